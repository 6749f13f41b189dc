"""The cells and rows of a page's table, and what the two numbers of a card's row are."""

from typing import NamedTuple

from interviewer.domain.calibration_pair import Name
from interviewer.importers.page_words import number_in

EMPTY = ("-", "\u2013", "\u2014", "\u2212", "n/a", "na", "none", "")
"""Cells that hold nothing."""


class Cell(NamedTuple):
    """Words of the table and the line they stand on; `whose` where the page says it at the value."""

    line: int
    text: str
    whose: str = ""
    """'A', 'B', 'weight', or nothing."""


class Row(NamedTuple):
    """A dimension, a total or a verdict with the values behind it."""

    name: Cell
    cells: list[Cell]


def given_and_most(cells: list[Cell], owner: Name) -> list[Cell]:
    """The two numbers of a row in one candidate's card: what was given, and what there is of it."""
    numbers = [number[0] for cell in cells if (number := number_in(cell.text))]
    if len(numbers) != len(cells):
        return cells
    most = 0 if numbers[0] > numbers[1] else 1
    return [cell._replace(whose="weight" if at == most else owner) for at, cell in enumerate(cells)]
