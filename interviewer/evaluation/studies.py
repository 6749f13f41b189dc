"""Runs being measured and runs measured lately: one at a time for each, whoever asks, and never a stale one."""

import threading
from collections import OrderedDict
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from pathlib import Path
from typing import Any

from interviewer.errors import InterviewerError
from interviewer.evaluation.folders import run_path
from interviewer.evaluation.resampling import UNWANTED
from interviewer.evaluation.stamps import stats_of
from interviewer.evaluation.study import Study, studied

MOST = 6
"""Runs kept in memory; each is some megabytes of cases and rows."""
BROKEN = "The run could not be measured because of a fault in this program, which is written to its log."


class Reading:
    """One run being measured, in a thread of its own: a page may come, look on and go."""

    def __init__(self, home: Path, name: str, evals: Path | None) -> None:
        self.says = "Reading the run."
        """What is done now."""
        self._made: Future[Study] = Future()
        self._arguments = home, name, evals
        self._unwanted = threading.Event()
        threading.Thread(target=self._run, name=f"study-{name[:40]}", daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether `result` comes at once."""
        return self._made.done()

    def wait(self, seconds: float) -> bool:
        """Until it is done, but no longer than that; whether it is."""
        wait_for((self._made,), seconds)
        return self.done

    def stop(self) -> None:
        """Compute no further; whoever looks on is told."""
        self._unwanted.set()

    def result(self) -> Study:
        """The run measured. Raises RunError, SuiteError: why it cannot be; MeasuringStopped."""
        return self._made.result()

    def _run(self) -> None:
        made: Study | InterviewerError = InterviewerError(BROKEN)
        UNWANTED.set(self._unwanted.is_set)
        try:
            made = studied(*self._arguments, self._tell)
        except InterviewerError as error:
            made = error
        finally:
            if isinstance(made, InterviewerError):
                self._made.set_exception(made)
            else:
                self._made.set_result(made)

    def _tell(self, says: str) -> None:
        self.says = says


class Studies:
    """Of one data folder; shared by all tabs."""

    def __init__(self, home: Path, evals: Path | None = None) -> None:
        self.home, self.evals = home, evals
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[Any, Reading]] = OrderedDict()

    def of(self, name: str) -> Reading:
        """The run measured, or being measured; anew where any file changed that it is made of. Raises RunError
        where that is no name of a run."""
        stats = stats_of(run_path(self.home, name), self.evals)
        with self._lock:
            kept = self._kept.pop(name, None)
            if kept is None or kept[0] != stats:
                kept = stats, Reading(self.home, name, self.evals)
            self._kept[name] = kept
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return kept[1]

    def forget(self, name: str) -> None:
        """Measure it anew when it is asked for next."""
        with self._lock:
            self._kept.pop(name, None)
