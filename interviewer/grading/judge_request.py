"""What a model is asked when it observes: the form of its reply and the texts that fill the prompt, from the rubric."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from interviewer.domain.merged import Rubric
from interviewer.domain.model import Shape
from interviewer.domain.observation import Strength
from interviewer.domain.rubric import Anchor, Dimension, Gate, Signal
from interviewer.domain.transcript import Kind, Transcript

MOST_QUOTES = 4
"""Of one signal; three concrete steps need three."""
GATES_WITH = "ownership_signal"
"""The dimension that the gates are asked with, where each dimension is a call of its own."""
STRENGTHS = [strength.value for strength in Strength]


def dimensions_of(rubric: Rubric, part: str | None) -> tuple[Dimension, ...]:
    """The dimensions a call is about: one by id, or all. Raises KeyError for an unknown id."""
    found = tuple(item for item in rubric.dimensions if part in (None, item.id))
    if not found:
        raise KeyError(part)
    return found


def gates_of(rubric: Rubric, part: str | None) -> tuple[Gate, ...]:
    """The gates a call is about: all that the competency knows, whatever the kind of question."""
    asked = part in (None, GATES_WITH)
    return tuple(gate for gate in rubric.framework.gates if asked and gate.id not in rubric.gates_off)


def signals_of(rubric: Rubric, part: str | None) -> tuple[Signal, ...]:
    """The signals a call is about; `scope` belongs to the whole."""
    scope = (rubric.framework.scope,) if part in (None, GATES_WITH) else ()
    return tuple(signal for item in dimensions_of(rubric, part) for signal in item.signals) + scope


@lru_cache(maxsize=256)
def shape_of(rubric: Rubric, part: str | None = None) -> Shape:
    """The reply's strict schema: for each signal quotes, then a strength; for each gate words, then whether it fires.

    Evidence stands before judgement, and no field takes points. The same for every transcript of a competency.
    """
    signals = {signal.id: {"$ref": "#/$defs/signal"} for signal in signals_of(rubric, part)}
    gates = {gate.id: {"$ref": "#/$defs/gate"} for gate in gates_of(rubric, part)}
    fields: dict[str, Any] = {"account": {"type": "string"}, "signals": _strict(signals)}
    if gates:
        fields["gates"] = _strict(gates)
    quote = _strict({"turn": {"type": "integer"}, "words": {"type": "string"}})
    quotes = {"type": "array", "maxItems": MOST_QUOTES, "items": {"$ref": "#/$defs/quote"}}
    defs: dict[str, Any] = {
        "quote": quote,
        "signal": _strict({"quotes": quotes, "strength": {"type": "string", "enum": STRENGTHS}}),
    }
    if gates:
        defs["gate"] = _strict({"quotes": quotes, "fires": {"type": "boolean"}})
    return Shape(name="observations", json_schema={**_strict(fields), "$defs": defs})


def _strict(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


@lru_cache(maxsize=256)
def criteria(rubric: Rubric, part: str | None = None) -> str:
    """The signals of a call as the prompt has them, dimension by dimension, each with its anchored examples."""
    blocks = [_dimension(item) for item in dimensions_of(rubric, part)]
    if part in (None, GATES_WITH):
        blocks.append("## Of the whole, for the level only\n" + _signal(rubric.framework.scope))
    return "\n\n".join(blocks)


def _dimension(dimension: Dimension) -> str:
    parts = [f"## {dimension.name}: {dimension.question}", *(_signal(signal) for signal in dimension.signals)]
    parts += [_anchor(anchor) for anchor in dimension.anchors]
    return "\n".join(parts)


def _signal(signal: Signal) -> str:
    text = f"- `{signal.id}`: {signal.asks} claimed: {signal.claimed} shown: {signal.shown} strong: {signal.strong}"
    text += f" Does not count: {signal.not_counted}" if signal.not_counted else ""
    return text + (" A property of the whole answer: no quote is needed." if signal.whole else "")


def _anchor(anchor: Anchor) -> str:
    shows = ", ".join(f"{signal} {strength.value}" for signal, strength in anchor.shows.items())
    return f'Example ({anchor.at}): "{anchor.answer}" -> {shows}.'


def gate_texts(rubric: Rubric, part: str | None = None) -> str:
    """The gates of a call as the prompt has them; a plain sentence where there are none."""
    gates = gates_of(rubric, part)
    if not gates:
        return "No gates are asked for in this call."
    return "\n".join(f"- `{gate.id}`: {gate.fires_when}" for gate in gates)


def names(rubric: Rubric, part: str | None = None) -> str:
    """The ids of a call's signals, for the reminder behind the transcript."""
    return ", ".join(signal.id for signal in signals_of(rubric, part))


def fenced(transcript: Transcript) -> str:
    """The transcript as JSON, one turn a line: data in which nothing can pose as the end of the fence."""
    turns = [
        json.dumps({"turn": number, "speaker": turn.speaker, "text": turn.text}, ensure_ascii=False)
        for number, turn in enumerate(transcript.turns)
    ]
    return "[\n" + ",\n".join(turns) + "\n]"


def variables(transcript: Transcript, rubric: Rubric, kind: Kind, mark: str, part: str | None = None) -> dict[str, str]:
    """Every variable of the prompt `judge`, by name; `mark` is random, fresh for each request."""
    return {
        "criteria": criteria(rubric, part),
        "gates": gate_texts(rubric, part),
        "signals": names(rubric, part),
        "question": json.dumps(transcript.question, ensure_ascii=False),
        "kind": rubric.kind(kind).about,
        "mark": mark,
        "transcript": fenced(transcript),
    }


def parts_of(rubric: Rubric, *, split: bool) -> Sequence[str | None]:
    """The calls one observation takes: one for all, or one for each dimension."""
    return [item.id for item in rubric.dimensions] if split else [None]
