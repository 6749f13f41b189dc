"""What the columns of a page's table hold, told from their heads, and whose card a heading opens."""

import re
from collections.abc import Sequence

from interviewer.domain.calibration_pair import Name
from interviewer.importers.page_words import candidate_in

_MOST = r"weight(?:ing|s)?|max(?:imum)?|worth|out of|possible|available|full"
_HEAD = re.compile(
    rf"(?P<whose>\b(?:candidate|answer|response|speaker)\s+[AB12]\b|(?-i:(?<![\w'])[AB](?![\w'])))"
    rf"|\b(?P<most>{_MOST}|of(?=\W*$))(?!\w)",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:\s|[|/,;:()%.&+-]|\b(?:points?|scores?|marks?|dimensions?|criteri(?:on|a)|and|vs|the|of)\b)*", re.IGNORECASE
)
_OWNER = re.compile(r"(?:^|\s)(?:of |for )?\(?([AB])\)?\W*$|\b(?:of|for) ([AB])\b|\b([AB])['\u2019]s\b")
_CARD = re.compile(r"\b(?:score ?cards?|scores?|card|points|marks|rating)\b", re.IGNORECASE)
_CARD_WORDS = 5
"""Words at most of a line within a table that opens a card."""
_LONGEST = 90
"""Characters of a head."""


def whose_column(text: str) -> str:
    """Whose values stand below the head `text`: 'A', 'B', or '' for neither."""
    bare = text.strip(" :*()")
    if re.fullmatch(r"[AB]", bare):
        return bare
    if re.fullmatch(r"first|1st|1", bare, re.IGNORECASE):
        return "A"
    if re.fullmatch(r"second|2nd|2", bare, re.IGNORECASE):
        return "B"
    return candidate_in(text) or ""


def is_column(text: str) -> bool:
    """Whether a cell is the head of a column."""
    return (
        bool(whose_column(text))
        or re.fullmatch(
            r"weights?(?: \W*%\W*)?|max(?:imum)?\.?|(?:out )?of|possible|points|difference|gap", text, re.IGNORECASE
        )
        is not None
    )


def columns_of(heads: Sequence[str]) -> list[str]:
    """The meaning of the values of a row, in order: 'weight', 'A', 'B', 'other'; empty where the heads do not say."""
    named = []
    for text in heads:
        if who := whose_column(text):
            named.append(who)
        elif re.search(rf"{_MOST}|%|points? available|^of$", text, re.IGNORECASE):
            named.append("other" if "weight" in named else "weight")
        elif named:
            named.append("other")
    return named if {"A", "B"} <= set(named) and len(named) == len({*named} - {"other"}) + named.count("other") else []


def columns_in(text: str) -> list[str]:
    """The columns that a heading names ('Points (A / B / maximum)'); empty where it does not name both candidates."""
    if len(text) > _LONGEST:
        return []
    heads = [match["whose"] or "weight" for match in _HEAD.finditer(text)]
    named = [head if head == "weight" else whose_column(head) for head in heads]
    return named if {"A", "B"} <= set(named) and len(named) == len(set(named)) else []


def is_columns(text: str) -> bool:
    """Whether a line holds the heads of columns and nothing else ('A   B   of')."""
    return bool(columns_in(text)) and _JOINT.fullmatch(_HEAD.sub(" ", text)) is not None


def card_of(heading: str) -> Name | None:
    """Whose scores stand below a heading ('Scorecard A'); None where it names neither or both."""
    if columns_in(heading):
        return None
    if who := candidate_in(heading):
        return who
    match = _OWNER.search(heading)
    letter = next((text for text in match.groups() if text), "") if match else ""
    return "A" if letter == "A" else "B" if letter == "B" else None


def opened_by(line: str) -> Name | None:
    """Whose card a line within a table opens ('Scorecard, Candidate B'); None where it says more than that."""
    bare = len(line.split()) <= _CARD_WORDS and _CARD.search(line) and not any(map(str.isdigit, line))
    return card_of(line) if bare else None
