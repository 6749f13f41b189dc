"""A track: what a field of work lays over competencies, whichever company asks. It moves points, never adds any."""

from typing import Literal

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.competency import ModelAnswer, Probe, Question, QuizItem, Text, Trap, Wording
from interviewer.domain.rubric import Id, Lexicon, RedFlag, Signal


class Gain(Value):
    """One kind of outcome that a customer has from the work."""

    kind: Literal["risk", "time", "money", "confidence"]
    name: Text
    asks: Text
    """What an interviewer asks of it."""
    example: Text
    """A result told in its terms, in a sentence."""


class Overlay(Value):
    """What a track lays over one competency."""

    competency: Id
    why: Text
    """Why these signals are looked for under this competency."""
    signals: tuple[Id, ...] = Field(min_length=1)
    """Ids of the track's signals."""
    moved: dict[Id, float]
    """Signal id to what is added to its points there; with the points of `signals` each dimension's sum stays."""
    questions: tuple[Question, ...] = ()
    """Asked before the competency's own."""


class Track(Value):
    """`rubrics/track_<id>.json`: the same for every company; gates, bands, levels and the scale are the framework's."""

    id: Id
    version: int
    name: Text
    about: Text
    lexicons: tuple[Lexicon, ...] = ()
    """Vocabularies that only an interview with this track looks for; they may refer to the shared ones."""
    signals: dict[Id, tuple[Signal, ...]]
    """Dimension id to signals of the track's own; an overlay says where they count."""
    overlays: tuple[Overlay, ...] = Field(min_length=1)
    probes: tuple[Probe, ...] = Field(min_length=1)
    """For its own signals; asked before a competency's probes for the same signal."""
    red_flags: tuple[RedFlag, ...] = ()
    """Named with a fix beside the framework's; change no points."""
    steers: dict[Id, Id] = Field(default_factory=dict)
    """One of its red flags to the signal that is probed for first while the flag is up; the earlier goes before."""
    excused: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    """Red flag of the framework to lexicons: a sentence with one of them does not speak for it."""
    traps: tuple[Trap, ...] = ()
    wording: tuple[Wording, ...] = ()
    gains: tuple[Gain, ...] = ()
    checklist: tuple[Text, ...] = Field(min_length=8, max_length=12)
    """What to go through with each story before the interview."""
    quiz: tuple[QuizItem, ...] = ()
    answers: tuple[ModelAnswer, ...] = ()
    """To questions of the first overlay."""
