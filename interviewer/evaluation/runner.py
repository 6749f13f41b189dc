"""Has every case of a suite graded: many at once, each result on disk before the next, stopped where it must be."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.errors import BudgetSpent, ModelError, ModelStopped
from interviewer.evaluation.cases import Case
from interviewer.evaluation.folders import Made, Result, RunFolder
from interviewer.evaluation.graders import Grader, key
from interviewer.evaluation.pace import Pace
from interviewer.evaluation.watched import REPLIES
from interviewer.llm.budget import Amount

ATTEMPTS = 3
"""Answers asked for a case, each with the retries of its own, before it counts as failed."""
LONGEST = 1800.0
"""Seconds of wall clock for one case, all its attempts and waits together."""
RECENT = 50
"""Results that the remaining time is judged by."""


class Item(NamedTuple):
    """One grade to be made."""

    case: Case
    rubric: Rubric
    repeat: int
    key: str

    async def made(self, by: Grader) -> Scorecard:
        """The grade. Raises ModelError where there is none."""
        return await by.grade(self.case.transcript, self.rubric)


class Maker(Protocol):
    """Whoever makes what a run wants."""

    @property
    def pace(self) -> Pace:
        """Who may ask when."""
        ...

    @property
    def spent(self) -> Amount:
        """So far, by this process."""
        ...


class Named(Protocol):
    """A case, whatever is made of it."""

    @property
    def id(self) -> str:
        """Of its own in the suite."""
        ...


By = TypeVar("By", bound=Maker)
Asker = TypeVar("Asker", contravariant=True)
Gives = TypeVar("Gives", covariant=True)


class Wanted(Protocol[Asker, Gives]):
    """One thing to be made."""

    @property
    def case(self) -> Named:
        """Of what."""
        ...

    @property
    def repeat(self) -> int:
        """Which time."""
        ...

    @property
    def key(self) -> str:
        """Of everything that could change it."""
        ...

    async def made(self, by: Asker) -> Gives:
        """It. Raises ModelError where there is none."""
        ...


class Progress(NamedTuple):
    """How far a run is."""

    done: int
    """With a grade, those of earlier starts too."""
    failed: int
    of: int
    seconds_left: float | None
    """None: not known yet."""
    usd: float | None
    """Spent since this start."""


class Outcome(NamedTuple):
    """What came of one start of a run."""

    asked: int
    """Grades made since this start."""
    reused: int
    failed: int
    """Cases that have no grade, whatever was tried."""
    undone: int
    """Cases that were not begun, or not finished, because the run was stopped."""
    stopped: str | None
    """Why; None: it went to its end."""


def items(cases: Sequence[Case], rubric_of: Callable[[str], Rubric], grader: Grader, repeats: int) -> list[Item]:
    """All grades of a run, repeat by repeat, so that a run that is stopped has most cases once."""
    rubrics = {name: rubric_of(name) for name in {case.transcript.competency for case in cases}}
    identities = {name: grader.identity(rubric) for name, rubric in rubrics.items()}
    made = []
    for repeat in range(repeats):
        for case in cases:
            name = case.transcript.competency
            made.append(Item(case, rubrics[name], repeat, key(case.transcript, identities[name], repeat)))
    return made


class Runner(Generic[By, Made]):
    """One start of a run."""

    def __init__(
        self,
        grader: By,
        folder: RunFolder[Made],
        *,
        retry_failed: bool = False,
        tell: Callable[[Progress], None] = lambda _: None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`retry_failed`: cases that failed at an earlier start are tried again; else they stay as they are."""
        self._grader, self._folder = grader, folder
        self._retry_failed, self._tell, self._now = retry_failed, tell, now
        self._stopped: str | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._ends: list[float] = []
        self._of = self._done = self._failed = 0

    async def run(self, wanted: Sequence[Wanted[By, Made]]) -> Outcome:
        """Grade what has no grade yet. What is in the folder under another key is left alone and counts for nothing."""
        left = [item for item in wanted if item.key not in self._folder.results]
        self._of, self._done = len(wanted), len(wanted) - len(left)
        self._failed = sum(item.key in self._folder.failures for item in left)
        if not self._retry_failed:
            left = [item for item in left if item.key not in self._folder.failures]
        reused, self._ends = self._done, [self._now()]
        self._report()
        try:
            for item in left:
                await self._room()
                if self._stopped:
                    break
                self._begin(item)
            await self._finish()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
        done, failed = self._done, self._failed
        return Outcome(done - reused, reused, failed, len(wanted) - done - failed, self._stopped)

    def _begin(self, item: Wanted[By, Made]) -> None:
        def ended(task: asyncio.Task[None]) -> None:
            self._grader.pace.changed.set()
            if not task.cancelled() and task.exception() is None:
                self._ends.append(self._now())
                self._report()

        task = asyncio.get_running_loop().create_task(self._grade(item))
        task.add_done_callback(ended)
        self._tasks.add(task)

    async def _room(self) -> None:
        """Until another case may begin: those that wait for their next request do not count."""
        pace = self._grader.pace
        while True:
            self._reap()
            if self._stopped or len(self._tasks) - pace.waiting < pace.room:
                return
            pace.changed.clear()
            await pace.changed.wait()

    async def _finish(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            self._reap()

    def _reap(self) -> None:
        """Forget tasks that ended. Raises what nobody expected of them."""
        for task in [task for task in self._tasks if task.done()]:
            self._tasks.remove(task)
            if not task.cancelled():
                task.result()

    async def _grade(self, item: Wanted[By, Made]) -> None:
        began, replies = self._now(), list[str]()
        REPLIES.set(replies)
        reason = ""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                async with asyncio.timeout(max(0.0, began + LONGEST - self._now())):
                    card = await item.made(self._grader)
            except BudgetSpent as error:
                self._stopped = self._stopped or str(error)
                return
            except ModelStopped as error:
                self._stop(str(error))
                return
            except ModelError as error:
                reason = str(error)
            except TimeoutError:
                reason = f"No grade within {LONGEST:g} s."
                break
            else:
                seconds = round(self._now() - began, 3)
                self._failed -= item.key in self._folder.failures
                self._folder.add(Result(item.key, item.case.id, item.repeat, card, tuple(replies), seconds, attempt))
                self._done += 1
                return
        self._failed += item.key not in self._folder.failures
        self._folder.fail(item.key, item.case.id, item.repeat, reason)

    def _stop(self, reason: str) -> None:
        """Nothing more can work: what is under way is given up, and is undone, not failed."""
        self._stopped = self._stopped or reason
        for task in self._tasks - {asyncio.current_task()}:
            task.cancel()

    def _report(self) -> None:
        left, recent = self._of - self._done - self._failed, self._ends[-RECENT:]
        rate = (recent[-1] - recent[0]) / (len(recent) - 1) if len(recent) > 1 else None
        seconds = None if rate is None else rate * left
        self._tell(Progress(self._done, self._failed, self._of, seconds, self._grader.spent.usd))
