"""Running a coroutine from a test, whatever else has a loop in this thread: Playwright keeps one running."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def completed(made: Coroutine[Any, Any, T]) -> T:
    """Its result, from a loop and a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, made).result()
