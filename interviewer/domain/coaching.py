"""Coaching as data: what to say of a weak signal, how to mend a sentence, and the answer rebuilt."""

import re
from typing import Annotated, Literal

from pydantic import Field, model_validator

from interviewer.domain.base import Value
from interviewer.domain.rubric import Id

Text = Annotated[str, Field(min_length=1)]
Kind = Literal[
    "vague_outcome",
    "bare_number",
    "we_act",
    "generic_act",
    "own_act",
    "passive",
    "effort",
    "escalation",
    "lesson",
    "mistake",
    "plain",
]
"""What a sentence is, as far as mending it goes; `plain` states something that is merely incomplete."""
LONGEST_SLOT = 60
"""Characters between the brackets; a longer one does not fit a line of the page."""
SLOT = re.compile(r"\[[^\]\[\n]*\]")
_DEEPEST = 6
"""Levels of the vocabulary that refer to each other."""
FIELD = re.compile(r"\{([a-z]+)\}")
WORD = re.compile(r"[A-Za-z']+")
COMPUTED = frozenset({"unit", "be", "object"})
"""Fields that code fills: the slot that fits the thing measured, was or were, a pronoun as an object."""


class Condition(Value):
    """Something a sentence has or lacks, by RE2 patterns over the folded sentence; case is ignored."""

    id: Id
    patterns: tuple[Text, ...] = Field(min_length=1)


class Phrases(Value):
    """Words and phrases, not patterns, by where in a sentence they can be cut out; case is ignored."""

    leading: tuple[Text, ...]
    """With the comma or blank behind them, as often as they follow each other."""
    inner: tuple[Text, ...]
    """Between two commas, of which one goes with them."""
    trailing: tuple[Text, ...]
    """With the comma before them."""


class Frame(Value):
    """One way to mend one kind of sentence.

    What `pattern` matches is replaced by one of `rewrites`; the words around it stay. `{name}` stands for that
    group of the pattern, `{other}` inside the pattern for a part of the vocabulary. Outside of slots a rewrite
    adds words of `glue` only, so that it can state nothing the candidate did not.
    """

    id: Id
    kind: Kind
    pattern: Text | None = None
    """None: the first clause of the sentence, as `{c}`."""
    clause: str = ""
    """The group of the pattern that is cut to its first clause."""
    needs: tuple[Id, ...] = ()
    """Conditions the sentence must meet."""
    unless: tuple[Id, ...] = ()
    """Conditions that forbid the frame."""
    rewrites: tuple[Text, ...] = Field(min_length=1)
    tail: str = ""
    """Put at the end of a sentence that does not say when, where nothing but the mended words stands there."""
    example: Text
    becomes: Text
    """What the first rewrite makes of the example."""
    near_miss: str | None = None
    """A sentence the frame must leave alone."""


class Advice(Value):
    """What is said of one weak signal; the texts of a list are equivalent, for variety.

    Fields: `{quote}` the candidate's words, `{asked}` and `{reply}` a probe and what came of it.
    """

    fixable: float = Field(gt=0, le=1)
    """How likely a candidate who has the story can mend this by telling more."""
    after: Id | None = None
    """A signal that this one says more about; while that one is absent it comes first."""
    leans_on: tuple[Id, ...] = ()
    """Where the claim that lacks this signal stands, best first."""
    claimed: tuple[Text, ...] = Field(min_length=1)
    """It is asserted in general words: `{quote}`."""
    lacks: tuple[Text, ...] = Field(min_length=1)
    """Never asked for; `{quote}` is the claim that lacks it."""
    unsaid: tuple[Text, ...] = Field(min_length=1)
    """Never asked for, and no claim to hold on to."""
    asked: tuple[Text, ...] = Field(min_length=1)
    """Asked for by `{asked}`, answered by `{reply}` without it."""
    advice: tuple[Text, ...] = Field(min_length=1)
    unknown: tuple[Text, ...] = ()
    """Advice where the reply was that one does not know."""
    frames: tuple[Id, ...] = ()
    """In the order they are tried."""
    leaning_frames: tuple[Id, ...] | None = None
    """Those for a claim the signal leans on, where they differ."""


class HoldAdvice(Value):
    """What is said where a gate or a cap holds a dimension. Without frames there is no honest rewrite."""

    signal: Id
    fixable: float = Field(gt=0, le=1)
    problem: tuple[Text, ...] = Field(min_length=1)
    """With `{quote}`."""
    silent: tuple[Text, ...] = Field(min_length=1)
    """Where the hold has no quote."""
    advice: tuple[Text, ...] = Field(min_length=1)
    frames: tuple[Id, ...] = ()
    leans_on: tuple[Id, ...] = ()
    """Where a claim to mend may stand, if the hold's own words cannot be mended."""
    dimension: Id
    alone: bool = False
    """Nothing else is worth saying as long as this holds."""


class Topic(Value):
    """By which words an interviewer asks for some signals."""

    signals: tuple[Id, ...] = Field(min_length=1)
    patterns: tuple[Text, ...] = Field(min_length=1)


Role = Literal["situation", "task", "actions", "result", "reflection"]


class RoleRule(Value):
    """One of the five parts of a rebuilt answer, in the order of `Coaching.roles`."""

    role: Role
    dimension: Id
    """Of the slot, and of sentences that evidence no signal."""
    signals: tuple[Id, ...] = Field(min_length=1)
    """Sentences that evidence one of these belong here."""
    slot: Text
    """Stands where the candidate said nothing of the kind."""


class Coaching(Value):
    """`rubrics/coaching.json`."""

    version: int
    weak_below: float = Field(gt=0, le=1)
    """Share of a dimension's points under which it gets a fix."""
    glue: frozenset[str]
    """Function words a rewrite may add."""
    vocabulary: dict[str, Text]
    """Parts of patterns, referred to as `{name}`."""
    fillers: Phrases
    """What carries nothing; cut out of a sentence before it is mended."""
    hedges: Phrases
    """'I think' and its like; cut out only where a slot takes the place of what was unsure."""
    conditions: tuple[Condition, ...]
    units: dict[Text, tuple[Text, ...]]
    """The slot that asks for a size to the things it is a size of, as single words."""
    unit: Text
    """The slot where no unit fits."""
    frames: tuple[Frame, ...]
    signals: dict[Id, Advice]
    other: Advice
    """For a signal that a competency added; `{asks}` is the signal's own question."""
    shown: tuple[Text, ...]
    """Of a signal that is shown, not strong: `{quote}`, and `{strong}` from the rubric."""
    retracted: tuple[Text, ...]
    """Of a claim that a later reply took back: `{quote}`."""
    holds: dict[Id, HoldAdvice]
    """By id of gate or cap."""
    topics: tuple[Topic, ...]
    roles: tuple[RoleRule, ...] = Field(min_length=5, max_length=5)
    no_rebuild: Text
    """Why there is nothing to rebuild where no story was told."""
    empty: tuple[Text, ...] = Field(min_length=1)
    """Sentences that carry nothing, by RE2 patterns: self-praise, talk about the talk; left out when rebuilding."""

    def expanded(self, pattern: str) -> str:
        """`pattern` with each `{name}` of the vocabulary filled in. Raises ValueError where that is impossible."""
        for _ in range(_DEEPEST):
            if not (names := FIELD.findall(pattern)):
                return pattern
            if unknown := [name for name in names if name not in self.vocabulary]:
                raise ValueError(f"the vocabulary has no {unknown[0]!r}")
            pattern = FIELD.sub(lambda match: self.vocabulary[match[1]], pattern)
        raise ValueError("the vocabulary refers to itself")

    @model_validator(mode="after")
    def _whole(self) -> "Coaching":
        problems = [*_unknown_names(self), *(text for frame in self.frames for text in _frame_problems(frame, self))]
        if problems:
            raise ValueError("; ".join(problems))
        return self


def _unknown_names(coaching: Coaching) -> list[str]:
    """References to frames, conditions and signals that are not there."""
    frames = {frame.id for frame in coaching.frames}
    conditions = {condition.id for condition in coaching.conditions}
    used = {name: advice.frames for name, advice in coaching.signals.items()}
    used |= {f"{name}.leaning": advice.leaning_frames or () for name, advice in coaching.signals.items()}
    used |= {name: hold.frames for name, hold in coaching.holds.items()}
    used["other"] = coaching.other.frames
    problems = [
        f"{owner}: no frame is called {name!r}" for owner, names in used.items() for name in names if name not in frames
    ]
    problems += [
        f"frames.{frame.id}: no condition is called {name!r}"
        for frame in coaching.frames
        for name in (*frame.needs, *frame.unless)
        if name not in conditions
    ]
    if len(frames) < len(coaching.frames):
        problems.append("frames: two have the same id")
    return problems


def _frame_problems(frame: Frame, coaching: Coaching) -> list[str]:
    """Fields without a group, words that are no glue, slots that are too long."""
    try:
        named = re.findall(r"\(\?P<([a-z]+)>", coaching.expanded(frame.pattern)) if frame.pattern else ["c"]
        groups = set(named) | COMPUTED
    except ValueError as error:
        return [f"frames.{frame.id}: {error}"]
    problems = []
    for text in (*frame.rewrites, frame.tail):
        problems += [f"{{{name}}} is no group of the pattern" for name in FIELD.findall(text) if name not in groups]
        problems += [f"slot {slot} is too long" for slot in SLOT.findall(text) if len(slot) > LONGEST_SLOT + 2]
        bare = FIELD.sub(" ", SLOT.sub(" ", text))
        problems += [f"{word!r} is not glue" for word in WORD.findall(bare) if word.lower() not in coaching.glue]
    return [f"frames.{frame.id}: {problem}" for problem in problems]


class Piece(Value):
    """One sentence of a rebuilt answer, in the candidate's words, or a slot."""

    text: str
    dimension: Id
    """What it counts for."""
    turn: int | None = None
    """Where it was said; None for a slot."""
    start: int | None = None
    end: int | None = None


class RebuiltPart(Value):
    """One of situation, task, actions, result, reflection; never empty, a slot stands in."""

    role: Role
    dimension: Id
    pieces: tuple[Piece, ...] = Field(min_length=1)


class Rebuilt(Value):
    """The whole answer in the order one should tell it; `parts` is empty where there is no story to rebuild."""

    parts: tuple[RebuiltPart, ...] = ()
    why_not: str | None = None
    """Why there is nothing to rebuild."""
    words: int = 0
    """Slots not counted."""
    seconds: int = 0
    """Of speech, at the rubric's rate."""
