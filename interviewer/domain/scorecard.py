"""The graded answer as other programs read it; field names are those of GRADING's scorecard format."""

from typing import Literal

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.observation import Evidence, Marked, Strength

Verdict = Literal["no_hire", "lean_no_hire", "hire", "strong_hire"]
VERDICTS: tuple[Verdict, ...] = ("no_hire", "lean_no_hire", "hire", "strong_hire")


class SignalScore(Value):
    """Points one signal earned out of `max`, and the words they rest on."""

    id: str
    strength: Strength
    points: float
    max: float
    evidence: tuple[Evidence, ...] = ()


class DimensionScore(Value):
    """min(sum of its signals, cap); `cap` names the gate or rule that held it, else None."""

    points: float
    max: float
    cap: str | None
    signals: tuple[SignalScore, ...]


class LevelBar(Value):
    """What the level asks for; `missing` names signal ids, `said` is the sentence shown to the candidate."""

    met: bool
    missing: tuple[str, ...] = ()
    said: str = ""


class Fix(Value):
    """One weakness: what is wrong, by which words, what to do, and the candidate's sentence mended."""

    dimension: str
    signal: str
    problem: str
    quote: str | None
    advice: str
    rewrite: str | None
    """Stated facts only, with `[slots]` for what is missing; None where a rewrite would have to invent."""


class RubricStamp(Value):
    """Which rubric graded."""

    id: str
    version: int
    hash: str


class PromptStamp(Value):
    """Which prompt a model was given."""

    id: str
    version: int
    hash: str


class Provenance(Value):
    """Who graded, by what, and what it cost. The last three are null for rules."""

    grader: Literal["rules", "llm"]
    model: str | None = None
    prompt: PromptStamp | None = None
    rubric: RubricStamp
    samples: int = 1
    spread: dict[str, float] = Field(default_factory=dict)
    fallback_reason: str | None = None
    notes: tuple[str, ...] = ()
    tokens: int | None = None
    cost_usd: float | None = None
    seconds: float | None = None


class Scorecard(Value):
    """The grade of one question, or the reason why there is none."""

    id: str
    status: Literal["scored", "unscored"]
    reason: str | None = None
    total: int | None = None
    verdict: Verdict | None = None
    dimensions: dict[str, DimensionScore] = Field(default_factory=dict)
    gates: tuple[Marked, ...] = ()
    red_flags: tuple[Marked, ...] = ()
    level_bar: LevelBar | None = None
    fixes: tuple[Fix, ...] = ()
    needs_review: bool = False
    review_reasons: tuple[str, ...] = ()
    provenance: Provenance | None = None
    """None only where no grader was reached (a line that is not a transcript)."""
