"""Story notes (questions with stories half told, questions to ask, what is noted for afterwards) to material.

Nothing that somebody noted is dropped: what has no other form is a private remark.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interviewer.domain.calibration_pair import Said
from interviewer.domain.material import (
    STAR,
    AskBack,
    Debrief,
    Lack,
    Lesson,
    NotedStory,
    StarPart,
    ToldPart,
    TriggerQuestion,
)
from interviewer.importers.notes_lists import Listed
from interviewer.importers.notes_words import (
    Part,
    audience_of,
    defines,
    is_heading,
    is_private,
    is_question,
    part_of,
    star_of,
    star_parts,
    unanswered,
    unasked,
)
from interviewer.importers.page_text import Ledger, PageLine, Unreadable
from interviewer.importers.page_words import unwrapped
from interviewer.importers.question_tables import table_at
from interviewer.importers.question_values import competency_of
from interviewer.importers.rows import Row, is_rule, row_of

FORM = "Write each principle as a heading, its questions below it, and 'Situation:', 'Task:', 'Action:', 'Result:'"
_I = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|myself)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"\d|\b(?:half|halved|doubled?|tripled?|twice|thirds?|quarters?|zero|none|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|dozens?|hundreds?|thousands?|percent)\b",
    re.IGNORECASE,
)
_LETTER_A = re.compile(r"A\s*[:.\u2013\u2014-]", re.IGNORECASE)


class _Line(NamedTuple):
    row: Row
    apart: bool
    """A blank line stands before it."""


class _Section:
    def __init__(self, part: Part | None, heading: Row | None, above: str | None) -> None:
        self.part = part
        self.heading = heading
        self.above = above
        self.lines: list[_Line] = []

    @property
    def name(self) -> str | None:
        return self.heading.words.strip(" :") if self.heading else None


class Noted:
    """What one file of notes gives."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.stories: list[NotedStory] = []
        self.ask_back: list[AskBack] = []
        self.debriefs: list[Debrief] = []
        self.private: list[Said] = []
        self.lessons: list[Lesson] = []

    def questions(self) -> list[TriggerQuestion]:
        """The questions for which stories are noted or still to be found."""
        return [
            TriggerQuestion(
                words=story.question.text, line=story.question.line, competency=story.competency, form="direct"
            )
            for story in self.stories
            if story.question
        ]


def read_notes(lines: Sequence[PageLine], ledger: Ledger, principles: Mapping[str, str]) -> Noted:
    """Everything noted. Raises Unreadable for notes without a question, a story or anything to ask."""
    noted = Noted()
    sections = _sections(lines, ledger, principles)
    for section in sections:
        _read_section(section, noted, ledger, principles)
    if not (noted.stories or noted.ask_back or noted.debriefs):
        first = next((line.number for line in lines if line.text), 1)
        raise Unreadable(f"{first}: none of its {len(lines)} lines is a question or part of a story. {FORM}")
    return noted


def _sections(lines: Sequence[PageLine], ledger: Ledger, principles: Mapping[str, str]) -> list[_Section]:
    found = [_Section(None, None, None)]
    apart = False
    ranks: list[tuple[int, str]] = []
    for line in lines:
        row = row_of(line)
        if not row.words:
            if row.text:
                ledger.leave(row.number, "a rule between lines" if is_rule(row) else "an empty item")
            apart = apart or not row.text
            continue
        if is_heading(row, principles):
            rank = row.heading or 9
            ranks = [kept for kept in ranks if kept[0] < rank]
            above = next((name for _, name in reversed(ranks) if competency_of(name, principles)), None)
            found.append(_Section(part_of(row.words.strip(" :"), principles), row, above))
            ranks.append((rank, row.words))
        else:
            found[-1].lines.append(_Line(row, apart))
        apart = False
    return found


def _read_section(section: _Section, noted: Noted, ledger: Ledger, principles: Mapping[str, str]) -> None:
    heading = section.heading
    if heading and not section.lines:
        if noted.title is None and not noted.stories and section.part in (None, Part.OTHER):
            noted.title = heading.words
            ledger.take(heading.number, "title")
        elif section.part:
            ledger.take(heading.number, f"heading of {section.part}")
            if section.part is Part.STORIES:
                noted.stories.append(_empty(section, principles))
        else:
            ledger.leave(heading.number, "a heading with nothing below it")
        return
    if not section.lines:
        return
    part = section.part or _by_shape(section)
    if heading:
        ledger.take(heading.number, f"heading of {part}")
    if part is Part.STORIES:
        _Stories(section, noted, ledger, principles).read()
    elif part is Part.OTHER:
        _keep_private(section, noted, ledger)
    else:
        _read_list(section, part, noted, ledger)


def _by_shape(section: _Section) -> Part:
    """What a section is whose heading does not tell."""
    rows = [line.row for line in section.lines]
    if any(star_of(row.words) for row in rows) or any(is_question(row) and not row.words.endswith("?") for row in rows):
        return Part.STORIES
    asked = [row for row in rows if row.words.endswith("?")]
    if section.above:
        return Part.STORIES
    return Part.ASK_BACK if section.heading and len(asked) * 2 > len(rows) else Part.OTHER


def _read_list(section: _Section, part: Part, noted: Noted, ledger: Ledger) -> None:
    listed = Listed(ledger, str(part))
    for row, apart in section.lines:
        listed.add(row, apart=apart, questions=part is Part.ASK_BACK)
    noted.private += listed.private
    line = section.heading.number if section.heading else None
    values = listed.values()
    if values and part is Part.ASK_BACK:
        audience = audience_of(section.name or "") or "the interviewer"
        noted.ask_back.append(AskBack(audience=audience, line=line, questions=values))
    elif values:
        noted.debriefs.append(Debrief(title=section.name or "", line=line, remarks=values))


def _keep_private(section: _Section, noted: Noted, ledger: Ledger) -> None:
    heading = section.heading
    rows = [*([heading] if heading else []), *(line.row for line in section.lines)]
    if noted.title is None and not heading and not section.lines[0].row.mark and section.lines[0].row.is_name:
        noted.title = rows.pop(0).words
        ledger.take(section.lines[0].row.number, "title")
    for row in rows:
        ledger.take(row.number, "private remark")
        noted.private.append(Said(text=row.words, line=row.number))


def _empty(section: _Section, principles: Mapping[str, str]) -> NotedStory:
    name = section.name
    return NotedStory(competency=competency_of(name or "", principles), heading=name, question=None, lacks=tuple(STAR))


class _Stories:
    """The stories of one section, line by line."""

    def __init__(self, section: _Section, noted: Noted, ledger: Ledger, principles: Mapping[str, str]) -> None:
        self._lines = section.lines
        self._noted, self._ledger = noted, ledger
        known = competency_of(section.name or "", principles) or competency_of(section.above or "", principles)
        self._competency = known
        self._heading = section.name if competency_of(section.name or "", principles) else section.above
        named = section.heading is not None and self._heading != section.name
        self._title = Said(text=section.name or "", line=section.heading.number) if named and section.heading else None
        self._story: _Story | None = None
        self._definition: list[Said] = []
        self._lettered = any(star and star[0] != "action" for line in self._lines if (star := star_of(line.row.words)))

    def read(self) -> None:
        """Reads the section."""
        at = tabled = 0
        rows = [line.row for line in self._lines]
        while at < len(rows):
            table = table_at(rows, at) if at >= tabled else None
            tabled = at + len(table) if table else tabled
            if table and self._tabled([cells for _, cells in table], rows[at:]):
                at = tabled
                continue
            self._line(self._lines[at], rows[at + 1] if at + 1 < len(rows) else None)
            at += 1
        self._end()
        if self._definition:
            self._noted.lessons.append(Lesson(competency=self._competency, definition=tuple(self._definition)))

    def _line(self, line: _Line, below: Row | None) -> None:
        row, story = line.row, self._story
        parts = star_parts(row.words) if self._lettered or not _LETTER_A.match(row.words) else []
        if parts:
            if story is None or (story.is_told_to("result") and parts[0][0] == "situation"):
                story = self._begin(None)
            story.tell(row, parts)
            self._ledger.take(row.number, "story")
        elif is_private(row.words):
            self._ledger.take(row.number, "private remark")
            self._noted.private.append(Said(text=row.words, line=row.number))
        elif is_question(row) and (story is None or story.question is None or row.indent <= story.indent):
            self._begin(Said(text=unwrapped(unasked(row.words)), line=row.number)).indent = row.indent
            self._ledger.take(row.number, "question")
        elif story is None and not row.mark and defines(row.words):
            self._definition.append(Said(text=row.words, line=row.number))
            self._ledger.take(row.number, "definition")
        elif self._is_title(line.row, below):
            begun = self._begin(None)
            begun.title, begun.indent = Said(text=row.words, line=row.number), row.indent
            self._ledger.take(row.number, "title of a story")
        else:
            bare = row._replace(words=unanswered(row.words))
            (story or self._begin(None)).go_on(_Line(bare, line.apart))
            self._ledger.take(row.number, "story")

    def _is_title(self, row: Row, below: Row | None) -> bool:
        """Whether a short line is the name of a story: a part of one, deeper or not, is next."""
        story = self._story
        free = story is None or (row.indent <= story.indent and story.is_told)
        return free and below is not None and len(row.words.split()) <= 10 and bool(star_parts(below.words))

    def _begin(self, question: Said | None) -> "_Story":
        self._end()
        self._story = _Story(question)
        if self._title:
            self._story.title, self._title = self._title, None
        return self._story

    def _end(self) -> None:
        if self._story:
            self._noted.stories.append(self._story.value(self._competency, self._heading))
        self._story = None

    def _tabled(self, cells: list[list[str]], rows: Sequence[Row]) -> bool:
        """A table with a column for each part of a story: one story a row."""
        columns = [star_of(f"{cell}:") for cell in cells[0]]
        if sum(column is not None for column in columns) < len(STAR) - 1:
            return False
        self._ledger.take(rows[0].number, "header of a table")
        for row, texts in zip(rows[1:], cells[1:], strict=False):
            self._begin(None)
            assert self._story is not None
            for column, text in zip(columns, texts, strict=False):
                if column and text:
                    self._story.tell(row, [(column[0], text)])
                elif text:
                    self._story.question = Said(text=unwrapped(text), line=row.number)
            self._ledger.take(row.number, "story")
        self._end()
        return True


class _Story:
    def __init__(self, question: Said | None) -> None:
        self.question = question
        self.title: Said | None = None
        self.indent = 0
        self._parts: list[ToldPart] = []
        self._loose: list[Said] = []
        self._open: StarPart | None = None

    @property
    def is_told(self) -> bool:
        return bool(self._parts or self._loose)

    def is_told_to(self, part: StarPart) -> bool:
        return any(told.part == part for told in self._parts)

    def tell(self, row: Row, parts: Sequence[tuple[StarPart, str]]) -> None:
        """The parts that a line names; a label alone opens its part for the lines below it."""
        for part, text in parts:
            if text:
                self._parts.append(ToldPart(part=part, text=Said(text=text, line=row.number)))
            self._open = part

    def go_on(self, line: _Line) -> None:
        """A line without a label: more of the part before it, or loose words."""
        said = Said(text=line.row.words, line=line.row.number)
        untold = self._open is not None and not self.is_told_to(self._open)
        if self._open and (untold or not line.apart or line.row.indent > self.indent):
            self._parts.append(ToldPart(part=self._open, text=said))
        else:
            self._open = None
            self._loose.append(said)

    def value(self, competency: str | None, heading: str | None) -> NotedStory:
        told = {part: " ".join(one.text.text for one in self._parts if one.part == part) for part in STAR}
        lacks: list[Lack] = [part for part in STAR if not told[part]]
        if told["action"] and not _I.search(told["action"].replace("\u2019", "'")):
            lacks.append("own act")
        if told["result"] and not _FIGURE.search(told["result"]):
            lacks.append("number")
        return NotedStory(
            competency=competency,
            heading=heading,
            question=self.question,
            title=self.title,
            parts=tuple(self._parts),
            loose=tuple(self._loose),
            lacks=tuple(lacks),
        )
