"""One prompt file: its front matter, its messages, and everything that keeps them from being used."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Literal, NamedTuple, cast

from interviewer.library.problems import WHOLE_FILE, Problem

MOST_BYTES = 200_000
"""A prompt file larger than this is refused unread; ours stay under 20 kB."""
NAME = re.compile(r"[a-z][a-z0-9_]*")
"""Of a prompt and of a variable."""
ROLES = ("system", "user", "assistant")
_FENCE = "---"
_FIELDS = ("id", "version", "purpose", "variables", "output")
_HEADING = re.compile(r"##(?!#)\s*(.*)")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_FIELD_LINE = re.compile(r"([A-Za-z_][\w-]*):(?:\s+(.*))?")

Role = Literal["system", "user", "assistant"]


class Section(NamedTuple):
    """One message as it is written: `text` with fields in braces."""

    role: Role
    text: str


class PromptText(NamedTuple):
    """What a file says, checked; `variables` is name to its line."""

    id: str
    version: int
    purpose: str
    variables: dict[str, str]
    output: str
    sections: tuple[Section, ...]


class _Line(NamedTuple):
    number: int
    text: str


class Parsing:
    """One file being read; `problems` has everything wrong with it, and `text` is there where nothing is."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.text: PromptText | None = None
        self._fields: dict[str, str] = {}
        self._variables: dict[str, str] = {}
        self._used: set[str] = set()
        lines = self._lines()
        if lines is None:
            return
        end = next((n for n, line in enumerate(lines[1:], 1) if line.text == _FENCE), None)
        if lines[0].text != _FENCE or end is None:
            self._wrong(WHOLE_FILE, f"has no front matter. Begin with a line '{_FENCE}', and end it with another.")
            return
        self._read_fields(lines[1:end])
        sections = self._sections(lines[end + 1 :])
        self._check_variables()
        if not self.problems:
            known = self._fields
            self.text = PromptText(
                known["id"], int(known["version"]), known["purpose"], self._variables, known["output"], sections
            )

    def _wrong(self, field: str, what: str) -> None:
        self.problems.append(Problem(self.file.name, field, what))

    def _lines(self) -> list[_Line] | None:
        """The lines without blanks at their ends; None where the file cannot be read."""
        try:
            raw = self.file.read_bytes()
            content = raw.decode("utf-8-sig") if len(raw) <= MOST_BYTES else ""
        except OSError as error:
            self._wrong(WHOLE_FILE, f"cannot be read: {error.strerror or error}. Put it back, or mend its permissions.")
            return None
        except UnicodeDecodeError as error:
            self._wrong(WHOLE_FILE, f"is not UTF-8 (byte {error.start}). Save it as UTF-8.")
            return None
        if len(raw) > MOST_BYTES:
            self._wrong(WHOLE_FILE, f"has {len(raw):,} bytes; at most {MOST_BYTES:,} are read. Shorten it.")
            return None
        rows = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return [_Line(number, row.rstrip()) for number, row in enumerate(rows, 1)]

    def _read_fields(self, lines: list[_Line]) -> None:
        """`key: value`, and below `variables:` one indented `name: what it is` a line."""
        inside = False
        for number, text in lines:
            if not text:
                continue
            place = f"line {number}"
            found = _FIELD_LINE.fullmatch(text.strip())
            if not found:
                self._wrong(place, "is not 'name: value'. Write it so, on one line.")
                continue
            name, value = found[1], found[2] or ""
            if text[0].isspace():
                self._read_variable(place, name, value, inside)
                continue
            inside = name == "variables"
            if name not in _FIELDS:
                self._wrong(name, f"is no field here. Remove it; there are: {', '.join(_FIELDS)}.")
            elif name in self._fields:
                self._wrong(name, "stands there twice. Remove one.")
            elif inside and value:
                self._wrong(name, "has a value. Write each variable on a line of its own below it, indented.")
            self._fields.setdefault(name, value)
        self._check_fields()

    def _read_variable(self, place: str, name: str, value: str, inside: bool) -> None:
        if not inside:
            self._wrong(place, "is indented, but stands below no 'variables:'. Move it there, or to the line's start.")
        elif not NAME.fullmatch(name):
            self._wrong(f"variables.{name}", "must be small letters, figures and '_', a letter first. Rename it.")
        elif name in self._variables:
            self._wrong(f"variables.{name}", "is declared twice. Remove one.")
        elif not value:
            self._wrong(f"variables.{name}", "says nothing. Write in a few words what it is.")
        self._variables.setdefault(name, value)

    def _check_fields(self) -> None:
        for name in _FIELDS:
            if name not in self._fields:
                self._wrong(name, "is missing. Add it.")
            elif name != "variables" and not self._fields[name]:
                self._wrong(name, "is empty. Write it.")
        if (given := self._fields.get("id")) and given != self.file.stem:
            self._wrong("id", f"is {given!r}, the file's name says {self.file.stem!r}. Make them the same.")
        if (version := self._fields.get("version")) and not _NUMBER.fullmatch(version):
            self._wrong("version", "must be a whole number from 1 on.")

    def _sections(self, lines: list[_Line]) -> tuple[Section, ...]:
        """The messages below the headings; fields are noted as used on the way."""
        parts: list[tuple[str, list[str]]] = []
        for number, text in lines:
            heading = _HEADING.fullmatch(text)
            if heading:
                if heading[1] not in ROLES:
                    asked = ", ".join(f"'## {role}'" for role in ROLES)
                    self._wrong(f"line {number}", f"{text!r} is no message; there are {asked}. Inside one use '###'.")
                parts.append((heading[1], []))
            elif parts:
                parts[-1][1].append(text)
                self._note_fields(f"line {number}", text)
            elif text:
                self._wrong(
                    f"line {number}", "stands before the first message. Move it below '## system' or '## user'."
                )
        roles = [role for role, _ in parts]
        if not roles:
            self._wrong(WHOLE_FILE, "has no message. Add '## system' and '## user' with their texts below.")
        elif "system" in roles[1:]:
            self._wrong("## system", "does not come first, or stands there twice. Put one before all others.")
        elif roles[-1] != "user":
            self._wrong(f"## {roles[-1]}", "is the last message. End with '## user': a model answers that.")
        made = [(role, "\n".join(rows).strip("\n")) for role, rows in parts]
        for role, text in made:
            if not text:
                self._wrong(f"## {role}", "has no text. Write it, or remove the heading.")
        return tuple(Section(cast(Role, role), text) for role, text in made)

    def _note_fields(self, place: str, text: str) -> None:
        """Remember which variables a line uses; whatever else stands in single braces is a problem."""
        try:
            fields = list(_fields_of(text))
        except ValueError:
            self._wrong(place, "has a single brace. Double it ('{{', '}}') where the brace itself is meant.")
            return
        for name, plain in fields:
            if plain and NAME.fullmatch(name):
                self._used.add(name)
            else:
                self._wrong(
                    place, f"'{{{name}}}' is no variable: in braces only a name may stand. Mend or double them."
                )

    def _check_variables(self) -> None:
        for name in sorted(self._variables.keys() - self._used):
            self._wrong(f"variables.{name}", "is used in no message. Use it, or remove it.")
        for name in sorted(self._used - self._variables.keys()):
            self._wrong(f"variables.{name}", "is used in a message and not declared. Declare it, or mend its spelling.")


def _fields_of(text: str) -> Iterator[tuple[str, bool]]:
    """What stands in single braces, and whether it is nothing but a name. Raises ValueError for an odd brace."""
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            yield name, not form and not conversion
