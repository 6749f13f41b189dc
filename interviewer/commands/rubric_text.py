"""A rubric drawn for a terminal; plain text where there is none."""

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from interviewer.commands.rubric_document import Document
from interviewer.export.lesson import Card, Row, Section
from interviewer.export.plain import line

STYLES = {"plain": "", "said": "italic", "good": "italic green", "bad": "italic red"}


def draw(document: Document, console: Console) -> None:
    """Everything in reading order; the texts are a stranger's and are made plain."""
    for piece in pieces_of(document):
        console.print(piece)


def pieces_of(document: Document) -> Iterator[RenderableType]:
    """The opening, the chapters, and what else could be asked for."""
    opening = document.opening
    yield Text.assemble(
        (line(opening.name), "bold"), f" ({line(document.id)}), version {document.version}, {document.hash}"
    )
    yield from (Text(f"Note: {line(note)}") for note in document.notes)
    if opening.called:
        yield Text(line(opening.called))
    if opening.core:
        yield Text(f"\n{line(opening.core)}", style="bold")
    yield Text(f"\n{line(opening.definition)}")
    yield from _rows(opening.summary)
    for chapter in document.chapters:
        yield Text(f"\n{chapter.name.upper()}", style="bold cyan")
        for section in chapter.sections:
            yield from _section(section)
    if document.more:
        yield Text(f"\nNot shown: {', '.join(document.more)}. Ask for one with --section.", style="dim")


def _section(section: Section) -> Iterator[RenderableType]:
    look = f" ({section.look})" if section.look else ""
    aside = f", {section.aside}" if section.aside else ""
    yield Text.assemble("\n", (line(section.title), "bold underline"), f"{look}{aside}")
    yield from (_at(2, Text(line(words))) for words in section.lines)
    yield from (_at(2, Text(f"- {line(words)}")) for words in section.points)
    if section.words:
        yield _at(2, Text("; ".join(line(words) for words in section.words)))
    for card in section.cards:
        yield from _card(card)


def _card(card: Card) -> Iterator[RenderableType]:
    id_ = f" ({line(card.id)})" if card.id != card.name else ""
    aside = f", {card.aside}" if card.aside else ""
    chosen = (", chosen", "cyan") if card.chosen else ""
    yield _at(2, Text.assemble((line(card.name), "bold"), f"{id_}{line(aside)}", chosen))
    yield from _rows((*card.rows, *card.more))
    if card.covers:
        yield _at(4, Text(f"Also covers: {', '.join(line(other.name) for other in card.covers)}"))


def _rows(rows: Iterable[Row]) -> Iterator[RenderableType]:
    for row in rows:
        quoted = [f'"{line(text)}"' if row.sort != "plain" else line(text) for text in row.texts]
        label = f"{line(row.label)}: " if row.label else ""
        if len(quoted) == 1:
            yield _at(4, Text.assemble((label, "dim"), (quoted[0], STYLES[row.sort])))
        else:
            yield _at(4, Text(label.rstrip(), style="dim"))
            yield from (_at(6, Text(text, style=STYLES[row.sort])) for text in quoted)


def _at(columns: int, text: Text) -> Padding:
    return Padding(text, (0, 0, 0, columns), expand=False)
