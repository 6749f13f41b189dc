"""`interviewer probe`: transcripts in, the next question for each out, in the order they came."""

import sys

import typer

from interviewer.commands.options import (
    ConcurrencyOption,
    Files,
    GraderOption,
    ProbeFormat,
    ProbeFormatOption,
    TrackOption,
    WhoGrades,
)


def probe(
    files: Files,
    format_: ProbeFormatOption = None,
    grader: GraderOption = WhoGrades.AUTO,
    concurrency: ConcurrencyOption = 8,
    track: TrackOption = None,
) -> None:
    """Say what to ask next after each transcript, and why.

    Exit codes: 0 all graded, 1 some could not be, 2 wrong usage or nothing could be read.
    """
    from interviewer.commands.judging import grading, model_settings
    from interviewer.commands.lines import Tally, transcripts_in, write
    from interviewer.commands.probes import probed, probed_text
    from interviewer.commands.progress import progress
    from interviewer.commands.tracks import known_track
    from interviewer.library.phrasing import load_phrasing

    tally, settings, laid = Tally(), model_settings(grader), known_track(track)
    wanted = format_ or (ProbeFormat.TEXT if sys.stdout.isatty() else ProbeFormat.JSONL)
    with progress(files) as count, grading(transcripts_in(files, count, laid), settings, concurrency) as cards:
        write(probed_text(probed(cards, load_phrasing(), tally), wanted))
    raise typer.Exit(tally.exit_code())
