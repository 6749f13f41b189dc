"""The looks: the page's own style sheet, and how each of the five dimensions is told apart.

Colours live in `.streamlit/config.toml`; here a dimension only gets the name of one of them.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import streamlit as st

from interviewer.ui.text import literal

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

Colour = Literal["blue", "orange", "green", "violet", "yellow", "red", "gray"]


@dataclass(frozen=True)
class Look:
    """How a dimension appears everywhere: a theme colour, a pattern, and a short label."""

    colour: Colour
    """One of the theme's named colours: `--st-<colour>-color` and its background and text."""
    pattern: str
    """CSS class suffix of the bar's filling and the highlight's underline."""
    tag: str
    """Stands behind a highlighted quote."""


LOOKS = {
    "structure_star": Look("blue", "plain", "STR"),
    "ownership_signal": Look("orange", "slant", "OWN"),
    "action_specificity": Look("green", "dots", "ACT"),
    "quantified_impact": Look("violet", "rails", "IMP"),
    "self_awareness": Look("yellow", "cross", "SELF"),
}
GATE_LOOK = Look("red", "gate", "GATE")
FLAG_LOOK = Look("gray", "flag", "FLAG")


def tagged(dimension: str, words: str) -> str:
    """Markdown of a heading about a dimension, behind the tag that it has everywhere."""
    look = LOOKS.get(dimension)
    return f":{look.colour}-badge[{look.tag}] {literal(words)}" if look else literal(words)


@cache
def asset(name: str) -> str:
    """The text of a style sheet or script shipped beside this module."""
    return (files("interviewer.ui") / "assets" / name).read_text(encoding="utf-8")


def component(name: str, html: str, *, css: tuple[str, ...] = (), js: tuple[str, ...] = ()) -> "ComponentRenderer":
    """A component of the page's own style, made of the assets named; `html` holds nobody's words."""
    return st.components.v2.component(
        f"mock_interviewer.{name}",
        html=html,
        css="".join(map(asset, css)) or None,
        js="".join(map(asset, js)),
        isolate_styles=False,
    )


def apply() -> None:
    """Put the product's style sheet on the page; it holds no data."""
    st.html(f"<style>{asset('page.css')}</style>")
