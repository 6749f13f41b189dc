"""Speaking instead of typing and hearing instead of reading, where a server for it is configured; absent otherwise."""

import streamlit as st

from interviewer.errors import ModelError, UsageError
from interviewer.session import Said, Speaking, View, seconds_spoken
from interviewer.ui import session_state
from interviewer.ui.desk import desk
from interviewer.ui.session_state import Take
from interviewer.ui.text import displayable, literal
from interviewer.ui.theme import component

_written = component(
    "written",
    '<div class="mi-written" role="status" aria-live="polite"></div>',
    css=("written.css",),
    js=("written.js",),
)
RECORDER = "Speak your answer"
BEFORE_RECORDING = (
    "When you stop, the recording is sent to {place} and comes back as text in the box, for you to correct."
)
WRITTEN = "{words} words of {seconds:.0f} s are in the box. Correct them, then send."
KEPT = "The recording is still here, and so is what you typed."
NO_MODEL = (
    "Answers are typed. Speaking them needs a model that turns speech into text; .env.example shows how to name one."
)
CAPPED = "Answers are typed: what speech costs is not known, so it is switched off while a cap in US dollars is set."
HEARD = "Only if you speak: a recording goes to {place} when you stop it, and comes back as text. It is kept nowhere."
READ = "Questions that you have read aloud are sent there, too."
ONLY_READ = "Answers are typed. Questions that you have read aloud are sent to {place}."


def said_of_speaking() -> str:
    """For the set-up: what is sent where when one speaks, or why one cannot."""
    speaking = desk().speaking
    if speaking and speaking.capped_in_money:
        return CAPPED
    if speaking and speaking.hears:
        heard = HEARD.format(place=speaking.place)
        return f"{heard} {READ}" if speaking.speaks else heard
    return ONLY_READ.format(place=speaking.place) if speaking and speaking.speaks else NO_MODEL


def draw_said() -> None:
    """That, in a quiet line."""
    with st.container(key="kept-speaking"):
        st.text(displayable(said_of_speaking()))


def draw_recorder(view: View) -> None:
    """The recorder; what it hears goes into the answer box below, behind what stands there."""
    speaking = desk().speaking
    if speaking is None or not speaking.hears:
        return
    with st.container(key="speaking", gap="xsmall"):
        recorded = st.audio_input(RECORDER, key=session_state.recorder())
        takes = session_state.takes(view.id)
        take = next((kept for kept in takes if recorded and kept.recording == recorded.file_id), None)
        if recorded and take is None:
            with st.spinner("Your recording is being turned into text."):
                take = taken(speaking, view.id, recorded.file_id, recorded.getvalue())
        said = take.said if take else None
        _written(
            key="written",
            data={
                "interview": view.id,
                "recording": take.recording if take else "",
                "text": displayable(said.text) if said else "",
                "says": displayable(state_of(take, speaking)),
                "failed": take is not None and said is None,
            },
        )
        if take and said is None:
            st.button("Try again", key="hear-again", on_click=session_state.forget_take, args=(take.recording,))


def taken(speaking: Speaking, interview_id: str, recording: str, wav: bytes) -> Take:
    """The words of a recording, or why they cannot be had; kept at once, whatever was pressed meanwhile."""
    try:
        take = Take(interview_id, recording, speaking.written(interview_id, wav))
    except (ModelError, UsageError) as error:
        take = Take(interview_id, recording, None, f"{error} {KEPT}")
    session_state.keep_take(take)
    return take


def state_of(take: Take | None, speaking: Speaking) -> str:
    """What will happen to the first recording, or what became of this one."""
    if take is None:
        return "" if session_state.has_recorded() else BEFORE_RECORDING.format(place=speaking.place)
    if take.said is None:
        return take.why
    return WRITTEN.format(words=len(take.said.text.split()), seconds=take.said.seconds or 0.0)


def seconds_of_answer(interview_id: str, text: str) -> float | None:
    """How long the recordings were that the answer is made of; None where it is typed."""
    said = [take.said for take in session_state.takes(interview_id) if take.said]
    return seconds_spoken([Said(item.text, item.seconds) for item in said], text)


def draw_read_aloud(view: View) -> None:
    """A button at the question or probe that stands; pressed, the player takes its place and begins."""
    speaking = desk().speaking
    if speaking is None or not speaking.speaks or not view.prompt:
        return
    place = (view.id, view.next_seq)
    with st.container(key=f"aloud-{view.next_seq}"):
        sound = session_state.sound_of(view.prompt)
        if sound and session_state.plays(place):
            st.audio(sound.data, format=sound.kind, autoplay=True)
        elif st.button("Read aloud", key=f"read-aloud-{view.next_seq}", type="tertiary") and fetched(speaking, view):
            session_state.play(place)
            st.rerun()


def fetched(speaking: Speaking, view: View) -> bool:
    """Have the question's sound at hand, or say why it cannot be had."""
    if session_state.sound_of(view.prompt):
        return True
    try:
        with st.spinner("The question is being fetched."):
            session_state.keep_sound(view.prompt, speaking.read_aloud(view.id, view.prompt))
    except ModelError as error:
        st.caption(literal(str(error)))
        return False
    return True
