"""The first screen: one sentence, two buttons, and who grades."""

import streamlit as st

from interviewer.ui.chrome import Places, sent_where
from interviewer.ui.desk import desk, make_ready
from interviewer.ui.text import literal

SENTENCE = (
    "Answer a behavioural interview question, be asked about what you said, "
    "and get a grade that quotes your own words and says what to fix first."
)
GRADER = "Graded by rules on this computer. No key and no account are needed, and nothing you type is sent anywhere."
LEARN = "Or read first what an interviewer listens for"
ADD_MODEL = "Add a model for natural conversation and deeper judgement"
WITH_MODEL = (
    "Questions are worded and answers graded by {model}; by rules on this computer where it gives nothing. {sent}"
)


def render(places: Places) -> None:
    """Draw the start screen."""
    with st.container(key="start", gap="medium"):
        st.title(SENTENCE, anchor=False)
        with st.container(key="start-buttons", horizontal=True, gap="small"):
            begin = st.button("Start an interview", type="primary", key="begin")
            example = st.button("See a graded example", key="example")
        st.page_link(places.learn, label=LEARN)
        st.caption(literal(said_of_grader()))
        if desk().model is None:
            st.page_link(places.model, label=ADD_MODEL)
    if begin:
        st.switch_page(places.interview)
    if example:
        st.switch_page(places.example)
    make_ready()


def said_of_grader() -> str:
    """Who grades, and what is sent where; where a model was meant to and cannot, the reason."""
    open_desk = desk()
    if open_desk.model:
        return WITH_MODEL.format(model=open_desk.model.model, sent=sent_where(open_desk.model))
    return f"{GRADER} {open_desk.no_model}" if open_desk.no_model else GRADER
