"""What the pages call: one store and one `Interviews` for the whole process, shared by every tab."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

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
