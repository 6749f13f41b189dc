"""Where two runs of the same cases differ: figures first, then case by case, the worst change first."""

from collections.abc import Sequence
from typing import NamedTuple

from interviewer.domain.scorecard import VERDICTS
from interviewer.errors import RunError
from interviewer.evaluation import statistics as stats
from interviewer.evaluation.evaluate import Graded
from interviewer.evaluation.gates import Difference, differences
from interviewer.evaluation.rows import Row, strengths

LEAST_SHOWN = 0.05
"""Points of a dimension; less would read as 0.0."""


class Changed(NamedTuple):
    """One case that the two runs grade differently."""

    id: str
    wanted: str
    """Verdict and total of the reference, as far as there are any."""
    before: str
    after: str
    further: float | None
    """Points by which the second run is further from the reference than the first; None: it cannot be told."""
    why: str
    """The dimensions and gates that changed."""


class Comparison(NamedTuple):
    """The second run against the first."""

    cases: int
    differences: tuple[Difference, ...]
    changed: tuple[Changed, ...]
    signals: dict[str, float | None]
    """Signal to the weighted kappa of the strengths that the two gave."""


def compare(first: Graded, second: Graded) -> Comparison:
    """Raises RunError where the runs have no case in common."""
    old = {row.id: row for row in first.rows}
    both = [row for row in second.rows if row.id in old]
    if not both:
        raise RunError("The two runs have no case in common, so there is nothing to compare. Name runs of one suite.")
    changed = [_changed(old[row.id], row) for row in both if _given(old[row.id]) != _given(row)]
    changed.sort(key=lambda item: (-(item.further if item.further is not None else 0.0), item.id))
    pairs = [(old[row.id], row) for row in both]
    told = differences(second.suite, both, [before for before, _ in pairs])
    return Comparison(len(both), tuple(told), tuple(changed), _signals(pairs))


def _given(row: Row) -> tuple[object, ...]:
    return row.scored, row.verdict, row.total, row.points, row.gates, row.cells, row.target


def _signals(pairs: Sequence[tuple[Row, Row]]) -> dict[str, float | None]:
    found: dict[str, list[tuple[int, int]]] = {}
    for before, after in pairs:
        if before.signals == after.signals:
            for signal, left, right in zip(before.signals, before.cells, after.cells, strict=False):
                found.setdefault(signal, []).append((strengths(left)[1], strengths(right)[1]))
    return {
        signal: stats.weighted_kappa([left for left, _ in given], [right for _, right in given])
        for signal, given in found.items()
    }


def _changed(before: Row, after: Row) -> Changed:
    further = None
    if before.scored and after.scored and after.wanted_total is not None:
        further = abs(after.total - after.wanted_total) - abs(before.total - after.wanted_total)
    verdict = None if after.wanted_verdict is None else VERDICTS[after.wanted_verdict]
    wanted = " ".join(
        str(part) for part in (verdict, after.wanted_total and f"{after.wanted_total:g}") if part is not None
    )
    return Changed(after.id, wanted or "-", _said(before), _said(after), further, ", ".join(_why(before, after)))


def _said(row: Row) -> str:
    return f"{VERDICTS[row.verdict]} {row.total:g}" if row.scored else "no grade"


def _why(before: Row, after: Row) -> list[str]:
    old, new = before.points or {}, after.points or {}
    said = [f"{gate} fires" for gate in sorted(after.gates - before.gates)]
    said += [f"{gate} no longer fires" for gate in sorted(before.gates - after.gates)]
    moved = {name: new[name] - old[name] for name in new if name in old}
    return said + [f"{name} {by:+.1f}" for name, by in moved.items() if abs(by) >= LEAST_SHOWN]
