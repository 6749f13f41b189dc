"""Runs as the Evals page lists them, and the main figure of each suite over its runs. Nothing here draws."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviewer.evaluation.figures import Figure, Figures
from interviewer.evaluation.gates import Check
from interviewer.evaluation.runs import Manifest
from interviewer.evaluation.shelf import Entry
from interviewer.ui.evals_tables import Cell, Table, counted, headline, interval, metric_name, number

MAIN = ("verdict_qwk", "pair_order")
"""The figure that speaks for a suite: the first of these that it has, else its first with an interval."""
COUNTS = ("n", "abstained")


def grader_of(manifest: Manifest) -> str:
    """'rules', or the model by name; never two graders under one name."""
    return f"{manifest.grader} ({manifest.model})" if manifest.model else manifest.grader


def main_figure(figures: Figures | None) -> Figure | None:
    """The one that speaks for the run."""
    if figures is None:
        return None
    found = {figure.metric: figure for figure in figures.overall if figure.value is not None}
    named = [found[metric] for metric in MAIN if metric in found]
    others = [figure for metric, figure in found.items() if metric not in COUNTS]
    return next(iter([*named, *others]), None)


def passed_of(checks: Sequence[Check]) -> str:
    """'22 of 23 checks passed'; runs of a command may hold the one that they are whole."""
    held = [check for check in checks if check.kind != "run"]
    if not held:
        return "not held against thresholds"
    return f"{sum(check.passed for check in checks)} of {len(checks)} checks passed"


def title_of(entry: Entry) -> str:
    """'calibration by rules, 21 Nov 2026, 18:19'."""
    when = f"{entry.started.astimezone():%d %b %Y, %H:%M}".lstrip("0")
    return f"{entry.manifest.suite} by {grader_of(entry.manifest)}, {when}"


def entry_line(entry: Entry) -> str:
    """What stands under a run's name in the list."""
    if entry.state == "running":
        return f"Being graded now: {entry.graded} of {entry.of}."
    if entry.state == "unfinished":
        return f"Not finished: {entry.graded} of {entry.of} graded."
    figure = main_figure(entry.figures)
    if entry.figures is None or figure is None:
        return "Finished; its summary cannot be read. Open it to have it measured again."
    return f"{headline(figure)}. {counted(entry.figures.n, 'case')}, {passed_of(entry.checks)}."


class Dot(NamedTuple):
    """One run in the chart of a suite over time."""

    run: str
    when: str
    grader: str
    value: float
    low: float | None
    high: float | None
    cases: int


class History(NamedTuple):
    """The main figure of one suite over its finished runs, the oldest first."""

    suite: str
    metric: str
    dots: tuple[Dot, ...]

    @property
    def graders(self) -> tuple[str, ...]:
        """In the order in which they came."""
        return tuple(dict.fromkeys(dot.grader for dot in self.dots))

    @property
    def warning(self) -> str:
        """What forbids to read the dots as one line; empty: nothing does."""
        said = []
        if len(self.graders) > 1:
            said.append("Each grader has a line of its own; they are not one grader that changed.")
        if len({dot.cases for dot in self.dots}) > 1:
            said.append("The number of cases changed, so neighbours may differ by their cases alone.")
        return " ".join(said)


def histories(entries: Iterable[Entry]) -> list[History]:
    """Of each suite that has a finished run with figures, by name; runs in the order of their start."""
    found: dict[tuple[str, str], list[Dot]] = {}
    for entry in reversed(list(entries)):
        figure = main_figure(entry.figures)
        if entry.state != "finished" or figure is None or figure.value is None or entry.figures is None:
            continue
        dots = found.setdefault((entry.manifest.suite, figure.metric), [])
        when = f"{entry.started.astimezone():%d %b, %H:%M}".lstrip("0")
        dots.append(
            Dot(
                entry.name,
                when,
                grader_of(entry.manifest),
                figure.value,
                figure.low,
                figure.high,
                entry.figures.n,
            )
        )
    return [History(suite, metric, tuple(dots)) for (suite, metric), dots in sorted(found.items())]


def history_table(history: History) -> Table:
    """The runs of the chart, the newest first."""
    rows = tuple(
        (
            Cell(dot.when),
            Cell(dot.grader),
            Cell(number(dot.value, history.metric)),
            Cell(interval(dot.low, dot.high, history.metric)),
            Cell(f"{dot.cases:,}"),
        )
        for dot in reversed(history.dots)
    )
    caption = f"{history.suite}: {metric_name(history.metric)}"
    return Table(caption, ("Run", "Grader", "Value", "95 % interval", "Cases"), rows, words=2)


def command_of(manifest: Manifest, name: str | None = None) -> str:
    """How the same is run from a terminal."""
    going_on = f" --run {name}" if name else ""
    return f"interviewer eval run {manifest.suite} --grader {manifest.grader} --gate{going_on}"
