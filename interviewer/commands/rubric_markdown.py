"""A rubric as a Markdown document, its texts escaped so that none of them is markup."""

from collections.abc import Iterable, Iterator

from interviewer.commands.rubric_document import Document
from interviewer.export.lesson import Card, Row, Section
from interviewer.export.plain import markdown


def markdown_of(document: Document) -> str:
    """Headings down to the fourth: rubric, chapter, section, card."""
    return "\n".join(_lines(document)).rstrip("\n") + "\n"


def _lines(document: Document) -> Iterator[str]:
    opening = document.opening
    yield f"# {markdown(opening.name)}"
    yield ""
    yield f"`{document.id}`, version {document.version}, `{document.hash}`"
    yield ""
    for note in document.notes:
        yield from (f"Note: {markdown(note)}", "")
    if opening.called:
        yield from (markdown(opening.called), "")
    if opening.core:
        yield from (f"**{markdown(opening.core)}**", "")
    yield from (markdown(opening.definition), "")
    yield from _rows(opening.summary)
    for chapter in document.chapters:
        yield from (f"## {chapter.name}", "")
        for section in chapter.sections:
            yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    aside = f" ({section.aside})" if section.aside else ""
    yield from (f"### {markdown(section.title)}{aside}", "")
    for words in section.lines:
        yield from (markdown(words), "")
    for points in (section.points, section.words):
        yield from (f"- {markdown(words)}" for words in points)
        if points:
            yield ""
    for card in section.cards:
        yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    told = [part for part in (f"`{card.id}`" if card.id != card.name else "", markdown(card.aside)) if part]
    if card.chosen:
        told.append("chosen")
    yield from (f"#### {markdown(card.name)}", "")
    if told:
        yield from (", ".join(told), "")
    yield from _rows((*card.rows, *card.more))
    if card.covers:
        yield from (f"Also covers: {', '.join(markdown(other.name) for other in card.covers)}", "")


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    listed = False
    for row in rows:
        texts = [f"“{markdown(text)}”" if row.sort != "plain" else markdown(text) for text in row.texts]
        if not row.label:
            yield from (line for text in texts for line in (text, ""))
            continue
        listed = True
        if len(texts) == 1:
            yield f"- **{markdown(row.label)}**: {texts[0]}"
        else:
            yield f"- **{markdown(row.label)}**"
            yield from (f"  - {text}" for text in texts)
    if listed:
        yield ""
