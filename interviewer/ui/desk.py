"""What the pages call: one store and one `Interviews` for the whole process, shared by every tab."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.grader import grade
from interviewer.library.rubrics import load_rubric
from interviewer.session import Interviews
from interviewer.settings import Settings
from interviewer.store.repository import Repository, open_store


@dataclass(frozen=True)
class Desk:
    """The store and the shell around it; neither holds anything of a visitor."""

    interviews: Interviews
    store: Repository


def desk() -> Desk:
    """The desk of the environment's database, opened once. Raises StoreError, and tries again at the next call."""
    settings = Settings.from_env()
    return _opened(str(settings.home), settings.database_url)


@st.cache_resource(show_spinner=False)
def _opened(home: str, database_url: str) -> Desk:
    store = open_store(Settings(home=Path(home), database_url=database_url))
    return Desk(Interviews(store), store)


@st.cache_resource(show_spinner=False)
def make_ready() -> None:
    """Have the grader compile its patterns, which takes a good part of a second, before an answer needs them.

    Called at the end of pages where nothing is waited for.
    """
    opening = Turn(speaker="candidate", text="I noticed it and I chose to act.")
    grade(Transcript(id="ready", question="", turns=(opening,)), load_rubric())
