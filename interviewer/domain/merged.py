"""The rubric one answer is graded by: the framework with one competency laid over it."""

from dataclasses import dataclass
from functools import cached_property

from interviewer.domain.competency import CompanyLens, Competency, Probe
from interviewer.domain.dimension_words import DimensionWords
from interviewer.domain.gate_words import GateWords
from interviewer.domain.grader_words import GraderWords
from interviewer.domain.rubric import Dimension, Framework, Gate, KindRule, LevelBarRule, Lexicon, Signal
from interviewer.domain.track import Track
from interviewer.domain.transcript import Kind, Level


@dataclass(frozen=True)
class Rubric:
    """Framework and competency merged; identity is `hash`."""

    id: str
    """The competency's id, also where its questions are graded by `generic`."""
    name: str
    version: int
    hash: str
    """sha256 over the canonical JSON of everything below."""
    framework: Framework
    competency: Competency
    dimensions: tuple[Dimension, ...]
    """With the competency's added signals and its points."""
    lexicons: tuple[Lexicon, ...]
    gate_words: tuple[GateWords, ...]
    """For the gates that are told by weighed words too."""
    dimension_words: DimensionWords
    """What the words of a whole answer say of its dimensions."""
    grader_words: GraderWords
    """What tells a sentence that speaks to or of the grader."""
    gates_off: frozenset[str]
    notes: tuple[str, ...]
    """What a reader of the grade should know: that `generic` stood in, say."""
    track: Track | None = None
    """Laid over framework, competency, dimensions and lexicons above already."""

    def __hash__(self) -> int:
        return self._hashed

    @cached_property
    def _hashed(self) -> int:
        """Competencies without a file of their own share a `hash`."""
        return hash((self.hash, self.id))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rubric) and other.hash == self.hash and other.id == self.id

    @cached_property
    def signals(self) -> dict[str, Signal]:
        """Every signal by id, in rubric order; `scope` is not among them."""
        return {signal.id: signal for dimension in self.dimensions for signal in dimension.signals}

    @cached_property
    def dimension_of(self) -> dict[str, str]:
        """Signal id to dimension id."""
        return {signal.id: dimension.id for dimension in self.dimensions for signal in dimension.signals}

    def lens(self, company: str | None) -> CompanyLens | None:
        """How a company sees this competency; None where nothing is written of it, or `generic` stands in."""
        learning = self.competency.learning if self.id == self.competency.id else None
        return next((item for item in learning.companies if item.company == company), None) if learning else None

    @property
    def probes(self) -> tuple[Probe, ...]:
        """The competency's probes."""
        return self.competency.probes

    def kind(self, kind: Kind) -> KindRule:
        """The rule of a kind of question."""
        return next(rule for rule in self.framework.kinds if rule.kind == kind)

    def level(self, level: Level) -> LevelBarRule:
        """The bar of a level."""
        return next(rule for rule in self.framework.levels if rule.level == level)

    def gate(self, gate_id: str) -> Gate:
        """A gate or cap by id."""
        return next(gate for gate in (*self.framework.gates, *self.framework.caps) if gate.id == gate_id)
