"""One layer of retries and checks before any model."""

from collections.abc import Sequence

import pytest

from interviewer.domain.model import Answer, Usage, Way
from interviewer.domain.pricing import Price, Prices
from interviewer.errors import BudgetSpent, ModelError, ModelNonsense, ModelStopped, ModelUnavailable
from interviewer.llm.budget import Budget
from interviewer.llm.caller import Caller
from interviewer.llm.faults import Adapted, Hopeless, Nonsense, Rejected, Transient, Unsupported
from interviewer.llm.limits import Limits
from interviewer.llm.scripted import Hang, Reply, ScriptedModel, ScriptEnded
from interviewer.llm.ways import Ways
from tests.llm.asking import LEVEL, Pauses, ask, streamed
from tests.loops import completed

GOOD = '{"level": "low", "quote": "q"}'
BAD = '{"level": "middling", "quote": "q"}'
PRICES = Prices(as_of="2026-01-31", models={"scripted": Price(prompt=1.0, cached=0.5, completion=4.0)})
BUSY = Transient("the server is too busy (429)")


def answered(model: ScriptedModel, limits: Limits | None = None, pauses: Pauses | None = None) -> Answer:
    """One answer; pauses are noted, not made."""
    caller = Caller(model, limits, sleep=pauses or Pauses(), jitter=lambda: 0.0, prices=PRICES)
    return completed(caller.answer(ask()))


@pytest.mark.parametrize(
    ("script", "ways", "paused"),
    [
        pytest.param([GOOD], ["schema"], [], id="at once"),
        pytest.param([BUSY, GOOD], ["schema"] * 2, [0.5], id="busy once"),
        pytest.param([BUSY, BUSY, BUSY, GOOD], ["schema"] * 4, [0.5, 1.0, 2.0], id="waits double"),
        pytest.param([Transient("busy", retry_after=7.5), GOOD], ["schema"] * 2, [7.5], id="as the server asks"),
        pytest.param([Transient("busy", retry_after=0.0), GOOD], ["schema"] * 2, [0.5], id="no pause asked for"),
        pytest.param([BAD, GOOD], ["schema"] * 2, [], id="corrected"),
        pytest.param([Nonsense("cut off"), GOOD], ["schema"] * 2, [], id="cut off once"),
        pytest.param([Unsupported("no", "schema"), GOOD], ["schema", "tool"], [], id="no schemas"),
        pytest.param(
            [Unsupported("no", "schema"), Unsupported("no", "tool"), GOOD],
            ["schema", "tool", "json"],
            [],
            id="no tools",
        ),
        pytest.param([Adapted("no seed"), GOOD], ["schema"] * 2, [], id="a parameter less"),
        pytest.param(
            [Unsupported("no", "schema"), BUSY, BAD, GOOD], ["schema", "tool", "tool", "tool"], [0.5], id="all at once"
        ),
    ],
)
def test_what_passes_is_got_over(script: Sequence[Reply], ways: list[Way], paused: list[float]) -> None:
    """Each mishap has its own remedy, and all share the tries of one answer."""
    model, pauses = ScriptedModel(script), Pauses()

    answer = answered(model, pauses=pauses)

    assert answer.data == {"level": "low", "quote": "q"}
    assert answer.calls == len(model.asks) == len(script)
    assert model.ways == ways
    assert answer.way == ways[-1]
    assert pauses.seconds == paused


@pytest.mark.parametrize(
    ("script", "error", "says"),
    [
        pytest.param([BUSY] * 4, ModelUnavailable, "4 requests: the server is too busy", id="busy for ever"),
        pytest.param([BAD, BAD], ModelNonsense, "level must be one of", id="wrong twice"),
        pytest.param([BUSY, BAD, BUSY, BAD], ModelNonsense, "4 requests", id="wrong twice, busy in between"),
        pytest.param([Nonsense("the model refused: no")] * 2, ModelNonsense, "refused", id="refused twice"),
        pytest.param(["", ""], ModelNonsense, "empty", id="empty twice"),
        pytest.param([Rejected("it is too long")], ModelUnavailable, "too long", id="this one not"),
        pytest.param([Hopeless("the quota is used up", "Pay.")], ModelStopped, r"Pay\.$", id="quota"),
        pytest.param([Transient("busy", retry_after=120.0)], ModelUnavailable, "pause of 120 s", id="too long a pause"),
        pytest.param([Unsupported("no", "schema")] * 4, ModelUnavailable, "no", id="denies what it was not asked"),
    ],
)
def test_what_does_not_pass_is_an_error_for_users(script: Sequence[Reply], error: type[ModelError], says: str) -> None:
    """It says what happened in how many requests, that nothing is lost, and what to do; no more than the tries."""
    model = ScriptedModel(script)

    with pytest.raises(error, match=says) as raised:
        answered(model)

    assert len(model.asks) == len(script)
    assert "scripted" in str(raised.value)


@pytest.mark.parametrize("retries", [0, 1, 2, 5])
@pytest.mark.parametrize(
    "mishap", [BUSY, BAD, Unsupported("no", "schema"), Adapted("x")], ids=lambda given: type(given).__name__
)
def test_requests_are_bounded(retries: int, mishap: Reply) -> None:
    """Never more than the retries and one, whatever goes wrong."""
    model = ScriptedModel([mishap] * 20)

    with pytest.raises(ModelError):
        answered(model, Limits(retries=retries))

    assert len(model.asks) <= retries + 1


def test_a_correction_names_the_error() -> None:
    """The second try carries the bad reply, what was wrong with it and the schema; the first messages stay first."""
    model = ScriptedModel([BAD, GOOD])

    answered(model)

    first, second = (sent.messages for sent in model.asks)
    assert second[: len(first)] == first
    assert [message.role for message in second[len(first) :]] == ["assistant", "user"]
    assert second[-2].content == BAD
    assert 'level must be one of "low", "high"' in second[-1].content
    assert '"maxLength":100' in second[-1].content


def test_a_long_bad_reply_is_not_sent_back_whole() -> None:
    """It would cost more than it helps."""
    model = ScriptedModel(["x" * 100_000, GOOD])

    answered(model)

    assert len(model.asks[1].messages[-2].content) == 4000


def test_ways_are_remembered_by_server_and_model() -> None:
    """A second caller of the same process begins where the first one ended; other models and servers do not."""
    ways = Ways()
    script: list[Reply] = [Unsupported("no", "schema"), GOOD, GOOD]

    async def main() -> tuple[Caller, Caller, Caller]:
        model = ScriptedModel(script)
        first, second = Caller(model, ways=ways), Caller(model, ways=ways)
        await first.answer(ask())
        await second.answer(ask())
        return first, second, Caller(ScriptedModel([], name="another"), ways=ways)

    first, second, other = completed(main())
    assert (first.way, second.way, other.way) == ("tool", "tool", "schema")


def test_json_way_says_the_schema() -> None:
    """Where a server can be handed none, it stands at the end of the first system message, the same in every ask."""
    ways = Ways()
    ways.refuse("scripted://here", "scripted", "tool")
    model = ScriptedModel([GOOD, GOOD])

    async def main() -> None:
        caller = Caller(model, ways=ways)
        await caller.answer(ask(text="one"))
        await caller.answer(ask(text="two"))

    completed(main())
    one, two = (sent.messages for sent in model.asks)
    assert one[0] == two[0]
    assert one[0].content.startswith("You judge.\n\nReply with one JSON object")
    assert [message.content for message in one[1:]] == ["one"]


def test_a_stopped_caller_asks_no_more() -> None:
    """Neither it nor those it shares its model with; the reason stays the same."""
    model = ScriptedModel([Hopeless("the quota is used up", "Pay.")])

    async def main() -> list[str]:
        caller = Caller(model)
        says = []
        for asked in (caller, caller, caller.within(Budget("this interview"))):
            with pytest.raises(ModelStopped) as raised:
                await asked.answer(ask())
            says.append(str(raised.value))
        with pytest.raises(ModelStopped):
            await streamed(caller, ask())
        return says

    says = completed(main())
    assert len(set(says)) == 1
    assert len(model.asks) == 1


@pytest.mark.parametrize(
    "script", [[Hang()], [(Hang(),)], [("a", Hang())]], ids=["whole", "in pieces", "in the middle"]
)
def test_the_deadline_is_kept(script: Sequence[Reply]) -> None:
    """Silence ends in an error when the time is up, before, between and behind pieces."""

    async def main() -> None:
        await streamed(Caller(ScriptedModel(script)), ask(None), deadline=0.05)

    with pytest.raises(ModelUnavailable, match=r"within 0\.05 s"):
        completed(main())
    if not isinstance(script[0], tuple):
        with pytest.raises(ModelUnavailable, match=r"within 0\.05 s"):
            completed(Caller(ScriptedModel(script)).answer(ask(), deadline=0.05))


@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
def test_a_silent_try_is_followed_by_another(in_pieces: bool) -> None:
    """A request that hangs costs its own time, not that of the whole answer."""
    model = ScriptedModel([Hang(), GOOD])

    async def main() -> Answer:
        caller = Caller(model, Limits(try_seconds=0.02), sleep=Pauses())
        return (await streamed(caller, ask()))[1] if in_pieces else await caller.answer(ask())

    assert completed(main()).calls == 2


@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
def test_what_an_answer_cost_is_all_its_calls(in_pieces: bool) -> None:
    """Usage and money of the nonsense as well as of the answer."""
    usage = Usage(prompt_tokens=1000, cached_tokens=500, completion_tokens=100)
    first: Reply = Nonsense("cut off", usage=usage) if in_pieces else BAD
    model = ScriptedModel([first, GOOD], usage=usage)

    async def main() -> Answer:
        caller = Caller(model, prices=PRICES)
        return (await streamed(caller, ask()))[1] if in_pieces else await caller.answer(ask())

    answer = completed(main())
    assert answer.usage == usage + usage
    assert answer.cost_usd == pytest.approx(2 * (500 * 1.0 + 500 * 0.5 + 100 * 4.0) / 1_000_000)


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"], ids=["NUL", "half a character"])
@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
def test_text_can_be_stored_and_sent(text: str, in_pieces: bool) -> None:
    """Characters that no database or request takes make a reply nonsense."""
    caller = Caller(ScriptedModel([text, text]))

    with pytest.raises(ModelNonsense, match="no text"):
        completed(streamed(caller, ask(None)) if in_pieces else caller.answer(ask(None)))


def test_a_script_that_ended_is_a_fault_of_the_test() -> None:
    """It passes through the caller as what it is."""
    with pytest.raises(ScriptEnded):
        completed(Caller(ScriptedModel([])).answer(ask()))


def test_a_loose_shape_is_refused_before_anything_is_sent() -> None:
    """A schema that cannot be checked whole is a mistake of ours."""
    model = ScriptedModel([GOOD])
    loose = LEVEL.model_copy(update={"json_schema": {"type": "object", "properties": {}, "required": []}})

    with pytest.raises(ValueError, match="no other is allowed"):
        completed(Caller(model).answer(ask(loose)))
    assert model.asks == []


def test_a_spent_budget_ends_the_tries() -> None:
    """The retry that would pass the cap is not made; what it says is the cap, not the server's mood."""
    model = ScriptedModel([BUSY, GOOD])

    with pytest.raises(BudgetSpent, match="1 requests for this run"):
        completed(Caller(model, budget=Budget("this run", calls=1), sleep=Pauses()).answer(ask()))
    assert len(model.asks) == 1
