"""Gates and flags that a page claims, against the words of the answer: assigned, collective, no story, passive.

Measured on the rated transcripts of `evals` (dev and written): of 205 answers that a rater holds to be
assigned, 32 collective and 64 without a story, none is defended against its gate.
"""

import re
from collections.abc import Callable

from interviewer.domain.calibration_pair import CalibrationPair, ClaimedGate, Name, Said
from interviewer.evaluation.audit import lexicon
from interviewer.evaluation.audit.claims import Claim, flag_claims, gate_owner, gate_said, note_claims
from interviewer.evaluation.audit.finding import Check, Finding, Severity, found
from interviewer.evaluation.audit.words import answer_sentences, matching, pattern, plain, stands_in

LEAST_ACTS = 3
"""Own acts in the first person of a story that is surely told as one's own."""
LEAST_EVENTS = 2
"""Own acts of a story that is surely one."""
TOLD_SHARE = 0.7
"""Of the sentences: from here told in the past, an answer tells an event."""
SUPPOSED_SHARE = 0.25
"""Of the sentences: up to here an answer that tells an event may also suppose something."""
OFTEN = 0.2
"""Of the sentences: up to here 'we' is not said 'throughout'."""
_SAYS_ASSIGNED = pattern(
    r"(?:manager|lead|boss|director|committee|management)[- ](?:directed|assigned|led|driven|initiated)|directed by|"
    r"assigned (?:task|work|start|by)|(?:was |were )?(?:told|asked|assigned) (?:to|by)|handed[- ](?:over|down|out)|"
    r"told-to|(?:was|were) (?:assigned|handed|delegated|told|asked)"
)
_SAYS_COLLECTIVE = pattern(
    r"collective (?:language|voice|wording|account|ownership|pronouns?)|(?:says|uses|hides behind) '?we'?|we-language|"
    r"team language|hides behind the team|'we' (?:hides|throughout|everywhere|dominates|blurs|masks)"
)
_SAYS_NO_STORY = pattern(
    r"(?:no|not a|without a|lacks a) (?:real |actual |concrete |single |true )*(?:story|event|incident|example|"
    r"occasion)|(?:entirely |purely |stays |remains |wholly )?hypothetical(?: throughout)?|nothing (?:real )?happened"
)
_THROUGHOUT = re.compile(
    r"throughout|from (?:beginning|start|first|front) to (?:end|last|back|finish)|in (?:every|each) "
    r"(?:step|sentence|line)|"
    r"(?:every|each) (?:step|sentence|act|verb) (?:is|says|has)|nothing but 'we'|"
    r"never (?:once )?'I'|all 'we'|only 'we'",
    re.IGNORECASE,
)
_OWN = re.compile(r"\W*(?:and |so |then )?I (?!was\b|got\b|had been\b|am\b|have been\b)\w+", re.IGNORECASE)
_SAYS_PASSIVE = pattern(r"passive (?:voice|sentences?|constructions?|wording|forms?)|in the passive")
_SAYS = {
    "passive_voice": _SAYS_PASSIVE,
    "no_story": _SAYS_NO_STORY,
    "manager_assigned": _SAYS_ASSIGNED,
    "collective_only": _SAYS_COLLECTIVE,
}
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|gets?|got|'s) (?:\w+ly |not |then |also |now )?(?:\w+ed|made|done|built|sent|"
    r"put|set|cut|told|given|taken|found|held|shown|written|known|seen|brought|drawn|kept|left|lost|paid|sold|chosen|"
    r"broken|spoken|run|met|led|taught|bought|caught)\b",
    re.IGNORECASE,
)
_DENIES = pattern(r"not|no(?! hire)|never|without|isn't|wasn't|free of|nothing|nor|neither|hardly|little|instead of")
_DENIED_AFTER = re.compile(r"(?:is|was|does|did|has) ?(?:not|n't)\b", re.IGNORECASE)
_NEAR, _NEXT = 4, 2
"""Words before and after a claim in which it is denied."""
_REPORTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_WHAT = {
    "manager_assigned": "that the work was assigned",
    "collective_only": "collective wording",
    "no_story": "that there is no real story",
    "passive_voice": "passive wording",
}
_TOUCHED = {"no_story": "structure_star"}
"""The dimension of a gate; ownership where none is said."""


def gate_findings(pair: CalibrationPair) -> list[Finding]:
    """Gates, and the same claims in the notes, that the answer has no words for or speaks against."""
    claims: dict[tuple[Name, str], list[Said]] = {}
    for gate in pair.gates:
        who = gate_owner(pair, gate)
        if gate.gate and who:
            claims.setdefault((who, gate.gate), []).extend(gate_said(gate))
    for claim in (*note_claims(pair), *flag_claims(pair)):
        kind = _claimed_in(claim)
        if kind and claim.candidate:
            claims.setdefault((claim.candidate, kind), []).append(claim.said)
    wrong = [finding for gate in pair.gates if (finding := _against_itself(pair, gate))]
    met = {(finding.candidate, "manager_assigned") for finding in wrong}
    for (who, kind), label in claims.items():
        if (who, kind) not in met and (finding := _DENIALS[kind](pair, who, label)):
            wrong.append(finding)
    return wrong


def _claimed_in(claim: Claim) -> str | None:
    text = plain(claim.text)
    for kind, form in _SAYS.items():
        for match in form.finditer(text):
            before = " ".join(re.split(r"[,;:]", text[: match.start()])[-1].split()[-_NEAR:])
            after = " ".join(text[match.end() :].split()[:_NEXT])
            if not _DENIES.search(before) and not _DENIED_AFTER.match(after):
                return kind
    return None


def _against_itself(pair: CalibrationPair, gate: ClaimedGate) -> Finding | None:
    """An assignment claimed from words that deny it, or that tell an own act of somebody who was never sent."""
    who = gate_owner(pair, gate)
    if gate.gate != "manager_assigned" or not who or not gate.quote or not stands_in(gate.quote, _text(pair, who)):
        return None
    said = answer_sentences(pair, who)
    around = [item for item in said if stands_in(gate.quote, item.text)]
    denied = matching(lexicon.UNASKED_SELF, around)
    own = _OWN.match(gate.quote) and not lexicon.TOLD_WIDE.search(gate.quote) and not matching(lexicon.TOLD, said)
    noticed = matching(lexicon.NOTICED, said) + matching(lexicon.UNASKED_PLAIN, said)
    if denied:
        reason = f"The page claims an assignment, and the sentence of Candidate {who} that it quotes denies one."
        return _denied(pair, who, "manager_assigned", reason, gate_said(gate), denied)
    if own and noticed:
        reason = f"The page claims an assignment, and the words of Candidate {who} that it quotes speak of none."
        return _denied(pair, who, "manager_assigned", reason, gate_said(gate), [*around, *noticed])
    return None


def _not_assigned(pair: CalibrationPair, who: Name, label: list[Said]) -> Finding | None:
    """Doubtful where the page quotes words that may be an assignment beside the denial."""
    said = answer_sentences(pair, who)
    against = [item for item in said if lexicon.UNASKED_PLAIN.search(_REPORTED.sub(" ", item.text))]
    if not against or matching(lexicon.TOLD, said):
        return _wordless(pair, who, "manager_assigned", label)
    quotes = [quote for quote in _quotes(pair, who, "manager_assigned") if stands_in(quote, _text(pair, who))]
    told = any(lexicon.TOLD_WIDE.search(lexicon.UNASKED.sub(" ", quote)) for quote in quotes)
    unsure = told and not matching(lexicon.UNASKED_SELF, against)
    reason = f"{_claims(who, 'manager_assigned')}: it says the opposite."
    severity: Severity = "doubtful" if unsure else "contradicted"
    return _denied(pair, who, "manager_assigned", reason, label, against, severity)


def _not_collective(pair: CalibrationPair, who: Name, label: list[Said]) -> Finding | None:
    said = answer_sentences(pair, who)
    own = matching(lexicon.OWN_ACT, said)
    shared = matching(lexicon.COLLECTIVE_WIDE, said)
    if _acts(pair, who) < LEAST_ACTS:
        return _wordless(pair, who, "collective_only", label)
    if not shared:
        reason = f"{_claims(who, 'collective_only')}: the acts are told as 'I'."
        return _denied(pair, who, "collective_only", reason, label, own)
    throughout = any(_THROUGHOUT.search(plain(item.text)) for item in label) or any(
        _THROUGHOUT.search(plain(gate.reason)) for gate in _claimed(pair, who, "collective_only")
    )
    if throughout and len(shared) <= OFTEN * len(said):
        reason = (
            f"The page finds 'we' throughout, and {len(shared)} of {len(said)} sentences of Candidate {who} say so."
        )
        return _denied(pair, who, "collective_only", reason, label, shared)
    return None


def _is_story(pair: CalibrationPair, who: Name, label: list[Said]) -> Finding | None:
    """An event told in the past, with acts of one's own and a date, a name or a number, where none is said to be."""
    said = answer_sentences(pair, who)
    told = matching(lexicon.TOLD_PAST, said)
    placed = matching(lexicon.PLACED, said)
    supposed = matching(lexicon.SUPPOSED, said)
    if _acts(pair, who) < LEAST_EVENTS or not placed or len(told) < TOLD_SHARE * len(said):
        return None
    if len(supposed) > SUPPOSED_SHARE * len(said):
        return None
    reason = f"The page finds no real story, and Candidate {who} tells one that has a time, a place or numbers."
    return _denied(pair, who, "no_story", reason, label, placed)


def _not_passive(pair: CalibrationPair, who: Name, label: list[Said]) -> Finding | None:
    said = answer_sentences(pair, who)
    own = matching(lexicon.OWN_ACT, said)
    if _acts(pair, who) < LEAST_ACTS or matching(_PASSIVE, said):
        return None
    return _denied(pair, who, "passive_voice", f"{_claims(who, 'passive_voice')}.", label, own)


def _wordless(pair: CalibrationPair, who: Name, gate: str, label: list[Said]) -> Finding | None:
    """A quoted gate without any words that might be meant; None where the page means the whole answer."""
    if words_of_gate(pair, who, gate) or _quoted_rightly(pair, who, gate) or not _quotes(pair, who, gate):
        return None
    return _denied(pair, who, gate, f"{_claims(who, gate)}.", label, list(pair.answer(who).paragraphs))


def _claims(who: Name, gate: str) -> str:
    return f"The page claims {_WHAT[gate]}, and no sentence of Candidate {who} says so"


def _denied(
    pair: CalibrationPair,
    who: Name,
    gate: str,
    reason: str,
    label: list[Said],
    answer: list[Said],
    severity: Severity = "contradicted",
) -> Finding:
    dimension = _TOUCHED.get(gate, "ownership_signal")
    return found(pair, Check.GATE, who, reason, label, answer, dimension=dimension, severity=severity)


def words_of_gate(pair: CalibrationPair, who: Name, gate: str) -> list[Said]:
    """Sentences that may be the words of a gate; widely read."""
    said = answer_sentences(pair, who)
    if gate == "collective_only":
        return matching(lexicon.COLLECTIVE_WIDE, said)
    if gate == "no_story":
        return matching(lexicon.NO_STORY_WIDE, said)
    return [item for item in said if lexicon.TOLD_WIDE.search(lexicon.UNASKED.sub(" ", item.text))]


def standing_gates(pair: CalibrationPair, who: Name) -> list[ClaimedGate]:
    """The claimed gates of a candidate whose words are in the answer."""
    return [
        gate
        for gate in pair.gates
        if gate_owner(pair, gate) == who
        and (not gate.quote or stands_in(gate.quote, _text(pair, who)))
        and (not gate.gate or words_of_gate(pair, who, gate.gate))
    ]


def _claimed(pair: CalibrationPair, who: Name, kind: str) -> list[ClaimedGate]:
    return [gate for gate in pair.gates if gate.gate == kind and gate_owner(pair, gate) == who]


def _quotes(pair: CalibrationPair, who: Name, kind: str) -> list[str]:
    return [gate.quote for gate in _claimed(pair, who, kind) if gate.quote]


def _quoted_rightly(pair: CalibrationPair, who: Name, kind: str) -> bool:
    """Whether the page quotes words that are there and are not plainly of the candidate's own start or act."""
    own = lexicon.NOTICED, lexicon.UNASKED, lexicon.OWN_ACT
    there = [quote for quote in _quotes(pair, who, kind) if stands_in(quote, _text(pair, who))]
    return any(not any(form.search(quote) for form in own) for quote in there)


def _acts(pair: CalibrationPair, who: Name) -> int:
    """Own acts told in the first person."""
    return len(lexicon.OWN_ACT.findall(plain(pair.answer(who).text)))


def _text(pair: CalibrationPair, name: Name) -> str:
    return " ".join(turn.text for turn in pair.answer(name).turns)


_DENIALS: dict[str, Callable[[CalibrationPair, Name, list[Said]], Finding | None]] = {
    "manager_assigned": _not_assigned,
    "collective_only": _not_collective,
    "no_story": _is_story,
    "passive_voice": _not_passive,
}
