"""Pairs and scorings made by hand: what raters gave, and what a calibrator gives beside it."""

from datetime import UTC, datetime

from interviewer.domain.calibrator import UNAIDED, Marks, Scoring
from interviewer.domain.scorecard import Scorecard, Verdict
from interviewer.domain.transcript import Transcript, Turn
from interviewer.evaluation.calibrator.pairs import Pair
from interviewer.evaluation.cases import Case, Rating, Reference
from interviewer.library.rubrics import load_framework

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
WEIGHTS = {dimension.id: dimension.points for dimension in load_framework().dimensions}


def shares(share: float) -> dict[str, float]:
    """That share of every dimension."""
    return {name: share * points for name, points in WEIGHTS.items()}


def verdict_of(total: float) -> Verdict:
    """By the bands of the rubric."""
    bands = sorted(load_framework().bands, key=lambda band: band.least)
    return next(band.verdict for band in reversed(bands) if total >= band.least)


def case(name: str, pair: str, share: float, apart: float = 0.0) -> Case:
    """An answer of which raters gave that share, one of them `apart` less and one as much more."""
    ratings = tuple(
        Rating(points=shares(given), verdict=verdict_of(100 * given)) for given in (share - apart, share, share + apart)
    )
    reference = Reference(points=shares(share), total=100 * share, verdict=verdict_of(100 * share), gates=())
    told = (Turn(speaker="candidate", text=f"I looked into it, {name}."),)
    return Case(Transcript(id=name, question="What did you mend?", turns=told), pair, reference, ratings)


def a_pair(name: str, first: float, second: float, apart: float = 0.0) -> Pair:
    """Two answers with these shares of all points by the raters."""
    return Pair(name, (case(f"{name}-a", name, first, apart), case(f"{name}-b", name, second, apart)))


def given(pair: Pair, first: float, second: float, *, unaided: float | None = None, seed: int = 0) -> Scoring:
    """The pair scored to the end, with these shares; `unaided`: the share of both before the rubric."""
    marks = []
    for share in (first, second):
        before = share if unaided is None else unaided
        marks.append(
            Marks(
                unaided={name: before * WEIGHTS[name] for name in UNAIDED},
                rubric=shares(share),
                verdict=verdict_of(100 * share),
            )
        )
    return Scoring(
        id=f"of-{pair.id}",
        pair=pair.id,
        seed=seed,
        begun=NOON,
        finished=NOON,
        step="revealed",
        marks=(marks[0], marks[1]),
    )


def unscored(pair: Pair) -> tuple[Scorecard, Scorecard]:
    """No grade of either answer by the rules."""
    first, second = (Scorecard(id=case.id, status="unscored", reason="-") for case in pair.cases)
    return first, second
