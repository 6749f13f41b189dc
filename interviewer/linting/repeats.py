"""Triggers, probes and quiz items that ask the same twice, in one file or over files, also in other words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from interviewer.library.fields import Place, words
from interviewer.library.problems import Problem, problem
from interviewer.linting.likeness import SAME_FROM, Asked, asked, asked_alike

GROUPS = (("questions.*.text", "trigger"), ("probes.*.question", "probe"), ("learning.quiz.*.prompt", "quiz item"))
"""Fields whose texts are held against one another, and what to call one."""
MOST_TEXTS = 400
"""Texts of one field of one file that are compared; more than that nobody can learn, and comparing grows squarely."""
SHOWN = 80
"""Characters of a text that a problem repeats."""


class Text(NamedTuple):
    """One text and where it stands."""

    file: str
    path: Place
    text: str
    asked: Asked


def repeat_problems(competencies: Mapping[str, Any]) -> list[Problem]:
    """Every text that asks what one before it asks; file name to JSON, in the order in which they are compared.

    What is there word for word is left to the rules on ids and sentences.
    """
    found: list[Problem] = []
    for pattern, what in GROUPS:
        texts: list[Text] = []
        for file, data in competencies.items():
            there = words(data, pattern)
            if len(there) > MOST_TEXTS:
                said = (
                    f"has {len(there):,} of {pattern.split('.*')[0]!r}; at most {MOST_TEXTS} are read. Split the file."
                )
                found.append(problem(file, data, there[MOST_TEXTS][0], said))
            texts += [Text(file, path, text, asked(text)) for path, text in there[:MOST_TEXTS]]
        for first, second in alike(texts):
            there_too = "" if first.file == second.file else f" of {first.file}"
            said = (
                f"asks what the {what}{there_too} {_short(first.text)} asks: {_short(second.text)}. "
                "Ask for something else, or remove one of the two."
            )
            found.append(problem(second.file, competencies[second.file], second.path, said))
    return found


def alike(texts: Sequence[Text]) -> Iterator[tuple[Text, Text]]:
    """Each text that is like an earlier one, with the first such."""
    holding: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        rivals = sorted({earlier for concept in text.asked.concepts for earlier in holding.get(concept, ())})
        for earlier in rivals:
            if asked_alike(texts[earlier].asked, text.asked) >= SAME_FROM and not _the_same(texts[earlier], text):
                yield texts[earlier], text
                break
        for concept in text.asked.concepts:
            holding.setdefault(concept, []).append(at)


def _the_same(one: Text, other: Text) -> bool:
    """Word for word, which other rules tell already."""
    return one.text == other.text and one.file == other.file


def _short(text: str) -> str:
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 3] + "...")
