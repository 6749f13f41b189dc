"""Whether a text is English, by the share of its commonest words."""

import re

_COMMON = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "but",
        "by",
        "can",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "more",
        "my",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "our",
        "out",
        "she",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "time",
        "to",
        "up",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 40
"""Shorter texts are taken as English: headings alone hold few of the common words."""
LEAST_SHARE = 0.12
"""English prose has 0.35 to 0.5, lists of headings 0.2; German, French, Spanish and Italian at most 0.09."""


def english_share(text: str) -> float | None:
    """The share of common English words in a text; None for one too short to tell."""
    words = _WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return None
    return sum(word in _COMMON for word in words) / len(words)
