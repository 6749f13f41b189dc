"""`interviewer grade`: transcripts in, one scorecard for each out, in the order they came."""

import sys

import typer

from interviewer.commands.options import (
    Calls,
    CallsOption,
    ConcurrencyOption,
    Files,
    Format,
    FormatOption,
    GraderOption,
    TrackOption,
    WhoGrades,
)


def grade(
    files: Files,
    format_: FormatOption = None,
    grader: GraderOption = WhoGrades.AUTO,
    concurrency: ConcurrencyOption = 8,
    calls: CallsOption = Calls.ONE,
    track: TrackOption = None,
) -> None:
    """Grade transcripts.

    Exit codes: 0 all graded, 1 some could not be, 2 wrong usage or nothing could be read.
    """
    from interviewer.commands.formats import graded_text
    from interviewer.commands.judging import grading, model_settings
    from interviewer.commands.lines import Tally, counted, transcripts_in, write
    from interviewer.commands.progress import progress
    from interviewer.commands.tracks import known_track

    tally, settings, laid = Tally(), model_settings(grader), known_track(track)
    wanted = format_ or (Format.SCORECARD if sys.stdout.isatty() else Format.JSONL)
    with progress(files) as count:
        lines = transcripts_in(files, count, laid)
        with grading(lines, settings, concurrency, split=calls is Calls.DIMENSION) as cards:
            write(graded_text(counted(cards, tally), wanted))
    raise typer.Exit(tally.exit_code())
