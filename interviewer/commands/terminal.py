"""What reaches a terminal: whether there is one, plain words on it, messages on standard error."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from interviewer.export.plain import plain

if TYPE_CHECKING:
    from rich.console import Console


def is_terminal() -> bool:
    """Whether somebody reads along: standard output is a terminal."""
    return sys.stdout.isatty()


def can_ask() -> bool:
    """Whether a question would be read and answered."""
    return sys.stdout.isatty() and sys.stdin.isatty()


def say(text: str) -> None:
    """A line on standard output, made plain."""
    sys.stdout.write(plain(text) + "\n")


def wrapped(text: str) -> str:
    """`text` with its lines broken between words at the width of the terminal, where there is one."""
    if not is_terminal():
        return text
    import shutil
    import textwrap

    columns = shutil.get_terminal_size().columns
    return "\n".join(textwrap.fill(row, columns) for row in plain(text).split("\n"))


def warn(text: str) -> None:
    """A line on standard error, made plain."""
    sys.stderr.write(plain(text) + "\n")


def typed_rows() -> Iterator[str]:
    """Lines of standard input with their ends; at a terminal with a prompt and line editing."""
    if not can_ask():
        yield from sys.stdin
        return
    with suppress(ImportError):  # not everywhere; without it a terminal passes on 4,095 bytes of a line at most
        import readline  # noqa: F401
    while True:
        try:
            yield input("> ") + "\n"
        except EOFError:
            return


def paragraphs(rows: Iterable[str]) -> Iterator[str]:
    """What stands between empty lines, line ends kept inside; never an empty one."""
    held: list[str] = []
    for row in rows:
        if row.strip():
            held.append(row)
        elif held:
            yield "".join(held).rstrip("\n")
            held = []
    if held:
        yield "".join(held).rstrip("\n")


def drawing_console() -> "Console":
    """A console on standard output that takes no markup from texts and no colour where there is no terminal."""
    from rich.console import Console

    there = is_terminal()
    return Console(
        file=sys.stdout,
        force_terminal=there,
        color_system="auto" if there else None,
        width=None if there else PAGE_WIDTH,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )


PAGE_WIDTH = 100
"""Columns where no terminal says how many it has."""
