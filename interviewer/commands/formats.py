"""Graded and probed batches as text: JSON Lines, a JSON array, Markdown, a table; one line at a time."""

from collections.abc import Iterable, Iterator

from interviewer.commands.lines import GradedLine
from interviewer.commands.options import Format
from interviewer.export.plain import line as one_line
from interviewer.export.plain import plain


def graded_text(lines: Iterable[GradedLine], format_: Format) -> Iterator[str]:
    """The batch as text in pieces; a piece ends with a line end."""
    if format_ is Format.MARKDOWN:
        return _markdown(lines)
    if format_ is Format.TABLE:
        return _table(lines)
    if format_ is Format.SCORECARD:
        from interviewer.commands.scorecards import drawn

        return drawn(lines)
    from interviewer.export.json import scorecard_json

    objects = (scorecard_json(line.card) for line in lines)
    return json_array(objects) if format_ is Format.JSON else (f"{text}\n" for text in objects)


def json_array(objects: Iterable[str]) -> Iterator[str]:
    """A JSON array with one element a line."""
    before = "[\n"
    for text in objects:
        yield before + text
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def row(cells: Iterable[tuple[str, int]]) -> str:
    """Cells cut and padded to their widths, on one line."""
    return "  ".join(_cell(one_line(text), width) for text, width in cells).rstrip() + "\n"


def _cell(text: str, width: int) -> str:
    cut = text if len(text) <= width else text[: width - 3] + "..."
    return cut.ljust(width)


def _markdown(lines: Iterable[GradedLine]) -> Iterator[str]:
    from interviewer.export.markdown import scorecard_markdown, unscored_markdown

    between = ""
    for line in lines:
        text = scorecard_markdown(line.card, line.read[1], line.read[0]) if line.read else unscored_markdown(line.card)
        yield between + plain(text)
        between = "\n---\n\n"


def _table(lines: Iterable[GradedLine]) -> Iterator[str]:
    from interviewer.export.summary import VERDICT_NAMES, number

    widths = (24, 12, 5, 4, 4, 4, 4, 4, 40)
    heads = ("id", "verdict", "total", "star", "own", "act", "num", "self", "fix first")
    yield row(zip(heads, widths, strict=True))
    for line in lines:
        card = line.card
        points = [number(round(score.points, 1)) for score in card.dimensions.values()]
        first = card.fixes[0].problem if card.fixes else card.reason or ""
        verdict = VERDICT_NAMES[card.verdict] if card.verdict else "Not graded"
        total = "-" if card.total is None else str(card.total)
        cells = (card.id, verdict, total, *(points or ["-"] * 5), first)
        yield row(zip(cells, widths, strict=True))
