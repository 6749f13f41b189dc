"""What the Evaluate pages call: the shell around scorings, and what one tab has seen of the scoring it shows.

The callbacks here keep what was typed before anything else, and touch `st.session_state` in one reading at most:
whoever types fast breaks one run of the page off with the next (`study_state.ScoringTab`).
"""

from collections.abc import Callable

from interviewer.domain.calibrator import UNAIDED, Place, Scoring
from interviewer.domain.rubric import Dimension
from interviewer.domain.scorecard import VERDICTS, Verdict
from interviewer.errors import ScoringConflict, StoreError, UsageError
from interviewer.library.rubrics import load_framework
from interviewer.session.evaluating import Evaluating
from interviewer.ui import study_state
from interviewer.ui.desk import desk
from interviewer.ui.study_state import ScoringTab

ELSEWHERE = "This pair was scored further in another tab. The page now shows what is kept."
NOT_KEPT = f"{ELSEWHERE} What you changed last was not kept."


def evaluating() -> Evaluating:
    """On the store of this desk."""
    return Evaluating(desk().store.scorings)


class Sitting:
    """One scoring as a tab shows it; what its fields do."""

    def __init__(self, scoring_id: str) -> None:
        """The scoring as it is kept; where another tab went on with it, the fields are drawn anew and that is said.

        Raises UnknownScoring, StoreUnavailable.
        """
        self.service = evaluating()
        self.tab: ScoringTab = study_state.scoring_tab()
        with self.tab.lock:
            self.scoring: Scoring = self.service.load(scoring_id)
            seen = self.tab.seen.get(scoring_id)
            if seen is not None and seen != self.scoring.version:
                self.tab.redrawn += 1
                self.tab.said = ELSEWHERE
            if seen is None and self.tab.seen:
                self.tab.said = None
            self.tab.seen = {scoring_id: self.scoring.version}

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """Those that are scored in this step."""
        every = load_framework().dimensions
        return tuple(item for item in every if item.id in UNAIDED) if self.scoring.step == "unaided" else every

    def points_key(self, answer: Place, dimension: str) -> str:
        """Key of the field for points."""
        return f"points-{self.tab.redrawn}-{self.scoring.id}-{self.scoring.step}-{answer}-{dimension}"

    def verdict_key(self, answer: Place) -> str:
        """Key of the field for a verdict."""
        return f"verdict-{self.tab.redrawn}-{self.scoring.id}-{answer}"

    def mending_key(self, weak: str) -> str:
        """Key of the box of the exercise."""
        return f"mend-{self.tab.redrawn}-{self.scoring.id}-{weak}"

    def keep(self) -> None:
        """Keep whatever stands in the fields and is not kept yet."""
        self._tried(self._keep)

    def go_on(self) -> None:
        """The same, then on to the next step."""

        def on() -> None:
            kept = self._keep()
            self._saw(self.service.go_on(kept.id, kept.version))

        self._tried(on)

    def mend(self, weak: str) -> None:
        """Keep what stands in the box of the exercise."""

        def on() -> None:
            text = study_state.fields().get(self.mending_key(weak))
            if isinstance(text, str):
                seen = self.tab.seen.get(self.scoring.id, self.scoring.version)
                self._saw(self.service.mend(self.scoring.id, weak, text, seen))

        self._tried(on, redraw=False)

    def _keep(self) -> Scoring:
        """Several fields may have changed since the page was drawn: each is kept, on the version seen last."""
        fields = study_state.fields()
        scoring = self.service.load(self.scoring.id)
        if self.tab.seen.get(scoring.id) != scoring.version or scoring.step != self.scoring.step:
            raise ScoringConflict(NOT_KEPT)
        for answer in self.scoring.shown:
            marks = scoring.marks[answer]
            given = marks.unaided if scoring.step == "unaided" else marks.rubric
            for dimension in self.dimensions:
                key = self.points_key(answer, dimension.id)
                points = _points(fields.get(key))
                if key in fields and points != given.get(dimension.id):
                    scoring = self._saw(self.service.give(scoring.id, answer, dimension.id, points, scoring.version))
            key = self.verdict_key(answer)
            verdict = _verdict(fields.get(key))
            if key in fields and verdict != scoring.marks[answer].verdict:
                scoring = self._saw(self.service.judge(scoring.id, answer, verdict, scoring.version))
        return scoring

    def _saw(self, scoring: Scoring) -> Scoring:
        self.tab.seen = {scoring.id: scoring.version}
        return scoring

    def _tried(self, do: Callable[[], object], *, redraw: bool = True) -> None:
        """Do it; where it is refused, say why. After a conflict the fields show what is kept."""
        with self.tab.lock:
            self.tab.said = None
            try:
                do()
            except ScoringConflict as error:
                self.tab.said = str(error)
                self.tab.redrawn += redraw
                self.tab.seen = {}
            except (UsageError, StoreError) as error:
                self.tab.said = str(error)


def _points(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _verdict(value: object) -> Verdict | None:
    return next((verdict for verdict in VERDICTS if verdict == value), None)
