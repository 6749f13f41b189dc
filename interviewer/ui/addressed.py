"""Choices that stand in the address, so that reload, Back and a bookmark bring them back.

Not bound by Streamlit: a bound parameter forbids to leave for another address of the same page, and puts itself back
into the address of the page that one leaves for (streamlit 1.67). Here the address decides what is shown, and a choice
does no more than write the address.
"""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from interviewer.ui import session_state
from interviewer.ui.chrome import pinned
from interviewer.ui.text import plain

PAGE = "page"
"""A page belongs to its list: another choice of what is listed leads to the first one."""


def asked(field: str, options: Mapping[str, str], default: str | None = None) -> str:
    """The option that the address names, by its id or as people call it; else `default`, else the first."""
    said = pinned(field)
    if said is None:
        return default or next(iter(options))
    called = {plain(name): option for option, name in options.items()} | {option: option for option in options}
    return called.get(said) or default or next(iter(options))


def draw_choice(
    label: str,
    field: str,
    options: Mapping[str, str],
    default: str | None = None,
    *,
    side_by_side: bool = False,
    drops: tuple[str, ...] = (PAGE,),
    labelled: bool = True,
) -> str:
    """A list to choose from, or its options side by side; returns what is chosen.

    `options`: ids to names. `drops`: what another choice takes out of the address.
    """
    now, usual = asked(field, options, default), default or next(iter(options))
    key = session_state.as_addressed(f"at_{field}", now)
    ids, written = list(options), (field, key, usual, drops)
    shown: Literal["visible", "collapsed"] = "visible" if labelled else "collapsed"

    def named(option: str) -> str:
        return plain(options[option])

    if side_by_side:
        st.segmented_control(
            label,
            ids,
            format_func=named,
            required=True,
            key=key,
            on_change=_write,
            args=written,
            label_visibility=shown,
        )
    else:
        st.selectbox(label, ids, format_func=named, key=key, on_change=_write, args=written, label_visibility=shown)
    return now


def draw_search(label: str, field: str, *, most: int = 100) -> str:
    """A line to search with, of at most `most` characters; returns what stands in it."""
    now = (pinned(field) or "")[:most]
    key = session_state.as_addressed(f"at_{field}", now)
    st.text_input(label, key=key, max_chars=most, on_change=_write, args=(field, key, "", (PAGE,)), autocomplete="off")
    return now


def _write(field: str, key: str, usual: str, drops: tuple[str, ...]) -> None:
    chosen = session_state.chosen(key)
    if chosen is not None:
        kept = {name: value for name, value in st.query_params.to_dict().items() if name not in (field, *drops)}
        st.query_params.from_dict(kept if chosen == usual else {**kept, field: chosen})
