"""Story notes (questions with stories half told, questions to ask, what is noted for afterwards) to material.

Nothing that somebody noted is dropped: what has no other form is a private remark.
"""

from collections.abc import Mapping, Sequence

from interviewer.domain.calibration_pair import Said
from interviewer.domain.material import (
    STAR,
    AskBack,
    Debrief,
    NotedStory,
)
from interviewer.importers.notes_lists import Listed
from interviewer.importers.notes_stories import Line, Noted, Section, Stories
from interviewer.importers.notes_words import (
    Part,
    audience_of,
    is_heading,
    is_question,
    part_of,
    star_of,
)
from interviewer.importers.page_text import Ledger, PageLine, Unreadable
from interviewer.importers.question_values import competency_of
from interviewer.importers.rows import is_rule, row_of

FORM = "Write each principle as a heading, its questions below it, and 'Situation:', 'Task:', 'Action:', 'Result:'"


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


def _sections(lines: Sequence[PageLine], ledger: Ledger, principles: Mapping[str, str]) -> list[Section]:
    found = [Section(None, None, None)]
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
            found.append(Section(part_of(row.words.strip(" :"), principles), row, above))
            ranks.append((rank, row.words))
        else:
            found[-1].lines.append(Line(row, apart))
        apart = False
    return found


def _read_section(section: Section, noted: Noted, ledger: Ledger, principles: Mapping[str, str]) -> None:
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
        Stories(section, noted, ledger, principles).read()
    elif part is Part.OTHER:
        _keep_private(section, noted, ledger)
    else:
        _read_list(section, part, noted, ledger)


def _by_shape(section: Section) -> Part:
    """What a section is whose heading does not tell."""
    rows = [line.row for line in section.lines]
    if any(star_of(row.words) for row in rows) or any(is_question(row) and not row.words.endswith("?") for row in rows):
        return Part.STORIES
    asked = [row for row in rows if row.words.endswith("?")]
    if section.above:
        return Part.STORIES
    return Part.ASK_BACK if section.heading and len(asked) * 2 > len(rows) else Part.OTHER


def _read_list(section: Section, part: Part, noted: Noted, ledger: Ledger) -> None:
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


def _keep_private(section: Section, noted: Noted, ledger: Ledger) -> None:
    heading = section.heading
    rows = [*([heading] if heading else []), *(line.row for line in section.lines)]
    if noted.title is None and not heading and not section.lines[0].row.mark and section.lines[0].row.is_name:
        noted.title = rows.pop(0).words
        ledger.take(section.lines[0].row.number, "title")
    for row in rows:
        ledger.take(row.number, "private remark")
        noted.private.append(Said(text=row.words, line=row.number))


def _empty(section: Section, principles: Mapping[str, str]) -> NotedStory:
    name = section.name
    return NotedStory(competency=competency_of(name or "", principles), heading=name, question=None, lacks=tuple(STAR))
