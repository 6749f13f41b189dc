"""A track as a text to read: what it adds to which principle, its signals, traps, questions, probes and gains."""

from collections.abc import Callable

from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Framework
from interviewer.domain.track import Track
from interviewer.export.lesson import Card, Opening, Row, Section
from interviewer.export.lesson_parts import (
    NamesOf,
    answer_sections,
    probe_card,
    question_card,
)
from interviewer.export.lesson_signals import signal_card
from interviewer.export.lesson_traps import flags_section, traps_section

TRACK_PARTS: dict[str, str] = {
    "adds": "What it adds",
    "signals": "Signals",
    "traps": "Traps",
    "questions": "Questions",
    "probes": "Probes",
    "prepare": "Before the day",
    "answers": "Model answers",
}
"""The parts in reading order, with their names."""


def track_opening(track: Track) -> Opening:
    """Name and what it is for."""
    return Opening(track.name, "", "", track.about, ())


def track_sections(part: str, track: Track, first: Rubric, names: NamesOf) -> tuple[Section, ...]:
    """The sections of a part. `first`: the first competency it lies over, with the track on it."""
    by_part: dict[str, Callable[[], tuple[Section, ...]]] = {
        "adds": lambda: (adds_of(track, names),),
        "signals": lambda: _signals(track, first.framework),
        "traps": lambda: (traps_section(track.traps), flags_section(track.red_flags)),
        "questions": lambda: questions_of_track(track, names),
        "probes": lambda: _probes(track, first.framework),
        "prepare": lambda: _prepare(track),
        "answers": lambda: answer_sections(first, track.answers),
    }
    return by_part[part]() if part in by_part else ()


def adds_of(track: Track, names: NamesOf) -> Section:
    """Each principle that the track lies over: why, and what is looked for there beside the rest."""
    called = signal_names(track)
    return Section(
        "What it adds to which principle",
        lines=("The points of each dimension stay the same: what is looked for here takes some from the rest.",),
        cards=tuple(
            Card(
                overlay.competency,
                names.get(overlay.competency, overlay.competency),
                (
                    Row("", (overlay.why,)),
                    Row("", (f"Looked for: {'; '.join(called.get(name, name) for name in overlay.signals)}.",)),
                ),
            )
            for overlay in track.overlays
        ),
    )


def signal_names(track: Track) -> dict[str, str]:
    """Id to name of its signals."""
    return {signal.id: signal.name for signals in track.signals.values() for signal in signals}


def _signals(track: Track, framework: Framework) -> tuple[Section, ...]:
    wording = {item.signal: item for item in track.wording}
    return tuple(
        Section(
            dimension.name,
            lines=(dimension.question,),
            cards=tuple(signal_card(framework, item, wording.get(item.id)) for item in track.signals[dimension.id]),
            look=dimension.id,
        )
        for dimension in framework.dimensions
        if track.signals.get(dimension.id)
    )


def questions_of_track(track: Track, names: NamesOf) -> tuple[Section, ...]:
    """Those of each principle that it brings questions for, in the order of `track.overlays`."""
    return tuple(
        Section(
            names.get(overlay.competency, overlay.competency),
            cards=tuple(question_card(question) for question in overlay.questions),
        )
        for overlay in track.overlays
        if overlay.questions
    )


def _probes(track: Track, framework: Framework) -> tuple[Section, ...]:
    called = signal_names(track)
    sections = []
    for dimension in framework.dimensions:
        own = {signal.id for signal in track.signals.get(dimension.id, ())}
        if cards := tuple(probe_card(probe, called[probe.signal]) for probe in track.probes if probe.signal in own):
            sections.append(Section(dimension.name, cards=cards, look=dimension.id))
    return tuple(sections)


def _prepare(track: Track) -> tuple[Section, ...]:
    gains = tuple(
        Card(gain.kind, gain.name, (Row("Asks", (gain.asks,), "said"), Row("For example", (gain.example,), "good")))
        for gain in track.gains
    )
    return (
        Section(
            "To go through with each story",
            lines=("Tick them off for every story you bring; what cannot be ticked is what will be asked.",),
            points=track.checklist,
        ),
        Section("What a customer gains", lines=("A result is one of these four, or several.",), cards=gains),
    )
