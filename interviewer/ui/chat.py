"""The conversation about one question: its turns, the status line, the clock, the box and its controls."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from interviewer.session import CONTROLS, TurnView, View
from interviewer.ui import session_state
from interviewer.ui.text import displayable, literal
from interviewer.ui.theme import LOOKS, component

_standing = component(
    "standing",
    (
        '<div class="mi-standing"><div class="mi-said-last" role="status" aria-live="polite"></div>'
        '<div class="mi-status"></div><div class="mi-who"></div>'
        '<div class="mi-clock" role="timer" aria-live="off"></div></div>'
    ),
    css=("standing.css",),
    js=("draft.js", "standing.js"),
)
PLACEHOLDERS = {
    "answer": "Type your answer. Enter sends it, Shift+Enter starts a new line.",
    "probe_answer": "Type your reply. Enter sends it, Shift+Enter starts a new line.",
    "closing": "Ask a question of your own. It is kept and not graded.",
}
WAITING = "Your answer is kept. You can go on when the interviewer has replied."
BOX_HEIGHT = {"answer": 150, "probe_answer": 110, "closing": 80}
"""Pixels: an answer of two minutes is about three hundred words, and an inviting box helps."""


def turns_at_hand(view: View) -> tuple[TurnView, ...]:
    """The turns of the question and attempt that stand now, with the sentence that led over to them."""
    place = (view.question, view.attempt)
    first = next((n for n, turn in enumerate(view.turns) if (turn.question, turn.attempt) == place), len(view.turns))
    if first and view.turns[first - 1].purpose == "notice":
        first -= 1
    return view.turns[first:]


def draw_turns(turns: tuple[TurnView, ...]) -> None:
    """Each turn as text, whatever is written in it; the question stands out."""
    for turn in turns:
        if turn.purpose == "question":
            with st.container(key=f"question-{turn.seq}"):
                draw_turn(turn)
        else:
            draw_turn(turn)


def draw_turn(turn: TurnView) -> None:
    """The words, and what a probe was after where that may be seen; the style sheet adds who speaks."""
    with st.chat_message("You" if turn.speaker == "candidate" else "Interviewer"):
        if turn.purpose == "probe" and turn.signal_name:
            look = LOOKS.get(turn.dimension or "")
            st.badge(literal(f"after: {turn.signal_name}"), color=look.colour if look else "gray")
        st.text(displayable(turn.text))


def status_of(view: View) -> str:
    """Where the interview is and what is left of the probe budget."""
    if view.awaits == "closing":
        return "Last part: your own question. It is kept and not graded."
    place = f"Question {view.question + 1} of {view.questions}" if view.questions > 1 else "One question"
    if view.attempt:
        place += f", attempt {view.attempt + 1}"
    if not view.probes_most:
        return f"{place}. No probes."
    return f"{place}. Probes answered: {view.probes_used} of at most {view.probes_most}."


def draw_status(view: View, setup: str, said: str | None = None) -> None:
    """Status line and informational clock; `said`, or what was said last, is read out and brought into view.

    One component rather than several elements: each costs the browser time before the reply is seen.
    """
    asked = view.time.asked_at if view.setup.timer and view.awaits != "closing" else None
    last = {turn.speaker: turn.text for turn in view.turns}
    _standing(
        key="standing",
        data={
            "status": displayable(f"{status_of(view)} {setup}"),
            "who": displayable(" ".join(filter(None, (view.graded_by_line, view.interviewer_line)))),
            "said": displayable(said or last.get("interviewer", "")),
            "seconds": max(0.0, (datetime.now(UTC) - asked).total_seconds()) if asked else None,
            "hint": clock_hint(view),
            "draft": {
                "id": view.id,
                "seq": view.next_seq,
                "refused": session_state.unsent(view.id) is not None,
                "last": displayable(last.get("candidate", "")),
            },
        },
    )


def clock_hint(view: View) -> str:
    """What is usual; nothing happens when it passes."""
    if view.awaits == "probe_answer":
        return "A reply to a probe is shorter than the answer."
    least, most = (round(seconds / 60) for seconds in view.time.answer_seconds)
    return f"Most answers take {least} to {most} minutes, the set-up under {view.time.setup_seconds} seconds of them."


def draw_box(view: View, send: Callable[..., None], press: Callable[..., None], finish: Callable[..., None]) -> None:
    """The answer box, its controls under it; each knows what it was drawn from."""
    st.chat_input(
        PLACEHOLDERS[view.awaits],
        key=session_state.ANSWER_BOX,
        submit_mode="disable",
        height=BOX_HEIGHT[view.awaits],
        on_submit=send,
        args=(view.id, view.next_seq),
    )
    with st.container(key="controls", horizontal=True, gap="xsmall"):
        for control, label in CONTROLS.items():
            allowed = control in view.controls
            if allowed or view.awaits != "closing":
                st.button(
                    label,
                    key=f"control-{control}",
                    on_click=press,
                    args=(view.id, control, view.next_seq),
                    disabled=not allowed,
                )
        draw_end(view, finish)


def draw_closed_box(view: View, stop: Callable[[str], None]) -> None:
    """The box while nothing can be sent, and the way to do without the model."""
    st.chat_input(WAITING, key=session_state.ANSWER_BOX, height=BOX_HEIGHT["probe_answer"], disabled=True)
    with st.container(key="controls", horizontal=True, gap="xsmall"):
        st.button("Stop", key="stop", on_click=stop, args=(view.id,))
        # What stood there before would stay, and could be pressed, for as long as this run lasts.
        for _ in range(len(CONTROLS)):
            st.empty()


def draw_end(view: View, finish: Callable[..., None]) -> None:
    """The way out before the last question; what was answered is graded."""
    if view.can_finish:
        st.button("End the interview", key="end", on_click=finish, args=(view.id, view.next_seq), type="tertiary")


def draw_hints(view: View) -> None:
    """Help that is given only when asked for."""
    if view.hints:
        with st.expander("Hint", key=f"hint-{view.next_seq}", type="compact"):
            st.text(displayable("\n".join(view.hints)))
