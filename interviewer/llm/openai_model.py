"""A model on an OpenAI-compatible server, by the openai library; imported with the first request."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import finalize

from interviewer.domain.model import Answer, Ask, Way
from interviewer.llm.faults import Fault
from interviewer.llm.openai_client import key_of, open_client
from interviewer.llm.openai_faults import Reading
from interviewer.llm.openai_reply import answer, decoded
from interviewer.llm.openai_request import Dialect
from interviewer.llm.openai_stream import Gathering
from interviewer.settings import ModelSettings

if TYPE_CHECKING:
    import httpx2
    import openai

T = TypeVar("T")
Files = list[tuple[str, tuple[str, bytes]]]
"""Field to the file's name and bytes."""
PATH = "/chat/completions"
UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What the library raises over data of a kind that it does not expect; none of it comes from our side of the call."""


class OpenAIModel:
    """One request for each call; every failure is a fault, none of which holds the key."""

    def __init__(self, settings: ModelSettings) -> None:
        self.name = settings.model
        self.place = settings.base_url
        self._settings = settings
        self._dialect = Dialect(settings.base_url)
        self._reading = Reading(key_of(settings), given_in_app=settings.given_in_app)
        self._client: openai.AsyncOpenAI | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._forgotten: finalize[..., OpenAIModel] | None = None

    def __repr__(self) -> str:
        return f"OpenAIModel({self._settings.redacted()})"

    async def complete(self, ask: Ask, way: Way) -> Answer:
        """The whole reply; see `protocol.Model`."""
        body = self._dialect.body(ask, way, self.name, stream=False)
        response = await self.post(PATH, body, way)
        return answer(self.data(response), way, self.name)

    async def stream(self, ask: Ask, way: Way) -> AsyncGenerator[str | Answer, None]:
        """The reply in pieces; see `protocol.Model`."""
        import openai

        body = self._dialect.body(ask, way, self.name, stream=True)
        posted = self.client().post(PATH, cast_to=object, body=body, stream=True, stream_cls=openai.AsyncStream[object])
        events = await self._guarded(posted, body, way)
        try:
            async with aclosing(self._pieces(events, body, way)) as pieces:
                async for piece in pieces:
                    yield piece
        finally:
            await events.close()

    async def post(
        self, path: str, body: dict[str, Any], way: Way = "text", files: Files | None = None
    ) -> "httpx2.Response":
        """One request to the server, read whole. Raises faults."""
        import httpx2

        headers = {"Content-Type": "multipart/form-data"} if files else {}
        posted = self.client().post(path, cast_to=httpx2.Response, body=body, files=files, options={"headers": headers})
        return await self._guarded(posted, body, way)

    async def models(self) -> "httpx2.Response":
        """The server's list of its models. Raises faults."""
        import httpx2

        return await self._guarded(self.client().get("/models", cast_to=httpx2.Response), {}, "text")

    def data(self, response: "httpx2.Response") -> dict[str, Any]:
        """The JSON object of an answer, without the key. Raises faults, also for an error that came with status 200."""
        kind = self._reading.line(response.headers.get("content-type", ""))
        data: dict[str, Any] = self._reading.cleaned(decoded(response.content, kind))
        if data.get("error") and not data.get("choices"):
            raise self._reading.event(data)
        return data

    async def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if self._forgotten is not None:
            self._forgotten.detach()
        if client is not None:
            await client.close()

    def client(self) -> "openai.AsyncOpenAI":
        """The library's client for the running event loop, made with the first request.

        It is closed when nobody holds this model any more: whoever types one into a page need not say goodbye.
        """
        loop = asyncio.get_running_loop()
        if self._client is None or self._loop is not loop:
            self._client, self._loop = open_client(self._settings), loop
            self._forgotten = finalize(self, _close_on, loop, self._client)
            self._forgotten.atexit = False
        return self._client

    async def _pieces(
        self, events: "openai.AsyncStream[object]", body: dict[str, Any], way: Way
    ) -> AsyncGenerator[str | Answer, None]:
        if "text/event-stream" not in events.response.headers.get("content-type", ""):
            await self._guarded(events.response.aread(), body, way)
            reply = answer(self.data(events.response), way, self.name)
            yield reply.text
            yield reply
            return
        gathering = Gathering(way, self.name)
        while True:
            event = await self._guarded(anext(events, None), body, way)
            if event is None:
                break
            if piece := gathering.piece(self._reading.cleaned(event)):
                yield piece
        yield gathering.whole()

    async def _guarded(self, work: Awaitable[T], body: dict[str, Any], way: Way) -> T:
        """The result. Raises faults, which do not lead back to the library's errors: those hold the request."""
        import httpx2
        import openai

        fault: Fault
        try:
            return await work
        except openai.APIStatusError as error:
            fault = self._refused(error.response, body, way)
        except openai.APIConnectionError as error:
            fault = self._reading.connection(error.__cause__, sent=not isinstance(error.__cause__, _unsent()))
        except openai.APIError as error:
            fault = self._reading.event({"error": error.body} if error.body else error.message)
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, *UNREADABLE):
            fault = self._reading.garbled()
        raise fault

    def _refused(self, response: "httpx2.Response", sent: dict[str, Any], way: Way) -> Fault:
        try:
            said: object = json.loads(response.text)
        except (ValueError, RecursionError):
            said = response.text
        code = response.status_code
        refusal = self._reading.refusal(code, said, sent, way, self._dialect)
        return refusal or self._reading.status(code, response.headers, said)


def _close_on(loop: asyncio.AbstractEventLoop, client: "openai.AsyncOpenAI") -> None:
    with suppress(RuntimeError):  # the loop is closed, and with it the connections
        loop.call_soon_threadsafe(lambda: loop.create_task(client.close()))


def _unsent() -> tuple[type[BaseException], ...]:
    """Errors behind which no request can have been worked on."""
    import httpx2

    return (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol)
