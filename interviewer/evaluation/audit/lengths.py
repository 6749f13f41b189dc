"""Which of two answers is said to be longer, and whether a length is said of a whole answer or of a part."""

import re

from interviewer.domain.calibration_pair import Name, PairAnswer
from interviewer.evaluation.audit.words import pattern
from interviewer.importers.page_words import candidate_in, name_of

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
_WHOLE = r"(?:(?:answer|response|reply|of the (?:two|pair))\b|than (?:candidate|answer|the other)|\W*$)"
_NAMED = r"(?:candidate|answer|response) (?P<who>[ab12])(?:'s (?:answer|response|reply))?"
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


def of_a_part(text: str) -> bool:
    """Whether a clause with a length may speak of a part of an answer, of an advice, or of another text."""
    return bool(_PART.search(text))


def of_answers(before: str) -> bool:
    """Whether the words before 'twice as long' make an answer its subject; nobody compares what was achieved so."""
    return bool(_BEFORE_TIMES.search(before)) and not re.search(r"\bother\b", before, re.IGNORECASE)


def relative_lengths(answer: PairAnswer, other: PairAnswer, text: str, *, remark: bool) -> list[str]:
    """What counting words says against 'the shorter answer' and the like; each claim once, for whom it names."""
    found = []
    matches = [match for form in (_SUBJECT, _OBJECT) for match in form.finditer(text)]
    for match in matches:
        found.append(_denied(answer, other, _who(match), _way(match)))
    if remark and not matches and candidate_in(text) in (None, other.name) and (said := _REMARK.search(text)):
        found.append(_denied(answer, other, answer.name, said["way"]))
    return [reason for reason in found if reason]


def _group(match: re.Match[str], *names: str) -> str:
    return next(match[name] for name in names if name in match.re.groupindex and match[name])


def _who(match: re.Match[str]) -> Name:
    return name_of(_group(match, "who", "who2"))


def _way(match: re.Match[str]) -> str:
    return _group(match, "way", "way2")


def _denied(answer: PairAnswer, other: PairAnswer, who: Name, way: str) -> str | None:
    named, against = (answer, other) if answer.name == who else (other, answer)
    shorter = re.fullmatch(_SHORT, way, re.IGNORECASE) is not None
    more, fewer = (named, against) if shorter else (against, named)
    if more.words <= CLEARLY * fewer.words:
        return None
    counts = f"Candidate {named.name} has {named.words} words and Candidate {against.name} {against.words}"
    return f"{counts}, which is not {'shorter' if shorter else 'longer'}"
