"""A raw HTTP server on this machine that answers as an OpenAI-compatible one would, and fails as told, in turn."""

import asyncio
import json
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from tests.llm.answers import Reply, Request
from tests.llm.wire import FAULTS, FINE

Text = Callable[[dict[str, Any]], str]
"""The text of a reply, from the body of the request."""


class FaultyServer:
    """Gives the faults of its script, one a request, and replies well behind its end (or for ever `always`).

    Runs in a thread of its own, so that pages and commands can be driven against it too. A fault is a name of
    `wire.FAULTS`; `ok` is none.
    """

    def __init__(self, script: Sequence[str] = (), *, always: str | None = None, text: Text | None = None) -> None:
        self.script = list(script)
        self.always = always
        self.text = text or instance_for
        self.requests: list[Request] = []
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="faulty-server", daemon=True)
        self._ready = threading.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """What a user would set as the base URL."""
        return f"http://127.0.0.1:{self.port}/v1"

    def told(self, script: Sequence[str] = (), always: str | None = None) -> Self:
        """Begin anew: another script, no requests counted."""
        self.script, self.always, self.requests = list(script), always, []
        return self

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0, limit=2**24))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in self._tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*self._tasks, return_exceptions=True))
        self._loop.run_until_complete(asyncio.sleep(0.01))  # closed connections give their sockets back a turn later
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            while request := await _read(reader):
                self.requests.append(request)
                name = self.script.pop(0) if self.script else self.always or FINE
                reply = Reply(writer, request, self.text(request.body))
                await FAULTS[name](reply)
                await writer.drain()
                if reply.ended:
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # Cancelled at the end: a handler that ends so is logged with a traceback by asyncio.
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    except asyncio.IncompleteReadError:
        return None
    method, path, _ = head[0].split(" ", 2)
    headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in head[1:] if line)}
    raw = await reader.readexactly(int(headers.get("content-length", "0")))
    is_json = headers.get("content-type", "").startswith("application/json")
    return Request(method, path, headers, raw, json.loads(raw) if is_json and raw else {})


def instance_for(body: dict[str, Any]) -> str:
    """A reply of the demanded form, or a sentence where none is demanded."""
    form = body.get("response_format")
    if isinstance(form, dict) and form.get("type") == "json_schema":
        schema = form["json_schema"]["schema"]
    elif body.get("tools"):
        schema = body["tools"][0]["function"]["parameters"]
    elif "JSON Schema" in (words := str(body.get("messages", [{}])[0].get("content"))):
        schema = json.loads(words[words.index('{"') :])
    else:
        return "A reply in words."
    return json.dumps(instance(schema, schema))


def instance(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """The simplest value of a schema."""
    if "$ref" in schema:
        return instance(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "enum" in schema:
        return schema["enum"][-1]
    kind = schema["type"]
    if kind == "object":
        return {name: instance(part, root) for name, part in schema["properties"].items()}
    if kind == "array":
        return [instance(schema["items"], root)]
    return {"string": "word", "integer": 1, "number": 1.5, "boolean": True, "null": None}[kind]
