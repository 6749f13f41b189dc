"""What a browser session keeps beside interviews: of quiz, model answers, an upload, a pair that is scored."""

from dataclasses import dataclass, field
from threading import Lock

import streamlit as st

_HINT = "quiz_hint"
_UPLOAD = "upload_round"
_OPENED = "model_answers_opened"
_SCORING_TAB = "scoring_tab"


def uploader() -> str:
    """Widget key of the uploader of files: another one after they were kept or put away, so that it starts empty."""
    return f"uploader-{st.session_state.get(_UPLOAD, 0)}"


def next_upload() -> None:
    """The files were kept, or are not wanted any more."""
    st.session_state[_UPLOAD] = st.session_state.get(_UPLOAD, 0) + 1


def show_hint(place: tuple[str, int]) -> None:
    """The hint of that item of that round was asked for."""
    st.session_state[_HINT] = place


def hint_shown(place: tuple[str, int]) -> bool:
    """Whether it was."""
    return bool(st.session_state.get(_HINT) == place)


def open_answers(competency: str) -> None:
    """The reader wants to see the model answers of a competency without an attempt; until the tab is closed."""
    st.session_state[_OPENED] = (*st.session_state.get(_OPENED, ()), competency)


def answers_opened(competency: str) -> bool:
    """Whether that was said."""
    return competency in st.session_state.get(_OPENED, ())


@dataclass
class ScoringTab:
    """What this tab knows of the scoring of a pair that it shows.

    One object that is changed in place, under its lock: streamlit 1.67 breaks a callback off wherever it reads or
    writes an item of `st.session_state`, and runs the next one beside it in another thread.
    """

    lock: Lock = field(default_factory=Lock)
    """Held from reading what is kept to keeping what follows from it."""

    seen: dict[str, int] = field(default_factory=dict)
    """Scoring to the version that is shown."""
    redrawn: int = 0
    """Part of the fields' keys: another one where they have to show what is kept instead of what was typed."""
    said: str | None = None
    """Why the last change was not kept; stands until the next one is."""


def scoring_tab() -> ScoringTab:
    """This tab's; made when it is first asked for."""
    kept = fields().get(_SCORING_TAB)
    if isinstance(kept, ScoringTab):
        return kept
    st.session_state[_SCORING_TAB] = ScoringTab()
    return scoring_tab()


def fields() -> dict[str, object]:
    """Everything that stands in fields, by their keys; reading it so breaks no callback off."""
    return {str(key): value for key, value in st.session_state.to_dict().items()}
