"""Typed access to the little that a browser session keeps of interviews; `study_state` has the rest of it.

Nothing here is storage: an interview lives in the database, and a new tab starts with all of this empty.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import streamlit as st

from interviewer.llm.voice import Sound
from interviewer.session import Said, View
from interviewer.ui.trial import Trial

if TYPE_CHECKING:
    from interviewer.ui.desk import Desk

ANSWER_BOX = "answer_box"
"""Widget key of the answer box."""
MODEL_URL = "model_url"
MODEL_NAME = "model_name"
MODEL_KEY = "model_key"
"""Widget keys of the form for a model."""
_UNSENT = "unsent"
_NOTICE = "notice"
_REPLY = "reply"
_TAKES = "takes"
_ROUND = "recording_round"
_SOUNDS = "sounds"
_ALOUD = "aloud"
_OWN_DESK = "own_desk"
_TRIAL = "trial"
_REFUSED = "model_refused"
_AT = "page"
_ARRIVED = "just_arrived"
MOST_SOUNDS = 8
"""Questions read aloud that are kept to be heard again, half a megabyte each."""


@dataclass(frozen=True)
class Unsent:
    """Words that were submitted and not stored, and why; kept on screen until they are sent or dismissed."""

    interview_id: str
    text: str
    why: str


@dataclass(frozen=True)
class Take:
    """What came of one recording; the recording itself stays with Streamlit's widget until the answer is sent."""

    interview_id: str
    recording: str
    """Id that Streamlit gave it."""
    said: Said | None
    """Its words; None: they could not be had."""
    why: str = ""
    """What kept them from being had."""


def arrive(page: str) -> None:
    """This run draws `page`."""
    st.session_state[_ARRIVED] = st.session_state.get(_AT) != page
    st.session_state[_AT] = page


def has_just_arrived() -> bool:
    """Whether the run before drew another page, or none."""
    return bool(st.session_state.get(_ARRIVED))


def is_at(page: str) -> bool:
    """Whether this run draws that page."""
    return bool(st.session_state.get(_AT) == page)


def as_addressed(key: str, value: str) -> str:
    """Have the widget `key` show what the address says; must run before it is drawn. Returns `key`."""
    st.session_state[key] = value
    return key


def chosen(key: str) -> str | None:
    """What was just chosen in the widget `key`, where it is a text."""
    value = st.session_state.get(key)
    return value if isinstance(value, str) else None


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


def recorder() -> str:
    """Widget key of the recorder: another one after each answer, so that the next one starts empty."""
    return f"recorder-{st.session_state.get(_ROUND, 0)}"


def takes(interview_id: str) -> tuple[Take, ...]:
    """What came of the recordings made for the answer at hand, in order."""
    return tuple(take for take in st.session_state.get(_TAKES, ()) if take.interview_id == interview_id)


def keep_take(take: Take) -> None:
    """Remember what came of a recording, instead of what came of it before."""
    others = (kept for kept in st.session_state.get(_TAKES, ()) if kept.recording != take.recording)
    st.session_state[_TAKES] = (*others, take)


def forget_take(recording: str) -> None:
    """Have it tried again."""
    st.session_state[_TAKES] = tuple(kept for kept in st.session_state.get(_TAKES, ()) if kept.recording != recording)


def has_recorded() -> bool:
    """Whether an answer was recorded since the tab was opened: what is sent where was read then."""
    return _ROUND in st.session_state


def forget_recordings() -> None:
    """The answer was sent: drop the recordings, and what came of them."""
    recorded = st.session_state.get(recorder()) is not None
    if st.session_state.pop(_TAKES, ()) or recorded:
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def keep_sound(text: str, sound: Sound) -> None:
    """Remember how a question sounds, in place of the one that was kept longest."""
    sounds = {kept: heard for kept, heard in st.session_state.get(_SOUNDS, {}).items() if kept != text}
    st.session_state[_SOUNDS] = dict([*sounds.items(), (text, sound)][-MOST_SOUNDS:])


def sound_of(text: str) -> Sound | None:
    """How a question sounds, where it was read aloud before."""
    sound = st.session_state.get(_SOUNDS, {}).get(text)
    return sound if isinstance(sound, Sound) else None


def play(place: tuple[str, int]) -> None:
    """From now on the player stands at that turn of that interview."""
    st.session_state[_ALOUD] = place


def plays(place: tuple[str, int]) -> bool:
    """Whether the player stands there."""
    return bool(st.session_state.get(_ALOUD) == place)


def typed_model() -> tuple[str, str, str]:
    """Base URL, model and key as they stand in the form."""
    url, name, key = (str(st.session_state.get(field) or "") for field in (MODEL_URL, MODEL_NAME, MODEL_KEY))
    return url, name, key


def keep_own_desk(desk: "Desk") -> None:
    """Remember the model that was typed in, and take its key out of the form."""
    st.session_state[_OWN_DESK] = desk
    st.session_state[MODEL_KEY] = ""


def own_desk() -> "Desk | None":
    """The desk with the model that was typed in, where one was."""
    return cast("Desk | None", st.session_state.get(_OWN_DESK))


def forget_own_desk() -> None:
    """Drop it, and with it the key."""
    st.session_state.pop(_OWN_DESK, None)


def refuse_model(why: str) -> None:
    """Say at the form why what stands there cannot be used, the next time that it is drawn."""
    st.session_state[_REFUSED] = why


def model_refused() -> str | None:
    """That; asking for it clears it."""
    why = st.session_state.pop(_REFUSED, None)
    return why if isinstance(why, str) else None


def keep_trial(trial: Trial | None) -> None:
    """Remember the test of the connection that was begun last, and look no further in the one before."""
    before = st.session_state.pop(_TRIAL, None)
    if isinstance(before, Trial):
        before.stop()
    if trial:
        st.session_state[_TRIAL] = trial


def trial() -> Trial | None:
    """The test of the connection that was begun last."""
    kept = st.session_state.get(_TRIAL)
    return kept if isinstance(kept, Trial) else None
