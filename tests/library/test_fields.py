"""Paths into JSON: what they find, what they pass over, how they are shown."""

from typing import Any

import pytest

from interviewer.library.fields import LARGEST, each, numbers, shown, texts, words

DATA: dict[str, Any] = {
    "signals": [{"id": "first", "points": 3, "cues": [{"all": ["a", 7]}]}, {"points": True}, "no object"],
    "points": {"first": 10**400, "second": "2"},
}


@pytest.mark.parametrize(
    ("pattern", "places"),
    [
        pytest.param("signals.*.points", [("signals", 0, "points"), ("signals", 1, "points")], id="items that have it"),
        pytest.param(
            "signals.*.cues.*.all.*", [("signals", 0, "cues", 0, "all", n) for n in (0, 1)], id="lists inside"
        ),
        pytest.param("points.*", [("points", "first"), ("points", "second")], id="values of an object"),
        pytest.param("points.@", [("points", "first"), ("points", "second")], id="keys of an object"),
        pytest.param("points.0", [], id="a number is no key of an object"),
        pytest.param("nothing.*.there", [], id="what is missing"),
    ],
)
def test_a_pattern_finds_places(pattern: str, places: list[tuple[str | int, ...]]) -> None:
    """Every place in order; what is missing or of another shape is passed over."""
    assert [place for place, _ in each(DATA, pattern)] == places


def test_only_texts_are_words_and_only_numbers_are_numbers() -> None:
    """True is no number, a number in quotes is none, and one that no float holds is cut."""
    assert words(DATA, "signals.*.cues.*.all.*") == [(("signals", 0, "cues", 0, "all", 0), "a")]
    assert numbers(DATA, "signals.*.points") == [(("signals", 0, "points"), 3)]
    assert numbers(DATA, "points.*") == [(("points", "first"), LARGEST)]


def test_every_text_is_found() -> None:
    """At any depth, keys left out."""
    assert [text for _, text in texts(DATA)] == ["first", "a", "no object", "2"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        pytest.param(("signals", 0, "cues", 0, "all"), "signals.first.cues.0.all", id="an item by its id"),
        pytest.param(("signals", 1, "points"), "signals.1.points", id="one without an id by its number"),
        pytest.param(("signals", 9, "points"), "signals.9.points", id="one that is not there"),
        pytest.param(("points", "[key]"), "points.[key]", id="a key that the models refuse"),
        pytest.param((), "", id="the whole"),
    ],
)
def test_a_place_is_shown_by_names(place: tuple[str | int, ...], said: str) -> None:
    """So that whoever edits the file finds it without counting."""
    assert shown(DATA, place) == said


@pytest.mark.parametrize("name", ["", "x" * 61, "two\nlines", "\x1b[2J", 7, None])
def test_a_name_that_cannot_be_shown_is_a_number(name: object) -> None:
    """Empty, endless or unprintable ids name nothing."""
    assert shown([{"id": name}], (0,)) == "0"
