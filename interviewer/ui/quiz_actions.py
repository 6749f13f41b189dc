"""What the buttons of the quiz do, as callbacks: an answer is in the database before the page shows what it came to."""

import streamlit as st

from interviewer.errors import StoreError, UsageError
from interviewer.quiz.items import Imported
from interviewer.session import Quizzes
from interviewer.ui import session_state, study_state
from interviewer.ui.desk import desk

ROUND = "round"
AT = "at"
"""In the address: the round, and the place in it from 1; without the place, the first item without an answer."""


def quizzes(brought: Imported = ()) -> Quizzes:
    """The quiz on this visitor's store; `brought`: items of imported pages."""
    return Quizzes(desk().store.quiz, brought=brought)


def give(round_id: str, number: int, place: int, brought: Imported) -> None:
    """Keep the choice; where it is refused, say why. Either way the page then shows that item as it is stored."""
    hinted = study_state.hint_shown((round_id, number))
    try:
        quizzes(brought).answer(round_id, number, place, hinted=hinted)
    except (StoreError, UsageError) as error:
        session_state.notify(str(error))
    st.query_params[AT] = str(number + 1)


def hint(round_id: str, number: int) -> None:
    """Show it; from now on the answer counts as one with a hint."""
    study_state.show_hint((round_id, number))


def go_on() -> None:
    """To the first item without an answer, or to the end."""
    st.query_params.pop(AT, None)
