"""Where a reader of Learn is, as the address says it: principle, level, company, part, model answer."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from interviewer.domain.transcript import DEFAULT_LEVEL, Level
from interviewer.export.lesson import COMPANY_NAMES, PARTS
from interviewer.ui import session_state
from interviewer.ui.chrome import pinned
from interviewer.ui.text import plain

PRINCIPLE, LEVEL, COMPANY, PART = "principle", "level", "company", "part"
DEFAULT_COMPANY = "amazon"


class Place(NamedTuple):
    """What the address says; a value that it does not know is as good as none."""

    principle: str | None
    level: Level
    company: str
    part: str

    def at(self, principle: str, part: str | None = None) -> dict[str, str]:
        """The address of another principle with the same level and company."""
        kept = {PRINCIPLE: principle, LEVEL: self.level.value, COMPANY: self.company}
        return {**kept, PART: part} if part else kept


def place() -> Place:
    """Where the reader is."""
    level, company, part = pinned(LEVEL), pinned(COMPANY), pinned(PART)
    return Place(
        principle=pinned(PRINCIPLE),
        level=next((item for item in Level if item.value == level), DEFAULT_LEVEL),
        company=company if company in COMPANY_NAMES else DEFAULT_COMPANY,
        part=next((item for item in PARTS if item == part), "meaning"),
    )


def draw_choice(label: str, field: str, options: Mapping[str, str], now: str) -> None:
    """A list to choose from; what is chosen goes into the address, and the address decides what is shown."""
    key = session_state.as_addressed(f"learn_{field}", now)
    st.selectbox(
        label,
        list(options),
        format_func=lambda item: plain(options[item]),
        key=key,
        on_change=go,
        args=(field, key),
    )


def draw_parts(options: Mapping[str, str], field: str, now: str, label: str) -> None:
    """Parts side by side, one of them open; in the address likewise."""
    key = session_state.as_addressed(f"learn_{field}", now)
    st.segmented_control(
        label,
        list(options),
        format_func=lambda item: plain(options[item]),
        required=True,
        key=key,
        on_change=go,
        args=(field, key),
        label_visibility="collapsed",
    )


def go(field: str, key: str) -> None:
    """Write a choice into the address."""
    if chosen := session_state.chosen(key):
        st.query_params[field] = chosen
