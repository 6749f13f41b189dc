"""`interviewer grade`: transcripts in, one scorecard for each out, in the order they came."""

import sys

import typer

from interviewer.commands.options import Files, Format, FormatOption, GraderOption, WhoGrades, refuse_model


def grade(files: Files, format_: FormatOption = None, grader: GraderOption = WhoGrades.AUTO) -> None:
    """Grade transcripts.

    Exit codes: 0 all graded, 1 some could not be, 2 wrong usage or nothing could be read.
    """
    refuse_model(grader)
    from interviewer.commands.formats import graded_text
    from interviewer.commands.lines import Tally, counted, graded, transcripts_in, write
    from interviewer.commands.progress import progress
    from interviewer.grading.grader import grade as grade_by_rules
    from interviewer.library.rubrics import load_rubric

    tally = Tally()
    wanted = format_ or (Format.SCORECARD if sys.stdout.isatty() else Format.JSONL)
    with progress(files) as count:
        lines = graded(transcripts_in(files, count), grade_by_rules, load_rubric)
        write(graded_text(counted(lines, tally), wanted))
    raise typer.Exit(tally.exit_code())
