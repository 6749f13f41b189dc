"""Everything a button or the answer box does to an interview, as callbacks.

Callbacks run before anything is drawn, so a submitted answer is in the database before the page shows it. Whatever
the store refuses stays on screen with the reason.
"""

from collections.abc import Callable
from contextlib import suppress

import streamlit as st

from interviewer.errors import StoreError, TurnConflict, UsageError
from interviewer.session import Control
from interviewer.ui import session_state
from interviewer.ui.desk import desk
from interviewer.ui.session_state import Unsent
from interviewer.ui.speaking import seconds_of_answer
from interviewer.ui.text import displayable

KEPT_HERE = "Your words are still on this page; closing the tab loses them."
MOVED_ON = (
    "This interview went on in the meantime, perhaps in another tab, so nothing was changed from here. "
    "The page now shows where it stands."
)
MOVED_ON_WITH_TEXT = (
    "This interview went on in the meantime, perhaps in another tab, so your text was not sent. "
    "The page now shows where it stands. "
) + KEPT_HERE


def tried(do: Callable[[], object], interview_id: str, text: str = "") -> bool:
    """Do it; where it is refused, say why and keep `text` on screen. True when it was done."""
    try:
        do()
    except TurnConflict:
        said = MOVED_ON_WITH_TEXT if text else MOVED_ON
    except UsageError as error:
        said = str(error)
    except StoreError as error:
        said = f"{error} {KEPT_HERE}" if text else str(error)
    else:
        return True
    session_state.keep_unsent(Unsent(interview_id, text, said))
    if text:
        session_state.put_back(text)
    return False


def send(interview_id: str, expected_seq: int) -> None:
    """Store what was typed, then have the reply made: by rules at once, so that the page is drawn once and whole."""
    text = session_state.submitted()
    spoken = seconds_of_answer(interview_id, text)
    submit = desk().interviews.submit
    if tried(lambda: submit(interview_id, text, expected_seq, spoken_seconds=spoken), interview_id, text):
        session_state.forget_unsent()
        session_state.forget_recordings()
        # Where the reply cannot be stored, the page tries again and says what is wrong.
        with suppress(StoreError):
            session_state.keep_reply(desk().interviews.resume(interview_id, wait=False))


def press(interview_id: str, control: Control, expected_seq: int) -> None:
    """One of the controls under the box."""
    tried(lambda: desk().interviews.control(interview_id, control, expected_seq, wait=False), interview_id)


def answer_again(interview_id: str, question: int, expected_seq: int) -> None:
    """Ask the question again."""
    tried(lambda: desk().interviews.answer_again(interview_id, question, expected_seq), interview_id)


def go_on(interview_id: str, expected_seq: int) -> None:
    """Leave the critique for what comes next."""
    tried(lambda: desk().interviews.next_question(interview_id, expected_seq, wait=False), interview_id)


def finish(interview_id: str, expected_seq: int) -> None:
    """End the interview now."""
    tried(lambda: desk().interviews.finish(interview_id, expected_seq, wait=False), interview_id)


def stop(interview_id: str) -> None:
    """Do without the model for what is being made now."""
    making = desk().interviews.making(interview_id)
    if making:
        making.stop()


def say_moved_on(interview_id: str) -> None:
    """What was begun came second to another tab."""
    session_state.keep_unsent(Unsent(interview_id, "", MOVED_ON))


def dismiss() -> None:
    """The candidate has no more use for the kept words."""
    session_state.forget_unsent()


def draw_unsent(interview_id: str, *, in_box: bool = False) -> None:
    """What could not be done or stored; the words to copy, unless they stand in the box below."""
    kept = session_state.unsent(interview_id)
    if kept is None:
        return
    with st.container(key="unsent", border=True):
        st.text(displayable(kept.why))
        if kept.text and not in_box:
            st.code(displayable(kept.text), language=None, wrap_lines=True)
        st.button("Dismiss", on_click=dismiss, key="dismiss-unsent")
