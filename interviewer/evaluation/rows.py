"""One case beside its grade, as the numbers that metrics are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, NamedTuple

from interviewer.domain.base import Value
from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import VERDICTS, Scorecard
from interviewer.evaluation.cases import Case, Seen

LONGEST_QUOTE = 40
"""Words; a longer quote points at nothing."""
WHOLE = "proportion"
"""The signal that is a property of the whole answer: it is seen nowhere in particular."""


class Given(Value):
    """What a case was given; the half of a row that the reference does not have."""

    verdict: int
    total: float
    points: dict[str, float]
    gates: tuple[str, ...] = ()
    target: str | None = None
    strengths: tuple[int, ...] = ()
    """0 absent to 3 strong, of the signals of the suite's observations in their order."""
    hits: int = 0


class Change(NamedTuple):
    """How the grade of a variant differs from its base's."""

    base: str
    moved: float
    """Points of the total, its own less the base's."""
    beyond: float
    """Points by which it moved further than it may; 0: it did not."""
    verdicts: int
    """Its own less the base's."""
    lost: frozenset[str]
    """Gates that fire for the base alone."""
    gained: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """What was wanted, what was given. The given half is empty where `scored` is False."""

    id: str
    pair: str
    numbers: tuple[str, ...]
    level: str
    competency: str
    words: int
    """Said by the candidate."""
    wanted_verdict: int | None
    """0 no_hire to 3 strong_hire; None: not rated."""
    wanted_total: float | None
    wanted_order: float | None
    """The total that tells the order of a pair; None: the order does not count."""
    wanted_points: dict[str, float]
    wanted_gates: frozenset[str] | None
    wanted_targets: frozenset[str]
    signals: tuple[str, ...]
    """Those that a reader looked for."""
    scored: bool
    verdict: int = 0
    total: float = 0.0
    points: dict[str, float] | None = None
    gates: frozenset[str] = frozenset()
    target: str | None = None
    """The dimension that would be probed next."""
    cells: bytes = b""
    """Of each of `signals`, as `cell` has it: what the reader saw and what the grader saw."""
    profile: tuple[float, ...] = ()
    """For the metric `shape`; empty where it has no place in it."""
    quotes: int = 0
    """Signals that a reader saw somewhere."""
    hits: int = 0
    """Those of them whose first quote overlaps the reader's."""
    others: tuple[tuple[int, float], ...] = ()
    """Verdict and total of the further repeats."""
    variation: str = ""
    """Of which variation it is a variant; empty: of none."""
    change: Change | None = None
    """None: no variant, or it or its base has no grade."""

    @property
    def length(self) -> float:
        """The logarithm of the words, one more so that nothing said has one."""
        return log(1 + self.words)


def cell(theirs: int, ours: int) -> int:
    """Two strengths in one byte: columns of them are counted at once."""
    return theirs * len(Strength) + ours


def strengths(of: int) -> tuple[int, int]:
    """The two strengths of a cell."""
    return divmod(of, len(Strength))


def given_by(case: Case, card: Scorecard | None, target: str | None = None) -> Given | None:
    """What a card gave; None where there is no grade. `target`: the dimension that would be probed next."""
    if card is None or card.status != "scored" or card.verdict is None or card.total is None:
        return None
    mine = {signal.id: signal.strength.rank for item in card.dimensions.values() for signal in item.signals}
    return Given(
        verdict=VERDICTS.index(card.verdict),
        total=card.total,
        points={name: dimension.points for name, dimension in card.dimensions.items()},
        gates=tuple(sorted(mark.id for mark in card.gates)),
        target=target,
        strengths=tuple(mine.get(signal, 0) for signal in case.seen),
        hits=_hits(case, card),
    )


def change_by(case: Case, given: Mapping[str, Given | None]) -> Change | None:
    """How a case differs from its base, by what both were given (case id to that)."""
    if case.variant is None:
        return None
    own, base = given.get(case.id), given.get(case.variant.base)
    if own is None or base is None:
        return None
    moved, rise, fall = own.total - base.total, case.variant.rise, case.variant.fall
    above = 0.0 if rise is None else moved - rise
    below = 0.0 if fall is None else -moved - fall
    gates, before = frozenset(own.gates), frozenset(base.gates)
    beyond = max(0.0, above, below)
    return Change(case.variant.base, moved, beyond, own.verdict - base.verdict, before - gates, gates - before)


def row(
    case: Case,
    given: Given | None,
    most: dict[str, float],
    others: Sequence[Given] = (),
    change: Change | None = None,
) -> Row:
    """A case beside its grade. `most`: dimension to its full range; `others`: what further repeats gave."""
    wanted = case.reference
    known: dict[str, Any] = {
        "id": case.id,
        "pair": case.pair,
        "numbers": case.numbers,
        "level": str(case.transcript.level),
        "competency": case.transcript.competency,
        "words": sum(len(text.split()) for _, text in case.transcript.candidate_turns()),
        "wanted_verdict": None if wanted.verdict is None else VERDICTS.index(wanted.verdict),
        "wanted_total": wanted.total,
        "wanted_order": wanted.order if wanted.total is None else wanted.total,
        "wanted_points": dict(wanted.points),
        "wanted_gates": None if wanted.gates is None else frozenset(wanted.gates),
        "wanted_targets": frozenset(wanted.probe_targets),
        "signals": tuple(case.seen),
        "variation": case.variant.variation if case.variant else "",
        "change": change,
    }
    if given is None:
        return Row(scored=False, **known)
    seen = [item.strength.rank for item in case.seen.values()]
    return Row(
        scored=True,
        verdict=given.verdict,
        total=given.total,
        points=given.points,
        gates=frozenset(given.gates),
        target=given.target,
        cells=bytes(cell(theirs, ours) for theirs, ours in zip(seen, given.strengths, strict=True)),
        profile=()
        if wanted.gates or not most.keys() <= wanted.points.keys()
        else _profile(wanted.points, given.points, most),
        quotes=sum(_is_somewhere(name, item) for name, item in case.seen.items()),
        hits=given.hits,
        others=tuple((other.verdict, other.total) for other in others),
        **known,
    )


def _profile(wanted: dict[str, float], given: dict[str, float], most: dict[str, float]) -> tuple[float, ...]:
    """Which dimensions stand out of this transcript, wanted and given: fractions of the full range less their mean,
    behind their three products. They are what a sum over transcripts needs."""
    theirs = _centred([wanted[name] / most[name] for name in most])
    ours = _centred([given[name] / most[name] for name in most])
    products = (_dot(theirs, ours), _dot(theirs, theirs), _dot(ours, ours))
    return (*products, *theirs, *ours)


def _centred(values: list[float]) -> list[float]:
    middle = sum(values) / len(values)
    return [value - middle for value in values]


def _dot(left: list[float], right: list[float]) -> float:
    return sum(a * b for a, b in zip(left, right, strict=True))


def _is_somewhere(name: str, seen: Seen) -> bool:
    return name != WHOLE and seen.strength is not Strength.ABSENT and bool(seen.quote)


def _hits(case: Case, card: Scorecard) -> int:
    """For how many of the signals that a reader saw somewhere the first quote overlaps the reader's."""
    signals = {signal.id: signal for item in card.dimensions.values() for signal in item.signals}
    hits = 0
    for name, seen in case.seen.items():
        if _is_somewhere(name, seen) and name in signals and signals[name].evidence:
            first, wanted = signals[name].evidence[0], seen.quote or ""
            if len(first.quote.split()) <= LONGEST_QUOTE:
                at = case.transcript.turns[first.turn].text.find(wanted)
                hits += at >= 0 and first.start < at + len(wanted) and at < first.end
    return hits


def grouped(rows: Sequence[Row]) -> list[list[Row]]:
    """By pair, in the order of their first row."""
    groups: dict[str, list[Row]] = {}
    for item in rows:
        groups.setdefault(item.pair, []).append(item)
    return list(groups.values())
