"""The frame of every page: the product's name, the pages, who grades; and how messages and failures look."""

from dataclasses import dataclass

import streamlit as st

from interviewer.ui import session_state
from interviewer.ui.text import literal

GRADED_BY = "Graded by rules on this computer"


@dataclass(frozen=True)
class Places:
    """The pages one can go to."""

    start: st.Page
    interview: st.Page
    review: st.Page
    example: st.Page


def draw_header(places: Places) -> None:
    """Name, pages and grader, in one line where there is room."""
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key="brand", width="content"):
            st.page_link(places.start, label="Mock interviewer")
        st.page_link(places.interview, label="Interview", width="content")
        st.page_link(places.review, label="Review", width="content")
        with st.container(key="grader", width="content"):
            st.caption(GRADED_BY)
    if said := session_state.notice():
        st.info(literal(said))


def draw_failure(what: str, safe: str, do: str) -> None:
    """What happened, what is safe, what to do; all of it literal text."""
    with st.container(key="failure", border=True):
        st.text(what)
        st.text(safe)
        st.text(do)
