"""The text of a page saved as HTML: one line a block, marks for headings and list items, a tab between cells.

`html.parser` is not used: Python 3.11's takes minutes for 100 kB of `<a ` (every unfinished tag is read again from
its start), and what is read here comes from strangers.
"""

import html
import re

_STARTS = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml|<head[\s>]|<body[\s>])", re.IGNORECASE)
_MAY_START = re.compile(r"\s*<(?:!--|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_CLOSINGS = 3
"""Closing tags from which a text that starts with a tag is HTML; Markdown may start with one tag."""
_LOOKED_AT = 8_000
"""Characters in which they are counted."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_LONGEST_TAG = 1_000
"""Characters within which quote marks are minded; a longer tag ends at its first '>'."""
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_MARKUP = re.compile(r"<(?:[!?]|/?[a-zA-Z])")
_DEEPEST = 8
"""Lists within lists that are told apart."""
_RAW = ("script", "style", "noscript", "template", "svg", "textarea", "title", "iframe")
_MENUS = ("nav", "footer", "select")
_BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|br|button|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|"
    r"form|h[1-6]|header|hr|html|legend|li|main|nav|ol|p|pre|section|select|summary|table|tbody|tfoot|thead|tr|ul"
)
_IN_CELLS = ("p", "div", "br")
"""Blocks that end no line within a table's cell."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def is_html(text: str) -> bool:
    """Whether a text is a saved page rather than its text."""
    if _STARTS.match(text):
        return True
    return bool(_MAY_START.match(text)) and text.count("</", 0, _LOOKED_AT) >= _CLOSINGS


def text_of_html(page: str) -> str:
    """The lines of a saved page that a reader sees; menus and footers only where nothing else is there. Linear."""
    return _Reader(page, menus=False).text() or _Reader(page, menus=True).text()


class _Reader:
    def __init__(self, page: str, *, menus: bool) -> None:
        self._page = page
        self._skips = () if menus else _MENUS
        self._rows: list[str] = []
        self._row: list[str] = []
        self._prefix = ""
        self._lists: list[int | None] = []
        """One entry an open list: the number of its last item, None for bullets."""
        self._skipping: list[str] = []
        self._cells = False

    def text(self) -> str:
        """Everything read, line by line."""
        at, page = 0, self._page
        while opens := _MARKUP.search(page, at):
            self._words(page[at : opens.start()])
            at = self._markup(opens.start())
        self._words(page[at:])
        self._break()
        return "\n".join(self._rows)

    def _markup(self, at: int) -> int:
        """What starts with the '<' at `at` is read; the place behind it."""
        page = self._page
        if page.startswith(("<!", "<?"), at):
            end = "-->" if page.startswith("<!--", at) else ">"
            stops = page.find(end, at)
            return stops + len(end) if stops >= 0 else len(page)
        match = _TAG.match(page, at, at + _LONGEST_TAG)
        named = match or _NAME.match(page, at)
        assert named is not None, "what _MARKUP finds has a name"
        stops = match.end() if match else page.find(">", at) + 1
        if not stops:
            return len(page)
        name = named[2].lower()
        if named[1]:
            self._close(name)
        elif name in _RAW:
            return self._past(name, stops)
        else:
            self._open(name)
        return stops

    def _past(self, name: str, at: int) -> int:
        """The place behind the end of an element whose content is not read."""
        closing = re.compile(f"</{name}", re.IGNORECASE).search(self._page, at)
        if not closing:
            return len(self._page)
        stops = self._page.find(">", closing.end())
        return stops + 1 if stops >= 0 else len(self._page)

    def _open(self, name: str) -> None:
        if name in self._skips:
            self._skipping.append(name)
        if name in ("td", "th"):
            if self._cells:
                self._row.append("\t")
            self._cells = True
            return
        if self._cells and name in _IN_CELLS:
            self._row.append(" ")
            return
        if _BLOCKS.fullmatch(name):
            self._break(soft=name == "p")
        if name in ("ul", "ol"):
            self._lists.append(0 if name == "ol" else None)
        elif name == "li":
            self._item()
        elif name in _HEADINGS:
            self._prefix = "#" * int(name[1]) + " "
        elif name == "tr":
            self._cells = False

    def _item(self) -> None:
        depth = min(max(len(self._lists) - 1, 0), _DEEPEST)
        last = self._lists[-1] if self._lists else None
        if last is not None:
            self._lists[-1] = last + 1
        self._prefix = "   " * depth + (f"{last + 1}. " if last is not None else "\u2022 ")

    def _close(self, name: str) -> None:
        if self._skipping and self._skipping[-1] == name:
            self._skipping.pop()
        if name in ("ul", "ol") and self._lists:
            self._lists.pop()
        if name in ("tr", "table"):
            self._cells = False
        if _BLOCKS.fullmatch(name) and not (self._cells and name in _IN_CELLS):
            self._break()

    def _words(self, text: str) -> None:
        if text and not self._skipping:
            self._row.append(re.sub(r"[ \t\r\n\f]+", " ", html.unescape(text)))

    def _break(self, *, soft: bool = False) -> None:
        """The line ends, if it has begun; a paragraph that opens an item stays on the item's line."""
        row = re.sub(r" {2,}", " ", "".join(self._row)).strip(" ") if self._row else ""
        self._row.clear()
        if row.strip():
            self._rows.append(self._prefix + row)
        if row.strip() or not soft:
            self._prefix = ""
