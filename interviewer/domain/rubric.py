"""The rubric's frame: dimensions, signals and their cues, gates, red flags, bands and level bars."""

from typing import Literal

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import Verdict
from interviewer.domain.transcript import Kind, Level

Id = str
GivenStrength = Literal[Strength.CLAIMED, Strength.SHOWN, Strength.STRONG]
AFTER_FAULT = "after_fault"
"""A condition of cues that is no lexicon: a mistake or limit was named in an earlier sentence."""
AFTER_ACTS = "after_acts"
"""Likewise: two acts of one's own were told in earlier sentences."""
REPLY = "reply"
"""Likewise: the sentence stands in the reply to a probe."""
LONG = "long"
"""Likewise: it has at least LONG_WORDS words."""
LONG_WORDS = 20
CONTEXTS = (AFTER_FAULT, AFTER_ACTS, REPLY, LONG)
BASE = "base"
WEIGHTS = frozenset({BASE, "claimed", "shown", "strong"})
"""What `Signal.weights` weighs beside conditions: every sentence, and one with a cue of at least that strength."""
TELLING = frozenset({"claimed", "shown", "strong", "position", "position_squared"})
"""What `Signal.telling` weighs beside conditions."""


class Lexicon(Value):
    """A named vocabulary: RE2 patterns over a folded sentence, any of which makes it present.

    Case is ignored and a pattern stands for whole words, unless it begins with `=`; a blank is any white
    space; `{name}` stands for any pattern of that other lexicon.
    """

    id: Id
    about: str
    patterns: tuple[str, ...] = Field(min_length=1)
    examples: tuple[str, ...] = Field(min_length=1)
    """Sentences the lexicon must match; a test runs them."""
    near_misses: tuple[str, ...] = ()
    """Sentences it must not match."""
    part: bool = False
    """True for a vocabulary that only other lexicons use; it is not looked for by itself."""
    only_for: tuple[Id, ...] = ()
    """Competencies in whose answers alone it is looked for, for cues of their own; none: in every answer."""


class Cue(Value):
    """When one sentence evidences a signal: every lexicon of `all`, one of `any`, none of `none`."""

    strength: GivenStrength
    all: tuple[Id, ...] = ()
    any: tuple[Id, ...] = ()
    none: tuple[Id, ...] = ()
    example: str
    """A sentence that the cue must give this signal at this strength or above."""
    near_miss: str | None = None
    """A sentence in which this cue must not fire."""
    rare: str | None = Field(default=None, min_length=1)
    """Why it may fire on no rated answer: what it is after is said seldom, and is worth a cue all the same."""


class Floor(Value):
    """What the words quoted for a signal must at least contain before a model's strength is believed.

    So many of the quoted sentences (`least`) must each have a lexicon of `any` or one of `words`.
    """

    any: tuple[Id, ...] = ()
    words: tuple[str, ...] = ()
    """Patterns as lexicons have them, without references; for what is too common to be a lexicon."""
    least: int = Field(default=1, ge=1)


class Signal(Value):
    """One observable thing; its strengths times its points, summed, are the dimension."""

    id: Id
    name: str
    asks: str
    """The question the signal answers, as an interviewer would put it to themself."""
    points: float
    claimed: str
    shown: str
    strong: str
    not_counted: str
    whole: bool = False
    """True for a property of the whole answer, which needs no quote."""
    weights: dict[str, float] = Field(default_factory=dict)
    """What a sentence adds: the sum over what stands in it (lexicons, contexts, WEIGHTS). Only a sentence with a sum
    above 0 is evidence. Learned from strengths that readers gave; without any the strongest cue decides."""
    needs: tuple[Id, ...] = ()
    """Lexicons of which a sentence has to have one to add anything; with `weights` only."""
    levels: tuple[float, float, float] | None = None
    """The sums over all sentences from which the signal is claimed, shown, strong; with `weights` only."""
    telling: dict[str, float] = Field(default_factory=dict)
    """What makes one quote more telling than another: weights of lexicons, contexts and TELLING (`position` is 0 for
    the first sentence and 1 behind the last). Decides the order of quotes, never the strength. Learned from where
    readers found each signal."""
    must: dict[GivenStrength, Floor] = Field(default_factory=dict)
    """Necessary conditions of a model's strengths; where one is not met the next lower strength is looked at."""
    cues: tuple[Cue, ...] = ()


class Anchor(Value):
    """A short answer with what it shows of one dimension, for a model to measure others by."""

    at: Literal["low", "middle", "high"]
    answer: str
    shows: dict[Id, Strength]
    """Signal id to strength, for every signal of the dimension that a single answer can show."""


class Dimension(Value):
    """One of the five; `points` is its full range and weight."""

    id: Id
    name: str
    points: float
    question: str
    """What it asks, in one sentence for the candidate."""
    ranges: tuple[tuple[int, int, str], ...]
    """(from, to, meaning), highest first; the scale of GRADING."""
    anchors: tuple[Anchor, ...] = ()
    signals: tuple[Signal, ...]


class GateCue(Value):
    """When one sentence speaks for a gate or flag; same conditions as a Cue, without a strength."""

    all: tuple[Id, ...] = ()
    any: tuple[Id, ...] = ()
    none: tuple[Id, ...] = ()
    example: str
    near_miss: str | None = None
    rare: str | None = Field(default=None, min_length=1)
    """As a Cue's."""


class Gate(Value):
    """An automatic fail: caps dimensions and forces a verdict."""

    id: Id
    name: str
    caps: dict[Id, float]
    """Dimension id to the most points it may keep; `*` stands for every dimension."""
    verdict: Verdict | None
    """None: the cap holds, the verdict follows from the total."""
    says: str
    """What the candidate is told; `{quote}` is their words."""
    remedy: str
    fires_when: str = ""
    """For a model that reads the answer; a cap, which rules alone find, has none."""
    cues: tuple[GateCue, ...] = ()


class RedFlag(Value):
    """Named with a fix; changes no points."""

    id: Id
    name: str
    example: str
    why: str
    fix: str
    cues: tuple[GateCue, ...] = ()
    least: int = 1
    """How many sentences must show it."""


class Band(Value):
    """Totals from `least` on earn `verdict` (until the next band)."""

    least: int
    verdict: Verdict
    name: str
    means: str


class LevelBarRule(Value):
    """What a level must show, and whether a gap lowers the verdict a band or is only said."""

    level: Level
    name: str
    expects: str
    needs: dict[Id, GivenStrength]
    lowers: bool
    missing: str
    """Said when something is missing."""


class KindRule(Value):
    """Which gates and signals make sense for a kind of question, and the words that reveal the kind."""

    kind: Kind
    about: str
    gates: tuple[Id, ...]
    signals_off: tuple[Id, ...] = ()
    """Their points go to the other signals of the dimension, in proportion."""
    recognise: tuple[str, ...] = ()
    """RE2 patterns over the lower-case question; the first kind of the list that matches is taken."""


class Numbers(Value):
    """The rubric's measures; their source is the seeds' bar-raiser pages, unless said."""

    speech_words_per_minute: int
    setup_seconds: int
    least_action_result_share: float
    least_own_sentences: int
    """Sentences that start with 'I'."""
    fluency_bias_total: int
    """A weak answer scored above this means that the scorer is swayed by fluency."""
    answer_seconds: int
    longest_quote_words: int


class Hollow(Value):
    """When an answer has the right phrases and nothing concrete between them: its claims stay claims.

    Counted over the sentences that are quoted for some signal, so that a sentence nobody quotes decides nothing.
    """

    never: tuple[Id, ...] = ()
    """Lexicons of which a sentence adds nothing to a signal that has weights."""
    concrete: tuple[Id, ...]
    """Lexicons that make a sentence checkable."""
    claimed_below: dict[Id, int]
    """Dimension id to the number of concrete sentences below which its signals are at most claimed."""
    shown_below: dict[Id, int]
    """Likewise, at most shown."""
    named: tuple[Id, ...] = ()
    """Lexicons by which something is named, counted or dated; where no quoted sentence has one, a cap holds."""


class Trust(Value):
    """How far a model's report is believed. Measured on replies of readers and of hijacked models (docs/decisions)."""

    most_unbacked: float
    """Points claimed by quotes in which the rules find nothing of the signal; beyond it a strength counts only as far
    as the rules see it too. A reader's honest report misses some: one quote in ten or so."""
    most_above_rules: float
    """Points that the model's total may lie above the rules' before the same is done, where a part is unbacked too."""
    least_unbacked: float
    """That part, in points."""
    most_uses: int
    """Signals that one sentence may back; for any further one it counts as unbacked."""
    least_uniform: int
    """So many signals found, all of them strong, are not believed: of 200 honest reports one was so."""
    review_above_rules: float
    """Points above the rules' total from which a person should look, within one band too."""
    review_spread: float
    """Points between samples of one dimension, as a share of its range, from which a person should look."""
    thin_words: int
    """An answer shorter than this that is a hire or better should be looked at by a person."""


class Principle(Value):
    """A competency id that is accepted; one without a file of its own is graded by `generic`."""

    id: Id
    name: str
    gates_off: tuple[Id, ...] = ()
    gates_off_why: str | None = None


class Framework(Value):
    """`bar_raiser`: what every competency extends."""

    id: Id
    version: int
    name: str
    dimensions: tuple[Dimension, ...]
    scope: Signal
    """Cross-team or lasting effect: no points, used by the level bar alone."""
    strengths: dict[str, dict[Strength, float]]
    """Observer (`rules`, `llm:<prompt id>`) to the weight of each strength."""
    gates: tuple[Gate, ...]
    caps: tuple[Gate, ...]
    """Escalation, spectator, nothing named: hold a dimension, without a verdict of their own."""
    red_flags: tuple[RedFlag, ...]
    bands: tuple[Band, ...]
    levels: tuple[LevelBarRule, ...]
    kinds: tuple[KindRule, ...]
    numbers: Numbers
    hollow: Hollow
    trust: Trust
    principles: tuple[Principle, ...]
