"""The table of an evaluate page: rows, weights, totals, and the page's scale mapped to ours."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from interviewer.domain.calibration_pair import NAMES, Name, Said, Scale, Score, ScoreRow, StatedTotal
from interviewer.importers.evaluate_cells import EMPTY, Cell, Row
from interviewer.importers.evaluate_columns import columns_of
from interviewer.importers.evaluate_rows import drawn
from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.page_words import number_in, verdict_in

WEIGHTS: dict[str, float] = {
    "structure_star": 15.0,
    "ownership_signal": 30.0,
    "action_specificity": 25.0,
    "quantified_impact": 20.0,
    "self_awareness": 10.0,
}
"""Our dimensions and their points (GRADING)."""
_NAMES = (
    ("structure_star", r"structure|\bstar\b|organi[sz]ation"),
    ("ownership_signal", r"owner"),
    ("action_specificity", r"action|specific"),
    ("self_awareness", r"aware|self[ -]aw|reflect|humility|learning"),
    ("quantified_impact", r"quantif|impact|result|metric|outcome"),
)
_SCALES: tuple[tuple[Scale, float], ...] = (("of_5", 5.0), ("of_10", 10.0), ("of_100", 100.0))
_ENOUGH = 8
"""Scores from which their size tells marks from points."""
_ADDS_UP = 0.75
"""How far a stated total may be from the sum: a page may round each row."""
_WEIGHT_IN_NAME = re.compile(
    r"\(\s*(?:weight|max\.?|out of|of)?\s*(\d{1,3}(?:\.\d)?)\s*(?:%|pts?|points?)?\s*\)", re.IGNORECASE
)
_ORDERS = (("weight", "A", "B"), ("A", "B", "weight"), ("A", "weight", "B"))
"""Orders in which pages draw three columns."""
_Given = dict[Name, tuple[Cell, float, float | None]]


class Table(NamedTuple):
    """What a page's table says."""

    scale: Scale
    rows: tuple[ScoreRow, ...]
    totals: tuple[StatedTotal, ...]
    unread: tuple[Said, ...] = ()
    """Rows and cells that cannot be read, each with the remedy."""


def read_table(tables: Sequence[tuple[str, list[PageLine]]], ledger: Ledger) -> Table:
    """The scores below the headings given; what cannot be read is named in `unread`.

    Columns are read as their heads say, else as the one order in which no score is above its weight and the weights
    are those of a whole; where none fits and many scores are above what they can be, no row is read at all.
    """
    seen = drawn(tables, ledger)
    headed = columns_of([cell.text for cell in seen.header]) or seen.columns
    first = _read(seen.rows, headed or _guessed(seen.rows), seen.unread)
    if not _above(first) and (headed or _is_whole(first)):
        return first
    for columns in _ORDERS:
        other = _read(seen.rows, list(columns), seen.unread)
        if _is_whole(other) and not _above(other) and not len(other.unread) > len(first.unread):
            return other
    if len(_above(first)) <= max(1, len(first.rows) // 3):
        return first
    said = (
        f"In {len(_above(first))} of {len(first.rows)} rows a score is above what the row has, so the columns cannot "
        "be told; name them above the rows (weight, A, B)."
    )
    return Table("points", (), (), (*first.unread, Said(text=said, line=first.rows[0].line)))


def _above(table: Table) -> list[ScoreRow]:
    """The rows with more than there is."""
    return [row for row in table.rows if any(score.share > 1 + 1e-9 for score in row.scores)]


def _is_whole(table: Table) -> bool:
    """Whether every row has both scores and a weight, and these are ours or add up to a hundred."""
    weights = [row.weight for row in table.rows]
    if not weights or any(weight is None for weight in weights) or any(len(row.scores) < 2 for row in table.rows):
        return False
    ours = all(row.dimension and row.weight == WEIGHTS[row.dimension] for row in table.rows)
    return ours or abs(sum(weight or 0.0 for weight in weights) - 100) <= _ADDS_UP


def _read(rows: list[Row], columns: list[str], unread: Sequence[Said]) -> Table:
    """The table where its columns hold what `columns` says."""
    scored, totals, verdicts = list[Row](), list[Row](), list[Row]()
    for row in rows:
        kind = _kind(row.name.text)
        (totals if kind == "total" else verdicts if kind == "verdict" else scored).append(row)
    doubts = list(unread)
    placed: list[_Placed] = []
    for row in scored:
        weight, given, doubt = _placed(row, columns)
        doubts += [Said(text=doubt, line=row.name.line)] if doubt else []
        if given:
            placed.append((row, weight, given))
    stated = _totals(totals, verdicts, columns)
    scale, full = _scale(placed, stated)
    found = tuple(_score_row(row, weight, given, full) for row, weight, given in placed)
    return Table(scale, found, stated, tuple(sorted(doubts, key=lambda said: said.line)))


def _kind(name: str) -> str:
    folded = name.casefold()
    if re.search(r"\b(?:total|sum|overall)\b|^(?:all in all|(?:al)?together|in all)\W*$", folded):
        return "verdict" if re.search(r"\b(?:verdict|decision|recommendation)\b", folded) else "total"
    said = r"\b(?:verdict|decision|recommendation|call|outcome of the loop|hire)\b"
    return "verdict" if re.search(said, folded) else "row"


def _guessed(rows: list[Row]) -> list[str]:
    """The columns of a table whose head does not say them."""
    plain = [row for row in rows if _kind(row.name.text) == "row" and row.cells]
    weighed = any("%" in row.cells[0].text for row in plain)
    return ["weight", "A", "B"] if weighed or {len(row.cells) for row in plain} == {3} else ["A", "B"]


def _named(row: Row, columns: list[str]) -> list[tuple[str, Cell]]:
    """The values of a row with what each is; empty where that cannot be told."""
    cells = row.cells
    if any(cell.whose for cell in cells):
        first = "weight" if not cells[0].whose else ""
        return [(cell.whose or (first if at == 0 else ""), cell) for at, cell in enumerate(cells)]
    who = [column for column in columns if column in NAMES]
    if len(cells) == len(columns):
        return list(zip(columns, cells, strict=True))
    if len(cells) == len(who) and not ("weight" in columns and "%" in cells[0].text):
        return list(zip(who, cells, strict=True))
    plain = [column for column in columns if column != "other"]
    if len(cells) == len(plain):
        return list(zip(plain, cells, strict=True))
    return list(zip(["weight", *who], cells, strict=True)) if len(cells) == 3 and len(who) == 2 else []


def _placed(row: Row, columns: list[str]) -> tuple[float | None, _Given, str]:
    """Weight and scores of one row, each with the line it stands on, and what could not be read."""
    in_name = _WEIGHT_IN_NAME.search(row.name.text)
    weight = float(in_name[1]) if in_name else None
    named = _named(row, columns)
    if not named:
        wanted = [f"the score of {name}" if name in NAMES else "the weight" for name in columns]
        count = f"{len(row.cells)} {'value' if len(row.cells) == 1 else 'values'}"
        what = f"{', '.join(wanted[:-1])} and {wanted[-1]}"
        said = f"{row.name.text[:40]!r} has {count}; {what} are expected. Complete the row, or remove it."
        return weight, {}, said
    given: _Given = {}
    doubts = []
    for column, cell in named:
        number = number_in(cell.text)
        if column == "weight" and number:
            weight = number[0] * 100 if 0 < number[0] < 1 else number[0]
        elif column in NAMES and number:
            given["A" if column == "A" else "B"] = (cell, *number)
        elif column in NAMES and cell.text.casefold() not in EMPTY:
            doubts.append(f"{cell.text[:40]!r} is no number; write the score of {column} for {row.name.text[:40]!r}.")
    if not given and not doubts:
        doubts.append(f"{row.name.text[:40]!r} has no scores; complete the row, or remove it.")
    return weight, given, " ".join(doubts)


def _totals(totals: list[Row], verdicts: list[Row], columns: list[str]) -> tuple[StatedTotal, ...]:
    numbers: dict[Name, tuple[Cell, float]] = {}
    decided: dict[Name, Cell] = {}
    for row in (*totals, *verdicts):
        last = row.cells[-2:] if len(row.cells) <= len(columns) else []
        named = _named(row, columns) or list(zip([c for c in columns if c in NAMES], last, strict=False))
        for column, cell in named:
            if column not in NAMES:
                continue
            name: Name = "A" if column == "A" else "B"
            number = number_in(cell.text)
            if number and row in totals:
                numbers.setdefault(name, (cell, number[0]))
            if verdict_in(cell.text):
                decided[name] = cell
    return tuple(
        StatedTotal(
            candidate=name,
            given=numbers[name][1] if name in numbers else None,
            verdict=verdict_in(decided[name].text) if name in decided else None,
            line=numbers[name][0].line if name in numbers else decided[name].line,
        )
        for name in NAMES
        if name in numbers or name in decided
    )


_Placed = tuple[Row, float | None, _Given]


def _scale(placed: list[_Placed], totals: tuple[StatedTotal, ...]) -> tuple[Scale, float | None]:
    """The scale in which the scores stand: what they say themselves, else the one in which the totals add up best."""
    said = {out_of for _, _, given in placed for _, _, out_of in given.values() if out_of}
    for scale, full in _SCALES:
        if said == {full}:
            return scale, full
    scores = [(weight, number) for _, weight, given in placed for _, number, _ in given.values()]
    stated = {total.candidate: total.given for total in totals if total.given is not None}
    if said or any(weight is None for weight, _ in scores):
        return "points", None
    if not stated:
        return _marks([(weight or 0.0, number) for weight, number in scores])
    found: tuple[float, Scale, float | None] = (_error(placed, stated, None), "points", None)
    for scale, full in _SCALES:
        if all(number <= full for _, number in scores):
            error = _error(placed, stated, full)
            if error < found[0] - _ADDS_UP * len(stated):
                found = (error, scale, full)
    return found[1], found[2]


def _marks(scores: list[tuple[float, float]]) -> tuple[Scale, float | None]:
    """The scale of scores beside weights where no total tells it: marks, if none is above what a mark may be."""
    if len(scores) >= _ENOUGH and max(weight for weight, _ in scores) > 2 * _SCALES[1][1]:
        for scale, full in _SCALES[:2]:
            if all(number <= full for _, number in scores):
                return scale, full
    return "points", None


def _error(placed: list[_Placed], stated: dict[Name, float], full: float | None) -> float:
    """How far the stated totals are from the sums in one scale."""
    sums = dict.fromkeys(stated, 0.0)
    for _, weight, given in placed:
        for name, (_, number, _) in given.items():
            if name in sums:
                sums[name] += number / full * (weight or 0.0) if full else number
    return sum(abs(sums[name] - total) for name, total in stated.items())


def _score_row(row: Row, weight: float | None, given: _Given, full: float | None) -> ScoreRow:
    dimension = next((name for name, said in _NAMES if re.search(said, row.name.text.casefold())), None)
    worth = WEIGHTS[dimension] if dimension else None
    scores = []
    for name in [name for name in NAMES if name in given]:
        cell, number, out_of = given[name]
        most = full or out_of or weight or worth or 100.0
        points = round(number / most * worth, 2) if worth else None
        scores.append(Score(candidate=name, given=number, line=cell.line, share=number / most, points=points))
    return ScoreRow(name=row.name.text, dimension=dimension, line=row.name.line, weight=weight, scores=tuple(scores))
