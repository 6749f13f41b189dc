"""Quiz items that nobody can fail, or that have two right answers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import comb
from typing import Any, NamedTuple

from interviewer.library.fields import Place, each, words
from interviewer.linting.likeness import asked, likeness

CHOICES = 4
ALIKE = 0.85
"""Likeness from which two choices say the same; those of an item share its subject, so more than of two questions."""
LONGER = 1.5
"""A right choice of that many times the length of the longest other one is seen without reading."""
LEAST_LONGER = 12
"""Characters by which it is longer then, at least: of short choices one word makes the difference."""
LEAST_ITEMS = 8
"""In fewer items length and position of the right choice may fall as they like."""
UNLIKELY = 0.05
"""The right choice is the longest (or shortest) in so many items of a file only with this chance, if length told
nothing."""
MOST_AT_ONE_PLACE = 0.5
"""Share of a file's items whose right choice stands at one and the same place."""
TOLD = 0.6
"""Share of what sets the right choice off from the others that a hint may not say."""
WITHIN, LEAST_WITHIN = 0.75, 3
"""Share, and number, of a phrase's stems that a prompt has to hold for the phrase to be in it."""

Found = Iterator[tuple[Place, str]]


class Item(NamedTuple):
    """A quiz item of the right shape."""

    path: Place
    prompt: str
    choices: tuple[str, ...]
    answer: int
    hint: str

    @property
    def right(self) -> str:
        """The right choice."""
        return self.choices[self.answer]

    @property
    def others(self) -> list[str]:
        """The wrong choices."""
        return [choice for number, choice in enumerate(self.choices) if number != self.answer]


def items(data: Any) -> list[Item]:
    """The quiz items of a file; what has another shape is left to the models."""
    found = []
    for path, item in each(data, "learning.quiz.*"):
        if isinstance(item, dict):
            prompt, choices, answer, hint = (item.get(key) for key in ("prompt", "choices", "answer", "hint"))
            texts = [prompt, hint, *(choices if isinstance(choices, list) else ())]
            fits = len(texts) == CHOICES + 2 and all(isinstance(text, str) for text in texts)
            if fits and isinstance(answer, int) and not isinstance(answer, bool) and 0 <= answer < CHOICES:
                found.append(Item(path, str(prompt), tuple(map(str, texts[2:])), answer, str(hint)))
    return found


def quiz_faults(data: Any, phrases: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Found:
    """Every item, and every file of items, that gives its answers away or has two of them.

    `phrases`: name of a principle to file to the phrases by which one recognises it.
    """
    there = items(data)
    names = {name.casefold() for name in phrases}
    worded = [item for item in there if not names.issuperset(choice.casefold() for choice in item.choices)]
    for item in there:
        yield from _two_alike(item)
        yield from _right_elsewhere(item, phrases)
        yield from _hinted(item)
    for item in worded:
        yield from _too_long(item)
    yield from _by_length(worded)
    yield from _by_place(there)


def phrases_by_name(competencies: Mapping[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Name of each principle that has a file to the file and the phrases of its wording."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for file, data in competencies.items():
        for _, name in words(data, "name"):
            said = tuple(phrase for _, phrase in words(data, "learning.wording.*.phrases.*"))
            found.setdefault(name, {})[file] = said
    return found


def _two_alike(item: Item) -> Found:
    for second in range(CHOICES):
        for first in range(second):
            one, other = item.choices[first], item.choices[second]
            if one != other and (one.casefold() == other.casefold() or likeness(one, other) >= ALIKE):
                right = "both are right" if item.answer in (first, second) else "one of the two is no choice"
                yield (
                    (*item.path, "choices"),
                    f"{one!r} and {other!r} say the same, so {right}. Make one another mistake.",
                )


def _right_elsewhere(item: Item, phrases: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Found:
    by_name = {name.casefold(): files for name, files in phrases.items()}
    said = asked(item.prompt).concepts
    for choice in item.others:
        for file, known in by_name.get(choice.casefold(), {}).items():
            for phrase in known:
                stems = asked(phrase).concepts
                if len(stems) >= LEAST_WITHIN and len(stems & said) >= WITHIN * len(stems):
                    yield (
                        (*item.path, "choices"),
                        f"{choice!r} is right too: {file} has {phrase!r} among its wording. Tell another case, or name "
                        "another principle.",
                    )
                    break


def _hinted(item: Item) -> Found:
    known = asked(item.prompt).concepts.union(*(asked(other).concepts for other in item.others))
    telling = asked(item.right).concepts - known
    said = telling & asked(item.hint).concepts
    if item.right.casefold() in item.hint.casefold() or (telling and len(said) >= TOLD * len(telling)):
        yield (
            (*item.path, "hint"),
            f"says what the right choice {item.right!r} says. Name where to look, not what is there.",
        )


def _too_long(item: Item) -> Found:
    right, longest = len(item.right), max(map(len, item.others))
    if right >= LONGER * longest and right - longest >= LEAST_LONGER:
        yield (
            (*item.path, "choices"),
            f"the right one has {right} characters and the longest other {longest}: its length gives it away. "
            "Make them alike.",
        )


def _by_length(there: list[Item]) -> Found:
    for what, pick in (("longest", max), ("shortest", min)):
        often = sum(len(item.right) == pick(map(len, item.choices)) for item in there)
        if len(there) >= LEAST_ITEMS and chance(often, len(there)) < UNLIKELY:
            yield (
                ("learning", "quiz"),
                f"the right choice is the {what} in {often} of {len(there)} items, principles aside; by chance "
                f"it would be a quarter. Make others {what} too.",
            )


def _by_place(there: list[Item]) -> Found:
    counts = Counter(item.answer for item in there)
    if len(there) < LEAST_ITEMS:
        return
    for place in range(CHOICES):
        if counts[place] > MOST_AT_ONE_PLACE * len(there) or not counts[place]:
            yield (
                ("learning", "quiz"),
                f"the right choice stands at place {place + 1} in {counts[place]} of {len(there)} items. Use all four "
                "places, none for more than half.",
            )


def chance(often: int, of: int) -> float:
    """How likely at least `often` of `of` items have a property that each has with one chance in CHOICES."""
    each_one = 1 / CHOICES
    return sum(comb(of, n) * each_one**n * (1 - each_one) ** (of - n) for n in range(often, of + 1))
