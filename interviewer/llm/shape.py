"""Whether a reply is exactly one JSON object of the demanded shape: duplicates, NaN and anything around it refused."""

import json
import re
from collections.abc import Iterator
from typing import Any

from interviewer.domain.model import Shape
from interviewer.llm.shape_check import Check, check_of

KNOWN = {
    "$defs", "$ref", "additionalProperties", "anyOf", "const", "default", "description", "enum", "items", "maxItems",
    "maxLength", "maximum", "minItems", "minLength", "minimum", "properties", "required", "title", "type",
}  # fmt: skip
"""Keywords that are checked or say nothing; a schema with any other is refused rather than half checked."""
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
FENCED = re.compile(r"\A\s*```(?:json|JSON)?[ \t]*\n(.*)\n[ \t]*```\s*\Z", re.DOTALL)
NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")
"""What can be written in JSON but neither sent on nor stored."""
LONGEST_NUMBER = 300
"""Digits; longer ones only serve to exhaust."""


class Mismatch(ValueError):
    """Not one object of the shape; `str()` says where and why, for the model that has to do better."""


def parse(text: str, shape: Shape) -> dict[str, Any]:
    """The object. A Markdown fence around the whole of it is taken off; it hides nothing.

    Raises Mismatch; ValueError of another kind where the shape itself is not strict.
    """
    fenced = FENCED.match(text)
    try:
        value = json.loads(
            fenced[1] if fenced else text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        raise Mismatch(f"it is not one JSON object: {error.msg} at character {error.pos}") from None
    except RecursionError:
        raise Mismatch("it is nested too deeply") from None
    if not isinstance(value, dict):
        raise Mismatch("it is JSON, but not an object")
    if not _CHECKS.of(shape)(value):
        for problem in _problems(value, shape.json_schema, shape.json_schema, ""):
            raise Mismatch(problem)
    return value


class _Checks:
    """The last shapes that were asked for, strict each, with their checks. Shapes are never changed."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[int, tuple[Shape, Check]] = {}

    def of(self, shape: Shape) -> Check:
        """Raises ValueError where the shape is not strict."""
        made = self._made.get(id(shape))
        if made is None or made[0] is not shape:
            _require_strict(shape.json_schema, shape.name)
            made = shape, check_of(shape.json_schema, _is_text)
            if len(self._made) >= self._most:
                self._made.clear()
            self._made[id(shape)] = made
        return made[1]


def _is_text(value: str) -> bool:
    return NO_TEXT.search(value) is None


_CHECKS = _Checks(128)


def require_strict(shape: Shape) -> None:
    """Raises ValueError naming the keyword or object that keeps a shape from being checked whole."""
    _CHECKS.of(shape)


def _require_strict(schema: Any, where: str) -> None:
    if not isinstance(schema, dict):
        raise ValueError(f"{where}: a schema is an object")
    if strange := schema.keys() - KNOWN:
        raise ValueError(f"{where}: {', '.join(sorted(strange))} cannot be checked")
    properties: dict[str, Any] = schema.get("properties", {})
    if "object" in _types(schema) and (
        schema.get("additionalProperties") is not False or set(schema.get("required", ())) != set(properties)
    ):
        raise ValueError(f"{where}: every property is required and no other is allowed")
    inner = {**properties, **schema.get("$defs", {}), **dict(enumerate(schema.get("anyOf", ())))}
    if "items" in schema:
        inner["items"] = schema["items"]
    for name, part in inner.items():
        _require_strict(part, f"{where}.{name}")


def _types(schema: dict[str, Any]) -> tuple[str, ...]:
    given = schema.get("type", ())
    return (given,) if isinstance(given, str) else tuple(given)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Mismatch(f"the key {_shown(twice)} stands in one object twice")
    return made


def _constant(name: str) -> float:
    raise Mismatch(f"{name} is not JSON")


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise Mismatch("a number is too long")
    return int(digits)


def _problems(value: Any, schema: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[str]:
    where = path or "the reply"
    if "$ref" in schema:
        yield from _problems(value, _target(schema["$ref"], root), root, path)
    types = _types(schema)
    if types and not any(_is(value, name) for name in types):
        yield f"{where} must be of type {' or '.join(types)}"
        return
    if "enum" in schema and not any(_same(value, allowed) for allowed in schema["enum"]):
        yield f"{where} must be one of {', '.join(json.dumps(allowed) for allowed in schema['enum'])}"
    if "const" in schema and not _same(value, schema["const"]):
        yield f"{where} must be {json.dumps(schema['const'])}"
    if "anyOf" in schema:
        found = [next(_problems(value, option, root, path), None) for option in schema["anyOf"]]
        if None not in found:
            yield str(found[0])
    yield from _sizes(value, schema, where)
    if isinstance(value, dict):
        yield from _members(value, schema, root, path)
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from _problems(item, schema["items"], root, f"{path}[{number}]")


def _members(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[str]:
    properties: dict[str, Any] = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{f'{path}.{name}'.lstrip('.')} is missing"
    for name, item in value.items():
        if name in properties:
            yield from _problems(item, properties[name], root, f"{path}.{name}".lstrip("."))
        elif schema.get("additionalProperties") is False:
            yield f"{path or 'the reply'} has a key {_shown(name)} that is not allowed"


def _sizes(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    if isinstance(value, str):
        if NO_TEXT.search(value):
            yield f"{where} holds characters that are no text"
        yield from _between(len(value), schema.get("minLength"), schema.get("maxLength"), f"{where}, its characters,")
    elif isinstance(value, list):
        yield from _between(len(value), schema.get("minItems"), schema.get("maxItems"), f"{where}, its items,")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _between(value, schema.get("minimum"), schema.get("maximum"), where)


def _between(size: float, least: float | None, most: float | None, what: str) -> Iterator[str]:
    if least is not None and size < least:
        yield f"{what} must be at least {least}, not {size}"
    if most is not None and size > most:
        yield f"{what} must be at most {most}, not {size}"


def _is(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _same(value: Any, allowed: Any) -> bool:
    return type(value) is type(allowed) and bool(value == allowed)


def _target(reference: str, root: dict[str, Any]) -> dict[str, Any]:
    found: Any = root
    for part in reference.removeprefix("#").split("/")[1:]:
        found = found[part]
    return dict(found)


def _shown(name: str) -> str:
    return json.dumps(name[:40])
