"""Taking files in at a terminal: read, show, ask, keep."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from interviewer.commands.importing_text import look_text
from interviewer.commands.terminal import can_ask, say, warn
from interviewer.importers.material import AsForm
from interviewer.importers.page_text import MOST_BYTES, Unreadable, read_bytes
from interviewer.session.importing import Given, Importing, Look
from interviewer.settings import Settings
from interviewer.store.repository import open_store

STDIN = "standard input"


def take(files: Sequence[str], form: AsForm, *, yes: bool, lines: bool) -> int:
    """The exit code: 0 all read, 1 some could not be, 2 none was read or it may not be kept."""
    importing = Importing(open_store(Settings.from_env()).imports)
    given, bad = [], 0
    for name in files:
        try:
            given.append(read(name))
        except Unreadable as error:
            bad += 1
            warn(f"{name}: {error}.")
    looks = importing.look(given, form)
    for look in looks:
        if look.material is None:
            bad += 1
            for problem in look.problems:
                warn(problem)
        else:
            for line in look_text(look, lines=lines):
                say(line)
    if bad == len(files):
        return 2
    return keep(importing, looks, yes=yes) or (1 if bad else 0)


def read(name: str) -> Given:
    """A file's name and bytes; no more of standard input than a file may have. Raises Unreadable."""
    if name == "-":
        return Given(STDIN, sys.stdin.buffer.read(MOST_BYTES + 1))
    return Given(name, read_bytes(Path(name)))


def keep(importing: Importing, looks: Sequence[Look], *, yes: bool) -> int:
    """Keep what is new, where that is wanted; 2 where nobody could be asked."""
    new = [look for look in looks if look.is_new]
    if not new:
        say("Nothing is new, so nothing was changed.")
        return 0
    what = f"{len(new)} {'file' if len(new) == 1 else 'files'}"
    if not yes:
        if not can_ask():
            warn(f"Nothing was kept. Say --yes to keep {what}.")
            return 2
        if not typer.confirm(f"Keep {what}?", default=True):
            say("Nothing was kept.")
            return 0
    kept = importing.keep(looks)
    for look in kept:
        if look.material:
            say(f"Kept {look.name} as {look.material.id[:12]}.")
    if len(kept) < len(new):
        say("The others were kept in the meantime, by another program perhaps.")
    return 0
