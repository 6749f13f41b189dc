"""Lists of somebody's notes: what stands below what, with its private marks."""

from interviewer.domain.calibration_pair import Said
from interviewer.domain.material import Jotting
from interviewer.importers.notes_words import is_asked_back, is_private, marked
from interviewer.importers.page_text import Ledger
from interviewer.importers.rows import Row

DEEPEST = 12
"""Lists within lists that are kept apart; what is deeper joins the deepest."""


class _Item:
    def __init__(self, row: Row) -> None:
        self.row = row
        self.mark, self.words = marked(row.words)
        self.below: list[_Item] = []

    def value(self) -> Jotting:
        return Jotting(
            text=Said(text=self.words, line=self.row.number),
            mark=self.mark or self.row.pictograph or None,
            below=tuple(item.value() for item in self.below),
        )


class Listed:
    """One section's list as it grows."""

    def __init__(self, ledger: Ledger, where: str) -> None:
        self._ledger = ledger
        self._where = where
        self._items: list[_Item] = []
        self._open: list[_Item] = []
        self.private: list[Said] = []

    def add(self, row: Row, *, apart: bool, questions: bool) -> None:
        """A line; `apart`: a blank line stands before it; `questions`: what asks nothing is a private remark."""
        item = _Item(row)
        parent = self._parent(row, apart=apart)
        if questions and (is_private(row.words) or (parent is None and not self._is_asked(item))):
            self._ledger.take(row.number, "private remark")
            self.private.append(Said(text=row.words, line=row.number))
            return
        self._ledger.take(row.number, self._where)
        (parent.below if parent else self._items).append(item)
        if len(self._open) < DEEPEST:
            self._open.append(item)

    def _parent(self, row: Row, *, apart: bool) -> _Item | None:
        """The item below which a line stands; the open items are cut down to it."""
        while self._open and self._open[-1].row.indent > row.indent:
            self._open.pop()
        while self._open and self._open[-1].row.indent == row.indent:
            top = self._open[-1]
            bullets = bool(top.below) and top.below[-1].row.mark == "-" and top.below[-1].row.indent == row.indent
            if row.mark == "-" and top.row.mark == "1" and (bullets or not (apart or top.below)):
                return top
            if not row.mark and not apart and not is_asked_back(row.words):
                return top
            self._open.pop()
        return self._open[-1] if self._open else None

    def _is_asked(self, item: _Item) -> bool:
        first = self._items[0].row.mark if self._items else item.row.mark
        return (
            is_asked_back(item.words)
            or (bool(item.row.mark) and item.row.mark == first and item.mark is not None)
            or (item.row.mark == "1" and first == "1")
        )

    def values(self) -> tuple[Jotting, ...]:
        """The items of the list."""
        return tuple(item.value() for item in self._items)
