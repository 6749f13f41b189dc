"""One answer of a server on the wire, as it should be; `wire` has what goes wrong with it."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Request:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    raw: bytes
    body: dict[str, Any]


class Reply:
    """Writes one answer, well or badly."""

    def __init__(self, writer: asyncio.StreamWriter, request: Request, text: str) -> None:
        self.writer = writer
        self.request = request
        self.text = text
        self.ended = False
        """The connection is to be closed behind this answer."""

    @property
    def streams(self) -> bool:
        """Events were asked for."""
        return bool(self.request.body.get("stream"))

    def send(self, status: int, body: bytes | object, kind: str = "application/json", **more: str) -> None:
        """A whole answer; underscores in the names of headers are hyphens."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"content-type": kind, "content-length": str(len(data))}
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.writer.write(f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode() + data)

    def error(self, status: int, message: str, code: str | None = None, param: str | None = None, **more: str) -> None:
        """An error in OpenAI's form."""
        self.send(status, {"error": {"message": message, "type": "x", "param": param, "code": code}}, **more)

    def completion(self, **changes: Any) -> dict[str, Any]:
        """A good body, with changes to its choice."""
        message: dict[str, Any] = {"role": "assistant", "content": self.text, "refusal": None}
        finish = "stop"
        if tools := self.request.body.get("tools"):
            called = {"name": tools[0]["function"]["name"], "arguments": self.text}
            message |= {"content": None, "tool_calls": [{"id": "1", "type": "function", "function": called}]}
            finish = "tool_calls"
        message |= changes.pop("message", {})
        return {
            "id": "x",
            "object": "chat.completion",
            "created": 1,
            "model": "served-model",
            "choices": [{"index": 0, "message": message, "finish_reason": finish, **changes}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 20, "prompt_tokens_details": {"cached_tokens": 60}},
        }

    def begin_events(self) -> None:
        """Headers of a stream without a length, which ends with the connection."""
        self.ended = True
        self.writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")

    def event(self, data: object) -> None:
        """One event."""
        self.writer.write(f"data: {data if isinstance(data, str) else json.dumps(data)}\n\n".encode())

    def piece(self, text: str, finish: str | None = None) -> None:
        """One event with a piece of the reply."""
        delta: dict[str, Any] = {"content": text} if text else {}
        if self.request.body.get("tools") and text:
            delta = {"tool_calls": [{"index": 0, "function": {"arguments": text}}]}
        self.event({"model": "served-model", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})

    def halves(self) -> tuple[str, str]:
        """The text in two."""
        middle = len(self.text) // 2
        return self.text[:middle], self.text[middle:]

    def whole_stream(self) -> None:
        """A good stream."""
        self.begin_events()
        for half in self.halves():
            self.piece(half)
        self.piece("", "tool_calls" if self.request.body.get("tools") else "stop")
        self.event({"choices": [], "usage": {"prompt_tokens": 100, "completion_tokens": 20}})
        self.event("[DONE]")

    def whole(self) -> None:
        """A good answer, in one or in events."""
        if self.streams:
            self.whole_stream()
        else:
            self.send(200, self.completion())

    def changed(self, **changes: Any) -> None:
        """An answer with changes to its choice."""
        if not self.streams:
            self.send(200, self.completion(**changes))
            return
        self.begin_events()
        message = changes.get("message", {})
        self.event({"choices": [{"index": 0, "delta": {"content": self.text, **message}}]})
        self.event({"choices": [{"index": 0, "delta": {}, "finish_reason": changes.get("finish_reason", "stop")}]})
