"""One competency as a seasoned interviewer knows it: questions, probes, traps, stories, neighbours, levels."""

from typing import Annotated, Literal

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.rubric import Id, Signal
from interviewer.domain.transcript import Kind, Level

Text = Annotated[str, Field(min_length=1)]


class Question(Value):
    """A trigger question. Direct names the behaviour, indirect only invites it."""

    id: Id
    text: Text
    form: Literal["direct", "indirect"]
    kind: Kind


class Reply(Value):
    """A reply to a probe and what it tells."""

    text: Text
    why: Text
    """Weak: why it is weak. Strong: the line the interviewer remembers."""


class Probe(Value):
    """A follow-up question and the gap it is after."""

    id: Id
    signal: Id
    question: Text
    why: Text
    """Why it is asked."""
    weak: Reply
    strong: Reply


class Wording(Value):
    """How a signal sounds in real answers of this competency, and the common way to miss it."""

    signal: Id
    means: Text
    phrases: tuple[Text, ...] = Field(min_length=2)
    shows: Text
    common_miss: Text


class Trap(Value):
    """A mistake one does not notice in oneself."""

    id: Id
    name: Text
    says: Text
    """How it sounds."""
    why: Text
    detect: Text
    """The question by which one detects it in oneself."""
    remedy: Text


class FlagNote(Value):
    """How one of the framework's red flags shows in this competency."""

    flag: Id
    says: Text
    why: Text
    fix: Text


class CompanyLens(Value):
    """The same behaviour under a company's own name."""

    company: Literal["amazon", "google", "meta", "flipkart", "generic"]
    """`generic`: any company that names no principle of its own."""
    name: Text
    stresses: Text
    signal: Text
    question: Text
    lifts: Text


class LevelNote(Value):
    """What a level is expected to show here, and the story that falls short of it."""

    level: Level
    expects: Text
    anti_pattern: Text


class StoryType(Value):
    """A kind of story that carries this competency, and what else it covers."""

    name: Text
    shows: Text
    example: Text
    also_covers: tuple[Id, ...]


class StoryToAvoid(Value):
    name: Text
    why: Text


class Neighbour(Value):
    """A competency it is mistaken for, and how to tell them apart."""

    competency: Id
    difference: Text


class QuizItem(Value):
    """A self-test item; `answer` is the index of the right one of four choices."""

    id: Id
    kind: Literal["principle", "weakness", "phrase", "disqualifier"]
    difficulty: Literal["easy", "medium", "hard"]
    prompt: Text
    choices: tuple[Text, Text, Text, Text]
    answer: int = Field(ge=0, le=3)
    reasoning: tuple[Text, ...] = Field(min_length=2)
    hint: Text
    usual_mistake: Text


class ModelAnswer(Value):
    """A whole answer to a question of this competency, written before any cue was run on it."""

    id: Id
    quality: Literal["strong", "weak", "hollow"]
    """Hollow: the phrases of the strong one with nothing concrete behind them."""
    question: Id
    level: Level
    text: Text
    decides: Text
    """The words of `text`, exactly, by which an interviewer decides."""
    why: Text
    """What those words tell."""


class Summary(Value):
    """The four lines one rereads before the door."""

    key_signal: Text
    top_disqualifier: Text
    delivery_red_flag: Text
    prep_action: Text


class Learning(Value):
    """What a candidate reads about a competency; complete or absent, never half."""

    core_signal: Text
    company_framing: Text
    is_not: tuple[Text, ...] = Field(min_length=3)
    depth_tip: Text
    recognise: tuple[Text, ...] = Field(min_length=4)
    """Keywords by which one recognises the competency in a question."""
    wording: tuple[Wording, ...] = Field(min_length=4)
    traps: tuple[Trap, ...] = Field(min_length=4)
    red_flags: tuple[FlagNote, ...] = Field(min_length=3)
    companies: tuple[CompanyLens, ...] = Field(min_length=4)
    levels: tuple[LevelNote, ...] = Field(min_length=6)
    stories: tuple[StoryType, ...] = Field(min_length=3)
    stories_to_avoid: tuple[StoryToAvoid, ...] = Field(min_length=2)
    neighbours: tuple[Neighbour, ...] = Field(min_length=3)
    coaching: tuple[Text, ...] = Field(min_length=3)
    quiz: tuple[QuizItem, ...] = Field(min_length=5)
    answers: tuple[ModelAnswer, ...] = ()
    summary: Summary


class Competency(Value):
    """One file of `rubrics/`; extends the framework."""

    id: Id
    version: int
    extends: Id
    name: Text
    definition: Text
    gates_off: tuple[Id, ...] = ()
    """Gates that make no sense for this competency, whatever the question."""
    gates_off_why: str | None = None
    points: dict[Id, float] = Field(default_factory=dict)
    """Signal id to points, where they differ from the framework's; a dimension's sum must stay."""
    signals: dict[Id, tuple[Signal, ...]] = Field(default_factory=dict)
    """Dimension id to signals added to it."""
    questions: tuple[Question, ...] = Field(min_length=4)
    probes: tuple[Probe, ...] = Field(min_length=5)
    learning: Learning | None = None
