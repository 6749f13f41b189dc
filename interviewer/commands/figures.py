"""The figures of a run, its checks, and two runs side by side, as text to read."""

from collections.abc import Iterator

from interviewer.commands.formats import row
from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation.baselines import Baseline
from interviewer.evaluation.calibrating import Calibration
from interviewer.evaluation.compare import Comparison
from interviewer.evaluation.figures import Figure, Figures
from interviewer.evaluation.gates import Check
from interviewer.evaluation.metrics import METRICS
from interviewer.evaluation.runs import Manifest
from interviewer.export.plain import plain

WIDTHS = (42, 8, 18, 8, 8, 8)
NOT_KNOWN = "-"


def figures_text(figures: Figures, manifest: Manifest) -> str:
    """Metrics with intervals, the raters' ceiling and the floors beside them; parts; verdicts crossed; caveats."""
    return "".join(_figures(figures, manifest))


def _figures(figures: Figures, manifest: Manifest) -> Iterator[str]:
    by = f"{manifest.grader} ({plain(manifest.model)})" if manifest.model else manifest.grader
    yield f"{figures.suite}, graded by {by}: {figures.n} cases in {figures.pairs} groups\n\n"
    yield _line("", "value", "95 % interval", "raters", "length", "constant")
    for figure in figures.overall:
        name = figure.metric
        floors = [floor.get(name) for floor in figures.floor.values()]
        yield _line(METRICS[name].name, *_told(figure), *map(_number, (figures.ceiling.get(name), *floors)))
    if figures.unseen:
        yield f"\nThe {figures.unseen.n} of them that nothing was learned from, by themselves\n"
        for figure in figures.unseen.figures:
            yield _line(METRICS[figure.metric].name, *_told(figure), "", "", "")
    yield from _labels(figures)
    for by_name in dict.fromkeys(part.by for part in figures.parts):
        parts = [part for part in figures.parts if part.by == by_name]
        metrics = list(dict.fromkeys(figure.metric for part in parts for figure in part.figures))
        yield "\n" + row([(f"by {by_name}", 26), ("n", 4), *((name, 14) for name in metrics)])
        for part in parts:
            found = {figure.metric: figure for figure in part.figures}
            n = str(part.figures[0].n) if part.figures else NOT_KNOWN
            cells = [(_number(found[name].value if name in found else None), 14) for name in metrics]
            yield row([(part.name, 26), (n, 4), *cells])
    if any(any(line) for line in figures.confusion):
        yield "\n" + row([("raters (down), grader (across)", 32), *((name, 12) for name in VERDICTS)])
        for name, line in zip(VERDICTS, figures.confusion, strict=True):
            yield row([(name, 32), *((str(count), 12) for count in line)])
    yield "".join(f"\n{said}" for said in figures.caveats) + "\n"


def _labels(figures: Figures) -> Iterator[str]:
    """What the audit of pages kept out of the figures, and why."""
    if not figures.pages:
        return
    found = figures.contradicted
    yield f"\nLabels audited: {figures.pages}; contradicted by their own page: {len(found)}\n"
    for label in found:
        out = ", ".join(label.kept_out) or "nothing, as no point or verdict rests on it"
        yield plain(f"{label.page}; kept out: {out}\n")
        yield "".join(plain(f"  {reason}\n") for reason in label.reasons)


def _line(*cells: str) -> str:
    return row(zip(cells, WIDTHS, strict=True))


def _told(figure: Figure) -> tuple[str, str]:
    if figure.low is None or figure.high is None:
        return _number(figure.value), NOT_KNOWN
    return _number(figure.value), f"{_number(figure.low)} to {_number(figure.high)}"


def _number(value: float | None) -> str:
    if value is None:
        return NOT_KNOWN
    return f"{value:g}" if value == int(value) and abs(value) > 1 else f"{value:.3f}"


def checks_text(checks: list[Check], loose: list[str]) -> str:
    """One line a check, those that failed first, then the thresholds that could be closer."""
    ordered = sorted(checks, key=lambda check: check.passed)
    lines = [f"{'passed' if check.passed else 'FAILED'}  {plain(check.says)}\n" for check in ordered]
    failed = sum(not check.passed for check in checks)
    last = f"{failed} of {len(checks)} checks failed.\n" if failed else f"All {len(checks)} checks passed.\n"
    lines += [f"loose   {plain(said)}\n" for said in loose]
    return "\n" + "".join(lines) + last


def comparison_text(found: Comparison, most: int) -> str:
    """Differences of B less A with their intervals, then the cases, the worst first."""
    return "".join(_comparison(found, most))


def _comparison(found: Comparison, most: int) -> Iterator[str]:
    yield f"{found.cases} cases in both runs; {len(found.changed)} are graded differently.\n\n"
    yield row([("B less A", 42), ("value", 8), ("95 % interval", 18)])
    for item in found.differences:
        between = NOT_KNOWN if item.low is None or item.high is None else f"{item.low:+.3f} to {item.high:+.3f}"
        loss = "  worse" if item.loss else ""
        yield row([(METRICS[item.metric].name, 42), (_number(item.value), 8), (f"{between}{loss}", 28)])
    known = {signal: value for signal, value in found.signals.items() if value is not None}
    if known:
        least = sorted(known, key=known.__getitem__)[:5]
        told = ", ".join(f"{signal} {known[signal]:.2f}" for signal in least)
        average = sum(known.values()) / len(known)
        yield f"\nSignals, A with B, weighted kappa: {average:.3f} on average; least: {told}.\n"
    if found.changed:
        yield "\n" + row([("case", 18), ("raters", 18), ("A", 18), ("B", 18), ("further", 8), ("what changed", 80)])
    for case in found.changed[:most]:
        further = NOT_KNOWN if case.further is None else f"{case.further:+g}"
        cells = (case.id, 18), (case.wanted, 18), (case.before, 18), (case.after, 18), (further, 8), (case.why, 160)
        yield row(cells)
    if len(found.changed) > most:
        yield f"... and {len(found.changed) - most} more; --most shows them.\n"


def renewed_text(before: Baseline | None, after: Baseline) -> str:
    """What a new baseline changes."""
    if before is None:
        return f"The first baseline of {after.suite}: {len(after.cases)} cases."
    other = sum(before.cases.get(name) != given for name, given in after.cases.items())
    new, gone = len(after.cases.keys() - before.cases.keys()), len(before.cases.keys() - after.cases.keys())
    return f"{len(after.cases)} cases; {other - new} graded otherwise than before, {new} new, {gone} gone."


def calibration_text(found: Calibration) -> str:
    """What other weights would gain on pairs that they were not fitted to."""
    between = f"{found.interval.low:+.3f} to {found.interval.high:+.3f}" if found.interval else "no interval"
    lines = [
        f"{found.observer}: {found.cases} cases in {found.pairs} pairs, those without a gate or cap.",
        f"Mean error of a dimension, held-out pairs: {found.now:.3f} points now, {found.fit:.3f} with fitted weights.",
        f"Gain: {found.gain:+.3f} points ({between}).",
    ]
    if found.weights is None:
        lines.append("That is no proven gain, so nothing is proposed.")
    else:
        lines.append(f"Proposed: claimed {found.weights.claimed:g}, shown {found.weights.shown:g}, and these points:")
        for dimension, points in found.weights.points.items():
            told = ", ".join(f"{signal} {value:g}" for signal, value in points.items())
            lines.append(f"  {dimension}: {told}")
        lines.append("Accept it by applying the diff and raising the version; then run the suites again.")
    return "\n".join(lines) + "\n"
