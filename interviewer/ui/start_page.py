"""The first screen: one sentence, two buttons, and who grades."""

import streamlit as st

from interviewer.ui.chrome import Places
from interviewer.ui.desk import make_ready

SENTENCE = (
    "Answer a behavioural interview question, be asked about what you said, "
    "and get a grade that quotes your own words and says what to fix first."
)
GRADER = "Graded by rules on this computer. No key and no account are needed, and nothing you type is sent anywhere."


def render(places: Places) -> None:
    """Draw the start screen."""
    with st.container(key="start", gap="medium"):
        st.title(SENTENCE, anchor=False)
        with st.container(key="start-buttons", horizontal=True, gap="small"):
            begin = st.button("Start an interview", type="primary", key="begin")
            example = st.button("See a graded example", key="example")
        st.caption(GRADER)
    if begin:
        st.switch_page(places.interview)
    if example:
        st.switch_page(places.example)
    make_ready()
