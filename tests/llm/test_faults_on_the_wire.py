"""Every way in which a server was seen to fail, through the library, to an answer or to one of our errors."""

from collections.abc import Iterator

import pytest

from interviewer.domain.model import Ask
from interviewer.errors import ModelError, ModelNonsense, ModelStopped, ModelUnavailable
from interviewer.llm.caller import Caller
from interviewer.llm.limits import Limits
from tests.llm.asking import GOOD, QUICK, Pauses, ask, calling, streamed
from tests.llm.faulty_server import FaultyServer
from tests.llm.wire import FAULTS, FINE, PECULIAR

ERRORS = sorted(set(FAULTS) - set(PECULIAR) - {FINE})
STOPPING = {"429, quota", "402", "401", "401, key echoed", "403", "404", "302", "307"}
REFUSED = {"400", "400, too long"}
TOO_LONG_A_PAUSE = {"429, Retry-After 300", "429, Retry-After a date"}
SLOW = {"hang", "body drips"}
NONSENSE = {
    "204", "200, web page", "200, plain text", "200, empty", "200, a list", "200, other bytes", "200, nested deeply",
    "truncated", "no choices", "choices null", "choices of text", "no message", "content null", "content a number",
    "refusal", "cut off", "filtered", "unfinished", "two objects", "words before it", "double key", "NaN",
    "unknown field", "half a character", "200, key echoed", "refusal, key echoed", "finish reason, key echoed",
    "field, key echoed", "stream: no end", "stream: garbage",
}  # fmt: skip
"""Faults of the reply itself: asked for once more, and no third time."""
IN_A_STREAM = {name for name in FAULTS if name.startswith("stream: ")}
KINDS = {"500", "429, Retry-After 1", "reset", "hang", "401", "400", "cut off", "two objects"}
"""One of each kind."""
QUICKER = Limits(retries=2, seconds=2.0, try_seconds=0.4, first_wait=0.01)


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    """One for all; each test tells it what to do."""
    with FaultyServer() as running:
        yield running


def limits(fault: str) -> Limits:
    """Short where the fault is to take as long as it may."""
    return QUICKER if fault in SLOW | {"stream: drips", "stream: stalls"} else QUICK


@pytest.mark.parametrize("fault", [name for name in ERRORS if name not in IN_A_STREAM])
def test_a_fault_that_stays_is_one_of_our_errors(server: FaultyServer, fault: str) -> None:
    """A server that always fails: the right error, no more requests than allowed, fewer where more are senseless."""
    server.told(always=fault)

    with pytest.raises(ModelError) as raised:
        calling(server.url, lambda caller: caller.answer(ask()), limits=limits(fault))

    expected: tuple[type[ModelError], int] = (ModelUnavailable, 3)
    if fault in STOPPING:
        expected = ModelStopped, 1
    elif fault in REFUSED | TOO_LONG_A_PAUSE:
        expected = ModelUnavailable, 1
    elif fault in NONSENSE:
        expected = ModelNonsense, 2
    assert (type(raised.value), len(server.requests)) == expected


@pytest.mark.parametrize("fault", [name for name in ERRORS if name not in IN_A_STREAM | STOPPING | REFUSED])
def test_a_fault_that_passes_is_got_over(server: FaultyServer, fault: str) -> None:
    """The next try is answered, unless the server wants a pause that the deadline does not have."""
    server.told([fault])
    pauses = Pauses()

    if fault in TOO_LONG_A_PAUSE:
        with pytest.raises(ModelUnavailable, match="asks for a pause"):
            calling(server.url, lambda caller: caller.answer(ask()), pauses=pauses)
        assert len(server.requests) == 1
        return
    answer = calling(server.url, lambda caller: caller.answer(ask()), limits=limits(fault), pauses=pauses)

    assert answer.data == GOOD
    assert answer.calls == len(server.requests) == 2
    pause = 1.0 if fault == "429, Retry-After 1" else limits(fault).first_wait
    assert pauses.seconds == ([] if fault in NONSENSE else [pause])


@pytest.mark.parametrize("fault", ERRORS)
def test_a_stream_ends_whole_or_in_an_error(server: FaultyServer, fault: str) -> None:
    """Also in pieces: never an answer that is not whole, and nothing is sent again once a piece was given."""
    server.told(always=fault)
    given: list[str] = []

    async def use(caller: Caller) -> None:
        async for piece in caller.stream(ask()):
            given.append(piece)

    with pytest.raises(ModelError):
        calling(server.url, use, limits=limits(fault))

    assert len(server.requests) <= (1 if given else 3)
    if fault in IN_A_STREAM:
        assert given


@pytest.mark.parametrize(
    ("fault", "in_pieces"),
    [
        *(pytest.param(fault, False, id=f"{fault}, whole") for fault in ERRORS),
        *(pytest.param(fault, True, id=f"{fault}, in pieces") for fault in sorted(IN_A_STREAM | KINDS)),
    ],
)
def test_a_fault_at_any_call_spoils_that_one_at_most(server: FaultyServer, fault: str, in_pieces: bool) -> None:
    """Of three answers, with the fault at the first to the fourth request: others are answered; stops are final."""

    async def use(caller: Caller) -> None:
        for position in range(4):
            server.told([FINE] * position + [fault])
            # A caller that stopped stays stopped; only the connections are shared.
            fresh = Caller(caller.model, limits(fault), sleep=Pauses(), jitter=lambda: 0.0)
            outcomes = await three_answers(fresh, ask(), in_pieces)
            failed = [number for number, outcome in enumerate(outcomes) if isinstance(outcome, ModelError)]
            expected = [list(range(position, 3))] if fault in STOPPING else [[], [position]]
            assert failed in expected
            assert len(server.requests) <= 3 + QUICK.retries

    calling(server.url, use)


async def three_answers(caller: Caller, asked: Ask, in_pieces: bool) -> list[object]:
    """Data or error of each."""
    outcomes: list[object] = []
    for _ in range(3):
        try:
            answer = (await streamed(caller, asked))[1] if in_pieces else await caller.answer(asked)
        except ModelError as error:
            outcomes.append(error)
        else:
            assert answer.data == GOOD
            outcomes.append(answer.data)
    return outcomes


@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
@pytest.mark.parametrize("server_is", sorted(PECULIAR))
def test_different_servers_are_coped_with(server: FaultyServer, server_is: str, in_pieces: bool) -> None:
    """What a server does not know is left out or said otherwise, within the tries of one answer, and remembered."""
    server.told(always=server_is)

    outcomes = calling(
        server.url,
        lambda caller: three_answers(caller, ask(), in_pieces),
        limits=Limits(retries=3, seconds=20.0, try_seconds=10.0),
    )

    assert outcomes == [GOOD] * 3
    assert len(server.requests) <= 3 + 3
    last = server.requests[-1].body
    if server_is in ("no json_schema", "no json_schema, by pydantic"):
        assert "tools" in last
    elif server_is == "no json_schema, no tools":
        assert last["response_format"] == {"type": "json_object"}


@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
def test_usage_and_name_are_the_servers(server: FaultyServer, in_pieces: bool) -> None:
    """Usage sums over the calls of an answer, the billed nonsense included; the model is what the server says."""
    server.told(["two objects"])

    async def use(caller: Caller) -> object:
        if not in_pieces:
            return await caller.answer(ask())
        return (await streamed(caller, ask()))[1]

    if in_pieces:
        with pytest.raises(ModelNonsense, match="not of the demanded form"):
            calling(server.url, use)
        return
    answer = calling(server.url, lambda caller: caller.answer(ask()))
    assert answer.model == "served-model"
    assert (answer.usage.prompt_tokens, answer.usage.cached_tokens, answer.usage.completion_tokens) == (200, 120, 40)


def test_plain_words_need_no_form(server: FaultyServer) -> None:
    """Without a shape nothing is demanded."""
    server.told()

    answer = calling(server.url, lambda caller: caller.answer(ask(None)))

    assert (answer.text, answer.data, answer.way) == ("A reply in words.", None, "text")
    assert not {"response_format", "tools"} & server.requests[0].body.keys()
