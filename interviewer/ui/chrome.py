"""The frame of every page: the product's name, the pages, who grades; and how messages and failures look."""

from dataclasses import dataclass

import streamlit as st

from interviewer.ui import session_state
from interviewer.ui.desk import desk
from interviewer.ui.text import displayable, literal

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
        st.page_link(places.start, label="Mock interviewer", width="content")
        st.page_link(places.interview, label="Interview", width="content")
        st.page_link(places.review, label="Review", width="content")
        st.caption(GRADED_BY, width="content")
    if said := session_state.notice():
        st.info(literal(said))


def pinned(name: str) -> str | None:
    """What the address says, or None; and makes sure that the browser's own line says it too.

    A link from a page to itself changes what the script sees and leaves the browser's line as it was
    (streamlit 1.67), so that a reload would lose the place.
    """
    value = st.query_params.get(name)
    if value is not None:
        st.query_params[name] = value
    elif not st.query_params:
        st.query_params.clear()
    return value


def draw_where_kept() -> None:
    """Where answers are kept, in one sentence."""
    store = desk().store
    kind = "one file on this computer" if store.file else "the database"
    with st.container(key="kept"):
        st.text(
            f"Your answers are kept in {kind}, {store.place}, until you delete them. Nothing is sent anywhere else."
        )


def draw_failure(*sentences: str) -> None:
    """What happened, what is safe, what to do; all of it literal text."""
    with st.container(key="failure", border=True):
        for sentence in sentences:
            st.text(displayable(sentence))
