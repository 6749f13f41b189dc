"""Any chat model of LangChain behind the seam."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.language_models.fake_chat_models import FakeListChatModel, GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.messages.tool import ToolCall
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from pydantic import Field, SecretStr

from interviewer.domain.model import Answer, Usage
from interviewer.errors import ModelError, ModelNonsense, ModelStopped, ModelUnavailable
from interviewer.llm.caller import Caller
from interviewer.llm.langchain_model import LangchainModel
from interviewer.llm.limits import Limits
from tests.llm.asking import Pauses, ask, streamed
from tests.loops import completed

GOOD = '{"level": "low", "quote": "q"}'
DATA = {"level": "low", "quote": "q"}


class Chat(BaseChatModel):
    """Gives replies in turn, synchronously, and keeps what it was bound with; an exception is raised."""

    replies: list[Any]
    model_name: str = "chat-1"
    api_key: SecretStr = SecretStr("sk-canary")
    seen: list[dict[str, Any]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "test"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **kwargs: Any,
    ) -> ChatResult:
        self.seen.append({"messages": messages, **kwargs})
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        message = reply if isinstance(reply, AIMessage) else AIMessage(reply)
        return ChatResult(generations=[ChatGeneration(message=message)])


class ToolChat(Chat):
    """One that knows tools."""

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Bound as they are."""
        return self.bind(tools=tools, tool_choice=tool_choice, **kwargs)


class StatusError(Exception):
    """As providers' packages raise it."""

    def __init__(self, status: int, body: Any = "") -> None:
        super().__init__(f"failed with sk-canary: {body}")
        self.status_code = status
        self.body = body


class ReadTimeout(Exception):
    """As an HTTP library raises it."""


def answered(chat: BaseChatModel, in_pieces: bool = False, retries: int = 3) -> tuple[Answer, Caller]:
    """One answer."""

    async def main() -> tuple[Answer, Caller]:
        caller = Caller(LangchainModel(chat), Limits(retries=retries), sleep=Pauses())
        answer = (await streamed(caller, ask()))[1] if in_pieces else await caller.answer(ask())
        await caller.close()
        return answer, caller

    return completed(main())


@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
@pytest.mark.parametrize(
    "chat",
    [
        pytest.param(lambda: FakeListChatModel(responses=[GOOD]), id="FakeListChatModel"),
        pytest.param(lambda: GenericFakeChatModel(messages=iter([AIMessage(GOOD)])), id="GenericFakeChatModel"),
        pytest.param(lambda: Chat(replies=[GOOD]), id="synchronous"),
        pytest.param(lambda: Chat(replies=[AIMessage([{"type": "text", "text": GOOD}])]), id="in parts"),
    ],
)
def test_a_model_without_forms_is_asked_in_words(chat: Callable[[], BaseChatModel], in_pieces: bool) -> None:
    """No schema, no tools: the json way, without a request for the ways that it does not know."""
    answer, caller = answered(chat(), in_pieces)

    assert answer.data == DATA
    assert (answer.way, caller.way) == ("json", "json")


@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
def test_a_model_with_tools_is_given_one(in_pieces: bool) -> None:
    """The call's arguments are the reply."""
    call = AIMessage("", tool_calls=[ToolCall(name="level", args=DATA, id="1")])
    chat = ToolChat(replies=[call])

    answer, caller = answered(chat, in_pieces)

    assert (answer.data, answer.way, caller.way) == (DATA, "tool", "tool")
    assert chat.seen[0]["tool_choice"] == "level"
    assert chat.seen[0]["tools"][0]["function"]["name"] == "level"


def test_a_model_that_says_so_gets_a_strict_schema() -> None:
    """By its profile."""
    chat = Chat(replies=[GOOD], profile={"structured_output": True})

    answer, _ = answered(chat)

    assert answer.way == "schema"
    assert chat.seen[0]["response_format"]["json_schema"]["strict"] is True


def test_usage_and_names_are_the_models() -> None:
    """As LangChain's messages carry them."""
    usage = UsageMetadata(input_tokens=10, output_tokens=3, total_tokens=13, input_token_details={"cache_read": 4})
    chat = Chat(replies=[AIMessage(GOOD, usage_metadata=usage, response_metadata={"model_name": "chat-1-0131"})])

    answer, caller = answered(chat)

    assert answer.usage == Usage(prompt_tokens=10, cached_tokens=4, completion_tokens=3)
    assert (answer.model, caller.name, caller.place) == ("chat-1-0131", "chat-1", "LangChain's Chat")


@pytest.mark.parametrize(
    ("reply", "error", "requests"),
    [
        pytest.param(StatusError(401), ModelStopped, 1, id="401"),
        pytest.param(StatusError(429, {"code": "insufficient_quota"}), ModelStopped, 1, id="quota"),
        pytest.param(StatusError(429), ModelUnavailable, 3, id="429"),
        pytest.param(StatusError(503), ModelUnavailable, 3, id="503"),
        pytest.param(StatusError(400), ModelUnavailable, 1, id="400"),
        pytest.param(ReadTimeout("late"), ModelUnavailable, 3, id="a library's timeout"),
        pytest.param(ConnectionResetError(), ModelUnavailable, 3, id="reset"),
        pytest.param(ZeroDivisionError("sk-canary"), ModelUnavailable, 1, id="anything else"),
        pytest.param(AIMessage(GOOD, response_metadata={"finish_reason": "length"}), ModelNonsense, 2, id="cut off"),
        pytest.param(AIMessage(GOOD, response_metadata={"stop_reason": "refusal"}), ModelNonsense, 2, id="refused"),
        pytest.param(AIMessage(""), ModelNonsense, 2, id="empty"),
        pytest.param(AIMessage([{"type": "image"}]), ModelNonsense, 2, id="no text"),
        pytest.param("no json", ModelNonsense, 2, id="of no form"),
    ],
)
@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
def test_failures_are_ours(reply: Any, error: type[ModelError], requests: int, in_pieces: bool) -> None:
    """Whatever a provider's package raises or returns, sorted as for any other server, and without its keys."""
    chat = Chat(replies=[reply] * 5)

    with pytest.raises(error) as raised:
        answered(chat, in_pieces, retries=4)

    # Only text that was given as a piece cannot be asked for again. Ways that it does not know cost no request.
    assert len(chat.seen) == (1 if in_pieces and reply == "no json" else requests)
    assert "canary" not in str(raised.value)


def test_a_failure_in_the_middle_of_a_stream() -> None:
    """Pieces first, then the error; nothing is asked again."""
    given: list[str] = []

    async def main() -> None:
        chat = FakeListChatModel(responses=[GOOD], error_on_chunk_number=3)
        async for piece in Caller(LangchainModel(chat)).stream(ask()):
            given.append(piece)

    with pytest.raises(ModelUnavailable, match="FakeListChatModelError"):
        completed(main())
    assert "".join(given) == GOOD[:3]


def test_messages_keep_their_roles() -> None:
    """System, user and assistant, in order."""
    chat = Chat(replies=["{", GOOD])

    answered(chat)

    assert [message.type for message in chat.seen[1]["messages"]] == ["system", "human", "ai", "human"]


@pytest.fixture(autouse=True)
def _no_tracing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's tracing would send what is asked to another machine."""
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.delenv(name, raising=False)
