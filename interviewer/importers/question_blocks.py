"""The entries of a question page that have a name and parts: where one starts, and which line is which part of it."""

from collections.abc import Sequence
from typing import Literal

from interviewer.domain.calibration_pair import Said
from interviewer.importers.page_words import is_wrapped
from interviewer.importers.question_headings import Part, heading_of
from interviewer.importers.question_labels import are_phrases, is_company, label_of, level_of
from interviewer.importers.rows import Row

Kind = Literal["signal", "trap", "flag", "probe", "company", "level", "story"]
_KEYS: dict[Kind, tuple[str, ...]] = {
    "signal": ("miss", "phrases", "shows", "why", "says", "fix", "anti"),
    "trap": ("detect", "fix", "says", "why", "strong", "example", "phrases"),
    "flag": ("detect", "fix", "says", "why", "strong", "example", "phrases"),
    "probe": ("after", "weak", "strong", "why", "signal"),
    "company": ("signal", "ask", "lifts", "stresses", "called", "expects", "says"),
    "level": ("anti", "expects", "miss"),
    "story": ("also", "example", "shows"),
}
"""The labels that an entry may have."""
_TWO = ("weak", "strong")
"""Labels with a text and, below it, what is said of the text."""
_AHEAD = 7
_SENTENCE = 7
"""Words from which a line is a sentence and no name."""
OF_SECTION: dict[Part, Kind] = {
    Part.SIGNALS: "signal",
    Part.TRAPS: "trap",
    Part.FLAGS: "flag",
    Part.PROBES: "probe",
    Part.COMPANIES: "company",
    Part.LEVELS: "level",
    Part.STORIES: "story",
}
"""What a heading below the section's own names."""


class Block:
    """One entry; lines that no label names are `loose`, in order."""

    def __init__(self, kind: Kind, name: Row) -> None:
        self.kind = kind
        self.name = name
        self.said: dict[str, list[Said]] = {}
        self.loose: list[Said] = []
        self.labels: list[int] = []
        """Lines that are a label alone."""
        self._waiting: str | None = None

    def takes_label(self, row: Row) -> bool:
        """Whether a line is a label of such an entry."""
        label = label_of(row)
        return label is not None and label.key in _KEYS[self.kind]

    def add(self, row: Row) -> None:
        """A line below the name."""
        label = label_of(row) if self.takes_label(row) else None
        text = label.rest if label else row.words
        said = Said(text=text, line=row.number)
        if label:
            self.labels += [] if label.rest else [row.number]
            self._waiting = label.key if not label.rest or label.key in _TWO else None
            self.said.setdefault(label.key, []).extend([said] if label.rest else [])
        elif self._waiting:
            self.said[self._waiting].append(said)
            self._waiting = self._waiting if self._waiting in _TWO else None
        elif self.kind == "signal" and are_phrases(row):
            self.said.setdefault("phrases", []).append(said)
        elif self.kind in ("trap", "flag") and is_wrapped(row.words) and "says" not in self.said:
            self.said["says"] = [said]
        else:
            self.loose.append(said)


def kind_at(rows: Sequence[Row], at: int, section: Part, rank: int = 0) -> Kind | None:
    """The kind of entry that starts at a line; None where none does. Rows hold words.

    `rank` is that of the section's heading: a heading below it is the name of an entry.
    """
    row, below = rows[at], _until_heading(rows[at + 1 : at + 1 + _AHEAD])
    if row.quoted and not row.is_name:
        return None
    keys = [label.key for later in below if (label := label_of(later))]
    if label_of(row) and not is_company(row):
        return None
    if 0 < rank < row.heading and section in OF_SECTION and below:
        return OF_SECTION[section]
    for kind, starts in (
        ("probe", _is_probe(row, below, section)),
        ("company", is_company(row) and (section is Part.COMPANIES or _is_among(keys[:1], "company"))),
        ("level", _is_level(row, below, keys, section)),
        ("trap", _is_trap(row, below, keys, section)),
        ("signal", _is_signal(row, below) and (section not in (Part.TRAPS, Part.FLAGS) or "miss" in keys[:4])),
        ("story", _is_story(row, below, keys, section)),
    ):
        if starts:
            return _named(kind, row, keys, section)
    return None


def _named(kind: str, row: Row, keys: Sequence[str], section: Part) -> Kind:
    """A trap without a way to detect it is a red flag, unless the section says otherwise."""
    if kind == "trap" and (section is Part.FLAGS or (row.pictograph and "detect" not in keys[:2])):
        return "flag"
    if kind == "trap" and section is not Part.TRAPS and "detect" not in keys[:3]:
        return "flag"
    return next(known for known in _KEYS if known == kind)


def _until_heading(rows: Sequence[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if heading_of(row) and not label_of(row):
            break
        found.append(row)
    return found


def _is_among(keys: Sequence[str], kind: Kind) -> bool:
    return any(key in _KEYS[kind] for key in keys)


def _is_probe(row: Row, below: Sequence[Row], section: Part) -> bool:
    if not row.words.rstrip("\"'\u201d\u2019").endswith("?"):
        return False
    for later in below[:3]:
        label = label_of(later)
        if label:
            return label.key in ("after", "weak", "strong") or (
                section is Part.PROBES and label.key in ("signal", "why")
            )
        if later.words.endswith("?"):
            break
    return section is Part.PROBES


def _is_level(row: Row, below: Sequence[Row], keys: Sequence[str], section: Part) -> bool:
    if level_of(row.words) is None or (row.mark and section is not Part.LEVELS) or not below:
        return False
    return (
        section is Part.LEVELS
        or bool(keys and keys[0] in ("anti", "expects"))
        or (not keys and len(below[0].words.split()) >= _SENTENCE)
    )


def _is_trap(row: Row, below: Sequence[Row], keys: Sequence[str], section: Part) -> bool:
    if not below or not (row.is_name or (row.mark and len(row.words.split()) < _SENTENCE)) or are_phrases(row):
        return False
    first = label_of(below[0])
    opens = is_wrapped(below[0].words) or (
        first is not None and first.key in ("says", "phrases", "why", "detect", "example")
    )
    if section in (Part.TRAPS, Part.FLAGS):
        return opens or _is_among(keys[:1], "trap")
    return opens and bool(keys) and keys[0] in ("says", "why", "detect", "fix")


def _is_signal(row: Row, below: Sequence[Row]) -> bool:
    if row.words.endswith("?") or are_phrases(row) or is_wrapped(row.words) or not below:
        return False
    first = label_of(below[0])
    if (are_phrases(below[0]) and not is_wrapped(below[0].words)) or (first and first.key in ("phrases", "miss")):
        return True
    if len(below) > 1 and are_phrases(below[1]):
        return False
    return any((label := label_of(later)) is not None and label.key == "miss" for later in below[:3]) and not any(
        kind_label(later) for later in below[:2]
    )


def kind_label(row: Row) -> bool:
    """Whether a line is a label that no signal has."""
    label = label_of(row)
    return label is not None and label.key not in _KEYS["signal"]


def _is_story(row: Row, below: Sequence[Row], keys: Sequence[str], section: Part) -> bool:
    if not row.is_name or not below:
        return False
    named = label_of(below[0]) is not None or len(below[0].words.split()) >= _SENTENCE
    return named and (section is Part.STORIES or bool(keys and keys[0] in ("also", "example") and "also" in keys))
