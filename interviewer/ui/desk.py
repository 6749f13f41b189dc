"""What the pages call: one store and one `Interviews` for the whole process, shared by every tab."""

from dataclasses import dataclass

import streamlit as st

from interviewer.session import Interviews
from interviewer.store.repository import Repository, open_store


@dataclass(frozen=True)
class Desk:
    """The store and the shell around it; neither holds anything of a visitor."""

    interviews: Interviews
    store: Repository


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """Opened once. Raises StoreError, and tries again at the next call."""
    store = open_store()
    return Desk(Interviews(store), store)


def where_kept() -> str:
    """Where answers are kept, in one sentence."""
    store = desk().store
    kind = "one file on this computer" if store.file else "the database"
    return f"Your answers are kept in {kind}, {store.place}, until you delete them. Nothing is sent anywhere else."
