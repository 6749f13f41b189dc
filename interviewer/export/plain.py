"""Untrusted words on their way out: without what a terminal would obey, and without what Markdown would draw."""

import re

_ESCAPES = re.compile(
    r"(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?"
)
"""ECMA-48 control strings (titles, links), control sequences (colour, cursor), and two-character escapes."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""What is left of controls, the marks that turn the direction of text, and tag characters."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~$&])")
_STARTS_BLOCK = re.compile(r"^(?:(?=[-+=:#])|(\d+)(?=[.)]))")
"""Lists, headings, rules and tables, which only the start of a line makes."""
_ADDRESS = re.compile(r"://|www\.|@|mailto:|data:|\w\.[a-z]{2,}/", re.IGNORECASE)
"""In a word that some renderer makes a link of after its escapes are gone."""


def plain(text: str) -> str:
    """`text` that a terminal or a document only shows: no escapes, no controls, no lone surrogates; lines stay."""
    lines = _LINE_ENDS.sub("\n", _ESCAPES.sub("", text))
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", lines))


def line(text: str) -> str:
    """`plain` on one line, white space folded."""
    return " ".join(plain(text).split())


def markdown(text: str) -> str:
    """`text` on one line as Markdown that shows its words and nothing else: no markup, image or link of its own.

    Web and mail addresses stand as code, because GitHub's and other renderers link them even when escaped.
    """
    words = (_code(word) if _ADDRESS.search(word) else _MARKUP.sub(r"\\\1", word) for word in line(text).split(" "))
    return _STARTS_BLOCK.sub(r"\1\\", " ".join(words))


def _code(text: str) -> str:
    """A code span around `text`, its fence longer than any run of back ticks inside."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"
