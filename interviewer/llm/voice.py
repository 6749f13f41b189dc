"""Speech on an OpenAI-compatible server: words from a recording, a recording from words. One request each."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from interviewer.errors import ModelError, ModelNonsense, ModelStopped, ModelUnavailable
from interviewer.llm.faults import Fault, Hopeless, Nonsense, Transient
from interviewer.llm.openai_model import OpenAIModel
from interviewer.settings import ModelSettings

T = TypeVar("T")
TRANSCRIPTIONS = "/audio/transcriptions"
SPEECH = "/audio/speech"


class Voice:
    """Methods raise ModelError, fit for users. Close it with `close`."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._server = OpenAIModel(settings)

    async def transcribe(self, audio: bytes, name: str = "answer.wav") -> str:
        """The words of a recording (`name` says its format by its ending); empty where nothing was said."""
        model = self._settings.transcription_model or ""
        return await self._tried(self._transcribed(audio, name, model), model)

    async def speak(self, text: str) -> bytes:
        """MP3 of somebody saying `text`."""
        model = self._settings.speech_model or ""
        return await self._tried(self._spoken(text, model), model)

    async def close(self) -> None:
        """Close the connections."""
        await self._server.close()

    async def _transcribed(self, audio: bytes, name: str, model: str) -> str:
        response = await self._server.post(TRANSCRIPTIONS, {"model": model}, files=[("file", (name, audio))])
        text = self._server.data(response).get("text")
        if not isinstance(text, str):
            raise Nonsense("the server sent no text")
        return text.strip()

    async def _spoken(self, text: str, model: str) -> bytes:
        body = {"model": model, "voice": self._settings.voice, "input": text, "response_format": "mp3"}
        response = await self._server.post(SPEECH, body)
        if not response.headers.get("content-type", "").startswith("audio/"):
            raise Nonsense("the server sent no sound")
        return bytes(response.content)

    async def _tried(self, request: Awaitable[T], model: str) -> T:
        seconds = self._settings.try_seconds
        fault: Fault
        try:
            async with asyncio.timeout(seconds):
                return await request
        except TimeoutError:
            fault = Transient(f"the server sent no reply within {seconds:g} s")
        except Fault as caught:
            fault = caught
        raise self._error(fault, model)

    def _error(self, fault: Fault, model: str) -> ModelError:
        told = f"The model {model} at {self._settings.base_url} did not help: {fault}."
        if isinstance(fault, Hopeless):
            return ModelStopped(f"{told} {fault.remedy}")
        kind = ModelNonsense if isinstance(fault, Nonsense) else ModelUnavailable
        return kind(f"{told} Try again in a while, or go on in writing.")
