"""The questions of a principle, each the beginning of an interview."""

import streamlit as st

from interviewer.domain.merged import Rubric
from interviewer.errors import InterviewerError
from interviewer.export.lesson import COMPANY_NAMES, Section
from interviewer.ui.chrome import Places, draw_failure, draw_where_kept
from interviewer.ui.desk import desk
from interviewer.ui.hop import hop
from interviewer.ui.learn_place import Place
from interviewer.ui.text import displayable, literal

HOW = "Practice at {level}, one question, at most two probes. The grade follows your answer."


def draw_questions(sections: tuple[Section, ...], here: Place, rubric: Rubric, places: Places) -> None:
    """Direct and indirect questions, each with its button; before them, where answers are kept and sent."""
    with st.container(key="learn-start", gap="small"):
        st.text(displayable(HOW.format(level=rubric.level(here.level).name)))
        draw_where_kept()
    for number, section in enumerate(sections):
        with st.container(key=f"learn-questions-{number}", gap="small"):
            st.header(literal(section.title), anchor=False)
            for line in section.lines:
                st.caption(literal(line))
            for card in section.cards:
                draw_question(card.id, card.name, card.aside, here, rubric, places)


def draw_company_question(here: Place, rubric: Rubric, places: Places) -> None:
    """The question of the chosen company."""
    learning = rubric.competency.learning
    lens = next((item for item in learning.companies if item.company == here.company), None) if learning else None
    if lens:
        with st.container(key="learn-company-question", gap="small"):
            st.header(literal(f"Try the question of {COMPANY_NAMES[lens.company]}"), anchor=False)
            draw_question(lens.company, lens.question, "", here, rubric, places)
            draw_where_kept()


def draw_question(id_: str, text: str, kind: str, here: Place, rubric: Rubric, places: Places) -> None:
    """One question and the button that asks it."""
    with st.container(key=f"ask-row-{id_}", horizontal=True, gap="medium", vertical_alignment="center"):
        st.text(displayable(text), width="stretch")
        if kind:
            st.caption(literal(kind), width="content")
        begun = st.button("Start an interview", key=f"ask-{id_}")
    if begun:
        begin(text, here, rubric, places)


def begin(question: str, here: Place, rubric: Rubric, places: Places) -> None:
    """Start an interview with this question, and with the track where one is read, and go there."""
    interviews = desk().interviews
    try:
        setup = interviews.prepare(
            (rubric.id,), level=here.level, company=here.company, own_question=question, track=here.track
        )
        view = interviews.start(setup)
    except InterviewerError as error:
        draw_failure(str(error), "Nothing was stored.")
        return
    hop(places.interview, {"id": view.id})
