"""The question of an evaluate page: behind a label, in quote marks, or the sentence that asks."""

import re
from collections.abc import Iterable, Sequence

from interviewer.domain.calibration_pair import Said
from interviewer.importers.page_text import PageLine
from interviewer.importers.page_words import is_wrapped, quoted, unwrapped

_LABELLED = re.compile(
    r"(?:(?:the |interview |interviewer'?s? |behaviou?ral )*(?:question|prompt|ask|task)(?: (?:asked|was|is|"
    r"for both|put "
    r"to both|to both|both were asked|of the interview))*|q|interviewer|both (?:were|are) asked)"
    r"(?: ?[:\u2013\u2014-]+| (?:was|is):?(?= [\"\u201c])) ?(.+)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:(?:can|could|would|will) you |please )?(?:tell (?:me|us)|describe|give (?:me|us)|walk (?:me|us)|share|"
    r"talk (?:me|us)|think of|recall|explain|name|discuss|have you|what|when|how|why|which|where|who|did you|"
    r"do you)\b.*",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"(?:tell (?:me|us)|describe|give (?:me|us)|walk (?:me|us)|share|talk (?:me|us)|recall)\b.*", re.IGNORECASE
)
_TITLE = re.compile(r"\b(?:evaluate|evaluation|bar raiser|calibration|compare)\b", re.IGNORECASE)
LEAST = 5
"""Words of a question."""


def question_in(head: Sequence[PageLine], headed: Sequence[PageLine], elsewhere: Iterable[PageLine]) -> Said | None:
    """The question: below its heading and in the page's head first, then anywhere that is no answer."""
    near = [line for line in (*headed, *head) if line.text]
    for read in (_labelled, _whole, _within, _asking):
        for line in near:
            if text := read(line.text):
                return Said(text=text, line=line.number)
    for read in (_labelled, _told):
        for line in elsewhere:
            if text := read(line.text):
                return Said(text=text, line=line.number)
    for line in headed:
        if len(line.text.split()) >= LEAST and not _TITLE.search(line.text):
            return Said(text=unwrapped(line.text), line=line.number)
    return None


def _labelled(text: str) -> str | None:
    match = _LABELLED.fullmatch(text)
    if not match or len(match[1].split()) < LEAST - 1:
        return None
    return unwrapped(match[1])


def _whole(text: str) -> str | None:
    """All of a line, in quote marks or opening as a question does."""
    said = unwrapped(text)
    if len(said.split()) < LEAST or _TITLE.search(said):
        return None
    return said if is_wrapped(text) or _STORY.fullmatch(said) else None


def _within(text: str) -> str | None:
    """What is asked in quote marks within a line that leads up to it."""
    return next((said for said in quoted(text) if len(said.split()) >= LEAST and _ASKS.fullmatch(said)), None)


def _asking(text: str) -> str | None:
    """A sentence that ends as a question."""
    said = unwrapped(text)
    if len(said.split()) < LEAST or _TITLE.search(said):
        return None
    return said if _ASKS.fullmatch(said) or said.endswith("?") else None


def _told(text: str) -> str | None:
    """A line that asks for a story."""
    said = unwrapped(text)
    return said if len(said.split()) >= LEAST and _STORY.fullmatch(said) else None
