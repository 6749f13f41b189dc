"""`interviewer grade` and `interviewer probe`: transcripts in, one result for each out, in the order they came."""

import sys
from collections.abc import Iterable

import typer

from interviewer.commands.options import Files, Format, FormatOption, GraderOption, WhoGrades, refuse_model


def grade(files: Files, format_: FormatOption = None, grader: GraderOption = WhoGrades.AUTO) -> None:
    """Grade transcripts.

    Exit codes: 0 all graded, 1 some could not be, 2 wrong usage or nothing could be read.
    """
    refuse_model(grader)
    from interviewer.commands.formats import graded_text
    from interviewer.commands.lines import Tally, counted, graded, transcripts_in
    from interviewer.commands.progress import progress
    from interviewer.grading.grader import grade as grade_by_rules
    from interviewer.library.rubrics import load_rubric

    tally = Tally()
    with progress(files) as count:
        lines = graded(transcripts_in(files, count), grade_by_rules, load_rubric)
        write(graded_text(counted(lines, tally), format_ or default_format()))
    raise typer.Exit(tally.exit_code())


def default_format() -> Format:
    """Something to read on a terminal, something to parse elsewhere."""
    return Format.SCORECARD if sys.stdout.isatty() else Format.JSONL


def write(pieces: Iterable[str]) -> None:
    """Each piece as soon as it is there, so that a reader at the other end of a pipe need not wait."""
    for piece in pieces:
        sys.stdout.write(piece)
        sys.stdout.flush()
