"""The metrics as sums over groups, for resampling: each comes to the same as its function in `metrics` (a test)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import sqrt
from typing import Final

from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation import statistics as stats
from interviewer.evaluation.metrics import DIMENSIONS, GATES, pair_counts, shape_of
from interviewer.evaluation.resampling import Terms, Value
from interviewer.evaluation.rows import Change, Row, strengths

Groups = Sequence[Sequence[Row]]
Sums = Sequence[float]
Two = Iterable[tuple[float, float]]
"""What was wanted and what was given."""
VERDICT_CELLS: Final = len(VERDICTS) ** 2
CELLS: Final = len(Strength) ** 2
CLOSE: Final = 1e-9
"""Less than this of a sum of squares is what rounding left of nothing."""


def of_rows(of: Callable[[Row], Sums], width: int, *, abstained: bool = False) -> Terms[Row]:
    """Terms that each row has by itself; `of` it is empty where it says nothing. `abstained`: of every row."""

    def terms(groups: Groups) -> list[Sums]:
        found = ([of(row) for row in group if row.scored or abstained] for group in groups)
        return [[sum(column) for column in zip([0.0] * width, *filter(None, rows), strict=True)] for rows in found]

    return terms


def compared(of: Callable[[Row], Two]) -> Terms[Row]:
    """What agreement of two ratings is made of: number, sums, squares, distances, how many are equal or nearly so."""

    def terms(row: Row) -> Sums:
        found = [(1, a, b, a * a + b * b, (a - b) ** 2, abs(a - b), b - a, a == b, abs(a - b) <= 1) for a, b in of(row)]
        return [sum(column) for column in zip(*found, strict=True)]

    return of_rows(terms, 9)


def kappa(sums: Sums) -> float | None:
    """`statistics.weighted_kappa`."""
    size, wanted, given, squares, apart, *_ = sums
    chance = size * squares - 2 * wanted * given
    return 1 - size * apart / chance if chance > CLOSE else None


def mean(place: int) -> Value:
    """Of one of the sums, the number of rows being the first."""
    return lambda sums: sums[place] / sums[0] if sums[0] else None


ERROR, BIAS, EXACT, ADJACENT = mean(5), mean(6), mean(7), mean(8)


def share(part: int, whole: int) -> Value:
    """One sum of another."""
    return lambda sums: sums[part] / sums[whole] if sums[whole] else None


def _verdict(row: Row) -> Two:
    return () if row.wanted_verdict is None else ((row.wanted_verdict, row.verdict),)


def _total(row: Row) -> Two:
    return () if row.wanted_total is None else ((row.wanted_total, row.total),)


def _points(dimension: str, *, rounded: bool = False) -> Callable[[Row], Two]:
    def two(row: Row) -> Two:
        if row.points is None or dimension not in row.wanted_points:
            return ()
        given = row.points[dimension]
        return ((row.wanted_points[dimension], round(given) if rounded else given),)

    return two


def _verdict_cell(row: Row) -> Sums:
    if row.wanted_verdict is None:
        return ()
    cell = row.wanted_verdict * len(VERDICTS) + row.verdict
    return [place == cell for place in range(VERDICT_CELLS)]


def _alpha(sums: Sums) -> float | None:
    cells = enumerate(int(times) for times in sums)
    return stats.tally_alpha([(*divmod(place, len(VERDICTS)), times) for place, times in cells if times])


def _gates(row: Row) -> Sums:
    """Of all gates, then of each: true and fired, fired, true."""
    if row.wanted_gates is None:
        return ()
    true, fired = row.wanted_gates, row.gates
    each = [(gate in true and gate in fired, gate in fired, gate in true) for gate in GATES]
    return [len(true & fired), len(fired), len(true), *(count for counts in each for count in counts)]


def _profile(row: Row) -> Sums:
    return (1, *row.profile) if row.profile else ()


def _shape_terms(groups: Groups) -> list[Sums]:
    width = max((len(row.profile) for group in groups for row in group), default=0)
    return of_rows(_profile, width + 1)(groups)


def _shape(sums: Sums) -> float | None:
    size, *rest = sums
    return shape_of(rest, size) if size else None


def _lengths(groups: Groups) -> list[Sums]:
    """Moments of wanted totals, totals and lengths, each about its middle: less is lost to rounding so."""
    known = [row for group in groups for row in group if row.scored and row.wanted_total is not None]
    seen = [(row.wanted_total or 0, row.total, row.length) for row in known]
    middle = [sum(column) / len(known) for column in zip(*seen, strict=True)]

    def moments(row: Row) -> Sums:
        if row.wanted_total is None:
            return ()
        a, b, c = (
            value - about for value, about in zip((row.wanted_total, row.total, row.length), middle, strict=True)
        )
        return 1, a, b, c, a * a, b * b, c * c, a * b, a * c, b * c

    return of_rows(moments, 10)(groups)


def _partial(sums: Sums) -> float | None:
    size, a, b, c, aa, bb, cc, ab, ac, bc = sums
    if not size:
        return None
    wide = [square - total * total / size for square, total in ((aa, a), (bb, b), (cc, c))]
    if min(wide) < CLOSE:
        return None
    wanted, given, length = map(sqrt, wide)
    between = (bc - b * c / size) / (given * length)
    with_given, with_length = (ab - a * b / size) / (wanted * given), (ac - a * c / size) / (wanted * length)
    return stats.partial_of(between, with_given, with_length)


def _target(row: Row) -> Sums:
    return (row.target in row.wanted_targets, 1) if row.wanted_targets else ()


def _pairs(groups: Groups) -> list[Sums]:
    return [pair_counts([row for row in group if row.scored]) for group in groups]


def _signals(groups: Groups) -> list[str]:
    return list(dict.fromkeys(signal for group in groups for row in group for signal in row.signals))


def _signal_cells(groups: Groups) -> list[Sums]:
    """Of every signal that anybody looked for, how often each two strengths met."""
    at = {signal: place * CELLS for place, signal in enumerate(_signals(groups))}
    found: list[Sums] = []
    for group in groups:
        counts = [0] * (len(at) * CELLS)
        for row in group:
            for signal, cell in zip(row.signals, row.cells, strict=True) if row.scored else ():
                counts[at[signal] + cell] += 1
        found.append(counts)
    return found


def _signal_ratings(groups: Groups) -> list[Sums]:
    """`compared` of every signal that anybody looked for, one behind the other."""

    def of(signal: str) -> Callable[[Row], Two]:
        return lambda row: [
            strengths(cell) for name, cell in zip(row.signals, row.cells, strict=True) if name == signal
        ]

    each = [compared(of(signal))(groups) for signal in _signals(groups)]
    return [[value for sums in group for value in sums] for group in zip(*each, strict=True)] or [[] for _ in groups]


def _mean_signal(of: Value, width: int) -> Value:
    """The mean over the signals of which it is defined; each has `width` of the sums."""

    def value(sums: Sums) -> float | None:
        found = [told for part in zip(*[iter(sums)] * width, strict=True) if (told := of(part)) is not None]
        return sum(found) / len(found) if found else None

    return value


def signal_rank(cells: Sums) -> float | None:
    """`statistics.tally_spearman` of four strengths by four, written out: it is asked for ten thousands of times."""
    a0, a1, a2, a3, b0, b1, b2, b3, c0, c1, c2, c3, d0, d1, d2, d3 = cells
    a, b, c, d = a0 + a1 + a2 + a3, b0 + b1 + b2 + b3, c0 + c1 + c2 + c3, d0 + d1 + d2 + d3
    e, f, g, h = a0 + b0 + c0 + d0, a1 + b1 + c1 + d1, a2 + b2 + c2 + d2, a3 + b3 + c3 + d3
    # Twice each strength's distance from the middle rank.
    p, q, r, s = -b - c - d, a - c - d, a + b - d, a + b + c
    t, u, v, w = -f - g - h, e - g - h, e + f - h, e + f + g
    left, right = a * p * p + b * q * q + c * r * r + d * s * s, e * t * t + f * u * u + g * v * v + h * w * w
    between = (
        p * (a0 * t + a1 * u + a2 * v + a3 * w)
        + q * (b0 * t + b1 * u + b2 * v + b3 * w)
        + r * (c0 * t + c1 * u + c2 * v + c3 * w)
        + s * (d0 * t + d1 * u + d2 * v + d3 * w)
    )
    return between / sqrt(left * right) if left and right else None


def _change(row: Row) -> Sums:
    """Of a variant: one, moved too far, moved by, another verdict, gates lost, gates gained."""
    change = row.change
    if change is None:
        return ()
    return 1, change.beyond > 0, change.moved, change.verdicts != 0, bool(change.lost), bool(change.gained)


def furthest(of: Callable[[Change], float]) -> Terms[Row]:
    """The greatest of what each variant of a group has; -1 where there is none."""

    def terms(groups: Groups) -> list[Sums]:
        found = ([of(row.change) for row in group if row.scored and row.change] for group in groups)
        return [(max(changes, default=-1.0),) for changes in found]

    return terms


def _there(most: Sums) -> float | None:
    return None if most[0] < 0 else most[0]


def _count(place: int) -> Value:
    return lambda sums: float(sums[place]) if sums[0] else None


_VERDICTS, _TOTALS = compared(_verdict), compared(_total)
_REPEATED = compared(lambda row: [(row.verdict, verdict) for verdict, _ in row.others])
_REPEATED_TOTALS = compared(lambda row: [(row.total, total) for _, total in row.others])
_CHANGES = of_rows(_change, 6)
_GATE_COUNTS = of_rows(_gates, 3 + 3 * len(GATES))


def _by_dimension() -> Iterator[tuple[str, tuple[Terms[Row], Value]]]:
    for name in DIMENSIONS:
        exactly = compared(_points(name))
        yield f"qwk_{name}", (compared(_points(name, rounded=True)), kappa)
        yield f"bias_{name}", (exactly, BIAS)
        yield f"error_{name}", (exactly, ERROR)


def _by_gate() -> Iterator[tuple[str, tuple[Terms[Row], Value]]]:
    for at, name in enumerate(("", *GATES)):
        kind = f"_{name}" if name else ""
        yield f"precision{kind}" if name else "gate_precision", (_GATE_COUNTS, share(3 * at, 3 * at + 1))
        yield f"recall{kind}" if name else "gate_recall", (_GATE_COUNTS, share(3 * at, 3 * at + 2))


QUICK: Final[dict[str, tuple[Terms[Row], Value]]] = {
    "n": (of_rows(lambda _: (1,), 1), lambda sums: float(sums[0])),
    "abstained": (of_rows(lambda row: (not row.scored, 1), 2, abstained=True), share(0, 1)),
    "verdict_qwk": (_VERDICTS, kappa),
    "verdict_alpha": (of_rows(_verdict_cell, VERDICT_CELLS), _alpha),
    "verdict_exact": (_VERDICTS, EXACT),
    "verdict_adjacent": (_VERDICTS, ADJACENT),
    "total_qwk": (_TOTALS, kappa),
    "total_bias": (_TOTALS, BIAS),
    "total_error": (_TOTALS, ERROR),
    **dict(_by_dimension()),
    "shape": (_shape_terms, _shape),
    "pair_order": (_pairs, share(0, 1)),
    **dict(_by_gate()),
    "probe_target": (of_rows(_target, 2), share(0, 1)),
    "evidence": (of_rows(lambda row: (row.hits, row.quotes), 2), share(0, 1)),
    "signal_rank": (_signal_cells, _mean_signal(signal_rank, CELLS)),
    "signal_qwk": (_signal_ratings, _mean_signal(kappa, 9)),
    "signal_error": (_signal_ratings, _mean_signal(ERROR, 9)),
    "length_partial": (_lengths, _partial),
    "repeat_exact": (_REPEATED, EXACT),
    "repeat_kappa": (_REPEATED, kappa),
    "repeat_error": (_REPEATED_TOTALS, ERROR),
    "too_far": (_CHANGES, _count(1)),
    "too_far_share": (_CHANGES, mean(1)),
    "mean_move": (_CHANGES, mean(2)),
    "verdicts_changed": (_CHANGES, mean(3)),
    "gates_lost": (_CHANGES, _count(4)),
    "gates_gained": (_CHANGES, _count(5)),
}
"""Metric to its terms and what their sums say. Those that need ranks of all rows are not here, and take longer."""
GREATEST: Final[dict[str, tuple[Terms[Row], Value]]] = {
    "worst_beyond": (furthest(lambda change: change.beyond), _there),
    "worst_lift": (furthest(lambda change: max(0.0, change.moved)), _there),
}
"""Likewise by the greatest term of each group instead of sums."""
