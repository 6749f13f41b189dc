"""What is remembered between answers: a dict that begins anew when it is full."""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """At most `most` things; to look one up is what it is in any dict."""

    __slots__ = ("most",)

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def keep(self, key: K, value: V) -> V:
        """`value`, remembered; everything older is forgotten where there is no room."""
        if len(self) >= self.most:
            self.clear()
        self[key] = value
        return value
