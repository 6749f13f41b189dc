"""Reading a model's observations: every quote looked up in the candidate's words, everything else worth nothing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence, Marked, SignalObservation, Strength
from interviewer.domain.transcript import Kind
from interviewer.grading.ground import Ground

LONGEST_SHOWN = 80
"""Characters of an invented quote that a note repeats."""


class Unverified(NamedTuple):
    """Words a model quoted that no candidate turn holds, or that address the grader."""

    owner: str
    """Signal or gate id."""
    words: str
    why: str


class Judgement(NamedTuple):
    """One reply as far as its quotes stand in the transcript; nothing capped yet."""

    signals: dict[str, SignalObservation]
    """Every signal of the rubric and `scope`, in rubric order."""
    gates: tuple[Marked, ...]
    """Those that fire, by words of the candidate, and that this kind of question and competency knows."""
    unverified: tuple[Unverified, ...]
    quotes: int
    """How many quotes the reply had."""


def read_reply(parts: Sequence[Mapping[str, Any]], ground: Ground, rubric: Rubric, kind: Kind) -> Judgement:
    """The replies of one sample's calls, each already of the shape it was asked for, as one judgement."""
    reader = _Reader(ground)
    given = {name: item for part in parts for name, item in part["signals"].items()}
    wanted = (*rubric.signals.values(), rubric.framework.scope)
    signals = {}
    for signal in wanted:
        item = given.get(signal.id)
        strength = Strength(item["strength"]) if item else Strength.ABSENT
        evidence = reader.verified(signal.id, item["quotes"]) if item and strength is not Strength.ABSENT else ()
        if not evidence and not signal.whole:
            strength = Strength.ABSENT
        signals[signal.id] = SignalObservation(id=signal.id, strength=strength, evidence=evidence)
    allowed = frozenset(rubric.kind(kind).gates) - rubric.gates_off
    fires = {name: item for part in parts for name, item in part.get("gates", {}).items() if item["fires"]}
    proofs = {name: reader.verified(name, item["quotes"]) for name, item in fires.items() if name in allowed}
    silent = not ground.finder.says_anything
    gates = tuple(
        Marked(id=gate.id, evidence=proofs[gate.id])
        for gate in rubric.framework.gates
        if gate.id in proofs and (proofs[gate.id] or (silent and gate.id == "no_story"))
    )
    return Judgement(signals, gates, tuple(reader.unverified), reader.quotes)


class _Reader:
    """Looks up quotes and keeps count of those that fail."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.unverified: list[Unverified] = []
        self.quotes = 0

    def verified(self, owner: str, quotes: Iterable[Mapping[str, Any]]) -> tuple[Evidence, ...]:
        """The quotes that stand in a candidate turn, outside of words to the grader, each once, in their order."""
        found: dict[tuple[int, int, int], Evidence] = {}
        for quote in quotes:
            self.quotes += 1
            words = quote["words"]
            place = self._ground.finder.find(words, quote["turn"])
            if place is None:
                self._fail(owner, words, "is not in the candidate's words")
            elif self._ground.set_aside(place):
                self._fail(owner, words, "addresses the grader, or stands behind words that do")
            else:
                found.setdefault((place.turn, place.start, place.end), place)
        return tuple(found.values())

    def _fail(self, owner: str, words: str, why: str) -> None:
        short = words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN].rstrip() + "..."
        self.unverified.append(Unverified(owner, short, why))
