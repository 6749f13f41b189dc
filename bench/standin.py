"""A loopback stand-in for an OpenAI-compatible server: waits, answers by the demanded schema, fails on purpose.

`python standin.py --latency-ms 200 --rate-429 0.1 --rate-500 0.02` prints its port on one line. GET /__stats counts
requests. What fails is drawn from a seeded generator, so two runs of as many requests meet as many failures.
"""

import argparse
import asyncio
import json
import random
import time
from typing import Any

LONGEST_LIFE = 600.0
"""Seconds behind which it ends by itself, should nobody end it."""
MOST_BYTES = 1 << 22
WORDS = "The answer names its own actions and a measured outcome."


def instance(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """A value that is valid against the schema, the last where there is a choice."""
    if "$ref" in schema:
        return instance(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "enum" in schema:
        return schema["enum"][-1]
    kind = schema.get("type")
    if kind == "object":
        return {name: instance(part, root) for name, part in schema["properties"].items()}
    if kind == "array":
        return [instance(schema["items"], root)]
    return {"boolean": True, "integer": 0, "number": 0.0}.get(str(kind), WORDS)


class Standin:
    """Answers chat completions; holds what it counts."""

    def __init__(self, latency: float, too_many: float, broken: float, retry_after: float, seed: int) -> None:
        self._latency, self._too_many, self._broken = latency, too_many, broken
        self._retry_after = retry_after
        self._drawn = random.Random(seed)
        self.counted: dict[str, float] = {
            "first": 0.0,
            "requests": 0,
            "ok": 0,
            "refused": 0,
            "failed": 0,
            "under_way": 0,
            "most_at_once": 0,
        }

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, kept alive."""
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
                length = head.partition("content-length:")[2].partition("\r\n")[0]
                body = await reader.readexactly(int(length or 0))
                if head.startswith("get /__stats"):
                    writer.write(_http(200, self.counted))
                else:
                    writer.write(await self._completed(json.loads(body)))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _completed(self, asked: dict[str, Any]) -> bytes:
        self.counted["first"] = self.counted["first"] or time.monotonic()
        self.counted["requests"] += 1
        chance = self._drawn.random()
        if chance < self._too_many:
            self.counted["refused"] += 1
            return _http(429, {"error": {"message": "Too many requests"}}, f"retry-after: {self._retry_after:g}\r\n")
        if chance < self._too_many + self._broken:
            self.counted["failed"] += 1
            return _http(500, {"error": {"message": "Failed on purpose"}})
        self.counted["under_way"] += 1
        self.counted["most_at_once"] = max(self.counted["most_at_once"], self.counted["under_way"])
        try:
            await asyncio.sleep(self._latency)
        finally:
            self.counted["under_way"] -= 1
        self.counted["ok"] += 1
        schema = asked["response_format"]["json_schema"]["schema"]
        text = json.dumps(instance(schema, schema))
        return _http(200, _reply(text, sum(len(message["content"]) for message in asked["messages"])))


def _reply(text: str, asked: int) -> dict[str, Any]:
    message = {"role": "assistant", "content": text, "refusal": None}
    used = {"prompt_tokens": asked // 4, "completion_tokens": len(text) // 4, "total_tokens": (asked + len(text)) // 4}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": "standin",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
        "usage": used,
    }


def _http(status: int, value: object, more: str = "") -> bytes:
    data = json.dumps(value).encode()
    return (
        f"HTTP/1.1 {status} .\r\ncontent-type: application/json\r\ncontent-length: {len(data)}\r\n{more}\r\n"
    ).encode() + data


async def main() -> None:
    """Serve until ended from outside, or for the longest life."""
    given = argparse.ArgumentParser()
    given.add_argument("--latency-ms", type=float, default=200)
    given.add_argument("--rate-429", type=float, default=0)
    given.add_argument("--rate-500", type=float, default=0)
    given.add_argument("--retry-after", type=float, default=1)
    given.add_argument("--seed", type=int, default=7)
    told = given.parse_args()
    standin = Standin(told.latency_ms / 1000, told.rate_429, told.rate_500, told.retry_after, told.seed)
    server = await asyncio.start_server(standin.serve, "127.0.0.1", 0, limit=MOST_BYTES)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.sleep(LONGEST_LIFE)


if __name__ == "__main__":
    asyncio.run(main())
