"""The only place where HTML is made: data is text in it, and what hides is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.evaluation.report.markup import Html, fixed, joined, number, plain, shown, tag
from tests.evaluation.report.reports import read


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("<b>&amp;", "&lt;b&gt;&amp;amp;", id="markup"),
        pytest.param("a\u202eb", "a<b class=x>U+202E</b>b", id="a mark that turns the direction"),
        pytest.param("\x1b[31m", "<b class=x>U+001B</b>[31m", id="an escape"),
        pytest.param("a\u200bb\u200cc", "a<b class=x>U+200B</b>b<b class=x>U+200C</b>c", id="no width"),
        pytest.param("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e", id="a joiner where a script needs it"),
        pytest.param("\U000e0041", "<b class=x>U+E0041</b>", id="a tag character"),
        pytest.param("\ud800", "<b class=x>U+D800</b>", id="half of a character"),
        pytest.param("a\r\nb\u2028c", "a\nb\nc", id="line ends"),
    ],
)
def test_text_is_shown_and_never_obeyed(text: str, html: str) -> None:
    """Markup is escaped; what nobody would see has a name."""
    assert shown(text) == html


def test_only_this_module_makes_markup() -> None:
    """Markup that was joined to data is data."""
    assert shown(tag("b", "x") + "<i>") == "&lt;b&gt;x&lt;/b&gt;&lt;i&gt;"
    assert joined(tag("b", "x"), "<i>", None, 3) == "<b>x</b>&lt;i&gt;3"


def test_attributes() -> None:
    """Left out where there is nothing; quoted where they must be."""
    made = tag("p", class_="a", id=None, hidden=False, open=True, aria_label='1 "2" <3>', name="n")

    assert made == '<p class=a open aria-label="1 &quot;2&quot; &lt;3&gt;" name=n></p>'


@given(st.text())
def test_any_text_in_any_place_stays_in_its_place(text: str) -> None:
    """One element comes back, with the attribute and the words, whatever they are."""
    document = read(tag("div", tag("span", text, title=text)))

    assert [item.tag for item in document.inside if item.tag != "b"] == ["div", "span"]
    assert document.inside[1].attributes == {"title": plain(text)}


@pytest.mark.parametrize(
    ("value", "places", "trimmed", "whole"),
    [
        pytest.param(7.5, 2, "7.5", "7.50", id="trimmed"),
        pytest.param(-0.004, 2, "0", "0.00", id="never minus nothing"),
        pytest.param(-3.0, 1, "\u22123", "\u22123.0", id="a true minus sign"),
        pytest.param(120.0, 0, "120", "120", id="zeros that count"),
    ],
)
def test_numbers(value: float, places: int, trimmed: str, whole: str) -> None:
    """As they are read."""
    assert (number(value, places), fixed(value, places)) == (trimmed, whole)


def test_signs() -> None:
    """A plus only above nothing."""
    assert [number(value, 1, sign=True) for value in (2, 0, -2)] == ["+2", "0", "\u22122"]
    assert isinstance(tag("p"), Html)
