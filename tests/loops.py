"""Coroutines, and commands that run one, in a thread of their own: Playwright keeps a loop running in the first."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


def completed(made: Coroutine[Any, Any, T]) -> T:
    """Its result, from a loop and a thread of its own."""
    return apart(asyncio.run, made)


def apart(function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What the function returns, called in a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(function, *arguments, **named).result()
