"""What is remembered between answers: dicts that begin anew when they are full."""

from collections.abc import Callable
from typing import Generic, TypeVar

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


class Shared(Generic[V]):
    """What is built from some parts, once for the very same parts: rubrics share vocabularies and words."""

    def __init__(self, most: int) -> None:
        self._built = Memo[tuple[int, ...], tuple[tuple[object, ...], V]](most)

    def of(self, build: Callable[[], V], *parts: object) -> V:
        """What `build` makes of `parts`. They are told apart as objects, and kept so that no other takes their id."""
        key = tuple(map(id, parts))
        known = self._built.get(key) or self._built.keep(key, (parts, build()))
        return known[1]
