"""What the interviewer can say without a model: templates, and which of the candidate's words they quote."""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from interviewer.domain.base import Value
from interviewer.domain.rubric import Id
from interviewer.domain.transcript import Kind

LEAST_ASKS = 4
"""Fewer wordings of one question would be noticed."""


def _one_question(text: str) -> str:
    if not text.endswith("?") or text.count("?") != 1:
        raise ValueError("an ask is one question: end it with its only question mark")
    if any(mark in text for mark in '"“”{}!.;'):
        raise ValueError("an ask is one plain sentence: no quotation marks, braces, full stops or exclamation marks")
    if not text[0].isupper() or text.startswith(("I ", "I'")):
        raise ValueError("an ask begins with a capital that can be made small")
    return text


def _lead(text: str) -> str:
    if text.count('"{quote}"') != 1 or "?" in text or "!" in text:
        raise ValueError('a lead holds "{quote}" once, in quotation marks, and asks nothing')
    if not text.endswith((".", ":")):
        raise ValueError("a lead ends with a full stop, or with a colon that the question follows in small letters")
    return text


def _plain(text: str) -> str:
    if "!" in text:
        raise ValueError("no exclamation marks")
    return text


Ask = Annotated[str, AfterValidator(_one_question)]
Lead = Annotated[str, AfterValidator(_lead)]
Line = Annotated[str, Field(min_length=1), AfterValidator(_plain)]
Lines = Annotated[tuple[Line, ...], Field(min_length=2)]


class SignalPhrasing(Value):
    """How one signal is asked for."""

    gap: Line
    """What is missing, to follow 'Not said yet:'."""
    quotes: tuple[Id, ...] = Field(min_length=1)
    """Signals, gates and red flags whose evidence may be quoted, the most fitting first."""
    near: tuple[Line, ...] = ()
    """Beginnings of words that mark the clause to quote within the evidence."""
    answered_by: tuple[Line, ...] = ()
    """Beginnings of words that answer the question, '#' for any number: a clause with one is not quoted before it."""
    asks: tuple[Ask, ...] = Field(min_length=LEAST_ASKS)
    clarify: Line
    """What is meant, where the candidate asks back; no hint at a good answer."""
    heard: tuple[Line, ...] = Field(min_length=1)
    """Lower-case words by which an interviewer's own question about this is recognised in a transcript."""


class Redirects(Value):
    """Said after a reply that cannot count; nothing is held against the candidate."""

    too_short: Lines
    too_short_probe: Lines
    off_topic: Lines
    abusive: Lines
    instructing: Lines
    unreadable: Lines
    """After an answer that the rules cannot read: in another language, or no language at all."""


class Phrases(Value):
    """The interviewer's other sentences; `{prompt}` is the question that stands."""

    repeat: Lines
    clarify: dict[Kind, Line]
    moment: Lines
    spare: Lines
    """Before another question, where the candidate could not think of a story."""
    left: Lines
    """On leaving a question that got no answer."""
    moved_on: Lines
    """On leaving a question after the second redirect."""
    onward: Lines
    """Between two questions."""
    critique_from_points: Line
    """Where no fix stands out: `{dimension}`, `{points}`, `{most}`, `{question}`."""
    critique_unscored: Line
    """`{reason}`."""
    critique_none: Line
    closing: Lines
    closing_reply: Lines
    closing_none: Lines
    end: Lines
    setup_hint: Line
    """`{seconds}`: how long the setup may take."""


class Phrasing(Value):
    """`rubrics/phrasing.json`."""

    version: int
    leads: tuple[Lead, ...] = Field(min_length=LEAST_ASKS)
    signals: dict[Id, SignalPhrasing]
    gates: dict[Id, SignalPhrasing]
    """What is asked, once, when a gate has fired."""
    redirects: Redirects
    phrases: Phrases
    common_words: tuple[str, ...]
    """Words of many answers; they do not tell one story from another."""

    @model_validator(mode="after")
    def _asks_differ(self) -> "Phrasing":
        seen: dict[str, str] = {}
        for owner, phrasing in (*self.signals.items(), *self.gates.items()):
            for ask in phrasing.asks:
                if ask in seen:
                    raise ValueError(f"signals.{owner}: {ask!r} already stands under {seen[ask]}")
                seen[ask] = owner
        return self

    @model_validator(mode="after")
    def _every_kind_has_its_clarification(self) -> "Phrasing":
        if missing := [kind.value for kind in Kind if kind not in self.phrases.clarify]:
            raise ValueError(f"phrases.clarify: nothing for {', '.join(missing)}")
        return self
