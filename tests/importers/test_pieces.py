"""Cutting a byte stream into JSON values."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.importers.pieces import BLOCK, DEEPEST, MOST_BYTES, NotJson, Piece, pieces

OBJECT = b'{"question": "Q?", "turns": []}'


def cut(data: bytes) -> list[Piece]:
    return list(pieces(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "starts"),
    [
        pytest.param(OBJECT, [1], id="one object"),
        pytest.param(OBJECT + b"\n" + OBJECT + b"\n", [1, 2], id="json lines"),
        pytest.param(OBJECT + b"\r\n \r\n" + OBJECT, [1, 3], id="json lines with blank lines and carriage returns"),
        pytest.param(b"[" + OBJECT + b", " + OBJECT + b"]", [1, 1], id="array on one line"),
        pytest.param(b"[\n" + OBJECT + b",\n" + OBJECT + b"\n]\n", [2, 3], id="array on several lines"),
        pytest.param(b'{"a":\n1,\n"b": {}}\n{"c":\n2}', [1, 4], id="objects over several lines"),
        pytest.param(b"[" + OBJECT + b"]\n" + OBJECT, [1, 2], id="an object after an array"),
        pytest.param(b"\xef\xbb\xbf" + OBJECT, [1], id="byte order mark"),
        pytest.param(b"[]", [], id="empty array"),
    ],
)
def test_finds_each_value_and_the_line_it_starts_on(data: bytes, starts: list[int]) -> None:
    """Object, array, JSON Lines and objects one after the other are told apart by what they hold."""
    found = cut(data)
    assert [piece.line for piece in found] == starts
    assert all(piece.problem is None and isinstance(json.loads(piece.data), dict) for piece in found)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t\n", "is empty", id="white space"),
        pytest.param(OBJECT.decode().encode("utf-16"), "UTF-16", id="utf-16 with a mark"),
        pytest.param(OBJECT.decode().encode("utf-16-le"), "UTF-16", id="utf-16 without a mark"),
        pytest.param(OBJECT.decode().encode("utf-16-be"), "UTF-16", id="utf-16, big end first"),
        pytest.param(OBJECT.decode().encode("utf-32"), "UTF-32", id="utf-32"),
        pytest.param(b"\x1f\x8b\x08\x00rest", "gzip", id="gzip"),
        pytest.param(b"PK\x03\x04rest", "zip", id="zip"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "PDF", id="pdf"),
        pytest.param(bytes(range(256)) * 3, "is not text", id="binary"),
        pytest.param(b"Dear all,\nI did it.\n", "starts with 'Dear all,'", id="prose"),
        pytest.param(b"42", "is not JSON", id="a number"),
    ],
)
def test_says_what_a_file_is_instead(data: bytes, says: str) -> None:
    """A stream that cannot be JSON in UTF-8 is refused as a whole, saying what it is."""
    with pytest.raises(NotJson, match=says):
        cut(data)


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(OBJECT[:-2], id="cut after a value"),
        pytest.param(OBJECT[:14], id="cut inside a string"),
        pytest.param(b'{"question": "Q?", "turns": [', id="cut after a bracket"),
        pytest.param(b'{"question": "Q?",', id="cut after a comma"),
        pytest.param(b"nonsense", id="not JSON"),
        pytest.param(b'{"a":' * 5000, id="nested too deeply"),
        pytest.param(OBJECT.replace(b"Q", b"\xe9"), id="a wrong byte"),
    ],
)
def test_a_broken_line_costs_only_itself(first: bytes) -> None:
    """In JSON Lines what stands on the lines after a broken one is found all the same, also after the first."""
    assert [piece.data for piece in cut(first + b"\n" + OBJECT + b"\n" + OBJECT)][1:] == [OBJECT, OBJECT]


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        pytest.param(b"[" + OBJECT + b",]", [None, "column 34: a comma too many"], id="comma at the end"),
        pytest.param(b"[," + OBJECT + b"]", ["column 2: a comma too many", None], id="comma at the start"),
        pytest.param(b"[" + OBJECT + b" " + OBJECT + b"]", [None, "a comma is missing", None], id="comma missing"),
        pytest.param(b"[" + OBJECT, [None, "not closed"], id="not closed"),
        pytest.param(b"[1, null, " + OBJECT + b"]", [None, None, None], id="other values"),
    ],
)
def test_elements_around_a_mistake_in_an_array_are_found(data: bytes, problems: list[str | None]) -> None:
    """A mistake between the elements of an array is named with its place, and the elements are still found."""
    found = cut(data)
    assert len(found) == len(problems)
    for piece, problem in zip(found, problems, strict=True):
        assert piece.problem is None if problem is None else problem in (piece.problem or "")


def test_nesting_is_followed_to_a_limit() -> None:
    """A million open brackets are refused after the first few."""
    stream = io.BytesIO(b"[" * 1_000_000)
    assert f"more than {DEEPEST} levels" in (list(pieces(stream))[-1].problem or "")
    assert stream.tell() <= 2 * BLOCK


@pytest.mark.parametrize("around", [b"%s\n" + OBJECT, b"[%s, " + OBJECT + b"]"], ids=["lines", "array"])
def test_a_transcript_beyond_the_limit_is_named_and_skipped(around: bytes) -> None:
    """More bytes than one transcript may have are counted and let go; the next transcript is found."""
    large = b'{"x": "' + b"a" * MOST_BYTES + b'"}'
    first, second = cut(around % large)
    assert first.data == b""
    assert f"has {len(large):,}" in (first.problem or "") or f"has {len(large) + 1:,}" in (first.problem or "")
    assert second.data == OBJECT


def test_one_line_is_enough_to_begin() -> None:
    """JSON Lines from a pipe are given out as they come: nothing is read ahead of a line that is whole."""

    class Pipe:
        lines = iter([OBJECT + b"\n", OBJECT + b"\n"])
        given = 0

        def readline(self, _: int, /) -> bytes:
            self.given += 1
            return next(self.lines, b"")

    pipe = Pipe()
    found = pieces(pipe)
    assert next(found).data == OBJECT
    assert pipe.given == 1


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(st.lists(VALUES, min_size=1, max_size=5), st.sampled_from([None, 0, 2]), st.booleans())
def test_an_array_gives_back_its_elements(values: list[object], indent: int | None, escaped: bool) -> None:
    """Whatever the elements hold and however the array is laid out, each is found whole and in order."""
    text = json.dumps(values, indent=indent, ensure_ascii=escaped)
    assert [json.loads(piece.data) for piece in cut(text.encode("utf-8", "surrogatepass"))] == values


@given(st.binary(max_size=300))
def test_any_bytes_end_in_pieces_or_a_reason(data: bytes) -> None:
    """Whatever the bytes, reading ends: with pieces, each with a place, or with a reason."""
    try:
        found = cut(data)
    except NotJson:
        return
    assert all(piece.line >= 1 and piece.column >= 1 for piece in found)
