"""Shapes as functions that say yes at once where a value is of them: a tenth of the time of finding what is wrong."""

from collections.abc import Callable
from typing import Any

Check = Callable[[Any], bool]

KINDS: dict[str, type] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
"""As `json` makes them; True is no integer. The rest is looked at slowly."""


def check_of(schema: dict[str, Any], is_text: Check) -> Check:
    """A function of decoded JSON. True: it is of the schema; False: it may be, and has to be looked at with care.

    `schema` has no keyword but those of `shape.KNOWN`. `is_text`: what holds of every string.
    """
    return _Making(schema, is_text).check(schema)


def _unsure(_: object) -> bool:
    return False


class _Making:
    def __init__(self, root: dict[str, Any], is_text: Check) -> None:
        self._root, self._is_text = root, is_text
        self._named: dict[str, Check] = {}

    def check(self, schema: dict[str, Any]) -> Check:
        if set(schema) <= {"$ref", "description", "title", "$defs"} and "$ref" in schema:
            return self._reference(schema["$ref"])
        kind = schema.get("type")
        if "$ref" in schema or "anyOf" in schema or "const" in schema or not isinstance(kind, str) or kind not in KINDS:
            return _unsure
        if "enum" in schema:
            return self._one_of(schema["enum"]) if kind == "string" else _unsure
        if kind == "object":
            return self._object(schema)
        if kind == "array":
            return self._array(schema)
        if kind == "string":
            return self._string(schema.get("minLength", 0), schema.get("maxLength", float("inf")))
        if kind == "integer":
            low, high = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
            return lambda value: value.__class__ is int and low <= value <= high
        wanted = KINDS[kind]
        return lambda value: value.__class__ is wanted

    def _reference(self, name: str) -> Check:
        if name not in self._named:
            # Until it is made: a shape that holds itself is looked at slowly.
            self._named[name] = _unsure
            part = self._root["$defs"].get(name.removeprefix("#/$defs/"))
            self._named[name] = self.check(part) if part is not None else _unsure
        return self._named[name]

    def _one_of(self, values: list[Any]) -> Check:
        allowed = frozenset(value for value in values if isinstance(value, str) and self._is_text(value))
        return lambda value: value.__class__ is str and value in allowed

    def _string(self, least: float, most: float) -> Check:
        is_text = self._is_text
        return lambda value: value.__class__ is str and least <= len(value) <= most and is_text(value)

    def _array(self, schema: dict[str, Any]) -> Check:
        item = self.check(schema["items"]) if "items" in schema else _unsure
        least, most = schema.get("minItems", 0), schema.get("maxItems", float("inf"))
        return lambda value: value.__class__ is list and least <= len(value) <= most and all(map(item, value))

    def _object(self, schema: dict[str, Any]) -> Check:
        """Of a strict one: exactly its properties."""
        checks = {name: self.check(part) for name, part in schema.get("properties", {}).items()}
        if schema.get("additionalProperties") is not False or set(schema.get("required", ())) != set(checks):
            return _unsure

        def is_it(value: Any) -> bool:
            if value.__class__ is not dict or value.keys() != checks.keys():
                return False
            return all(check(value[name]) for name, check in checks.items())

        return is_it
