"""The stories of somebody's notes, section by section, and what each still lacks."""

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
from interviewer.importers.notes_words import (
    Part,
    defines,
    is_private,
    is_question,
    star_of,
    star_parts,
    unanswered,
    unasked,
)
from interviewer.importers.page_text import Ledger
from interviewer.importers.page_words import unwrapped
from interviewer.importers.question_tables import table_at
from interviewer.importers.question_values import competency_of
from interviewer.importers.rows import Row

_I = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|myself)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"\d|\b(?:half|halved|doubled?|tripled?|twice|thirds?|quarters?|zero|none|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|dozens?|hundreds?|thousands?|percent)\b",
    re.IGNORECASE,
)
_LETTER_A = re.compile(r"A\s*[:.\u2013\u2014-]", re.IGNORECASE)


class Line(NamedTuple):
    row: Row
    apart: bool
    """A blank line stands before it."""


class Section:
    def __init__(self, part: Part | None, heading: Row | None, above: str | None) -> None:
        self.part = part
        self.heading = heading
        self.above = above
        self.lines: list[Line] = []

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


class Stories:
    """The stories of one section, line by line."""

    def __init__(self, section: Section, noted: Noted, ledger: Ledger, principles: Mapping[str, str]) -> None:
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

    def _line(self, line: Line, below: Row | None) -> None:
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
            (story or self._begin(None)).go_on(Line(bare, line.apart))
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

    def go_on(self, line: Line) -> None:
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
