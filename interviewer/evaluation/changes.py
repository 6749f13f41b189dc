"""Variants that did what they may not, the worst first."""

from collections.abc import Sequence

from interviewer.evaluation.rows import Change, Row


def ranked(rows: Sequence[Row]) -> list[tuple[Row, Change]]:
    """Variants that moved too far or lost a gate: by the points beyond what is allowed, then by gates, then by id."""
    found = [(row, row.change) for row in rows if row.change and (row.change.beyond or row.change.lost)]
    return sorted(found, key=lambda item: (-item[1].beyond, -len(item[1].lost), item[0].id))
