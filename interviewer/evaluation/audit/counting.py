"""Claims of length and of counts that counting denies: seconds, words, sentences, uses of a word."""

import re
from typing import NamedTuple

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name, PairAnswer, Said
from interviewer.evaluation.audit.claims import gate_owner, note_claims
from interviewer.evaluation.audit.finding import Check, Finding, Severity, found
from interviewer.evaluation.audit.lengths import FASTEST, SLOWEST, of_a_part, of_answers, relative_lengths
from interviewer.evaluation.audit.uses import ABOVE, BELOW, USES, VAGUE, N, denied_uses, group, numbers_in, vague
from interviewer.evaluation.audit.words import NUMBER_WORDS, plain, sentences
from interviewer.importers.evaluate_parts import clauses

ABOUT = 0.15
"""How far a count of words that is said to be rough may be off, as a share; an exact one by three words."""
_RANGE = rf"{N}(?:\s*(?:-|to)\s*{N})?"
_UNIT = r"(?P<unit>seconds?|secs?|minutes?|words?|sentences?)"
_LONGER = re.compile(rf"{VAGUE}{_RANGE}[\s-]*{_UNIT} (?P<way>longer|shorter|more|fewer|less)\b", re.IGNORECASE)
_OF_ANSWER = re.compile(r"(?:is|was|runs|speaks|talks|answer) $", re.IGNORECASE)
"""What stands before a comparison in the notes where it speaks of the answers and not of what was achieved."""
_BY = re.compile(rf"(?P<way>longer|shorter) by {VAGUE}{_RANGE}[\s-]*{_UNIT}\b", re.IGNORECASE)
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
    rf"word count\W+{VAGUE}{_RANGE}\b"
    rf"|(?:^|\b(?:answer|candidate [ab12]|response|it)(?: only| just)? (?:has|is|runs to|runs|lasts|counts|takes|"
    rf"answered in) |\band (?:has )?)"
    rf"{VAGUE.replace('vague', 'vague2')}{_RANGE}[\s-]+{_UNIT}(?: (?:long|in all|in total|total|answer))?(?=\W*$|,|"
    rf";| and| -)"
    rf"|{VAGUE.replace('vague', 'vague3')}{_RANGE}[\s-]+{_UNIT.replace('unit', 'unit3')} (?:long|in all|in total|"
    rf"total|answer)\b",
    re.IGNORECASE,
)
"""A length that is said of the whole answer; 'two sentences of setup' and 'pages load in 3 seconds' are none."""
_IN_WORDS = re.compile(
    rf"(?:^\W*|\b(?:at|with|in|of|is|was|has|to|and|uses|says|speaks|fills|takes|needs|counts) |[,(:] ?)(?:all "
    rf"of )?{VAGUE}"
    rf"{_RANGE}[\s-]+(?P<unit>words?)\b(?=\W*$|[,)]| -| and\b| (?:long|altogether|in all|in total)\b| candidate\b|"
    r" (?:the|this|that|an|its?|whole) (?:\w+ ){0,2}?(?:answer|response|reply|account|story|candidate|is|was)\b|"
    r" (?:is|are|was|were) (?:too|not|hardly|far|all|enough|short|long))",
    re.IGNORECASE,
)


class _Claim(NamedTuple):
    who: Name
    text: str
    said: Said
    severity: Severity


def count_findings(pair: CalibrationPair) -> list[Finding]:
    """Each claim that no way of counting bears out."""
    wrong = []
    for claim in _claims(pair):
        for denied in _denied(pair, claim):
            answer = list(pair.answer(claim.who).paragraphs)
            reason = f"{denied}."
            wrong.append(found(pair, Check.COUNT, claim.who, reason, [claim.said], answer, severity=claim.severity))
    return wrong


def _claims(pair: CalibrationPair) -> list[_Claim]:
    claims = [_Claim(a.name, said.text, said, "contradicted") for a in pair.answers for said in a.remarks]
    claims += [_Claim(c.candidate, c.text, c.said, "contradicted") for c in note_claims(pair) if c.candidate]
    for gate in pair.gates:
        if (who := gate_owner(pair, gate)) and gate.reason:
            said = Said(text=gate.reason, line=gate.line)
            claims += [_Claim(who, text, said, "contradicted") for text in clauses(gate.reason)]
    if (weaker := pair.weaker) and pair.guidance:
        best: Name = "B" if weaker == "A" else "A"
        claims += [_Claim(best, text, said, "doubtful") for said in pair.guidance for text in clauses(said.text)]
    return claims


def _denied(pair: CalibrationPair, claim: _Claim) -> list[str]:
    """What counting says against the counts of a claim; nothing where they may hold."""
    text, answer = plain(claim.text), pair.answer(claim.who)
    other = pair.answer(NAMES[1 - NAMES.index(claim.who)])
    said = [
        _compared(answer, other, match)
        for form in (_LONGER, _BY)
        for match in form.finditer(text)
        if claim.said in answer.remarks or _OF_ANSWER.search(text, 0, match.start())
    ]
    said += [
        _multiplied(answer, other, match)
        for match in _TIMES.finditer(text)
        if claim.said in answer.remarks or of_answers(text[: match.start()])
    ]
    said += relative_lengths(answer, other, text, remark=claim.said in answer.remarks)
    said += denied_uses(answer, text)
    if claim.severity == "contradicted":
        for form in (_LONGER, _BY, _TIMES, *USES):
            text = form.sub(" ", text)
        said += [_totalled(answer, match) for match in _TOTAL.finditer(text)]
        said += [_totalled(answer, match) for match in _whole_lengths(_TOTAL.sub(" ", text))]
    return [reason for reason in said if reason]


def _whole_lengths(text: str) -> list[re.Match[str]]:
    """Lengths in words that stand beside a clause's remark on the answer: 'at fewer than 60 words the answer ...'."""
    return [] if of_a_part(text) else list(_IN_WORDS.finditer(text))


def _unit(match: re.Match[str]) -> str:
    return (group(match, "unit", "unit3") or "words").lower().rstrip("s")


def _length(answer: PairAnswer, unit: str) -> float:
    if unit == "sentence":
        return sum(len(sentences(paragraph.text)) for paragraph in answer.paragraphs)
    return answer.words


def _compared(answer: PairAnswer, other: PairAnswer, match: re.Match[str]) -> str | None:
    numbers, unit = numbers_in(match), _unit(match)
    if not numbers:
        return None
    sign = -1 if match["way"].lower() in ("shorter", "fewer", "less") else 1
    more = sign * (_length(answer, unit) - _length(other, unit))
    least, most = min(numbers), max(numbers)
    said = f"Candidate {answer.name} has {answer.words} words and Candidate {other.name} {other.words}"
    if unit in ("second", "sec", "minute"):
        seconds = 60 if unit == "minute" else 1
        low, high = least * seconds * SLOWEST, most * seconds * FASTEST
        pace = round(more / ((SLOWEST + FASTEST) / 2))
        wrong = more < low * 0.95 or more > high * 1.05
        way = match["way"].lower()
        counted = f"{said}: about {abs(pace)} s {way if pace >= 0 else _opposite(way)}, not {match[0].strip()}"
        return counted if wrong else None
    slack = 1 if unit == "sentence" else max(3.0, least * ABOUT)
    wrong = more < least - slack or (more > most + slack and not _open_above(match))
    return f"{said}, which is not {match[0].strip()}" if wrong else None


def _opposite(way: str) -> str:
    return {"longer": "shorter", "shorter": "longer", "more": "fewer", "fewer": "more", "less": "more"}[way]


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


def _totalled(answer: PairAnswer, match: re.Match[str]) -> str | None:
    """A length that is said of the whole answer: 'about 120 words', 'word count: 98', '60 seconds'."""
    numbers = numbers_in(match)
    unit = _unit(match)
    if not numbers or (unit in ("word", "sentence") and max(numbers) < 3):
        return None
    least, most = min(numbers), max(numbers)
    length = _length(answer, unit)
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
