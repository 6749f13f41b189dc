"""The form of a file by its content: an evaluate page, a question page, notes, an article."""

from collections.abc import Mapping, Sequence

from interviewer.domain.material import Form
from interviewer.importers.article_examples import labelled
from interviewer.importers.evaluate_page import is_evaluate_page
from interviewer.importers.notes_words import Part as NotesPart
from interviewer.importers.notes_words import is_heading, is_question, part_of, star_of
from interviewer.importers.page_text import PageLine, Unreadable
from interviewer.importers.question_blocks import kind_at
from interviewer.importers.question_headings import Part, heading_of
from interviewer.importers.question_labels import label_of
from interviewer.importers.question_tables import cells_of
from interviewer.importers.rows import Row, row_of

PARAGRAPH = 35
"""Words from which a line is a paragraph of an article."""
SHORT_PARAGRAPH = 18
"""Likewise, where nothing else speaks for a form."""
_MOSTLY = 0.5
"""Share of a text's words in such paragraphs from which it is an article."""
_LEAST_PAGE = 3
"""Different sections or entries from which a text is a question page."""
REMEDY = (
    "say what it is ('--as page', 'evaluate', 'notes' or 'article'), or save the whole page as text. A question page "
    "has headings such as 'Definition' and 'Direct triggers', an evaluate page 'Candidate A' and 'Candidate B', notes "
    "questions with 'Situation:' to 'Result:' below them, an article paragraphs below headings"
)


def form_of(lines: Sequence[PageLine], principles: Mapping[str, str]) -> Form:
    """The form that most of a file's lines speak for. Raises Unreadable where none does."""
    rows = [row for line in lines if (row := row_of(line)).words]
    if not rows:
        raise Unreadable(f"1: none of its {len(lines)} lines holds words; {REMEDY}")
    if is_evaluate_page(list(lines)):
        return "evaluate"
    sections = _page_sections(rows)
    noted = _noted(rows, principles)
    prose = _prose_share(rows, PARAGRAPH)
    if len(sections) >= _LEAST_PAGE and prose < _MOSTLY and noted <= 2 * len(sections):
        return "page"
    if prose >= _MOSTLY or _contrasts(rows):
        return "article"
    if noted:
        return "notes"
    if sections:
        return "page"
    if _prose_share(rows, SHORT_PARAGRAPH) >= _MOSTLY:
        return "article"
    raise Unreadable(f"{rows[0].number}: none of its {len(lines)} lines tells what kind of file it is; {REMEDY}")


def _contrasts(rows: Sequence[Row]) -> bool:
    """Whether bad examples are set against good ones, in lines or in the columns of a table."""
    told = [one.is_bad for row in rows for cell in cells_of(row) if (one := labelled(_words(row, cell)))]
    stars = sum(star_of(row.words) is not None for row in rows)
    return set(told) == {True, False} and len(told) > stars // 2


def _words(row: Row, cell: str) -> str:
    """A cell, or the words of a line that is no row of a table."""
    return row.words if cell == row.text else cell


def _page_sections(rows: Sequence[Row]) -> set[str]:
    found: set[str] = set()
    for at, row in enumerate(rows):
        if part := heading_of(row):
            found.add(str(part))
        elif kind := kind_at(rows, at, Part.HEAD):
            found.add(kind)
    keys = {label.key for row in rows if (label := label_of(row))}
    return found if keys or len(found) > _LEAST_PAGE else set()


def _noted(rows: Sequence[Row], principles: Mapping[str, str]) -> int:
    """Lines that notes consist of: parts of stories, headings of principles and of lists to ask, short questions."""
    stars = sum(star_of(row.words) is not None and len(row.words.split()) < 3 * PARAGRAPH for row in rows)
    heads = [row for row in rows if is_heading(row, principles)]
    known = sum(part_of(row.words.strip(" :"), principles) in (NotesPart.ASK_BACK, NotesPart.DEBRIEF) for row in heads)
    asked = sum(is_question(row) and bool(row.mark) for row in rows)
    own = sum(part_of(row.words.strip(" :"), principles) is NotesPart.STORIES for row in heads)
    return 2 * stars + 2 * known + own + asked // 2


def _prose_share(rows: Sequence[Row], least: int) -> float:
    """The share of words that stand in paragraphs of so many words."""
    words = [len(row.words.split()) for row in rows]
    prose = [
        count for row, count in zip(rows, words, strict=True) if count >= least and not row.mark and not row.quoted
    ]
    return sum(prose) / max(sum(words), 1)
