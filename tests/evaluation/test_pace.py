"""How fast a run asks: slots given back while one waits, fewer behind a 429, all at rest when the server is."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from interviewer.evaluation.pace import IN_A_ROW, Pace


class Clock:
    """Time that passes when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def held(body: Callable[[Pace, Clock], Awaitable[None]], most: int = 2) -> None:
    """The body with a pace of its own, whose sleeps last until the loop has turned a few times."""

    async def short(_: float) -> None:
        for _ in range(5):
            await asyncio.sleep(0)

    async def run() -> None:
        clock = Clock()
        await body(Pace(most, now=clock, sleep=short), clock)

    asyncio.run(run())


def test_no_more_than_the_slots_are_under_way() -> None:
    """However many ask."""
    most = 0

    async def body(pace: Pace, _: Clock) -> None:
        async def ask() -> None:
            nonlocal most
            async with pace:
                most = max(most, pace.active)
                await asyncio.sleep(0)

        await asyncio.gather(*(ask() for _ in range(10)))
        assert pace.active == 0

    held(body)
    assert most == 2


def test_a_slot_is_given_back_while_one_waits() -> None:
    """Others are asked meanwhile; who comes back is before those that have not begun."""
    order: list[str] = []

    async def body(pace: Pace, _: Clock) -> None:
        async def patient() -> None:
            async with pace:
                await pace.sleep(1.0)
                order.append("patient")

        async def quick(name: str) -> None:
            async with pace:
                order.append(name)
                for _ in range(4):
                    await asyncio.sleep(0)

        await asyncio.gather(patient(), *(quick(str(number)) for number in range(4)))
        assert (pace.active, pace.waiting) == (0, 0)

    held(body, most=1)
    assert order[0] == "0"
    assert order.index("patient") < 3


def test_who_gives_up_holds_no_slot() -> None:
    """Cancelled in the queue, in its sleep or at work: the slot is there for the next."""

    async def body(pace: Pace, _: Clock) -> None:
        async def sleeper() -> None:
            async with pace:
                await pace.sleep(9.0)

        async def worker() -> None:
            async with pace:
                await asyncio.Event().wait()

        for made in (sleeper, worker):
            tasks = [asyncio.create_task(made()) for _ in range(3)]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            assert (pace.active, pace.waiting) == (0, 0)
        async with asyncio.timeout(5), pace:
            assert pace.active == 1

    held(body, most=1)


def test_a_429_takes_slots_and_clean_rounds_give_them_back() -> None:
    """A fifth each second at most where many are refused; never below one, never above the first number."""

    async def body(pace: Pace, clock: Clock) -> None:
        pace.refused(None)
        pace.refused(None)
        assert pace.slots == pytest.approx(8.0)
        clock.now += 2
        pace.replied()
        pace.refused(None)
        assert pace.slots == pytest.approx(6.4)
        for _ in range(200):
            pace.replied()
        assert pace.slots == 10
        for _ in range(60):
            clock.now += 2
            pace.refused(None)
        assert pace.slots == 1.0

    held(body, most=10)


def test_refusals_now_and_then_take_one_slot() -> None:
    """One in ten says little about the pace: many replies show that it can be kept."""

    async def body(pace: Pace, _: Clock) -> None:
        for _reply in range(9):
            pace.replied()
        pace.refused(1.0)
        assert pace.slots == 9.0
        for _reply in range(9):
            pace.replied()
        assert pace.slots == 10

    held(body, most=10)


def test_a_failing_server_only_stops_growth() -> None:
    """500 says nothing about pace: no slot goes, the round of clean replies begins anew."""

    async def body(pace: Pace, clock: Clock) -> None:
        pace.refused(None)
        before = pace.slots
        for _ in range(5):
            clock.now += 1
            pace.replied()
            pace.replied()
            pace.failed()
        assert pace.slots == before

    held(body, most=10)


@pytest.mark.parametrize(("most", "row"), [pytest.param(2, IN_A_ROW, id="few"), pytest.param(16, 8, id="many slots")])
def test_refusals_in_a_row_rest_the_whole_run(most: int, row: int) -> None:
    """As long as the server asks for; one reply in between and only who was refused waits."""

    async def body(pace: Pace, clock: Clock) -> None:
        for _ in range(row - 1):
            pace.refused(30.0)
        pace.replied()
        pace.refused(30.0)
        assert pace.room > 0
        for _ in range(row):
            pace.refused(30.0)
        assert pace.room == 0
        clock.now += 31
        assert pace.room > 0

    held(body, most=most)
