"""A finished transcript, graded by the rules each time the page is drawn."""

import streamlit as st

from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.grading.grader import grade
from interviewer.grading.rebuilding import rebuild
from interviewer.library.files import read_json
from interviewer.library.rubrics import load_rubric
from interviewer.resources import data_folder
from interviewer.ui import grade_sheet
from interviewer.ui.chrome import Places
from interviewer.ui.findings import Graded, Line


def example_transcript() -> Transcript:
    """The shipped example, in the format of transcripts anybody may bring. Raises RubricError where it is broken."""
    return Transcript.model_validate(read_json(data_folder("rubrics") / "samples" / "graded_example.json"))


def before_probes(transcript: Transcript) -> Transcript:
    """The same answer up to the first probe."""
    first = next((n for n, turn in enumerate(transcript.turns) if turn.speaker == "interviewer"), None)
    return transcript.model_copy(update={"turns": transcript.turns[:first]})


def graded_example() -> Graded:
    """The example with its grade, and its grade before the probes."""
    transcript = example_transcript()
    rubric = load_rubric(transcript.competency)
    now: Scorecard = grade(transcript, rubric)
    lines = tuple(Line(turn.speaker, turn.text) for turn in transcript.turns)
    return Graded(
        rubric=rubric,
        scorecard=now,
        before=grade(before_probes(transcript), rubric),
        lines=lines,
        rebuilt=rebuild(transcript, now, rubric),
    )


def render(places: Places) -> None:
    """Draw the example and the way to an interview of one's own."""
    transcript = example_transcript()
    graded = graded_example()
    st.caption("A graded example. The answer is made up; the grade is not: the rules read it just now.")
    grade_sheet.draw_verdict(transcript.question, graded, transcript.level, "example")
    if st.button("Start an interview", type="primary"):
        st.switch_page(places.interview)
    grade_sheet.draw_sheet(graded, "example")
