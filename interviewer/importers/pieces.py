"""Cuts a byte stream into the JSON values it holds, one at a time, never holding more than the largest of them.

An object, an array, JSON Lines and objects written one after the other are told apart by their first two lines.
Nothing is decoded here: in UTF-8 the bytes that give JSON its shape never occur inside another character.
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple, Protocol

MOST_BYTES = 16 * 2**20
"""A transcript larger than this is refused unread: an hour of speech is 50 kB."""
DEEPEST = 200
"""Levels of nesting followed outside JSON Lines; a transcript has four."""
BLOCK = 65_536
"""Bytes read at a time."""

FORMATS = "Give transcripts as a JSON object, a JSON array or JSON Lines, in UTF-8"

_BOM = b"\xef\xbb\xbf"
_WHITE = b" \t\r\n"
_TO_QUOTE = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_TO_BRACKET = re.compile(rb'(?:[^"{}\[\]]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+', re.DOTALL)
_WORD = re.compile(rb"[\s,\]}]")
_NOTHING = re.compile(rb"")
_SPACE = re.compile(rb"[ \t\r\n]*")
_MAGIC = (
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it, or export it as JSON"),
    (b"%PDF", "a PDF; export its text as JSON"),
    (b"SQLite format 3\x00", "an SQLite database; export its rows as JSON"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"{\x00", b"[\x00", b"\x00{", b"\x00[")


class Lines(Protocol):
    """What is read: a binary file, standard input."""

    def readline(self, size: int, /) -> bytes:
        """At most `size` bytes of a line; empty at the end."""


class Piece(NamedTuple):
    """One value of the stream and where it starts (from 1; the column counts characters)."""

    line: int
    column: int
    data: bytes
    problem: str | None = None
    """Why `data` was not kept."""


class NotJson(Exception):
    """The whole stream is something else; the message says what, and what to do."""


class _TooDeep(Exception):
    pass


def pieces(stream: Lines) -> Iterator[Piece]:
    """The values of `stream` in order. Raises NotJson before the first one; OSError as the stream does."""
    cursor = _Cursor(stream)
    start = cursor.next_byte()
    refuse_foreign(cursor.block[cursor.at :])
    try:
        if start == b"[":
            yield from _elements(cursor)
            yield from _values(cursor)
        elif start == b"{" and _goes_on(cursor):
            yield from _values(cursor)
        elif start == b"{" or cursor.look_beyond().startswith(b"{"):
            yield from _lines(cursor)
        else:
            words = cursor.block[cursor.at :][:40].decode("utf-8", "replace").strip()
            raise NotJson(f"is not JSON: it starts with {words!r}. {FORMATS}")
    except _TooDeep:
        problem = f"is nested more than {DEEPEST} levels deep; what follows in this file was not read"
        yield Piece(*cursor.position(), b"", problem)


def refuse_foreign(head: bytes) -> None:
    """Raises NotJson when `head`, the start of a stream without its white space, cannot begin JSON in UTF-8."""
    if not head:
        raise NotJson(f"is empty. {FORMATS}")
    if head.startswith(_WIDE):
        raise NotJson("is UTF-16 or UTF-32. Save it as UTF-8 (iconv -f UTF-16 -t UTF-8)")
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise NotJson(f"is {what}")
    controls = sum(byte < 32 and byte not in _WHITE for byte in head[:512])
    if not head.startswith((b"{", b"[")) and controls * 20 > len(head[:512]):
        raise NotJson(f"is not text. {FORMATS}")


class _Cursor:
    """A place in a stream; `block` is at most one line of it (empty at the end), and `at` the next byte."""

    def __init__(self, stream: Lines) -> None:
        self._stream = stream
        self._ahead: deque[bytes] = deque()
        self._line, self._before = 1, 0
        self.block = stream.readline(BLOCK).removeprefix(_BOM)
        self.at = 0

    def position(self) -> tuple[int, int]:
        """Line and column of the next byte."""
        return self._line, self._before + _characters(self.block[: self.at]) + 1

    def next_block(self) -> None:
        """Moves to the start of the next block."""
        if self.block.endswith(b"\n"):
            self._line, self._before = self._line + 1, 0
        else:
            self._before += _characters(self.block)
        self.block, self.at = self._ahead.popleft() if self._ahead else self._stream.readline(BLOCK), 0

    def next_byte(self) -> bytes:
        """The next byte that is not white space, still to be read; empty at the end of the stream."""
        while self.block:
            if space := _SPACE.match(self.block, self.at):
                self.at = space.end()
            if self.at < len(self.block):
                break
            self.next_block()
        return self.block[self.at : self.at + 1]

    def look_along(self) -> Iterator[bytes]:
        """The rest of this line, without moving; MOST_BYTES of it at most."""
        block, size = self.block[self.at :], 0
        ahead = self._look_ahead()
        while block and size < MOST_BYTES:
            yield block
            size += len(block)
            block = b"" if block.endswith(b"\n") else next(ahead, b"")

    def look_beyond(self) -> bytes:
        """The start of the next line that is not blank, without moving."""
        ended = self.block.endswith(b"\n")
        for block in self._look_ahead():
            text = block.lstrip(_WHITE)
            if ended and text:
                return text
            ended = ended or block.endswith(b"\n")
        return b""

    def _look_ahead(self) -> Iterator[bytes]:
        number = 0
        while number < len(self._ahead) or self._read_ahead():
            yield self._ahead[number]
            number += 1

    def _read_ahead(self) -> bool:
        block = self._stream.readline(BLOCK)
        if block:
            self._ahead.append(block)
        return bool(block)


def _characters(data: bytes) -> int:
    return len(data) if data.isascii() else len(data.decode("utf-8", "replace"))


class _Shape:
    """Follows strings and brackets through blocks, to find where a value ends."""

    def __init__(self) -> None:
        self.depth = 0
        self.inside = False
        self._escaped = False

    def end(self, block: bytes, at: int = 0) -> int | None:
        """The index after the value's last byte; None when it goes on. Raises _TooDeep."""
        if self._escaped:
            self._escaped, at = False, at + 1
        while at < len(block):
            found = (_TO_QUOTE if self.inside else _TO_BRACKET if self.depth else _NOTHING).match(block, at)
            at = found.end() if found else at
            byte = block[at : at + 1]
            at += 1
            if byte == b"\\":
                self._escaped = True
            elif byte == b'"':
                self.inside = not self.inside
            elif byte:
                self.depth += 1 if byte in b"{[" else -1
            if self.depth > DEEPEST:
                raise _TooDeep
            if byte and self.depth <= 0 and not self.inside:
                return at
        return None


def _goes_on(cursor: _Cursor) -> bool:
    """Whether the object that starts here continues on the next line, or is a (perhaps broken) line of JSON Lines."""
    shape, last = _Shape(), b""
    try:
        for block in cursor.look_along():
            if shape.end(block) is not None:
                return False
            last = block.rstrip(_WHITE) or last
    except _TooDeep:
        return False
    following = cursor.look_beyond()
    if shape.inside or not following:
        return False
    if not following.startswith(b"{"):
        return True
    return b'"turns"' not in following and last.endswith((b"[", b",", b":"))


def _lines(cursor: _Cursor) -> Iterator[Piece]:
    """Each line that is not blank, whatever it holds."""
    while cursor.next_byte():
        builder = _Builder(cursor)
        while cursor.block:
            builder.add(cursor.block[cursor.at :])
            cursor.at = len(cursor.block)
            if cursor.block.endswith(b"\n"):
                break
            cursor.next_block()
        yield builder.piece()


def _values(cursor: _Cursor) -> Iterator[Piece]:
    """Values one after the other, each over as many lines as it needs."""
    while cursor.next_byte():
        yield _value(cursor)


def _elements(cursor: _Cursor) -> Iterator[Piece]:
    """The elements of the array that starts here."""
    cursor.at += 1
    due = cursor.next_byte() != b"]"
    while (byte := cursor.next_byte()) and (due or byte != b"]"):
        if byte in b",]":
            yield _misplaced(cursor, "a comma too many")
            cursor.at += byte == b","
            due = byte == b","
            continue
        yield _value(cursor)
        due = cursor.next_byte() == b","
        if due:
            cursor.at += 1
        elif cursor.next_byte() not in b"]":
            yield _misplaced(cursor, "a comma is missing")
            due = True
    if not byte:
        yield _misplaced(cursor, "the array is not closed; check that the file is complete")
    cursor.at += 1


def _misplaced(cursor: _Cursor, what: str) -> Piece:
    line, column = cursor.position()
    return Piece(line, column, b"", f"broken JSON at line {line}, column {column}: {what}")


def _value(cursor: _Cursor) -> Piece:
    """The object, array, string or bare word that starts at the next byte."""
    builder, shape = _Builder(cursor), _Shape()
    bare = cursor.block[cursor.at] not in b'{["'
    while cursor.block:
        end = _word_end(cursor) if bare else shape.end(cursor.block, cursor.at)
        builder.add(cursor.block[cursor.at : end])
        if end is not None:
            cursor.at = end
            break
        cursor.next_block()
    return builder.piece()


def _word_end(cursor: _Cursor) -> int | None:
    found = _WORD.search(cursor.block, cursor.at + 1)
    return found.start() if found else None


class _Builder:
    """Collects the bytes of the piece that starts at the cursor, and lets go of them when they are too many."""

    def __init__(self, cursor: _Cursor) -> None:
        self._line, self._column = cursor.position()
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, part: bytes) -> None:
        self._size += len(part)
        self._parts.append(part)
        if self._size > MOST_BYTES:
            self._parts.clear()

    def piece(self) -> Piece:
        if self._size <= MOST_BYTES:
            return Piece(self._line, self._column, b"".join(self._parts).removeprefix(_BOM).rstrip(_WHITE))
        problem = f"has {self._size:,} bytes; a transcript may have {MOST_BYTES:,}. Split it"
        return Piece(self._line, self._column, b"", problem)
