"""What the report of a run is made of: the run as it is stored, its suite as it is now, figures and checks of both."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interviewer.errors import RunError
from interviewer.evaluation.evaluate import Graded, graded
from interviewer.evaluation.figures import PLACES, Figure, Figures, Part, measured
from interviewer.evaluation.folders import SUMMARY, RunFolder, read_json, run_path
from interviewer.evaluation.gates import Check, grade_checks, run_check
from interviewer.evaluation.report.case_views import CaseView, case_views
from interviewer.evaluation.rows import Row, grouped
from interviewer.evaluation.runs import Manifest, manifest_at
from interviewer.evaluation.suites import Suite, load_suite

RESAMPLES = 400
"""For the error of each part of a division: enough to draw."""
LEAST_GROUPS = 4
"""Below it the resamples are the same few over and over, and an interval would look surer than it is."""

SAME = 1e-9
"""Between a figure then and now."""


class Contents(NamedTuple):
    """Everything that is told of a run."""

    run: str
    manifest: Manifest
    graded: Graded
    figures: Figures
    checks: tuple[Check, ...]
    parts: tuple[Part, ...]
    """The mean error of the total with its interval, and the bias, of each part of each division."""
    views: tuple[CaseView, ...]
    changes: tuple[str, ...]
    """What is no longer as it was when the run was made."""
    evals: Path | None
    """Where the suite was read from; None: the one that is shipped."""

    @property
    def suite(self) -> Suite:
        """As it is now."""
        return self.graded.suite


def contents_of(home: Path, run: str, evals: Path | None = None) -> Contents:
    """Of a run that is stored, finished or not. The same run, suite and baseline give the same contents.

    Raises RunError, and SuiteError where its suite cannot be read.
    """
    path = run_path(home, run)
    folder, manifest = RunFolder.peek(path), _manifest(path)
    loaded = load_suite(manifest.suite, evals)
    cases = [case for case in loaded.cases if case.id in manifest.keys]
    if not cases:
        raise RunError(f"The run {run} has no case that the suite {manifest.suite} still has. Run the suite again.")
    done = graded(loaded.suite, cases, folder.results, manifest.keys)
    figures = done.figures
    left = [key for case in cases for key in manifest.keys[case.id] if key not in folder.results]
    failed = sum(key in folder.failures for key in left)
    stopped = _stopped(read_json(path / SUMMARY) or {}) if left else None
    checks = [run_check(len(left), failed, stopped), *grade_checks(done, figures, manifest, evals)]
    left_out = len(loaded.cases) - len(cases)
    return _contents(folder, manifest, done, figures, checks, left_out, evals)


def _manifest(path: Path) -> Manifest:
    found = manifest_at(path)
    if found is None:
        raise RunError(f"{path}: there is no run. See: interviewer eval runs")
    return found


def contents_now(
    path: Path, done: Graded, figures: Figures, checks: Sequence[Check], evals: Path | None = None
) -> Contents:
    """Of a run that has just been made, in the folder `path`; equal to `contents_of` without its reckoning."""
    return _contents(RunFolder.peek(path), _manifest(path), done, figures, checks, 0, evals)


def _contents(
    folder: RunFolder,
    manifest: Manifest,
    done: Graded,
    figures: Figures,
    checks: Sequence[Check],
    left_out: int,
    evals: Path | None,
) -> Contents:
    views = case_views(done, manifest.keys, folder.results, folder.failures)
    gone = len(manifest.keys) - len(views)
    return Contents(
        run=folder.path.name,
        manifest=manifest,
        graded=done,
        figures=figures,
        checks=tuple(checks),
        parts=tuple(divided(done.suite, done.rows)),
        views=views,
        changes=tuple(_changes(left_out, gone, read_json(folder.path / SUMMARY) or {}, figures, views)),
        evals=evals,
    )


def divided(suite: Suite, rows: Sequence[Row]) -> list[Part]:
    """How far off the total is in each part of each division of the suite, in the order of the suite's figures."""
    if all(row.wanted_total is None for row in rows):
        return []
    found = []
    for by in suite.by:
        named: dict[str, list[Row]] = {}
        for row in rows:
            for name in PLACES[by](row):
                named.setdefault(name, []).append(row)
        for name, inside in named.items():
            times = min(RESAMPLES, suite.resamples) if len(grouped(inside)) >= LEAST_GROUPS else 0
            error = measured(("total_error",), inside, times, suite.seed)
            rest = measured(("total_bias", "verdict_exact", "pair_order"), inside, 0, suite.seed)
            found.append(Part(by=by, name=name, figures=(*error, *rest)))
    return found


def _stopped(summary: dict[str, Any]) -> str | None:
    outcome = summary.get("outcome")
    said = outcome.get("stopped") if isinstance(outcome, dict) else None
    return said if isinstance(said, str) else None


def _same(then: Figures, now: Figures) -> bool:
    left, right = ({figure.metric: figure for figure in figures.overall} for figures in (then, now))
    return left.keys() == right.keys() and all(
        (old is None) == (new is None) and abs((old or 0) - (new or 0)) < SAME
        for name in left
        for old, new in zip(_numbers(left[name]), _numbers(right[name]), strict=True)
    )


def _numbers(figure: Figure) -> tuple[float | None, ...]:
    return figure.value, figure.low, figure.high, figure.n


def _changes(
    left_out: int, gone: int, summary: dict[str, Any], figures: Figures, views: Sequence[CaseView]
) -> Iterator[str]:
    """`left_out`: cases of the suite that the run has not; `gone`: those of the run that the suite has not."""
    if left_out or gone:
        yield f"The suite has {left_out} cases that the run has not, and lacks {gone} of its cases; neither are here."
    if (told := summary.get("figures")) is not None and not _same(Figures.model_validate(told), figures):
        yield (
            "The suite or its measures have changed since the run: figures and checks here are of the stored grades "
            "against the suite as it is now, and differ from the run's own summary."
        )
    lost = sum(view.lost for view in views)
    if lost:
        yield f"{lost} quotes do not stand in the transcripts as they are now, and are not shown in them."
