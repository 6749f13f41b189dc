"""What a calibrator gave the two answers of a pair: first unaided, then with the rubric; and sentences mended."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.scorecard import Verdict

Step = Literal["unaided", "rubric", "revealed"]
Place = Literal[0, 1]
"""Which answer of the pair, as the pair counts them; not the order in which they are shown."""
UNAIDED: tuple[str, ...] = ("ownership_signal", "action_specificity", "quantified_impact")
"""Dimensions that are scored before the rubric is seen."""


class Marks(Value):
    """What one answer was given; a dimension that has nothing yet is not there."""

    unaided: dict[str, float] = Field(default_factory=dict)
    """Dimension id to points of its weight, before the rubric was seen."""
    rubric: dict[str, float] = Field(default_factory=dict)
    """The same for every dimension, with the rubric's ranges on the screen."""
    verdict: Verdict | None = None

    @property
    def total(self) -> float:
        """Sum of the points given with the rubric."""
        return sum(self.rubric.values())


class Mended(Value):
    """A weak sentence, as the exercise names it, and what was put in its place last."""

    weak: str
    """Id of the weak sentence: its place in the pair."""
    text: str


class Scoring(Value):
    """One pair being scored, or scored; with `revealed` the marks stay as they are."""

    id: str
    pair: str
    seed: int
    """Decides which answer is shown first, so that every reload shows the same."""
    begun: datetime
    finished: datetime | None = None
    step: Step = "unaided"
    marks: tuple[Marks, Marks] = (Marks(), Marks())
    """In the pair's own order."""
    mended: tuple[Mended, ...] = ()
    version: int = 0
    """Counts the changes; what a second tab runs into."""

    @property
    def shown(self) -> tuple[Place, Place]:
        """The answers in the order in which they are shown."""
        return (1, 0) if self.seed % 2 else (0, 1)
