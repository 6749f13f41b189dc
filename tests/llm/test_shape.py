"""A reply is one object of its shape, or it is refused with words that help to mend it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.model import Shape
from interviewer.llm.openai_request import sent_schema
from interviewer.llm.shape import Mismatch, _problems, parse, require_strict
from interviewer.llm.shape_check import check_of

PART = {
    "type": "object",
    "properties": {
        "turn": {"type": "integer", "minimum": 1},
        "text": {"type": "string", "minLength": 1, "maxLength": 5},
    },
    "required": ["turn", "text"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "level": {"enum": ["low", "high"]},
        "fired": {"type": "boolean"},
        "share": {"type": "number", "maximum": 1},
        "quotes": {"type": "array", "items": {"$ref": "#/$defs/part"}, "maxItems": 2},
        "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "kind": {"const": "v1"},
        "either": {"type": ["string", "integer"]},
    },
    "required": ["level", "fired", "share", "quotes", "note", "kind", "either"],
    "additionalProperties": False,
    "$defs": {"part": PART},
}
SHAPE = Shape(name="s", json_schema=SCHEMA)
PLAIN: dict[str, Any] = {
    "type": "object",
    "properties": {
        "quotes": {"type": "array", "items": {"$ref": "#/$defs/part"}, "maxItems": 2},
        "fires": {"type": "boolean"},
        "strength": {"type": "string", "enum": ["absent", "shown"]},
    },
    "required": ["quotes", "fires", "strength"],
    "additionalProperties": False,
    "$defs": {"part": PART},
}
LEAF: st.SearchStrategy[Any] = st.sampled_from([None, True, 0, 1, 2.0, "", "a", "shown", "abcdef", "\0", [], {}])
GOOD: dict[str, Any] = {
    "level": "low", "fired": True, "share": 0.5, "quotes": [{"turn": 1, "text": "a"}], "note": None, "kind": "v1",
    "either": 3,
}  # fmt: skip


def changed(**changes: Any) -> str:
    """The good reply with other values; `None` stays, `...` takes the key away."""
    return json.dumps({name: value for name, value in (GOOD | changes).items() if value is not ...})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(changed(), id="plain"),
        pytest.param(f" \n{changed()}\n ", id="white space around it"),
        pytest.param(f"```json\n{changed()}\n```", id="fenced"),
        pytest.param(f"```\n{changed()}\n```\n", id="fenced without a language"),
        pytest.param(changed(note="x", either="y", share=1, quotes=[]), id="other values"),
        pytest.param(json.dumps(GOOD, indent=2), id="indented"),
    ],
)
def test_one_object_is_taken(text: str) -> None:
    """Exactly one, with nothing but white space or one fence around it."""
    assert parse(text, SHAPE).keys() == GOOD.keys()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "not one JSON object", id="nothing"),
        pytest.param("null", "not an object", id="null"),
        pytest.param(f"[{changed()}]", "not an object", id="a list"),
        pytest.param(changed() * 2, "Extra data", id="a second behind it"),
        pytest.param(f"Sure: {changed()}", "not one JSON object", id="words before it"),
        pytest.param(f"{changed()} Hope this helps", "Extra data", id="words behind it"),
        pytest.param(f"```json\n{changed()}\n```\n{changed()}", "not one JSON object", id="another behind the fence"),
        pytest.param(f"```json\n{changed()}\n{changed()}\n```", "Extra data", id="two in one fence"),
        pytest.param(changed()[:-1], "not one JSON object", id="cut off"),
        pytest.param('{"level": "low", ' + changed()[1:], 'key "level" .* twice', id="a key twice"),
        pytest.param(
            changed(quotes=[{"turn": 1, "text": "a"}]).replace('"turn"', '"turn": 2, "turn"'), "twice", id="within"
        ),
        pytest.param(changed(share=float("nan")), "NaN is not JSON", id="NaN"),
        pytest.param(changed(share=float("inf")), "Infinity is not JSON", id="infinity"),
        pytest.param(changed(share=2), "share must be at most 1", id="too large"),
        pytest.param(changed(share=True), "share must be of type number", id="a boolean as number"),
        pytest.param(changed(fired=1), "fired must be of type boolean", id="a number as boolean"),
        pytest.param(changed(fired=...), "fired is missing", id="missing"),
        pytest.param(changed(score=5), 'key "score" that is not allowed', id="unknown"),
        pytest.param(changed(level="Low"), 'level must be one of "low", "high"', id="other words"),
        pytest.param(changed(kind="v2"), 'kind must be "v1"', id="another constant"),
        pytest.param(changed(note=3), "note must be of type string", id="none of several"),
        pytest.param(changed(either=None), "either must be of type string or integer", id="neither type"),
        pytest.param(changed(quotes=[{}]), r"quotes\[0\].turn is missing", id="missing within"),
        pytest.param(changed(quotes=[{"turn": 0, "text": "a"}]), "at least 1, not 0", id="too small"),
        pytest.param(changed(quotes=[{"turn": 1.0, "text": "a"}]), "type integer", id="a fraction"),
        pytest.param(changed(quotes=[{"turn": 1, "text": ""}]), "its characters, must be at least 1", id="too short"),
        pytest.param(changed(quotes=[{"turn": 1, "text": "abcdef"}]), "at most 5, not 6", id="too long"),
        pytest.param(changed(quotes=[{"turn": 1, "text": "a"}] * 3), "its items, must be at most 2", id="too many"),
        pytest.param(changed(note="a\0"), "characters that are no text", id="NUL"),
        pytest.param(changed(note="\ud800"), "characters that are no text", id="half a character"),
        pytest.param('{"either": ' + "9" * 5000 + "}", "number is too long", id="endless number"),
        pytest.param("[" * 200_000, "nested too deeply|not one JSON object", id="nested for ever"),
    ],
)
def test_anything_else_is_refused(text: str, says: str) -> None:
    """With the place and what should be there."""
    with pytest.raises(Mismatch, match=says):
        parse(text, SHAPE)


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        pytest.param({"type": "object"} | PART | {"required": ["turn"]}, "every property is required", id="optional"),
        pytest.param(
            {key: PART[key] for key in PART if key != "additionalProperties"}, "no other is allowed", id="open"
        ),
        pytest.param({"type": "string", "pattern": "x"}, "pattern cannot be checked", id="unknown keyword"),
        pytest.param({"type": "array", "items": {"format": "date"}}, "s.items: format", id="within items"),
        pytest.param(SCHEMA | {"$defs": {"part": {"oneOf": []}}}, "s.part: oneOf", id="within definitions"),
        pytest.param({"anyOf": [True]}, "a schema is an object", id="no schema"),
    ],
)
def test_a_shape_that_cannot_be_checked_whole_is_refused(schema: dict[str, Any], says: str) -> None:
    """Half a check would pass for a whole one."""
    with pytest.raises(ValueError, match=says):
        require_strict(Shape(name="s", json_schema=schema))
    require_strict(SHAPE)


def test_a_server_gets_the_schema_that_it_can_take() -> None:
    """Lengths are said in words, defaults and titles left out, everything else as it is; ours is not changed."""
    before = json.dumps(SCHEMA)
    given_schema = SCHEMA | {
        "title": "S",
        "properties": SCHEMA["properties"] | {"title": {"type": "string", "default": ""}},
    }

    sent = sent_schema(given_schema)

    assert sent["$defs"]["part"]["properties"]["text"] == {
        "type": "string", "description": "(at least 1 characters, at most 5 characters)",
    }  # fmt: skip
    assert sent["properties"]["title"] == {"type": "string"}
    assert "title" not in sent
    assert sent["properties"]["quotes"] == SCHEMA["properties"]["quotes"]
    assert json.dumps(SCHEMA) == before


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    )
)
def test_no_reply_gets_past_or_breaks_it(value: Any) -> None:
    """Whatever JSON comes: the object of the shape or a Mismatch, no other error."""
    try:
        parsed = parse(json.dumps(value), SHAPE)
    except Mismatch:
        return
    assert parsed.keys() == SCHEMA["properties"].keys()


@given(
    st.fixed_dictionaries(
        {
            "quotes": st.lists(st.fixed_dictionaries({"turn": LEAF, "text": LEAF}) | LEAF, max_size=3) | LEAF,
            "fires": LEAF,
        },
        optional={"strength": LEAF, "more": LEAF},
    )
)
def test_the_quick_check_lets_nothing_past(value: Any) -> None:
    """What it says yes to has no problem; it never refuses, it only sends on to the slow one."""
    shape = Shape(name="s", json_schema=PLAIN)
    good = _problems(value, PLAIN, PLAIN, "")

    if check_of(PLAIN, lambda text: "\0" not in text)(value):
        assert next(good, None) is None
    elif next(good, None) is None:
        assert parse(json.dumps(value), shape) == value


def test_the_quick_check_knows_a_good_reply() -> None:
    """Of the shape that grades are asked in; else every reply would be looked at slowly."""
    good = {"quotes": [{"turn": 1, "text": "a"}], "fires": False, "strength": "shown"}

    assert check_of(PLAIN, lambda _: True)(good)
    assert check_of(SCHEMA, lambda _: True)(GOOD) is False


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    """Nor anything that is no JSON."""
    with pytest.raises(Mismatch):
        parse(text, SHAPE)
