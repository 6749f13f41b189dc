"""What the reference and the grader said of a case, side by side, and where in the transcript each of them saw it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from interviewer.domain.observation import Evidence, Strength
from interviewer.domain.scorecard import VERDICTS, Scorecard, Verdict
from interviewer.evaluation.cases import Case, NextProbe, Rating
from interviewer.evaluation.evaluate import Graded
from interviewer.evaluation.folders import Result
from interviewer.evaluation.rows import Given

Who = Literal["reader", "grader"]
Sort = Literal["signal", "gate"]


class Side(NamedTuple):
    """One view of a case, as far as it says anything."""

    verdict: Verdict | None
    total: float | None
    points: dict[str, float]
    gates: tuple[str, ...] | None
    """None: not said; empty: none fires."""
    targets: tuple[str, ...]
    """Dimensions that would be probed next."""


class SignalSides(NamedTuple):
    """One signal as a reader and the grader saw it; None: not looked for."""

    id: str
    dimension: str | None
    """None: the grader does not know this signal."""
    reader: Strength | None
    grader: Strength | None
    points: float
    """Given, out of `most`."""
    most: float

    @property
    def apart(self) -> int:
        """Steps between the two strengths; 0 where one of them is not known."""
        if self.reader is None or self.grader is None:
            return 0
        return abs(self.reader.rank - self.grader.rank)


class Quoted(NamedTuple):
    """The most telling words for one finding of one of the two; they stand where `at` says."""

    who: Who
    sort: Sort
    id: str
    at: Evidence


class CaseView(NamedTuple):
    """One case, both views of it."""

    case: Case
    card: Scorecard | None
    """Of the first repeat."""
    why_none: str | None
    """Why there is no grade; None: there is one."""
    reference: Side
    grader: Side
    raters: tuple[Rating, ...]
    signals: tuple[SignalSides, ...]
    quotes: tuple[Quoted, ...]
    lost: int
    """Quotes that no longer stand in the transcript."""
    repeats: tuple[Given, ...]
    """What further repeats gave."""
    results: tuple[Result, ...]
    """As they are stored, one a repeat that has a grade."""

    @property
    def off(self) -> float | None:
        """Points of the grader's total above the reference's; None: one of them is missing."""
        if self.grader.total is None or self.reference.total is None:
            return None
        return self.grader.total - self.reference.total

    @property
    def steps(self) -> int | None:
        """Verdicts that the grader's lies above the reference's; None: one of them is missing."""
        if self.grader.verdict is None or self.reference.verdict is None:
            return None
        return VERDICTS.index(self.grader.verdict) - VERDICTS.index(self.reference.verdict)

    @property
    def spread(self) -> tuple[float, float] | None:
        """Least and most of the raters' totals; None: fewer than two rated it."""
        totals = [rating.total for rating in self.raters if rating.points]
        return (min(totals), max(totals)) if len(totals) > 1 else None

    @property
    def questions(self) -> tuple[NextProbe, ...]:
        """What the raters would ask next."""
        return tuple(rating.next_probe for rating in self.raters if rating.next_probe)


def case_views(
    graded: Graded,
    keys: Mapping[str, Sequence[str]],
    results: Mapping[str, Result],
    failures: Mapping[str, str],
) -> tuple[CaseView, ...]:
    """Of every case, in the order of the suite. `keys`: case to the key of each repeat, as its manifest has them."""
    return tuple(_view(case, graded.given[case.id], keys[case.id], results, failures) for case in graded.cases)


def worst(views: Sequence[CaseView], most: int) -> list[CaseView]:
    """The cases whose grade differs most from the reference: by total, then by verdict. Those that agree are left."""
    differing = [view for view in views if view.off or view.steps]
    differing.sort(key=lambda view: (-abs(view.off or 0), -abs(view.steps or 0), view.case.id))
    return differing[:most]


def _view(
    case: Case,
    given: Given | None,
    keys: Sequence[str],
    results: Mapping[str, Result],
    failures: Mapping[str, str],
) -> CaseView:
    card = results[keys[0]].card if keys[0] in results else None
    wanted = case.reference
    found = [*_seen_by_reader(case), *_seen_by_grader(case, card)]
    quotes = [quote for quote in found if quote is not None]
    return CaseView(
        case=case,
        card=card,
        why_none=_why_none(card, failures.get(keys[0])) if given is None else None,
        reference=Side(wanted.verdict, wanted.total, wanted.points, wanted.gates, wanted.probe_targets),
        grader=_side(given),
        raters=case.ratings,
        signals=tuple(_signals(case, card)),
        quotes=tuple(quotes),
        lost=len(found) - len(quotes),
        repeats=_repeats(keys[1:], results),
        results=tuple(results[key] for key in keys if key in results),
    )


def _why_none(card: Scorecard | None, failed: str | None) -> str:
    return (card.reason if card else failed) or "The run was stopped before this case."


def _side(given: Given | None) -> Side:
    if given is None:
        return Side(None, None, {}, None, ())
    targets = (given.target,) if given.target else ()
    return Side(VERDICTS[given.verdict], given.total, given.points, given.gates, targets)


def _repeats(keys: Sequence[str], results: Mapping[str, Result]) -> tuple[Given, ...]:
    cards = [results[key].card for key in keys if key in results]
    return tuple(
        Given(verdict=VERDICTS.index(card.verdict), total=card.total, points={})
        for card in cards
        if card.verdict is not None and card.total is not None
    )


def _signals(case: Case, card: Scorecard | None) -> Iterator[SignalSides]:
    """The grader's in the order of its rubric, then those that only the reader looked for."""
    known = set[str]()
    for dimension, score in (card.dimensions if card else {}).items():
        for signal in score.signals:
            seen = case.seen.get(signal.id)
            known.add(signal.id)
            yield SignalSides(
                signal.id, dimension, seen.strength if seen else None, signal.strength, signal.points, signal.max
            )
    for name, seen in case.seen.items():
        if name not in known:
            yield SignalSides(name, None, seen.strength, None, 0, 0)


def _seen_by_reader(case: Case) -> Iterator[Quoted | None]:
    for name, seen in case.seen.items():
        if seen.quote and seen.strength is not Strength.ABSENT:
            yield _standing(case, "reader", "signal", name, _found(case, seen.quote))


def _seen_by_grader(case: Case, card: Scorecard | None) -> Iterator[Quoted | None]:
    for score in (card.dimensions if card else {}).values():
        for signal in score.signals:
            if signal.evidence:
                yield _standing(case, "grader", "signal", signal.id, signal.evidence[0])
    for gate in card.gates if card else ():
        if gate.evidence:
            yield _standing(case, "grader", "gate", gate.id, gate.evidence[0])


def _found(case: Case, quote: str) -> Evidence | None:
    for turn, text in case.transcript.candidate_turns():
        start = text.find(quote)
        if start >= 0:
            return Evidence(turn=turn, start=start, end=start + len(quote), quote=quote)
    return None


def _standing(case: Case, who: Who, sort: Sort, name: str, at: Evidence | None) -> Quoted | None:
    """None where the words are not there: the transcript is not the one that was read."""
    turns = case.transcript.turns
    if at is None or not 0 <= at.turn < len(turns) or not 0 <= at.start < at.end:
        return None
    return Quoted(who, sort, name, at) if turns[at.turn].text[at.start : at.end] == at.quote else None
