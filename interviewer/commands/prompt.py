"""`interviewer prompt`: the texts a model is sent, for those who edit them."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="What a model is sent: check, lock.", no_args_is_help=True)
Folder = Annotated[
    Path | None, typer.Argument(metavar="[FOLDER]", help="Prompt files of your own; default: those in use.")
]


@app.command("check")
def check(folder: Folder = None) -> None:
    """Check every prompt file: fields, messages, variables, and whether text and version fit the lock.

    Exit codes: 0 nothing wrong, 1 problems (one a line: file, field, what and what to do), 2 no such folder.
    """
    from interviewer.commands.terminal import say
    from interviewer.library.prompt_lock import lock_problems

    problems = lock_problems(_there(folder))
    for problem in problems:
        say(str(problem))
    if problems:
        raise typer.Exit(1)
    say("Nothing wrong.")


@app.command("lock")
def lock(folder: Folder = None) -> None:
    """Write down which text each prompt has in its version, after you raised the version of what you changed."""
    from interviewer.commands.terminal import say
    from interviewer.library.prompt_lock import LOCK_FILE, renew_lock

    changed = renew_lock(_there(folder))
    say(f"{LOCK_FILE}: {', '.join(changed)}." if changed else f"{LOCK_FILE}: nothing changed.")


def _there(folder: Path | None) -> Path | None:
    from interviewer.errors import UsageError

    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder. Name the folder that holds the prompt files.")
    return folder
