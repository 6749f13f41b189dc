"""The figures of a run: each metric with its interval, what divides the cases, the raters' ceiling, the floors."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Final

from interviewer.domain.base import Value
from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation import statistics as stats
from interviewer.evaluation.cases import Case
from interviewer.evaluation.metrics import METRICS, measure
from interviewer.evaluation.resampling import bootstrap
from interviewer.evaluation.rows import Row, grouped
from interviewer.evaluation.suites import By, Suite, Threshold
from interviewer.evaluation.variation_metrics import MEASURES

LENGTHS: Final = ((100, "under 100 words"), (200, "100 to 199 words"), (400, "200 to 399 words"))
LONGER: Final = "400 words and more"
BY_METRICS: Final = ("verdict_qwk", "total_bias", "total_error", "pair_order", "gate_recall")
"""What is shown of each part, as far as the suite measures it."""
UNSEEN_METRICS: Final = (
    "verdict_qwk", "verdict_exact", "total_qwk", "total_bias", "total_error", "shape", "pair_order", "gate_precision",
    "gate_recall", "probe_target", "evidence", "signal_error",
)  # fmt: skip
"""Likewise, of the cases that nothing was learned from."""
LEAST_FOR_KAPPA: Final = 10
FEW: Final = 200
"""Cases below which a kappa's interval says little (research: at 100 and a true 0.64 it reads 0.50 to 0.73)."""


class Figure(Value):
    """One metric of some cases."""

    metric: str
    value: float | None
    """None: undefined."""
    low: float | None = None
    high: float | None = None
    """The 95 % interval; None: it cannot be told."""
    n: int
    """Cases with a grade among them."""


class Part(Value):
    """Figures of the cases that have something in common."""

    by: str
    name: str
    figures: tuple[Figure, ...]


class Unseen(Value):
    """Figures of the cases alone that nothing was learned from."""

    n: int
    pairs: int
    figures: tuple[Figure, ...]


class Contradicted(Value):
    """A pair whose label its own page contradicts; the grader has no part in it."""

    page: str
    reasons: tuple[str, ...]
    kept_out: tuple[str, ...]
    """What of the label is in no figure; empty: no point or verdict rests on what is contradicted."""


class Figures(Value):
    """Everything that is known of a run in numbers."""

    suite: str
    n: int
    pairs: int
    overall: tuple[Figure, ...]
    parts: tuple[Part, ...]
    ceiling: dict[str, float | None]
    """How far single raters agree, pair by pair of raters, on average."""
    floor: dict[str, dict[str, float | None]]
    """What the length alone, and always the most frequent answer, would reach."""
    confusion: tuple[tuple[int, ...], ...]
    """Wanted verdict by given verdict."""
    caveats: tuple[str, ...]
    unseen: Unseen | None = None
    """None: the suite has no such cases, or no others."""
    pages: int = 0
    """Pairs whose labels were audited."""
    contradicted: tuple[Contradicted, ...] = ()

    def of(self, metric: str, case: str | None = None, variation: str | None = None) -> Figure | None:
        """A figure, of all cases, of those with a number or of the variants by a variation."""
        found: Iterable[Figure] = self.overall
        if case is not None or variation is not None:
            wanted = ("variation", variation) if case is None else ("case", case)
            found = (figure for part in self.parts if (part.by, part.name) == wanted for figure in part.figures)
        return next((figure for figure in found if figure.metric == metric), None)


def figures(suite: Suite, cases: Sequence[Case], rows: Sequence[Row]) -> Figures:
    """All figures of the rows of a suite's cases. The same rows give the same figures, intervals included."""
    scored = [row for row in rows if row.scored]
    rated = [row for row in scored if row.wanted_verdict is not None]
    return Figures(
        suite=suite.id,
        n=len(rows),
        pairs=len(grouped(rows)),
        overall=measured(suite.metrics, rows, suite.resamples, suite.seed),
        parts=tuple(parts(suite, rows)),
        ceiling=ceiling(cases),
        floor={"length alone": length_floor(rows), "most frequent": frequent_floor(rows)},
        confusion=tuple(
            tuple(line)
            for line in stats.confusion(
                [row.wanted_verdict or 0 for row in rated], [row.verdict for row in rated], len(VERDICTS)
            )
        ),
        caveats=tuple(caveats(rows)),
        unseen=unseen(suite, cases, rows),
        pages=len({case.label.page for case in cases if case.label}),
        contradicted=tuple(contradicted(cases)),
    )


def unseen(suite: Suite, cases: Sequence[Case], rows: Sequence[Row]) -> Unseen | None:
    """The main figures of cases from files that are marked `unseen`."""
    new = {case.id for case in cases if case.unseen}
    alone = [row for row in rows if row.id in new]
    if not alone or len(alone) == len(rows):
        return None
    metrics = [name for name in suite.metrics if name in UNSEEN_METRICS]
    found = measured(metrics, alone, suite.resamples, suite.seed)
    return Unseen(n=len(alone), pairs=len(grouped(alone)), figures=found)


def contradicted(cases: Sequence[Case]) -> list[Contradicted]:
    """The contradicted labels, page by page."""
    labels = {case.label.page: case.label for case in cases if case.label and case.label.contradicted}
    return [
        Contradicted(page=page, reasons=label.contradicted, kept_out=label.kept_out) for page, label in labels.items()
    ]


def measured(metrics: Iterable[str], rows: Sequence[Row], resamples: int, seed: int) -> tuple[Figure, ...]:
    """Each metric with its interval."""
    functions = {name: measure(name) for name in metrics}
    intervals = bootstrap(grouped(rows), functions, resamples, seed)
    n = sum(row.scored for row in rows)
    return tuple(
        Figure(
            metric=name,
            value=function(rows),
            low=found.low if (found := intervals[name]) else None,
            high=found.high if found else None,
            n=n,
        )
        for name, function in functions.items()
    )


def parts(suite: Suite, rows: Sequence[Row]) -> list[Part]:
    """Figures of each part of each division; with an interval where a threshold asks for it."""
    found = []
    for by in suite.by:
        named: dict[str, list[Row]] = {}
        for row in rows:
            for name in PLACES[by](row):
                named.setdefault(name, []).append(row)
        for name in sorted(named, key=_natural):
            held = [item.metric for item in suite.thresholds if name == getattr(item, by, None)]
            among = MEASURES if by == "variation" else BY_METRICS
            shown = [metric for metric in suite.metrics if metric in among and metric not in held]
            found.append(
                Part(
                    by=by,
                    name=name,
                    figures=(
                        *measured(held, named[name], suite.resamples, suite.seed),
                        *measured(_shown(shown, named[name]), named[name], 0, suite.seed),
                    ),
                )
            )
    return found


def _shown(metrics: list[str], rows: Sequence[Row]) -> list[str]:
    """A kappa of a handful of cases is a number without a meaning."""
    return [name for name in metrics if len(rows) >= LEAST_FOR_KAPPA or not name.endswith("qwk")]


def _natural(name: str) -> tuple[int, str]:
    """Numbers in their order: case:2 before case:10, under 100 words first."""
    first = re.search(r"\d+", name)
    return int(first.group()) * 2 - name.startswith("under") if first else 0, name


def _length(row: Row) -> tuple[str]:
    return (next((name for below, name in LENGTHS if row.words < below), LONGER),)


PLACES: Final[dict[By, Callable[[Row], tuple[str, ...]]]] = {
    "case": lambda row: row.numbers,
    "level": lambda row: (row.level,),
    "competency": lambda row: (row.competency,),
    "length": _length,
    "variation": lambda row: (row.variation,) if row.variation else (),
}


def ceiling(cases: Sequence[Case]) -> dict[str, float | None]:
    """Verdict and total kappa and the error in points between raters, over every two places in the list of raters."""
    most = max((len(case.ratings) for case in cases), default=0)
    found: dict[str, list[float | None]] = {"verdict_qwk": [], "total_qwk": [], "total_error": []}
    for first, second in combinations(range(most), 2):
        both = [case.ratings for case in cases if len(case.ratings) > second]
        verdicts = [[VERDICTS.index(ratings[place].verdict) for ratings in both] for place in (first, second)]
        totals = [[ratings[place].total for ratings in both] for place in (first, second)]
        found["verdict_qwk"].append(stats.weighted_kappa(*verdicts))
        found["total_qwk"].append(stats.weighted_kappa(*totals))
        found["total_error"].append(stats.mean_error(*totals))
    return {name: stats.mean([value for value in values if value is not None]) for name, values in found.items()}


def length_floor(rows: Sequence[Row]) -> dict[str, float | None]:
    """A line from the logarithm of the words to the total, each pair told by the others.

    Verdicts are cut so that there are as many of each as in the reference.
    """
    known = [row for row in rows if row.wanted_total is not None and row.wanted_verdict is not None]
    guessed: dict[str, float] = {}
    for pair in grouped(known):
        others = [row for row in known if row.pair != pair[0].pair]
        told = stats.line([row.length for row in others], [row.wanted_total or 0 for row in others])
        if told is None:
            return dict.fromkeys(("verdict_qwk", "total_qwk", "total_error"))
        guessed |= {row.id: min(100.0, max(0.0, told[0] + told[1] * row.length)) for row in pair}
    wanted = [row.wanted_verdict or 0 for row in known]
    order = sorted(range(len(known)), key=lambda place: guessed[known[place].id])
    verdicts = [0] * len(known)
    for place, verdict in zip(order, sorted(wanted), strict=True):
        verdicts[place] = verdict
    totals = [row.wanted_total or 0 for row in known]
    rounded = [round(guessed[row.id]) for row in known]
    return {
        "verdict_qwk": stats.weighted_kappa(wanted, verdicts),
        "total_qwk": stats.weighted_kappa(totals, rounded),
        "total_error": stats.mean_error(totals, rounded),
    }


def frequent_floor(rows: Sequence[Row]) -> dict[str, float | None]:
    """Always the most frequent verdict and the middle total of the reference."""
    wanted = [row.wanted_verdict for row in rows if row.wanted_verdict is not None]
    totals = sorted(row.wanted_total for row in rows if row.wanted_total is not None)
    if not wanted or not totals:
        return dict.fromkeys(("verdict_exact", "total_error"))
    modal = max(sorted(set(wanted)), key=wanted.count)
    return {
        "verdict_exact": stats.exact(wanted, [modal] * len(wanted)),
        "total_error": stats.mean_error(totals, [totals[len(totals) // 2]] * len(totals)),
    }


def caveats(rows: Sequence[Row]) -> list[str]:
    """What the intervals cannot show."""
    said = []
    if len(rows) < FEW:
        said.append(
            f"{len(rows)} cases: the intervals are wide, and tell of answers like these alone. A difference smaller "
            "than an interval may be chance; the comparison with the baseline, case by case, sees smaller ones."
        )
    rare = {
        gate: count
        for gate in ("manager_assigned", "collective_only", "no_story")
        if 0 < (count := sum(gate in (row.wanted_gates or ()) for row in rows)) < 10
    }
    if rare:
        told = ", ".join(f"{gate} {count}" for gate, count in rare.items())
        said.append(f"Gates seldom true here ({told}): even without a miss their recall is known only roughly.")
    if any(not row.scored for row in rows):
        said.append("Cases without a grade are left out of every figure but their own share.")
    return said


def threshold_name(threshold: Threshold) -> str:
    """For people."""
    part = threshold.case or threshold.variation
    where = f" of {part}" if part else ""
    return f"{METRICS[threshold.metric].name}{where}"
