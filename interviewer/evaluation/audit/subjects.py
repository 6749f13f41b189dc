"""Of whom a count or a length is claimed: the candidate named nearest, and never the one that is compared to."""

import re
from functools import lru_cache
from typing import NamedTuple

from interviewer.domain.calibration_pair import NAMES, Name
from interviewer.importers.page_words import name_of

_VERBS = (
    r"has|had|is|was|runs?|ran|takes?|took|speaks|spoke|talks|gives|gave|uses|needs|says|gets|opens|opened|begins|began|"
    r"starts|started|goes|went|spends|lasts|lasted|fills|tells|told|counts|comes|stays|keeps|makes|holds|contains|offers|"
    r"answers|answered|never|wins|exceeds|outruns|calls|closes|shows|showed|sorts|names|knows|made|found|kept|wrote|"
    r"built|describes|claims|admits|concedes|stops|leaves|acts|lost|does|did|hides|lacks|owns|names|brings|finds"
)
_BEHIND = (
    rf"(?='s\b|\s*[,:;)/(]|\.(?:\s|$)|\s*$| (?:{_VERBS}|and|or|while|but|against|by|alone)\b| -+ "
    r"| (?:\d+|\w+(?:-\w+)?) (?:words|seconds|sentences)\b)"
)
_BEFORE = (
    r"(?:(?<=\bthan )|(?<=\bof )|(?<=\bby )|(?<=\bfrom )|(?<=\bin )|(?<=\bwith )|(?<=\bfor )|(?<=\bto )|(?<=\band )|"
    r"(?<=\bor )|(?<=\bagainst )|(?<=\bunlike )|(?<=\bis )|(?<=\bwhile )|(?<=\bbut )|(?<=\bboth ))"
)
_LETTER = r"(?-i:[AB])(?![\w-])"
_MENTION = re.compile(
    r"\b(?:candidate|answer|response|reply|speaker)\s+(?P<full>[AB12])\b"
    rf"|(?<![\w'\"-])(?P<led>{_BEFORE}{_LETTER})|(?<![\w'\"-])(?P<bare>{_LETTER}){_BEHIND}",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|unlike|against|over|beside|next to|as opposed to|compared (?:to|with)|exceeds|outruns)"
    r"(?: (?:that|those|the (?:answer|story|reply)) of)? $",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\s*(?:and|or|nor|/|,|&)\s*)", re.IGNORECASE)
_IS = re.compile(r"\W*(?:is|was|belongs to|comes from|goes to) (?:that of |the one of )?$", re.IGNORECASE)


_NEAR = 50
"""Characters before a name in which it is said that one compares to it."""


class Mention(NamedTuple):
    """A candidate's name in a clause."""

    name: Name
    start: int
    end: int
    compared: bool
    """Whether it is the other side of a comparison."""


@lru_cache(maxsize=8)
def mentions(text: str) -> tuple[Mention, ...]:
    """Each mention of a candidate, a letter alone only where it can be no article."""
    return tuple(
        Mention(
            name_of(match["full"] or match["led"] or match["bare"]),
            match.start(),
            match.end(),
            _COMPARED.search(text[max(0, match.start() - _NEAR) : match.start()]) is not None,
        )
        for match in _MENTION.finditer(text)
    )


def named_in(text: str) -> Name | None:
    """The one candidate whom a clause names and does not merely compare to, or with whom it opens; else None."""
    found = [item for item in mentions(text) if not item.compared]
    if found and (found[0].start == 0 or len({item.name for item in found}) == 1):
        return found[0].name
    return None


def other_of(name: Name) -> Name:
    """The other candidate."""
    return NAMES[1 - NAMES.index(name)]


class Subject(NamedTuple):
    """Whom a claim is about, as its clause says."""

    name: Name | None
    unclear: bool
    """Whether the clause names somebody and still does not say whom: nothing may be concluded."""


def subject_of(text: str, start: int, end: int) -> Subject:
    """The subject of what stands at `start` to `end` of a clause, or that the clause names none."""
    named = mentions(text)
    before = [item for item in named if item.end <= start and not item.compared]
    within = [item for item in named if start < item.end and item.start < end and not item.compared]
    against = {item.name for item in named if item.compared and (item.start >= start or not before)}
    behind = [item for item in named if item.start >= end and _IS.fullmatch(text, end, item.start)]
    nearest = (within or before[-1:] or behind)[:1]
    if nearest and _is_joined(text, before, nearest[0]):
        return Subject(None, unclear=True)
    if nearest:
        return Subject(None, unclear=True) if nearest[0].name in against else Subject(nearest[0].name, unclear=False)
    if len(against) == 1:
        return Subject(other_of(against.pop()), unclear=False)
    return Subject(None, unclear=bool(against))


def _is_joined(text: str, before: list[Mention], nearest: Mention) -> bool:
    """Whether both candidates are the subject ('A and B have 90 words each')."""
    return any(
        item.name != nearest.name and _JOINED.fullmatch(text, item.end, nearest.start)
        for item in before[-2:]
        if item.end <= nearest.start
    )
