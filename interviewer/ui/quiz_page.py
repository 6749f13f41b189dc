"""The page *Quiz*: what is due and a round to start, or the round that the address names."""

import streamlit as st

from interviewer.errors import UnknownRound
from interviewer.quiz.items import Imported
from interviewer.ui import quiz_item, quiz_start, quiz_summary
from interviewer.ui.chrome import Places, draw_failure, pinned
from interviewer.ui.quiz_actions import AT, ROUND, quizzes


def render(places: Places, brought: Imported = ()) -> None:
    """Draw the quiz. `brought`: items of imported pages, asked beside those of the rubrics."""
    with st.container(key="quiz"):
        round_id = pinned(ROUND)
        if round_id is None:
            quiz_start.draw(places, brought)
        else:
            draw_round(round_id, places, brought)


def draw_round(round_id: str, places: Places, brought: Imported) -> None:
    """The item that the address names, else the first without an answer, else how the round went."""
    try:
        view = quizzes(brought).load(round_id)
    except UnknownRound as error:
        draw_failure(str(error), "Other rounds are not affected.")
        st.page_link(places.quiz, label="To the quiz")
        return
    at = pinned(AT) or ""
    number = int(at) - 1 if at.isdecimal() and len(at) < 4 else view.next
    item = view.item(number) if number is not None else None
    if item is None and view.next is not None:
        item = view.item(view.next)
    if item:
        quiz_item.draw(view, item, places, brought)
    else:
        quiz_summary.draw(view, places, brought)
