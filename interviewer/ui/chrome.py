"""The frame of every page: the product's name, the pages, who grades; and how messages and failures look."""

from dataclasses import dataclass

import streamlit as st

from interviewer.settings import ModelSettings
from interviewer.ui import session_state
from interviewer.ui.desk import desk
from interviewer.ui.text import displayable, literal

GRADED_BY = "Graded by rules on this computer"
SENT_HERE = (
    "Your answers are handed to the model at {place}, which runs on this computer; nothing leaves it unless that "
    "program sends it on."
)
SENT_THERE = (
    "Each of your answers is sent to {place} as you give it, with the question and the rubric, and to no other place."
)


@dataclass(frozen=True)
class Places:
    """The pages one can go to."""

    start: st.Page
    interview: st.Page
    review: st.Page
    learn: st.Page
    quiz: st.Page
    evaluate: st.Page
    library: st.Page
    model: st.Page
    evals: st.Page
    example: st.Page


def draw_header(places: Places) -> None:
    """Name, the six pages of a candidate, then more quietly what is behind them, and who grades.

    In one line where there is room; on a phone the six pages have a line of their own, with nothing folded away.
    """
    with st.container(key="header", horizontal=True, vertical_alignment="center", gap="small"):
        st.page_link(places.start, label="Mock interviewer", width="content")
        with st.container(key="pages-main", horizontal=True, gap=None, width="content"):
            for page in (
                places.interview,
                places.review,
                places.learn,
                places.quiz,
                places.evaluate,
                places.library,
            ):
                st.page_link(page, label=page.title, width="content")
        with st.container(key="pages-behind", horizontal=True, gap=None, width="content", vertical_alignment="center"):
            st.page_link(places.model, label=places.model.title, width="content")
            st.page_link(places.evals, label=places.evals.title, width="content")
        st.caption(literal(graded_by()), width="content")
    if said := session_state.notice():
        st.info(literal(said))


def pinned(name: str) -> str | None:
    """What the address says, or None; and makes sure that the browser's own line says it too.

    A link from a page to itself changes what the script sees and leaves the browser's line as it was
    (streamlit 1.67), so that a reload would lose the place. On arrival from another page the line is right, and
    saying it again would come before the page's name does: Back would then lead to the page one left, without what
    its address said.
    """
    value = st.query_params.get(name)
    if session_state.has_just_arrived():
        return value
    if value is not None:
        st.query_params[name] = value
    elif not st.query_params:
        st.query_params.clear()
    return value


def graded_by() -> str:
    """Who grades, in the header; the model only where there is one."""
    model = desk().model
    return f"Graded by {model.model}, else by rules" if model else GRADED_BY


def sent_where(model: ModelSettings) -> str:
    """What is sent where when a model takes part, before it happens."""
    return (SENT_HERE if model.is_here else SENT_THERE).format(place=model.base_url)


def draw_where_kept(*, sending: bool = True) -> None:
    """Where answers are kept and, `sending` or not, where they are sent."""
    store, model = desk().store, desk().model
    kind = "one file on this computer" if store.file else "the database"
    sent = sent_where(model) if model and sending else "Nothing is sent anywhere else."
    with st.container(key="kept"):
        st.text(displayable(f"Your answers are kept in {kind}, {store.place}, until you delete them. {sent}"))


def draw_kept(what: str, until: str) -> None:
    """Where `what` is kept, `until` what one can do, and that nothing of it is sent; the same words on every page."""
    store = desk().store
    kind = "one file on this computer" if store.file else "the database"
    with st.container(key="kept"):
        st.text(displayable(f"{what} kept in {kind}, {store.place}, {until}. Nothing is sent anywhere."))


def draw_failure(*sentences: str) -> None:
    """What happened, what is safe, what to do; all of it literal text."""
    with st.container(key="failure", border=True):
        for sentence in sentences:
            st.text(displayable(sentence))
