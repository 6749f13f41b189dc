"""`interviewer probe`: transcripts in, the next question for each out, in the order they came."""

import sys

import typer

from interviewer.commands.options import Files, GraderOption, ProbeFormat, ProbeFormatOption, WhoGrades, refuse_model


def probe(files: Files, format_: ProbeFormatOption = None, grader: GraderOption = WhoGrades.AUTO) -> None:
    """Say what to ask next after each transcript, and why.

    Exit codes: 0 all graded, 1 some could not be, 2 wrong usage or nothing could be read.
    """
    refuse_model(grader)
    from interviewer.commands.lines import Tally, graded, transcripts_in, write
    from interviewer.commands.probes import probed, probed_text
    from interviewer.commands.progress import progress
    from interviewer.grading.grader import grade as grade_by_rules
    from interviewer.library.phrasing import load_phrasing
    from interviewer.library.rubrics import load_rubric

    tally = Tally()
    wanted = format_ or (ProbeFormat.TEXT if sys.stdout.isatty() else ProbeFormat.JSONL)
    with progress(files) as count:
        lines = graded(transcripts_in(files, count), grade_by_rules, load_rubric)
        write(probed_text(probed(lines, load_phrasing(), tally), wanted))
    raise typer.Exit(tally.exit_code())
