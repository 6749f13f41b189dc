"""What a page claims of whom: its reasons in clauses, each with the candidate it speaks of."""

from typing import NamedTuple

from interviewer.domain.calibration_pair import CalibrationPair, ClaimedGate, Name, Said
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
    found = []
    about: Name | None = None
    for note in pair.notes:
        about = heads(note.text, about)
        named = about
        for clause in clauses(note.text):
            named = candidate_in(clause) or named
            found.append(Claim(whose(pair, named), clause, note))
    return found


def gate_said(gate: ClaimedGate) -> list[Said]:
    """A gate's lines as a finding shows them."""
    title = [Said(text=gate.name, line=gate.line)] if gate.line != gate.quote_line else []
    return [*title, Said(text=gate.quote or gate.reason or gate.name, line=gate.quote_line)]
