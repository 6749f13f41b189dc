"""Lexicons that refer to one another: names that are not there, circles, and which can be filled in at all."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from interviewer.library.fields import Place, each, words
from interviewer.library.references import names, suggestion

_BRACES = re.compile(r"(\\[xpP]|\\)?\{([^{}]*)\}")
_COUNT = re.compile(r"\d+(?:,\d*)?")
NAME_IN_PATTERN = re.compile(r"[a-z_]{2,}")
"""What a lexicon has to be called for a pattern to refer to it."""


def pattern_names(pattern: str) -> Iterator[str]:
    """What stands in braces in a pattern and is neither a count nor escaped."""
    for escape, name in _BRACES.findall(pattern):
        if not escape and not _COUNT.fullmatch(name):
            yield name


def lexicon_problems(lexicons: Any) -> Iterator[tuple[Place, str]]:
    """Every reference to a lexicon that is not there, and every circle, told once at the lexicon where it starts."""
    there, found = names(lexicons, "*.id"), _references(lexicons)
    for path, _, name in found:
        if name not in there:
            yield path, f"'{{{name}}}': no lexicon has that name. {suggestion(name, there)}"
        elif not NAME_IN_PATTERN.fullmatch(name):
            yield path, f"'{{{name}}}': only a name of small letters and '_' can be filled in. Rename that lexicon."
    uses, told = _uses(found), set[frozenset[str]]()
    for path, start in words(lexicons, "*.id"):
        circle = _circle(start, uses)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            yield path[:1], f"refers to itself: {' -> '.join((*circle, start))}. Take one of these references out."


def unsound(lexicons: Any) -> frozenset[str]:
    """Lexicons that cannot be filled in: in a circle, or in need of one that is or is not there."""
    there, uses = names(lexicons, "*.id"), _uses(_references(lexicons))
    bad = {name for name in uses if _circle(name, uses) or not uses[name] <= there}
    while worse := {name for name in uses.keys() - bad if uses[name] & bad}:
        bad |= worse
    return frozenset(bad)


def _references(lexicons: Any) -> list[tuple[Place, str, str]]:
    """Where one lexicon refers to another: the pattern's place, whose it is, the name in braces."""
    return [
        ((*path, *inner), owner, name)
        for path, item in each(lexicons, "*")
        for _, owner in words(item, "id")
        for inner, pattern in words(item, "patterns.*")
        for name in pattern_names(pattern)
    ]


def _uses(references: list[tuple[Place, str, str]]) -> dict[str, frozenset[str]]:
    """Lexicon to the names in its patterns."""
    found: dict[str, set[str]] = {}
    for _, owner, name in references:
        found.setdefault(owner, set()).add(name)
    return {owner: frozenset(used) for owner, used in found.items()}


def _circle(start: str, uses: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The shortest way from `start` back to itself, without the return; empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        for name in sorted(uses.get(way[-1], frozenset())):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                ways.append((*way, name))
    return ()
