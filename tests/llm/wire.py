"""What goes over the wire when a server fails: one function for each fault, by name."""

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable
from typing import Any

from tests.llm import echoes
from tests.llm.answers import Reply

FINE = "ok"
DRIP_SECONDS = 0.05
NEVER = 3600.0

Fault = Callable[[Reply], Awaitable[None]]


async def _ok(reply: Reply) -> None:
    if reply.request.path.endswith("/models"):
        reply.send(200, {"data": [{"id": "mock"}, {"id": "other"}]})
    elif reply.request.path.endswith("/audio/transcriptions"):
        reply.send(200, {"text": " some words\n"})
    elif reply.request.path.endswith("/audio/speech"):
        reply.send(200, b"ID3 some sound", "audio/mpeg")
    else:
        reply.whole()


def _status(status: int, message: str, code: str | None = None, param: str | None = None, **more: str) -> Fault:
    async def fault(reply: Reply) -> None:
        reply.error(status, message, code, param, **more)

    return fault


def _body(status: int, body: bytes | object, kind: str = "application/json", **more: str) -> Fault:
    async def fault(reply: Reply) -> None:
        reply.send(status, body, kind, **more)

    return fault


def _changed(**changes: Any) -> Fault:
    """A reply whose choice differs."""

    async def fault(reply: Reply) -> None:
        reply.changed(**changes)

    return fault


def _texted(change: Callable[[str], str]) -> Fault:
    """A whole reply with another text."""

    async def fault(reply: Reply) -> None:
        reply.text = change(reply.text)
        await _ok(reply)

    return fault


def _edited(change: Callable[[dict[str, Any]], object]) -> Fault:
    """An answer whose body differs."""

    async def fault(reply: Reply) -> None:
        if reply.streams:
            reply.begin_events()
            reply.event(change(reply.completion()))
        else:
            reply.send(200, change(reply.completion()))

    return fault


async def _reset(reply: Reply) -> None:
    reply.ended = True
    reply.writer.transport.abort()


async def _hang(_: Reply) -> None:
    await asyncio.sleep(NEVER)


async def _truncated(reply: Reply) -> None:
    reply.send(200, json.dumps(reply.completion()).encode()[:60])


async def _short_of_its_length(reply: Reply) -> None:
    reply.ended = True
    reply.send(200, b'{"choices": [', content_length="1000")


async def _body_drips(reply: Reply) -> None:
    """Every read is in time, the whole is not."""
    reply.ended = True
    reply.send(200, b"", content_length="1000000")
    while True:
        reply.writer.write(b" ")
        await reply.writer.drain()
        await asyncio.sleep(DRIP_SECONDS)


async def _stream_reset(reply: Reply) -> None:
    reply.begin_events()
    for half in reply.halves():
        reply.piece(half)
        await reply.writer.drain()
    await asyncio.sleep(DRIP_SECONDS)
    await _reset(reply)


async def _stream_unfinished(reply: Reply) -> None:
    reply.begin_events()
    reply.piece(reply.halves()[0])
    reply.event("[DONE]")


async def _stream_error(reply: Reply) -> None:
    reply.begin_events()
    reply.piece(reply.halves()[0])
    reply.event({"error": {"message": "overloaded", "type": "server_error"}})


async def _stream_drips(reply: Reply) -> None:
    reply.begin_events()
    while True:
        reply.piece("x")
        await reply.writer.drain()
        await asyncio.sleep(DRIP_SECONDS)


async def _stream_stalls(reply: Reply) -> None:
    reply.begin_events()
    reply.piece(reply.halves()[0])
    await reply.writer.drain()
    await asyncio.sleep(NEVER)


async def _stream_garbage(reply: Reply) -> None:
    reply.begin_events()
    reply.piece(reply.halves()[0])
    reply.event("{no json")


async def _no_schema(reply: Reply) -> None:
    if reply.request.body.get("response_format", {}).get("type") == "json_schema":
        reply.error(400, "response_format of type json_schema is not supported", param="response_format")
    else:
        await _ok(reply)


async def _no_schema_no_tools(reply: Reply) -> None:
    if reply.request.body.get("tools"):
        reply.error(404, "No endpoints found that support tool use")
    else:
        await _no_schema(reply)


async def _pydantic_refusal(reply: Reply) -> None:
    if reply.request.body.get("response_format", {}).get("type") == "json_schema":
        reply.send(422, {"detail": [{"loc": ["body", "response_format"], "msg": "extra fields not permitted"}]})
    else:
        await _ok(reply)


async def _no_forms_at_all(reply: Reply) -> None:
    if "response_format" in reply.request.body:
        reply.error(400, "Unrecognized request argument supplied: response_format")
    else:
        await _no_schema_no_tools(reply)


async def _newer_length_only(reply: Reply) -> None:
    if "max_tokens" in reply.request.body:
        reply.error(
            400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", param="max_tokens"
        )
    elif "temperature" in reply.request.body:
        reply.error(400, "Unsupported value: 'temperature' does not support 0.0", param="temperature")
    else:
        await _ok(reply)


async def _as_plain_text(reply: Reply) -> None:
    reply.send(200, reply.completion(), "text/plain")


async def _talkative(reply: Reply) -> None:
    extra: dict[str, Any] = {"timings": {"x": 1}, "usage": {"prompt_tokens": "many", "prompt_tokens_details": 3}}
    if not reply.streams:
        reply.send(200, reply.completion() | extra)
        return
    reply.begin_events()
    reply.writer.write(b": a comment\n\n")
    reply.event(extra)
    for half in reply.halves():
        reply.piece(half)
    reply.event({"choices": [{"index": 0, "delta": None, "finish_reason": "stop"}], "model": 5} | extra)


async def _plain_json_for_a_stream(reply: Reply) -> None:
    reply.send(200, reply.completion())


FAULTS: dict[str, Fault] = {
    FINE: _ok,
    "429, Retry-After 1": _status(429, "slow down", "rate_limit_exceeded", retry_after="1"),
    "429, Retry-After 300": _status(429, "slow down", "rate_limit_exceeded", retry_after="300"),
    "429, Retry-After a date": _status(429, "slow down", retry_after="Wed, 21 Oct 2099 07:28:00 GMT"),
    "429, Retry-After nonsense": _status(429, "slow down", retry_after="soon"),
    "429, quota": _status(429, "You exceeded your current quota", "insufficient_quota"),
    "402": _status(402, "Insufficient credits"),
    "500": _status(500, "boom"),
    "503 page": _body(503, b"<html>down</html>", "text/html"),
    "408": _status(408, "timeout"),
    "409": _status(409, "conflict"),
    "400": _status(400, "messages[0] is odd"),
    "400, too long": _status(400, "maximum context length is 10, of which 3 in the tools", "context_length_exceeded"),
    "401": _status(401, "Incorrect API key provided"),
    "401, key echoed": echoes.unauthorized,
    "500, key echoed": echoes.fails,
    "200, key echoed": echoes.page,
    "refusal, key echoed": echoes.refuses,
    "finish reason, key echoed": echoes.ends,
    "field, key echoed": echoes.field,
    "403": _status(403, "not allowed"),
    "404": _status(404, "The model does not exist", "model_not_found"),
    "302": _body(302, b"", location="http://192.0.2.1/elsewhere"),
    "307": _body(307, b"", location="http://192.0.2.1/elsewhere"),
    "204": _body(204, b""),
    "reset": _reset,
    "hang": _hang,
    "200, web page": _body(200, b"<!doctype html><p>Log in", "text/html"),
    "200, plain text": _body(200, b"hello", "text/plain"),
    "200, empty": _body(200, b""),
    "200, a list": _body(200, [1, 2]),
    "200, false gzip": _body(200, b"no gzip", content_encoding="gzip"),
    "200, other bytes": _body(200, gzip.compress(b"{}")),
    "200, nested deeply": _body(200, b"[" * 100_000),
    "truncated": _truncated,
    "short of its length": _short_of_its_length,
    "body drips": _body_drips,
    "no choices": _edited(lambda body: body | {"choices": []}),
    "choices null": _edited(lambda body: body | {"choices": None}),
    "choices of text": _edited(lambda body: body | {"choices": ["a"]}),
    "no message": _edited(lambda body: body | {"choices": [{"index": 0, "finish_reason": "stop"}]}),
    "error with 200": _edited(lambda _: {"error": {"message": "overloaded", "code": 503}}),
    "content null": _changed(message={"content": None, "tool_calls": None}),
    "content a number": _changed(message={"content": 5, "tool_calls": None}),
    "refusal": _changed(message={"content": None, "tool_calls": None, "refusal": "I cannot help with that."}),
    "cut off": _changed(finish_reason="length"),
    "filtered": _changed(finish_reason="content_filter"),
    "unfinished": _changed(finish_reason=None),
    "two objects": _texted(lambda text: text + text),
    "words before it": _texted(lambda text: f"Sure: {text}"),
    "double key": _texted(lambda text: text.replace("{", '{"level": "low", ', 1)),
    "NaN": _texted(lambda text: text.replace('"low"', "NaN").replace('"high"', "NaN").replace('"word"', "NaN")),
    "unknown field": _texted(lambda text: text.replace("{", '{"score": 100, ', 1)),
    "half a character": _texted(lambda text: text.replace("word", "\\ud800")),
    "stream: reset": _stream_reset,
    "stream: no end": _stream_unfinished,
    "stream: error": _stream_error,
    "stream: drips": _stream_drips,
    "stream: stalls": _stream_stalls,
    "stream: garbage": _stream_garbage,
}
"""Every fault that may end in an error."""
PECULIAR: dict[str, Fault] = {
    "model name, key echoed": echoes.named,
    "fenced": _texted(lambda text: f"```json\n{text}\n```"),
    "no json_schema": _no_schema,
    "no json_schema, by pydantic": _pydantic_refusal,
    "no json_schema, no tools": _no_schema_no_tools,
    "no forms at all": _no_forms_at_all,
    "newer parameters only": _newer_length_only,
    "extra fields around it": _talkative,
    "json as text/plain": _as_plain_text,
    "no stream": _plain_json_for_a_stream,
}
"""Servers that are different, not broken: each is to be coped with."""
FAULTS |= PECULIAR
