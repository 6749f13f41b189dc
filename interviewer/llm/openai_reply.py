"""Whether what came back is a whole reply, and its text: nothing about the data of a server is taken for granted."""

import json
from typing import Any

from interviewer.domain.model import Answer, Usage, Way
from interviewer.llm.faults import Nonsense

LONGEST_NAME = 200
LONGEST_SAID = 120
WHOLE: dict[Way, tuple[str, ...]] = {"tool": ("tool_calls", "stop")}
"""Finish reasons of a whole reply; OpenAI says `stop` where the call of a function was forced."""


def decoded(body: bytes, content_type: str) -> dict[str, Any]:
    """The body as JSON data. Raises Nonsense, which names the likely cause where a web page came instead."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        kind = content_type.split(";")[0].strip()[:40] or "no type"
        if body.lstrip()[:1] == b"<":
            says = f"the server sent a web page ({kind}) instead of a reply: its address may lack '/v1'"
        else:
            says = f"the server sent no whole JSON ({kind})"
        raise Nonsense(says) from None
    if not isinstance(data, dict):
        raise Nonsense("the server sent JSON that is no reply")
    return data


def answer(data: dict[str, Any], way: Way, asked: str) -> Answer:
    """The whole reply. Raises Nonsense, with the usage as far as it was said."""
    usage = used(data)
    choice = _first(data.get("choices"))
    if not isinstance(choice, dict) or not isinstance(message := choice.get("message"), dict):
        raise Nonsense("the server sent no reply in its answer", usage=usage)
    refuse_partial(choice.get("finish_reason"), message.get("refusal"), way, usage)
    text = _called(message, usage) if way == "tool" and message.get("tool_calls") else said(message.get("content"))
    if text is None:
        raise Nonsense("the reply was empty", usage=usage)
    return Answer(text=text, model=served_by(data, asked), way=way, usage=usage or Usage())


def refuse_partial(finish: object, refusal: object, way: Way, usage: Usage | None) -> None:
    """Raises Nonsense unless the model says that it came to the end of its reply."""
    if isinstance(refusal, str) and refusal.strip():
        raise Nonsense(f"the model refused: {_line(refusal)}", usage=usage)
    if finish == "length":
        raise Nonsense("the reply was cut off at its greatest length, so be shorter", usage=usage)
    if finish == "content_filter":
        raise Nonsense("the provider's filter withheld the reply", usage=usage)
    if finish not in WHOLE.get(way, ("stop",)):
        reason = f" ({_line(finish)})" if isinstance(finish, str) else ""
        raise Nonsense(f"the reply does not say that it is whole{reason}", usage=usage)


def joined(content: object) -> str:
    """Text of a message, which some servers give in parts."""
    if isinstance(content, list):
        parts = [part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text"]
        content = "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def said(content: object) -> str | None:
    """Text of a whole message; None: there is none."""
    text = joined(content)
    return text if text.strip() else None


def used(data: dict[str, Any]) -> Usage | None:
    """The usage as far as it makes sense; None: not said."""
    usage = data.get("usage")
    if not isinstance(usage, dict):
        return None
    details = usage.get("prompt_tokens_details")
    prompt = _count(usage.get("prompt_tokens"))
    return Usage(
        prompt_tokens=prompt,
        cached_tokens=min(prompt, _count(details.get("cached_tokens") if isinstance(details, dict) else 0)),
        completion_tokens=_count(usage.get("completion_tokens")),
    )


def served_by(data: dict[str, Any], asked: str) -> str:
    """The model's name as the server has it, where that can be shown."""
    name = data.get("model")
    return name if isinstance(name, str) and name.isprintable() and 0 < len(name) <= LONGEST_NAME else asked


def _called(message: dict[str, Any], usage: Usage | None) -> str | None:
    calls = message["tool_calls"]
    call = calls[0] if isinstance(calls, list) and len(calls) == 1 else None
    function = call.get("function") if isinstance(call, dict) else None
    if not isinstance(function, dict):
        raise Nonsense("the reply is not exactly one call of the tool", usage=usage)
    arguments = function.get("arguments")
    return json.dumps(arguments) if isinstance(arguments, dict) else said(arguments)


def _first(choices: object) -> object:
    return choices[0] if isinstance(choices, list) and choices else None


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:LONGEST_SAID]
