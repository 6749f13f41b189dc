"""What the pages call: one store and one `Interviews` for the whole process, shared by every tab."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from interviewer.domain.transcript import Transcript, Turn
from interviewer.errors import SettingsError
from interviewer.grading.grader import grade
from interviewer.library.prices import load_prices
from interviewer.library.rubrics import load_rubric
from interviewer.llm.opening import open_caller
from interviewer.session import Interviews, interview_model
from interviewer.settings import ModelSettings, Settings
from interviewer.store.repository import Repository, open_store


@dataclass(frozen=True)
class Desk:
    """The store, the model and the shell around them; none holds anything of a visitor."""

    interviews: Interviews
    store: Repository
    model: ModelSettings | None = None
    """The model that is configured; None where rules do everything."""
    no_model: str | None = None
    """Why a model that was meant to be configured is not."""


def desk() -> Desk:
    """The desk of the environment's database, opened once. Raises StoreError, and tries again at the next call."""
    settings = Settings.from_env()
    return _opened(str(settings.home), settings.database_url)


@st.cache_resource(show_spinner=False)
def _opened(home: str, database_url: str) -> Desk:
    store = open_store(Settings(home=Path(home), database_url=database_url))
    try:
        settings = ModelSettings.from_env()
    except SettingsError as error:
        return Desk(Interviews(store), store, no_model=f"No model takes part: {error}")
    if settings is None:
        return Desk(Interviews(store), store)
    return Desk(
        Interviews(store, model=interview_model(settings, open_caller(settings, load_prices()))), store, settings
    )


@st.cache_resource(show_spinner=False)
def make_ready() -> None:
    """Have the grader compile its patterns, which takes a good part of a second, before an answer needs them.

    Called at the end of pages where nothing is waited for.
    """
    opening = Turn(speaker="candidate", text="I noticed it and I chose to act.")
    grade(Transcript(id="ready", question="", turns=(opening,)), load_rubric())
