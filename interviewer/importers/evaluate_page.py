"""Evaluate pages (two answers, a score table, gates, notes, fixes) to calibration pairs, by rules alone.

Sections may come in any order, be worded differently or be missing; the question and both answers may not. Every
line of the page is in the result or is left with a reason (`CalibrationPair.lines`). Nothing is corrected: a sum that
is wrong stays wrong, for the audit to name.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name, PairAnswer, Said, SourceLine
from interviewer.domain.transcript import DEFAULT_COMPETENCY, DEFAULT_LEVEL, Level
from interviewer.importers.evaluate_answers import read_answer
from interviewer.importers.evaluate_bands import bands_in
from interviewer.importers.evaluate_gates import auto_fail, read_gates
from interviewer.importers.evaluate_headings import Part
from interviewer.importers.evaluate_lines import plain_lines
from interviewer.importers.evaluate_names import renamed
from interviewer.importers.evaluate_parts import quoted_words, read_fixes, read_said
from interviewer.importers.evaluate_question import question_in
from interviewer.importers.evaluate_quiz import read_quiz
from interviewer.importers.evaluate_scores import Table, read_table
from interviewer.importers.evaluate_sections import SHORTEST_ANSWER, Section, sections
from interviewer.importers.page_text import BadPage, Ledger, PageLine, Unreadable, page_lines, read_bytes
from interviewer.importers.page_words import candidate_in
from interviewer.importers.transcripts import COMPANIES

FORM = "An evaluate page has a question, the headings 'Candidate A' and 'Candidate B' with an answer each, and scores"
_LEVELS = (
    (Level.SDE1, r"\bSDE[ -]?(?:1|I)\b(?!I)"),
    (Level.SDE2, r"\bSDE[ -]?(?:2|II)\b"),
    (Level.PRINCIPAL, r"\bprincipal\b"),
    (Level.STAFF, r"\bstaff\b"),
    (Level.SENIOR, r"\bsenior\b|\bSDE[ -]?(?:3|III)\b"),
    (Level.PM, r"\bPM\b|\bproduct manager\b"),
)
_MINUTES = re.compile(r"\b(\d{1,2}(?:\.\d)?)\s*min", re.IGNORECASE)
_NAMING = 8
"""Words of a line above the question that may name the principle."""
_OF_TWO = re.compile(r"\b(?:answers|responses|candidates)\b", re.IGNORECASE)
"""In the heading of a question that two answers are given to."""
_TITLE = re.compile(r"\b(?:evaluate|evaluation|bar raiser|calibration|compare)\b", re.IGNORECASE)


def read_evaluate_page(
    source: bytes | Path, name: str, principles: Mapping[str, str] | None = None
) -> CalibrationPair | BadPage:
    """The pair of one page, or why there is none.

    `principles` maps a principle's name as people write it to its id; the page's title and coaching are searched for
    one. Nothing that the page holds makes it raise.
    """
    try:
        lines = page_lines(read_bytes(source) if isinstance(source, Path) else source)
        return _Page(name, lines).pair(principles or {})
    except Unreadable as error:
        said = str(error)
        return BadPage(name, (f"{name}:{said}." if re.match(r"\d+:", said) else f"{name}: {said}.",))


def is_evaluate_page(lines: list[PageLine]) -> bool:
    """Whether the lines are a page that `read_evaluate_page` is for, in any layout that it knows, whole or cut.

    Two answers below names that pages give them, or below other names where scores, gates or notes follow; or one
    answer, named so, with such a part or with a heading that asks to weigh two.
    """
    ledger = Ledger(lines)
    cut = sections(renamed(plain_lines(lines, ledger)), ledger)
    answers = [section for section in cut if section.part in (Part.A, Part.B)]
    known = {section.part for section in answers if section.heading and candidate_in(section.heading.text)}
    told = {
        section.part for section in answers if any(len(line.text.split()) >= SHORTEST_ANSWER for line in section.lines)
    }
    asked = (section.heading.text for section in cut if section.part is Part.QUESTION and section.heading)
    if known and any(_OF_TWO.search(text) for text in asked):
        return True
    if any(section.part in (Part.TABLE, Part.GATES, Part.NOTES) for section in cut):
        return bool(known) or len(told) == len(NAMES)
    return len(known) == len(NAMES)


class _Page:
    def __init__(self, source: str, lines: list[PageLine]) -> None:
        self._source = source
        self._last = lines[-1].number
        self._ledger = Ledger(lines)
        lines = renamed(plain_lines(lines, self._ledger))
        self._loose = [gate for line in lines if (gate := auto_fail(line))]
        for gate in self._loose:
            self._ledger.take(gate.line, "gate")
        scale, self._bands = bands_in(lines)
        for line in scale:
            self._ledger.take(line.number, "bands")
        taken = {gate.line for gate in self._loose} | {line.number for line in scale}
        self._sections = sections([line for line in lines if line.number not in taken], self._ledger)

    def _of(self, part: Part) -> list[PageLine]:
        return [line for section in self._sections if section.part is part for line in section.lines]

    def _tables(self) -> list[tuple[str, list[PageLine]]]:
        """The lines of each table below its heading."""
        found = [section for section in self._sections if section.part is Part.TABLE]
        return [(section.heading.text if section.heading else "", section.lines) for section in found]

    def _notes(self) -> list[PageLine]:
        """The notes, with the headings that say of whom they speak."""
        found = []
        for section in self._sections:
            if section.part is Part.NOTES:
                told = section.heading and candidate_in(section.heading.text)
                found += [section.heading] if told and section.heading else []
                found += section.lines
        return found

    def pair(self, principles: Mapping[str, str]) -> CalibrationPair:
        """Everything the page says. Raises Unreadable."""
        answers = self._answer(Part.A, "A"), self._answer(Part.B, "B")
        ledger = self._ledger
        question = self._question()
        table: Table = read_table(self._tables(), ledger)
        gates = [*self._loose, *read_gates(self._of(Part.GATES), ledger)]
        notes = read_said(self._notes(), ledger, "notes")
        fixes = read_fixes(self._of(Part.FIXES), ledger)
        coaching = read_said(self._of(Part.COACHING), ledger, "coaching")
        guidance = read_said(self._of(Part.GUIDANCE), ledger, "guidance")
        quiz = read_quiz(self._of(Part.QUIZ), ledger)
        title = self._title()
        about = self._about()
        told = f"{about} {self._head()}".casefold()
        remarks: list[tuple[Name, Said]] = [(answer.name, said) for answer in answers for said in answer.remarks]
        named = [title] if title else [line.text for line in self._of(Part.HEAD) if len(line.text.split()) <= _NAMING]
        competency = _principle([*named, *[said.text for said in (*coaching, *guidance)]], principles)
        return CalibrationPair(
            id=Path(self._source).stem,
            source=self._source,
            title=title,
            competency=competency,
            level=next((level for level, form in _LEVELS if re.search(form, about, re.IGNORECASE)), DEFAULT_LEVEL),
            company=next((name for name in COMPANIES if re.search(rf"(?:\b|min){name}\b", told)), None),
            minutes=float(match[1]) if (match := _MINUTES.search(about)) else None,
            question=question,
            answers=answers,
            scale=table.scale,
            rows=table.rows,
            totals=table.totals,
            gates=tuple(gates),
            notes=tuple(notes),
            fixes=tuple(fixes),
            quotes=tuple(quoted_words(gates, notes, fixes, remarks)),
            coaching=tuple(coaching),
            guidance=tuple(guidance),
            quiz=tuple(quiz),
            bands=self._bands,
            unread=table.unread,
            lines=self._accounted(),
        )

    def _answer(self, part: Part, name: Name) -> PairAnswer:
        found = [section for section in self._sections if section.part is part]
        if not found and not any(section.part is not Part.HEAD for section in self._sections):
            raise Unreadable(f"is not an evaluate page: none of its {self._last} lines is a heading of one. {FORM}")
        if not found:
            raise Unreadable(
                f"{self._last}: the page ends without a heading 'Candidate {name}'; "
                "add the missing answer below such a heading, or save the whole page"
            )
        read = [(section, read_answer(name, section.lines, self._ledger)) for section in found]
        told = [(section, answer) for section, answer in read if answer]
        if not told:
            place = _line(found[0])
            raise Unreadable(f"{place}: no answer stands below 'Candidate {name}'; add it, or save the whole page")
        if len(told) > 1:
            raise Unreadable(f"{_line(told[1][0])}: a second answer of candidate {name}; keep one pair a file")
        answer = told[0][1]
        assert answer is not None
        return answer

    def _question(self) -> Said:
        places = (Part.OTHER, Part.TABLE, Part.NOTES, Part.COACHING, Part.GUIDANCE, Part.GATES)
        elsewhere = (line for part in places for line in self._of(part))
        question = question_in(self._of(Part.HEAD), self._of(Part.QUESTION), elsewhere)
        if question:
            self._ledger.take(question.line, "question")
            return question
        place = next((_line(section) for section in self._sections if section.part is Part.A), 1)
        raise Unreadable(f"{place}: no question stands before the answers; add it in quote marks above 'Candidate A'")

    def _title(self) -> str | None:
        for line in self._of(Part.HEAD):
            if len(line.text.split()) > 3 and (" - " in line.text or ": " in line.text) and _TITLE.search(line.text):
                self._ledger.take(line.number, "title")
                return line.text
        return None

    def _about(self) -> str:
        """The lines that say for which level and company, and how long."""
        found = []
        for line in (*self._of(Part.QUESTION), *self._of(Part.HEAD)):
            timed = _MINUTES.search(line.text) or re.match(r"(?:level|role|company)\s*:", line.text, re.IGNORECASE)
            if timed and line.text:
                self._ledger.take(line.number, "level, company, minutes")
                found.append(line.text)
        return " ".join(found)

    def _head(self) -> str:
        return " ".join(line.text for line in self._of(Part.HEAD))

    def _accounted(self) -> tuple[SourceLine, ...]:
        reasons = (
            (Part.HEAD, "page furniture"),
            (Part.QUESTION, "instructions to the reader"),
            (Part.OTHER, "below a heading of no known kind"),
        )
        for part, why in reasons:
            for line in self._of(part):
                if line.text:
                    self._ledger.leave(line.number, why)
        return self._ledger.lines()


def _line(section: Section) -> int:
    return section.heading.number if section.heading else 1


def _principle(texts: list[str], principles: Mapping[str, str]) -> str:
    """The principle named first, the title before the coaching."""
    for text in texts:
        places = [(text.casefold().find(name.casefold()), key) for name, key in principles.items()]
        if found := sorted((at, key) for at, key in places if at >= 0):
            return found[0][1]
    return DEFAULT_COMPETENCY
