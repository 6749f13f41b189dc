"""`interviewer eval report`: a run as one HTML file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

RunArgument = Annotated[str, typer.Argument(metavar="RUN", help="See 'eval runs'.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", help="Default: report.html in the run's folder; - for standard output."),
]
EvalsOption = Annotated[
    Path | None, typer.Option("--evals", metavar="FOLDER", help="Where the suite is; default: those shipped.")
]


def report(run: RunArgument, output: OutputOption = None, evals: EvalsOption = None) -> None:
    """Write the report of a run, finished or not: figures, checks, where it is worst, every case with both views.

    One file without scripts that needs no network; it holds the transcripts. Exit codes: 0 written, 2 wrong usage.
    """
    from interviewer.commands.terminal import say
    from interviewer.evaluation.folders import run_path
    from interviewer.evaluation.report.contents import contents_of
    from interviewer.evaluation.report.page import page, write_report
    from interviewer.settings import Settings

    home = Settings.from_env().home
    contents = contents_of(home, run, evals)
    if output is not None and str(output) == "-":
        sys.stdout.write(page(contents))
        return
    path = output or run_path(home, run) / "report.html"
    write_report(path, contents)
    say(f"Written: {path}")
