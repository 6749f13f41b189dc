"""What reaches a terminal: whether there is one, plain words on it, messages on standard error."""

import sys
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


def warn(text: str) -> None:
    """A line on standard error, made plain."""
    sys.stderr.write(plain(text) + "\n")


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
