"""Track files, and rubrics with a track laid over them; a track that cannot be used is reported with every problem."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from interviewer.domain.competency import Competency
from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Dimension, Framework, Lexicon, RedFlag
from interviewer.domain.track import Overlay, Track
from interviewer.domain.transcript import Transcript
from interviewer.errors import RubricError
from interviewer.library.checks import rule_problems
from interviewer.library.files import FRAMEWORK_FILE, LEXICON_FILE, TRACK_PREFIX, read_file, read_json
from interviewer.library.rubrics import competency_ids, load_lexicons, load_rubric
from interviewer.resources import data_folder

LONGEST_SHOWN = 40
"""Characters of an unknown track's name that a note repeats."""


def track_ids(folder: Path | None = None) -> tuple[str, ...]:
    """Ids of the tracks that there are, sorted."""
    folder = folder or data_folder("rubrics")
    names = (file.name.removesuffix(".json") for file in folder.iterdir() if file.name.endswith(".json"))
    return tuple(sorted(name.removeprefix(TRACK_PREFIX) for name in names if name.startswith(TRACK_PREFIX)))


@lru_cache(maxsize=8)
def load_track(track_id: str, folder: Path | None = None) -> Track:
    """One track. Raises RubricError with every problem of its file, also where there is none of that name."""
    folder = folder or data_folder("rubrics")
    if track_id not in track_ids(folder):
        raise RubricError([f"{track_id[:LONGEST_SHOWN]!r}: there is no such track. {_known(folder)}"])
    loaded = read_file(folder / f"{TRACK_PREFIX}{track_id}.json", TypeAdapter(Track))
    files: dict[str, Any] = {name: read_json(folder / name) for name in (FRAMEWORK_FILE, LEXICON_FILE)}
    files |= {f"{name}.json": read_json(folder / f"{name}.json") for name in competency_ids(folder)}
    others = tuple(files)
    if loaded.data is not None:
        files[loaded.name] = loaded.data
    problems = (*loaded.problems, *(item for item in rule_problems(files, others) if item.file == loaded.name))
    if problems:
        raise RubricError([str(problem) for problem in dict.fromkeys(problems)])
    return loaded.required()


def track_names(folder: Path | None = None) -> dict[str, str]:
    """Id to name of every track. Raises RubricError."""
    return {track_id: load_track(track_id, folder).name for track_id in track_ids(folder)}


def with_track(rubric: Rubric, track_id: str | None, folder: Path | None = None) -> Rubric:
    """`rubric` with a track laid over it; the very same rubric where none is chosen.

    An unknown track is ignored, and so is one that lays nothing over this competency; `notes` say so.
    Raises RubricError for a track whose file cannot be used.
    """
    if track_id is None:
        return rubric
    if track_id not in track_ids(folder):
        shown = "".join(item if item.isprintable() else "\N{REPLACEMENT CHARACTER}" for item in track_id)
        note = f"Unknown track {shown[:LONGEST_SHOWN]!r}; graded without. {_known(folder)}"
        return replace(rubric, notes=(*rubric.notes, note))
    track = load_track(track_id, folder)
    overlay = next((item for item in track.overlays if item.competency == rubric.id), None)
    if overlay is None:
        note = f"Track {track.name} ({track.id}) lays nothing over {rubric.name}; graded without."
        return replace(rubric, notes=(*rubric.notes, note))
    laid = _laid(rubric, track.id, folder)
    notes = (*rubric.notes, f"Track: {track.name} ({track.id}), version {track.version}.")
    return laid if laid.notes == notes else replace(laid, notes=notes)


def rubric_for(transcript: Transcript) -> Rubric:
    """What a transcript is graded by: its competency's rubric with its track. Raises RubricError."""
    return with_track(load_rubric(transcript.competency), transcript.track)


def _known(folder: Path | None) -> str:
    return f"There are: {', '.join(track_ids(folder)) or 'none'}."


@lru_cache(maxsize=64)
def _laid(rubric: Rubric, track_id: str, folder: Path | None) -> Rubric:
    """Two rubrics that differ in their notes alone are one to the cache."""
    track = load_track(track_id, folder)
    overlay = next(item for item in track.overlays if item.competency == rubric.id)
    return replace(
        rubric,
        hash=_hash([rubric.hash, overlay.competency, track.model_dump(mode="json")]),
        framework=_framework(rubric.framework, track),
        competency=_competency(rubric.competency, track, overlay),
        dimensions=tuple(_dimension(dimension, track, overlay) for dimension in rubric.dimensions),
        lexicons=_vocabulary(track_id, folder),
        notes=(*rubric.notes, f"Track: {track.name} ({track.id}), version {track.version}."),
        track=track,
    )


def track_hash(track: Track) -> str:
    """Sixteen hexadecimal digits that differ wherever the track's content does."""
    return _hash(track.model_dump(mode="json"))


def _hash(content: object) -> str:
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


@lru_cache(maxsize=8)
def _vocabulary(track_id: str, folder: Path | None) -> tuple[Lexicon, ...]:
    """One object for all rubrics of a track, so that they share what is compiled from it."""
    return (*load_lexicons(folder), *load_track(track_id, folder).lexicons)


def _dimension(dimension: Dimension, track: Track, overlay: Overlay) -> Dimension:
    moved = overlay.moved
    kept = (
        signal.model_copy(update={"points": round(signal.points + moved[signal.id], 6)})
        if signal.id in moved
        else signal
        for signal in dimension.signals
    )
    own = (signal for signal in track.signals.get(dimension.id, ()) if signal.id in overlay.signals)
    return dimension.model_copy(update={"signals": (*kept, *own)})


def _framework(framework: Framework, track: Track) -> Framework:
    """With the track's red flags behind the others, and what it excuses taken from theirs."""
    flags = (_excusing(flag, track.excused.get(flag.id, ())) for flag in framework.red_flags)
    return framework.model_copy(update={"red_flags": (*flags, *track.red_flags)})


def _excusing(flag: RedFlag, lexicons: Iterable[str]) -> RedFlag:
    cues = tuple(cue.model_copy(update={"none": (*cue.none, *lexicons)}) for cue in flag.cues)
    return flag.model_copy(update={"cues": cues})


def _competency(competency: Competency, track: Track, overlay: Overlay) -> Competency:
    """With the track's questions and probes before its own, and its traps, wording and quiz behind."""
    probes = tuple(probe for probe in track.probes if probe.signal in overlay.signals)
    learning = competency.learning
    if learning:
        learning = learning.model_copy(
            update={
                "traps": (*learning.traps, *track.traps),
                "wording": (*learning.wording, *(item for item in track.wording if item.signal in overlay.signals)),
                "quiz": (*learning.quiz, *track.quiz),
            }
        )
    return competency.model_copy(
        update={
            "questions": (*overlay.questions, *competency.questions),
            "probes": (*probes, *competency.probes),
            "learning": learning,
        }
    )
