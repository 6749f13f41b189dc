"""Claims of how much longer one answer is than the other, in seconds, words or sentences."""

import re

from interviewer.domain.calibration_pair import PairAnswer
from interviewer.evaluation.audit.lengths import FASTEST, SLOWEST
from interviewer.evaluation.audit.uses import ABOVE, VAGUE, N, group, numbers_in, vague
from interviewer.evaluation.audit.words import sentences

ABOUT = 0.15
"""How far a count of words that is said to be rough may be off, as a share; an exact one by three words."""
RANGE = rf"{N}(?:\s*(?:-|to)\s*{N})?"
UNIT = r"(?P<unit>seconds?|secs?|minutes?|words?|sentences?)"
_LONGER = re.compile(
    rf"{VAGUE}{RANGE}[\s-]*{UNIT} (?P<way>longer|shorter|more|fewer|less)\b(?! (?:than|of) (?:\d|the (?:limit|time)))",
    re.IGNORECASE,
)
_MORE = re.compile(rf"{VAGUE}{RANGE} (?P<way>more|fewer|extra|additional) {UNIT}\b", re.IGNORECASE)
_BY = re.compile(
    r"(?P<way>longer|shorter)(?: (?:answer|one|reply|response|story|of the (?:two|pair)))?"
    r"(?: than (?:(?:candidate|answer|response) )?(?:[AB12](?:'s(?: (?:answer|story|reply))?)?|the other(?: one)?))?"
    rf"\W{{1,3}}by {VAGUE}{RANGE}[\s-]*{UNIT}\b",
    re.IGNORECASE,
)
_OF_ANSWER = re.compile(
    r"(?:\b(?:candidate|answer|response|reply|speaker) [ab12](?:'s (?:answer|response|reply|story))?|"
    r"(?<![\w'])(?-i:[AB])(?:'s (?:answer|response|reply|story))?|\b(?:answer|response|reply|it|which|this|and|but))"
    r",? (?:is|was|runs|ran|speaks|talks|has|takes|took|lasts|uses|goes on(?: for)?) (?:the |also )?$",
    re.IGNORECASE,
)
"""What stands before a comparison in the notes where it speaks of the answers and not of what was achieved."""
_OF_A_PART = re.compile(
    r" (?:(?:on|about|for|with|before|after|until|spent)\b|of (?!speech|talk)|in (?!all|total)|"
    r"to (?!speak|read|say|tell|deliver)|at (?!an?\b|the\b|\d))",
    re.IGNORECASE,
)
"""What stands behind a difference in one part alone."""
_OTHERWISE = re.compile(
    r"\b(?:would|could|should|might|ought|needs?|do with|ideally|if|made|makes|cuts?|brought|got)\b", re.IGNORECASE
)
"""With one of these before it a difference is wished for, or is one that somebody brought about."""
_NEAR = 80
"""Characters before a difference that say what it is a difference of."""
_SHORTER = ("shorter", "fewer", "less")
_OPPOSITE = {"longer": "shorter", "shorter": "longer", "more": "fewer", "fewer": "more", "less": "more"}
FORMS = (_LONGER, _MORE, _BY)
"""What is read here is no length of a whole answer."""


def comparisons(text: str, *, remark: bool) -> list[re.Match[str]]:
    """The differences that `text` claims; in a remark below an answer whatever it compares, elsewhere answers alone."""
    found = [match for form in FORMS for match in form.finditer(text)]
    return [
        match
        for match in found
        if (remark or _OF_ANSWER.search(_before(text, match)))
        and not _OF_A_PART.match(text, match.end())
        and not _OTHERWISE.search(_before(text, match))
    ]


def _before(text: str, match: re.Match[str]) -> str:
    """The words just before a match."""
    return text[max(0, match.start() - _NEAR) : match.start()]


def denied_difference(answer: PairAnswer, other: PairAnswer, match: re.Match[str]) -> str | None:
    """Why the first answer is not longer or shorter than the second by what was matched; None where it may be."""
    numbers = numbers_in(match)
    if not numbers:
        return None
    unit, way = unit_of(match), match["way"].lower()
    more = (-1 if way in _SHORTER else 1) * (length_in(answer, unit) - length_in(other, unit))
    least, most = min(numbers), max(numbers)
    said = f"Candidate {answer.name} has {answer.words} words and Candidate {other.name} {other.words}"
    if unit in ("second", "sec", "minute"):
        seconds = 60 if unit == "minute" else 1
        low, high = least * seconds * SLOWEST, most * seconds * FASTEST
        pace = round(more / ((SLOWEST + FASTEST) / 2))
        wrong = more < low * 0.95 or more > high * 1.05
        turned = way if pace >= 0 else _OPPOSITE.get(way, "fewer")
        return f"{said}: about {abs(pace)} s {turned}, not {_said(match)}" if wrong else None
    slack = 1 if unit == "sentence" else max(3.0, least * ABOUT)
    wrong = more < least - slack or (more > most + slack and vague(match) not in ABOVE)
    return f"{said}, which is not {_said(match)}" if wrong else None


def _said(match: re.Match[str]) -> str:
    """A claimed difference, its amount first."""
    if match.re is not _BY:
        return match[0].strip()
    return f"{match[0].rpartition('by ')[2].strip()} {match['way']}"


def unit_of(match: re.Match[str]) -> str:
    """The unit of a matched length, in the singular; words where none is said."""
    return (group(match, "unit", "unit3") or "words").lower().rstrip("s")


def length_in(answer: PairAnswer, unit: str) -> float:
    """An answer's sentences, else its words."""
    if unit == "sentence":
        return sum(len(sentences(paragraph.text)) for paragraph in answer.paragraphs)
    return answer.words
