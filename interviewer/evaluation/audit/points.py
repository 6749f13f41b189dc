"""Points and remarks against what the answer says: numbers denied, reflection denied, points for words not there."""

import re

from interviewer.domain.calibration_pair import NAMES, CalibrationPair, Name, Said, Score, ScoreRow
from interviewer.evaluation.audit import lexicon
from interviewer.evaluation.audit.claims import note_claims
from interviewer.evaluation.audit.finding import Check, Finding, Severity, found
from interviewer.evaluation.audit.quotes import gate_findings
from interviewer.evaluation.audit.words import answer_sentences, matching, pattern, plain

FULL = 0.8
"""From this share of a dimension its whole range is claimed (GRADING: 8 of 10, 26 of 30, 17 of 20)."""
OWNED = 0.6
"""From this share work counts as self-started (GRADING: 18 of 30)."""
UNMEASURED = 0.2
"""Up to this share an impact is called vague (GRADING: 4 of 20)."""
UNREFLECTED = 0.2
REFLECTED = 0.5
"""Likewise, where the notes say that the candidate looks back."""
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
_REFLECTS = pattern(
    r"looks? back|looked back|reflects?|reflected|reflection|self-?aware\w*|(?:would|will) do differently|"
    r"admits?|admitted|"
    r"owns up|names? (?:a|an|the|his|her|their) (?:own )?(?:fault|mistake|limit|error|weakness)|hindsight|"
    r"second thoughts"
)
"""A page's words for a candidate who looks back ..."""
_NOT_SO = pattern(
    r"no|not|never|none|nothing|without|lacks?|lacking|missing|absent|little|hardly|barely|thin|weak|small|zero|"
    r"instead of|"
    r"rather than|would be|should|could|needs?"
)
"""... unless one of these stands beside them."""
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
        for check in (
            _numbers_denied,
            _reflection_denied,
            _ownership_denied,
            _unreflected,
            _unowned,
            _unmeasured,
            _without_acts,
        )
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


def _row(pair: CalibrationPair, dimension: str) -> ScoreRow | None:
    return next((row for row in pair.rows if row.dimension == dimension), None)


def _given(pair: CalibrationPair, dimension: str, name: Name) -> tuple[Score, Said] | None:
    row = _row(pair, dimension)
    score = row.of(name) if row else None
    if not row or not score:
        return None
    return score, Said(text=f"{row.name}: {score.given:g} for Candidate {name}", line=score.line)


def _noted(pair: CalibrationPair, name: Name, form: re.Pattern[str], unless: re.Pattern[str] | None) -> list[Said]:
    claims = [claim for claim in note_claims(pair) if claim.candidate == name]
    hits = [(claim, part) for claim in claims for part in plain(claim.text).split(": ") if form.search(part)]
    said = [claim.said for claim, part in hits if not (unless and unless.search(part))]
    return [note for at, note in enumerate(said) if note not in said[:at]]


def _numbers_denied(pair: CalibrationPair, name: Name) -> Finding | None:
    stated = stated_impact(pair, name)
    given = _given(pair, "quantified_impact", name)
    label = _noted(pair, name, _NO_NUMBER, _QUALIFIED)
    low = [given[1]] if given and given[0].share <= UNMEASURED else []
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
    faults, mended = matching(lexicon.FAULT, said), matching(lexicon.MENDED_HABIT, said)
    given = _given(pair, "self_awareness", name)
    label = _noted(pair, name, _NO_REFLECTION, None)
    low = [given[1]] if given and given[0].share <= UNREFLECTED else []
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
    given = _given(pair, "ownership_signal", name)
    if not given or given[0].share > DISOWNED:
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
    label = [*_noted(pair, name, _NO_OWNERSHIP, None), given[1]]
    reason = f"The page finds no ownership, and Candidate {name} started unasked and tells own acts."
    shown = [item for item in said if item in unasked or item in noticed]
    return found(pair, Check.OWNERSHIP, name, reason, label, shown, dimension="ownership_signal")


def _without(pair: CalibrationPair, name: Name, dimension: str, why: str, severity: Severity) -> Finding | None:
    given = _given(pair, dimension, name)
    if not given:
        return None
    answer = list(pair.answer(name).paragraphs)
    return found(pair, Check.POINTS, name, why, [given[1]], answer, dimension=dimension, severity=severity)


def _share(pair: CalibrationPair, dimension: str, name: Name) -> float:
    given = _given(pair, dimension, name)
    return given[0].share if given else 0.0


def _may_reflect(sentence: str) -> bool:
    """Whether a sentence may be one of reflection, a preference told to somebody else set aside."""
    if not lexicon.LOOKS_BACK.search(sentence):
        sentence = lexicon.SAID_IN_DISPUTE.sub(" ", sentence)
    return bool(lexicon.REFLECTION_WIDE.search(sentence))


def _unreflected(pair: CalibrationPair, name: Name) -> Finding | None:
    share = _share(pair, "self_awareness", name)
    noted = _noted(pair, name, _REFLECTS, _NOT_SO) if share < FULL else []
    if share < (REFLECTED if noted else FULL) or any(_may_reflect(item.text) for item in answer_sentences(pair, name)):
        return None
    given = _given(pair, "self_awareness", name)
    assert given is not None, "a share comes from a score"
    why = f"Candidate {name} is given {share:.0%} of self-awareness without a sentence of reflection."
    answer = list(pair.answer(name).paragraphs)
    return found(pair, Check.POINTS, name, why, [given[1], *noted], answer, dimension="self_awareness")


def _unowned(pair: CalibrationPair, name: Name) -> Finding | None:
    """Self-started points for an assignment, or for acts that are all 'we'."""
    share = _share(pair, "ownership_signal", name)
    given = _given(pair, "ownership_signal", name)
    if share < OWNED or not given:
        return None
    said = answer_sentences(pair, name)
    text = plain(pair.answer(name).text)
    if not re.search(r"\bI\b|\bmy\b|\bmyself\b", text) and re.search(r"\bwe\b", text, re.IGNORECASE):
        why = f"Candidate {name} is given {share:.0%} of ownership and never says 'I'."
        return _without(pair, name, "ownership_signal", why, "contradicted")
    told = matching(lexicon.TOLD, said[: max(1, round(len(said) * EARLY))])
    if not told or matching(lexicon.UNASKED, said) or matching(lexicon.BACKGROUND, told) or _delivery(pair):
        return None
    if matching(lexicon.NOTICED, said[: said.index(told[0]) + 1]):
        return None
    why = f"Candidate {name} is given {share:.0%} of ownership for work that was assigned."
    return found(pair, Check.POINTS, name, why, [given[1]], told, dimension="ownership_signal")


def _delivery(pair: CalibrationPair) -> bool:
    """Whether the page asks for delivery, where an assignment does not count against the answer (GRADING)."""
    return pair.competency == "deliver_results" or "deliver results" in (pair.title or "").casefold()


def _unmeasured(pair: CalibrationPair, name: Name) -> Finding | None:
    share = _share(pair, "quantified_impact", name)
    said = answer_sentences(pair, name)
    left = [lexicon.NOT_IMPACT.sub(" ", item.text) for item in said]
    sized = (re.compile(r"\d"), lexicon.MAGNITUDE, lexicon.SIZE)
    if share < FULL or any(form.search(text) for text in left for form in sized):
        return None
    numbers = any(lexicon.NUMBER.search(item.text) for item in said)
    severity: Severity = "doubtful" if numbers else "contradicted"
    what = "dates, durations or small counts alone" if numbers else "without a number or a size in words"
    why = f"Candidate {name} is given {share:.0%} of quantified impact {'for ' if numbers else ''}{what}."
    return _without(pair, name, "quantified_impact", why, severity)


def _without_acts(pair: CalibrationPair, name: Name) -> Finding | None:
    """Specific points for one act or none; doubtful as long as the answer speaks in the first person at all."""
    share = _share(pair, "action_specificity", name)
    text = plain(pair.answer(name).text)
    acts = len(lexicon.OWN_ACT.findall(text))
    if share < FULL or acts > 1 or lexicon.OTHER_ACT.search(text):
        return None
    what = "one step" if acts else "no step"
    why = f"Candidate {name} is given {share:.0%} of action specificity for {what} of their own."
    severity: Severity = "doubtful" if len(re.findall(r"\bI\b", text)) > 1 else "contradicted"
    return _without(pair, name, "action_specificity", why, severity)
