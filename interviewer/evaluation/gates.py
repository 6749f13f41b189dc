"""Whether a run may pass: thresholds against intervals, cases without a grade, and losses against the baseline."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from interviewer.domain.base import Value
from interviewer.evaluation.baselines import Baseline, load_baseline
from interviewer.evaluation.cases import Case
from interviewer.evaluation.evaluate import Graded, rows_of
from interviewer.evaluation.figures import Figures, threshold_name
from interviewer.evaluation.metrics import METRICS, measure
from interviewer.evaluation.resampling import Interval, paired
from interviewer.evaluation.rows import Row, grouped
from interviewer.evaluation.suites import Suite, Threshold

if TYPE_CHECKING:
    from interviewer.evaluation.runs import Manifest

LOOSEST, LOOSEST_POINTS = 0.05, 1.0
"""How far a threshold may be from today's end of the interval: further away, it would let a loss pass."""


class Check(Value):
    """One thing that must hold."""

    name: str
    kind: Literal["threshold", "abstained", "baseline", "run"]
    passed: bool
    says: str


class Difference(Value):
    """One metric now less then, on the same cases."""

    metric: str
    value: float | None
    low: float | None
    high: float | None
    loss: bool
    """The whole interval is on the worse side."""


def run_check(missing: int, failed: int, stopped: str | None) -> Check:
    """Whether every grade is there. `stopped`: why the run did not go to its end."""
    again = " --retry-failed asks again where it failed." if failed else ""
    whole = f"{missing} grades are missing.{again}" if missing else "Every case was graded."
    return Check(name="the run is whole", kind="run", passed=not missing, says=stopped or whole)


def grade_checks(graded: Graded, figures: Figures, manifest: "Manifest", evals: Path | None = None) -> list[Check]:
    """Everything that must hold of the grades. Raises RunError where the baseline cannot be read."""
    suite, grader = graded.suite, manifest.grader
    return [
        *threshold_checks(suite, figures, grader),
        *baseline_checks(graded, load_baseline(suite.id, grader, evals), manifest.rubrics, grader),
    ]


def threshold_checks(suite: Suite, figures: Figures, grader: str) -> Iterator[Check]:
    """One for each threshold that this grader is held to, and one for cases without a grade."""
    for threshold in suite.thresholds:
        if threshold.grader == grader:
            yield _held(threshold, figures)
    figure = figures.of("abstained")
    share = figure.value if figure else None
    if share is not None:
        yield Check(
            name="cases without a grade",
            kind="abstained",
            passed=share <= suite.most_abstained,
            says=f"{share:.1%} of the cases have no grade; at most {suite.most_abstained:.1%} may.",
        )


def _held(threshold: Threshold, figures: Figures) -> Check:
    figure = figures.of(threshold.metric, threshold.case, threshold.variation)
    name = threshold_name(threshold)
    if figure is None or figure.low is None or figure.high is None:
        says = f"{name} has no interval: too few cases, or it is undefined in too many resamples."
        return Check(name=name, kind="threshold", passed=False, says=says)
    said = f"{name}: {figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"
    wishes, passed = [], True
    if threshold.least is not None:
        wishes.append(f"the lower end must be at least {threshold.least:g}")
        passed = figure.low >= threshold.least
    if threshold.most is not None:
        wishes.append(f"the upper end must be at most {threshold.most:g}")
        passed = passed and figure.high <= threshold.most
    return Check(name=name, kind="threshold", passed=passed, says=f"{said}; {' and '.join(wishes)}.")


def loose(suite: Suite, figures: Figures, grader: str) -> Iterator[str]:
    """The thresholds that today's figures keep by more than LOOSEST, each with where it might be."""
    for threshold in suite.thresholds:
        figure = figures.of(threshold.metric, threshold.case, threshold.variation)
        if threshold.grader != grader or figure is None or figure.low is None or figure.high is None:
            continue
        most = LOOSEST_POINTS if METRICS[threshold.metric].in_points else LOOSEST
        name = threshold_name(threshold)
        if threshold.least is not None and figure.low - threshold.least > most:
            yield f"{name}: the lower end is {figure.low:.3f}, so 'least' can be {figure.low - most:.2f} or more."
        if threshold.most is not None and threshold.most - figure.high > most:
            yield f"{name}: the upper end is {figure.high:.3f}, so 'most' can be {figure.high + most:.2f} or less."


def differences(suite: Suite, now: Sequence[Row], before: Sequence[Row]) -> list[Difference]:
    """Each metric of the suite, now less before, on the cases that both have."""
    old = {row.id: row for row in before}
    both = [row for row in now if row.id in old]
    groups = grouped(both)
    then = [[old[row.id] for row in group] for group in groups]
    functions = {name: measure(name) for name in suite.metrics}
    intervals = paired(groups, then, functions, suite.resamples, suite.seed)
    found = []
    for name, function in functions.items():
        left, right = function(both), function([row for group in then for row in group])
        told = intervals[name]
        found.append(
            Difference(
                metric=name,
                value=None if left is None or right is None else left - right,
                low=told.low if told else None,
                high=told.high if told else None,
                loss=told is not None and _worse(name, told),
            )
        )
    return found


def _worse(name: str, told: Interval) -> bool:
    """A bias is neither: every shift would be proven, as small as it may be. It is held by its threshold."""
    better = METRICS[name].better
    return told.high < 0 if better == "more" else told.low > 0 if better == "less" else False


def baseline_checks(graded: Graded, baseline: Baseline | None, rubrics: dict[str, str], grader: str) -> Iterator[Check]:
    """Losses against the baseline; a baseline of other cases or another model is no measure, and said to be none.

    Variants are held against their bases in the same run, so a suite of them needs no baseline.
    """
    suite, name = graded.suite, "against the baseline"
    renew = f"Renew it on purpose: interviewer eval baseline {graded.suite.id} --grader {grader}"
    if baseline is None:
        if suite.variations is not None:
            return
        yield Check(name=name, kind="baseline", passed=False, says=f"There is no baseline. {renew}")
        return
    if told := strangers(baseline, graded.cases):
        yield Check(name=name, kind="baseline", passed=False, says=f"{told} {renew}")
        return
    changed = sorted(name for name in rubrics if baseline.rubrics.get(name) != rubrics[name])
    which = f"all {len(changed)} rubrics" if len(changed) == len(rubrics) > 1 else f"the rubric of {', '.join(changed)}"
    since = f" Changed since: {which}." if changed else ""
    found = differences(suite, graded.rows, rows_of(baseline, graded.cases))
    for item in found:
        if item.loss:
            said = (
                f"{METRICS[item.metric].name} is worse by {abs(item.value or 0):.3f} than in the baseline "
                f"({item.low:+.3f} to {item.high:+.3f}, the same cases resampled).{since}"
            )
            yield Check(name=METRICS[item.metric].name, kind="baseline", passed=False, says=said)
    if not any(item.loss for item in found):
        most = max((abs(item.value) for item in found if item.value is not None), default=0.0)
        says = "Nothing differs from it." if not most else "No metric shows a loss."
        yield Check(name=name, kind="baseline", passed=True, says=f"{says}{since}")


def strangers(baseline: Baseline, cases: Sequence[Case]) -> str:
    """Why a baseline is not of these cases; empty: it is."""
    wanted = {case.id for case in cases}
    new, gone = wanted - baseline.cases.keys(), baseline.cases.keys() - wanted
    lengths = {case.id: len(case.seen) for case in cases}
    odd = [
        name
        for name, given in baseline.cases.items()
        if given and name in wanted and len(given.strengths) != lengths[name]
    ]
    said = []
    if new or gone:
        said.append(f"The suite has {len(new)} cases that the baseline lacks, and lacks {len(gone)} that it has.")
    if odd:
        said.append(f"The observations of {len(odd)} cases are of other signals than in the baseline.")
    return " ".join(said)
