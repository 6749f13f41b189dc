"""What is measured of variants: whether they moved further than they may, verdicts that changed, gates lost and gained.

Each is a function of rows; those that are no variants, or have nothing to be compared with, are passed over.
"""

from collections.abc import Callable, Sequence
from typing import Final, Literal

from interviewer.evaluation.rows import Change, Row


def changes(rows: Sequence[Row]) -> list[Change]:
    """Of the variants among the rows."""
    return [row.change for row in rows if row.change is not None]


def too_far(rows: Sequence[Row]) -> float | None:
    """How many moved further than they may."""
    return _count(rows, lambda change: change.beyond > 0)


def too_far_share(rows: Sequence[Row]) -> float | None:
    """The same as a share of the variants."""
    return _share(rows, lambda change: change.beyond > 0)


def worst_beyond(rows: Sequence[Row]) -> float | None:
    """Most points by which one moved further than it may."""
    return max([change.beyond for change in changes(rows)], default=None)


def worst_lift(rows: Sequence[Row]) -> float | None:
    """Most points by which one is above its base, whatever it may; 0 where none is."""
    found = changes(rows)
    return max(0.0, *[change.moved for change in found]) if found else None


def mean_move(rows: Sequence[Row]) -> float | None:
    """Points by which they are above their bases on average."""
    found = changes(rows)
    return sum([change.moved for change in found]) / len(found) if found else None


def verdicts_changed(rows: Sequence[Row]) -> float | None:
    """Share with another verdict than their base."""
    return _share(rows, lambda change: change.verdicts != 0)


def gates_lost(rows: Sequence[Row]) -> float | None:
    """How many lack a gate that fires for their base."""
    return _count(rows, lambda change: bool(change.lost))


def gates_gained(rows: Sequence[Row]) -> float | None:
    """How many have a gate that does not fire for their base."""
    return _count(rows, lambda change: bool(change.gained))


def _count(rows: Sequence[Row], is_so: Callable[[Change], bool]) -> float | None:
    found = changes(rows)
    return float(sum([is_so(change) for change in found])) if found else None


def _share(rows: Sequence[Row], is_so: Callable[[Change], bool]) -> float | None:
    found = changes(rows)
    return sum([is_so(change) for change in found]) / len(found) if found else None


MEASURES: Final[dict[str, tuple[str, Literal["more", "less", "zero"], Callable[[Sequence[Row]], float | None]]]] = {
    "too_far": ("variants that moved too far", "less", too_far),
    "too_far_share": ("share that moved too far", "less", too_far_share),
    "worst_beyond": ("most points beyond what is allowed", "less", worst_beyond),
    "worst_lift": ("most lifted above its base, points", "less", worst_lift),
    "mean_move": ("mean move of the total, points", "zero", mean_move),
    "verdicts_changed": ("another verdict than the base, share", "less", verdicts_changed),
    "gates_lost": ("variants that lost a gate", "less", gates_lost),
    "gates_gained": ("variants that gained a gate", "less", gates_gained),
}
"""Id to name, which way is better, and the function."""
SHARES: Final = ("too_far_share", "verdicts_changed")
"""The others are points or numbers of variants."""
