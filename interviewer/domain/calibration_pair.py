"""A calibration pair as a page gives it: two answers to one question, the label put on them, and where each stands."""

from typing import Literal, Self

from pydantic import Field, model_validator

from interviewer.domain.base import Value
from interviewer.domain.scorecard import Verdict
from interviewer.domain.transcript import DEFAULT_COMPETENCY, DEFAULT_LEVEL, Level, Transcript, Turn

Name = Literal["A", "B"]
"""The two candidates; a page that counts them 1 and 2 is read as A and B."""
NAMES: tuple[Name, Name] = ("A", "B")
Scale = Literal["points", "of_5", "of_10", "of_100"]
"""How a page writes a score: points of the dimension's weight, or a mark out of 5, 10 or 100 that the weight scales."""


class SourceLine(Value):
    """One line of the page, from 1: where it was taken to, or why it was left."""

    number: int
    taken: str | None = None
    left: str | None = None

    @model_validator(mode="after")
    def _is_accounted_for(self) -> Self:
        if (self.taken is None) == (self.left is None):
            raise ValueError("a line is either taken or left")
        return self


class Said(Value):
    """Words of the page and the line they stand on."""

    text: str
    line: int


class PairAnswer(Value):
    """One candidate's answer, as turns for a grader and as the page's paragraphs for who points at a line."""

    name: Name
    turns: tuple[Turn, ...]
    paragraphs: tuple[Said, ...]
    """What the candidate says, one line of the page each."""
    remarks: tuple[Said, ...] = ()
    """What the page says under the answer (its length, its delivery)."""

    @property
    def text(self) -> str:
        """Everything the candidate says, a line break between turns."""
        return "\n".join(turn.text for turn in self.turns if turn.speaker == "candidate")

    @property
    def words(self) -> int:
        """Words the candidate says."""
        return len(self.text.split())


class Score(Value):
    """What one candidate was given in one dimension."""

    candidate: Name
    given: float
    """As the page writes it."""
    line: int
    share: float
    """Of what the page has for the dimension; above 1 where more was given than there is."""
    points: float | None
    """On our scale: `share` times our weight; None for a dimension that we do not have."""


class ScoreRow(Value):
    """One dimension of the page's table."""

    name: str
    dimension: str | None
    """Our id; None for a dimension of the page's own."""
    line: int
    weight: float | None
    """In per cent, as the page has it; None where it gives none."""
    scores: tuple[Score, ...]

    def of(self, candidate: Name) -> Score | None:
        """The score of one candidate."""
        return next((score for score in self.scores if score.candidate == candidate), None)


class StatedTotal(Value):
    """The sum and the verdict that a page states for one candidate."""

    candidate: Name
    given: float | None
    verdict: Verdict | None
    line: int


class Band(Value):
    """The points from which a page gives a verdict."""

    least: float
    verdict: Verdict


class ClaimedGate(Value):
    """A disqualifier that the page claims, by the words it claims it from."""

    name: str
    gate: str | None
    """Our id where the name tells (`manager_assigned`, `collective_only`, `no_story`)."""
    candidate: Name | None
    """None where the page does not say whose."""
    quote: str | None
    reason: str
    line: int
    """Where the claim starts; the quote stands at `quote_line`."""
    quote_line: int


class PageFix(Value):
    """A weak sentence and the same sentence mended."""

    name: str
    before: Said | None
    after: Said | None
    reason: str


class QuotedWords(Value):
    """Words that the reasoning puts in quote marks."""

    words: str
    line: int
    candidate: Name | None
    """Whose they are said to be; None where the page quotes a phrase in general."""
    where: Literal["gate", "note", "before", "remark"]


class QuizItem(Value):
    """A question with choices from the foot of a page."""

    stem: str
    difficulty: str | None
    choices: tuple[str, ...]
    answer: int | None
    """Index of the right choice, where the steps of the solution name exactly one."""
    steps: tuple[str, ...]
    hint: str | None
    mistakes: str | None
    line: int


class CalibrationPair(Value):
    """Two answers to one question with the label a page puts on them. The label is a claim, not the truth."""

    id: str
    source: str
    """The file's name, as messages name it."""
    title: str | None
    competency: str = DEFAULT_COMPETENCY
    level: Level = DEFAULT_LEVEL
    company: str | None = None
    minutes: float | None = None
    question: Said
    answers: tuple[PairAnswer, PairAnswer]
    scale: Scale
    rows: tuple[ScoreRow, ...] = ()
    totals: tuple[StatedTotal, ...] = ()
    gates: tuple[ClaimedGate, ...] = ()
    notes: tuple[Said, ...] = ()
    fixes: tuple[PageFix, ...] = ()
    quotes: tuple[QuotedWords, ...] = ()
    coaching: tuple[Said, ...] = ()
    guidance: tuple[Said, ...] = ()
    quiz: tuple[QuizItem, ...] = ()
    bands: tuple[Band, ...] = ()
    """The page's own scale from its lowest verdict up; empty where it states none."""
    unread: tuple[Said, ...] = ()
    """Parts of the table that could not be read, each with the remedy; no sum is checked where there are some."""
    lines: tuple[SourceLine, ...] = Field(default=(), repr=False)

    def answer(self, candidate: Name) -> PairAnswer:
        """One candidate's answer."""
        return self.answers[NAMES.index(candidate)]

    def total(self, candidate: Name) -> StatedTotal | None:
        """What the page states as a candidate's sum and verdict."""
        return next((total for total in self.totals if total.candidate == candidate), None)

    def score(self, dimension: str, candidate: Name) -> Score | None:
        """What a candidate was given in one of our dimensions."""
        row = next((row for row in self.rows if row.dimension == dimension), None)
        return row.of(candidate) if row else None

    def points(self, candidate: Name) -> dict[str, float]:
        """Our dimensions to points on our scale, those that the page has."""
        scores = {row.dimension: row.of(candidate) for row in self.rows if row.dimension}
        return {name: score.points for name, score in scores.items() if score and score.points is not None}

    @property
    def weaker(self) -> Name | None:
        """The candidate whom the page places lower; None where it places neither."""
        ranks = {name: self._rank(name) for name in NAMES}
        a, b = ranks["A"], ranks["B"]
        if a is None or b is None or a == b:
            return None
        return "A" if a < b else "B"

    def _rank(self, candidate: Name) -> float | None:
        total = self.total(candidate)
        if total and total.given is not None:
            return total.given
        points = self.points(candidate)
        return sum(points.values()) if points else None

    def transcript(self, candidate: Name) -> Transcript:
        """One answer as the graders read it."""
        return Transcript(
            id=f"{self.id}-{candidate.lower()}",
            question=self.question.text,
            turns=self.answer(candidate).turns,
            competency=self.competency,
            level=self.level,
            company=self.company,
        )
