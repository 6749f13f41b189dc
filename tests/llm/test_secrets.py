"""The key is in its header and nowhere else: not in an error, a log, a repr or another server's hands."""

import asyncio
import gc
import logging
import traceback
from collections.abc import Iterator

import pytest

from interviewer.domain.model import Answer
from interviewer.errors import ModelError, SettingsError
from interviewer.llm.background import Background
from interviewer.llm.caller import Caller
from interviewer.llm.opening import open_caller
from interviewer.settings import ModelSettings
from tests.llm.asking import GOOD, KEY, QUICK, Pauses, ask, calling, settings, streamed
from tests.llm.faulty_server import FaultyServer
from tests.llm.wire import FAULTS
from tests.loops import completed

HALF = 14
"""Characters of the key that tell too much."""
SLOW = {"hang", "body drips", "stream: drips", "stream: stalls"}
ENVIRONMENT = {
    "OPENAI_API_KEY": "sk-env-secret",
    "OPENAI_ADMIN_KEY": "sk-admin-secret",
    "OPENAI_ORG_ID": "org-secret",
    "OPENAI_PROJECT_ID": "proj-secret",
    "OPENAI_WEBHOOK_SECRET": "whsec-secret",
    "OPENAI_CUSTOM_HEADERS": "X-Gateway: gateway-secret",
}


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    """One for all."""
    with FaultyServer() as running:
        yield running


def everything(error: BaseException | None) -> Iterator[str]:
    """All that an error and those behind it would show, however it is printed."""
    while error is not None:
        yield from (str(error), repr(error), repr(vars(error)), *traceback.format_exception(error))
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - SLOW))
def test_no_failure_shows_the_key(
    server: FaultyServer, fault: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever goes wrong, with every logger at its most talkative and a server that echoes the key."""
    server.told(always=fault)
    shown: list[str] = []

    async def use(caller: Caller) -> None:
        for request in (caller.answer(ask()), streamed(caller, ask(None))):
            try:
                given = await request
            except ModelError as error:
                shown.extend(everything(error))
            else:
                shown.append(repr(given))
        shown.extend((repr(caller), repr(caller.model), repr(vars(caller)), caller.place))

    with caplog.at_level(logging.DEBUG):
        calling(server.url, use, pauses=Pauses())

    shown += [caplog.text, *capfd.readouterr(), repr(settings(server.url)), settings(server.url).redacted()]
    assert server.requests
    assert not [text for text in shown if KEY[:HALF] in text]


def test_the_key_is_in_its_header_alone(server: FaultyServer) -> None:
    """Not in the address, the body or another header."""
    server.told()

    calling(server.url, lambda caller: caller.answer(ask()))

    request = server.requests[0]
    assert request.headers.pop("authorization") == f"Bearer {KEY}"
    assert KEY not in f"{request.path} {request.headers} {request.raw!r}"


def test_nothing_of_the_environment_goes_to_a_typed_address(
    server: FaultyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither with a key typed beside it nor without; the library would send several of these."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    server.told()

    async def use(typed: ModelSettings) -> None:
        caller = open_caller(typed)
        await caller.answer(ask())
        await streamed(caller, ask())
        await caller.close()

    for key in ("", KEY):
        completed(use(ModelSettings.typed(server.url, "m", key)))

    assert len(server.requests) == 4
    for request in server.requests:
        sent = f"{request.path} {request.headers} {request.raw!r}"
        assert "secret" not in sent
        assert "x-gateway" not in sent


def test_a_key_goes_with_the_model(server: FaultyServer) -> None:
    """Once nobody holds a model any more, its connections are closed and nothing in the process has its key."""
    import openai

    key = "sk-forgotten-4711"
    background = Background()
    server.told()

    def use() -> None:
        background.run(open_caller(ModelSettings.typed(server.url, "m", key)).answer(ask()))

    def holders() -> list[object]:
        gc.collect()
        background.run(asyncio.sleep(0.01))
        gc.collect()
        return [one for one in gc.get_objects() if isinstance(one, openai.AsyncOpenAI) and one.api_key == key]

    use()
    left = holders()
    background.stop()

    assert server.requests[0].headers["authorization"] == f"Bearer {key}"
    assert left == []


def test_a_redirect_is_not_followed(server: FaultyServer) -> None:
    """It would carry what was said, and to the same host the key, to wherever the answer points."""
    with FaultyServer() as other:
        server.told(always="307")

        with pytest.raises(ModelError, match="redirects to"):
            calling(server.url, lambda caller: caller.answer(ask()), limits=QUICK)
        assert len(server.requests) == 1
        assert other.requests == []


@pytest.mark.parametrize(
    "key", ["sk canary", "sk-canary\n-x", "sk-canaryé", "sk-\0canary"], ids=["blank", "line", "accent", "NUL"]
)
def test_a_key_that_no_header_takes_is_refused_unseen(key: str) -> None:
    """The library would show it in its error."""
    with pytest.raises(SettingsError) as raised:
        ModelSettings.typed("http://127.0.0.1:1/v1", "m", key)

    assert "canary" not in "".join(everything(raised.value))


def test_a_placeholder_is_no_secret(server: FaultyServer) -> None:
    """Servers without keys are given any word for one, and that may stand in a reply."""
    server.told()

    async def use() -> Answer:
        caller = open_caller(ModelSettings.typed(server.url, "m", "word"))
        try:
            return await caller.answer(ask())
        finally:
            await caller.close()

    assert completed(use()).data == GOOD
