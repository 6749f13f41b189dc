"""Tables, numbers and names as every part of the Evals page shows them. Nothing here draws."""

from typing import Any, Literal, NamedTuple

from interviewer.evaluation.figures import Figure
from interviewer.evaluation.metrics import METRICS
from interviewer.library.rubrics import load_framework

NOT_KNOWN = "-"
Tone = Literal["", "good", "bad", "quiet", "strong"]


class Cell(NamedTuple):
    """One cell of a table."""

    text: str
    tone: Tone = ""


class Table(NamedTuple):
    """What stands under a chart, and says the same."""

    caption: str
    columns: tuple[str, ...]
    """The first names the rows."""
    rows: tuple[tuple[Cell, ...], ...]
    words: int = 1
    """Columns from the left that hold words; the others hold numbers."""


def metric_name(metric: str) -> str:
    """For people; a metric that is no more by its id."""
    said = named(METRICS[metric].name if metric in METRICS else metric)
    return said[:1].upper() + said[1:]


def named(text: str) -> str:
    """`text` with dimensions and gates called as the rubric calls them, not by their ids."""
    framework = load_framework()
    names = {dimension.id: dimension.name for dimension in framework.dimensions}
    names |= {gate.id: gate.name for gate in (*framework.gates, *framework.caps)}
    for id_, name in names.items():
        text = text.replace(id_, name)
    return text


def in_points(metric: str) -> bool:
    """Whether the metric is one of points, and not a share or a correlation."""
    return metric in METRICS and METRICS[metric].in_points


def number(value: float | None, metric: str = "") -> str:
    """Points with two digits behind the point, shares and correlations with three; '-': undefined."""
    if value is None:
        return NOT_KNOWN
    if metric == "n" or (value == int(value) and abs(value) > 1 and not in_points(metric)):
        return f"{value:g}"
    return f"{value:.2f}" if in_points(metric) else f"{value:.3f}"


def interval(low: float | None, high: float | None, metric: str = "") -> str:
    """'0.782 to 0.916', or '-'; how many cases there are is no estimate and has none."""
    return (
        NOT_KNOWN
        if low is None or high is None or metric == "n"
        else f"{number(low, metric)} to {number(high, metric)}"
    )


def headline(figure: Figure | None) -> str:
    """'Verdict, weighted kappa 0.858 (0.782 to 0.916)'."""
    if figure is None:
        return "No figure"
    between = "" if figure.low is None else f" ({interval(figure.low, figure.high, figure.metric)})"
    return f"{metric_name(figure.metric)} {number(figure.value, figure.metric)}{between}"


def counted(count: int, what: str) -> str:
    """'1 case', '2 cases'."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def as_data(table: Table) -> dict[str, Any]:
    """For the component that draws tables."""
    return {
        "caption": table.caption,
        "columns": list(table.columns),
        "words": table.words,
        "rows": [[{"text": cell.text, "tone": cell.tone} for cell in row] for row in table.rows],
    }
