"""What a page claims of whom: its reasons in clauses, each with the candidate it speaks of."""

import re
from typing import NamedTuple

from interviewer.domain.calibration_pair import CalibrationPair, ClaimedGate, Name, Said, Score
from interviewer.evaluation.audit.subjects import named_in
from interviewer.evaluation.audit.words import plain
from interviewer.importers.evaluate_parts import clauses, heads
from interviewer.importers.page_words import candidate_in


class Claim(NamedTuple):
    """A clause of the notes or of a gate's reason."""

    candidate: Name | None
    text: str
    said: Said
    """The whole line it stands in."""


def whose(pair: CalibrationPair, named: Name | None) -> Name | None:
    """Whom a reason speaks of: the one it names, else the one whom the page places lower."""
    return named or pair.weaker


def gate_owner(pair: CalibrationPair, gate: ClaimedGate) -> Name | None:
    """Whose gate it is."""
    return whose(pair, gate.candidate)


def note_claims(pair: CalibrationPair) -> list[Claim]:
    """The notes in clauses; one that names nobody speaks of whom the clause before it named, else of the weaker."""
    return [claim._replace(candidate=whose(pair, claim.candidate)) for claim in named_claims(pair)]


def named_claims(pair: CalibrationPair) -> list[Claim]:
    """The notes in clauses, each with whom it, its line or the heading above it names; None where none does."""
    found = []
    about: Name | None = None
    for note in pair.notes:
        about = heads(note.text, about)
        named = about
        for clause in clauses(note.text):
            named = candidate_in(clause) or named_in(clause) or named
            found.append(Claim(named, clause, note))
    return found


def flag_claims(pair: CalibrationPair) -> list[Claim]:
    """The flags of a page that are no gate of ours, by their names and by the reasons that name a candidate."""
    found = []
    for gate in pair.gates:
        said = Said(text=gate.name, line=gate.line)
        if gate.gate is None and (who := gate_owner(pair, gate)):
            found.append(Claim(who, gate.name, said))
            found += [Claim(who, text, said) for text in clauses(gate.reason) if candidate_in(text) == who]
    return found


def gate_said(gate: ClaimedGate) -> list[Said]:
    """A gate's lines as a finding shows them."""
    title = [Said(text=gate.name, line=gate.line)] if gate.line != gate.quote_line else []
    return [*title, Said(text=gate.quote or gate.reason or gate.name, line=gate.quote_line)]


def given(pair: CalibrationPair, dimension: str, name: Name) -> tuple[Score, Said] | None:
    """What the page gives a candidate in a dimension, and the words that a finding shows for it."""
    row = next((row for row in pair.rows if row.dimension == dimension), None)
    score = row.of(name) if row else None
    if not row or not score:
        return None
    return score, Said(text=f"{row.name}: {score.given:g} for Candidate {name}", line=score.line)


def noted(
    pair: CalibrationPair, name: Name, form: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> list[Said]:
    """The lines of the notes and the names of flags that say `form` of a candidate, each once."""
    claims = [claim for claim in (*note_claims(pair), *flag_claims(pair)) if claim.candidate == name]
    hits = [(claim, part) for claim in claims for part in plain(claim.text).split(": ") if form.search(part)]
    return list(dict.fromkeys(claim.said for claim, part in hits if not (unless and unless.search(part))))
