"""Articles (paragraphs below headings, bad and good examples, a checklist, readers' questions) to material.

Every paragraph is kept in a passage or in a form of its own; what is quoted as weak or strong within a paragraph is an
example besides.
"""

import re
from collections.abc import Mapping, Sequence

from interviewer.importers.article_examples import labelled, why_of
from interviewer.importers.article_parts import READERS_ASK, Article
from interviewer.importers.notes_words import star_of
from interviewer.importers.page_text import Ledger, PageLine, Unreadable
from interviewer.importers.page_words import unwrapped
from interviewer.importers.question_tables import cells_of
from interviewer.importers.rows import Row, folded, is_rule, row_of

FORM = "An article has paragraphs below headings; save the page's text, one paragraph a line"
LONGEST_HEADING = 16
"""Words of a heading; one that asks may be as long as a sentence."""
_BYLINE = re.compile(
    r".{0,60}\b\d{1,3} min(?:ute)?s? read.{0,40}|\W*by [A-Z].{0,60}|(?:published|updated|posted|last updated|"
    r"written by|author)\b.{0,80}"
    r"|\W*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2},? \d{4}.{0,40}|"
    r"\W*\d{1,2} \w+ \d{4}.{0,40}|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)


def read_article(lines: Sequence[PageLine], ledger: Ledger, principles: Mapping[str, str]) -> Article:
    """Everything the article gives. Raises Unreadable for a text without a paragraph or an example."""
    article = Article(ledger, principles)
    rows = _rows(lines, article)
    heading: Row | None = None
    below: list[Row] = []
    for at, row in enumerate(rows):
        if not _is_heading(rows, at) or _is_readers(row, heading):
            below.append(row)
            continue
        if article.title is None and heading is None:
            article.title = row.words
            ledger.take(row.number, "title")
            article.section(None, below)
        else:
            article.section(heading, below)
            heading = row
        below = []
    article.section(heading, below)
    if not (article.passages or article.examples or article.star or article.checklists or article.answered):
        first = next((line.number for line in lines if line.text), 1)
        raise Unreadable(f"{first}: none of its {len(lines)} lines is a paragraph or an example. {FORM}")
    return article


def _is_readers(row: Row, heading: Row | None) -> bool:
    """Whether a line that looks like a heading is one of the readers' questions below theirs."""
    asked = heading is not None and READERS_ASK.fullmatch(folded(heading.words)) is not None
    return asked and row.words.endswith("?")


def _rows(lines: Sequence[PageLine], article: Article) -> list[Row]:
    found: list[Row] = []
    for line in lines:
        row = row_of(line)
        if not row.words:
            if row.text:
                article.ledger.leave(row.number, "a rule between lines" if is_rule(row) else "a pictograph")
        elif len(found) < 3 and _BYLINE.fullmatch(row.text):
            article.ledger.leave(row.number, "byline")
        else:
            found.append(row)
    return found


def _is_heading(rows: Sequence[Row], at: int) -> bool:
    row = rows[at]
    words = row.words
    if row.heading and labelled(words) is None:
        return True
    if row.mark or row.quoted or len(words.split()) > LONGEST_HEADING or words.endswith((".", "!", ",", ";")):
        return False
    if labelled(words) or why_of(words) is not None or star_of(words) or len(cells_of(row)) > 1 or "\t" in row.text:
        return False
    if unwrapped(words) != words:
        return False
    below = rows[at + 1] if at + 1 < len(rows) else None
    if below is None:
        return False
    short = len(below.words.split()) <= LONGEST_HEADING and not below.mark
    return not words.endswith(":") or bool(below.mark) or not short
