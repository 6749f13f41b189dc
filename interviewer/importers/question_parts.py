"""What a question page gives, gathered section by section."""

import re
from collections.abc import Mapping, Sequence

from interviewer.domain.calibration_pair import QuizItem, Said
from interviewer.domain.material import Checklist, FollowUp, HeardSignal, Lesson, Passage, SummaryLine, TriggerQuestion
from interviewer.importers.evaluate_quiz import read_quiz
from interviewer.importers.page_text import Ledger, PageLine
from interviewer.importers.question_blocks import Block
from interviewer.importers.question_headings import Part
from interviewer.importers.question_tables import Table, block_of, table_kind
from interviewer.importers.question_values import (
    bare,
    company_of,
    competency_of,
    level_view_of,
    loose_trap,
    probe_of,
    signal_of,
    split_name,
    story_of,
    to_leave,
    told_apart,
    trap_of,
)
from interviewer.importers.rows import Row, folded

ASKS = re.compile(
    r"(?:tell (?:me|us)|describe|give (?:me|us|an)|walk (?:me|us)|share|talk (?:me|us)|recall|think of|explain|"
    r"provide|have you|can you|could you|what|when|how|who|which|why|where|was there|did you|do you|name|show)\b",
    re.IGNORECASE,
)
"""How a question of an interviewer begins."""
_KEYWORDS = re.compile(
    r"(?:key ?words?|words|phrases|look for|listen for)\s*(?::|\s[\u2013\u2014-]\s)\s*(.+)", re.IGNORECASE
)
_PLAIN = {
    Part.DEFINITION: "definition",
    Part.CORE: "core_signal",
    Part.FRAMING: "company_framing",
    Part.IS_NOT: "is_not",
    Part.TIP: "depth_tip",
    Part.PREP: "prep_action",
}


class Section:
    """The rows below one heading that belong to no entry."""

    def __init__(self, part: Part, heading: Row | None) -> None:
        self.part = part
        self.heading = heading
        self.rows: list[Row] = []

    @property
    def rank(self) -> int:
        """Of its heading; 0 for none or for a heading that nothing marks."""
        return self.heading.heading if self.heading else 0

    def is_named(self, row: Row) -> bool:
        """Whether a heading of a lower rank is a name within this section rather than the next one."""
        ranked = self.heading is not None and 0 < self.heading.heading < row.heading
        return ranked and self.part in (Part.SUMMARY, Part.NEIGHBOURS, Part.CHECKLIST)


class Gathered:
    """The values of one page as they are read."""

    def __init__(self, ledger: Ledger, principles: Mapping[str, str]) -> None:
        self.ledger = ledger
        self.principles = principles
        self.title: str | None = None
        self.questions: list[tuple[Row, Part]] = []
        self.probes: list[FollowUp] = []
        self.quiz: list[QuizItem] = []
        self.summary: list[SummaryLine] = []
        self.passages: list[Passage] = []
        self._plain: dict[str, list[Said]] = {}
        self._blocks: list[Block] = []
        self._signals: list[HeardSignal] = []
        self._traps: dict[Part, list[Said]] = {Part.TRAPS: [], Part.FLAGS: []}
        self._neighbours: list[Said] = []
        self._avoid: list[Said] = []
        self._recognise: list[Said] = []
        self._checklists: list[Checklist] = []

    def said(self, row: Row, where: str) -> Said:
        """The words of a line, which are taken."""
        self.ledger.take(row.number, where)
        return Said(text=row.words, line=row.number)

    def summarise(self, name: str, text: Said) -> None:
        """A line of the summary."""
        self.ledger.take(text.line, "summary")
        self.summary.append(SummaryLine(name=name, text=Said(text=bare(text.text), line=text.line)))

    def block(self, block: Block) -> None:
        """An entry with its lines."""
        self._blocks.append(block)
        said = [*block.loose, *(one for lines in block.said.values() for one in lines)]
        for number in (block.name.number, *(one.line for one in said), *block.labels):
            self.ledger.take(number, block.kind)

    def table(self, table: Table, section: Part) -> bool:
        """The rows of a table, where it is known what they are."""
        kind = table_kind(table, section)
        if kind is None:
            return False
        header, *rows = table
        self.ledger.take(header[0].number, "header of a table")
        for row, cells in rows:
            if isinstance(kind, Part):
                text = f"{cells[0]}: {' '.join(cells[1:])}"
                self._neighbours.append(self.said(row._replace(words=text), "neighbours"))
            else:
                self.block(block_of(kind, header[1], row, cells))
        return True

    def close(self, section: Section) -> None:
        """A section that has ended."""
        part, rows = section.part, section.rows
        if section.heading and part is not Part.PASSAGE:
            self.ledger.take(section.heading.number, f"heading of {part}")
        if part in _PLAIN:
            self._plain.setdefault(_PLAIN[part], []).extend(self.said(row, part) for row in rows)
        elif part in (Part.DIRECT, Part.INDIRECT):
            self._ask(section)
        elif part is Part.QUIZ:
            self.quiz += read_quiz([PageLine(row.number, row.text, row.indent) for row in rows], self.ledger)
        elif part is Part.CHECKLIST:
            title = section.heading.words.rstrip(":") if section.heading else ""
            self._checklists.append(Checklist(title=title, items=tuple(self.said(row, part) for row in rows)))
        elif part is Part.SUMMARY:
            self._close_summary(section)
        elif part is Part.RECOGNISE:
            self._recognise += [word for row in rows for word in self._keywords(row)]
        elif part is Part.AVOID:
            self._avoid += [self.said(row, part) for row in rows]
        elif part in self._traps:
            self._traps[part] += [self.said(row, part) for row in rows]
        elif part is Part.SIGNALS:
            self._signals += [HeardSignal(means=self.said(row, part)) for row in rows]
        elif part is Part.NEIGHBOURS:
            self._close_neighbours(rows)
        elif part is Part.PROBES:
            self._close_probes(section)
        else:
            self._pass(section, rows)

    def _pass(self, section: Section, rows: Sequence[Row]) -> None:
        """Rows without a form of their own; a list of questions below an unknown heading is one of triggers."""
        heading = section.heading
        listed = [row for row in rows if row.mark and ASKS.match(row.words.strip("\"'\u201c\u2018"))]
        if section.part is Part.PASSAGE and len(listed) > 1 and len(listed) == len(rows):
            section.part = Part.INDIRECT if any(form is Part.DIRECT for _, form in self.questions) else Part.DIRECT
            if heading:
                self.ledger.take(heading.number, f"heading of {section.part}")
            self._ask(section)
            return
        if not rows:
            if heading and section.part is Part.PASSAGE:
                self.ledger.leave(heading.number, "a heading with nothing below it")
            return
        title = self.said(heading, "heading of a passage") if heading else None
        self.passages.append(Passage(heading=title, paragraphs=tuple(self.said(row, "passage") for row in rows)))

    def _ask(self, section: Section) -> None:
        asked = [row for row in section.rows if row.mark or ASKS.match(row.words.strip("\"'\u201c\u2018"))]
        for row in asked:
            self.ledger.take(row.number, section.part)
            self.questions.append((row, section.part))
        self._pass(Section(section.part, section.heading), [row for row in section.rows if row not in asked])

    def _close_summary(self, section: Section) -> None:
        rows = list(section.rows)
        name = section.heading.words.rstrip(":") if section.heading else ""
        while rows:
            row = rows.pop(0)
            named = split_name(row.words)
            if named and len(named[0].split()) <= 5:
                self.summarise(named[0], Said(text=named[1], line=row.number))
            elif row.is_name and rows and not row.mark and len(row.words.split()) <= 4:
                self.ledger.take(row.number, "summary")
                below = rows.pop(0)
                self.summarise(row.words, Said(text=below.words, line=below.number))
            else:
                self.summarise(name, Said(text=row.words, line=row.number))

    def _keywords(self, row: Row) -> list[Said]:
        match = _KEYWORDS.fullmatch(row.words)
        self.ledger.take(row.number, Part.RECOGNISE)
        text = match[1] if match else row.words
        parts = re.split(r"\s*[,;\u00b7\u2022|]\s*", text.rstrip("."))
        listed = match or (len(parts) > 2 and all(len(part.split()) <= 6 for part in parts))
        return [Said(text=bare(part), line=row.number) for part in (parts if listed else [text]) if part]

    def _close_neighbours(self, rows: Sequence[Row]) -> None:
        waiting: Row | None = None
        for row in rows:
            said = self.said(row, Part.NEIGHBOURS)
            if waiting:
                self._neighbours.append(Said(text=f"{waiting.words.rstrip(':')}: {row.words}", line=waiting.number))
                waiting = None
            elif row.is_name and told_apart(said, self.principles) is None:
                waiting = row
            else:
                self._neighbours.append(said)
        if waiting:
            self._neighbours.append(Said(text=waiting.words, line=waiting.number))

    def _close_probes(self, section: Section) -> None:
        asked = [row for row in section.rows if row.words.endswith("?") or row.mark]
        self.probes += [FollowUp(question=self.said(row, Part.PROBES)) for row in asked]
        self._pass(Section(Part.PROBES, section.heading), [row for row in section.rows if row not in asked])

    def lesson(self, competency: str | None) -> Lesson:
        """What the page teaches."""
        apart = [(said, told_apart(said, self.principles)) for said in self._neighbours]
        odd = [Passage(heading=None, paragraphs=(said,)) for said, told in apart if told is None]
        of = self._of
        return Lesson(
            competency=competency,
            signals=(*(signal_of(block) for block in of("signal")), *self._signals),
            traps=(*(trap_of(block) for block in of("trap")), *map(loose_trap, self._traps[Part.TRAPS])),
            red_flags=(*(trap_of(block) for block in of("flag")), *map(loose_trap, self._traps[Part.FLAGS])),
            recognise=tuple(self._recognise),
            neighbours=tuple(told for _, told in apart if told),
            companies=tuple(company_of(block) for block in of("company")),
            levels=tuple(level_view_of(block) for block in of("level")),
            story_kinds=tuple(story_of(block) for block in of("story")),
            to_avoid=tuple(map(to_leave, self._avoid)),
            summary=tuple(self.summary),
            checklists=tuple(self._checklists),
            passages=(*self.passages, *odd),
            **{name: tuple(said) for name, said in self._plain.items()},
        )

    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Probes with their replies, then those that are bare questions."""
        return (*(probe_of(block) for block in self._of("probe")), *self.probes)

    def triggers(self, competency: str | None) -> tuple[TriggerQuestion, ...]:
        """The questions; the same words once."""
        found: dict[str, TriggerQuestion] = {}
        for row, part in self.questions:
            form = "indirect" if part is Part.INDIRECT else "direct"
            words = bare(row.words)
            found.setdefault(
                folded(words),
                TriggerQuestion(
                    words=words,
                    line=row.number,
                    competency=competency,
                    form="indirect" if form == "indirect" else "direct",
                ),
            )
        return tuple(found.values())

    def competency(self) -> str | None:
        """The principle that the title or the definition names, else the one that the page names most."""
        said = [one.text for one in self._plain.get("definition", [])]
        for text in (self.title or "", *said):
            if found := competency_of(text, self.principles):
                return found
        texts = " ".join(said.text for said in self._all()).casefold()
        counts = {key: texts.count(name.casefold()) for name, key in self.principles.items()}
        most = max(counts, key=lambda key: counts[key], default=None)
        return most if most and counts[most] else None

    def _of(self, kind: str) -> list[Block]:
        return [block for block in self._blocks if block.kind == kind]

    def _all(self) -> list[Said]:
        blocks = [one for block in self._blocks for lines in (block.loose, *block.said.values()) for one in lines]
        return [*blocks, *(one for said in self._plain.values() for one in said)]
