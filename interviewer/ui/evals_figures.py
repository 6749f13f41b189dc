"""One run's figures, verdicts, parts and checks as the Evals page shows them. Nothing here draws."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation.figures import Figure, Figures, Part
from interviewer.evaluation.gates import Check
from interviewer.evaluation.study import Study
from interviewer.evaluation.suites import Threshold
from interviewer.export.summary import VERDICT_NAMES
from interviewer.library.rubrics import load_framework
from interviewer.ui.evals_history import COUNTS
from interviewer.ui.evals_tables import (
    NOT_KNOWN,
    Cell,
    Table,
    Tone,
    counted,
    in_points,
    interval,
    metric_name,
    named,
    number,
)

PARTS = {"case": "Trap", "level": "Level", "competency": "Competency", "length": "Length of the answer"}
Scale = Literal["share", "points"]


def scale_of(figure: Figure) -> Scale:
    """Points, or a share or correlation from -1 to 1; decides in which chart a figure stands."""
    ends = (figure.value, figure.low, figure.high)
    return "points" if in_points(figure.metric) or any(end is not None and abs(end) > 1 for end in ends) else "share"


class Drawn(NamedTuple):
    """One figure in a chart of figures."""

    metric: str
    name: str
    value: float
    low: float | None
    high: float | None
    raters: float | None
    """Their own agreement; None: not known."""
    least: float | None
    most: float | None
    """What the thresholds hold its interval to."""
    passed: bool | None
    """None: nothing is held."""


def drawn(study: Study, scale: Scale) -> list[Drawn]:
    """The figures of all cases that belong on a scale, in the suite's order."""
    limits = limits_of(study)
    found = []
    for figure in study.figures.overall:
        if figure.value is None or figure.metric in COUNTS or scale_of(figure) != scale:
            continue
        held = limits.get(figure.metric)
        found.append(
            Drawn(
                figure.metric,
                metric_name(figure.metric),
                figure.value,
                figure.low,
                figure.high,
                study.figures.ceiling.get(figure.metric),
                held.least if held else None,
                held.most if held else None,
                keeps(figure, held) if held else None,
            )
        )
    return found


def limits_of(study: Study) -> dict[str, Threshold]:
    """Metric to the threshold that this run's grader is held to over all cases."""
    grader = study.manifest.grader
    return {item.metric: item for item in study.suite.thresholds if item.grader == grader and item.case is None}


def keeps(figure: Figure, held: Threshold) -> bool:
    """Whether the whole interval is on the right side."""
    if figure.low is None or figure.high is None:
        return False
    return (held.least is None or figure.low >= held.least) and (held.most is None or figure.high <= held.most)


def limit(held: Threshold | None) -> str:
    """'from 0.77', 'up to 9.5', '-3 to 2', or ''."""
    if held is None:
        return ""
    if held.least is not None and held.most is not None:
        return f"{held.least:g} to {held.most:g}"
    return f"from {held.least:g}" if held.least is not None else f"up to {held.most:g}"


def figures_table(study: Study) -> Table:
    """Every figure with interval and threshold, the raters' ceiling and the floors beside it."""
    limits, found = limits_of(study), study.figures
    rows = []
    for figure in found.overall:
        held = limits.get(figure.metric)
        tone: Tone = "" if held is None else "good" if keeps(figure, held) else "bad"
        floors = [number(floor.get(figure.metric), figure.metric) for floor in found.floor.values()]
        cells = [
            metric_name(figure.metric),
            number(figure.value, figure.metric),
            interval(figure.low, figure.high, figure.metric),
        ]
        others = [number(found.ceiling.get(figure.metric), figure.metric), *floors]
        rows.append((*map(Cell, cells), Cell(limit(held), tone), *(Cell(cell, "quiet") for cell in others)))
    columns = ("Figure", "Value", "95 % interval", "Threshold", "Raters", *(name.capitalize() for name in found.floor))
    return Table("Figures of all cases", columns, tuple(rows))


def unseen_table(figures: Figures) -> Table | None:
    """Figures of the cases that nothing was learned from, by themselves; None: there are no such cases apart."""
    apart = figures.unseen
    if apart is None:
        return None
    rows = tuple(
        (
            Cell(metric_name(figure.metric)),
            Cell(number(figure.value, figure.metric)),
            Cell(interval(figure.low, figure.high, figure.metric)),
        )
        for figure in apart.figures
    )
    said = f"{counted(apart.n, 'case')} in {counted(apart.pairs, 'group')}, by themselves"
    return Table(said, ("Figure", "Value", "95 % interval"), rows)


def labels_table(figures: Figures) -> Table | None:
    """Labels that their own page contradicts: why, and what of them is in no figure; None: no page was audited."""
    if not figures.pages:
        return None
    rows = tuple(
        (Cell(label.page), Cell(" ".join(label.reasons)), Cell(named(", ".join(label.kept_out)) or "nothing"))
        for label in figures.contradicted
    )
    said = f"Labels audited: {figures.pages}; contradicted by their own page: {len(rows)}"
    return Table(said, ("Page", "Contradicted by", "Kept out of the figures"), rows, words=3)


def stored_table(figures: Figures) -> Table:
    """Figures of a run whose suite is gone: no thresholds and no cases, but what was measured."""
    rows = tuple(
        (
            Cell(metric_name(figure.metric)),
            Cell(number(figure.value, figure.metric)),
            Cell(interval(figure.low, figure.high, figure.metric)),
        )
        for figure in figures.overall
    )
    return Table("Figures as they were stored", ("Figure", "Value", "95 % interval"), rows)


def parts_of(figures: Figures, by: str) -> list[Part]:
    """The parts of one division, in order."""
    return [part for part in figures.parts if part.by == by]


def part_name(name: str, by: str) -> str:
    """As people call it: a level or competency by its name, a trap by its number."""
    if by == "case":
        return name.replace("case:", "Trap ")
    known = {"level": levels, "competency": competencies}.get(by)
    return known().get(name, name) if known else name


def levels() -> dict[str, str]:
    """Id to name."""
    return {str(rule.level): rule.name for rule in load_framework().levels}


def competencies() -> dict[str, str]:
    """Id to name."""
    return {item.id: item.name for item in load_framework().principles}


def parts_table(figures: Figures, by: str) -> Table:
    """Figures of each part of a division."""
    parts = parts_of(figures, by)
    metrics = list(dict.fromkeys(figure.metric for part in parts for figure in part.figures))
    rows = []
    for part in parts:
        found = {figure.metric: figure for figure in part.figures}
        n = part.figures[0].n if part.figures else 0
        cells = [number(found[metric].value, metric) if metric in found else NOT_KNOWN for metric in metrics]
        rows.append((Cell(part_name(part.name, by)), Cell(f"{n:,}"), *(Cell(cell) for cell in cells)))
    names = (metric_name(metric) for metric in metrics)
    return Table(f"Figures by {PARTS.get(by, by).lower()}", (PARTS.get(by, by), "Cases", *names), tuple(rows))


def confusion_table(figures: Figures) -> Table | None:
    """The raters' verdicts by the grader's; None where no case has a rated verdict."""
    if not any(map(any, figures.confusion)):
        return None
    names = [VERDICT_NAMES[verdict] for verdict in VERDICTS]
    rows = tuple(
        (Cell(name), *(Cell(str(count), "strong" if place == at else "") for at, count in enumerate(line)))
        for place, (name, line) in enumerate(zip(names, figures.confusion, strict=True))
    )
    return Table("Verdict of the raters (down) by the grader's (across)", ("Raters", *names), rows)


def confusion_says(figures: Figures) -> str:
    """The table in a sentence."""
    cells = [(abs(row - at), n) for row, line in enumerate(figures.confusion) for at, n in enumerate(line)]
    rated = sum(n for _, n in cells)
    same, next_to = (sum(n for off, n in cells if off == apart) for apart in (0, 1))
    return (
        f"Of {counted(rated, 'case')} {same} have the raters' verdict, {next_to} are one verdict off, "
        f"{rated - same - next_to} further."
    )


def checks_of(study: Study) -> list[Check]:
    """Those that failed first."""
    return sorted(study.checks, key=lambda check: check.passed)


def checks_table(checks: Sequence[Check]) -> Table:
    """Each check with what it says."""
    kinds = {"run": "run", "threshold": "threshold", "abstained": "threshold", "baseline": "baseline"}
    rows = tuple(
        (
            Cell("passed" if check.passed else "FAILED", "good" if check.passed else "bad"),
            Cell(kinds.get(check.kind, check.kind)),
            Cell(named(check.says)),
        )
        for check in checks
    )
    return Table("Checks", ("Result", "Held against", "What was found"), rows, words=3)
