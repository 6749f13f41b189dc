"""What the pages call: one store and one `Interviews` for the whole process, shared by every tab."""

from dataclasses import dataclass

import streamlit as st

from interviewer.session import Interviews
from interviewer.settings import Settings
from interviewer.store.repository import Repository, open_store


@dataclass(frozen=True)
class Desk:
    """The store and the shell around it; neither holds anything of a visitor."""

    interviews: Interviews
    store: Repository


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """Opened once. Raises StoreError, and tries again at the next call."""
    store = open_store(Settings.from_env())
    return Desk(Interviews(store), store)


def where_kept() -> str:
    """Where answers are kept, in one sentence."""
    settings = Settings.from_env()
    if settings.database_url.startswith("sqlite:///"):
        place = settings.database_url.removeprefix("sqlite:///")
        return f"Your answers are kept in one file on this computer, {place}, until you delete them; nothing is sent anywhere."
    return "Your answers are kept in the database named by INTERVIEWER_DATABASE_URL until you delete them."
