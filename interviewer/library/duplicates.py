"""Things that must stand once: ids, keys of an object, sentences of a competency."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from interviewer.library.fields import Place, each, texts, words
from interviewer.library.references import Role

ONCE: dict[Role, tuple[tuple[str, ...], ...]] = {
    "framework": (
        ("dimensions.*.id",),
        ("dimensions.*.signals.*.id", "scope.id"),
        ("gates.*.id", "caps.*.id", "red_flags.*.id"),
        ("levels.*.level",),
        ("kinds.*.kind",),
        ("principles.*.id",),
    ),
    "lexicons": (("*.id",),),
    "gate words": (("*.gate",),),
    "dimension words": (("dimensions.*",),),
    "grader words": (),
    "competency": (
        ("questions.*.id",),
        ("questions.*.text",),
        ("probes.*.id",),
        ("probes.*.question",),
        ("learning.quiz.*.id",),
        ("learning.quiz.*.prompt",),
        ("learning.traps.*.id",),
        ("learning.wording.*.signal",),
        ("learning.red_flags.*.flag",),
        ("learning.levels.*.level",),
        ("learning.companies.*.company",),
        ("learning.neighbours.*.competency",),
    ),
    "track": (
        ("lexicons.*.id",),
        ("signals.*.*.id",),
        ("red_flags.*.id",),
        ("overlays.*.competency",),
        ("overlays.*.questions.*.id",),
        ("overlays.*.questions.*.text",),
        ("probes.*.id",),
        ("probes.*.question",),
        ("traps.*.id",),
        ("wording.*.signal",),
        ("gains.*.kind",),
        ("quiz.*.id",),
        ("quiz.*.prompt",),
        ("checklist.*",),
    ),
    "phrasing": (),
    "coaching": (("frames.*.id",), ("conditions.*.id",)),
}
"""For each role of a file: fields that together hold no value twice."""
EVERYWHERE = (
    ("questions.*.id", "overlays.*.questions.*.id"),
    ("probes.*.id",),
    ("learning.quiz.*.id", "quiz.*.id"),
)
"""Fields whose values stand once in all competencies and tracks: histories and reports refer to them."""
LEAST_WORDS = 4
"""Shorter stretches are names, and no sentence."""
_END = re.compile(r"(?<=[.!?])\s+")


def given_twice(data: Any, role: Role) -> Iterator[tuple[Place, str]]:
    """Every value that stands a second time, at its second place."""
    for patterns in ONCE[role]:
        seen: set[str] = set()
        for path, value in (found for pattern in patterns for found in words(data, pattern)):
            if value in seen:
                yield path, f"{_short(value)} is there already. Give it another, or remove one of the two."
            seen.add(value)
    quiz = {"competency": "learning.quiz", "track": "quiz"}.get(role)
    for path, choices in each(data, f"{quiz}.*.choices") if quiz else ():
        if isinstance(choices, list) and len({str(choice) for choice in choices}) < len(choices):
            yield path, "two choices are the same. Change one."


def signals_given_twice(data: Any, framework: Any) -> Iterator[tuple[Place, str]]:
    """Every signal a competency adds under a name that is taken."""
    seen = {value for pattern in ("dimensions.*.signals.*.id", "scope.id") for _, value in words(framework, pattern)}
    for path, value in words(data, "signals.*.*.id"):
        if value in seen:
            yield path, f"{_short(value)} is a signal already. Call this one otherwise."
        seen.add(value)


def shared(competencies: Mapping[str, Any]) -> Iterator[tuple[str, Place, str]]:
    """File, path and what: every id and every sentence that another competency's or track's file has too."""
    ids: dict[tuple[tuple[str, ...], str], str] = {}
    sentences: dict[str, str] = {}
    for file, data in competencies.items():
        for patterns in EVERYWHERE:
            for path, value in (found for pattern in patterns for found in words(data, pattern)):
                owner = ids.setdefault((patterns, value), file)
                if owner != file:
                    yield file, path, f"{_short(value)} stands in {owner} too. Give it another."
        for path, text in texts(data):
            for sentence in _sentences(text):
                owner = sentences.setdefault(sentence.casefold(), file)
                if owner != file:
                    yield file, path, f"{_short(sentence)} stands in {owner} too. Say it in words of this competency."


def _sentences(text: str) -> Iterator[str]:
    for piece in _END.split(text):
        sentence = " ".join(piece.split())
        if sentence[-1:] in tuple(".!?") and sentence.count(" ") + 1 >= LEAST_WORDS:
            yield sentence


def _short(text: str) -> str:
    return repr(text if len(text) <= 80 else text[:77] + "...")
