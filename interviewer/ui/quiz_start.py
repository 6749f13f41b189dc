"""The quiz's first screen: what is due, what to be asked, and where one stands with each principle."""

from typing import cast

import streamlit as st

from interviewer.quiz.items import Difficulty, Imported, Kind
from interviewer.quiz.keeping import Wanted
from interviewer.quiz.mastery import RULE
from interviewer.session import Overview, PrincipleLine
from interviewer.ui import addressed
from interviewer.ui.chrome import Places, draw_kept, pinned
from interviewer.ui.place import draw_place
from interviewer.ui.quiz_actions import ROUND, quizzes
from interviewer.ui.quiz_words import DIFFICULTIES, KINDS, day, said_of_due, said_of_line, said_of_prospect
from interviewer.ui.text import displayable, literal

ABOUT = (
    "Hear an answer as an interviewer does: one item at a time, the reasoning after your choice. "
    "What you miss comes back another day."
)
EMPTY = "There are no items: no rubric here has a quiz. Add items to a rubric's learning section."
ANY = "any"
PRINCIPLE = "principle"


def draw(places: Places, brought: Imported) -> None:
    """Due first, then the choices and the button, then where one stands."""
    st.title("Quiz", anchor=False)
    st.text(ABOUT)
    overview = quizzes(brought).overview()
    if not overview.lines:
        st.text(EMPTY)
        return
    draw_place(f"quiz {pinned(PRINCIPLE)}", "Quiz")
    with st.container(key="quiz-due"):
        st.text(displayable(said_of_due(overview.lines)))
    draw_unfinished(overview, places)
    wanted = draw_choices(overview.lines)
    draw_begin(wanted, places, brought)
    st.subheader("Where you stand", anchor=False)
    st.caption(literal(RULE))
    for line in overview.lines:
        draw_line(line, places)
    draw_kept("Your choices and when each item comes back are", "until they are deleted there")


def draw_unfinished(overview: Overview, places: Places) -> None:
    """The newest round, where it was left before its end."""
    left = overview.unfinished
    if left:
        answered = f"{left.answered} of {left.of} answered"
        label = f"Go on with the round of {day(left.begun)}, {answered}"
        st.page_link(places.quiz, label=literal(label), query_params={ROUND: left.id})


def draw_choices(lines: tuple[PrincipleLine, ...]) -> Wanted:
    """Principle, kind and difficulty; the principle is in the address."""
    names = {ANY: "All principles", **{line.id: line.name for line in lines if line.id}}
    competency = addressed.draw_choice("Principle", PRINCIPLE, names)
    kinds = {ANY: "All kinds", **KINDS}
    kind = st.selectbox(
        "Kind", list(kinds), format_func=lambda item: kinds[item], key="quiz_kind", persist_state="session"
    )
    difficulties = {ANY: "Any", **DIFFICULTIES}
    difficulty = st.segmented_control(
        "Difficulty",
        list(difficulties),
        default=ANY,
        required=True,
        format_func=lambda item: difficulties[item],
        key="quiz_difficulty",
        persist_state="session",
    )
    return Wanted(
        competency=None if competency == ANY else competency,
        kind=None if kind in (None, ANY) else cast(Kind, kind),
        difficulty=None if difficulty in (None, ANY) else cast(Difficulty, difficulty),
    )


def draw_begin(wanted: Wanted, places: Places, brought: Imported) -> None:
    """What the round would ask, and the button; no button where there is nothing to ask."""
    prospect = quizzes(brought).prospect(wanted)
    with st.container(key="quiz-prospect"):
        st.text(said_of_prospect(prospect))
    if prospect.due + prospect.new and st.button("Start a round", type="primary", key="quiz-begin"):
        view = quizzes(brought).begin(wanted)
        st.switch_page(places.quiz, query_params={ROUND: view.id})


def draw_line(line: PrincipleLine, places: Places) -> None:
    """One principle; its name leads to a round about it."""
    with st.container(key=f"row-quiz-{line.id or ANY}", gap="xxsmall"):
        if line.id:
            st.page_link(places.quiz, label=literal(line.name), query_params={PRINCIPLE: line.id})
        else:
            st.text(line.name)
        st.text(displayable(said_of_line(line)))
