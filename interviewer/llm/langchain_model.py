"""Any chat model of LangChain behind our seam; whatever its provider's package raises becomes a fault."""

import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from pydantic import SecretStr

from interviewer.domain.model import Answer, Ask, Shape, Usage, Way
from interviewer.llm.faults import Fault, Nonsense, Rejected, Transient, Unsupported
from interviewer.llm.openai_faults import Reading
from interviewer.llm.openai_reply import joined, refuse_partial, said
from interviewer.llm.openai_request import sent_schema

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.language_models.base import LanguageModelInput
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.runnables import Runnable

FINISHED = {
    "max_tokens": "length", "MAX_TOKENS": "length", "safety": "content_filter", "SAFETY": "content_filter",
    "refusal": "content_filter", "content_filtered": "content_filter", "model_length": "length", "length": "length",
    "content_filter": "content_filter",
}  # fmt: skip
"""Providers' words for a reply that is not whole; other words, and none, count as an end."""
TRANSIENT_NAMES = ("Timeout", "Connect", "RateLimit", "Overloaded", "ServiceUnavailable", "InternalServer")


class LangchainModel:
    """One invocation for each request. Temperature, length and seed are those that the chat model was made with.

    Make it with `max_retries=0`, where it knows that: retries are the caller's, and are counted there.
    """

    def __init__(self, chat: "BaseChatModel", *, name: str = "", place: str = "") -> None:
        self._chat = chat
        self.name = name or _name(chat)
        self.place = place or f"LangChain's {type(chat).__name__}"
        self._reading = Reading(*_secrets(chat))

    async def complete(self, ask: Ask, way: Way) -> Answer:
        """The whole reply; see `protocol.Model`."""
        asked, messages = self._bound(ask, way), _messages(ask)
        with _Foreign(self._reading) as foreign:
            reply = await asked.ainvoke(messages)
        foreign.raise_fault()
        return self._answer(reply, way)

    async def stream(self, ask: Ask, way: Way) -> AsyncGenerator[str | Answer, None]:
        """The reply in pieces; see `protocol.Model`."""
        from langchain_core.messages import AIMessageChunk

        whole: AIMessageChunk | None = None
        stream = self._bound(ask, way).astream(_messages(ask))
        async with aclosing(stream) as pieces:  # type: ignore[type-var]
            while True:
                piece: AIMessage | None = None
                with _Foreign(self._reading) as foreign:
                    piece = await anext(pieces, None)
                foreign.raise_fault()
                if piece is None:
                    break
                if not isinstance(piece, AIMessageChunk):
                    # A model that cannot stream gives the whole message as its only piece.
                    reply = self._answer(piece, way)
                    yield reply.text
                    yield reply
                    return
                whole = piece if whole is None else whole + piece
                if text := _piece(piece, way):
                    yield text
        if whole is None:
            raise Nonsense("the reply was empty")
        yield self._answer(whole, way)

    async def close(self) -> None:
        """Nothing of ours is open."""

    def _bound(self, ask: Ask, way: Way) -> "Runnable[LanguageModelInput, AIMessage]":
        if ask.shape is None or way in ("json", "text"):
            return self._chat
        if way == "schema":
            if not (self._chat.profile or {}).get("structured_output"):
                raise Unsupported("the chat model does not say that it knows strict schemas", way)
            described = {"name": ask.shape.name, "schema": sent_schema(ask.shape.json_schema), "strict": True}
            return self._chat.bind(response_format={"type": "json_schema", "json_schema": described})
        return self._with_tool(ask.shape)

    def _with_tool(self, shape: Shape) -> "Runnable[LanguageModelInput, AIMessage]":
        from langchain_core.language_models import BaseChatModel

        if type(self._chat).bind_tools is BaseChatModel.bind_tools:
            raise Unsupported("the chat model knows no tools", "tool")
        function = {"name": shape.name, "description": "The reply.", "parameters": sent_schema(shape.json_schema)}
        with _Foreign(self._reading) as foreign:
            return self._chat.bind_tools([{"type": "function", "function": function}], tool_choice=shape.name)
        raise Unsupported(str(foreign.fault), "tool")

    def _answer(self, reply: "BaseMessage", way: Way) -> Answer:
        from langchain_core.messages import AIMessage

        if not isinstance(reply, AIMessage):
            raise Nonsense("the chat model gave something that is no reply")
        usage = _usage(reply)
        told = reply.response_metadata
        finish = told.get("finish_reason") or told.get("stop_reason") or told.get("done_reason")
        refuse_partial(FINISHED.get(str(finish), "stop"), reply.additional_kwargs.get("refusal"), way, usage)
        text = said(reply.content)
        if way == "tool" and reply.tool_calls:
            if len(reply.tool_calls) != 1:
                raise Nonsense("the reply is not exactly one call of the tool", usage=usage)
            text = json.dumps(reply.tool_calls[0]["args"], ensure_ascii=False)
        if text is None:
            raise Nonsense("the reply was empty", usage=usage)
        named = told.get("model_name") or told.get("model")
        return Answer(text=text, model=str(named or self.name), way=way, usage=usage or Usage())


class _Foreign:
    """Keeps what code of a stranger raises as a fault: no list of errors can name those of every provider."""

    def __init__(self, reading: Reading) -> None:
        self.fault: Fault | None = None
        self._reading = reading

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        self.fault = self._read(error)
        return True

    def raise_fault(self) -> None:
        """Raises what was kept, if anything."""
        if self.fault is not None:
            raise self.fault

    def _read(self, error: Exception) -> Fault:
        response = getattr(error, "response", None)
        status = getattr(error, "status_code", None) or getattr(response, "status_code", None)
        body = getattr(error, "body", None) or str(error)
        if isinstance(status, int):
            headers = getattr(response, "headers", {})
            return self._reading.status(status, headers if isinstance(headers, Mapping) else {}, body)
        name = type(error).__name__
        says = f"the chat model failed ({name}: {self._reading.line(str(error))})"
        if isinstance(error, ConnectionError | TimeoutError) or any(part in name for part in TRANSIENT_NAMES):
            return Transient(says, billed=True)
        return Rejected(says)


def _name(chat: "BaseChatModel") -> str:
    for attribute in ("model_name", "model", "model_id"):
        name = getattr(chat, attribute, None)
        if isinstance(name, str) and name:
            return name
    return chat._llm_type


def _secrets(chat: "BaseChatModel") -> list[str]:
    """Keys the chat model holds: no message may show one."""
    return [value.get_secret_value() for value in vars(chat).values() if isinstance(value, SecretStr)]


def _messages(ask: Ask) -> "list[BaseMessage]":
    from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

    kinds: dict[str, type[BaseMessage]] = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
    return [kinds[message.role](content=message.content) for message in ask.messages]


def _piece(chunk: Any, way: Way) -> str:
    if way == "tool" and chunk.tool_call_chunks:
        return "".join(call["args"] or "" for call in chunk.tool_call_chunks)
    return joined(chunk.content)


def _usage(reply: "AIMessage") -> Usage | None:
    told = reply.usage_metadata
    if told is None:
        return None
    cached = told.get("input_token_details", {}).get("cache_read", 0)
    return Usage(
        prompt_tokens=told["input_tokens"],
        cached_tokens=min(cached, told["input_tokens"]),
        completion_tokens=told["output_tokens"],
    )
