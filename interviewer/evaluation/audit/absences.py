"""What a page says is missing and the answer has: a time, a starting point, an outcome, steps."""

import re
from collections.abc import Callable
from typing import NamedTuple

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name, Said
from interviewer.evaluation.audit import lexicon
from interviewer.evaluation.audit.claims import noted
from interviewer.evaluation.audit.finding import Check, Finding, found
from interviewer.evaluation.audit.points import stated_impact
from interviewer.evaluation.audit.words import answer_sentences, matching

MANY_ACTS = 5
"""Own acts in the first person beside which 'no step' cannot hold."""
SEVERAL_TIMES = 2
"""Sentences with a time beside which 'no time at all' cannot hold."""
_MISSING = (
    r"\b(?:zero|no|not one|not a(?: single)?|without|lacks?|lacking|missing|never an?|nor|neither)\b (?:(?:any|an?|the|"
    r"one|single|clear|real|stated|explicit|concrete|own|kind of|sort of|mention of|trace of) )*"
)
_GIVEN = r"(?:(?:is|are|was|were|has been|gets?) )?"
_NONE_OF = r"(?:missing|absent|lacking|nowhere|left out|not (?:given|stated|told|named|mentioned|there))\b"
_UNTIED = (
    r"(?! (?:of|to|for(?! the (?:result|outcome|impact|effect))|towards?|"
    r"against|beyond|besides?|except|other than|that|which|who|pressure|lost|wasted)\b)"
)
"""What stands behind a noun that is missing in one respect alone."""
_UNTOLD = (
    r"\b(?:cannot|can ?not|can't|could not|never|not|don't) (?:tell|say|know|learn|hear|find out|told|clear) "
    r"(?:when|how long|in which (?:year|month))\b"
)
_DURATION = re.compile(
    r"\b(?:within|in|over|after|by|during|for|since|until|inside|next|following) [^.;,]{0,25}?\b(?:minutes?|hours?|"
    r"days?|nights?|evenings?|weeks?|weekends?|fortnights?|months?|quarters?|seasons?|years?|spring|summer|autumn|"
    r"winter|January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\bfrom (?:about |around |over |nearly )?[\u20ac$\u00a3]?\d[\d.,]*[^.;]{0,40}?\bto (?:about |under |below )?"
    r"[\u20ac$\u00a3]?\d|\d[\d.,]*%?(?: \w+){0,2},? (?:down from|up from|instead of|rather than|in place of|where it "
    r"(?:was|had been|used to be)|as against|against|compared (?:with|to))(?: \w+){0,2} [\u20ac$\u00a3]?\d",
    re.IGNORECASE,
)


class _Absence(NamedTuple):
    """One thing that pages say is missing, and what shows that it is there."""

    claim: re.Pattern[str]
    there: Callable[[CalibrationPair, Name], list[Said]]
    what: str
    dimension: str


def absence_findings(pair: CalibrationPair) -> list[Finding]:
    """Each absence that the notes claim and a sentence of the answer denies, candidate by candidate."""
    wrong = []
    for name in NAMES:
        timed: list[Said] = []
        for absence in _ABSENCES:
            label = [said for said in noted(pair, name, absence.claim) if absence.there != _dated or said not in timed]
            if label and (there := absence.there(pair, name)):
                reason = f"The page finds {absence.what}, and Candidate {name} has {_has(there)}."
                wrong.append(found(pair, Check.ABSENCE, name, reason, label, there, dimension=absence.dimension))
                timed += label if absence.there == _timed else []
    return wrong


def _has(there: list[Said]) -> str:
    return "a sentence of it" if len(there) == 1 else f"{len(there)} sentences of it"


def _timed(pair: CalibrationPair, name: Name) -> list[Said]:
    return matching(_DURATION, stated_impact(pair, name))


def _dated(pair: CalibrationPair, name: Name) -> list[Said]:
    """Sentences that say when or how long, where one alone may be an aside."""
    said = matching(_DURATION, answer_sentences(pair, name))
    return said if len(said) >= SEVERAL_TIMES else []


def _compared(pair: CalibrationPair, name: Name) -> list[Said]:
    return matching(_FROM_TO, stated_impact(pair, name))


def _stepped(pair: CalibrationPair, name: Name) -> list[Said]:
    """Sentences with own acts, where there are too many to speak of none."""
    said = matching(lexicon.OWN_ACT, answer_sentences(pair, name))
    acts = sum(len(lexicon.OWN_ACT.findall(item.text)) for item in said)
    return said if acts >= MANY_ACTS else []


_ABSENCES = (
    _Absence(
        re.compile(
            rf"{_MISSING}(?:time ?frames?|time ?lines?|time ?spans?|dates?|durations?|period)\b{_UNTIED}|"
            rf"\b(?:nor|without|no|lacks?|missing)(?: any)? (?:a )?time(?= (?:is|was) (?:given|stated|named|said|told)|"
            r" for the (?:result|outcome|impact|effect)| with (?:it|the result))|"
            r"\b(?:nor|without|lacks|missing) a time\b|"
            rf"\b(?:time ?frame|time ?line|time ?span|duration) {_GIVEN}{_NONE_OF}|"
            rf"{_UNTOLD} the (?:result|outcome|improvement|change|effect)\b",
            re.IGNORECASE,
        ),
        _timed,
        "no time for the result",
        "quantified_impact",
    ),
    _Absence(
        re.compile(
            rf"{_UNTOLD} (?:any of (?:it|this)|all (?:of )?this|it all|things|it|this) "
            r"(?:took|happened|came|lasted|was)\b|"
            rf"{_MISSING}(?:time ?frames?|time ?lines?|dates?)\b(?: (?:is|are) (?:given|stated|named))? "
            r"(?:at all|anywhere|whatsoever|of any kind|to be found)\b",
            re.IGNORECASE,
        ),
        _dated,
        "no time at all",
        "quantified_impact",
    ),
    _Absence(
        re.compile(
            rf"{_MISSING}(?:baseline|starting (?:point|level|figure|value)|before[- ](?:figure|value))\b{_UNTIED}"
            rf"|\bbaseline {_GIVEN}{_NONE_OF}",
            re.IGNORECASE,
        ),
        _compared,
        "no baseline",
        "quantified_impact",
    ),
    _Absence(
        re.compile(
            rf"{_MISSING}(?:outcome|results?)\b{_UNTIED}|\b(?:outcome|result) {_GIVEN}{_NONE_OF}", re.IGNORECASE
        ),
        stated_impact,
        "no outcome",
        "quantified_impact",
    ),
    _Absence(
        re.compile(
            rf"{_MISSING}(?:personal |individual )?(?:actions?|steps?|acts?|deeds?)\b{_UNTIED}(?! (?:is|are|can) )",
            re.IGNORECASE,
        ),
        _stepped,
        "no step of the candidate's own",
        "action_specificity",
    ),
)
