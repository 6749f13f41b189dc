"""Every problem of a folder of rubrics: files, patterns, and examples that are read otherwise than promised."""

from pathlib import Path

from interviewer.grading.examples import cue_problems, strength_problems
from interviewer.grading.frames import coaching_problems
from interviewer.library.checks import rule_problems
from interviewer.library.coaching import load_coaching
from interviewer.library.lint import read_all, sorted_problems
from interviewer.library.rubrics import competency_ids, load_rubric
from interviewer.library.tracks import load_track, track_ids, with_track
from interviewer.resources import data_folder


def problems_in(folder: Path | None) -> tuple[str, ...]:
    """One line a problem: '<file>: <field>: <what, remedy>'.

    What needs whole rubrics (the strength an example earns, the coach's frames) is tried where all else is right.
    """
    folder = folder or data_folder("rubrics")
    files, problems = read_all(folder)
    problems += [*rule_problems(files), *cue_problems(files)]
    if problems:
        return tuple(str(problem) for problem in sorted_problems(problems))
    for competency in competency_ids(folder):
        problems += strength_problems(load_rubric(competency, folder))
    for track in (load_track(name, folder) for name in track_ids(folder)):
        for overlay in track.overlays:
            problems += strength_problems(with_track(load_rubric(overlay.competency, folder), track.id, folder))
    return (*(str(problem) for problem in sorted_problems(problems)), *coaching_problems(load_coaching(folder)))
