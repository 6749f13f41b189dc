"""One rubric file: its JSON, the value it makes, and everything that keeps it from making one."""

import json
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from interviewer.errors import RubricError
from interviewer.library.problems import WHOLE_FILE, Problem, shape_problems

FRAMEWORK_FILE = "bar_raiser.json"
LEXICON_FILE = "lexicons.json"
GATE_WORDS_FILE = "gate_words.json"
DIMENSION_WORDS_FILE = "dimension_words.json"
GRADER_WORDS_FILE = "grader_words.json"
COACHING_FILE = "coaching.json"
PHRASING_FILE = "phrasing.json"
SCHEMA_FILE = "rubric.schema.json"
TRACK_PREFIX = "track_"
"""Of a file that holds a track."""
SHARED_FILES = (
    FRAMEWORK_FILE,
    LEXICON_FILE,
    GATE_WORDS_FILE,
    DIMENSION_WORDS_FILE,
    GRADER_WORDS_FILE,
    COACHING_FILE,
    PHRASING_FILE,
    SCHEMA_FILE,
)
"""Every other `*.json` of the folder is a track, by its prefix, or a competency."""
MOST_BYTES = 2_000_000
"""A rubric file larger than this is refused unread; ours stay under 200 kB."""

T = TypeVar("T")


class Loaded(NamedTuple, Generic[T]):
    """A file as far as it can be used."""

    name: str
    data: Any
    """The JSON; None where there is none."""
    value: T | None
    """None where there is a problem."""
    problems: tuple[Problem, ...]

    def required(self) -> T:
        """The value. Raises RubricError with every problem of the file."""
        if self.value is None:
            raise RubricError([str(problem) for problem in self.problems])
        return self.value


def read_json(file: Path) -> Any:
    """The JSON of `file`. Raises RubricError naming the file, and line and column where it is broken."""
    return read_file(file, TypeAdapter(Any)).required()


def read_file(file: Path, adapter: "TypeAdapter[T]") -> Loaded[T]:
    """`file` as `adapter` has it. Raises nothing: `problems` say why there is no value."""
    data, unusable = _parsed(file)
    problems = [Problem(file.name, WHOLE_FILE, what) for what in unusable]
    if data is None:
        return Loaded(file.name, None, None, tuple(problems))
    try:
        value = adapter.validate_python(data)
    except ValidationError as error:
        return Loaded(file.name, data, None, (*problems, *shape_problems(error, file.name, data)))
    return Loaded(file.name, data, None if problems else value, tuple(problems))


def _parsed(file: Path) -> tuple[Any, list[str]]:
    """The JSON of a file and what is wrong with it as JSON; None where it is none."""
    doubled: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            doubled.extend(key for key in made if keys.count(key) > 1)
        return made

    try:
        raw = file.read_bytes()
        if len(raw) > MOST_BYTES:
            return None, [f"has {len(raw):,} bytes; at most {MOST_BYTES:,} are read. Split it."]
        data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=_refuse)
    except OSError as error:
        return None, [f"cannot be read: {error.strerror or error}. Put it back, or mend its permissions."]
    except UnicodeDecodeError as error:
        return None, [f"is not UTF-8 (byte {error.start}). Save it as UTF-8."]
    except json.JSONDecodeError as error:
        return None, [f"line {error.lineno}, column {error.colno}: {error.msg}. Mend the JSON there."]
    except ValueError as error:
        return None, [f"has a number that cannot be used: {error}. Write a plain one."]
    except RecursionError:
        return None, ["is nested too deeply. Compare it with a file that loads."]
    if data is None:
        return None, ["holds nothing. Put its contents back."]
    if b"\\ud" in raw.lower() and _half(data):
        return None, ["a text has half of a surrogate pair (\\ud800 to \\udfff). Write the character itself."]
    return data, [f"an object has {key!r} twice, and only the last would count. Remove one." for key in doubled]


def _half(data: Any) -> bool:
    """Whether a text in `data` cannot be written as UTF-8, which patterns need."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _refuse(constant: str) -> Any:
    """Stands for NaN and its like, which Python reads and JSON does not know."""
    raise ValueError(constant)
