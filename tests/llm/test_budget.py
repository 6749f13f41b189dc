"""Caps hold: reserved before a request, settled behind it, whoever asks at the same time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.model import Usage
from interviewer.domain.pricing import Price, Prices
from interviewer.errors import BudgetSpent, ModelError
from interviewer.llm.budget import Amount, Budget, estimate, reserve_all, tokens_of
from interviewer.llm.caller import Caller
from interviewer.llm.faults import Hopeless, Nonsense, Rejected, Transient
from interviewer.llm.limits import Limits
from interviewer.llm.scripted import Hang, Reply, ScriptedModel
from interviewer.settings import Caps
from tests.llm.asking import Pauses, ask, streamed
from tests.loops import completed

GOOD = '{"level": "low", "quote": "q"}'
PRICES = Prices(as_of="2026-01-31", models={"scripted": Price(prompt=1.0, cached=1.0, completion=1.0)})
USAGE = Usage(prompt_tokens=100, completion_tokens=20)
NEED = estimate(ask()).tokens


@pytest.mark.parametrize(
    ("caps", "says"),
    [
        pytest.param(Caps(calls=0), r"0 requests for this run.*Raise INTERVIEWER_RUN_CALLS", id="calls"),
        pytest.param(Caps(tokens=NEED - 1), r"tokens for this run.*INTERVIEWER_RUN_TOKENS", id="tokens"),
        pytest.param(Caps(usd=0.001), r"\$0\.00 for this run.*INTERVIEWER_RUN_USD", id="money"),
    ],
)
def test_a_cap_stops_before_the_request(caps: Caps, says: str) -> None:
    """Nothing is sent; the message names the purse and the setting, and what was reserved is given back."""
    model = ScriptedModel([])
    budget = Budget.capped("this run", caps, "INTERVIEWER_RUN")

    with pytest.raises(BudgetSpent, match=says):
        completed(Caller(model, budget=budget, prices=PRICES).answer(ask()))
    assert model.asks == []
    assert budget.spent == Amount()


def test_money_cannot_be_capped_without_a_price() -> None:
    """An unknown price is not taken for nothing."""
    caller = Caller(ScriptedModel([]), budget=Budget("this run", usd=1.0))

    with pytest.raises(BudgetSpent, match=r"price of the model is not known.*prices\.json"):
        completed(caller.answer(ask()))


@pytest.mark.parametrize(
    ("script", "spent"),
    [
        pytest.param([GOOD], Amount(1, 120), id="as the server says"),
        pytest.param([Transient("429"), GOOD], Amount(2, 120), id="a refusal costs the call alone"),
        pytest.param([Transient("broke", billed=True), GOOD], Amount(2, 120 + NEED), id="perhaps billed: all of it"),
        pytest.param([Nonsense("cut", usage=USAGE), GOOD], Amount(2, 240), id="nonsense is billed"),
        pytest.param([Rejected("400")], Amount(1, 0), id="rejected"),
        pytest.param([Hopeless("401", "x")], Amount(1, 0), id="hopeless"),
    ],
)
@pytest.mark.parametrize("in_pieces", [False, True], ids=["whole", "in pieces"])
def test_what_was_used_is_settled(script: list[Reply], spent: Amount, in_pieces: bool) -> None:
    """In every purse alike, an interview's and the run's."""
    run, interview = Budget("this run"), Budget("this interview")

    async def main() -> None:
        caller = Caller(ScriptedModel(script, usage=USAGE), budget=run, sleep=Pauses()).within(interview)
        try:
            await (streamed(caller, ask()) if in_pieces else caller.answer(ask()))
        except ModelError:
            return

    completed(main())
    assert [(purse.spent.calls, purse.spent.tokens) for purse in (run, interview)] == [(spent.calls, spent.tokens)] * 2


def test_a_server_that_does_not_count_is_counted_for() -> None:
    """By length; an answer does not become free of charge."""
    budget = Budget("this run")

    completed(Caller(ScriptedModel([GOOD]), budget=budget).answer(ask()))

    assert budget.spent.tokens == estimate(ask()).prompt_tokens + tokens_of(GOOD)


@pytest.mark.parametrize("script", [[Hang()], [("a", Hang())]], ids=["whole", "in pieces"])
def test_what_was_cut_short_counts_as_reserved(script: list[Reply]) -> None:
    """A stop in the middle may well be billed."""
    budget = Budget("this run")

    async def main() -> None:
        caller = Caller(ScriptedModel(script), budget=budget)
        task = asyncio.ensure_future(streamed(caller, ask()) if isinstance(script[0], tuple) else caller.answer(ask()))
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.wait([task])

    completed(main())
    assert budget.spent.tokens == NEED


def test_one_answer_has_a_purse_of_its_own() -> None:
    """The cap of a call counts its retries, and begins anew with the next."""
    model = ScriptedModel([GOOD, Transient("429"), GOOD])

    async def main() -> None:
        caller = Caller(model, call_caps=Caps(calls=1), sleep=Pauses())
        await caller.answer(ask())
        with pytest.raises(BudgetSpent, match="one answer"):
            await caller.answer(ask())

    completed(main())
    assert len(model.asks) == 2


@given(
    cap=st.integers(0, 12 * NEED),
    replies=st.lists(st.sampled_from([GOOD, "429", "broke", "nonsense"]), min_size=30, max_size=30),
    most_calls=st.integers(0, 20),
)
def test_caps_hold_for_many_at_once(cap: int, replies: list[str], most_calls: int) -> None:
    """Twelve answers at the same time, some failing: never more calls, nor tokens, than the caps at any moment."""
    faults: dict[str, Reply] = {"429": Transient("429"), "broke": Transient("x", billed=True), "nonsense": "{"}
    script = [faults.get(reply, reply) for reply in replies]
    budget = Budget("this run", tokens=cap, calls=most_calls)
    model = ScriptedModel([*script, *[GOOD] * 30], usage=USAGE)

    async def main() -> list[object]:
        caller = Caller(model, Limits(retries=2), budget=budget, sleep=Pauses())
        return await asyncio.gather(*(caller.answer(ask()) for _ in range(12)), return_exceptions=True)

    outcomes = completed(main())
    assert len(model.asks) <= most_calls
    assert len(model.asks) == budget.spent.calls
    assert budget.spent.tokens <= cap
    assert all(not isinstance(outcome, BaseException) or isinstance(outcome, ModelError) for outcome in outcomes)


def test_threads_cannot_spend_twice() -> None:
    """A purse is shared by every thread of the app."""
    budget = Budget("this run", calls=500)

    def spend(_: int) -> int:
        taken = 0
        for _ in range(100):
            try:
                budget.reserve(Amount(1, 1))
            except BudgetSpent:
                continue
            taken += 1
        return taken

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(spend, range(8))) == 500
    assert budget.spent.calls == 500


def test_all_purses_or_none() -> None:
    """Where the second is empty, the first is left as it was."""
    full, empty = Budget("this run"), Budget("this interview", calls=0)

    with pytest.raises(BudgetSpent):
        reserve_all([full, empty], Amount(1, 1))
    assert full.spent == Amount()


@pytest.mark.parametrize(
    ("text", "least"),
    [
        pytest.param("I cut the queue by half. " * 40, 240, id="English"),
        pytest.param("我们把队列减少了一半" * 40, 280, id="Chinese"),
        pytest.param("\N{GRINNING FACE}" * 40, 40, id="emoji"),
    ],
)
def test_estimates_are_rather_too_high(text: str, least: int) -> None:
    """What was reserved has to be enough in other scripts too."""
    assert tokens_of(text) >= least
