"""What the pages call: one store for the whole process, shared by every tab; a model, too, unless one was typed in."""

from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from interviewer.domain.transcript import Transcript, Turn
from interviewer.errors import SettingsError
from interviewer.grading.grader import grade
from interviewer.library.prices import load_prices
from interviewer.library.rubrics import load_rubric
from interviewer.llm.opening import open_caller
from interviewer.session import InterviewModel, Interviews, Replies, Speaking, interview_model
from interviewer.settings import ModelSettings, Settings, may_be_typed
from interviewer.store.repository import Repository, open_store
from interviewer.ui import session_state

SWITCHED_OFF = "No model can be typed in here: INTERVIEWER_MODEL_FORM=off."


@dataclass(frozen=True)
class Desk:
    """The store, the model and the shell around them; the shared one holds nothing of a visitor."""

    interviews: Interviews
    store: Repository
    replies: Replies
    """What is being made now, by whatever model: for every tab the same."""
    no_form: str | None = None
    """Why no model may be typed in; None where one may."""
    model: ModelSettings | None = None
    """The model that takes part; None where rules do everything."""
    asked: InterviewModel | None = None
    """The same model, as it is asked."""
    no_model: str | None = None
    """Why a model that was meant to be configured is not."""
    speaking: Speaking | None = None
    """What hears answers and reads questions aloud, as far as the model's server does."""


def desk() -> Desk:
    """This visitor's: with the model that was typed in, where one was. Raises as shared_desk."""
    return session_state.own_desk() or shared_desk()


def shared_desk() -> Desk:
    """The desk of the environment's database, opened once. Raises StoreError, and tries again at the next call."""
    settings = Settings.from_env()
    return _opened(str(settings.home), settings.database_url)


@st.cache_resource(show_spinner=False)
def _opened(home: str, database_url: str) -> Desk:
    store = open_store(Settings(home=Path(home), database_url=database_url))
    replies = Replies()
    plain = Desk(Interviews(store, replies=replies), store, replies, no_form())
    try:
        settings = ModelSettings.from_env()
    except SettingsError as error:
        return replace(plain, no_model=f"No model takes part: {error}")
    return with_model(plain, settings) if settings else plain


def with_model(shared: Desk, settings: ModelSettings) -> Desk:
    """The same desk with a model, and with nothing of the one that was there before.

    Raises PromptError or RubricError for a file that cannot be used.
    """
    asked = interview_model(settings, open_caller(settings, load_prices()))
    interviews = Interviews(shared.store, model=asked, replies=shared.replies)
    speaking = Speaking(settings, interviews.budgets_of)
    return replace(shared, interviews=interviews, model=settings, asked=asked, no_model=None, speaking=speaking)


def no_form() -> str | None:
    """Why no model may be typed into the page; None where one may."""
    try:
        return None if may_be_typed() else SWITCHED_OFF
    except SettingsError as error:
        return f"No model can be typed in here: {error}"


@st.cache_resource(show_spinner=False)
def make_ready() -> None:
    """Have the grader compile its patterns, which takes a good part of a second, before an answer needs them.

    Called at the end of pages where nothing is waited for.
    """
    opening = Turn(speaker="candidate", text="I noticed it and I chose to act.")
    grade(Transcript(id="ready", question="", turns=(opening,)), load_rubric())
