"""Every metric by name: what it measures, what it needs of the cases, which way is better."""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import Final, Literal, NamedTuple

from interviewer.domain.observation import Strength
from interviewer.evaluation import statistics as stats
from interviewer.evaluation.resampling import Summed
from interviewer.evaluation.rows import Row, strengths
from interviewer.evaluation.variation_metrics import MEASURES, SHARES

Need = Literal["verdict", "total", "points", "gates", "probe_targets", "observations", "pairs", "repeats", "variants"]
Better = Literal["more", "less", "zero"]
Of = Callable[[Sequence[Row]], float | None]
Tally = stats.Tally
Pairwise = Callable[[stats.Ratings, stats.Ratings], float | None]
"""Of what was wanted and what was given."""

DIMENSIONS: Final = ("structure_star", "ownership_signal", "action_specificity", "quantified_impact", "self_awareness")
GATES: Final = ("manager_assigned", "collective_only", "no_story")
TINY: Final = 1e-12
LEAST_APART: Final = 8
"""Points by which the reference totals of a pair must differ for its order to count (`GRADING`, three raters differ
by about three)."""


CELLS: Final = tuple((cell, *strengths(cell)) for cell in range(len(Strength) ** 2))


class Metric(NamedTuple):
    """One figure of a run."""

    name: str
    """For people."""
    needs: frozenset[Need]
    """Without any of these in the cases it says nothing."""
    better: Better
    of: Of
    """From the rows that were scored; None where it is undefined."""
    with_abstained: bool = False
    """True: from all rows, those without a grade too."""
    in_points: bool = False
    """True: a number of points; others lie between -1 and 1, or are counts."""


def _verdicts(rows: Sequence[Row]) -> tuple[list[int], list[int]]:
    known = [row for row in rows if row.wanted_verdict is not None]
    return [row.wanted_verdict or 0 for row in known], [row.verdict for row in known]


def _totals(rows: Sequence[Row]) -> tuple[list[float], list[float]]:
    known = [row for row in rows if row.wanted_total is not None]
    return [row.wanted_total or 0 for row in known], [row.total for row in known]


def _points(rows: Sequence[Row], dimension: str) -> tuple[list[float], list[float]]:
    known = [row for row in rows if row.points is not None and dimension in row.wanted_points]
    return [row.wanted_points[dimension] for row in known], [(row.points or {})[dimension] for row in known]


def _of_verdicts(of: Pairwise) -> Of:
    return lambda rows: of(*_verdicts(rows))


def _of_totals(of: Pairwise) -> Of:
    return lambda rows: of(*_totals(rows))


def _of_points(dimension: str, of: Pairwise) -> Of:
    return lambda rows: of(*_points(rows, dimension))


def _verdict_alpha(rows: Sequence[Row]) -> float | None:
    return stats.tally_alpha(stats.tally(*_verdicts(rows)))


def _two(of: Callable[[Sequence[Sequence[float]]], float | None]) -> Pairwise:
    return lambda left, right: of(list(zip(left, right, strict=True)))


def _rounded_kappa(wanted: stats.Ratings, given: stats.Ratings) -> float | None:
    return stats.weighted_kappa(wanted, [round(points) for points in given])


def count(rows: Sequence[Row]) -> float | None:
    """How many were scored."""
    return float(len(rows))


def abstained(rows: Sequence[Row]) -> float | None:
    """Share of cases without a grade."""
    return stats.mean([not row.scored for row in rows])


def pair_counts(rows: Sequence[Row]) -> tuple[int, int]:
    """Pairs of which the better answer has the higher total, and pairs that are far enough apart."""
    pairs: dict[str, list[Row]] = {}
    for row in rows:
        pairs.setdefault(row.pair, []).append(row)
    right = apart = 0
    for pair in pairs.values():
        # A pair that was drawn twice stands here twice over: (a, b, a, b).
        first = pair[0]
        other = next((row for row in pair if row.id != first.id), None)
        if other is None or first.wanted_order is None or other.wanted_order is None:
            continue
        wanted = first.wanted_order - other.wanted_order
        if abs(wanted) >= LEAST_APART:
            times = sum(row.id == first.id for row in pair)
            apart += times
            right += times * ((first.total - other.total) * wanted > 0)
    return right, apart


def pair_order(rows: Sequence[Row]) -> float | None:
    """Share of pairs, far enough apart, of which the better answer has the higher total; a tie is not."""
    right, apart = pair_counts(rows)
    return right / apart if apart else None


def _gate(gate: str | None, of: Literal["precision", "recall"]) -> Of:
    """Of one gate, or of all of them taken together."""

    def measured(rows: Sequence[Row]) -> float | None:
        known = [(row.wanted_gates, row.gates) for row in rows if row.wanted_gates is not None]
        if gate is None:
            both = sum([len(true & fired) for true, fired in known])
            of_all = sum([len(fired if of == "precision" else true) for true, fired in known])
        else:
            both = sum([gate in true and gate in fired for true, fired in known])
            of_all = sum([gate in (fired if of == "precision" else true) for true, fired in known])
        return both / of_all if of_all else None

    return measured


def probe_target(rows: Sequence[Row]) -> float | None:
    """Share of cases of which the next probe goes where at least one rater's would."""
    return stats.mean([row.target in row.wanted_targets for row in rows if row.wanted_targets])


def shape(rows: Sequence[Row]) -> float | None:
    """Whether the dimensions that stand out are the same ones: fractions of the full range, less the dimension's mean
    over the set, less the transcript's own mean, correlated. Transcripts with a gate in the reference are left out."""
    plain = [row.profile for row in rows if row.profile]
    if not plain:
        return None
    return shape_of([sum(column) for column in zip(*plain, strict=True)], len(plain))


def shape_of(profiles: Sequence[float], size: float) -> float | None:
    """From the sum of `size` profiles."""
    between, theirs, ours, *sums = profiles
    half = len(sums) // 2
    for left, right in zip(sums[:half], sums[half:], strict=True):
        between -= left * right / size
        theirs -= left * left / size
        ours -= right * right / size
    return between / sqrt(theirs * ours) if theirs > TINY and ours > TINY else None


def evidence(rows: Sequence[Row]) -> float | None:
    """Of the signals that a reader saw, the share whose first quote overlaps the reader's."""
    asked = sum([row.quotes for row in rows])
    return sum([row.hits for row in rows]) / asked if asked else None


def by_signal(rows: Sequence[Row], of: Callable[[Tally], float | None]) -> dict[str, float | None]:
    """Signal to the agreement of strengths with the reader's."""
    counts: dict[str, list[tuple[int, int, int]]] = {}
    for signals in dict.fromkeys([row.signals for row in rows]):
        read = b"".join([row.cells for row in rows if row.signals == signals])
        for place, signal in enumerate(signals):
            column = read[place :: len(signals)]
            tally = counts.setdefault(signal, [])
            tally += [(left, right, times) for cell, left, right in CELLS if (times := column.count(cell))]
    return {signal: of(tally) for signal, tally in counts.items()}


def _mean_signal(of: Callable[[Tally], float | None]) -> Of:
    return lambda rows: stats.mean([value for value in by_signal(rows, of).values() if value is not None])


def length_partial(rows: Sequence[Row]) -> float | None:
    """Correlation of the total with the answer's length beyond what the reference explains."""
    known = [row for row in rows if row.wanted_total is not None]
    wanted = [row.wanted_total or 0 for row in known]
    return stats.partial([row.total for row in known], [row.length for row in known], wanted)


def _repeats(rows: Sequence[Row]) -> tuple[list[Row], list[tuple[int, float]]]:
    pairs = [(row, other) for row in rows for other in row.others]
    return [row for row, _ in pairs], [other for _, other in pairs]


def repeat_exact(rows: Sequence[Row]) -> float | None:
    """Share of further repeats with the verdict of the first."""
    first, others = _repeats(rows)
    return stats.exact([row.verdict for row in first], [verdict for verdict, _ in others])


def repeat_kappa(rows: Sequence[Row]) -> float | None:
    """Weighted kappa of the verdicts of the first and the further repeats."""
    first, others = _repeats(rows)
    return stats.weighted_kappa([row.verdict for row in first], [verdict for verdict, _ in others])


def repeat_error(rows: Sequence[Row]) -> float | None:
    """Mean distance of the total of further repeats from the first's."""
    first, others = _repeats(rows)
    return stats.mean_error([row.total for row in first], [total for _, total in others])


def _metric(name: str, needs: tuple[Need, ...], better: Better, of: Of, *, in_points: bool = False) -> Metric:
    return Metric(name, frozenset(needs), better, of, in_points=in_points)


def _each_dimension(kind: str, said: str, better: Better, of: Pairwise) -> dict[str, Metric]:
    return {
        f"{kind}_{name}": _metric(
            f"{name}, {said}", ("points",), better, _of_points(name, of), in_points=kind in ("bias", "error")
        )
        for name in DIMENSIONS
    }


def _each_gate(kind: Literal["precision", "recall"]) -> dict[str, Metric]:
    return {f"{kind}_{name}": _metric(f"{name}, {kind}", ("gates",), "more", _gate(name, kind)) for name in GATES}


METRICS: dict[str, Metric] = {
    "n": _metric("cases graded", (), "more", count),
    "abstained": Metric("without a grade", frozenset(), "less", abstained, with_abstained=True),
    "verdict_qwk": _metric("verdict, weighted kappa", ("verdict",), "more", _of_verdicts(stats.weighted_kappa)),
    "verdict_alpha": _metric("verdict, Krippendorff's alpha", ("verdict",), "more", _verdict_alpha),
    "verdict_exact": _metric("verdict, equal", ("verdict",), "more", _of_verdicts(stats.exact)),
    "verdict_adjacent": _metric("verdict, at most one off", ("verdict",), "more", _of_verdicts(stats.adjacent)),
    "total_qwk": _metric("total, weighted kappa", ("total",), "more", _of_totals(stats.weighted_kappa)),
    "total_alpha": _metric("total, Krippendorff's alpha", ("total",), "more", _of_totals(_two(stats.alpha))),
    "total_spearman": _metric("total, rank correlation", ("total",), "more", _of_totals(stats.spearman)),
    "total_bias": _metric("total, bias in points", ("total",), "zero", _of_totals(stats.bias), in_points=True),
    "total_error": _metric(
        "total, mean error in points", ("total",), "less", _of_totals(stats.mean_error), in_points=True
    ),
    **_each_dimension("qwk", "weighted kappa", "more", _rounded_kappa),
    **_each_dimension("bias", "bias in points", "zero", stats.bias),
    **_each_dimension("error", "mean error in points", "less", stats.mean_error),
    "shape": _metric("which dimensions stand out", ("points",), "more", shape),
    "pair_order": _metric("better answer above", ("total", "pairs"), "more", pair_order),
    "gate_precision": _metric("gates, precision", ("gates",), "more", _gate(None, "precision")),
    "gate_recall": _metric("gates, recall", ("gates",), "more", _gate(None, "recall")),
    **_each_gate("precision"),
    **_each_gate("recall"),
    "probe_target": _metric("next probe on a rater's target", ("probe_targets",), "more", probe_target),
    "evidence": _metric("evidence overlaps the reader's", ("observations",), "more", evidence),
    "signal_rank": _metric("signals, rank correlation", ("observations",), "more", _mean_signal(stats.tally_spearman)),
    "signal_qwk": _metric("signals, weighted kappa", ("observations",), "more", _mean_signal(stats.tally_kappa)),
    "signal_error": _metric(
        "signals, distance in strength", ("observations",), "less", _mean_signal(stats.tally_error)
    ),
    "length_partial": _metric("total owed to length", ("total",), "zero", length_partial),
    "repeat_exact": _metric("repeats, equal verdict", ("repeats",), "more", repeat_exact),
    "repeat_kappa": _metric("repeats, weighted kappa", ("repeats",), "more", repeat_kappa),
    "repeat_error": _metric("repeats, distance in points", ("repeats",), "less", repeat_error, in_points=True),
    **{
        name: _metric(said, ("variants",), better, of, in_points=name not in SHARES)
        for name, (said, better, of) in MEASURES.items()
    },
}
"""Id to metric, in the order in which they are shown."""


def measure(metric: str) -> Of:
    """The metric as a function of all rows: those without a grade leave it, unless it counts them.

    Where it is one of sums, resampling need not see the rows.
    """
    from interviewer.evaluation.quick import GREATEST, QUICK

    found = METRICS[metric]
    of = found.of if found.with_abstained else lambda rows: found.of([row for row in rows if row.scored])
    if metric in GREATEST:
        return Summed(of, *GREATEST[metric], greatest=True)
    return Summed(of, *QUICK[metric]) if metric in QUICK else of
