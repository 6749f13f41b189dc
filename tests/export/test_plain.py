"""Untrusted words on their way to a terminal or into Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from interviewer.export.plain import line, markdown, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "red", id="colour"),
        pytest.param("\x1b]8;;http://x\x07link\x1b]8;;\x07", "link", id="terminal link"),
        pytest.param("\x1b]0;title\x1b\\rest", "rest", id="window title"),
        pytest.param("\x9b2Jrest", "rest", id="one-byte control sequence"),
        pytest.param("\x1bPdevice\x1b\\rest", "rest", id="device control"),
        pytest.param("\x1b]never closed", "never closed", id="a string that is never closed hides nothing"),
        pytest.param("a\x1bcb", "ab", id="terminal reset"),
        pytest.param("a\x00\x07\x08b\x7f", "ab", id="controls"),
        pytest.param("a\rb\r\nc\u2028d", "a\nb\nc\nd", id="line ends"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tabs and lines stay"),
        pytest.param("a\u202eb\u2066c", "abc", id="turned direction"),
        pytest.param("a\U000e0041b", "ab", id="tag characters"),
        pytest.param("a\ud800b", "a\ufffdb", id="lone surrogate"),
        pytest.param("👩\u200d💻 é ß 日本", "👩\u200d💻 é ß 日本", id="letters and joined emoji stay"),
    ],
)
def test_what_a_terminal_obeys_is_removed(text: str, shown: str) -> None:
    """Escapes, controls and direction marks go, the words stay."""
    assert plain(text) == shown


@given(st.text())
def test_plain_text_can_be_written_and_obeys_nothing(text: str) -> None:
    """Whatever comes in, what goes out is UTF-8 without controls, and doing it twice changes nothing."""
    shown = plain(text)
    shown.encode()
    assert not any(c != "\n" and c != "\t" and (c < " " or "\x7f" <= c <= "\x9f") for c in shown)
    assert plain(shown) == shown


@pytest.mark.parametrize("text", ["\x9d" * 200_000, "\x1b]" * 100_000, "`" * 200_000 + "@", "a." * 100_000])
def test_long_texts_end(text: str) -> None:
    """No pattern runs away on 200,000 characters."""
    assert markdown(text) is not None


INERT = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "code_inline"}


def words_of(tokens: list[Token]) -> str:
    return "".join(child.content for token in tokens if token.children for child in token.children)


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://evil.example/x.png)",
        "[x](http://evil.example) and [ref] and [^1]",
        "<img src=x> <script>alert(1)</script> <!-- hidden -->",
        "&lt;b&gt; &#60; &amp;",
        "# head",
        "- item",
        "+ item",
        "1. item",
        "1) item",
        "> quote",
        "---",
        "===",
        "***",
        "```",
        "~~~",
        "| a | b |",
        ":-: | -",
        "*a* _b_ **c** ~~d~~ `e` $f$ {.g}",
        "back\\slash \\[x] trailing\\",
        "``http://evil.example/`x``",
        "www.evil.example mail a@evil.example evil.example/path ftp://evil.example",
    ],
)
def test_markdown_shows_the_words_and_nothing_else(text: str) -> None:
    """Candidates' words cannot become a heading, list, table, link, image or markup of any kind."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown(text))
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    assert kinds <= INERT
    assert words_of(tokens) == line(text)


@given(st.text(alphabet=st.sampled_from(list("ab1 .)#-+=*_`~|<>[]()!&;:/@\\$w\n\t")), max_size=30))
def test_no_mixture_of_marks_is_markup(text: str) -> None:
    """The same for any mixture of the characters that Markdown gives a meaning to."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown(text))
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    assert kinds <= INERT
    assert words_of(tokens) == line(text)


@pytest.mark.parametrize("address", ["http://x", "www.x.y", "a@b.co", "mailto:x", "data:text", "evil.example/x"])
def test_addresses_stand_as_code(address: str) -> None:
    """Renderers that link bare addresses do so after escapes are gone, so addresses stand in a code span."""
    assert markdown(f"see {address} now") == f"see `{address}` now"
