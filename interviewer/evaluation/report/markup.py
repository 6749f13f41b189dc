"""HTML that cannot be made of data by mistake: what is no `Html` is escaped, and characters that hide are shown."""

import re
from html import escape

VOID = frozenset({"meta", "br"})
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0e\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|(?<=[\x20-\x7e])[\u200c\u200d]"
)
"""Controls, marks that turn the direction of text, characters without width, tags, halves of characters. A joiner
between letters of a script that needs it, or between emoji, is none of them."""


class Html(str):
    """Markup made by this module. Joined to a plain string it becomes one, and is escaped."""

    __slots__ = ()


Child = Html | str | int | None


def tag(name: str, /, *children: Child, **attributes: str | float | bool | None) -> Html:
    """An element. Attributes: `_` behind a name is dropped and inside it becomes `-`; None and False leave it out."""
    opened = "".join([name, *(_attribute(key, value) for key, value in attributes.items())])
    if name in VOID:
        return Html(f"<{opened}>")
    return Html(f"<{opened}>{joined(*children)}</{name}>")


def joined(*children: Child) -> Html:
    """One after another."""
    return Html("".join([shown(child) for child in children if child is not None]))


def shown(child: Child) -> Html:
    """Text made harmless; markup as it is."""
    if isinstance(child, Html):
        return child
    text = _LINE_ENDS.sub("\n", str(child))
    if text.isascii() and text.isprintable():
        return Html(escape(text, quote=False))
    parts, at = [], 0
    for hidden in _HIDDEN.finditer(text):
        parts += [escape(text[at : hidden.start()], quote=False), f"<b class=x>{_named(hidden)}</b>"]
        at = hidden.end()
    return Html("".join([*parts, escape(text[at:], quote=False)]))


def plain(text: str) -> str:
    """On one line with hidden characters named, for an attribute or a title. Not yet escaped."""
    return " ".join(_HIDDEN.sub(lambda hidden: f"[{_named(hidden)}]", _LINE_ENDS.sub(" ", text)).split())


def number(value: float, places: int = 2, *, sign: bool = False) -> str:
    """Without needless zeros: 7, 7.5, -0.25; see `fixed`."""
    text = fixed(value, places, sign=sign)
    return text.rstrip("0").rstrip(".") if "." in text else text


def fixed(value: float, places: int, *, sign: bool = False) -> str:
    """With so many places and a true minus sign; never -0, and with `sign` a plus above 0."""
    text = f"{value:+.{places}f}"
    if float(text) == 0:
        return text[1:]
    return text.replace("-", "\N{MINUS SIGN}") if value < 0 or sign else text[1:]


def _named(hidden: re.Match[str]) -> str:
    return f"U+{ord(hidden[0]):04X}"


def _attribute(key: str, value: str | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    text = escape(plain(str(value)))
    return f" {name}={text}" if re.fullmatch(r"[\w.%#:+-]+", text, re.ASCII) else f' {name}="{text}"'
