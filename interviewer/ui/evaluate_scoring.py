"""The two steps in which a pair is scored: three dimensions unaided, then all of them with the rubric's ranges."""

from datetime import UTC, datetime

import streamlit as st

from interviewer.domain.calibrator import Place, Scoring
from interviewer.domain.rubric import Dimension
from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation.calibrator.pairs import Pair
from interviewer.export.summary import VERDICT_NAMES
from interviewer.library.rubrics import load_framework, load_rubric
from interviewer.ui import study_state
from interviewer.ui.evaluate_desk import Sitting
from interviewer.ui.text import displayable, literal, plain
from interviewer.ui.theme import component, tagged

_clock = component(
    "sitting",
    '<div class="mi-standing"><div class="mi-clock" role="timer" aria-live="off"></div></div>',
    css=("standing.css",),
    js=("sitting.js",),
)
MINUTES = 3.0
NAMES = ("First answer", "Second answer")
"""By where they stand on the page."""
UNAIDED_SAYS = (
    "Score both answers on three dimensions, before you see the rubric. What is said counts, not how well it is told."
)
RUBRIC_SAYS = (
    "Now all five dimensions, with what the ranges mean. Your first scores stand where you left them: change them "
    "where the rubric says otherwise, and give each answer a verdict."
)


def draw(sitting: Sitting, pair: Pair) -> None:
    """The step that the scoring is in."""
    scoring = sitting.scoring
    unaided = scoring.step == "unaided"
    st.caption(literal(heading(pair, 1 if unaided else 2)))
    st.title(literal(pair.question), anchor=False)
    st.text(UNAIDED_SAYS if unaided else RUBRIC_SAYS)
    if unaided:
        draw_clock(scoring, pair)
    for place, column in enumerate(st.columns(2, gap="large")):
        answer = scoring.shown[place]
        with column:
            draw_answer(pair, answer, place)
            if unaided:
                with st.container(key=f"fields-{place}", horizontal=True, vertical_alignment="bottom", gap="small"):
                    for dimension in sitting.dimensions:
                        draw_points(sitting, answer, dimension, called(dimension, place))
    if not unaided:
        draw_rubric(sitting)
        draw_verdicts(sitting)
    draw_onward(sitting)


def heading(pair: Pair, step: int) -> str:
    """Which step, and what the answers are to be judged for."""
    transcript = pair.cases[0].transcript
    rubric = load_rubric(pair.competency)
    return f"Step {step} of 3. {rubric.name}, {rubric.level(transcript.level).name}"


def draw_clock(scoring: Scoring, pair: Pair) -> None:
    """How long one has been at it; not shown as a limit, since it is none."""
    minutes = pair.page.minutes if pair.page and pair.page.minutes else MINUTES
    seconds = max(0.0, (datetime.now(UTC) - scoring.begun).total_seconds())
    hint = f"Meant for {minutes:g} minutes; nothing happens when they have passed."
    _clock(key=f"clock-{scoring.id}", data={"seconds": seconds, "hint": hint})


def draw_answer(pair: Pair, answer: Place, place: int) -> None:
    """The turns as they were said; the interviewer's probes apart."""
    st.subheader(NAMES[place], anchor=False)
    with st.container(key=f"told-{place}", gap="small"):
        for number, turn in enumerate(pair.cases[answer].transcript.turns):
            speaker = "you" if turn.speaker == "candidate" else "probe"
            with st.container(key=f"turn-{speaker}-{place}-{number}", gap="xxsmall"):
                if turn.speaker == "interviewer":
                    st.caption("Interviewer")
                st.text(displayable(turn.text))


def called(dimension: Dimension, place: int) -> str:
    """A field's label: which dimension of whose answer, out of how many points; said alone, it has to be enough."""
    return f"{dimension.name}, {NAMES[place].lower()}, 0 to {dimension.points:g}"


def draw_points(sitting: Sitting, answer: Place, dimension: Dimension, label: str) -> None:
    """A number field, empty at first: a slider has to stand somewhere, and scores drift towards where it stands.

    It takes digits, arrow keys and, on a phone, the numeric keyboard.
    """
    marks = sitting.scoring.marks[answer]
    given = (marks.unaided if sitting.scoring.step == "unaided" else marks.rubric).get(dimension.id)
    key = sitting.points_key(answer, dimension.id)
    # What is given as value is what an emptied field goes back to: only a field that is new here starts with one.
    start = None if given is None or key in study_state.fields() else round(given)
    st.number_input(
        plain(label),
        min_value=0,
        max_value=round(dimension.points),
        value=start,
        step=1,
        key=key,
        on_change=sitting.keep,
        placeholder="points",
    )


def draw_rubric(sitting: Sitting) -> None:
    """Each dimension with its question and ranges, and a field for each answer beside them."""
    for dimension in load_framework().dimensions:
        with st.container(key=f"dimension-{dimension.id}", border=True):
            st.subheader(tagged(dimension.id, f"{dimension.name}, {dimension.points:g} points"), anchor=False)
            ranges, fields = st.columns([3, 2], gap="large")
            with ranges:
                st.text(displayable(dimension.question))
                st.text(displayable("\n".join(range_said(*item) for item in dimension.ranges)))
            both = st.container
            with fields, both(key=f"both-{dimension.id}", horizontal=True, vertical_alignment="bottom", gap="small"):
                for place, answer in enumerate(sitting.scoring.shown):
                    draw_points(sitting, answer, dimension, called(dimension, place))


def range_said(least: int, most: int, meaning: str) -> str:
    """'26 to 30: ...'"""
    return f"{least} to {most}: {meaning}" if least != most else f"{least}: {meaning}"


def draw_verdicts(sitting: Sitting) -> None:
    """One for each answer; none is chosen beforehand."""
    with st.container(key="verdicts", border=True):
        st.subheader("Verdict", anchor=False)
        for place, answer in enumerate(sitting.scoring.shown):
            st.segmented_control(
                NAMES[place],
                VERDICTS,
                default=sitting.scoring.marks[answer].verdict,
                format_func=lambda verdict: VERDICT_NAMES[verdict],
                key=sitting.verdict_key(answer),
                on_change=sitting.keep,
            )


def draw_onward(sitting: Sitting) -> None:
    """What is missing, what is kept, and the way on."""
    scoring = sitting.scoring
    missing = sitting.service.missing(scoring)
    kept = "Everything you give is kept at once: you may leave and come back."
    if missing:
        said = f"{missing} still to give. {kept}"
    elif scoring.step == "unaided":
        said = f"All given. These scores stay as they are once the rubric is shown. {kept}"
    else:
        said = f"All given. Your scores stay as they are once the reference is shown. {kept}"
    st.caption(literal(said))
    label = "Show the rubric" if scoring.step == "unaided" else "Show the reference"
    st.button(label, type="primary", key=f"onward-{scoring.step}", on_click=sitting.go_on)
