"""`interviewer db`: where interviews are kept, a copy of them, and getting rid of them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from interviewer.commands.options import YesOption
from interviewer.errors import UsageError

app = typer.Typer(help="Where interviews and imports are kept: path, backup, purge.", no_args_is_help=True)


@app.command("path")
def path() -> None:
    """Print where the database is; it need not exist yet."""
    from interviewer.commands.terminal import say
    from interviewer.settings import Settings
    from interviewer.store.database import SQLITE, WAIT_SECONDS, connect

    url = Settings.from_env().database_url
    if url.startswith(SQLITE):
        say(str(Path(url.removeprefix(SQLITE)).expanduser().resolve()))
    else:
        say(connect(url, WAIT_SECONDS).place)


@app.command("backup")
def backup(target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file; it must not exist.")]) -> None:
    """Copy everything into a new file, also while the app runs."""
    from interviewer.commands.terminal import say
    from interviewer.settings import Settings
    from interviewer.store.repository import open_store

    store = open_store(Settings.from_env())
    store.backup(target)
    say(f"Copied {store.place} to {target}. To use it: INTERVIEWER_DATABASE_URL=sqlite:///{target.resolve()}")


@app.command("purge")
def purge(
    older_than: Annotated[
        int | None,
        typer.Option(
            "--older-than", metavar="DAYS", min=0, help="Only what was begun or taken in before so many days."
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything that is kept.")] = False,
    yes: YesOption = False,
) -> None:
    """Delete interviews with their words and grades, imports, scored pairs, rounds of the quiz. No way back."""
    if (older_than is None) == (not everything):
        raise UsageError("Say what: --older-than DAYS, or --all. Nothing was deleted.")
    from interviewer.commands.terminal import can_ask, say
    from interviewer.settings import Settings
    from interviewer.store.repository import open_store

    store = open_store(Settings.from_env())
    age = "" if older_than is None else f" of more than {older_than} days ago"
    which = f"every interview, import, scored pair and round of the quiz{age}"
    if not yes:
        if not can_ask():
            raise UsageError(f"This deletes {which} in {store.place}. Say --yes to do it. Nothing was deleted.")
        typer.confirm(f"Delete {which} in {store.place}? There is no way back.", abort=True)
    purged = store.purge(None if older_than is None else datetime.now(UTC) - timedelta(days=older_than))
    say(
        f"Deleted {purged.interviews} interviews, {purged.imports} imports, {purged.scorings} scored pairs and "
        f"{purged.rounds} rounds of the quiz from {store.place}."
    )
    for copy in purged.upgrade_copies:
        say(f"Deleted {copy}, which an upgrade had left.")
