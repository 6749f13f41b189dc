"""The variants of a run that moved furthest beyond what they may, as text to read."""

from collections.abc import Iterator, Sequence

from interviewer.commands.formats import row
from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation.changes import ranked
from interviewer.evaluation.rows import Change, Row


def worst_text(rows: Sequence[Row], most: int) -> str:
    """A line a variant; empty where none did more than it may."""
    return "".join(_lines(ranked(rows), most))


def _lines(found: Sequence[tuple[Row, Change]], most: int) -> Iterator[str]:
    if not found or not most:
        return
    yield "\n" + row([("the worst variants", 52), ("base", 18), ("variant", 18), ("too far", 8), ("gates", 60)])
    for variant, change in found[:most]:
        before = f"{VERDICTS[variant.verdict - change.verdicts]} {variant.total - change.moved:g}"
        after = f"{VERDICTS[variant.verdict]} {variant.total:g}"
        gates = [f"{gate} lost" for gate in sorted(change.lost)] + [f"{gate} gained" for gate in sorted(change.gained)]
        beyond = f"{change.beyond:g}" if change.beyond else "-"
        cells = (variant.id, 52), (before, 18), (after, 18), (beyond, 8), (", ".join(gates), 60)
        yield row(cells)
    if len(found) > most:
        yield f"... and {len(found) - most} more; --worst shows them.\n"
