"""The cases of a suite: transcripts with what raters and readers said of them, read from JSON Lines."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple, NoReturn

from pydantic import Field, ValidationError

from interviewer.domain.base import Value
from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import Verdict
from interviewer.domain.transcript import Transcript
from interviewer.importers.transcripts import BadLine, transcript_from
from interviewer.library.problems import shape_problems


class NextProbe(Value):
    """What a rater would ask next."""

    target: str
    question: str = ""


Points = Annotated[float, Field(ge=0, le=100)]


class Rating(Value):
    """What one rater gave."""

    points: dict[str, Points] = Field(default_factory=dict)
    gates: tuple[str, ...] = ()
    verdict: Verdict
    next_probe: NextProbe | None = None

    @property
    def total(self) -> float:
        """Sum of the points."""
        return sum(self.points.values())


class Reference(Value):
    """What the grade should be, as far as somebody said it."""

    points: dict[str, Points] = Field(default_factory=dict)
    """Dimension to points; empty: not rated."""
    total: Points | None = None
    verdict: Verdict | None = None
    gates: tuple[str, ...] | None = None
    """None: not rated; empty: none should fire."""
    probe_targets: tuple[str, ...] = ()
    order: float | None = None
    """A total that only tells which of a pair is better; where `total` itself does not count."""


class Label(NamedTuple):
    """What an audit said of the label of a case that stands on a page."""

    page: str
    contradicted: tuple[str, ...] = ()
    """Each contradiction in the label of the pair: the line of the page and why."""
    kept_out: tuple[str, ...] = ()
    """What of the pair's label is therefore in no figure."""


class Seen(NamedTuple):
    """What a reader saw of one signal."""

    strength: Strength
    quote: str | None


class Variant(NamedTuple):
    """That a case is another one varied, and how far its total may move from that one's."""

    base: str
    variation: str
    rise: float | None
    """Points; None: any."""
    fall: float | None


class Case(NamedTuple):
    """One transcript with its reference."""

    transcript: Transcript
    pair: str
    """Cases of one pair are resampled together; its own id where it has none."""
    reference: Reference
    ratings: tuple[Rating, ...] = ()
    numbers: tuple[str, ...] = ()
    """Which hard cases it is one of (`case:2`)."""
    seen: dict[str, Seen] = {}  # noqa: RUF012 - never changed: the tuple is a value
    """Signal to what a reader saw; empty: nobody read it so."""
    unseen: bool = False
    """Whether nothing was learned from it."""
    label: Label | None = None
    """None: it is of no page."""
    variant: Variant | None = None
    """None: it is told as it was given."""

    @property
    def id(self) -> str:
        """Of the transcript."""
        return self.transcript.id


class _Line(Value):
    """What stands beside the transcript in a line."""

    pair_id: str | None = None
    consensus: Reference = Reference()
    ratings: tuple[Rating, ...] = ()
    cases: tuple[str, ...] = ()


class _Observed(Value):
    id: str
    signals: dict[str, tuple[Strength, str | None]]
    gates: dict[str, str | None] | tuple[str, ...] = ()
    """Not used here: the reference has them."""


LONGEST_ID = 200
OWN = tuple(_Line.model_fields)


def read_cases(path: Path, name: str, problems: list[str]) -> Iterator[Case]:
    """The cases of a file, in order; what cannot be read is added to `problems` as '<file>:<line>: ...'."""
    places: dict[str, str] = {}
    for place, value in _objects(path, name, problems):
        if wrong := _id_problem(value.get("id")):
            problems.append(f"{place}: id: {wrong} Results are found again by it.")
            continue
        read = transcript_from(value, place)
        if isinstance(read, BadLine):
            problems.append(read.reason)
            continue
        try:
            rest = _Line.model_validate({key: value[key] for key in OWN if value.get(key) is not None})
        except ValidationError as error:
            problems += [str(problem) for problem in shape_problems(error, place, value)]
            continue
        if first := places.get(read.id):
            problems.append(f"{place}: id: {read.id!r} is already the id of {first}. Give one of them another.")
            continue
        places[read.id] = place
        yield Case(read, rest.pair_id or read.id, rest.consensus, rest.ratings, rest.cases)


def _id_problem(given: object) -> str:
    """Empty: none."""
    if given is None:
        return "is missing. Add one."
    if not isinstance(given, str):
        return "must be text in quotation marks."
    if not given.strip() or len(given) > LONGEST_ID or not given.isprintable():
        return f"must have 1 to {LONGEST_ID} characters, all of them printable."
    return ""


def read_observations(path: Path, name: str, problems: list[str]) -> dict[str, dict[str, Seen]]:
    """Case id to signal to what was seen."""
    found: dict[str, dict[str, Seen]] = {}
    for place, value in _objects(path, name, problems):
        try:
            line = _Observed.model_validate(value)
        except ValidationError as error:
            problems += [str(problem) for problem in shape_problems(error, place, value)]
            continue
        if line.id in found:
            problems.append(f"{place}: id: {line.id!r} is there twice. Remove one.")
        found[line.id] = {signal: Seen(*given) for signal, given in line.signals.items()}
    return found


def _objects(path: Path, name: str, problems: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        problems.append(f"{name}: cannot be read: {error.strerror}. Put it there, or take it off the suite's files.")
        return
    except UnicodeDecodeError as error:
        line_number = data.count(b"\n", 0, error.start) + 1
        problems.append(f"{name}:{line_number}: is not UTF-8 (byte 0x{data[error.start]:02X}). Save the file as UTF-8.")
        return
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"{name}:{number}"
        if not line.strip():
            continue
        try:
            value = json.loads(line, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            problems.append(f"{place}: is no JSON ({error}). Mend or remove the line.")
            continue
        if isinstance(value, dict):
            yield place, value
        else:
            problems.append(f"{place}: must be an object in braces.")


def _refuse(constant: str) -> NoReturn:
    """Of NaN and its like, which Python reads and JSON does not know."""
    raise ValueError(f"{constant} is no number")
