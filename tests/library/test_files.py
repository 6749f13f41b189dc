"""One rubric file on disk: what cannot be read is said with its remedy and never raised as something else."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from interviewer.domain.rubric import Band
from interviewer.errors import RubricError
from interviewer.library.files import MOST_BYTES, read_file, read_json

BAND: "TypeAdapter[Any]" = TypeAdapter(Band)
GOOD = b'{"least": 0, "verdict": "hire", "name": "Hire", "means": "Meets the bar."}'
UNUSABLE = (
    ("broken", b'{"least": 0,\n "verdict": }', "line 2, column 13"),
    ("empty", b"", "line 1, column 1"),
    ("null", b"null", "holds nothing"),
    ("other bytes", b'{"name": "\xff"}', "is not UTF-8 (byte 10). Save it as UTF-8"),
    ("too large", b'"' + b"a" * MOST_BYTES + b'"', "at most 2,000,000 are read"),
    ("too deep", b"[" * 100_000, "nested too deeply"),
    ("no number", b'{"least": NaN}', "a number that cannot be used: NaN"),
    ("half a pair", b'{"name": "\\uD83D"}', "half of a surrogate pair"),
    ("a number without end", b"1" * 5000, "a number that cannot be used"),
)


def written(folder: Path, content: bytes) -> Path:
    file = folder / "bands.json"
    file.write_bytes(content)
    return file


@pytest.mark.parametrize(("content", "said"), [case[1:] for case in UNUSABLE], ids=[case[0] for case in UNUSABLE])
def test_a_file_without_json_is_one_problem(tmp_path: Path, content: bytes, said: str) -> None:
    """It names the file and the whole of it, and there is neither JSON nor a value."""
    loaded = read_file(written(tmp_path, content), BAND)
    assert loaded.data is None
    assert loaded.value is None
    assert [(problem.file, problem.field) for problem in loaded.problems] == [("bands.json", "(the whole file)")]
    assert said in loaded.problems[0].what


def test_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    """With the reason of the system."""
    problem = read_file(tmp_path / "bands.json", BAND).problems[0]
    assert str(problem).startswith("bands.json: (the whole file): cannot be read: No such file or directory.")


def test_a_good_file_is_its_value(tmp_path: Path) -> None:
    """Also with the mark that some editors put first."""
    assert read_file(written(tmp_path, b"\xef\xbb\xbf" + GOOD), BAND).required().name == "Hire"


def test_a_whole_pair_is_a_character(tmp_path: Path) -> None:
    """As other programs write what lies beyond the first plane."""
    assert read_json(written(tmp_path, b'["\\uD83D\\uDE00"]')) == ["\N{GRINNING FACE}"]


def test_a_key_given_twice_is_a_problem(tmp_path: Path) -> None:
    """JSON would keep the last and forget the first without a word."""
    loaded = read_file(written(tmp_path, GOOD[:-1] + b', "name": "Other"}'), BAND)
    assert loaded.value is None
    assert "'name' twice" in loaded.problems[0].what


def test_every_field_that_does_not_fit_is_named(tmp_path: Path) -> None:
    """All at once, with what the field has to be."""
    file = written(tmp_path, b'{"least": "low", "verdict": "maybe", "nam": "Hire", "means": 3}')
    said = {problem.field: problem.what for problem in read_file(file, BAND).problems}
    assert said == {
        "least": "must be a whole number.",
        "verdict": "input should be 'no_hire', 'lean_no_hire', 'hire' or 'strong_hire'.",
        "name": "is missing. Add it.",
        "means": "must be text in quotation marks.",
        "nam": "is no field here. Remove it, or mend its spelling.",
    }


def test_what_is_required_raises_every_problem(tmp_path: Path) -> None:
    """As one RubricError, a line each."""
    with pytest.raises(RubricError) as refused:
        read_file(written(tmp_path, b"{}"), BAND).required()
    assert len(refused.value.problems) == 4
    assert all(line.startswith("bands.json: ") for line in refused.value.problems)


def test_plain_json_needs_no_model(tmp_path: Path) -> None:
    """Whatever it holds."""
    assert read_json(written(tmp_path, b"[1, {}]")) == [1, {}]
