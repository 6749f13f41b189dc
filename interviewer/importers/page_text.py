"""A saved page's bytes to numbered lines: encoding, markup and size are checked here, and every line's fate is kept."""

import unicodedata
from pathlib import Path
from typing import NamedTuple

from interviewer.domain.calibration_pair import SourceLine
from interviewer.importers.page_html import is_html, text_of_html
from interviewer.importers.pieces import NotJson, refuse_foreign

MOST_BYTES = 2**19
"""Text longer than this is refused; the longest seen has 20 kB."""
MOST_HTML = 2**22
"""A page saved as HTML may be larger than its text."""
MOST_LINES = 10_000
"""Lines of text that are read."""
LONGEST_LINE = 20_000
"""Characters of a line that are read; the longest paragraph seen has 1,700."""
AS_TEXT = "Save the page as plain text in UTF-8 (select all, copy, paste into a text file)"
_KEPT = "\t"
_HEAD = 10_000
_SAVED_AS = (
    (rb"{\rtf", "a rich text document"),
    (b"From: <Saved by", "a web archive (MHTML)"),
    (b"MIME-Version:", "a web archive (MHTML)"),
    (b"bplist", "a web archive of Safari"),
)
_SEPARATORS = "\u2028\u2029\x85\x0b\x0c"


class BadPage(NamedTuple):
    """What stands in the place of a page that cannot be read."""

    source: str
    problems: tuple[str, ...]
    """'<file>:<line>: <what is wrong; the remedy>' each."""


class Unreadable(Exception):
    """The page cannot be read; the message says where, why and what to do."""


class PageLine(NamedTuple):
    """A line and its number in the file, from 1."""

    number: int
    text: str
    """White space at its ends is gone, and so are control characters."""
    indent: int = 0
    """Columns of white space before it; a tab reaches to the next multiple of four."""
    heading: bool = False
    """Whether the page sets it off as a heading; known to readers of evaluate pages alone."""


class Ledger:
    """Where each line of a page went."""

    def __init__(self, lines: list[PageLine]) -> None:
        self._fate: dict[int, SourceLine] = {}
        self._lines = lines

    def take(self, number: int, where: str) -> None:
        """The line is part of the result; a line of two uses names both."""
        before = self._fate.get(number)
        if before and before.taken and where not in before.taken.split("; "):
            where = f"{before.taken}; {where}"
        self._fate[number] = SourceLine(number=number, taken=where)

    def leave(self, number: int, reason: str) -> None:
        """The line is not part of the result, unless something took it."""
        self._fate.setdefault(number, SourceLine(number=number, left=reason))

    def lines(self) -> tuple[SourceLine, ...]:
        """Every line of the page, in order."""
        for line in self._lines:
            self.leave(line.number, "not understood" if line.text else "blank")
        return tuple(self._fate[line.number] for line in self._lines)


def page_lines(data: bytes) -> list[PageLine]:
    """The lines of a saved page; of one saved as HTML, those of its text. Raises Unreadable."""
    return [_line(number, row) for number, row in enumerate(text_of(data).split("\n"), start=1)]


def text_of(data: bytes) -> str:
    """The text whose lines `page_lines` counts, one '\\n' between two. Raises Unreadable."""
    if not data.strip():
        raise Unreadable(f"is empty. {AS_TEXT}")
    if len(data) > MOST_HTML:
        raise Unreadable(f"has {len(data):,} bytes or more; a page may have {MOST_BYTES:,}. Save only the page's text")
    text = _decoded(data)
    if is_html(text[:_HEAD]):
        text = text_of_html(text)
        if not text.strip():
            raise Unreadable(f"is HTML without any text, as of a page that a script draws. {AS_TEXT}")
    if (size := len(text.encode())) > MOST_BYTES:
        raise Unreadable(f"has {size:,} bytes of text; a page may have {MOST_BYTES:,}. Save only the page's text")
    rows = text.replace("\r\n", "\n").replace("\r", "\n").translate(dict.fromkeys(map(ord, _SEPARATORS), " "))
    rows = rows.removesuffix("\n")
    for number, row in enumerate(rows.split("\n"), start=1):
        if len(row) > LONGEST_LINE:
            raise Unreadable(
                f"{number}: the line has {len(row):,} characters; a line may have {LONGEST_LINE:,}. "
                "Save the page with its line breaks"
            )
    if (count := rows.count("\n") + 1) > MOST_LINES:
        raise Unreadable(f"has {count:,} lines; a page may have {MOST_LINES:,}. Save only the page's text")
    return rows


def _decoded(data: bytes) -> str:
    try:
        head = data.lstrip()[:512]
        refuse_foreign(head)
        for start, what in _SAVED_AS:
            if head.startswith(start):
                raise Unreadable(f"is {what}. {AS_TEXT}")
        return data.decode("utf-8-sig")
    except NotJson as error:
        said = str(error).split(". Give transcripts")[0].replace(" as JSON", " as text")
        raise Unreadable(f"{said.rstrip('.')}. {AS_TEXT}") from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        said = f"is not UTF-8 at line {line} (byte 0x{data[error.start]:02X})"
        raise Unreadable(f"{said}; save it as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)") from error


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises Unreadable for what is no readable file."""
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_HTML + 1)
    except IsADirectoryError as error:
        raise Unreadable("is a folder. Name the files in it") from error
    except FileNotFoundError as error:
        raise Unreadable("there is no such file. Check the path") from error
    except PermissionError as error:
        raise Unreadable("may not be read. Give yourself the right to (chmod u+r), or copy it") from error
    except OSError as error:
        raise Unreadable(f"could not be read: {error.strerror or error}") from error


def _line(number: int, row: str) -> PageLine:
    before = row[: len(row) - len(row.lstrip())].expandtabs(4)
    return PageLine(number, _plain(row), len(before))


def _plain(row: str) -> str:
    kept = (letter for letter in row if letter in _KEPT or unicodedata.category(letter) not in ("Cc", "Cs"))
    return "".join(kept).strip().strip("\ufeff\u200b").strip()
