"""On what share of rated answers each cue fires: one that never does is dead, one that always does tells nothing."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Cue, Gate, GateCue, RedFlag
from interviewer.domain.transcript import Transcript
from interviewer.grading.cues import CueSet
from interviewer.grading.reading import read
from interviewer.library.fields import Place
from interviewer.library.files import FRAMEWORK_FILE
from interviewer.library.problems import Problem, problem

ANSWERS = ("calibration/dev.jsonl", "written/transcripts.jsonl")
"""Files of evals: what weights and cues may be learned from. The calibration's part aside is never read here."""
MOST_ANSWERS, MOST_MARKED = 0.97, 0.6
"""Largest share of answers on which a cue of a signal may fire, and one of a gate, cap or red flag."""
MOST_SENTENCES = 0.4
"""Largest share of sentences: signals with weights sum sentences up, so that how many fire tells as well."""
RARE = 0.01
"""A cue that is declared rare fires on no larger share."""

Masks = tuple[tuple[int, ...], ...]
"""For each answer the lexicons of each of its sentences."""


class Share(NamedTuple):
    """One cue of a file and how often it fires."""

    file: str
    path: Place
    cue: Cue | GateCue
    fired: int
    of: int
    """Answers."""
    sentences: float
    """Share of all their sentences."""


@lru_cache(maxsize=4)
def _cue_set(rubric: Rubric) -> CueSet:
    """The rubric's cues with every lexicon looked for, whichever competency it is for."""
    return CueSet(replace(rubric, lexicons=tuple(item.model_copy(update={"only_for": ()}) for item in rubric.lexicons)))


@lru_cache(maxsize=4)
def _masks(folder: Path, rubric: Rubric) -> Masks:
    cues = _cue_set(rubric)
    return tuple(tuple(reading.mask for reading in read(answer, cues)) for answer in answers(folder))


def answers(folder: Path) -> tuple[Transcript, ...]:
    """The rated answers below `folder`, that of evals, in the order of ANSWERS."""
    keys = ("id", "question", "turns", "competency", "level")
    lines = (line for name in ANSWERS for line in (folder / name).read_text(encoding="utf-8").splitlines())
    rated = (json.loads(line) for line in lines if line.strip())
    return tuple(Transcript.model_validate({key: line[key] for key in keys}) for line in rated)


def shares(rubrics: Sequence[Rubric], evals: Path) -> list[Share]:
    """How often each cue fires: the framework's, then what each of `rubrics`, of one framework, adds.

    Answers are read once, for all lexicons, by the first rubric.
    """
    masks, cues = _masks(evals, rubrics[0]), _cue_set(rubrics[0])
    every = max(1, sum(map(len, masks)))
    found = []
    for file, path, cue in _cues(rubrics):
        fired = [_fired(cue, sentences, cues) for sentences in masks]
        found.append(Share(file, path, cue, sum(map(bool, fired)), len(masks), sum(fired) / every))
    return found


def firing_problems(rubrics: Sequence[Rubric], evals: Path) -> list[Problem]:
    """Every cue that fires on no rated answer and does not say why, and every one that fires on too many."""
    parts = {FRAMEWORK_FILE: rubrics[0].framework.model_dump(mode="json")}
    parts |= {f"{rubric.competency.id}.json": rubric.competency.model_dump(mode="json") for rubric in rubrics}
    told = ((share, _wrong(share)) for share in shares(rubrics, evals))
    return [problem(share.file, parts[share.file], share.path, what) for share, what in told if what]


def _wrong(share: Share) -> str | None:
    most = MOST_ANSWERS if isinstance(share.cue, Cue) else MOST_MARKED
    often = f"fires on {share.fired} of {share.of} rated answers"
    if share.cue.rare is not None and share.fired > RARE * share.of:
        return f"{often} and is declared rare. Remove 'rare'."
    if share.fired > most * share.of:
        return f"{often}, more than {most:.0%}: it tells none from another. Ask for more in 'all' or 'none'."
    if share.sentences > MOST_SENTENCES:
        return f"fires in {share.sentences:.0%} of all rated sentences, more than {MOST_SENTENCES:.0%}. Ask for more."
    if not share.fired and share.cue.rare is None:
        return (
            f"fires on none of {share.of} rated answers. Widen its lexicons by what people say, remove it, or give the "
            "reason in 'rare'."
        )
    return None


def _fired(cue: Cue | GateCue, sentences: Sequence[int], cues: CueSet) -> int:
    """In how many of an answer's sentences the cue fires."""
    need, some, never = cues.bits(*cue.all), cues.bits(*cue.any), cues.bits(*cue.none)
    return sum(mask & need == need and not mask & never and bool(mask & some or not some) for mask in sentences)


def _cues(rubrics: Sequence[Rubric]) -> Iterator[tuple[str, Place, Cue | GateCue]]:
    framework = rubrics[0].framework
    for at, dimension in enumerate(framework.dimensions):
        for number, signal in enumerate(dimension.signals):
            for place, cue in enumerate(signal.cues):
                yield FRAMEWORK_FILE, ("dimensions", at, "signals", number, "cues", place), cue
    for place, cue in enumerate(framework.scope.cues):
        yield FRAMEWORK_FILE, ("scope", "cues", place), cue
    marked: dict[str, tuple[Gate | RedFlag, ...]] = {
        "gates": framework.gates,
        "caps": framework.caps,
        "red_flags": framework.red_flags,
    }
    for field, marks in marked.items():
        for at, mark in enumerate(marks):
            for place, marking in enumerate(mark.cues):
                yield FRAMEWORK_FILE, (field, at, "cues", place), marking
    for rubric in rubrics:
        for name, added in rubric.competency.signals.items():
            for number, signal in enumerate(added):
                for place, cue in enumerate(signal.cues):
                    yield f"{rubric.competency.id}.json", ("signals", name, number, "cues", place), cue
