"""Claims of length and of counts that counting denies: seconds, words, sentences, uses of a word."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name, PairAnswer, Said
from interviewer.evaluation.audit.claims import named_claims
from interviewer.evaluation.audit.comparing import (
    ABOUT,
    FORMS,
    RANGE,
    UNIT,
    comparisons,
    denied_difference,
    length_in,
    unit_of,
)
from interviewer.evaluation.audit.finding import Check, Finding, Severity, found
from interviewer.evaluation.audit.lengths import (
    FASTEST,
    SLOWEST,
    LengthCheck,
    denied_likeness,
    length_claims,
    of_a_part,
    of_answers,
)
from interviewer.evaluation.audit.subjects import other_of, subject_of
from interviewer.evaluation.audit.uses import ABOVE, BELOW, USES, VAGUE, UseCheck, numbers_in, use_claims, vague
from interviewer.evaluation.audit.words import NUMBER_WORDS, plain
from interviewer.importers.evaluate_parts import clauses
from interviewer.importers.page_words import candidate_in

_TIMES = re.compile(
    r"(?P<vague>about |around |roughly |nearly |almost |more than |over |well over |at least |less than |fewer than |"
    r"under |barely |only |just )?"
    r"\b(?P<times>twice|two times|double|three times|triple|four times|half|a third|a quarter|2x|3x) (?:of "
    r")?(?:as long|"
    r"the length|as many words|the words|the word count|the size)(?! (?:to|for|a|in) \w)",
    re.IGNORECASE,
)
_FACTORS = {
    "twice": 2.0, "two times": 2.0, "double": 2.0, "2x": 2.0, "three times": 3.0, "triple": 3.0, "3x": 3.0,
    "four times": 4.0, "half": 1 / 2, "a third": 1 / 3, "a quarter": 1 / 4,
}  # fmt: skip
_TOTAL = re.compile(
    rf"word count\W+{VAGUE}{RANGE}\b"
    rf"|(?:^|\b(?:answer|candidate [ab12]|(?-i:[AB])|response|it)(?: only| just)? (?:has|is|runs to|runs|"
    rf"lasts|counts|takes|answered in) |\band (?:has )?)"
    rf"{VAGUE.replace('vague', 'vague2')}{RANGE}[\s-]+{UNIT}(?: (?:long|in all|in total|total|answer))?(?=\W*$|,|"
    rf";| and| -)"
    rf"|{VAGUE.replace('vague', 'vague3')}{RANGE}[\s-]+{UNIT.replace('unit', 'unit3')} (?:long|in all|in total|"
    rf"total|answer)\b",
    re.IGNORECASE,
)
"""A length that is said of the whole answer; 'two sentences of setup' and 'pages load in 3 seconds' are none."""
_IN_WORDS = re.compile(
    rf"(?:^\W*|\b(?:at|with|in|of|is|was|has|to|and|uses|says|speaks|fills|takes|needs|counts) |[,(:] ?)(?:all "
    rf"of )?{VAGUE}"
    rf"{RANGE}[\s-]+(?P<unit>words?)\b(?=\W*$|[,)]| -| and\b| (?:long|altogether|in all|in total)\b| candidate\b|"
    r" (?:the|this|that|an|its?|whole) (?:\w+ ){0,2}?(?:answer|response|reply|account|story|candidate|is|was)\b|"
    r" (?:is|are|was|were) (?:too|not|hardly|far|all|enough|short|long))",
    re.IGNORECASE,
)


_LABELLED = re.compile(
    rf"(?:(?:candidate|answer|response) |(?=(?-i:[AB])))\b[AB12]\b\s*[:=(]?\s*{VAGUE}{RANGE} "
    r"(?P<unit>words?|sentences?)(?=\W*$|[,;)]| and\b)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:longer|shorter|more|fewer|less|extra|additional|difference|differ|gap|apart|margin|ahead|than|compared|"
    r"versus|"
    r"against|between|both|each|together|combined|average|limit|allowed|"
    r"words? (?:in|per|a|every) (?:about )?(?:\d+ )?(?:seconds?|minutes?))\b",
    re.IGNORECASE,
)
"""Beside one of these a length may be that of a difference, of both answers, or of a pace."""
_BOUND = re.compile(
    r"\b(?:no )?(?:more|fewer|less) than(?= (?:\w+[ -]){1,3}(?:words?|seconds?|minutes?|sentences?)\b)", re.I
)


class _Claim(NamedTuple):
    label: Name | None
    """Of whom its line or its section speaks."""
    text: str
    said: Said
    severity: Severity
    remark: bool = False


class _Place(NamedTuple):
    """A count in a clause, and what says why an answer (beside the other one) denies it."""

    start: int
    end: int
    who: Name | None
    denied: LengthCheck


def count_findings(pair: CalibrationPair) -> list[Finding]:
    """Each claim that no way of counting bears out, of the candidate whom it names.

    A claim whose clause names nobody is one of its line's or its section's candidate. A remark that stands between
    the answers and holds of the other one is doubtful; where nobody is named at all, a claim must be wrong of both.
    """
    wrong = []
    for claim in _claims(pair):
        for name, reason, severity in _denied(pair, claim):
            answer = list(pair.answer(name).paragraphs)
            wrong.append(found(pair, Check.COUNT, name, f"{reason}.", [claim.said], answer, severity=severity))
    return wrong


def _claims(pair: CalibrationPair) -> list[_Claim]:
    claims = [_Claim(a.name, said.text, said, "contradicted", remark=True) for a in pair.answers for said in a.remarks]
    claims += [_Claim(c.candidate, c.text, c.said, "contradicted") for c in named_claims(pair)]
    for gate in pair.gates:
        said = Said(text=gate.reason, line=gate.line)
        owner = gate.candidate or candidate_in(gate.reason)
        claims += [_Claim(owner, text, said, "contradicted") for text in clauses(gate.reason)]
    if pair.weaker and pair.guidance:
        best = other_of(pair.weaker)
        claims += [_Claim(best, text, said, "doubtful") for said in pair.guidance for text in clauses(said.text)]
    return claims


def _denied(pair: CalibrationPair, claim: _Claim) -> Iterator[tuple[Name, str, Severity]]:
    """What counting says against the counts of a claim, and of whom; nothing where they may hold."""
    text = plain(claim.text)
    if reason := denied_likeness(*pair.answers, text):
        yield claim.label or "A", reason, claim.severity
    for places in (_differences(claim, text), _uses(text), _wholes(claim, text)):
        for place in places:
            if judged := _judged(pair, claim, text, place):
                yield judged


def _judged(pair: CalibrationPair, claim: _Claim, text: str, place: _Place) -> tuple[Name, str, Severity] | None:
    subject = subject_of(text, place.start, place.end)
    named = place.who or subject.name
    if not named and subject.unclear:
        return None
    name = named or claim.label
    reasons = {who: place.denied(pair.answer(who), pair.answer(other_of(who))) for who in NAMES}
    if name is None:
        who = pair.weaker or "A"
        reason = reasons[who]
        return (who, reason, "doubtful") if reason and all(reasons.values()) else None
    reason = reasons[name]
    if not reason:
        return None
    between = claim.remark and claim.said.line < max(answer.paragraphs[0].line for answer in pair.answers)
    surely = named or not between or reasons[other_of(name)]
    return name, reason, claim.severity if surely else "doubtful"


def _differences(claim: _Claim, text: str) -> list[_Place]:
    """How much longer one answer is; else that it is longer, or so many times as long."""
    found_in = [
        _Place(*match.span(), None, partial(denied_difference, match=match))
        for match in comparisons(text, remark=claim.remark)
    ]
    found_in += [
        _Place(*match.span(), None, partial(_multiplied, match=match))
        for match in _TIMES.finditer(text)
        if claim.remark or of_answers(text[: match.start()])
    ]
    spoken = length_claims(text, remark=claim.remark)
    return found_in or [_Place(item.start, item.end, item.who, item.denied) for item in spoken]


def _uses(text: str) -> list[_Place]:
    return [_Place(*match.span(), None, partial(_use_denied, check, match)) for match, check in use_claims(text)]


def _use_denied(check: UseCheck, match: re.Match[str], answer: PairAnswer, _: PairAnswer) -> str | None:
    return check(answer, match)


def _wholes(claim: _Claim, text: str) -> list[_Place]:
    """Lengths that are said of a whole answer; none in a clause that compares, or that advises."""
    if claim.severity == "doubtful" or _COMPARES.search(_BOUND.sub(" ", text)):
        return []
    for form in (*FORMS, _TIMES, *USES):
        text = form.sub(_blank, text)
    found_in = list(_TOTAL.finditer(text))
    text = _TOTAL.sub(_blank, text)
    if not of_a_part(text):
        found_in += list(_IN_WORDS.finditer(text))
        text = _IN_WORDS.sub(_blank, text)
    found_in += list(_LABELLED.finditer(text))
    return [_Place(*match.span(), None, partial(_totalled, match=match)) for match in found_in]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _open_above(match: re.Match[str]) -> bool:
    return vague(match) in ABOVE


def _open_below(match: re.Match[str]) -> bool:
    return vague(match) in BELOW


def _multiplied(answer: PairAnswer, other: PairAnswer, match: re.Match[str]) -> str | None:
    factor = _FACTORS[match["times"].lower()]
    ratio = answer.words / max(other.words, 1)
    low, high = 0.7 * factor <= ratio, ratio <= 1.4 * factor
    if (low or _open_below(match)) and (high or _open_above(match)):
        return None
    return (
        f"Candidate {answer.name} has {answer.words} words and Candidate {other.name} {other.words}, "
        f"which is not {match[0].strip()}"
    )


def _totalled(answer: PairAnswer, _: PairAnswer, match: re.Match[str]) -> str | None:
    """A length that is said of the whole answer: 'about 120 words', 'word count: 98', '60 seconds'."""
    numbers = numbers_in(match)
    unit = unit_of(match)
    if not numbers or (unit in ("word", "sentence") and max(numbers) < 3):
        return None
    least, most = min(numbers), max(numbers)
    length = length_in(answer, unit)
    if unit in ("second", "sec", "minute"):
        seconds = 60 if unit == "minute" else 1
        low, high = least * seconds * SLOWEST, most * seconds * FASTEST
    else:
        rough = vague(match) not in ("", "only", "just", "a mere", "a bare")
        slack = float(rough) if unit == "sentence" else max(3.0, ABOUT * least) if rough else 3.0
        low, high = least - slack, most + slack
    if (length >= low or _open_below(match)) and (length <= high or _open_above(match)):
        return None
    before = f"{vague(match)} " if vague(match) else ""
    counted = f"{length:g} {'sentences' if unit == 'sentence' else 'words'}"
    return f"Candidate {answer.name} has {counted}, where the page says {before}{_said(match)}"


def _said(match: re.Match[str]) -> str:
    """A claimed length without the words that lead up to it."""
    return re.sub(r"^.*?(?=\S*\d|\b(?:" + "|".join(NUMBER_WORDS) + r")\b)", "", match[0].strip(), flags=re.IGNORECASE)
