"""A rubric as a document of chapters, for the terminal and for Markdown."""

from typing import NamedTuple

from interviewer.domain.merged import Rubric
from interviewer.domain.transcript import Level
from interviewer.errors import UsageError
from interviewer.export.lesson import COMPANY_NAMES, PARTS, Opening, Section, opening_of
from interviewer.export.lesson_parts import sections_of
from interviewer.export.lesson_signals import cues_of
from interviewer.export.lesson_track import TRACK_PARTS, track_opening, track_sections
from interviewer.library.rubrics import competency_ids, load_framework, load_rubric
from interviewer.library.tracks import load_track, track_hash, with_track

CUES = "cues"
CHAPTERS = {**PARTS, CUES: "Cues"}
"""What `--section` takes."""
ONLY_ASKED = (CUES, "answers")
"""Cues are for those who edit a rubric, and model answers are read after an attempt: neither comes unasked."""


class Chapter(NamedTuple):
    """A part with its sections."""

    name: str
    sections: tuple[Section, ...]


class Document(NamedTuple):
    """A rubric, or the parts of it that were asked for."""

    id: str
    version: int
    hash: str
    notes: tuple[str, ...]
    opening: Opening
    chapters: tuple[Chapter, ...]
    more: tuple[str, ...]
    """Ids of chapters that there are beside those shown."""


def document_of(rubric: Rubric, level: str, company: str, asked: tuple[str, ...]) -> Document:
    """The chapters that were `asked` for, by default all but those of ONLY_ASKED.

    Raises UsageError naming the option that is impossible.
    """
    known_level = _level(level)
    if company not in COMPANY_NAMES:
        raise UsageError(f"--company {company}: it is not known. Use one of: {', '.join(COMPANY_NAMES)}.")
    for name in asked:
        if name not in CHAPTERS:
            raise UsageError(f"--section {name}: there is no such section. Use one of: {', '.join(CHAPTERS)}.")
    there = {name: sections for name in CHAPTERS if (sections := _sections(name, rubric, known_level, company))}
    wanted = [name for name in there if (name in asked if asked else name not in ONLY_ASKED)]
    return Document(
        id=rubric.id,
        version=rubric.version,
        hash=rubric.hash,
        notes=rubric.notes,
        opening=opening_of(rubric, company),
        chapters=tuple(Chapter(CHAPTERS[name], there[name]) for name in wanted),
        more=tuple(name for name in there if name not in wanted),
    )


def document_of_track(track_id: str, asked: tuple[str, ...]) -> Document:
    """A track likewise, by itself. Raises UsageError for a section that a track does not have, and RubricError."""
    for name in asked:
        if name not in TRACK_PARTS:
            raise UsageError(f"--section {name}: a track has no such section. Use one of: {', '.join(TRACK_PARTS)}.")
    track = load_track(track_id)
    first = with_track(load_rubric(track.overlays[0].competency), track.id)
    wanted = [name for name in TRACK_PARTS if (name in asked if asked else name not in ONLY_ASKED)]
    return Document(
        id=track.id,
        version=track.version,
        hash=track_hash(track),
        notes=(),
        opening=track_opening(track),
        chapters=tuple(Chapter(TRACK_PARTS[name], track_sections(name, track, first, _names())) for name in wanted),
        more=tuple(name for name in TRACK_PARTS if name not in wanted),
    )


def _level(level: str) -> Level:
    if level not in tuple(Level):
        raise UsageError(f"--level {level}: there is no such level. Use one of: {', '.join(Level)}.")
    return Level(level)


def _sections(name: str, rubric: Rubric, level: Level, company: str) -> tuple[Section, ...]:
    if name == CUES:
        return cues_of(rubric)
    return sections_of(name, rubric, level, company, _names())


def _names() -> dict[str, str]:
    own = {name: load_rubric(name).name for name in competency_ids()}
    return {item.id: item.name for item in load_framework().principles} | own
