"""Scoring pairs: what a page may do with one, on a store, with a clock. Every change is kept at once."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from interviewer.domain.calibrator import UNAIDED, Marks, Mended, Place, Scoring
from interviewer.domain.scorecard import Verdict
from interviewer.errors import ScoringConflict, UsageError
from interviewer.library.rubrics import load_framework
from interviewer.session.submission import storable

MOST_SEEDS = 2**31
ID_BYTES = 16
"""An address opens a scoring, so that it must not be guessable."""
LONGEST_PAIR = 160
"""Characters of a pair's id that the store has room for."""


class ScoringStore(Protocol):
    """Keeps scorings; each method is one transaction. Every one may raise StoreUnavailable."""

    def begin(self, scoring: Scoring) -> Scoring:
        """Keep a new one, or give back the unfinished one that its pair has."""

    def load(self, scoring_id: str) -> Scoring:
        """One scoring. Raises UnknownScoring."""

    def save(self, scoring: Scoring, expected: int) -> None:
        """Keep a change of version `expected`. Raises ScoringConflict, UnknownScoring."""

    def every(self) -> tuple[Scoring, ...]:
        """All of them, the oldest first."""

    def delete(self, scoring_id: str) -> None:
        """Delete one. Raises UnknownScoring."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _random_id() -> str:
    return secrets.token_hex(ID_BYTES)


def _random_seed() -> int:
    return secrets.randbelow(MOST_SEEDS)


class Evaluating:
    """The one way in; holds no scoring itself, so that any number of tabs may share it.

    What changes something takes `expected`, the version that the page was drawn from, and raises ScoringConflict,
    nothing kept, when another tab was first. All may raise UnknownScoring and StoreUnavailable.
    """

    def __init__(
        self,
        store: ScoringStore,
        *,
        now: Callable[[], datetime] = _utc_now,
        new_id: Callable[[], str] = _random_id,
        new_seed: Callable[[], int] = _random_seed,
    ) -> None:
        self._store, self._now, self._new_id, self._new_seed = store, now, new_id, new_seed
        self._weights = {dimension.id: dimension.points for dimension in load_framework().dimensions}

    def open(self, pair: str) -> Scoring:
        """The scoring of a pair: the finished one, else the one that is half done, else a new one.

        Raises UsageError for an id that no pair has.
        """
        if not 0 < len(pair) <= LONGEST_PAIR:
            raise UsageError("No pair is called that. Choose one on this page.")
        done = next((item for item in self.every() if item.pair == pair and item.finished), None)
        if done:
            return done
        return self._store.begin(Scoring(id=self._new_id(), pair=pair, seed=self._new_seed(), begun=self._now()))

    def load(self, scoring_id: str) -> Scoring:
        """The scoring as it is kept."""
        return self._store.load(scoring_id)

    def every(self) -> tuple[Scoring, ...]:
        """All that are kept, the oldest first."""
        return self._store.every()

    def forget(self, scoring_id: str) -> None:
        """Delete one; its pair can then be scored anew."""
        self._store.delete(scoring_id)

    def give(self, scoring_id: str, answer: Place, dimension: str, points: float | None, expected: int) -> Scoring:
        """Points for one dimension of one answer, in the step that it is in; None takes them back.

        Raises UsageError where the points are more than the dimension has, or the dimension is not scored now.
        """
        scoring = self._expected(scoring_id, expected)
        most = self._weights.get(dimension)
        if most is None or (scoring.step == "unaided" and dimension not in UNAIDED):
            raise UsageError("That dimension is not scored in this step. Nothing was kept.")
        if points is not None and not 0 <= points <= most:
            raise UsageError(f"{points:g} is not between 0 and {most:g}, which is all that the dimension has.")
        marks = scoring.marks[answer]
        given = marks.unaided if scoring.step == "unaided" else marks.rubric
        others = {name: value for name, value in given.items() if name != dimension}
        new = others if points is None else {**others, dimension: points}
        field = "unaided" if scoring.step == "unaided" else "rubric"
        return self._keep(scoring, _with_marks(scoring, answer, marks.model_copy(update={field: new})))

    def judge(self, scoring_id: str, answer: Place, verdict: Verdict | None, expected: int) -> Scoring:
        """A verdict for one answer; with the rubric only."""
        scoring = self._expected(scoring_id, expected)
        if scoring.step != "rubric":
            raise UsageError("Verdicts are given with the rubric, in the second step. Nothing was kept.")
        marks = scoring.marks[answer].model_copy(update={"verdict": verdict})
        return self._keep(scoring, _with_marks(scoring, answer, marks))

    def go_on(self, scoring_id: str, expected: int) -> Scoring:
        """To the rubric, then to the reference. What was given unaided is where the rubric step starts.

        Raises UsageError where something has not been given yet.
        """
        scoring = self._expected(scoring_id, expected)
        if left := self.missing(scoring):
            raise UsageError(f"{left} still to be given. What you gave is kept.")
        if scoring.step == "unaided":
            begun = [item.model_copy(update={"rubric": dict(item.unaided)}) for item in scoring.marks]
            return self._keep(scoring, scoring.model_copy(update={"step": "rubric", "marks": (begun[0], begun[1])}))
        return self._keep(scoring, scoring.model_copy(update={"step": "revealed", "finished": self._now()}))

    def missing(self, scoring: Scoring) -> int:
        """How many points and verdicts the step still needs."""
        if scoring.step == "unaided":
            return sum(name not in marks.unaided for marks in scoring.marks for name in UNAIDED)
        points = sum(name not in marks.rubric for marks in scoring.marks for name in self._weights)
        return points + sum(marks.verdict is None for marks in scoring.marks)

    def mend(self, scoring_id: str, weak: str, text: str, expected: int) -> Scoring:
        """Keep what was put in the place of a weak sentence. Raises UsageError for what is no text, or too early."""
        scoring = self._store.load(scoring_id)
        if scoring.version != expected:
            raise ScoringConflict(
                "A sentence of this pair was mended in another tab. Yours was not kept; it still stands in the box."
            )
        if scoring.step != "revealed":
            raise UsageError("Sentences are mended after the reference was shown. Nothing was kept.")
        if not text.strip():
            raise UsageError("There is no sentence in the box. What was kept before stays.")
        others = [item for item in scoring.mended if item.weak != weak]
        mended = (*others, Mended(weak=weak, text=storable(text)))
        return self._keep(scoring, scoring.model_copy(update={"mended": mended}))

    def _expected(self, scoring_id: str, expected: int) -> Scoring:
        scoring = self._store.load(scoring_id)
        if scoring.finished:
            raise ScoringConflict("This pair is scored and the reference was shown; your scores stay as they were.")
        if scoring.version != expected:
            raise ScoringConflict(
                "This pair was scored further in another tab. Your last change was not kept; the page shows what is."
            )
        return scoring

    def _keep(self, before: Scoring, after: Scoring) -> Scoring:
        kept = after.model_copy(update={"version": before.version + 1})
        self._store.save(kept, before.version)
        return kept


def _with_marks(scoring: Scoring, answer: Place, marks: Marks) -> Scoring:
    both = (marks, scoring.marks[1]) if answer == 0 else (scoring.marks[0], marks)
    return scoring.model_copy(update={"marks": both})
