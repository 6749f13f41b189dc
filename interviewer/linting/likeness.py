"""Whether two short texts ask the same: stems without function words, synonyms folded, order left aside."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from interviewer.grading.stems import plain, stem, words
from interviewer.linting.vocabulary import (
    ARTICLES,
    FRAMES,
    FUNCTION,
    GIVERS,
    LIGHT,
    NEGATIONS,
    OPPOSITES,
    PERSONS,
    PHRASES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SAME,
    SOMEBODY,
    TURNING,
)

LIGHT_WEIGHT = 0.3
SAME_FROM = 0.75
"""Texts that are so like are one text twice. Chosen, as the words are, on the pairs of question_pairs.json (tests)."""
SURER, SURER_FROM = 1.9, 0.65
"""So much weight in common, and nothing of weight that one of the two has alone, makes chance unlikely: such texts
need no more than that likeness, and are given 0.75."""
LEAST_SHARED = 0.6
"""Light words alone make no likeness."""
LITTLE, FEW_WORDS = 1.5, 8
"""What shares no more than one telling word says the same only where both say little else."""
LONGEST = 600
"""Characters of a text that are compared: a trigger or a probe has at most two hundred."""
_PASSIVE = frozenset({"were", "are", "got", "get"})
_AFTER_OBJECT = frozenset({"", "to", "in", "on", "for", "with", "at", "from", "about", "by", "then", "not", "towards"})
_BEFORE_QUESTIONS = frozenset({"", "and", "or", "but", "for", "from", "to", "with", "by", "so", "of"})
"""Behind one of these, or at the beginning, 'when' and 'who' ask; elsewhere they join."""
_CANDIDATE = frozenset({"you", "your", "yours", "yourself"})
_NONE: frozenset[str] = frozenset()
_WORDS = re.compile(r"[a-z0-9_']+")


class Asked(NamedTuple):
    """What a text asks, as far as it is compared."""

    concepts: frozenset[str]
    order: tuple[str, ...]
    """The concepts as they come, question words aside."""
    words: int
    """All of them, how one asks for a story left aside."""
    negated: bool
    roles: frozenset[str]
    """'does' where the candidate acts, 'undergoes' where something is done to them, 'others' where only others are
    named."""


@lru_cache(maxsize=4096)
def asked(text: str) -> Asked:
    """What `text` asks; only its first LONGEST characters are read."""
    said = FRAMES.sub(" ", " ".join(plain(text[:LONGEST]).casefold().replace("n't", " not").split()))
    for pattern, put in PHRASES:
        said = pattern.sub(put, said)
    said = " ".join(word for chunk in said.split() for word in ([chunk] if "_" in chunk else words(chunk)))
    row = _WORDS.findall(said)
    concepts = {
        QUESTION_WORDS[word]
        for before, word in pairwise(["", *row])
        if word in QUESTION_WORDS and (before in _BEFORE_QUESTIONS or "_" in word)
    }
    told = [word for word in row if word not in FUNCTION and word not in NEGATIONS and word not in QUESTION_WORDS]
    order = tuple(dict.fromkeys(SAME.get(stem(word), stem(word)) for word in told))
    concepts.update(order)
    return Asked(frozenset(concepts), order, len(row), not NEGATIONS.isdisjoint(row), _roles(row))


def _roles(row: list[str]) -> frozenset[str]:
    found = (
        {"others"}
        if _CANDIDATE.isdisjoint(row)
        and any(map(_acts, pairwise(["", *(word for word in row if word not in ARTICLES)])))
        else set()
    )
    for at, word in enumerate(row):
        if word == "you":
            before, after = row[at - 1] if at else "", row[at + 1] if at + 1 < len(row) else ""
            behind = row[at + 2] if at + 2 < len(row) else ""
            passive = after in _PASSIVE and (behind.endswith("ed") or behind in GIVERS)
            undergoes = passive or after in _AFTER_OBJECT or before in GIVERS or before.endswith("ed")
            found.add("undergoes" if undergoes else "does")
    return frozenset(found)


def _acts(words: tuple[str, str]) -> bool:
    """Whether the second of two words is a person who may act, and no 'with' or 'of' stands before."""
    before, word = words
    return before not in PREPOSITIONS and (word in SOMEBODY or SAME.get(stem(word), stem(word)) in PERSONS)


def likeness(first: str, second: str) -> float:
    """0 to 1: the weight of what both ask for, against what each asks for; 0 where one denies what the other asks."""
    return asked_alike(asked(first), asked(second))


def asked_alike(one: Asked, other: Asked) -> float:
    """`likeness` of texts that are read already."""
    shared = one.concepts & other.concepts
    weight = _weight(shared)
    if weight < LEAST_SHARED or (weight < LITTLE and max(one.words, other.words) > FEW_WORDS):
        return 0.0
    part = 2 * weight / (_weight(one.concepts) + _weight(other.concepts))
    return 0.0 if part >= SURER_FROM and _denied(one, other, shared) else _surer(part, weight, one, other)


def _surer(part: float, weight: float, one: Asked, other: Asked) -> float:
    within = min(_weight(one.concepts - other.concepts), _weight(other.concepts - one.concepts)) < 1
    return max(part, SAME_FROM) if within and weight >= SURER and part >= SURER_FROM else part


def _denied(one: Asked, other: Asked, shared: frozenset[str]) -> bool:
    """Whether one asks the opposite of the other, or for others' acts where the other asks for the candidate's."""
    if one.negated != other.negated or (len(one.roles) == len(other.roles) == 1 and one.roles != other.roles):
        return True
    left, right = one.concepts - shared, other.concepts - shared
    if not TURNING.isdisjoint(left | right):
        return True
    if any(not OPPOSITES.get(here, _NONE).isdisjoint(other.concepts) for here in left):
        return True
    if any(not OPPOSITES.get(here, _NONE).isdisjoint(one.concepts) for here in right):
        return True
    pairs = ((here, there) for here in shared for there in OPPOSITES.get(here, _NONE) & shared)
    return any(_before(one, *pair) != _before(other, *pair) for pair in pairs)


def _before(text: Asked, first: str, second: str) -> bool:
    return text.order.index(first) < text.order.index(second)


def _weight(concepts: frozenset[str]) -> float:
    return sum(LIGHT_WEIGHT if concept in LIGHT else 1.0 for concept in concepts)
