"""One start of a run from a command: who grades, into which folder, with a bar where a person watches."""

import asyncio
import dataclasses
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from interviewer.commands.judging import model_settings
from interviewer.commands.options import WhoGrades
from interviewer.commands.terminal import warn
from interviewer.evaluation.folders import MANIFEST, SUMMARY, Made, RunFolder, write_json
from interviewer.evaluation.graders import Grader, ModelGrader, RulesGrader
from interviewer.evaluation.runner import Maker, Outcome, Progress, Runner, Wanted, items
from interviewer.evaluation.runs import Manifest, folder_for, manifest_of
from interviewer.evaluation.suites import GraderOptions, load_suite
from interviewer.library.rubrics import load_framework, load_rubric
from interviewer.settings import Caps, ModelSettings, Settings

if TYPE_CHECKING:
    from interviewer.evaluation.calibrating import Calibration
    from interviewer.evaluation.evaluate import Graded
    from interviewer.evaluation.figures import Figures
    from interviewer.evaluation.fitting import Weights
    from interviewer.evaluation.gates import Check

# What is done with grades is imported behind them: the first request must not wait for it.


class Worker(Maker, Protocol):
    """Who makes what a run wants, and gives back what it holds."""

    async def close(self) -> None:
        """At the end, whatever came of it."""
        ...


class Start(NamedTuple):
    """What a command was asked for."""

    suite: str
    grader: WhoGrades
    concurrency: int
    max_cost: float | None
    max_calls: int | None
    name: str | None
    fresh: bool
    retry_failed: bool
    evals: Path | None

    def caps(self, settings: ModelSettings) -> Caps:
        """What the run may cost: by the command, else by the settings."""
        caps = settings.run_caps
        return Caps(
            calls=caps.calls if self.max_calls is None else self.max_calls,
            tokens=caps.tokens,
            usd=caps.usd if self.max_cost is None else self.max_cost,
        )


class Done(NamedTuple):
    """What came of it."""

    path: Path
    manifest: Manifest
    outcome: Outcome
    graded: "Graded"
    seconds: float
    evals: Path | None

    @property
    def name(self) -> str:
        """Of the run."""
        return self.path.name

    def checks(self, figures: "Figures", *, held: bool) -> "list[Check]":
        """What must hold; without `held` only that the run is whole, for the rest takes seconds."""
        from interviewer.evaluation.gates import grade_checks, run_check

        stopped, left = self.outcome.stopped, self.outcome.undone + self.outcome.failed
        whole = run_check(left, self.outcome.failed, stopped)
        if not held:
            return [whole]
        return [whole, *grade_checks(self.graded, figures, self.manifest, self.evals)]

    def keep(self, summary: dict[str, Any]) -> None:
        """A summary finishes the run; where grades are missing, it can still go on."""
        if not self.outcome.undone:
            write_json(self.path / SUMMARY, summary)


def evaluated(start: Start) -> Done:
    """Grade a suite, or go on with it. Raises SuiteError, RunError, UsageError."""
    began = time.monotonic()
    suite, cases = load_suite(start.suite, start.evals)
    settings = model_settings(start.grader)
    grader = _grader(settings, suite.grader, start)
    wanted = items(cases, load_rubric, grader, suite.grader.repeats)
    manifest = manifest_of(suite, grader, settings.model if settings else None, wanted, datetime.now(UTC))
    path = run_path(start, manifest)
    with RunFolder(path) as folder:
        outcome = run_in(folder, start, manifest, grader, wanted, "Not graded")
        from interviewer.evaluation.evaluate import graded

        done = graded(suite, cases, folder.results, manifest.keys)
    return Done(path, manifest, outcome, done, time.monotonic() - began, start.evals)


def calibration(start: Start) -> "tuple[Calibration, Weights]":
    """How other weights would fit the reference of a suite, and the present ones. Raises as `evaluated` does."""
    from interviewer.evaluation.calibrating import calibrated, present, samples
    from interviewer.session.judge import PROMPT

    done = evaluated(start)
    framework = load_framework()
    observer = "rules" if done.manifest.grader == "rules" else f"llm:{PROMPT}"
    results = RunFolder.peek(done.path).results
    first = {case: keys[0] for case, keys in done.manifest.keys.items()}
    cards = {case: results[key].card for case, key in first.items() if key in results}
    now = present(framework, observer)
    seen = [case for case in done.graded.cases if not case.unseen]
    return calibrated(observer, samples(seen, cards, now), now), now


def run_path(start: Start, manifest: Manifest) -> Path:
    """The folder of a run that goes on, or of a new one. Raises RunError."""
    return folder_for(Settings.from_env().home, manifest, start.name, fresh=start.fresh)


def run_in(
    folder: RunFolder[Made],
    start: Start,
    manifest: Manifest,
    by: Worker,
    wanted: Sequence[Wanted[Any, Made]],
    left: str,
) -> Outcome:
    """Have made what the folder lacks, watched, and say why something could not be: `left` begins the sentence."""
    if folder.manifest() is None:
        folder.write(MANIFEST, manifest.model_dump(mode="json"))
    for said in folder.mended:
        warn(said)
    with watched(f"{manifest.suite}, {manifest.grader}") as tell:
        outcome = asyncio.run(_run(by, folder, wanted, tell, retry_failed=start.retry_failed))
    for reason in sorted(set(folder.failures.values()))[:3]:
        warn(f"{left}: {reason}")
    return outcome


async def _run(
    by: Worker,
    folder: RunFolder[Made],
    wanted: Sequence[Wanted[Any, Made]],
    tell: Callable[[Progress], None],
    *,
    retry_failed: bool,
) -> Outcome:
    try:
        return await Runner(by, folder, retry_failed=retry_failed, tell=tell).run(wanted)
    finally:
        await by.close()


def _grader(settings: ModelSettings | None, options: GraderOptions, start: Start) -> Grader:
    if settings is None:
        return RulesGrader()
    from interviewer.llm.openai_model import OpenAIModel

    model = OpenAIModel(dataclasses.replace(settings, temperature=options.temperature))
    return ModelGrader(settings, options, start.concurrency, start.caps(settings), model)


@contextmanager
def watched(what: str) -> Iterator[Callable[[Progress], None]]:
    """Yields what is to be told of progress; a bar moves where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[left]}"))
    with Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=None, left="")

        def tell(progress: Progress) -> None:
            left = "" if progress.seconds_left is None else f"about {progress.seconds_left:.0f} s left"
            spent = f", ${progress.usd:.2f}" if progress.usd else ""
            failed = f", {progress.failed} failed" if progress.failed else ""
            bar.update(
                task, total=progress.of, completed=progress.done + progress.failed, left=f"{left}{failed}{spent}"
            )

        yield tell
