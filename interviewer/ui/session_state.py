"""The only owner of `st.session_state`: typed access to the little a browser session keeps.

Nothing here is storage: an interview lives in the database, and a new tab starts with all of this empty.
"""

from dataclasses import dataclass

import streamlit as st

from interviewer.session import View

ANSWER_BOX = "answer_box"
"""Widget key of the answer box."""
_UNSENT = "unsent"
_NOTICE = "notice"
_REPLY = "reply"


@dataclass(frozen=True)
class Unsent:
    """Words that were submitted and not stored, and why; kept on screen until they are sent or dismissed."""

    interview_id: str
    text: str
    why: str


def submitted() -> str:
    """What was just typed into the answer box."""
    return str(st.session_state.get(ANSWER_BOX) or "")


def put_back(text: str) -> None:
    """Fill the answer box; must run before the box is drawn."""
    st.session_state[ANSWER_BOX] = text


def keep_unsent(unsent: Unsent) -> None:
    """Remember words that could not be stored."""
    st.session_state[_UNSENT] = unsent


def unsent(interview_id: str) -> Unsent | None:
    """Words of this interview that could not be stored, if any."""
    kept = st.session_state.get(_UNSENT)
    return kept if isinstance(kept, Unsent) and kept.interview_id == interview_id else None


def forget_unsent() -> None:
    """Drop them: they were sent, or the candidate said so."""
    st.session_state.pop(_UNSENT, None)


def keep_reply(view: View) -> None:
    """What an answer led to, for the page drawn right after it."""
    st.session_state[_REPLY] = view


def replied(interview_id: str) -> View | None:
    """The interview as it stands after the answer just given; asking for it clears it."""
    view = st.session_state.pop(_REPLY, None)
    return view if isinstance(view, View) and view.id == interview_id else None


def notify(text: str) -> None:
    """Say something once, on the next page drawn."""
    st.session_state[_NOTICE] = text


def notice() -> str | None:
    """What is to be said once; asking for it clears it."""
    said = st.session_state.pop(_NOTICE, None)
    return said if isinstance(said, str) else None
