"""Untrusted words on their way into a label that Streamlit reads as Markdown.

Whole texts go through `st.text` or a component's `textContent` instead; this is for the few labels
(a link, a button, a badge) that take Markdown only.
"""

import re

WORD_JOINER = "\u2060"
"""Invisible; breaks `:material/x:`, `->` and `www.`, which Streamlit replaces after Markdown's own escapes are gone."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_STARTS_SHORTCUT = re.compile(r"(\\[:<>~=-])(?=\S)|(www)(?=\\\.)", re.IGNORECASE)


def displayable(text: str) -> str:
    """`text` without what a browser message cannot carry: controls and lone surrogates become U+FFFD."""
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(text: str) -> str:
    """`text` on one line, without control and direction characters."""
    return " ".join(_DIRECTIONS.sub("", _UNFIT.sub(" ", text)).split())


def literal(text: str) -> str:
    """`text` as Markdown that shows exactly its words: no link, image, emphasis, maths, icon or emoji."""
    escaped = _PUNCTUATION.sub(r"\\\1", plain(text))
    return _STARTS_SHORTCUT.sub(lambda match: match.group(0) + WORD_JOINER, escaped)


def shortened(text: str, most: int) -> str:
    """`text` on one line, cut at a word so that it has at most `most` characters."""
    line = plain(text)
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0] + "…"
