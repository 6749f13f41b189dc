"""Small things that every part of the Evals page draws: tables, what runs are kept where, work being followed."""

from pathlib import Path

import streamlit as st

from interviewer.evaluation.starting import Starts
from interviewer.evaluation.studies import Studies
from interviewer.evaluation.study import Study
from interviewer.settings import Settings
from interviewer.ui.chrome import pinned
from interviewer.ui.evals_tables import Table, as_data
from interviewer.ui.grade_sheet import clean
from interviewer.ui.text import literal
from interviewer.ui.theme import component

TICK_SECONDS = 0.2
MOST_BEFORE = 60
"""Things that the list of runs draws, and more."""
_table = component("table", '<div class="mi-table-frame"></div>', css=("table.css",), js=("dom.js", "table.js"))


def home() -> Path:
    """Where the runs lie."""
    return Settings.from_env().home


@st.cache_resource(show_spinner=False)
def starts(home: Path, evals: Path | None) -> Starts:
    """What was started from these pages: one for the whole process, whatever tab asks."""
    return Starts(home, evals)


@st.cache_resource(show_spinner=False)
def studies(home: Path, evals: Path | None) -> Studies:
    """Runs that were opened lately, measured."""
    return Studies(home, evals)


def draw_table(table: Table, key: str) -> None:
    """As text, whatever stands in it."""
    _table(key=f"table-{key}", data=clean(as_data(table)))


def draw_folded(table: Table, key: str) -> None:
    """What a chart shows, for those who want numbers."""
    with st.expander("The same as a table"):
        draw_table(table, key)


def study_of(name: str, title: str, evals: Path | None) -> Study:
    """The run measured, saying what is computed while it is. Raises RunError, SuiteError, MeasuringStopped."""
    reading = studies(home(), evals).of(name)
    if not reading.wait(TICK_SECONDS):
        st.title(literal(title), anchor=False)
        note = st.empty()
        st.button("Stop", key="stop-study", on_click=reading.stop)
        # What stood there before would stay for as long as this run lasts.
        for _ in range(MOST_BEFORE):
            st.empty()
        while not reading.wait(TICK_SECONDS):
            note.caption(literal(f"{reading.says} You may leave this page; it goes on."))
        st.rerun()
    return reading.result()


def page_of(rows: int, size: int) -> int:
    """The page that the address asks for, from 0; the first or last where there is none such."""
    said = pinned("page") or "1"
    wanted = int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 1
    return max(0, min(wanted, -(-rows // size)) - 1)
