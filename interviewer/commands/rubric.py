"""`interviewer rubric`: what is graded by; the files for those who edit them."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="What answers are graded by: list, show, lint, schema.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """List the competencies that can be asked for."""
    from interviewer.commands.formats import row
    from interviewer.library.rubrics import competency_ids, load_rubric

    for competency in known_ids():
        rubric = load_rubric(competency)
        state = f"version {rubric.version}, {len(rubric.competency.questions)} questions"
        cells = ((competency, 34), (rubric.name, 36), (state if competency in competency_ids() else NONE, 40))
        sys.stdout.write(row(cells))


NONE = "no rubric of its own; graded by 'generic'"


class ShowFormat(StrEnum):
    """How a rubric is written."""

    TEXT = "text"
    MARKDOWN = "markdown"


@app.command("show")
def show(
    competency: Annotated[
        str | None, typer.Argument(help="Competency id; see 'rubric list'. May be left out with --track.")
    ] = None,
    level: Annotated[str, typer.Option(help="Level whose bar comes first: sde1, sde2, senior, staff ...")] = "sde2",
    company: Annotated[str, typer.Option(help="Company whose view comes first: amazon, google ...")] = "amazon",
    section: Annotated[
        list[str] | None, typer.Option(help="Show this part only: signals, cues, probes ... May be given again.")
    ] = None,
    track: Annotated[
        str | None, typer.Option(help="The competency with this track laid over it; without one, the track itself.")
    ] = None,
    format_: Annotated[ShowFormat, typer.Option("--format", help="How it is written.")] = ShowFormat.TEXT,
) -> None:
    """Show a rubric to read: its meaning, signals, traps, gates, levels, companies, stories, questions and probes.

    Cues and model answers are shown only where --section asks for them.
    """
    from interviewer.commands.rubric_document import document_of, document_of_track
    from interviewer.commands.terminal import drawing_console
    from interviewer.commands.tracks import known_track
    from interviewer.errors import UsageError
    from interviewer.library.rubrics import load_rubric
    from interviewer.library.tracks import with_track

    laid, asked, known = known_track(track), tuple(section or ()), known_ids()
    if competency is None and laid is None:
        raise UsageError(f"Name a competency, or a track with --track. There are: {', '.join(known)}.")
    if competency is not None and competency not in known:
        raise UsageError(f"{competency!r}: there is no such competency. There are: {', '.join(known)}.")
    if competency is not None:
        document = document_of(with_track(load_rubric(competency), laid), level, company, asked)
    else:
        document = document_of_track(laid or "", asked)
    if format_ is ShowFormat.MARKDOWN:
        from interviewer.commands.rubric_markdown import markdown_of

        sys.stdout.write(markdown_of(document))
        return
    from interviewer.commands.rubric_text import draw

    draw(document, drawing_console())


@app.command("lint")
def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FOLDER | FILE...]", help="Rubric files of your own; default: those in use."),
    ] = None,
) -> None:
    """Check rubric files: shape, sums, patterns, examples, repeats, quiz items, replies to probes, dead cues.

    A FILE is checked together with ours, in place of the one of that name; nothing of it is kept. Exit codes: 0 nothing
    wrong, 1 problems (one a line: file, field, what and what to do), 2 no such folder or file.
    """
    from interviewer.commands.linting import problems_of
    from interviewer.commands.terminal import say
    from interviewer.export.plain import line

    problems = problems_of(paths or [])
    for problem in problems:
        text = line(problem)
        say(text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE] + " ...")
    if problems:
        raise typer.Exit(1)
    say("Nothing wrong.")


LONGEST_LINE = 1_000
"""Characters of a problem that are shown: a stranger's file may have names of any length."""


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of the rubric files, for an editor to check them by."""
    from interviewer.library.schema import schema_text

    sys.stdout.write(schema_text())


def known_ids() -> tuple[str, ...]:
    """Competencies with a rubric of their own, then the principles graded by `generic`. Raises RubricError."""
    from interviewer.library.rubrics import competency_ids, load_framework

    own = competency_ids()
    return (*own, *(item.id for item in load_framework().principles if item.id not in own))
