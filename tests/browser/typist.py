"""A model's server that types: an OpenAI-compatible stream, word by word, held where a test wants to look."""

import json
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar, Self

from interviewer.library.phrasing import load_phrasing
from tests.llm.faulty_server import instance_for

WAIT = 30.0
HELD_WORDS = 6
"""Sent of a question before it is held."""


def question_of(body: dict[str, Any]) -> str:
    """A question that passes, in words of the answer that the browser tests give."""
    gap = body["response_format"]["json_schema"]["schema"]["properties"]["signal"]["enum"][0]
    told = body["messages"][1]["content"]
    asked = next(line for line in told.splitlines() if line.startswith("Probes asked before: "))
    phrasing = load_phrasing()
    asks = phrasing.signals[gap].asks
    return f'You said "It improved a lot". {asks[len(json.loads(asked.partition(": ")[2])) % len(asks)]}'


def reply_of(body: dict[str, Any]) -> str:
    """What the model says: a probe where one is asked for, else the simplest object of the form."""
    form = body.get("response_format", {}).get("json_schema", {})
    if form.get("name") != "interviewer_reply":
        return instance_for(body)
    gap = form["schema"]["properties"]["signal"]["enum"][0]
    return json.dumps({"reply_kind": "answer", "signal": gap, "why": "", "question": question_of(body)})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    typist: ClassVar["Typist"]

    def do_POST(self) -> None:
        """One reply."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        text = reply_of(body)
        self.typist.texts.append(text)
        if body.get("stream"):
            # The app hangs up where it has seen enough.
            with suppress(ConnectionError):
                self._type(text)
        else:
            message = {"role": "assistant", "content": text}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            data = json.dumps({"id": "x", "object": "chat.completion", "model": "typist", "choices": [choice]}).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    def _type(self, text: str) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        self.close_connection = True
        head, mark, question = text.partition('"question": "')
        self._send(head + mark)
        for number, word in enumerate(question.split(" ")):
            if number == HELD_WORDS:
                self.typist.held.set()
                self.typist.go.wait(WAIT)
            if number == 0:
                self.typist.began.append(time.time())
            self._send(word if number == 0 else f" {word}")
        self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        self.wfile.write(b"data: [DONE]\n\n")

    def _send(self, piece: str) -> None:
        self._event({"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]})

    def _event(self, data: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps({'model': 'typist', **data})}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


class Typist:
    """The server; while `go` is not set it holds every question in the middle."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.go.set()
        self.held = threading.Event()
        self.began: list[float] = []
        """When the first word of each question was sent."""
        self.texts: list[str] = []
        handler = type("Handler", (_Handler,), {"typist": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True

    @property
    def env(self) -> dict[str, str]:
        """What leads the app to it."""
        url = f"http://127.0.0.1:{self._server.server_port}/v1"
        return {"INTERVIEWER_MODEL": "typist", "OPENAI_BASE_URL": url, "OPENAI_API_KEY": "sk-typed-nowhere"}

    def hold(self) -> None:
        """From now on."""
        self.held.clear()
        self.go.clear()

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.go.set()
        self._server.shutdown()
        self._server.server_close()
