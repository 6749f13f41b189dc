"""Values inside JSON by path, as `dimensions.*.signals.*.points`, and how a path is shown to whoever mends the file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Place = tuple[str | int, ...]
"""Keys and numbers on the way to a value."""
NAMES = ("id", "signal", "kind", "level", "flag", "competency", "company")
"""What names an item of a list, the first that it has."""
LONGEST_NAME = 60
"""Characters of a name in a path; an item with a longer one goes by its number."""

LARGEST = 1e12
"""Far above any number of a rubric; more digits than a float holds could not be shown."""


def each(data: Any, pattern: str) -> list[tuple[Place, Any]]:
    """Every value at `pattern`: `*` is each item of a list or value of an object, `@` each key of an object.

    What is missing or of another shape is passed over; the models report that.
    """
    found: list[tuple[Place, Any]] = [((), data)]
    for step in pattern.split("."):
        found = [((*path, key), value) for path, item in found for key, value in _inside(item, step)]
    return found


def _inside(item: Any, step: str) -> Iterable[tuple[str | int, Any]]:
    if isinstance(item, dict):
        if step == "*":
            return item.items()
        if step == "@":
            return ((key, key) for key in item)
        return ((step, item[step]),) if step in item else ()
    return enumerate(item) if isinstance(item, list) and step == "*" else ()


def words(data: Any, pattern: str) -> list[tuple[Place, str]]:
    """`each`, texts alone."""
    return [(path, value) for path, value in each(data, pattern) if isinstance(value, str)]


def numbers(data: Any, pattern: str) -> list[tuple[Place, float]]:
    """`each`, numbers alone, held to `LARGEST`; true and false are none."""
    found = each(data, pattern)
    return [
        (path, max(-LARGEST, min(LARGEST, value)))
        for path, value in found
        if isinstance(value, int | float) and not isinstance(value, bool)
    ]


def texts(data: Any, path: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text in `data` with its path, keys left out."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for key, value in _inside(data, "*"):
            yield from texts(value, (*path, key))


def shown(data: Any, path: Sequence[str | int]) -> str:
    """`path` for a reader, items of lists by name where they have one: `dimensions.structure_star.signals.task`."""
    parts = []
    for step in path:
        data = _at(data, step)
        parts.append(_name(data) if isinstance(step, int) else None)
    return ".".join(part or str(step) for part, step in zip(parts, path, strict=True))


def _at(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None


def _name(item: Any) -> str | None:
    if not isinstance(item, dict):
        return None
    names = (item[key] for key in NAMES if isinstance(item.get(key), str))
    return next((name for name in names if 0 < len(name) <= LONGEST_NAME and name.isprintable()), None)
