"""Reads transcripts (GRADING: a JSON object, an array or JSON Lines) one at a time; pure apart from the reading."""

import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from interviewer.domain.transcript import DEFAULT_COMPETENCY, DEFAULT_LEVEL, Kind, Level, Transcript, Turn
from interviewer.importers.pieces import FORMATS, Lines, NotJson, Piece, pieces

COMPANIES = ("amazon", "google", "meta", "flipkart")
MOST_PROBLEMS = 3
"""Problems of one transcript that are spelled out; the rest are counted."""
LONGEST_SHOWN = 40
"""Characters of somebody's input that a message repeats."""


class BadLine(NamedTuple):
    """What stands in the place of a transcript that cannot be read."""

    id: str
    """The transcript's own id where it could be read, else `<file>:<line>`, else the file's name."""
    reason: str
    """'<file>:<line>: <field>: <what is wrong; the remedy>'."""


def read_transcripts(
    source: Lines | Path, name: str, *, count: Callable[[int], None] | None = None
) -> Iterator[Transcript | BadLine]:
    """Every transcript of `source` in order, and a BadLine in the place of each that is broken.

    A file that cannot be read at all is one BadLine with `name` as its id. Memory is bounded by the largest
    transcript (`pieces.MOST_BYTES`). `count` is told of bytes as they are read. Nothing that the input holds
    makes it raise.
    """
    try:
        if isinstance(source, Path):
            with source.open("rb") as stream:
                yield from _read(_Counted(stream, count), name)
        else:
            yield from _read(_Counted(source, count), name)
    except NotJson as error:
        yield BadLine(name, f"{name}: {error}.")
    except IsADirectoryError:
        yield BadLine(name, f"{name}: is a folder. Name the files in it.")
    except FileNotFoundError:
        yield BadLine(name, f"{name}: there is no such file. Check the path.")
    except PermissionError:
        yield BadLine(name, f"{name}: may not be read. Give yourself the right to (chmod u+r), or copy it.")
    except OSError as error:
        yield BadLine(name, f"{name}: could not be read: {error.strerror or error}.")


class _Counted:
    def __init__(self, stream: Lines, count: Callable[[int], None] | None) -> None:
        self._stream, self._count = stream, count

    def readline(self, size: int, /) -> bytes:
        data = self._stream.readline(size)
        if self._count:
            self._count(len(data))
        return data


def _read(stream: Lines, name: str) -> Iterator[Transcript | BadLine]:
    empty = True
    for piece in pieces(stream):
        empty = False
        place = f"{name}:{piece.line}"
        try:
            value = _decoded(piece)
        except _Broken as error:
            yield BadLine(place, f"{place}: {error}.")
        else:
            yield transcript_from(value, place)
    if empty:
        yield BadLine(name, f"{name}: holds no transcript. {FORMATS}.")


class _Broken(Exception):
    pass


def _decoded(piece: Piece) -> object:
    """The JSON value of a piece. Raises _Broken saying where and why it is none."""
    if piece.problem:
        raise _Broken(piece.problem)
    try:
        value: object = json.loads(piece.data.decode())
    except UnicodeDecodeError as error:
        raise _Broken(_encoding_problem(piece, error)) from error
    except json.JSONDecodeError as error:
        line = piece.line + error.lineno - 1
        column = error.colno + (piece.column - 1 if error.lineno == 1 else 0)
        said = error.msg.lower().removesuffix(" at")
        raise _Broken(f"broken JSON at line {line}, column {column}: {said}") from error
    except RecursionError as error:
        raise _Broken("the JSON is nested too deeply; a transcript needs four levels") from error
    except ValueError as error:
        raise _Broken("the JSON holds a number of thousands of digits; shorten it") from error
    return value


def _encoding_problem(piece: Piece, error: UnicodeDecodeError) -> str:
    before = piece.data[: error.start].decode()
    line = piece.line + before.count("\n")
    column = len(before) - before.rfind("\n") + (piece.column - 1 if line == piece.line else 0)
    byte = piece.data[error.start]
    if piece.data[error.start : error.start + 2] >= b"\xed\xa0" and byte == 0xED:
        guess = "half of a surrogate pair was written as UTF-8; write it as \\ud83d in the JSON, or remove it"
    else:
        guess = "probably Latin-1 or Windows-1252; save it as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)"
    return f"not UTF-8 at line {line}, column {column} (byte 0x{byte:02X}): {guess}"


def transcript_from(value: object, place: str) -> Transcript | BadLine:
    """The transcript that one JSON value holds. Unknown keys are ignored; null stands for 'not given'.

    An unknown level, company or kind is taken as the default and noted; whether a competency or track is known is for
    the rubric library to say. `place` ('<file>:<line>') is the default id and opens every reason.
    """
    if not isinstance(value, dict):
        return BadLine(place, f"{place}: expected an object with 'question' and 'turns', found {found(value)}.")
    fields = _Fields(value)
    transcript_id = fields.id(place)
    question = fields.text("question", required=True)
    turns = fields.turns()
    level = fields.known("level", tuple(Level), DEFAULT_LEVEL)
    company = fields.known("company", COMPANIES, None)
    kind = fields.known("kind", tuple(Kind), None)
    competency = fields.text("competency")
    role = fields.text("role")
    track = fields.text("track")
    if fields.problems:
        shown = "; ".join(fields.problems[:MOST_PROBLEMS])
        more = len(fields.problems) - MOST_PROBLEMS
        return BadLine(transcript_id, f"{place}: {shown}{f'; and {more} more' if more > 0 else ''}.")
    return Transcript(
        id=transcript_id,
        question=question or "",
        turns=turns,
        competency=_folded(competency, "_") if competency and competency.strip() else DEFAULT_COMPETENCY,
        level=Level(level) if level else DEFAULT_LEVEL,
        company=company,
        role=role,
        track=_folded(track, "_") if track and track.strip() else None,
        kind=Kind(kind) if kind else None,
        notes=tuple(fields.notes),
    )


class _Fields:
    """Reads the fields of one object, collecting what is wrong and what was read differently."""

    def __init__(self, value: dict[str, object]) -> None:
        self._value = value
        self.problems: list[str] = []
        self.notes: list[str] = []

    def id(self, default: str) -> str:
        given = self._value.get("id")
        if isinstance(given, int) and not isinstance(given, bool):
            self.notes.append(f"The id {given} is a number; it is written as text.")
            return str(given)
        return self.text("id") or default

    def text(self, field: str, *, required: bool = False) -> str | None:
        given = self._value.get(field)
        if isinstance(given, str):
            return given
        if given is not None:
            self.problems.append(f"{field}: expected text, found {found(given)}")
        elif required:
            self.problems.append(f"{field}: is missing; add it as text")
        return None

    def known(self, field: str, choices: tuple[str, ...], default: str | None) -> str | None:
        """The choice that the field names, however it is spaced or capitalised."""
        given = self.text(field)
        if given is None or not given.strip():
            return default
        by_name = {_folded(choice, ""): str(choice) for choice in choices}
        if (name := _folded(given, "")) in by_name:
            return by_name[name]
        instead = f"treated as {default}" if default else "taken as not given"
        self.notes.append(f"Unknown {field} {shortened(given)}; {instead}. Known: {', '.join(choices)}.")
        return default

    def turns(self) -> tuple[Turn, ...]:
        given = self._value.get("turns")
        if not isinstance(given, list):
            said = "is missing; add an array" if given is None else f"expected an array, found {found(given)}: give one"
            self.problems.append(f"turns: {said} of objects with 'speaker' and 'text'")
            return ()
        return tuple(turn for turn in (self._turn(n, item) for n, item in enumerate(given)) if turn)

    def _turn(self, number: int, item: object) -> Turn | None:
        place = f"turns[{number}]"
        if not isinstance(item, dict):
            self.problems.append(f"{place}: expected an object with 'speaker' and 'text', found {found(item)}")
            return None
        speaker, text = item.get("speaker"), item.get("text")
        if not isinstance(text, str):
            said = "is missing" if "text" not in item else f"expected text, found {found(text)}"
            self.problems.append(f"{place}.text: {said}; give what was said, or an empty text")
        if speaker == "interviewer" or speaker == "candidate":
            return Turn(speaker=speaker, text=text) if isinstance(text, str) else None
        what = "is missing" if "speaker" not in item else f"unknown speaker {found(speaker)}"
        self.problems.append(f"{place}.speaker: {what}; use 'interviewer' or 'candidate'")
        return None


def found(value: object) -> str:
    """A JSON value as a message names it."""
    if isinstance(value, str):
        return shortened(value)
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    if isinstance(value, float) and not math.isfinite(value):
        return "a number that JSON does not have (NaN or Infinity)"
    return shortened(json.dumps(value), mark="")


def shortened(text: str, mark: str = "'") -> str:
    """The start of somebody's input, on one line and without control characters, in quote marks."""
    start = text[:LONGEST_SHOWN] + ("..." if len(text) > LONGEST_SHOWN else "")
    plain = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in start)
    return f"{mark}{plain}{mark}"


def _folded(name: str, between: str) -> str:
    return between.join(name.casefold().replace("-", " ").replace("_", " ").split())
