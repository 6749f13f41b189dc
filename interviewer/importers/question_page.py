"""Question pages (definition, signals, traps, triggers, probes, levels, stories) to material, by rules alone.

Sections may come in any order, be worded differently or be missing. An entry is known by the lines that it consists
of, so that it needs no heading; text below a heading of no known kind is kept as a passage.
"""

import re
from collections.abc import Mapping, Sequence

from interviewer.domain.calibration_pair import Said
from interviewer.domain.material import Passage
from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.question_blocks import OF_SECTION, Block, kind_at
from interviewer.importers.question_headings import SUMMARY_NAMES, Part, heading_of
from interviewer.importers.question_labels import is_company, label_of
from interviewer.importers.question_parts import Gathered, Section
from interviewer.importers.question_tables import table_at
from interviewer.importers.rows import Row, folded, is_rule, row_of

FURNITURE = re.compile(
    r"(?:sign|log) (?:in|up|out)|share(?: this)?(?: page)?|print(?: this page)?|next(?: lesson| page)?|"
    r"previous(?: lesson)?|"
    r"back(?: to .{1,30})?|home|menu|search|skip to .{1,30}|cookie.{0,40}|subscribe.{0,40}|related (?:tools|posts|"
    r"articles|reading)|(?:all )?rights reserved.{0,40}|.{0,20}copyright.{0,40}|\W*\d{4} .{1,40} (?:ltd|inc|gmbh)\.?|"
    r"mark as (?:read|done|complete)|loading\W*|advertisement|table of contents|on this page|tweet|copy(?: link)?",
    re.IGNORECASE,
)
"""Lines that belong to the site."""
_INITIALS = re.compile(r"[A-Z]{1,3}")
_FORMULA = re.compile(r"(.{0,80}?)signal\s*:\s*(.+)", re.IGNORECASE)
_TITLE_WORDS = 4
_TAGLINE_WORDS = 4


def read_question_page(lines: Sequence[PageLine], ledger: Ledger, principles: Mapping[str, str]) -> Gathered:
    """Everything the page gives."""
    rows = _rows(lines, ledger)
    gathered = Gathered(ledger, principles)
    start = next((at for at in range(len(rows)) if _opens(rows, at)), len(rows))
    _read_head(rows[:start], gathered)
    _Walk(rows, start, gathered).run()
    return gathered


def _opens(rows: Sequence[Row], at: int) -> bool:
    return heading_of(rows[at]) is not None or kind_at(rows, at, Part.HEAD) is not None


def _rows(lines: Sequence[PageLine], ledger: Ledger) -> list[Row]:
    """The lines with words; a pictograph alone on a line goes to the line below it."""
    found: list[Row] = []
    drawn = ""
    for line in lines:
        row = row_of(line)
        if not row.words:
            if row.text:
                ledger.leave(row.number, "a rule between lines" if is_rule(row) else "a pictograph")
            drawn = row.pictograph or drawn
            continue
        found.append(row if row.pictograph else row._replace(pictograph=drawn))
        drawn = ""
    return found


def _read_head(rows: Sequence[Row], gathered: Gathered) -> None:
    """What stands above the first heading: title, the line below it, a signal in one line, furniture."""
    title = _title(rows, gathered.principles)
    below = rows[rows.index(title) + 1 :] if title else []
    if title:
        gathered.title = title.words
        gathered.ledger.take(title.number, "title")
    for row in rows:
        formula = _FORMULA.fullmatch(row.words)
        words = len(row.words.split())
        if row is title:
            continue
        if formula:
            gathered.summarise("Signal", Said(text=formula[2], line=row.number))
        elif FURNITURE.fullmatch(row.words):
            gathered.ledger.leave(row.number, "page furniture")
        elif below and row is below[0] and words >= _TAGLINE_WORDS:
            gathered.summarise("In one line", Said(text=row.words, line=row.number))
        elif words >= 2 * _TITLE_WORDS and row.words.endswith((".", "?", "!")):
            gathered.passages.append(Passage(heading=None, paragraphs=(gathered.said(row, "passage"),)))
        else:
            gathered.ledger.leave(row.number, "page furniture above the first heading")


def _title(rows: Sequence[Row], principles: Mapping[str, str]) -> Row | None:
    long = [row for row in rows if len(row.words.split()) >= _TITLE_WORDS and not FURNITURE.fullmatch(row.words)]
    told = [row for row in long if not _FORMULA.fullmatch(row.words)]
    ranked = [row for row in rows if row.heading == 1]
    named = [row for row in told if " - " in row.words or ": " in row.words or " | " in row.words]
    names = [row for row in told if any(name.casefold() in row.words.casefold() for name in principles)]
    return next(iter([*ranked, *named, *names, *told]), None)


class _Walk:
    """One pass over the rows: headings open sections, entries are read whole, the rest goes to the open section."""

    def __init__(self, rows: Sequence[Row], at: int, gathered: Gathered) -> None:
        self._rows = rows
        self._at = at
        self._gathered = gathered
        self._section = Section(Part.PASSAGE, None)
        self._block: Block | None = None
        self._summing = False
        self._tabled = at
        """Where the last table ends."""

    def run(self) -> None:
        """Reads to the end."""
        while self._at < len(self._rows):
            self._step(self._rows[self._at])
        self._end_block()
        self._gathered.close(self._section)

    def _step(self, row: Row) -> None:
        rows, at = self._rows, self._at
        if at >= self._tabled and (table := table_at(rows, at)):
            self._tabled = at + len(table)
            self._end_block()
            if self._gathered.table(table, self._section.part):
                self._at += len(table)
                return
        self._at += 1
        if self._block and self._block.takes_label(row) and not SUMMARY_NAMES.fullmatch(folded(row.words)):
            self._block.add(row)
        elif FURNITURE.fullmatch(row.words):
            self._gathered.ledger.leave(row.number, "page furniture")
        elif self._is_initials(row):
            self._gathered.ledger.leave(row.number, "initials of the name below")
        elif SUMMARY_NAMES.fullmatch(folded(row.words)):
            self._open(Part.SUMMARY, row)
        elif (part := heading_of(row)) and not self._is_sub(row):
            self._open(Part.SUMMARY if self._summing and part in (Part.PREP, Part.FLAGS) else part, row)
        elif self._continues_signal():
            self._add(row)
        elif kind := kind_at(rows, at, self._section.part, self._section.rank):
            self._end_block()
            self._block = Block(kind, row)
        elif self._is_unknown_heading(row):
            self._open(Part.PASSAGE, row)
        elif self._block:
            self._add(row)
        elif self._is_tagline(row):
            self._gathered.summarise("In one line", Said(text=row.words, line=row.number))
        else:
            self._section.rows.append(row)

    def _open(self, part: Part, row: Row) -> None:
        self._end_block()
        self._gathered.close(self._section)
        self._summing = part is Part.SUMMARY
        self._section = Section(part, row)

    def _end_block(self) -> None:
        if self._block:
            self._gathered.block(self._block)
        self._block = None

    def _is_sub(self, row: Row) -> bool:
        """Whether a heading of a lower rank names an entry of the open section, whatever its words are."""
        return 0 < self._section.rank < row.heading and self._section.part in OF_SECTION

    def _add(self, row: Row) -> None:
        assert self._block is not None
        self._block.add(row)

    def _continues_signal(self) -> bool:
        """Whether a signal is open whose miss is still to come, so that its own lines start no other."""
        below = self._next()
        waits = self._block is not None and self._block.kind == "signal" and "miss" not in self._block.said
        label = label_of(below) if below else None
        return waits and label is not None and label.key == "miss"

    def _next(self) -> Row | None:
        return self._rows[self._at] if self._at < len(self._rows) else None

    def _is_initials(self, row: Row) -> bool:
        below = self._next()
        alike = below is not None and below.words[:1] == row.words[:1]
        return bool(_INITIALS.fullmatch(row.words)) and below is not None and (is_company(below) or alike)

    def _is_tagline(self, row: Row) -> bool:
        below = self._next()
        ends = below is not None and SUMMARY_NAMES.fullmatch(folded(below.words)) is not None
        known = any(row.words == line.text.text for line in self._gathered.summary)
        return bool(self._section.rows) and (ends or known) and not row.words.endswith(".")

    def _is_unknown_heading(self, row: Row) -> bool:
        """A line marked as a heading, or a short one above text where no entry is open that it could belong to."""
        below = self._next()
        if below is None or row.mark or label_of(row) or not row.is_name:
            return bool(row.heading and not row.mark and below is not None and label_of(row) is None)
        if row.heading:
            return not self._section.is_named(row)
        if self._section.part is Part.QUIZ:
            return False
        titled = bool(row.pictograph) or row.words.istitle() or row.words.endswith(":")
        return titled and self._block is None and len(below.words.split()) > len(row.words.split())
