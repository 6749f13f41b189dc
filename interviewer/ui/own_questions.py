"""What the candidate once noted to ask the interviewer, from imports; folded, as notes are."""

import streamlit as st

from interviewer.session import View
from interviewer.session.importing import kept_asks
from interviewer.ui.desk import desk
from interviewer.ui.text import displayable, literal, plain

TITLE = "Your own questions to ask, from the Library"
NO_AUDIENCE = "Anybody"
ENDS_SO = "An interview ends with them. One of several questions asks you for yours here, too."


def draw_asked_for(view: View) -> None:
    """Where the interviewer has asked for questions."""
    if view.awaits == "closing":
        draw_noted("")


def draw_after(view: View) -> None:
    """Behind the grade of an interview that asks for none: there they would never be seen."""
    if view.questions == 1:
        draw_noted(ENDS_SO)


def draw_noted(about: str) -> None:
    """By audience; nothing where nothing is noted."""
    kept = kept_asks(desk().store)
    if not kept:
        return
    number = sum(len(texts) for texts in kept.values())
    with st.expander(f"{TITLE}: {number}", key="own-questions", type="compact"):
        if about:
            st.text(about)
        for audience, texts in kept.items():
            st.caption(literal(audience or NO_AUDIENCE))
            st.text(displayable("\n".join(f"\N{EN DASH} {plain(text)}" for text in texts)))
