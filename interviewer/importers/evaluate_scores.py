"""The table of an evaluate page: rows, weights, totals, and the page's scale mapped to ours."""

import re
from typing import NamedTuple

from interviewer.domain.calibration_pair import NAMES, Name, Scale, Score, ScoreRow, StatedTotal
from interviewer.importers.page_text import Ledger, PageLine, Unreadable
from interviewer.importers.page_words import candidate_in, number_in, verdict_in

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
    ("self_awareness", r"aware|reflect|humility|learning"),
    ("quantified_impact", r"quantif|impact|result|metric|outcome"),
)
_SCALES: tuple[tuple[Scale, float], ...] = (("of_5", 5.0), ("of_10", 10.0), ("of_100", 100.0))
_ADDS_UP = 0.75
"""How far a stated total may be from the sum: a page may round each row."""
_NUMBER_CELL = r"\d[\d.,]*\s*(?:/\s*\d+|%|pts\b)?(?:\s*[(,\u2013-]?\s*(?:strong |lean )?(?:no )?hire\)?)?"
_ROW = re.compile(rf"([A-Za-z][A-Za-z &/()_-]*?)[:\s]\s*({_NUMBER_CELL}(?:\s+{_NUMBER_CELL})+)", re.IGNORECASE)
_WEIGHT_IN_NAME = re.compile(r"\(\s*(?:weight\s*)?(\d{1,3}(?:\.\d)?)\s*(?:%|pts?|points?)?\s*\)", re.IGNORECASE)
_RULE = re.compile(r"[\s|:+=-]+")
_EMPTY = ("-", "\u2013", "\u2014", "n/a", "")


class _Cell(NamedTuple):
    line: int
    text: str


class _Row(NamedTuple):
    name: _Cell
    cells: list[_Cell]


class Table(NamedTuple):
    """What a page's table says."""

    scale: Scale
    rows: tuple[ScoreRow, ...]
    totals: tuple[StatedTotal, ...]


def read_table(lines: list[PageLine], ledger: Ledger) -> Table:
    """The scores of one section. Raises Unreadable, naming the line, where a row cannot be read."""
    header, rows = _rows(_cells(lines, ledger))
    columns = _columns(header, rows)
    if not rows:
        return Table("points", (), ())
    scored, totals, verdicts = list[_Row](), list[_Row](), list[_Row]()
    for row in rows:
        for cell in (row.name, *row.cells):
            ledger.take(cell.line, "scores")
        kind = _kind(row.name.text)
        (totals if kind == "total" else verdicts if kind == "verdict" else scored).append(row)
    stated = _totals(totals, verdicts, columns)
    placed = [(row, *_placed(row, columns)) for row in scored]
    scale, full = _scale(placed, stated)
    return Table(scale, tuple(_score_row(row, weight, given, full) for row, weight, given in placed), stated)


def _cells(lines: list[PageLine], ledger: Ledger) -> list[_Cell]:
    found: list[_Cell] = []
    for line in lines:
        if not line.text:
            continue
        if _RULE.fullmatch(line.text) and len(line.text) > 1:
            ledger.leave(line.number, "a rule between rows")
            continue
        if "|" in line.text or "\t" in line.text:
            texts = [part.strip(" *") for part in re.split(r"[|\t]", line.text.strip("| \t"))]
        elif re.search(r"\S {2,}\S", line.text):
            texts = re.split(r" {2,}", line.text)
        elif match := _ROW.fullmatch(line.text):
            texts = [match[1].strip(), *re.findall(_NUMBER_CELL, match[2], re.IGNORECASE)]
        elif len(line.text.split()) > 6 or line.text.endswith("."):
            ledger.leave(line.number, "a remark within the scores")
            continue
        else:
            texts = [line.text]
        found += [_Cell(line.number, text.strip()) for text in texts if text.strip()]
        ledger.take(line.number, "scores")
    return found


def _is_value(cell: _Cell) -> bool:
    return number_in(cell.text) is not None or cell.text.casefold() in _EMPTY or _is_verdict(cell.text)


def _is_verdict(text: str) -> bool:
    return verdict_in(text) is not None and len(text.split()) <= 3


def _rows(cells: list[_Cell]) -> tuple[list[_Cell], list[_Row]]:
    """Cells before the first row, and the rows: a name and the values behind it."""
    header: list[_Cell] = []
    rows: list[_Row] = []
    for number, cell in enumerate(cells):
        if _is_value(cell):
            if rows:
                rows[-1].cells.append(cell)
            else:
                raise Unreadable(f"{cell.line}: the score {cell.text[:40]!r} has no dimension before it; add its name")
        elif not rows and (not all(map(_is_value, cells[number + 1 : number + 2])) or _is_head(cell.text)):
            header.append(cell)
        else:
            rows.append(_Row(cell, []))
    return header, rows


def _is_head(text: str) -> bool:
    return candidate_in(text) is not None or re.fullmatch(r"[AB]|weights?|max\.?", text, re.IGNORECASE) is not None


def _kind(name: str) -> str:
    folded = name.casefold()
    if re.search(r"\b(?:total|sum|overall)\b", folded):
        return "total"
    return "verdict" if re.search(r"\b(?:verdict|decision|recommendation|call)\b", folded) else "row"


def _columns(header: list[_Cell], rows: list[_Row]) -> list[str]:
    """The meaning of the values of a row: 'weight', 'A', 'B'."""
    named: list[str] = []
    for cell in header:
        if re.fullmatch(r"[AB]", cell.text.strip()):
            named.append(cell.text.strip())
        elif who := candidate_in(cell.text):
            named.append(who)
        elif re.search(r"weight|max|worth|out of|%", cell.text, re.IGNORECASE):
            named.append("weight")
    if sorted(named) in (["A", "B"], ["A", "B", "weight"]):
        return named
    widths = {len(row.cells) for row in rows if _kind(row.name.text) == "row"}
    weighed = any("%" in row.cells[0].text for row in rows if row.cells and _kind(row.name.text) == "row")
    return ["weight", "A", "B"] if weighed or widths == {3} else ["A", "B"]


def _placed(row: _Row, columns: list[str]) -> tuple[float | None, dict[Name, tuple[_Cell, float, float | None]]]:
    """Weight and scores of one row, each with the line it stands on."""
    named = _WEIGHT_IN_NAME.search(row.name.text)
    if len(row.cells) != len(columns):
        what = " and ".join([f"the score of {name}" if name in NAMES else "the weight" for name in columns])
        raise Unreadable(
            f"{row.name.line}: {row.name.text[:40]!r} has {len(row.cells)} values; {what} are expected. "
            "Complete the row, or remove it"
        )
    weight = float(named[1]) if named else None
    given: dict[Name, tuple[_Cell, float, float | None]] = {}
    for column, cell in zip(columns, row.cells, strict=True):
        number = number_in(cell.text)
        if number is None:
            raise Unreadable(f"{cell.line}: {cell.text[:40]!r} is no number; write the {column} of {row.name.text!r}")
        if column == "weight":
            weight = number[0] * 100 if 0 < number[0] < 1 else number[0]
        else:
            given["A" if column == "A" else "B"] = (cell, *number)
    return weight, given


def _totals(totals: list[_Row], verdicts: list[_Row], columns: list[str]) -> tuple[StatedTotal, ...]:
    who: list[Name] = ["A" if name == "A" else "B" for name in columns if name in NAMES]
    numbers: dict[Name, tuple[_Cell, float]] = {}
    decided: dict[Name, _Cell] = {}
    for row in totals:
        for name, cell in zip(who, row.cells[-2:], strict=False):
            if number := number_in(cell.text):
                numbers[name] = (cell, number[0])
            if verdict_in(cell.text):
                decided[name] = cell
    for row in verdicts:
        decided |= dict(zip(who, row.cells[-2:], strict=False))
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


_Placed = tuple[_Row, float | None, dict[Name, tuple[_Cell, float, float | None]]]


def _scale(placed: list[_Placed], totals: tuple[StatedTotal, ...]) -> tuple[Scale, float | None]:
    """The scale in which the scores stand: what they say themselves, else the one in which the totals add up best."""
    said = {out_of for _, _, given in placed for _, _, out_of in given.values() if out_of}
    for scale, full in _SCALES:
        if said == {full}:
            return scale, full
    scores = [(weight, number) for _, weight, given in placed for _, number, _ in given.values()]
    stated = {total.candidate: total.given for total in totals if total.given is not None}
    if said or not stated or any(weight is None for weight, _ in scores):
        return "points", None
    found: tuple[float, Scale, float | None] = (_error(placed, stated, None), "points", None)
    for scale, full in _SCALES:
        if all(number <= full for _, number in scores):
            error = _error(placed, stated, full)
            if error < found[0] - _ADDS_UP * len(stated):
                found = (error, scale, full)
    return found[1], found[2]


def _error(placed: list[_Placed], stated: dict[Name, float], full: float | None) -> float:
    """How far the stated totals are from the sums in one scale."""
    sums = dict.fromkeys(stated, 0.0)
    for _, weight, given in placed:
        for name, (_, number, _) in given.items():
            if name in sums:
                sums[name] += number / full * (weight or 0.0) if full else number
    return sum(abs(sums[name] - total) for name, total in stated.items())


def _score_row(
    row: _Row, weight: float | None, given: dict[Name, tuple[_Cell, float, float | None]], full: float | None
) -> ScoreRow:
    dimension = next((name for name, said in _NAMES if re.search(said, row.name.text.casefold())), None)
    worth = WEIGHTS[dimension] if dimension else None
    scores = []
    for name in NAMES:
        cell, number, out_of = given[name]
        most = full or out_of or weight or worth or 100.0
        points = round(number / most * worth, 2) if worth else None
        scores.append(Score(candidate=name, given=number, line=cell.line, share=number / most, points=points))
    return ScoreRow(name=row.name.text, dimension=dimension, line=row.name.line, weight=weight, scores=tuple(scores))
