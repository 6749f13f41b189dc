"""Which of two answers is said to be longer, and whether a length is said of a whole answer or of a part."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from interviewer.domain.calibration_pair import Name, PairAnswer
from interviewer.evaluation.audit.words import NUMBER_WORDS, pattern
from interviewer.importers.page_words import name_of

SLOWEST, FASTEST = 110 / 60, 190 / 60
"""Words a second: between them lies every pace at which an answer is spoken."""
ALIKE = 1.4
"""By how much one answer may be longer where the two are said to be of a length."""
CLEARLY = 1.05
"""By how much the other answer must be longer before 'the longer answer' is denied."""
_PART = pattern(
    r"spen[dt]s?|setup|set-up|context|opening|intro\w*|first|last|before|after|until|explain\w*|describ\w+|cover\w*|"
    r"half|sum\w* up|summar\w+|reflection|situation|preamble|background|sentences?|paragraphs?|each|every|per|result|"
    r"about the|ending|limit|should|could|would|ideal\w*|target|aim|email|memo|note|letter|report|page|document|script"
)
_BEFORE_TIMES = re.compile(
    r"(?:^\W*|\b(?:answer|candidate [ab12]|response|reply|it)(?:'s answer)?(?: (?:is|was|runs|speaks|talks|goes on|"
    r"takes|has))?(?: at| for)?[,:]? |\b(?:is|was|runs|speaks|talks|at) )$",
    re.IGNORECASE,
)
_WAY = r"(?:(?:much|far|noticeably|clearly|slightly|a little|a bit|considerably|somewhat|also|by far|the) )*"
_SHORT, _LONG = r"shorter|briefer|terser|shortest", r"longer|wordier|lengthier|longest"
_WHOLE = (
    r"(?:(?:answer|response|reply|one|of the (?:two|pair))\b|than (?:candidate|answer|the other|(?-i:[AB])\b)|\W*$)"
)
_NAMED = r"(?:(?:candidate|answer|response) |(?=(?-i:[AB])))(?P<who>[ab12])(?:'s (?:answer|response|reply))?"
_SUBJECT = re.compile(
    rf"\b{_NAMED}(?: (?:is|was|runs|gives|gave|has|offers)|,) {_WAY}(?P<way>{_SHORT}|{_LONG}) {_WHOLE}"
    rf"|\b{_NAMED.replace('who', 'who2')} (?:is|was|runs) {_WAY}(?P<way2>{_SHORT}|{_LONG})(?=\W*$|,| and\b| but\b)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\bthe {_WAY}(?P<way>{_SHORT}|{_LONG}) (?:answer|response|reply|of the two)\W* ?(?:is|was|belongs to|comes from|"
    rf"came from|by|of|from)? ?(?:that of |by )?{_NAMED}",
    re.IGNORECASE,
)
_REMARK = re.compile(
    rf"^\W*(?:this is )?{_WAY}(?P<way>{_SHORT}|{_LONG}) (?:(?:answer|response|reply|of the two)\b|than "
    rf"(?:candidate|the "
    r"other))",
    re.IGNORECASE,
)


LengthCheck = Callable[[PairAnswer, PairAnswer], str | None]
"""Why the first answer, beside the second, is not what is claimed; None where it may be."""
_MINUTE = re.compile(
    r"(?P<vague>about |around |roughly |some |nearly |almost |(?:a little |just |well )?(?:under|over) |"
    r"close to |more than |"
    r"less than )?(?P<size>three quarters of a minute|three-quarters of a minute|half a minute|a quarter of a minute|"
    r"a minute and a half|a (?:full |whole |good |clear )?minute) (?P<way>longer|shorter|more|less)\b",
    re.IGNORECASE,
)
_SECONDS = (("three", 45.0), ("half a", 30.0), ("quarter", 15.0), ("and a half", 90.0), ("minute", 60.0))
_NEAR = re.compile(
    rf"\bwithin (?:about |around |some )?(?P<number>\d+|{'|'.join(NUMBER_WORDS)})[ -](?P<unit>seconds?|"
    rf"words?) of (?:each other|"
    r"one another)"
    r"|\b(?:hardly any|barely any|almost no|next to no|no|little) (?:real )?difference in length|\bequally long\b"
    r"|\b(?:two |both )?answers (?:are |have )?(?:of )?(?:about |almost |nearly |roughly )?(?:the same|equal) length",
    re.IGNORECASE,
)


def of_a_part(text: str) -> bool:
    """Whether a clause with a length may speak of a part of an answer, of an advice, or of another text."""
    return bool(_PART.search(text))


def of_answers(before: str) -> bool:
    """Whether the words before 'twice as long' make an answer its subject; nobody compares what was achieved so."""
    return bool(_BEFORE_TIMES.search(before)) and not re.search(r"\bother\b", before, re.IGNORECASE)


class LengthClaim(NamedTuple):
    """A claim of which answer is longer, and whom it is made of; None where its clause does not say."""

    who: Name | None
    start: int
    end: int
    denied: LengthCheck


def length_claims(text: str, *, remark: bool) -> list[LengthClaim]:
    """The claims of 'the shorter answer', 'a minute longer' and the like in `text`; each once."""
    matches = [match for form in (_SUBJECT, _OBJECT) for match in form.finditer(text)]
    found = [LengthClaim(_who(match), *match.span(), partial(_denied, way=_way(match))) for match in matches]
    if remark and not matches and (said := _REMARK.search(text)):
        found.append(LengthClaim(None, *said.span(), partial(_denied, way=said["way"])))
    found += [
        LengthClaim(None, *match.span(), partial(_minutes, match=match))
        for match in _MINUTE.finditer(text)
        if remark or of_answers(text[: match.start()])
    ]
    return found


def denied_likeness(answer: PairAnswer, other: PairAnswer, text: str) -> str | None:
    """Why the two are not of a length, where `text` says that they are."""
    reasons = (_near(answer, other, match) for match in _NEAR.finditer(text))
    return next((reason for reason in reasons if reason), None)


def _minutes(answer: PairAnswer, other: PairAnswer, match: re.Match[str]) -> str | None:
    """'A full minute longer' and the like, a rough one with room on both sides."""
    seconds = next(value for words, value in _SECONDS if words in match["size"].lower())
    sign = -1 if match["way"].lower() in ("shorter", "less") else 1
    more = sign * (answer.words - other.words)
    low, high = (0.7, 1.4) if match["vague"] else (0.9, 1.1)
    if seconds * SLOWEST * low <= more <= seconds * FASTEST * high:
        return None
    counts = f"Candidate {answer.name} has {answer.words} words and Candidate {other.name} {other.words}"
    return f"{counts}, which is not {match[0].strip()}"


def _near(answer: PairAnswer, other: PairAnswer, match: re.Match[str]) -> str | None:
    """Two answers that are said to be of a length."""
    apart = abs(answer.words - other.words)
    if match["number"]:
        number = float(match["number"]) if match["number"].isdigit() else NUMBER_WORDS[match["number"].lower()]
        fits = apart <= (number * FASTEST if match["unit"].lower().startswith("second") else number) + 3
    else:
        fits = max(answer.words, other.words) <= ALIKE * max(min(answer.words, other.words), 1)
    counts = f"Candidate {answer.name} has {answer.words} words and Candidate {other.name} {other.words}"
    return None if fits else f"{counts}, which is not {match[0].strip()}"


def _group(match: re.Match[str], *names: str) -> str:
    return next(match[name] for name in names if name in match.re.groupindex and match[name])


def _who(match: re.Match[str]) -> Name:
    return name_of(_group(match, "who", "who2"))


def _way(match: re.Match[str]) -> str:
    return _group(match, "way", "way2")


def _denied(answer: PairAnswer, other: PairAnswer, way: str) -> str | None:
    shorter = re.fullmatch(_SHORT, way, re.IGNORECASE) is not None
    more, fewer = (answer, other) if shorter else (other, answer)
    if more.words <= CLEARLY * fewer.words:
        return None
    counts = f"Candidate {answer.name} has {answer.words} words and Candidate {other.name} {other.words}"
    return f"{counts}, which is not {'shorter' if shorter else 'longer'}"
