"""While the interviewer's reply or a grade is being made: what was said, the question as it arrives, a way to stop."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interviewer.errors import TurnConflict
from interviewer.session import Look, Making, View
from interviewer.ui import actions, chat, session_state
from interviewer.ui.desk import desk
from interviewer.ui.text import displayable, literal

READING = "The interviewer is reading."
TICK_SECONDS = 0.2
"""Between two signs of life; only at these does the page notice that Stop was pressed or the tab is gone."""
NOTES = {
    "reading": f"{READING} Stop, and the rules ask the next question.",
    "writing": "The interviewer is writing. Stop, and the rules ask the next question.",
    "grading": "Your answer is being graded by {model}. Stop, and the rules' grade stands. You may leave this page; "
    "the grade is made all the same.",
}


def draw_waiting(view: View, setup: str) -> None:
    """Follow what is being made until it is there, then draw the page anew. Raises StoreError where it cannot be."""
    chat.draw_turns(chat.turns_at_hand(view))
    arriving = st.empty()
    note = st.empty()
    chat.draw_status(view, setup, READING)
    with st.bottom:
        chat.draw_closed_box(view, actions.stop)
    making = desk().interviews.making(view.id)
    if making:
        follow(making, view, arriving, note)
    try:
        done = making.result() if making else desk().interviews.resume(view.id)
    except TurnConflict:
        actions.say_moved_on(view.id)
    else:
        session_state.keep_reply(done)
    st.rerun()


def follow(making: Making, view: View, arriving: DeltaGenerator, note: DeltaGenerator) -> None:
    """Draw the question as far as it has come, each time more of it has."""
    shown: DeltaGenerator | None = None
    look = making.look()
    while not look.done:
        if look.text:
            shown = shown or line_in(arriving)
            shown.text(displayable(look.text))
        elif shown:
            arriving.empty()
            shown = None
        note.caption(literal(note_of(look, view)))
        look = making.look(look.version, TICK_SECONDS)


def line_in(arriving: DeltaGenerator) -> DeltaGenerator:
    """Room for the interviewer's words, drawn as those of any turn."""
    with arriving.container(), st.chat_message("Interviewer"):
        return st.empty()


def note_of(look: Look, view: View) -> str:
    """What is going on, and what Stop does."""
    return NOTES[look.stage].format(model=view.graded_by)
