"""Evidence laid over a transcript: each turn cut into pieces that carry the marks over them.

Cut here and not in the browser, because offsets are code points and JavaScript counts UTF-16.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from interviewer.domain.observation import Evidence

MOST_NAMED = 3
"""Points named for a piece that tells most for none; more are counted."""


@dataclass(frozen=True)
class Mark:
    """One quote of one finding, wherever both are shown."""

    id: str
    look: str
    """Dimension id, `gate` or `flag`."""
    group: str
    """The dimension's name, or what sort of finding it is."""
    point: str
    """What the quote is evidence for, in a few words."""
    evidence: Evidence
    telling: bool = True
    """The finding's first quote; the others show when one points at them."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a turn under the same marks, those it tells most for first."""

    text: str
    marks: tuple[str, ...]


def pieces_of(text: str, turn: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Turn `turn`'s `text`, cut at every edge of a mark; joined again the pieces are `text`.

    A mark whose span does not fit the text is left out: it would point at the wrong words.
    """
    here = [mark for mark in marks if mark.evidence.turn == turn and fits(mark.evidence, text)]
    here.sort(key=lambda mark: not mark.telling)
    edges = sorted({0, len(text), *(edge for mark in here for edge in (mark.evidence.start, mark.evidence.end))})
    return tuple(
        Piece(
            text=text[start:end],
            marks=tuple(mark.id for mark in here if mark.evidence.start <= start and end <= mark.evidence.end),
        )
        for start, end in pairwise(edges)
    )


def said_of(marks: Sequence[Mark]) -> list[str]:
    """What a piece under `marks` is evidence for, a line a group: the points it tells most for, the others counted."""
    telling = [mark for mark in marks if mark.telling]
    if not telling and len(marks) > MOST_NAMED:
        return [f"Counts in {len(marks)} places: {', '.join(dict.fromkeys(mark.group for mark in marks))}"]
    points: dict[str, list[str]] = {}
    for mark in telling or marks:
        points.setdefault(mark.group, []).append(mark.point)
    rest = len(marks) - len(telling) if telling else 0
    more = [f"Also counts in {rest} other {'place' if rest == 1 else 'places'}"] if rest else []
    return [*(f"{group}: {', '.join(names)}" for group, names in points.items()), *more]


def fits(evidence: Evidence, text: str) -> bool:
    """Whether the quote stands where the evidence says."""
    return 0 <= evidence.start < evidence.end <= len(text) and text[evidence.start : evidence.end] == evidence.quote
