"""`interviewer import`: what files give, kept when one says so; what is kept; and undoing it."""

from enum import StrEnum
from typing import Annotated

import typer

from interviewer.commands.options import YesOption
from interviewer.errors import UsageError


class ReadAs(StrEnum):
    """What kind of file each is taken for."""

    AUTO = "auto"
    PAGE = "page"
    EVALUATE = "evaluate"
    NOTES = "notes"
    ARTICLE = "article"


Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE...", help="Pages saved as text, notes, articles; - for standard input."),
]
AsOption = Annotated[
    ReadAs, typer.Option("--as", help="What they are: a question page, a page with two answers, notes, an article.")
]
LinesOption = Annotated[bool, typer.Option("--lines", help="Say of every line where it went.")]
ListOption = Annotated[bool, typer.Option("--list", help="Show what is kept.")]
UndoOption = Annotated[
    str | None, typer.Option("--undo", metavar="ID", help="Take a kept import away; the start of its id will do.")
]


def import_(
    files: Files = None,
    as_: AsOption = ReadAs.AUTO,
    yes: YesOption = False,
    lines: LinesOption = False,
    list_: ListOption = False,
    undo: UndoOption = None,
) -> None:
    """Take in pages, notes and articles: questions, stories, quiz items and pairs to practise with.

    Shows what each file gives, what is left and why, and keeps it when that is said to be wanted: by an answer at
    the terminal, or by --yes. Exit codes: 0 all read, 1 some could not be, 2 nothing was read or nothing may be kept.
    """
    if sum((bool(files), list_, undo is not None)) != 1:
        raise UsageError("Name files to take in, or say --list, or --undo ID: one of the three. Nothing was changed.")
    from interviewer.commands import importing_shelf, importing_take

    if files:
        code = importing_take.take(files, as_.value, yes=yes, lines=lines)
    elif list_:
        code = importing_shelf.show()
    else:
        code = importing_shelf.undo(undo or "", yes=yes)
    if code:
        raise typer.Exit(code)
