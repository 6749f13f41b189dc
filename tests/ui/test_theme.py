"""The looks: contrast, the same five colours everywhere, safe style sheets."""

import tomllib
from pathlib import Path

import pytest

from interviewer.library.rubrics import load_framework
from interviewer.ui.theme import FLAG_LOOK, GATE_LOOK, LOOKS, asset

THEME = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text())["theme"]
STYLES = ("page.css", "grade.css", "standing.css", "table.css", "place.css")
SCRIPTS = ("dom.js", "sheet.js", "verdict.js", "draft.js", "standing.js", "table.js", "place.js")
AA_TEXT = 4.5
AA_GRAPHICS = 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("base", ["light", "dark"])
@pytest.mark.parametrize("colour", sorted({look.colour for look in (*LOOKS.values(), GATE_LOOK, FLAG_LOOK)}))
def test_highlights_can_be_read(base: str, colour: str) -> None:
    """Text on a highlight, a tag on its tint, a lit highlight, and a bar beside the page all have AA contrast."""
    theme = THEME[base]
    fill, tint, ink = (theme[f"{colour}{part}"] for part in ("Color", "BackgroundColor", "TextColor"))

    assert contrast(theme["textColor"], tint) >= AA_TEXT
    assert contrast(ink, tint) >= AA_TEXT
    assert contrast(ink, theme["backgroundColor"]) >= AA_TEXT
    assert contrast(theme["backgroundColor"], fill) >= AA_TEXT
    assert contrast(fill, theme["backgroundColor"]) >= AA_GRAPHICS


@pytest.mark.parametrize("base", ["light", "dark"])
def test_words_and_buttons_can_be_read(base: str) -> None:
    """Running text, links and the label of the main button (white) have AA contrast."""
    theme = THEME[base]

    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(theme["textColor"], theme[ground]) >= 7
        assert contrast(theme["linkColor"], theme[ground]) >= AA_TEXT
        assert contrast(theme["grayTextColor"], theme[ground]) >= AA_TEXT
    assert contrast("#ffffff", theme["primaryColor"]) >= AA_TEXT
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= AA_GRAPHICS


@pytest.mark.parametrize("base", ["light", "dark"])
def test_charts_can_be_read(base: str) -> None:
    """Every series stands out from the page; a number is readable on every shade of a heat map."""
    theme = THEME[base]

    for colour in theme["chartCategoricalColors"]:
        assert contrast(colour, theme["backgroundColor"]) >= AA_GRAPHICS
    for shade in theme["chartSequentialColors"]:
        assert contrast(theme["textColor"], shade) >= AA_TEXT


def test_dimensions_are_told_apart() -> None:
    """Each dimension of the rubric has a colour, a pattern and a tag of its own."""
    assert list(LOOKS) == [dimension.id for dimension in load_framework().dimensions]
    for part in ("colour", "pattern", "tag"):
        assert len({getattr(look, part) for look in LOOKS.values()}) == len(LOOKS)


@pytest.mark.parametrize("name", [*STYLES, *SCRIPTS])
def test_assets_fetch_nothing_and_write_no_markup(name: str) -> None:
    """Style sheets and scripts name no other host and never turn data into markup."""
    text = asset(name).replace("http://www.w3.org/2000/svg", "")

    for forbidden in ("http:", "https:", "url(", "@import", "innerHTML", "outerHTML", "insertAdjacent", "eval("):
        assert forbidden not in text
