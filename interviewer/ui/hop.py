"""Goes to another page of the app as one step of the browser's history, or in place of one that leads nowhere now.

`st.switch_page` with another address is two steps (streamlit 1.67): the page one leaves gets the address of the one to
come before the page changes, so that Back leads to a place that never was.
"""

import secrets
from urllib.parse import urlencode

import streamlit as st

from interviewer.ui import session_state
from interviewer.ui.theme import component

_hop = component("hop", "<span hidden></span>", js=("hop.js",))


def hop(page: st.Page, query: dict[str, str]) -> None:
    """Go there: on the same page at once, to another when this run has been drawn."""
    if session_state.is_at(page.url_path):
        st.switch_page(page, query_params=query)
    _go(f"{page.url_path}?{urlencode(query)}", replace=False)


def leave(page: st.Page) -> None:
    """The same after what stood here was deleted: its address is taken out of the history."""
    _go(page.url_path, replace=True)


def _go(to: str, *, replace: bool) -> None:
    # The browser draws one run more than once, and the same step may be wanted again.
    data = {"to": to, "replace": replace, "once": secrets.token_hex(8)}
    _hop(data=data, key="hop", height="content")
