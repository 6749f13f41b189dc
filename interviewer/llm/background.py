"""One event loop for a whole process, in a thread of its own: how code without one waits for a model."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class Background:
    """Starts its thread with the first use. The thread is a daemon: it keeps no program alive."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def run(self, made: Coroutine[Any, Any, T]) -> T:
        """Wait for the result; what the coroutine raises comes out here.

        Raises RuntimeError where it is called from the loop itself, which would wait for ever.
        """
        if threading.current_thread() is self._thread:
            made.close()
            raise RuntimeError("Background.run was called from its own event loop: await the coroutine instead")
        future = self.start(made)
        try:
            return future.result()
        finally:
            # Where the waiting thread is interrupted (Ctrl+C), the request ends with it.
            future.cancel()

    def start(self, made: Coroutine[Any, Any, T]) -> "Future[T]":
        """Begin it and return at once; cancelling the future cancels the coroutine."""
        return asyncio.run_coroutine_threadsafe(made, self._running())

    def stop(self) -> None:
        """Cancel what runs, end the thread and wait for it; a later use starts a new one."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None:
            return
        loop.call_soon_threadsafe(loop.stop)
        thread.join()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_turn, args=(self._loop,), name="interviewer-background", daemon=True
                )
                self._thread.start()
            return self._loop


def _turn(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        loop.close()


BACKGROUND = Background()
"""The process's own."""
