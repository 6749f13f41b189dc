"""Labels that Streamlit reads as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.ui.text import WORD_JOINER, displayable, literal, plain, shortened


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        pytest.param("![x](http://evil/x.png)", "![", id="remote image"),
        pytest.param("[click](http://evil)", "](", id="link"),
        pytest.param("<http://evil>", "<http", id="autolink"),
        pytest.param("http://evil/x", "http://", id="bare link"),
        pytest.param("www.evil.example", "www.", id="bare www"),
        pytest.param("$x$", "$x$", id="maths"),
        pytest.param(":material/home:", ":material", id="icon"),
        pytest.param(":smile:", ":smile", id="emoji"),
        pytest.param(":red[x]", ":red", id="colour"),
        pytest.param("`code`", "`code`", id="code"),
        pytest.param("a -> b", "->", id="arrow"),
        pytest.param("a\n\n# b", "\n", id="heading"),
        pytest.param("<img src=x onerror=alert(1)>", "<img", id="tag"),
        pytest.param("user@evil.example", "user@evil", id="mail"),
    ],
)
def test_markdown_is_broken(text: str, broken: str) -> None:
    """No construct that Streamlit turns into a link, image, icon, formula or emphasis survives."""
    assert broken not in literal(text)


@given(st.text())
def test_the_words_stay(text: str) -> None:
    """Without the escapes a label shows exactly the words it was given, on one line."""
    shown = literal(text).replace(WORD_JOINER, "").replace("\\\\", "\0").replace("\\", "").replace("\0", "\\")

    assert shown == plain(text).replace(WORD_JOINER, "")


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_anything_can_be_sent_to_a_browser(text: str) -> None:
    """What is drawn encodes as UTF-8, whatever was typed or stored."""
    displayable(text).encode()
    literal(text).encode()


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        pytest.param("short", 10, "short", id="fits"),
        pytest.param("one two three", 9, "one two…", id="cut at a word"),
        pytest.param("x" * 30, 10, "x" * 9 + "…", id="one long word"),
        pytest.param("a\nb", 10, "a b", id="one line"),
    ],
)
def test_shortened(text: str, most: int, expected: str) -> None:
    """A title is cut at a word and never longer than asked."""
    assert shortened(text, most) == expected
