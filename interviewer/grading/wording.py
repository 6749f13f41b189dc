"""Words of the candidate cut for quoting: the sentence around a quote, an excerpt that fits a line."""

import re

EXCERPT_WORDS = 14
"""Of a quote inside a longer sentence; the whole quote stands beside it."""
_ENDS = (". ", "! ", "? ", "\n", '." ', ".) ")
_FULL_STOPS = (".", "!", "?")
_END = re.compile(r"[.!?][\"')]?\s|\n")
_PAUSES = (", ", "; ", ": ", " - ", " and ", " but ", " so ", " because ", " which ", " when ", " where ", " while ")
_EDGES = " \t\r\n,;:.!-"
_LEAST_WORDS = 4


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence (or sentences) of `text` in which `text[start:end]` stands, blanks trimmed."""
    if text[end - 1] in ".!?" and (not start or text[max(0, start - 2) : start].rstrip()[-1:] in _FULL_STOPS):
        return text[start:end]
    left, right = 0, len(text)
    for mark in _ENDS:
        at = text.rfind(mark, 0, start)
        if at >= 0 and at + len(mark) > left:
            left = at + len(mark)
        at = text.find(mark, max(start, end - 1), right)
        if at >= 0:
            right = at + 1
    return text[left:right].strip()


def excerpt(text: str, most: int = EXCERPT_WORDS) -> str:
    """The beginning of `text`, word for word: its first sentence, cut at a pause, `...` where more follows."""
    text = text.strip()
    end = _END.search(text)
    if end:
        text = text[: end.start()]
    words = text.split(" ", most + 1)
    if len(words) <= most:
        return text.strip(_EDGES)
    head = " ".join(words[: most + 1])
    cut = max([head.rfind(pause) for pause in _PAUSES])
    if cut < 0 or head.count(" ", 0, cut) + 1 < _LEAST_WORDS:
        cut = len(head) - len(words[most]) - 1
    return head[:cut].strip(_EDGES) + "..."


def capitalised(text: str) -> str:
    """`text` with its first letter large, behind a bracket too; letters beyond ASCII stay, some become two."""
    at = 1 if text.startswith("[") else 0
    first = text[at : at + 1]
    return f"{text[:at]}{first.upper()}{text[at + 1 :]}" if first.isascii() else text
