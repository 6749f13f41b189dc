"""The signals of a rubric as text: what each asks, how it sounds, what it earns, and the cues of the rules in words."""

from collections.abc import Iterable

from interviewer.domain.competency import Wording
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.rubric import (
    AFTER_ACTS,
    AFTER_FAULT,
    LONG,
    LONG_WORDS,
    REPLY,
    Cue,
    Dimension,
    Framework,
    Signal,
)
from interviewer.export.lesson import Card, Row, Section
from interviewer.export.summary import number

CONTEXT_WORDS = {
    AFTER_FAULT: "A mistake or limit was named in an earlier sentence.",
    AFTER_ACTS: "Two acts of one's own were told in earlier sentences.",
    REPLY: "The sentence stands in a reply to a probe.",
    LONG: f"The sentence has at least {LONG_WORDS} words.",
}


def signals_of(rubric: Rubric) -> tuple[Section, ...]:
    """A section a dimension, its signals as cards: those first whose wording the competency tells."""
    learning = rubric.competency.learning
    wording = {item.signal: item for item in learning.wording} if learning else {}
    return tuple(_dimension(rubric, dimension, wording) for dimension in rubric.dimensions)


def _dimension(rubric: Rubric, dimension: Dimension, wording: dict[str, Wording]) -> Section:
    told = sorted(dimension.signals, key=lambda signal: signal.id not in wording)
    return Section(
        title=dimension.name,
        lines=(dimension.question,),
        cards=tuple(signal_card(rubric.framework, signal, wording.get(signal.id)) for signal in told),
        look=dimension.id,
        aside=f"{number(dimension.points)} points",
    )


def signal_card(framework: Framework, signal: Signal, wording: Wording | None) -> Card:
    """What a signal asks, how it sounds, and what each strength of it earns."""
    sounds: tuple[Row, ...] = ()
    if wording:
        sounds = (
            Row("Here", (wording.means,)),
            Row("Sounds like", wording.phrases, "good"),
            Row("Shows", (wording.shows,)),
            Row("Common miss", (wording.common_miss,), "bad"),
        )
    return Card(
        id=signal.id,
        name=signal.name,
        rows=(Row("", (signal.asks,)), *sounds),
        aside=f"{number(signal.points)} points",
        more=tuple(_earns(framework, signal)),
    )


def _earns(framework: Framework, signal: Signal) -> Iterable[Row]:
    """What each strength takes, and how many of the signal's points the rules give for it."""
    weights = framework.strengths["rules"]
    for strength, takes in (
        (Strength.CLAIMED, signal.claimed),
        (Strength.SHOWN, signal.shown),
        (Strength.STRONG, signal.strong),
    ):
        points = number(round(signal.points * weights[strength], 2))
        yield Row(f"{strength.capitalize()}, {points} of {number(signal.points)}", (takes,))
    if signal.not_counted:
        yield Row("Does not count", (signal.not_counted,))


def cues_of(rubric: Rubric) -> tuple[Section, ...]:
    """A section a dimension: by which words the rules find each signal."""
    about = {lexicon.id: lexicon.about for lexicon in rubric.lexicons} | CONTEXT_WORDS
    return tuple(
        Section(
            title=dimension.name,
            cards=tuple(
                Card(
                    signal.id,
                    signal.name,
                    (*_weighed(signal), *(row for cue in signal.cues for row in _cue(cue, about))),
                )
                for signal in dimension.signals
                if signal.cues
            ),
            look=dimension.id,
        )
        for dimension in rubric.dimensions
    )


def _weighed(signal: Signal) -> Iterable[Row]:
    """Where what stands in a sentence is weighed, cues are a part of its sum."""
    if signal.levels:
        claimed, shown, strong = map(number, signal.levels)
        yield Row(
            "Weighed",
            (
                "A sentence's cues add to what else stands in it. Over all sentences the sum makes it claimed from "
                f"{claimed}, shown from {shown}, strong from {strong}.",
            ),
        )


def _cue(cue: Cue, about: dict[str, str]) -> Iterable[Row]:
    """What has to stand in one sentence, what may not, and a sentence each way."""
    parts = [
        f"{heading}: {'; '.join(told(name, about) for name in names)}"
        for heading, names in (("all of", cue.all), ("one of", cue.any), ("none of", cue.none))
        if names
    ]
    yield Row(f"{cue.strength.capitalize()}, by one sentence with", tuple(parts))
    yield Row("For example", (cue.example,), "good")
    if cue.near_miss:
        yield Row("But not", (cue.near_miss,), "bad")


def told(name: str, about: dict[str, str]) -> str:
    """'nobody had asked for it (unasked)': a condition in words, with its id for those who edit it."""
    words = about.get(name, name).rstrip(".")
    head = words[:1] if words[1:2].isupper() else words[:1].lower()
    return f"{head}{words[1:]} ({name})"
