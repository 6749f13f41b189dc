"""The interview: what to choose, then one question at a time, then its grade."""

import streamlit as st

from interviewer.errors import InterviewerError, StoreError, UnknownInterview
from interviewer.session import View
from interviewer.session.importing import KeptQuestion, kept_question, kept_questions
from interviewer.ui import actions, chat, own_questions, result, session_state, speaking
from interviewer.ui.chrome import Places, draw_failure, draw_where_kept, pinned
from interviewer.ui.desk import desk, make_ready
from interviewer.ui.setup import draw_setup
from interviewer.ui.text import displayable, literal
from interviewer.ui.waiting import draw_waiting

AFTER_CRITIQUE = {"question": "Next question", "closing": "Go to the last part", "end": "Finish"}


def render(places: Places) -> None:
    """Draw the set-up, or the interview that the address names."""
    interview_id = pinned("id")
    if interview_id is None:
        draw_new(places)
        return
    try:
        view = session_state.replied(interview_id) or desk().interviews.resume(interview_id, wait=False)
        if view.awaits == "interviewer":
            draw_waiting(view, f"{result.setup_line(view, at_hand=True)}.")
    except UnknownInterview as error:
        draw_failure(str(error), "Other interviews are not affected; Review lists them.")
    except StoreError as error:
        draw_failure(str(error), "When that is done, load the page again.")
    else:
        draw_stage(view, places)
        return
    actions.draw_unsent(interview_id)


def draw_new(places: Places) -> None:
    """Choices, where answers are kept, and the button that asks the first question."""
    st.title("Start an interview", anchor=False)
    imported = draw_asked_first(places)
    wish = draw_setup(desk().model, imported, kept_questions(desk().store))
    draw_where_kept(sending=wish.grader != "rules")
    speaking.draw_said()
    if not st.button("Start an interview", type="primary", key="ask"):
        draw_unfinished(places)
        make_ready()
        return
    try:
        interviews = desk().interviews
        view = interviews.start(interviews.prepared(wish))
    except InterviewerError as error:
        draw_failure(str(error), "Nothing was stored.", "Your choices are still here.")
        return
    st.switch_page(places.interview, query_params={"id": view.id})


def draw_asked_first(places: Places) -> KeptQuestion | None:
    """The imported question that the address names, with where it is from."""
    question_id = pinned("question")
    if question_id is None:
        return None
    kept = kept_question(desk().store, question_id)
    with st.container(key="asked-first", gap="xxsmall"):
        if kept is None:
            st.text("The question that this address names is not kept here; its import may have been undone.")
            return None
        st.caption(literal(f"Asked first, from {kept.source}"))
        st.text(displayable(kept.asked.text))
        st.page_link(places.interview, label="Start without it")
    return kept


def draw_unfinished(places: Places) -> None:
    """The newest interview, where it was left before its end."""
    rows = desk().interviews.history(limit=1).rows
    if rows and rows[0].finished is None:
        st.page_link(
            places.interview,
            label=f"Continue the interview of {result.day(rows[0].created)}, which is not finished",
            query_params={"id": rows[0].id},
        )


def draw_stage(view: View, places: Places) -> None:
    """Ask, or show the grade, or sum up."""
    if view.awaits in chat.PLACEHOLDERS:
        draw_asking(view)
        return
    actions.draw_unsent(view.id)
    if view.awaits == "choice":
        draw_critique(view)
    else:
        result.draw_over(view, places)


def draw_asking(view: View) -> None:
    """One question, its conversation so far, and the box."""
    chat.draw_turns(chat.turns_at_hand(view))
    speaking.draw_read_aloud(view)
    chat.draw_status(view, f"{result.setup_line(view, at_hand=True)}.")
    chat.draw_hints(view)
    own_questions.draw_asked_for(view)
    with st.bottom:
        actions.draw_unsent(view.id, in_box=True)
        speaking.draw_recorder(view)
        chat.draw_box(view, actions.send, actions.press, actions.finish)


def draw_critique(view: View) -> None:
    """The grade of the attempt just made, between two questions of a practice interview."""
    result.draw_attempt(view, view.question, view.attempt, draw_ways_on)
    own_questions.draw_after(view)


def draw_ways_on(view: View) -> None:
    """Answer again first; then on to what comes next, or the end."""
    if view.question in view.can_answer_again:
        st.button(
            "Answer again",
            type="primary",
            key="again",
            on_click=actions.answer_again,
            args=(view.id, view.question, view.next_seq),
        )
    if view.can_go_on and view.goes_on_to:
        st.button(AFTER_CRITIQUE[view.goes_on_to], on_click=actions.go_on, args=(view.id, view.next_seq))
    if view.goes_on_to != "end":
        chat.draw_end(view, actions.finish)
