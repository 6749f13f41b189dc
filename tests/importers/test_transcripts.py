"""Transcripts as other programs write them, and everything that is none."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.transcript import Kind, Level, Transcript
from interviewer.importers.transcripts import BadLine, read_transcripts

GOOD = {"id": "a", "question": "Q?", "turns": [{"speaker": "candidate", "text": "I did."}]}


def read(data: object) -> list[Transcript | BadLine]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return list(read_transcripts(io.BytesIO(raw), "f.json"))


def only(data: object) -> Transcript | BadLine:
    (result,) = read(data)
    return result


def test_defaults_stand_where_nothing_is_given() -> None:
    """`id` is `<file>:<line>`, competency `generic`, level `sde2`; null is the same as nothing."""
    bare = {"question": "Q?", "turns": [], "level": None, "company": None, "role": None, "kind": None, "x": [1]}
    assert only(bare) == Transcript(id="f.json:1", question="Q?", turns=())


@pytest.mark.parametrize(
    ("field", "given", "read_as"),
    [
        ("level", "SDE 2", Level.SDE2),
        ("level", "Principal", Level.PRINCIPAL),
        ("company", "Amazon", "amazon"),
        ("kind", "Self Start", Kind.SELF_START),
        ("competency", "Customer Obsession", "customer_obsession"),
        ("competency", "dive-deep", "dive_deep"),
        ("competency", " ", "generic"),
        ("role", "SRE", "SRE"),
    ],
)
def test_names_are_read_however_they_are_spaced(field: str, given: str, read_as: str) -> None:
    """Capitals, blanks, hyphens and underscores make no difference to a name, and need no note."""
    result = only({**GOOD, field: given})
    assert isinstance(result, Transcript)
    assert getattr(result, field) == read_as
    assert result.notes == ()


@pytest.mark.parametrize(
    ("field", "given", "read_as", "says"),
    [
        ("level", "intern", Level.SDE2, "Unknown level 'intern'; treated as sde2"),
        ("company", "Acme", None, "Unknown company 'Acme'; taken as not given"),
        ("kind", "riddle", None, "Unknown kind 'riddle'"),
        ("id", 7, "7", "The id 7 is a number"),
    ],
)
def test_what_is_read_differently_is_noted(field: str, given: object, read_as: object, says: str) -> None:
    """An unknown level or company is the default, a number is a text, and each is said for the provenance."""
    result = only({**GOOD, field: given})
    assert isinstance(result, Transcript)
    assert getattr(result, field) == read_as
    assert result.notes[0].startswith(says)


@pytest.mark.parametrize(
    ("value", "bad_id", "says"),
    [
        pytest.param({}, "f.json:1", "question: is missing; add it as text; turns: is missing", id="nothing"),
        pytest.param({**GOOD, "turns": "x"}, "a", "turns: expected an array, found 'x'", id="turns are a text"),
        pytest.param({**GOOD, "turns": [5]}, "a", "turns[0]: expected an object", id="a turn is a number"),
        pytest.param({**GOOD, "turns": [{}]}, "a", "turns[0].text: is missing", id="an empty turn"),
        pytest.param(
            {**GOOD, "turns": [{"speaker": "assistant", "text": ""}]},
            "a",
            "turns[0].speaker: unknown speaker 'assistant'; use 'interviewer' or 'candidate'",
            id="unknown speaker",
        ),
        pytest.param({**GOOD, "turns": [{"speaker": {}, "text": ""}]}, "a", "unknown speaker an object", id="no name"),
        pytest.param({**GOOD, "turns": [{"speaker": "candidate", "text": 1}]}, "a", "turns[0].text", id="number"),
        pytest.param({**GOOD, "question": None}, "a", "question: is missing", id="question is null"),
        pytest.param({**GOOD, "question": ["Q?"]}, "a", "question: expected text, found an array", id="question"),
        pytest.param({**GOOD, "level": 5}, "a", "level: expected text, found 5", id="level"),
        pytest.param({**GOOD, "id": True}, "f.json:1", "id: expected text, found true", id="id"),
        pytest.param({**GOOD, "level": float("nan")}, "a", "level: expected text, found a number that", id="NaN"),
        pytest.param([], "f.json", "holds no transcript", id="empty array"),
        pytest.param([3], "f.json:1", "expected an object with 'question' and 'turns', found 3", id="a number"),
        pytest.param(b'{"a": 1,}', "f.json:1", "broken JSON at line 1, column", id="broken"),
        pytest.param(b'[\n{"a": 1},\n  {"b" 2}]', "f.json:2", "question", id="broken, second"),
        pytest.param(b'{"a": "\x01"}', "f.json:1", "invalid control character", id="raw control character"),
        pytest.param(b'{"a": ' + b"9" * 5000 + b"}", "f.json:1", "thousands of digits", id="a very long number"),
        pytest.param(b'{"a":' * 100_000, "f.json:1", "nested too deeply", id="deep"),
        pytest.param('{"a": "é"}'.encode("latin-1"), "f.json:1", "column 8 (byte 0xE9): probably Latin-1", id="latin"),
        pytest.param(b'{"a": "\xed\xa0\x80"}', "f.json:1", "half of a surrogate pair", id="surrogate in UTF-8"),
    ],
)
def test_each_mistake_is_named_with_place_and_remedy(value: object, bad_id: str, says: str) -> None:
    """A reason opens with file and line and names the field; the id is the transcript's own where it has one."""
    bad = read(value)[0]
    assert isinstance(bad, BadLine)
    assert bad.id == bad_id
    assert bad.reason.startswith("f.json")
    assert says in bad.reason


def test_the_place_of_broken_json_is_that_in_the_file() -> None:
    """Line and column count from the start of the file, also inside an array, and count characters."""
    bad = read('[{"é": 1},\n  {"a": "é", "b" 2}]'.encode())[1]
    assert isinstance(bad, BadLine)
    assert "line 2, column 18" in bad.reason


def test_many_problems_are_counted_not_listed() -> None:
    """Three problems are spelled out, the others counted: a message stays readable."""
    bad = only({"question": "Q?", "turns": [1, 2, 3, 4, 5]})
    assert isinstance(bad, BadLine)
    assert "turns[2]" in bad.reason
    assert bad.reason.endswith("and 2 more.")


def test_a_message_repeats_little_and_nothing_a_terminal_obeys() -> None:
    """What a message repeats of the input is short and printable."""
    bad = only({**GOOD, "turns": [{"speaker": "\x1b[31m" + "x" * 100_000, "text": ""}]})
    assert isinstance(bad, BadLine)
    assert "\x1b" not in bad.reason
    assert len(bad.reason) < 200


@pytest.mark.parametrize("text", ["", "\ud800 half", "\x00", "é\u2028👩\u200d💻", "a" * 200_000, "\x1b[2J"])
def test_text_is_kept_as_it_was_given(text: str) -> None:
    """Offsets refer to the raw text, so nothing in it is folded, trimmed or replaced."""
    result = only({**GOOD, "turns": [{"speaker": "candidate", "text": text}]})
    assert isinstance(result, Transcript)
    assert result.turns[0].text == text


def test_duplicate_ids_are_kept() -> None:
    """Two transcripts of one id stay two, in their order."""
    assert [item.id for item in read([GOOD, GOOD])] == ["a", "a"]


def test_files_that_cannot_be_opened_are_named(tmp_path: Path) -> None:
    """A missing file and a folder are a bad line each, with the remedy."""
    (missing,) = read_transcripts(tmp_path / "none.json", "none.json")
    (folder,) = read_transcripts(tmp_path, "data")
    assert missing == BadLine("none.json", "none.json: there is no such file. Check the path.")
    assert folder == BadLine("data", "data: is a folder. Name the files in it.")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (PermissionError(13, "Permission denied"), "may not be read"),
        (OSError(5, "Input/output error"), "could not be read: Input/output error"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(error: OSError, says: str) -> None:
    """A refusal of the system, also in the middle, is a bad line; what was read before it stays."""

    class Failing:
        lines = iter([json.dumps(GOOD).encode() + b"\n"])

        def readline(self, _: int, /) -> bytes:
            for line in self.lines:
                return line
            raise error

    good, bad = read_transcripts(Failing(), "f.json")
    assert isinstance(good, Transcript)
    assert isinstance(bad, BadLine)
    assert says in bad.reason


def test_bytes_are_counted_as_they_are_read() -> None:
    """A progress bar hears of every byte."""
    data = json.dumps([GOOD] * 3).encode()
    heard: list[int] = []
    list(read_transcripts(io.BytesIO(data), "f", count=heard.append))
    assert sum(heard) == len(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "id": JSON,
        "question": JSON | st.text(),
        "level": JSON | st.sampled_from(list(Level)),
        "kind": JSON,
        "company": JSON,
        "competency": JSON,
        "role": JSON,
        "turns": JSON
        | st.lists(
            st.fixed_dictionaries({}, optional={"speaker": JSON | st.just("candidate"), "text": JSON | st.text()})
        ),
    },
)


@given(st.lists(FIELDS, max_size=4))
def test_any_json_gives_one_result_for_each_value(values: list[dict[str, object]]) -> None:
    """Whatever the fields hold, each value is a transcript or a bad line with a reason, in its place."""
    data = "\n".join(json.dumps(value) for value in values).encode()
    results = list(read_transcripts(io.BytesIO(data), "f"))
    assert len(results) == max(len(values), 1)
    assert all(isinstance(item, Transcript) or item.reason for item in results)
