"""Where a reader of Learn is, as the address says it: principle or track, level, company, part, model answer."""

from collections.abc import Mapping
from typing import NamedTuple

from interviewer.domain.transcript import DEFAULT_LEVEL, Level
from interviewer.export.lesson import COMPANY_NAMES, PARTS
from interviewer.export.lesson_track import TRACK_PARTS
from interviewer.ui.chrome import pinned

PRINCIPLE, LEVEL, COMPANY, PART = "principle", "level", "company", "part"
TRACK = "track"
DEFAULT_COMPANY = "amazon"


class Place(NamedTuple):
    """What the address says; a value that it does not know is as good as none."""

    principle: str | None
    level: Level
    company: str
    part: str
    track: str | None = None
    """Read in place of a principle."""

    def at_track(self, track: str, part: str | None = None) -> dict[str, str]:
        """The address of a track with the same level."""
        kept = {TRACK: track, LEVEL: self.level.value}
        return {**kept, PART: part} if part else kept

    def at(self, principle: str, part: str | None = None) -> dict[str, str]:
        """The address of another principle with the same level and company."""
        kept = {PRINCIPLE: principle, LEVEL: self.level.value, COMPANY: self.company}
        return {**kept, PART: part} if part else kept


def place() -> Place:
    """Where the reader is; a principle goes before a track."""
    principle, track = pinned(PRINCIPLE), pinned(TRACK)
    parts: Mapping[str, str] = TRACK_PARTS if track and not principle else PARTS
    level, company, part = pinned(LEVEL), pinned(COMPANY), pinned(PART)
    return Place(
        principle=principle,
        level=next((item for item in Level if item.value == level), DEFAULT_LEVEL),
        company=company if company in COMPANY_NAMES else DEFAULT_COMPANY,
        part=next((item for item in parts if item == part), next(iter(parts))),
        track=None if principle else track,
    )
