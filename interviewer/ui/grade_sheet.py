"""Puts a graded answer on the page: the verdict block and, below whatever buttons the page adds, the sheet.

Both are components that write with `textContent`, so no word of a candidate or rubric is ever markup.
"""

from typing import Any

from interviewer.domain.transcript import Level
from interviewer.ui.findings import Graded, sheet_of
from interviewer.ui.text import displayable
from interviewer.ui.theme import component
from interviewer.ui.verdict import verdict_of

_verdict = component(
    "verdict", '<div class="mi-grade mi-verdict"></div>', css=("grade.css",), js=("dom.js", "verdict.js")
)
_sheet = component("sheet", '<div class="mi-grade mi-sheet"></div>', css=("grade.css",), js=("dom.js", "sheet.js"))
HINT = "Underlined words are evidence. Point at one, tap it, or move to it with Tab to see which point it carries."


def draw_verdict(
    question: str, graded: Graded, level: Level, key: str, company: str | None = None, *, heading: int = 1
) -> None:
    """The question, verdict and total, what they mean at `level`, the one thing to fix first, what `company` stresses.

    `heading`: of the question, 2 where the page has a title already.
    """
    head = verdict_of(graded.scorecard, graded.rubric, level, company)
    _verdict(key=f"verdict-{key}", data=clean({**head, "question": question, "heading": heading}))


def draw_sheet(graded: Graded, key: str) -> None:
    """Dimensions, gates, red flags, probes and the transcript with its evidence."""
    _sheet(key=f"sheet-{key}", data=clean({**sheet_of(graded), "hint": HINT}))


def clean(value: Any) -> Any:
    """`value` with every string fit for a browser message."""
    if isinstance(value, str):
        return displayable(value)
    if isinstance(value, dict):
        return {name: clean(item) for name, item in value.items()}
    if isinstance(value, list):
        return [clean(item) for item in value]
    return value
