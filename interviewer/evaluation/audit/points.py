"""What a page denies and the answer says: sizes, reflection, a start of one's own."""

import re

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name, Said
from interviewer.evaluation.audit import lexicon, reflection_words
from interviewer.evaluation.audit.claims import given, noted
from interviewer.evaluation.audit.finding import Check, Finding, Severity, found
from interviewer.evaluation.audit.gates import gate_findings
from interviewer.evaluation.audit.words import answer_sentences, matching, pattern, plain

UNMEASURED = 0.2
"""Up to this share an impact is called vague (GRADING: 4 of 20)."""
UNREFLECTED = 0.2
DISOWNED = 0.1
"""Up to this share work counts as assigned (GRADING: 1 to 3 of 30)."""
LEAST_ACTS = 3
"""Own acts of a story that is surely the candidate's."""
EARLY = 0.5
"""Of the answer: where an assignment is the start and not a sequel."""

_NUMBERS = r"(?:quantif\w+|measur\w+|numbers?|metrics?|figures?|numeric\w*|quantitative|digits?|percentages?|sizes?)"
_NO_NUMBER = re.compile(
    r"\b(?:zero|no|not|without|lacks?|lacked|lacking|missing|absent|absence of|lack of|never|nothing|un|devoid of|"
    r"free of|bare of|void of|short of|not one|neither)\b[- ]?(?:(?:any|an?|one|a single|single|clear|real|hard|actual|"
    rf"concrete|stated|attempt at|kind of|sort of|in|is|was|gets?|ever|of) )*{_NUMBERS}"
    r"|\b(?:purely|only|entirely) qualitative\b|\b(?:cannot|can't|could not|couldn't) be (?:measured|quantified)\b"
    r"|\b(?:unquantified|unmeasured|numberless|number-free)\b|\bimpact (?:is |was )?(?:not |never |un)\W?(?:quantified|"
    r"measured|stated)"
    r"|\b(?:quantification|measurements?|metrics?|numbers?|figures?) (?:is |are |was |were )?(?:entirely |wholly |all |"
    r"completely )?(?:missing|absent|lacking|nil|zero|nowhere|left out|not (?:given|there|stated|offered))\b"
    r"|\b(?:does not|doesn't|did not|didn't|never|fails? to|failed to) (?:\w+ )?(?:(?:give|state|offer|cite|"
    r"name|mention|"
    rf"provide|contain|include|supply|attach|put|have|use)s? (?:any |an? (?:single )?|one )?{_NUMBERS}|quantif\w+|"
    r"measure\b)"
    r"|\bnowhere (?:is |are |does |do )?(?:\w+ ){0,3}(?:numbers?|figures?|metrics?|measured|quantified)\b"
    r"|\b(?:no|zero|without|lacks?|lacking|not any) (?:any |hard |real |supporting )?(?:data|statistics?|stats)\b"
    r"(?=\W*$|,| -| at all| anywhere| whatsoever| whatever| (?:is |are |was |were )?(?:given|offered|stated|"
    r"cited)| in the"
    r" (?:answer|result|account|outcome)| on (?:the |its )?(?:impact|result|outcome|effect))",
    re.IGNORECASE,
)
_QUALIFIED = pattern(
    r"baseline|time ?frame|sample|source|beyond|besides|except|other than|apart from|until|date|duration|"
    r"for the (?!outcome|result|impact|effect|change|end)|"
    r"only (?=(?:\w+ ){0,5}(?:\d|number|date|duration|count|figure|percent|time|size|share|week|month|year|hour))|"
    r"control|verified|customers?|business|revenue|users?|cost|financial|team|second-order|scale"
)
"""A number of one kind is missed, or all but one: a number of another kind does not contradict that."""
_NO_REFLECTION = re.compile(
    r"\b(?:zero|no|not|without|lacks?|lacking|missing|absent|never|nothing)\b (?:any |a |sign of |trace of |real )*"
    r"(?:self[- ]?aware\w*|reflect\w*|self-critic\w*|lesson\w*)",
    re.IGNORECASE,
)
_NO_OWNERSHIP = re.compile(
    r"\b(?:zero|no|not|without|lacks?|lacking|missing|absent|never|nothing)\b (?:any |a |sign of |trace of |real )*"
    r"(?:owner\w*|self[- ]?initiat\w*|initiative)",
    re.IGNORECASE,
)


def point_findings(pair: CalibrationPair) -> list[Finding]:
    """All of them, candidate by candidate."""
    return [
        finding
        for name in NAMES
        for check in (_numbers_denied, _reflection_denied, _ownership_denied)
        if (finding := check(pair, name))
    ]


def stated_impact(pair: CalibrationPair, name: Name) -> list[Said]:
    """Sentences that state, as reached, by how much something changed after the candidate had acted; narrowly read."""
    said = answer_sentences(pair, name)
    if any(lexicon.RETRACTED.search(item.text) for item in said):
        return []
    found_in, acted = [], False
    for item in said:
        for clause in re.split(r";|, (?:but|though|and|so) ", item.text):
            acted = acted or bool(lexicon.OWN_ACT.search(clause) or lexicon.FOLLOWED.search(clause))
            if acted and _is_impact(clause):
                found_in.append(item)
                break
    return found_in


def _is_impact(clause: str) -> bool:
    clause = lexicon.EXPECTED_BEFORE.sub(r"\g<kept>", clause)
    clause = lexicon.SURPASSED.sub(" ", lexicon.HEADS.sub(" ", clause))
    size, change = lexicon.SIZE.search(clause), lexicon.CHANGED.search(clause)
    if not size or not change or lexicon.NOT_REACHED.search(clause) or lexicon.BEFORE_ACTS.search(clause):
        return False
    learnt = [match.end() for match in lexicon.LEARNT.finditer(clause, 0, size.start())]
    return not learnt or bool(lexicon.OWN_ACT.search(clause, learnt[-1], size.start()))


def _numbers_denied(pair: CalibrationPair, name: Name) -> Finding | None:
    stated = stated_impact(pair, name)
    score = given(pair, "quantified_impact", name)
    label = noted(pair, name, _NO_NUMBER, _QUALIFIED)
    low = [score[1]] if score and score[0].share <= UNMEASURED else []
    if not stated or not (label or low):
        return None
    size = lexicon.SIZE.search(stated[0].text)
    number = size[0].strip() if size else ""
    claim = "says that impact is not quantified" if label else "gives points for unmeasured impact"
    reason = f"The page {claim}, and Candidate {name} states a size ({number})."
    severity: Severity = "contradicted" if label else "doubtful"
    return found(
        pair, Check.IMPACT, name, reason, [*label, *low], stated, dimension="quantified_impact", severity=severity
    )


def _reflection_denied(pair: CalibrationPair, name: Name) -> Finding | None:
    said = answer_sentences(pair, name)
    faults, mended = matching(reflection_words.FAULT, said), matching(reflection_words.MENDED_HABIT, said)
    score = given(pair, "self_awareness", name)
    label = noted(pair, name, _NO_REFLECTION)
    low = [score[1]] if score and score[0].share <= UNREFLECTED else []
    if not faults or not mended or not (label or low):
        return None
    reason = f"The page finds no self-awareness, and Candidate {name} names a fault and what changed because of it."
    shown = [item for item in said if item in faults or item in mended]
    severity: Severity = "contradicted" if label else "doubtful"
    return found(
        pair, Check.REFLECTION, name, reason, [*label, *low], shown, dimension="self_awareness", severity=severity
    )


def _ownership_denied(pair: CalibrationPair, name: Name) -> Finding | None:
    """Points of assigned work for what the answer says was noticed, raised by nobody, and done in the first person.

    A gate without words says the same already.
    """
    score = given(pair, "ownership_signal", name)
    if not score or score[0].share > DISOWNED:
        return None
    said = answer_sentences(pair, name)
    unasked = matching(lexicon.UNASKED_PLAIN, said)
    noticed = matching(lexicon.NOTICED, said[: max(1, round(len(said) * EARLY))])
    acts = len(lexicon.OWN_ACT.findall(plain(pair.answer(name).text)))
    if not unasked or not noticed or acts < LEAST_ACTS or matching(lexicon.TOLD, said):
        return None
    start = said[: said.index(noticed[0]) + 1]
    told = any(lexicon.TOLD_WIDE.search(lexicon.UNASKED.sub(" ", item.text)) for item in start)
    if told or any(finding.candidate == name for finding in gate_findings(pair)):
        return None
    label = [*noted(pair, name, _NO_OWNERSHIP), score[1]]
    reason = f"The page finds no ownership, and Candidate {name} started unasked and tells own acts."
    shown = [item for item in said if item in unasked or item in noticed]
    return found(pair, Check.OWNERSHIP, name, reason, label, shown, dimension="ownership_signal")
