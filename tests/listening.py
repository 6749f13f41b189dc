"""A server that hears and speaks: the two routes of an OpenAI-compatible one for speech, with replies as told."""

import json
import threading
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import ClassVar, Self

from interviewer.llm.connection import silence

SAID = "I noticed it, um, and nobody had asked me to look."
Reply = str | int | bytes
"""A transcript, a status that fails, or a body as it is."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    listener: ClassVar["Listener"]

    def do_POST(self) -> None:
        """One reply."""
        body = self.rfile.read(int(self.headers["content-length"]))
        self.listener.paths.append(self.path)
        if self.path == "/v1/audio/transcriptions":
            self._transcribe(body)
        elif self.path == "/v1/audio/speech":
            self.listener.read.append(json.loads(body)["input"])
            self._send(200, self.listener.sound, "audio/wav")
        else:
            self._send(404, b'{"error": {"message": "no such route"}}')

    def _transcribe(self, body: bytes) -> None:
        form = message_from_bytes(b"Content-Type: " + self.headers["content-type"].encode() + b"\r\n\r\n" + body)
        for part in form.get_payload():
            assert isinstance(part, Message)
            if part.get_filename():
                payload = part.get_payload(decode=True)
                assert isinstance(payload, bytes)
                self.listener.heard.append(payload)
        reply = self.listener.replies.pop(0) if self.listener.replies else SAID
        if isinstance(reply, int):
            self._send(reply, b'{"error": {"message": "out of order"}}')
        else:
            self._send(200, reply if isinstance(reply, bytes) else json.dumps({"text": reply}).encode())

    def _send(self, status: int, data: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.send_header("connection", "close")  # Nobody is left to close one that is kept.
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


class Listener:
    """Gives its replies in turn, then SAID; knows what it was sent."""

    def __init__(self, *replies: Reply, sound: bytes | None = None) -> None:
        self.replies = list(replies)
        self.sound = silence() if sound is None else sound
        self.heard: list[bytes] = []
        """Every recording."""
        self.read: list[str] = []
        """Every text that was to be spoken."""
        self.paths: list[str] = []
        handler = type("Handler", (_Handler,), {"listener": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True

    def forget(self) -> None:
        """As if it had just been started: what it was told to say and what it was sent is gone."""
        self.replies = []
        for sent in (self.heard, self.read, self.paths):
            sent.clear()

    @property
    def url(self) -> str:
        """What a user would set as the base URL."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def env(self) -> dict[str, str]:
        """What leads the app to it."""
        return {
            "INTERVIEWER_MODEL": "none-such",
            "INTERVIEWER_TRANSCRIPTION_MODEL": "hear",
            "INTERVIEWER_SPEECH_MODEL": "say",
            "OPENAI_BASE_URL": self.url,
            "OPENAI_API_KEY": "sk-spoken-nowhere",
        }

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
