"""What a file gives and what of it is left, as lines for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

from interviewer.commands.audit_text import page_brief
from interviewer.domain.material import Material
from interviewer.export.plain import line as one_line
from interviewer.session.importing import Look
from interviewer.session.importing_contents import contents_of, lacking, left_of, ranges, taken_line, taken_of

WIDTH = 100
MOST_TITLES = 12
"""Titles of one kind that are written out; all of them with --lines."""


def look_text(look: Look, *, lines: bool) -> Iterator[str]:
    """One file that was read: what it gives with its titles, what is left by reason, what an audit says."""
    material = look.material
    assert material is not None, look.name
    yield look.name
    if look.twin:
        yield from _wrapped(f"The same file as {look.twin}; it is kept once.", "  ")
        yield ""
        return
    if look.kept:
        yield from _wrapped(f"Kept already, since {look.kept.astimezone():%Y-%m-%d %H:%M}. Nothing would change.", "  ")
    yield from _wrapped(taken_line(material), "  ")
    yield from _gives(material, everything=lines)
    for said in material.doubts:
        yield from _wrapped(f"Looks wrong, line {said.line}: {said.text}", "  ")
    yield from _left(material, look.source)
    if lines:
        yield from _every_line(material, look.source)
    for pair in material.pairs:
        yield from page_brief(pair)
    if not material.pairs:
        yield ""


def _gives(material: Material, *, everything: bool) -> Iterator[str]:
    told = [story for story in material.stories if story.is_told]
    for contents in contents_of(material):
        yield f"  {contents.counted}"
        shown = contents.titles if everything else contents.titles[:MOST_TITLES]
        for place, title in enumerate(shown):
            yield _short(title)
            missing = lacking(told[place]) if contents.kind == "stories" else None
            if missing:
                yield from _wrapped(missing, "      ")
        if len(shown) < len(contents.titles):
            yield f"    and {len(contents.titles) - len(shown)} more; --lines shows all"


def _left(material: Material, source: bytes) -> Iterator[str]:
    for why, lines in left_of(material, source).items():
        number = f"{len(lines)} {'line' if len(lines) == 1 else 'lines'}"
        places = f" ({ranges(tuple(line.number for line in lines))})" if any(line.text for line in lines) else ""
        yield from _wrapped(f"Left, {why}: {number}{places}", "  ")


def _every_line(material: Material, source: bytes) -> Iterator[str]:
    taken = taken_of(material, source)
    left = {line.number: (why, line.text) for why, lines in left_of(material, source).items() for line in lines}
    for line in material.lines:
        if line.number in taken:
            where, words = taken[line.number]
            yield _short(f"{line.number}: to {where}: {words}")
        else:
            why, words = left[line.number]
            yield _short(f"{line.number}: left, {why}: {words}" if words else f"{line.number}: left, {why}")


def _short(text: str) -> str:
    """One line that fits; what is cut shows as such."""
    return "    " + textwrap.shorten(one_line(text), WIDTH - 4, placeholder=" ...")


def _wrapped(text: str, indent: str) -> Iterable[str]:
    return textwrap.wrap(one_line(text), WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")
