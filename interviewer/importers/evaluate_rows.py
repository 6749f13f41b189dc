"""The rows of a page's table, however it is drawn: a cell a line, a row a line, a list a candidate, or turned round."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interviewer.domain.calibration_pair import Name, Said
from interviewer.importers.evaluate_cells import EMPTY, Cell, Row, given_and_most
from interviewer.importers.evaluate_columns import card_of, columns_in, is_column, opened_by, whose_column
from interviewer.importers.evaluate_names import label_in
from interviewer.importers.evaluate_shapes import is_cell
from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.page_words import candidate_in, name_of, number_in, verdict_in, without_bullet

_RULE = re.compile(r"[\s|:+=\u2500-\u257f-]+")
_SEPARATED = re.compile(r"[|\t]")
_NAME = re.compile(
    r"(?P<name>[^\W\d_][^\d|;:=\t\u2013\u2014]*?(?:\((?:weight|max\.?|of|out of)?\s*\d{1,3}(?:\.\d)?\s*(?:%|"
    r"pts?|points?)?\))?)"
    r"(?=\s*(?:[|;:,=/\t\u2013\u2014]|\s[-\d~]|\s(?:candidate\s)?[AB]\b|\s(?:strong |lean )?(?:no )?hire|$))",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"(?P<whose>\b(?:candidate|answer|response|speaker)\s+[AB12]\b|\b[AB](?=\s*[:=\s(]))(?:'s)?(?:\s+(?:gets?|"
    r"got|has|is|was))?"
    r"|(?P<weight>\bweight(?:ed|ing)?|\bworth|\bmax(?:imum)?)\.?"
    r"|(?P<number>(?<![\w.])[~-]?\d{1,4}(?:[.,]\d{1,2})?(?![\d.]*\w)\s*(?:(?:/|out of|of)\s*\d{1,3}\b|%|"
    r"pts?\b\.?|points?\b)?)"
    r"|(?P<verdict>\b(?:(?:strong|lean(?:ing)?|weak|borderline|clear)[ -])?(?:no[ -])?hire\b|\breject\b)"
    r"|(?P<nothing>(?<=[|;,:\t])\s*(?:[-\u2013\u2014\u2212]|n/?a)(?=\s*(?:[|;,\t]|$)))"
    r"|(?P<turn>\u2192|->|=>)"
    r"|(?P<joint>\s+|[|;:,=/()\u2013\u2014\u00b7.*-]|\b(?:vs?|versus|and|to|points?|of|against|while)\b\.?)",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(r",[^\W\d_ ]* ?[^\W\d_][^\d|;:,=\t\u2013\u2014]*(?:\d{1,3}\s*(?:%|pts?|points?)?\))?")
"""What a dimension's name has behind a comma ('Impact, measured (20)')."""
_LONGEST = 24
"""Words of a row on one line."""
_VERDICT = r"(?:(?:strong|lean(?:ing)?|weak|borderline|clear)[ -])?(?:no[ -])?hire|reject"
_VERDICTS = re.compile(
    rf"(?P<first>{_VERDICT})(?:\s*(?:[/|;,\t]|\bvs\.?|\bversus)\s*|\s+)(?P<second>{_VERDICT})\W*", re.IGNORECASE
)
_CHAIN = re.compile(r"(?<![\d/])\d{1,3}(?:\.\d+)?%?(?:\s*/\s*\d{1,3}(?:\.\d+)?%?){2,}(?![\d/])")
"""Three values or more with a stroke between them are values of a row, and no fractions."""
_REASONED = re.compile(
    r"(?:candidate\s+|answer\s+)?(?P<whose>[AB])\s*[:=]?\s*(?P<value>\d{1,3}(?:\.\d)?"
    r"(?:\s*(?:/|(?:out )?of)\s*\d{1,3})?)\s*"
    r"(?:[:(,.;\u2013\u2014-]\s*(?!(?:candidate\s+)?[AB]\b\W*\d)[^\W\d]|[\u2013\u2014-]\s+\d+\s+\w+\s+\w).*",
    re.IGNORECASE,
)
"""A score with its reason behind it."""
_WIDEST = 12
"""Cells of a table's head that are looked at."""


class Drawn(NamedTuple):
    """A table as it is drawn."""

    header: list[Cell]
    columns: list[str]
    """The columns as a heading above the table names them; empty where none does."""
    rows: list[Row]
    unread: list[Said]


def drawn(tables: Iterable[tuple[str, list[PageLine]]], ledger: Ledger) -> Drawn:
    """Everything below the headings that is a table; what is not is left or said to be unread."""
    reader = _Reader(ledger)
    for heading, lines in tables:
        reader.open(heading)
        for line in lines:
            if line.text:
                reader.see(line)
    return Drawn(reader.header, reader.columns, _merged(_turned(reader.header, reader.rows)), reader.unread)


class _Reader:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._owner: Name | None = None
        self.header: list[Cell] = []
        self.columns: list[str] = []
        self.rows: list[Row] = []
        self.unread: list[Said] = []

    def open(self, heading: str) -> None:
        """A heading, which may say whose card follows or what the columns are."""
        self._owner = card_of(heading)
        self.columns = self.columns or columns_in(heading)

    def see(self, line: PageLine) -> None:
        """One line: a row, a cell, the name of whose list follows, or a remark."""
        text = line.text if line.text.casefold() in EMPTY else without_bullet(line.text)
        if _RULE.fullmatch(text) and len(text) > 1:
            self._ledger.leave(line.number, "a rule between rows")
            return
        label = label_in(text)
        summed = text.lstrip("= ") if text.startswith("=") else ""
        if is_cell(text):
            self._value(Cell(line.number, text))
        elif self._owner and is_cell(summed):
            self.rows.append(Row(Cell(line.number, "Total"), [Cell(line.number, summed, self._owner)]))
        elif both := _VERDICTS.fullmatch(text):
            verdicts = [Cell(line.number, both["first"]), Cell(line.number, both["second"])]
            self.rows.append(Row(Cell(line.number, "Verdict"), verdicts))
        elif label and not label.inline:
            self._owner = label.candidate
            if not self.rows:
                self.header.append(Cell(line.number, text))
        elif owner := opened_by(text):
            self._owner = owner
        elif row := _row(line.number, text):
            self._add(row)
        elif reasoned := _REASONED.fullmatch(text):
            self._value(Cell(line.number, reasoned["value"], name_of(reasoned["whose"])))
        elif cells := _separated(line.number, text):
            self._cells(cells)
        elif len(text.split()) > 6 or text.endswith("."):
            self._ledger.leave(line.number, "a remark within the scores")
            return
        else:
            self._named(Cell(line.number, text.strip(" :*")))
        self._ledger.take(line.number, "scores")

    def _add(self, row: Row) -> None:
        row = self._split(row)
        named = candidate_in(row.name.text) or self._owner
        if named and len(row.cells) <= 2 and not any(cell.whose for cell in row.cells) and _single(row):
            row = Row(row.name, [cell._replace(whose=named) for cell in row.cells])
        elif self._owner and len(row.cells) == 2 and not any(cell.whose for cell in row.cells):
            row = Row(row.name, given_and_most(row.cells, self._owner))
        self.rows.append(row)

    def _split(self, row: Row) -> Row:
        """'9 / 14' behind a name is one score each, unless it stands in a list of one candidate's."""
        if self._owner or candidate_in(row.name.text) or len(row.cells) != 1 or row.cells[0].whose:
            return row
        match = re.fullmatch(r"(\d[\d.]*)\s*/\s*(\d[\d.]*)", row.cells[0].text)
        if not match:
            return row
        return Row(row.name, [Cell(row.name.line, match[1]), Cell(row.name.line, match[2])])

    def _value(self, cell: Cell) -> None:
        if self.rows:
            self.rows[-1].cells.append(cell)
        elif self.header and not is_column(self.header[-1].text):
            self.rows.append(Row(self.header.pop(), [cell]))
        else:
            said = f"The score {cell.text[:40]!r} has no dimension before it; add its name."
            self.unread.append(Said(text=said, line=cell.line))

    def _cells(self, cells: list[Cell]) -> None:
        first, *rest = cells
        if any(is_cell(cell.text) for cell in rest):
            self.rows.append(Row(first, rest))
        elif not self.rows:
            self.header += cells
        else:
            said = f"{first.text[:40]!r} has no values that can be read; complete the row, or remove it."
            self.unread.append(Said(text=said, line=first.line))

    def _named(self, cell: Cell) -> None:
        if self.rows or not is_column(cell.text):
            waiting = self.header[-1] if self.header and not self.rows else None
            if self.rows or (waiting and _seen_both(self.header[:_WIDEST])):
                self.rows.append(Row(cell, []))
                return
        self.header.append(cell)


def _seen_both(header: list[Cell]) -> bool:
    """Whether the head of the table has named both candidates, so that a name begins a row."""
    return {whose_column(cell.text) for cell in header} >= {"A", "B"}


def _single(row: Row) -> bool:
    return sum(number_in(cell.text) is not None for cell in row.cells) <= 1


def _separated(number: int, text: str) -> list[Cell]:
    """The cells of a line with bars, tabs or wide blanks."""
    if _SEPARATED.search(text):
        texts = _SEPARATED.split(text.strip("| \t"))
    elif re.search(r"\S {2,}\S", text):
        texts = re.split(r" {2,}", text)
    elif len(re.findall(r"[;,]", text)) > 1 and len(text.split()) <= _LONGEST:
        texts = re.split(r"[;,]", text)
    else:
        return []
    return [Cell(number, part.strip(" *")) for part in texts if part.strip(" *")]


def _row(number: int, text: str) -> Row | None:
    """A row on one line: a name and values, whatever parts them."""
    if len(text.split()) > _LONGEST:
        return None
    text = _CHAIN.sub(lambda chain: chain[0].replace("/", ";"), text)
    first, *rest = [part.strip() for part in re.split(r"[|\t;,:]", text.strip("| \t"))]
    if whose_column(first) and len(rest) > 2 and sum(map(is_cell, rest)) > 2:
        return Row(Cell(number, first), [Cell(number, part) for part in rest])
    whole = text.strip("| \t")
    named = _NAME.match(whole)
    if not named or not named["name"].strip():
        return None
    ends = [named.end()]
    if also := _QUALIFIED.match(whole, named.end()):
        ends.append(also.end())
    for end in ends:
        cells = list(_values(number, whole[end:]))
        if any(cell.text for cell in cells) and not _values_fail(whole[end:]):
            return Row(Cell(number, whole[:end].strip(" -\u2013\u2014*")), cells)
    return None


def _values_fail(rest: str) -> bool:
    """Whether something stands among the values that is none."""
    at = 0
    while at < len(rest):
        match = _TOKEN.match(rest, at)
        if not match or match.end() == at:
            return True
        at = match.end()
    return False


def _values(number: int, rest: str) -> Iterator[Cell]:
    whose = ""
    last: Cell | None = None
    for match in _TOKEN.finditer(rest):
        kind = match.lastgroup
        if kind == "whose":
            whose = whose_column(match[0].removesuffix("'s").split("'")[0]) or whose_column(match["whose"])
        elif kind == "weight":
            whose = "weight"
        elif kind == "turn" and last:
            whose, last = last.whose, None
        elif kind == "verdict" and last and number_in(last.text) and not verdict_in(last.text) and _close(rest, match):
            last = last._replace(text=f"{last.text} {match[0]}")
        elif kind in ("number", "verdict", "nothing"):
            if last:
                yield last
            last, whose = Cell(number, match[0].strip(), whose), ""
    if last:
        yield last


def _close(rest: str, match: re.Match[str]) -> bool:
    """Whether a verdict belongs to the number before it: nothing but a blank, a comma or a bracket parts them."""
    return re.search(r"[\d%][\s(,\u2013\u2014:=-]*$", rest[: match.start()]) is not None


def _turned(header: list[Cell], rows: list[Row]) -> list[Row]:
    """A table with a row a candidate and a column a dimension, turned round."""
    owners = [whose_column(row.name.text) for row in rows]
    if sorted(filter(None, owners)) != ["A", "B"]:
        return rows
    width = max(len(row.cells) for row in rows)
    if width < 3 or len(header) < width:
        return rows
    names = header[len(header) - width :]
    found = [Row(name, []) for name in names]
    for row, owner in zip(rows, owners, strict=True):
        whose = owner or ("weight" if re.match(r"weight|max", row.name.text, re.IGNORECASE) else "other")
        for at, cell in enumerate(row.cells):
            found[at].cells.append(cell._replace(whose=whose))
    return found


def _merged(rows: list[Row]) -> list[Row]:
    """Rows of the same name, one for each candidate, as one row."""
    found: dict[str, Row] = {}
    for row in rows:
        bare = re.sub(
            r"\b(?:candidate|answer|response|speaker)\s+[AB12]\b(?:'s)?|[()]", "", row.name.text, flags=re.IGNORECASE
        )
        key = " ".join(bare.casefold().split())
        before = found.get(key)
        apart = before and all(cell.whose for cell in (*before.cells, *row.cells))
        if before and apart:
            kept = [
                cell for cell in row.cells if cell.whose != "weight" or all(c.whose != "weight" for c in before.cells)
            ]
            before.cells.extend(kept)
        else:
            found[key if key not in found else f"{key} {row.name.line}"] = row
    return list(found.values())
