"""What is kept of imports, at a terminal: the list, and taking one away."""

import typer

from interviewer.commands.terminal import can_ask, drawing_console, say
from interviewer.errors import UsageError
from interviewer.export.plain import line as one_line
from interviewer.session.importing import Importing
from interviewer.session.importing_contents import FORM_NAMES, counted_all
from interviewer.settings import Settings
from interviewer.store.imports import MARK_DIGITS, Leaning
from interviewer.store.repository import open_store


def show() -> int:
    """Every import, newest first."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    listed = Importing(open_store(Settings.from_env()).imports).listed()
    if not listed:
        say("Nothing is kept yet. Take a file in: interviewer import FILE")
        return 0
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("ID", "File", "Kept", "What it gave"):
        table.add_column(head, overflow="fold")
    for kept in listed:
        said = f"{FORM_NAMES.get(kept.form, kept.form)}: {counted_all(kept.counts)}"
        cells = (kept.id[:MARK_DIGITS], kept.name, f"{kept.at.astimezone():%Y-%m-%d %H:%M}", said)
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    drawing_console().print(table)
    return 0


def undo(start: str, *, yes: bool) -> int:
    """Take one away whole. Raises UsageError where nothing has such an id, or nobody can be asked."""
    importing = Importing(open_store(Settings.from_env()).imports)
    import_id = importing.named(start)
    name = one_line(importing.load(import_id).line.name)
    stays = _stays(importing.leaning(import_id))
    if not yes:
        if not can_ask():
            raise UsageError(f"This takes away everything that {name} gave. Say --yes to do it. Nothing was changed.")
        typer.confirm(f"Take away everything that {name} gave?{stays}", abort=True)
    importing.undo(import_id)
    say(f"Undone: {name}.{stays}")
    return 0


def _stays(leaning: Leaning) -> str:
    """What was made from it and is not touched; empty where there is nothing."""
    said = []
    if leaning.interviews:
        said.append(f"{leaning.interviews} interview(s) on its questions")
    if leaning.scorings:
        said.append(f"{leaning.scorings} scoring(s) of its pairs")
    return f" These stay: {', '.join(said)}." if said else ""
