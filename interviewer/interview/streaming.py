"""Reading one JSON object while it is still arriving: the text of a field as it grows."""

from typing import Final

_ESCAPES: Final = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HIGH = range(0xD800, 0xDC00)
_LOW = range(0xDC00, 0xE000)
_UNIT_DIGITS: Final = 4


class Growing:
    """The string fields of the object's own level, whatever pieces it comes in.

    What precedes the first brace is passed over, and nested values too. It judges nothing: whether the whole is an
    object of the demanded form is for whoever has the whole.
    """

    def __init__(self) -> None:
        self._fields: dict[str, str] = {}
        self._closed: set[str] = set()
        self._depth = 0
        self._key: str | None = None
        self._name = ""
        self._text: list[str] | None = None
        """The string at hand; None between strings."""
        self._is_value = False
        self._escape: str | None = None
        """What of an escape has come, behind the backslash."""
        self._half = ""
        """The first half of a surrogate pair."""

    def feed(self, piece: str) -> None:
        """Read on."""
        for sign in piece:
            if self._text is None:
                self._between(sign)
            else:
                self._within(sign, self._text)
        if self._text is not None:
            self._note()

    def so_far(self, name: str) -> str:
        """The text of a field as far as it has come."""
        return self._fields.get(name, "")

    def whole(self, name: str) -> str | None:
        """The text of a field that is closed; None before."""
        return self._fields[name] if name in self._closed else None

    def _between(self, sign: str) -> None:
        if sign == '"' and self._depth:
            self._text, self._is_value = [], self._key is not None
        elif sign in "{[":
            self._depth += 1
        elif sign in "}]":
            self._depth -= 1
        elif self._depth == 1 and sign == ":":
            self._key = self._name
        elif self._depth == 1 and sign == ",":
            self._key = None

    def _within(self, sign: str, text: list[str]) -> None:
        if self._escape is not None:
            self._escape += sign
            self._unescape(text)
        elif sign == "\\":
            self._escape = ""
        elif sign == '"':
            self._put("", text)
            self._close()
        else:
            self._put(sign, text)

    def _unescape(self, text: list[str]) -> None:
        escape = self._escape or ""
        if escape[0] != "u":
            self._put(_ESCAPES.get(escape, escape), text)
        elif len(escape) <= _UNIT_DIGITS:
            return
        else:
            try:
                unit = chr(int(escape[1:], 16))
            except ValueError:
                unit = "\N{REPLACEMENT CHARACTER}"
            self._put(unit, text, escaped=True)
        self._escape = None

    def _put(self, sign: str, text: list[str], *, escaped: bool = False) -> None:
        """Add a character; the two escaped halves of one are joined."""
        half, self._half = self._half, ""
        if half and escaped and ord(sign) in _LOW:
            joined = 0x10000 + (ord(half) - _HIGH.start << 10) + (ord(sign) - _LOW.start)
            text.append(chr(joined))
            return
        text.append(half)
        if escaped and ord(sign) in _HIGH:
            self._half = sign
        else:
            text.append(sign)

    def _close(self) -> None:
        if self._depth == 1 and not self._is_value:
            self._name = "".join(self._text or ())
        elif self._depth == 1 and self._key is not None:
            self._note()
            self._closed.add(self._key)
        self._text = None

    def _note(self) -> None:
        if self._depth == 1 and self._is_value and self._key is not None:
            self._fields[self._key] = "".join(self._text or ())
