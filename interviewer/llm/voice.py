"""Speech on an OpenAI-compatible server: words from a recording, a recording from words. One request each."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple, TypeVar

from interviewer.errors import ModelError, ModelNonsense, ModelStopped, ModelUnavailable, UsageError
from interviewer.llm.budget import Amount, Budget, reserve_all
from interviewer.llm.faults import Fault, Hopeless, Nonsense, Transient
from interviewer.llm.openai_model import OpenAIModel
from interviewer.settings import ModelSettings

T = TypeVar("T")
TRANSCRIPTIONS = "/audio/transcriptions"
SPEECH = "/audio/speech"
MOST_SENT = 25_000_000
"""Bytes of a recording: OpenAI takes no more; thirteen minutes at 16 kHz."""
MOST_READ = 20_000_000
"""Bytes of speech that are kept: a question read aloud has half a million."""
MOST_WORDS = 20_000
"""Characters of a transcript, as of an answer; models that lose the thread repeat a sentence for ever."""
MOST_SPOKEN = 4_000
"""Characters of a text read aloud; OpenAI takes 4096."""
ONE_REQUEST = Amount(calls=1, usd=None)
"""Speech is priced by the minute or by tokens of its own: the request is counted, its money is not known."""
SOUNDS = (
    (re.compile(rb"ID3|\xff[\xe0-\xff]"), "audio/mpeg"),
    (re.compile(rb"RIFF.{4}WAVE", re.DOTALL), "audio/wav"),
    (re.compile(rb"OggS"), "audio/ogg"),
    (re.compile(rb"fLaC"), "audio/flac"),
)
"""How files of sound begin: servers send other formats than they were asked for, and name them badly."""
NO_ROUTE = (404, 405)
TYPE_INSTEAD = "Answers can be typed as before."
READ_INSTEAD = "The question stands there to be read."
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Sound(NamedTuple):
    """Something to play."""

    data: bytes
    kind: str
    """MIME type."""


class Voice:
    """Methods raise ModelError, fit for users, and BudgetSpent before anything is sent. Close it with `close`."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._server = OpenAIModel(settings)

    async def transcribe(self, audio: bytes, name: str = "answer.wav", budgets: Sequence[Budget] = ()) -> str:
        """The words of a recording (`name` says its format by its ending); empty where nothing was said.

        Raises UsageError for a recording that is too long.
        """
        if len(audio) > MOST_SENT:
            raise UsageError(
                f"The recording has {len(audio) / 1e6:.0f} MB; at most {MOST_SENT / 1e6:.0f} are sent, about thirteen "
                "minutes. Nothing was sent. Record a shorter one, or type the answer."
            )
        model = self._settings.transcription_model or ""
        return await self._tried(lambda: self._transcribed(audio, name, model), model, budgets, TYPE_INSTEAD)

    async def speak(self, text: str, budgets: Sequence[Budget] = ()) -> Sound:
        """Somebody saying `text`, as far as it is read at one go."""
        model = self._settings.speech_model or ""
        return await self._tried(lambda: self._spoken(text[:MOST_SPOKEN], model), model, budgets, READ_INSTEAD)

    async def close(self) -> None:
        """Close the connections."""
        await self._server.close()

    async def _transcribed(self, audio: bytes, name: str, model: str) -> str:
        response = await self._server.post(TRANSCRIPTIONS, {"model": model}, files=[("file", (name, audio))])
        text = self._server.data(response).get("text")
        if not isinstance(text, str):
            raise Nonsense("the server sent no text")
        if len(text) > MOST_WORDS:
            raise Nonsense(f"the server sent {len(text):,} characters, more than anybody says in one answer")
        return _NO_TEXT.sub(" ", text).strip()

    async def _spoken(self, text: str, model: str) -> Sound:
        body = {"model": model, "voice": self._settings.voice, "input": text, "response_format": "mp3"}
        data = (await self._server.post(SPEECH, body)).content
        kind = next((kind for pattern, kind in SOUNDS if pattern.match(data)), None)
        if kind is None:
            raise Nonsense("the server sent no sound")
        if len(data) > MOST_READ:
            raise Nonsense(f"the server sent {len(data) / 1e6:.0f} MB of sound for one question")
        return Sound(bytes(data), kind)

    async def _tried(
        self, request: Callable[[], Awaitable[T]], model: str, budgets: Sequence[Budget], instead: str
    ) -> T:
        reserve_all(budgets, ONE_REQUEST)
        seconds = self._settings.try_seconds
        fault: Fault
        try:
            async with asyncio.timeout(seconds):
                return await request()
        except TimeoutError:
            fault = Transient(f"the server sent no reply within {seconds:g} s")
        except Fault as caught:
            fault = caught
        raise self._error(fault, model, instead)

    def _error(self, fault: Fault, model: str, instead: str) -> ModelError:
        told = f"The model {model} at {self._settings.base_url} did not help: {fault}."
        if isinstance(fault, Hopeless):
            if fault.status in NO_ROUTE:
                told += " It may be a server without speech."
            return ModelStopped(f"{told} {fault.remedy} {instead}")
        kind = ModelNonsense if isinstance(fault, Nonsense) else ModelUnavailable
        return kind(f"{told} Try again in a while. {instead}")
