"""Runs of offline suites that a page began: each in a thread, one of a suite at a time, followed from any tab."""

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from interviewer.errors import InterviewerError, MeasuringStopped
from interviewer.evaluation.folders import MANIFEST, SUMMARY, RunFolder, write_json
from interviewer.evaluation.graders import Grader, RulesGrader
from interviewer.evaluation.resampling import UNWANTED
from interviewer.evaluation.runner import Item, Outcome, Progress, Runner, items
from interviewer.evaluation.runs import folder_for, manifest_of, summary
from interviewer.evaluation.study import studied
from interviewer.evaluation.suites import load_suite
from interviewer.library.rubrics import load_rubric

Stage = Literal["reading", "grading", "measuring", "done", "stopped", "failed"]
BROKEN = (
    "The run ended because of a fault in this program, which is written to its log. "
    "What was graded is kept; start the suite again, and it goes on from there."
)


class Look(NamedTuple):
    """How far a start is."""

    stage: Stage
    run: str | None
    """Its folder's name, as soon as there is one."""
    progress: Progress | None
    says: str
    """What is done now, or why it failed."""

    @property
    def over(self) -> bool:
        """Nothing more is coming."""
        return self.stage in ("done", "stopped", "failed")


class _Stopped(Exception):
    """Somebody pressed Stop."""


class Start:
    """One start of a suite, graded by rules. Any number of threads may look on; only `run` does the work."""

    def __init__(
        self, home: Path, suite: str, name: str | None, evals: Path | None, grader: Callable[[], Grader] = RulesGrader
    ) -> None:
        self.suite = suite
        self._home, self._name, self._evals, self._grader = home, name, evals, grader
        self._changed = threading.Condition()
        self._look = Look("reading", name, None, "Reading the suite and its cases.")
        self._stopping = threading.Event()

    def look(self) -> Look:
        """How far it is now."""
        with self._changed:
            return self._look

    def wait(self, seconds: float) -> Look:
        """How far it is when it is over, at the latest after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._look.over, seconds)
            return self._look

    def stop(self) -> None:
        """Begin no further case, compute no further figure. What was graded is kept."""
        self._stopping.set()

    def run(self) -> None:
        """Do it all, in this thread."""
        UNWANTED.set(self._stopping.is_set)
        try:
            self._do()
        except (_Stopped, MeasuringStopped):
            self._set("stopped", "Stopped. What was graded is kept.")
        except InterviewerError as error:
            self._set("failed", str(error))
        finally:
            if not self.look().over:
                self._set("failed", BROKEN)

    def _do(self) -> None:
        suite, cases = load_suite(self.suite, self._evals)
        grader = self._grader()
        wanted = items(cases, load_rubric, grader, suite.grader.repeats)
        manifest = manifest_of(suite, grader, None, wanted, datetime.now(UTC))
        path = folder_for(self._home, manifest, self._name, fresh=False)
        with RunFolder(path) as folder:
            if folder.manifest() is None:
                folder.write(MANIFEST, manifest.model_dump(mode="json"))
            self._set("grading", f"Grading {len(wanted)} answers by rules.", run=path.name)
            outcome = asyncio.run(self._graded(grader, folder, wanted))
            if outcome.undone:
                raise InterviewerError(outcome.stopped or BROKEN)
            study = studied(self._home, path.name, self._evals, lambda says: self._set("measuring", says))
            said = summary(study.manifest, outcome, study.figures, study.checks, path.name, study.given)
            write_json(path / SUMMARY, said)
        self._set("done", "Finished.")

    async def _graded(self, grader: Grader, folder: RunFolder, wanted: list[Item]) -> Outcome:
        task = asyncio.current_task()
        assert task is not None

        def tell(progress: Progress) -> None:
            self._set("grading", self._look.says, progress=progress)
            if self._stopping.is_set():
                task.cancel()

        try:
            return await Runner(grader, folder, retry_failed=True, tell=tell).run(wanted)
        except asyncio.CancelledError:
            raise _Stopped from None
        finally:
            await grader.close()

    def _set(self, stage: Stage, says: str, *, run: str | None = None, progress: Progress | None = None) -> None:
        with self._changed:
            before = self._look
            self._look = Look(stage, run or before.run, progress or before.progress, says)
            self._changed.notify_all()


class Starts:
    """What was started from here, by suite: the last of each; no two of one suite at a time."""

    def __init__(self, home: Path, evals: Path | None = None, grader: Callable[[], Grader] = RulesGrader) -> None:
        self.home, self.evals = home, evals
        self._grader = grader
        self._lock = threading.Lock()
        self._starts: dict[str, Start] = {}

    def of(self, suite: str) -> Start | None:
        """The last start of a suite."""
        with self._lock:
            return self._starts.get(suite)

    def all(self) -> tuple[Start, ...]:
        """The last start of each suite."""
        with self._lock:
            return tuple(self._starts.values())

    def begin(self, suite: str, name: str | None = None) -> Start:
        """Start it, or join what is under way. `name`: the run to go on with; None: an unfinished one that fits, or
        a new one. The thread is a daemon: a run that it leaves unfinished can be gone on with."""
        with self._lock:
            before = self._starts.get(suite)
            if before and not before.look().over:
                return before
            start = self._starts[suite] = Start(self.home, suite, name, self.evals, self._grader)
        threading.Thread(target=start.run, name=f"run-{suite}", daemon=True).start()
        return start

    def dismiss(self, suite: str) -> None:
        """Say no more of a start that is over."""
        with self._lock:
            start = self._starts.get(suite)
            if start and start.look().over:
                del self._starts[suite]
