"""Puts a lesson on the page: plain data for the browser, which writes it as text, never as markup."""

from typing import Any

from interviewer.export.lesson import Card, Opening, Row, Section
from interviewer.ui.findings import look_of
from interviewer.ui.grade_sheet import clean
from interviewer.ui.theme import LOOKS, component

_lesson = component(
    "lesson", '<div class="mi-grade mi-lesson"></div>', css=("grade.css", "learn.css"), js=("dom.js", "learn.js")
)


def draw_opening(opening: Opening) -> None:
    """Name, core signal, definition and the four lines."""
    data = {**opening._asdict(), "summary": [row_data(row) for row in opening.summary]}
    _lesson(key="lesson-opening", data=clean({"opening": data}))


def draw_sections(sections: tuple[Section, ...], key: str, *, folded: bool = False) -> None:
    """Sections with their cards; `folded` cards show their name until they are opened."""
    data = {"key": key, "sections": [section_data(section, folded) for section in sections]}
    _lesson(key=f"lesson-{key}", data=clean(data))


def section_data(section: Section, folded: bool = False) -> dict[str, Any]:
    """A section as JSON-serialisable data; one about a dimension has its look."""
    look = look_of(section.look) if section.look in LOOKS else {}
    return {
        "title": section.title,
        "aside": section.aside,
        "lines": list(section.lines),
        "points": list(section.points),
        "words": list(section.words),
        "cards": [card_data(card) for card in section.cards],
        "folded": folded,
        **look,
    }


def card_data(card: Card) -> dict[str, Any]:
    """A card likewise."""
    return {
        "name": card.name,
        "aside": card.aside,
        "chosen": card.chosen,
        "rows": [row_data(row) for row in card.rows],
        "more": [row_data(row) for row in card.more],
    }


def row_data(row: Row) -> dict[str, Any]:
    """A row likewise."""
    return {"label": row.label, "texts": list(row.texts), "sort": row.sort}
