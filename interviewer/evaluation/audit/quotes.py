"""Words that the reasoning quotes and the answer does not contain; gates whose words are not there."""

import re

from interviewer.domain.calibration_pair import CalibrationPair, ClaimedGate, Name, QuotedWords, Said
from interviewer.evaluation.audit import lexicon
from interviewer.evaluation.audit.claims import Claim, gate_owner, gate_said, note_claims, whose
from interviewer.evaluation.audit.finding import Check, Finding, found
from interviewer.evaluation.audit.words import answer_sentences, matching, pattern, plain, stands_in, tokens
from interviewer.importers.evaluate_parts import clauses

_ABSENT = pattern(
    r"never|not|no|none|without|lacks?|lacking|missing|absent|instead of|rather than|should|would|could|such as|"
    r"like|e\.g|rule|motto|saying|"
    r"for example|phrases?|wording|avoid|isn't|doesn't|nothing|nowhere|needs?"
)
"""A clause with one of these quotes what is not said, or an example."""
_NEAR_BEFORE, _NEAR_AFTER = 12, 3
"""Words around a quote in which its absence is said."""
_OPENS = re.compile(r"(?:on |for )?(?:(?:candidate|answer|response|speaker) )?[AB12]\W{1,4}[\"\u201c]", re.IGNORECASE)
_OPENS_WITHIN = 20
"""Characters: a whole sentence in quote marks at the start of a note is what its writer says."""
_SAYS_ASSIGNED = pattern(
    r"(?:manager|lead|boss|director|committee|management)[- ](?:directed|assigned|led|driven|initiated)|directed by|"
    r"assigned (?:task|work|start|by)|(?:was |were )?(?:told|asked|assigned) (?:to|by)|handed[- ](?:over|down|out)|"
    r"told-to|"
    r"(?:was|were) (?:assigned|handed|delegated|told|asked)"
)
_SAYS_COLLECTIVE = pattern(
    r"collective (?:language|voice|wording|account|ownership|pronouns?)|(?:says|uses|hides behind) '?we'?|we-language|"
    r"team language|hides behind the team|'we' (?:hides|throughout|everywhere|dominates|blurs|masks)"
)
_OWN = re.compile(r"\W*(?:and |so |then )?I (?!was\b|got\b|had been\b|am\b|have been\b)\w+", re.IGNORECASE)
_DENIES = pattern(r"not|no|never|without|isn't|wasn't|free of|nothing")
_WHAT = {
    "manager_assigned": "that the work was assigned",
    "collective_only": "collective wording",
    "no_story": "that there is no real story",
}


def quote_findings(pair: CalibrationPair) -> list[Finding]:
    """Quotes that are in no answer of the candidate they are put to; the same words once, with all their lines."""
    wrong: dict[tuple[Name | None, str], list[QuotedWords]] = {}
    for quote in pair.quotes:
        if quote.where in ("note", "remark") and _not_claimed(pair, quote):
            continue
        who = whose(pair, quote.candidate)
        texts = [pair.answer(who)] if who else list(pair.answers)
        if quote.where != "gate" and quote.candidate is None:
            texts = list(pair.answers)
        if len(tokens(quote.words)) >= 2 and not any(stands_in(quote.words, _all(pair, a.name)) for a in texts):
            wrong.setdefault((who, " ".join(tokens(quote.words))), []).append(quote)
    return [_absent(pair, who, quotes) for (who, _), quotes in wrong.items()]


def _all(pair: CalibrationPair, name: Name) -> str:
    return " ".join(turn.text for turn in pair.answer(name).turns)


def _absent(pair: CalibrationPair, who: Name | None, quotes: list[QuotedWords]) -> Finding:
    label = [Said(text=quote.words, line=quote.line) for quote in quotes]
    answer = list(pair.answer(who).paragraphs) if who else []
    speaker = f"Candidate {who}" if who else "Neither candidate"
    said = "does not say" if who else "says"
    reason = f"{speaker} {said} {quotes[0].words!r}, which the page quotes."
    owner = "ownership_signal" if any(quote.where == "gate" for quote in quotes) else None
    return found(pair, Check.QUOTE, who, reason, label, answer, dimension=owner)


def _not_claimed(pair: CalibrationPair, quote: QuotedWords) -> bool:
    """Whether the clause around a quote says that the words are missing, or gives them as an example."""
    line = next((note.text for note in pair.notes if note.line == quote.line), "")
    if quote.words.endswith((".", "!", "?")) and _OPENS.match(line) and line.find(quote.words) <= _OPENS_WITHIN:
        return True
    around = [clause.partition(quote.words) for clause in clauses(line) if quote.words in clause]
    return any(
        _ABSENT.search(plain(" ".join(before.split()[-_NEAR_BEFORE:])))
        or _ABSENT.search(plain(" ".join(after.split()[:_NEAR_AFTER])))
        for before, _, after in around
    )


def gate_findings(pair: CalibrationPair) -> list[Finding]:
    """Gates, and the same claim in the notes, for which the answer has no words at all."""
    claims: dict[tuple[Name, str], list[Said]] = {}
    for gate in pair.gates:
        who = gate_owner(pair, gate)
        if gate.gate and who:
            claims.setdefault((who, gate.gate), []).extend(gate_said(gate))
    for claim in note_claims(pair):
        kind = _claimed_in(claim)
        if kind and claim.candidate:
            claims.setdefault((claim.candidate, kind), []).append(claim.said)
    wrong: list[Finding | None] = [_against_itself(pair, gate) for gate in pair.gates]
    met = {(finding.candidate, "manager_assigned") for finding in wrong if finding}
    wrong += [
        _wordless(pair, who, kind, label)
        for (who, kind), label in claims.items()
        if (who, kind) not in met
        and not words_of_gate(pair, who, kind)
        and _can_be_denied(pair, who, kind)
        and not _quoted_rightly(pair, who, kind)
    ]
    return [finding for finding in wrong if finding]


def _against_itself(pair: CalibrationPair, gate: ClaimedGate) -> Finding | None:
    """An assignment claimed from words that deny it, or that tell an own act of somebody who was never sent."""
    who = gate_owner(pair, gate)
    if gate.gate != "manager_assigned" or not who or not gate.quote or not stands_in(gate.quote, _all(pair, who)):
        return None
    said = answer_sentences(pair, who)
    around = [item for item in said if stands_in(gate.quote, item.text)]
    denied = matching(lexicon.UNASKED_SELF, around)
    own = _OWN.match(gate.quote) and not lexicon.TOLD_WIDE.search(gate.quote) and not matching(lexicon.TOLD, said)
    noticed = matching(lexicon.NOTICED, said) + matching(lexicon.UNASKED_PLAIN, said)
    if denied:
        reason = f"The page claims an assignment, and the sentence of Candidate {who} that it quotes denies one."
        return found(pair, Check.GATE, who, reason, gate_said(gate), denied, dimension="ownership_signal")
    if own and noticed:
        reason = f"The page claims an assignment, and the words of Candidate {who} that it quotes speak of none."
        return found(pair, Check.GATE, who, reason, gate_said(gate), [*around, *noticed], dimension="ownership_signal")
    return None


def _claimed_in(claim: Claim) -> str | None:
    text = plain(claim.text)
    if _DENIES.search(re.sub(r"no hire", "", text, flags=re.IGNORECASE)):
        return None
    if _SAYS_ASSIGNED.search(text):
        return "manager_assigned"
    return "collective_only" if _SAYS_COLLECTIVE.search(text) else None


def words_of_gate(pair: CalibrationPair, who: Name, gate: str) -> list[Said]:
    """Sentences that may be the words of a gate; widely read."""
    said = answer_sentences(pair, who)
    if gate == "collective_only":
        return matching(lexicon.COLLECTIVE_WIDE, said)
    if gate == "no_story":
        return matching(lexicon.NO_STORY_WIDE, said)
    return [item for item in said if lexicon.TOLD_WIDE.search(lexicon.UNASKED.sub(" ", item.text))]


def _quoted_rightly(pair: CalibrationPair, who: Name, kind: str) -> bool:
    """Whether the page quotes words that are there and are not plainly of the candidate's own start or act."""
    own = lexicon.NOTICED, lexicon.UNASKED, lexicon.OWN_ACT
    return any(
        gate.quote and stands_in(gate.quote, _all(pair, who)) and not any(form.search(gate.quote) for form in own)
        for gate in pair.gates
        if gate.gate == kind and gate_owner(pair, gate) == who
    )


def _can_be_denied(pair: CalibrationPair, who: Name, gate: str) -> bool:
    """A story that is too short or has no act in it may well be none."""
    if gate != "no_story":
        return True
    return len(lexicon.OWN_ACT.findall(plain(pair.answer(who).text))) >= 3


def _wordless(pair: CalibrationPair, who: Name, gate_id: str, label: list[Said]) -> Finding | None:
    """None where neither words are quoted for the claim nor the answer says the opposite: the page means the whole."""
    said = answer_sentences(pair, who)
    against = matching(lexicon.UNASKED_PLAIN, said) if gate_id == "manager_assigned" else []
    quoted = any(gate.quote for gate in pair.gates if gate.gate == gate_id and gate_owner(pair, gate) == who)
    if not against and not quoted:
        return None
    reason = f"The page claims {_WHAT[gate_id]}, and no sentence of Candidate {who} says so"
    reason += ": it says the opposite." if against else "."
    answer = against or list(pair.answer(who).paragraphs)
    return found(pair, Check.GATE, who, reason, label, answer, dimension="ownership_signal")


def standing_gates(pair: CalibrationPair, who: Name) -> list[ClaimedGate]:
    """The claimed gates of a candidate whose words are in the answer."""
    return [
        gate
        for gate in pair.gates
        if gate_owner(pair, gate) == who
        and (not gate.quote or stands_in(gate.quote, _all(pair, who)))
        and (not gate.gate or words_of_gate(pair, who, gate.gate))
    ]
