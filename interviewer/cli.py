"""The command line; each command is a module of `interviewer.commands`."""

import atexit
import gc
import os
import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from interviewer import __version__
from interviewer.commands import app as pages
from interviewer.commands import chat, db, doctor, evaluation, grade, importing, probe, prompt, rubric
from interviewer.errors import InterviewerError

MOST_UNCOLLECTED = 100_000
"""Objects until rubbish is looked for; with Python's 700 a tenth of a command's time goes into that."""
READER_GONE = 141
"""Exit code where the other end of a pipe was closed: 128 + SIGPIPE, as for other commands."""


class Commands(TyperGroup):
    """Shows the product's own errors as messages, and is quiet where a pipe was closed."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command. An InterviewerError is a message on standard error and exit code 2."""
        try:
            return super().invoke(ctx)
        except InterviewerError as error:
            from interviewer.commands.terminal import warn

            warn(str(error))
            raise typer.Exit(2) from error
        except BrokenPipeError:
            _write_nowhere()
            raise typer.Exit(READER_GONE) from None
        except OSError as error:
            from interviewer.commands.terminal import warn

            _write_nowhere()
            warn(f"{error.filename or 'The output'}: {error.strerror or error}. Free space, or choose another place.")
            raise typer.Exit(2) from error


def _write_nowhere() -> None:
    """What is still to be flushed at the end must not fail a second time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    name="interviewer",
    cls=Commands,
    help="A mock interviewer: rehearse behavioural questions, be probed, be graded by your own words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("app")(pages.app)
app.command("chat")(chat.chat)
app.command("grade")(grade.grade)
app.command("probe")(probe.probe)
app.command("import")(importing.import_)
app.add_typer(rubric.app, name="rubric")
app.add_typer(prompt.app, name="prompt")
app.add_typer(db.app, name="db")
app.add_typer(evaluation.app, name="eval")
app.command("doctor")(doctor.doctor)


def show_version(wanted: bool) -> None:
    """Prints the version and ends."""
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=show_version, is_eager=True)
    ] = False,
) -> None:
    """A mock interviewer: rehearse behavioural questions, be probed, be graded by your own words."""


def main() -> None:
    """Entry point. What a terminal cannot show is replaced; elsewhere text is UTF-8 whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    gc.set_threshold(MOST_UNCOLLECTED)
    # What lives until the end goes with the process; looking through it for rubbish once more takes up to 0.3 s.
    atexit.register(gc.freeze)
    app()
