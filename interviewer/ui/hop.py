"""Goes to another page of the app with something in its address, as one step of the browser's history.

`st.switch_page` with `query_params` is two steps (streamlit 1.67): the page one leaves gets the address of the one to
come before the page changes, so that Back leads to a place that never was.
"""

from urllib.parse import urlencode

import streamlit as st

from interviewer.ui.theme import asset

_hop = st.components.v2.component("mock_interviewer.hop", html="<span hidden></span>", js=asset("hop.js"))


def hop(page: st.Page, query: dict[str, str]) -> None:
    """Have the browser go there when this run has been drawn."""
    _hop(data={"to": f"{page.url_path}?{urlencode(query)}"}, key="hop", height="content")
