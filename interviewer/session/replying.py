"""Replies and grades being made: by threads of their own, so that a page may come, look on, stop them or go."""

import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future
from typing import Any, Literal, NamedTuple, TypeVar

from interviewer.errors import InterviewerError
from interviewer.llm.background import BACKGROUND, Background
from interviewer.session.view import View

T = TypeVar("T")
Stage = Literal["reading", "writing", "grading"]
"""reading: nothing can be seen yet · writing: the question is arriving · grading: the answer is being graded."""

BROKEN = (
    "The interviewer's reply was not made because of a fault in this program, which is written to its log. "
    "What you said is stored. Load the page again."
)


class Stopped(Exception):
    """The candidate does not want to wait for the model."""


class Look(NamedTuple):
    """How far it has come. `version` differs from look to look where anything else does."""

    version: int
    stage: Stage
    text: str
    """The question as far as it has come; nothing of it counts before it is stored."""
    done: bool


class Making:
    """What is being made for one interview; any number of threads may look on."""

    def __init__(self, background: Background = BACKGROUND) -> None:
        self._background = background
        self._changed = threading.Condition()
        self._look = Look(0, "reading", "", False)
        self._running: Future[Any] | None = None
        self._stopped = False
        self._made: Future[View] = Future()

    def look(self, seen: int = -1, seconds: float = 0.0) -> Look:
        """How far it is, as soon as that is not version `seen` any more, at the latest after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._look.version != seen, seconds)
            return self._look

    def result(self) -> View:
        """The interview when it is made; raises what kept it from being made."""
        return self._made.result()

    def stop(self) -> None:
        """Do without the model from here on; what is left is done by rules, at once."""
        with self._changed:
            self._stopped = True
            running = self._running
        if running:
            running.cancel()

    def show(self, text: str) -> None:
        """The question so far; empty takes it back."""
        self._set("writing" if text else "reading", text)

    def grade(self) -> None:
        """From here on it is a grade that is waited for."""
        self._set("grading", "")

    def wait_for(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of work on the background's loop. Raises Stopped once somebody stopped it."""
        with self._changed:
            if self._stopped:
                work.close()
                raise Stopped
            running = self._background.start(work)
            self._running = running
        try:
            return running.result()
        except CancelledError:
            raise Stopped from None
        finally:
            running.cancel()
            with self._changed:
                self._running = None

    def run(self, work: "Callable[[Making], View]") -> None:
        """Make it, in this thread, and let everybody know what came of it."""
        made: View | InterviewerError = InterviewerError(BROKEN)
        try:
            made = work(self)
        except InterviewerError as error:
            made = error
        finally:
            self.finish(made)

    def finish(self, made: View | InterviewerError) -> None:
        """It is made, or cannot be."""
        if isinstance(made, InterviewerError):
            self._made.set_exception(made)
        else:
            self._made.set_result(made)
        with self._changed:
            self._look = self._look._replace(version=self._look.version + 1, done=True)
            self._changed.notify_all()

    def _set(self, stage: Stage, text: str) -> None:
        with self._changed:
            if (stage, text) != (self._look.stage, self._look.text):
                self._look = Look(self._look.version + 1, stage, text, False)
                self._changed.notify_all()


class Replies:
    """What is being made now, by interview: one thing at a time for each."""

    def __init__(self, background: Background = BACKGROUND) -> None:
        self._background = background
        self._lock = threading.Lock()
        self._making: dict[str, Making] = {}

    def making(self, interview_id: str) -> Making | None:
        """What is being made for that interview; None where nothing is."""
        with self._lock:
            return self._making.get(interview_id)

    def begin(self, interview_id: str, work: Callable[[Making], View]) -> tuple[Making, bool]:
        """Make it in a thread of its own, or join what is being made; True where this began it.

        The thread is a daemon: a reply that it leaves unmade is due, and made at the next look.
        """
        with self._lock:
            making = self._making.get(interview_id)
            if making:
                return making, False
            making = self._making[interview_id] = Making(self._background)
        name = f"reply-{interview_id[:8]}"
        threading.Thread(target=self._run, args=(interview_id, making, work), name=name, daemon=True).start()
        return making, True

    def _run(self, interview_id: str, making: Making, work: Callable[[Making], View]) -> None:
        def worked(made: Making) -> View:
            try:
                return work(made)
            finally:
                with self._lock:
                    del self._making[interview_id]

        making.run(worked)
