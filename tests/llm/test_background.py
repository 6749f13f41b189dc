"""One event loop for callers without one."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor

import pytest

from interviewer.errors import ModelUnavailable
from interviewer.llm.background import Background


@pytest.fixture
def background() -> Iterator[Background]:
    """Of this test's own."""
    made = Background()
    yield made
    made.stop()


async def _thread() -> int:
    await asyncio.sleep(0)
    return threading.get_ident()


def test_many_threads_share_one_loop(background: Background) -> None:
    """However many ask at once, one thread works, and everybody gets their own result."""

    async def doubled(number: int) -> tuple[int, int]:
        await asyncio.sleep(0.001)
        return number * 2, threading.get_ident()

    with ThreadPoolExecutor(16) as threads:
        results = list(threads.map(lambda number: background.run(doubled(number)), range(200)))

    assert [double for double, _ in results] == [number * 2 for number in range(200)]
    assert len({thread for _, thread in results}) == 1
    assert threading.get_ident() not in {thread for _, thread in results}


def test_an_error_reaches_the_caller(background: Background) -> None:
    """As it was raised."""

    async def failing() -> None:
        raise ModelUnavailable("not there")

    with pytest.raises(ModelUnavailable, match="not there"):
        background.run(failing())
    with pytest.raises(ModelUnavailable, match="not there"):
        background.start(failing()).result(5)


def test_start_does_not_wait(background: Background) -> None:
    """It goes on while the caller does, and can be called off."""
    seen = threading.Event()

    async def waiting() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            seen.set()

    future = background.start(waiting())
    assert not future.done()
    background.run(_thread())
    future.cancel()
    assert seen.wait(5)
    with pytest.raises(CancelledError):
        future.result(5)


def test_waiting_for_itself_is_refused(background: Background) -> None:
    """It would wait for ever."""

    async def inner() -> None:
        background.run(_thread())

    with pytest.raises(RuntimeError, match="await the coroutine instead"):
        background.run(inner())


def test_a_stop_is_no_end(background: Background) -> None:
    """What runs is cancelled; a later use begins anew."""

    async def for_ever() -> None:
        await asyncio.Event().wait()

    future = background.start(for_ever())
    background.stop()
    background.stop()
    with pytest.raises(CancelledError):
        future.result(5)

    assert background.run(_thread()) != threading.get_ident()


def test_it_keeps_no_program_alive() -> None:
    """Nor is a thread made before it is used."""
    program = (
        "import threading; from interviewer.llm.background import BACKGROUND\n"
        "assert threading.active_count() == 1\n"
        "async def for_ever():\n"
        "    import asyncio; await asyncio.Event().wait()\n"
        "BACKGROUND.start(for_ever())\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=30)
