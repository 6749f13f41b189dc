"""What an article gives, gathered section by section."""

import re
from collections.abc import Mapping, Sequence

from interviewer.domain.calibration_pair import Said
from interviewer.domain.material import (
    AskedAndAnswered,
    Checklist,
    Example,
    FollowUp,
    Lesson,
    Passage,
    StarAdvice,
    TriggerQuestion,
)
from interviewer.importers.article_examples import labelled, quoted_examples, why_of
from interviewer.importers.notes_words import star_of
from interviewer.importers.page_text import Ledger
from interviewer.importers.page_words import quoted, unwrapped
from interviewer.importers.question_headings import Part, heading_of
from interviewer.importers.question_page import FURNITURE
from interviewer.importers.question_tables import table_at
from interviewer.importers.question_values import bare, competency_of
from interviewer.importers.rows import Row, folded

PARAGRAPH = 20
"""Words from which a line is a paragraph."""
READERS_ASK = re.compile(
    r"faqs?|frequently asked(?: .*)?|(?:common|readers?|your|more) (?:questions?|ask)(?: .*)?|q ?(?:&|and) ?a|"
    r"questions? "
    r"(?:answered|people .*|readers .*|we .*)"
)
_ANSWERED = re.compile(r"(.{8,200}?\?)\s+(\S.*)")
_OPENS = re.compile(
    r"(?:tell (?:me|us) about|describe an?|give (?:me|us) an|walk me|share an?|recall)\b", re.IGNORECASE
)
_LEAST_STAR = 2
"""Paragraphs of a section labelled by STAR from which they are advice about its parts."""
_LEAST_EXAMPLE = 6
"""Words of a quoted sentence that shows how a part may sound."""


class Article:
    """What one article gives."""

    def __init__(self, ledger: Ledger, principles: Mapping[str, str]) -> None:
        self.ledger = ledger
        self.principles = principles
        self.title: str | None = None
        self.questions: list[TriggerQuestion] = []
        self.probes: list[FollowUp] = []
        self.examples: list[Example] = []
        self.passages: list[Passage] = []
        self.checklists: list[Checklist] = []
        self.star: list[StarAdvice] = []
        self.answered: list[AskedAndAnswered] = []
        self._seen: dict[str, int] = {}

    def competency(self) -> str | None:
        """The principle of the title, else the one named most."""
        if found := competency_of(self.title or "", self.principles):
            return found
        said = [one.text for passage in self.passages for one in passage.paragraphs]
        text = " ".join(said).casefold()
        counts = {key: text.count(name.casefold()) for name, key in self.principles.items()}
        most = max(counts, key=lambda key: counts[key], default=None)
        return most if most and counts[most] else None

    def lesson(self, competency: str | None) -> Lesson:
        """What it teaches."""
        return Lesson(
            competency=competency,
            checklists=tuple(self.checklists),
            star=tuple(self.star),
            answered=tuple(self.answered),
            passages=tuple(self.passages),
        )

    def section(self, heading: Row | None, rows: Sequence[Row]) -> None:
        """The lines below one heading."""
        left = [row for row in rows if not self._is_left(row)]
        if heading and not left:
            self.ledger.leave(heading.number, "a heading with nothing below it")
            return
        if heading:
            self.ledger.take(heading.number, "heading")
        known = heading_of(heading._replace(mark="")) if heading else None
        if heading and known is Part.CHECKLIST and any(row.mark for row in left):
            items = tuple(self.said(row, "checklist") for row in left)
            self.checklists.append(Checklist(title=heading.words.rstrip(":"), items=items))
        elif heading and READERS_ASK.fullmatch(folded(heading.words)):
            self._answer(left)
        else:
            self._paragraphs(heading, left)

    def said(self, row: Row, where: str) -> Said:
        """The words of a line, which are taken."""
        self.ledger.take(row.number, where)
        return Said(text=row.words, line=row.number)

    def _is_left(self, row: Row) -> bool:
        """Furniture, and paragraphs that were read before."""
        if FURNITURE.fullmatch(row.words):
            self.ledger.leave(row.number, "page furniture")
            return True
        if len(row.words.split()) < PARAGRAPH:
            return False
        before = self._seen.setdefault(folded(row.words), row.number)
        if before != row.number:
            self.ledger.leave(row.number, f"the same words as line {before}")
        return before != row.number

    def _answer(self, rows: Sequence[Row]) -> None:
        waiting: Row | None = None
        for row in rows:
            words = re.sub(r"^[QA]\s*[:.]\s*", "", row.words)
            both = _ANSWERED.fullmatch(words)
            self.ledger.take(row.number, "readers' question")
            if waiting and not (words.endswith("?") and len(words.split()) < PARAGRAPH):
                said = Said(text=words, line=row.number)
                self.answered.append(AskedAndAnswered(question=waiting.words, answer=said, line=waiting.number))
                waiting = None
                continue
            if waiting:
                self.answered.append(AskedAndAnswered(question=waiting.words, answer=None, line=waiting.number))
            waiting = None
            if both:
                said = Said(text=both[2], line=row.number)
                self.answered.append(AskedAndAnswered(question=both[1], answer=said, line=row.number))
            elif words.endswith("?"):
                waiting = row._replace(words=words)
            elif self.answered and (last := self.answered[-1]).answer:
                more = Said(text=f"{last.answer.text}\n{words}", line=last.answer.line)
                self.answered[-1] = last.model_copy(update={"answer": more})
            else:
                self.passages.append(Passage(heading=None, paragraphs=(Said(text=words, line=row.number),)))
        if waiting:
            self.answered.append(AskedAndAnswered(question=waiting.words, answer=None, line=waiting.number))

    def _paragraphs(self, heading: Row | None, rows: Sequence[Row]) -> None:
        about = heading.words if heading else None
        stars = [row for row in rows if (star := star_of(row.words)) and star[1] and labelled(row.words) is None]
        stars = stars if len(stars) >= _LEAST_STAR else []
        kept: list[Said] = []
        at = tabled = 0
        pairs = _Pairs(self, about)
        while at < len(rows):
            row = rows[at]
            table = table_at(rows, at) if at >= tabled else None
            tabled = at + len(table) if table else tabled
            if table and self._tabled(table, about):
                at = tabled
                continue
            at += 1
            if pairs.takes(row):
                continue
            if row in stars:
                self._advise(row)
            elif row.mark and _OPENS.match(row.words.strip("\"'\u201c")):
                self.ledger.take(row.number, "question")
                self.questions.append(
                    TriggerQuestion(words=unwrapped(row.words), line=row.number, competency=None, form="direct")
                )
            else:
                kept.append(self.said(row, "passage"))
                found = quoted_examples(row.words, row.number, about)
                self.examples += found.examples
                self.probes += found.asked
        pairs.end()
        if kept:
            title = Said(text=heading.words, line=heading.number) if heading else None
            self.passages.append(Passage(heading=title, paragraphs=tuple(kept)))

    def _advise(self, row: Row) -> None:
        star = star_of(row.words)
        assert star is not None
        said = [words for words in quoted(star[1]) if len(words.split()) >= _LEAST_EXAMPLE]
        self.ledger.take(row.number, f"advice on the {star[0]}")
        self.star.append(StarAdvice(part=star[0], advice=Said(text=star[1], line=row.number), examples=tuple(said)))

    def _tabled(self, table: Sequence[tuple[Row, list[str]]], about: str | None) -> bool:
        """A table with a column of bad and one of good examples."""
        header = [(cell, labelled(cell)) for cell in table[0][1]]
        sides = {("bad" if told.is_bad else "good"): at for at, (_, told) in enumerate(header) if told}
        if set(sides) != {"bad", "good"}:
            return False
        why = next((at for at, (cell, _) in enumerate(header) if folded(cell).startswith("why")), None)
        self.ledger.take(table[0][0].number, "header of a table")
        for row, cells in table[1:]:
            self.ledger.take(row.number, "example")
            said = [Said(text=bare(cell), line=row.number) if cell else None for cell in cells]
            said += [None] * (len(header) - len(said))
            named = cells[0] if 0 not in (*sides.values(), why) else about
            reason = said[why] if why is not None else None
            self.examples.append(
                Example(about=named, bad=said[sides["bad"]], good=said[sides["good"]], good_why=reason)
            )
        return True


class _Pairs:
    """The labelled examples of one section: a bad one and the good one below it belong together."""

    def __init__(self, article: Article, about: str | None) -> None:
        self._article, self._about = article, about
        self._sides: dict[str, Said | None] = {}
        self._waiting: str | None = None
        self._last = ""

    def takes(self, row: Row) -> bool:
        """Whether a line is an example or its reason."""
        told = labelled(row.words)
        reason = why_of(row.words)
        if told:
            side = "bad" if told.is_bad else "good"
            if side in self._sides or (side == "bad" and "good" in self._sides):
                self.end()
            self._last = side
            self._waiting = None if told.text else side
            self._sides[side] = Said(text=bare(told.text), line=row.number) if told.text else None
            if told.why:
                self._sides[f"{side}_why"] = Said(text=told.why, line=row.number)
        elif self._waiting:
            why = re.split(r"(?i)\bwhy (?:it|this)\b[^:]{0,30}:\s*", row.words, maxsplit=1)
            self._sides[self._waiting] = Said(text=bare(why[0].strip()), line=row.number)
            if len(why) > 1:
                self._sides[f"{self._waiting}_why"] = Said(text=why[1], line=row.number)
            self._waiting = None
        elif reason is not None and self._last:
            self._sides[f"{self._last}_why"] = Said(text=reason, line=row.number)
        else:
            return False
        self._article.ledger.take(row.number, "example")
        return True

    def end(self) -> None:
        """The pair is complete."""
        sides = {name: said for name, said in self._sides.items() if said}
        if sides:
            self._article.examples.append(Example(about=self._about, **sides))
        self._sides, self._last, self._waiting = {}, "", None
