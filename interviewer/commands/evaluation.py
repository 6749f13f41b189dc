"""`interviewer eval`: whether grades deserve trust: run a suite, hold it to its thresholds, compare two runs."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from interviewer.commands.eval_audit import audit
from interviewer.commands.eval_report import report
from interviewer.commands.options import ConcurrencyOption, GraderOption, WhoGrades
from interviewer.errors import UsageError
from interviewer.evaluation.kinds import CONVERSATIONS

if TYPE_CHECKING:
    from interviewer.commands.evaluating import Done
    from interviewer.evaluation.gates import Check

app = typer.Typer(
    help="Whether grades deserve trust: run, report, compare, baseline, audit, suites, runs.", no_args_is_help=True
)
app.command("audit")(audit)
app.command("report")(report)


@app.command("lines")
def lines(
    run: Annotated[str, typer.Argument(metavar="RUN", help="A run of conversations; see 'eval runs'.")],
    candidate: Annotated[str, typer.Argument(help="Only cases whose name begins so.", show_default=False)] = "",
    wrong: Annotated[bool, typer.Option("--wrong", help="Only conversations in which a check does not pass.")] = False,
    evals: Annotated[Path | None, typer.Option("--evals", metavar="FOLDER", help="Suites of your own.")] = None,
) -> None:
    """Print the conversations of a run, each line with what the checks find wrong with it."""
    from interviewer.commands.eval_talk import show

    show(run, candidate, evals, wrong=wrong)


SuiteArgument = Annotated[str, typer.Argument(metavar="SUITE", help="See 'eval suites'.")]
EvalsOption = Annotated[
    Path | None, typer.Option("--evals", metavar="FOLDER", help="Suites and cases of your own; default: those shipped.")
]
RunOption = Annotated[
    str | None,
    typer.Option("--run", metavar="NAME", help="Name of the run, to begin it or to go on with it.", show_default=False),
]
FreshOption = Annotated[bool, typer.Option("--fresh", help="Begin anew, though an unfinished run could go on.")]
RetryOption = Annotated[bool, typer.Option("--retry-failed", help="Try cases again that failed at an earlier start.")]
CostOption = Annotated[
    float | None, typer.Option("--max-cost", min=0, metavar="USD", help="Stop before it costs more.")
]
ReportOption = Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Write it all as one HTML file.")]
MostCallsOption = Annotated[int | None, typer.Option("--max-calls", min=0, help="Stop before more requests are sent.")]


@app.command("run")
def run(
    suite: SuiteArgument,
    grader: GraderOption = WhoGrades.RULES,
    gate: Annotated[bool, typer.Option("--gate", help="Exit with 1 where the suite is not passed.")] = False,
    concurrency: ConcurrencyOption = 8,
    max_cost: CostOption = None,
    max_calls: MostCallsOption = None,
    name: RunOption = None,
    fresh: FreshOption = False,
    retry_failed: RetryOption = False,
    json_: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write figures and checks.")] = None,
    junit: Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="Write the checks for CI.")] = None,
    worst: Annotated[int, typer.Option("--worst", min=0, help="Variants listed at most, the worst first.")] = 10,
    report_: ReportOption = None,
    evals: EvalsOption = None,
) -> None:
    """Grade the cases of a suite and print how far the grades agree with the reference.

    A run that was stopped goes on where it was. Exit codes: 0 done (with --gate: and passed), 1 not passed, or some
    cases could not be graded, 2 wrong usage or a suite that cannot be run.
    """
    from interviewer.commands.evaluating import Start, evaluated
    from interviewer.commands.figures import checks_text, figures_text
    from interviewer.commands.terminal import warn
    from interviewer.commands.variation_worst import worst_text
    from interviewer.evaluation.gates import loose
    from interviewer.evaluation.runs import summary
    from interviewer.evaluation.suites import suite_ids

    start = Start(suite, grader, concurrency, max_cost, max_calls, name, fresh, retry_failed, evals)
    if suite in suite_ids(evals, CONVERSATIONS):
        from interviewer.commands.eval_talk import talked

        if report_:
            raise UsageError(
                "--report: a suite of conversations has no report. Read a run with: interviewer eval lines"
            )
        raise typer.Exit(talked(start, gate=gate, json_to=json_, junit_to=junit))
    done = evaluated(start)
    figures = done.graded.figures
    checks = done.checks(figures, held=gate or any((json_, junit, report_)))
    said = summary(done.manifest, done.outcome, figures, checks, done.name, done.graded.given)
    done.keep(said)
    sys.stdout.write(figures_text(figures, done.manifest))
    sys.stdout.write(worst_text(done.graded.rows, worst))
    if gate or junit:
        sys.stdout.write(checks_text(checks, list(loose(done.graded.suite, figures, done.manifest.grader))))
    _write_files(done, checks, said, json_, junit, report_, evals)
    if done.outcome.stopped:
        warn(f"Stopped: {done.outcome.stopped} What was graded is kept; the same command goes on with it.")
    passed = all(check.passed for check in checks if gate or check.kind == "run")
    raise typer.Exit(0 if passed else 1)


def _write_files(
    done: "Done",
    checks: "Sequence[Check]",
    said: dict[str, Any],
    json_: Path | None,
    junit: Path | None,
    report_: Path | None,
    evals: Path | None,
) -> None:
    from interviewer.evaluation.folders import write_json
    from interviewer.evaluation.junit import junit_text

    if json_:
        write_json(json_, said)
    if junit:
        manifest = done.manifest
        junit.write_text(junit_text(manifest.suite, manifest.grader, checks, done.seconds), encoding="utf-8")
    if report_:
        from interviewer.evaluation.report.contents import contents_now
        from interviewer.evaluation.report.page import write_report

        write_report(report_, contents_now(done.path, done.graded, done.graded.figures, checks, evals))


@app.command("baseline")
def baseline(
    suite: SuiteArgument,
    grader: GraderOption = WhoGrades.RULES,
    concurrency: ConcurrencyOption = 8,
    max_cost: CostOption = None,
    max_calls: MostCallsOption = None,
    evals: EvalsOption = None,
) -> None:
    """Renew the baseline that later runs are held against, and say what that changes.

    Exit codes: 0 written, 1 not every case could be graded and nothing was written, 2 wrong usage.
    """
    from interviewer.commands.evaluating import Start, evaluated
    from interviewer.commands.figures import renewed_text
    from interviewer.commands.terminal import say, warn
    from interviewer.evaluation.baselines import Baseline, baseline_path, baseline_text, load_baseline

    done = evaluated(Start(suite, grader, concurrency, max_cost, max_calls, None, False, True, evals))
    if done.outcome.undone or done.outcome.failed:
        warn("Not every case could be graded, so the baseline stays as it is.")
        raise typer.Exit(1)
    path = baseline_path(suite, done.manifest.grader, evals)
    before = load_baseline(suite, done.manifest.grader, evals) if path.is_file() else None
    made = Baseline(
        suite=suite,
        grader="llm" if done.manifest.grader == "llm" else "rules",
        model=done.manifest.model,
        rubrics=done.manifest.rubrics,
        cases=done.graded.given,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(baseline_text(made), encoding="utf-8")
    say(renewed_text(before, made))
    say(f"Written: {path}")


@app.command("compare")
def compare(
    first: Annotated[str, typer.Argument(metavar="A", help="A run; see 'eval runs'.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The run to be held against it.")],
    most: Annotated[int, typer.Option("--most", min=0, help="Cases listed at most.")] = 30,
    evals: EvalsOption = None,
) -> None:
    """Say where run B differs from run A: figures, then case by case, the worst change first."""
    from interviewer.commands.figures import comparison_text
    from interviewer.evaluation.compare import compare as compared
    from interviewer.evaluation.runs import read_run, suite_of
    from interviewer.evaluation.suites import suite_ids
    from interviewer.settings import Settings

    home = Settings.from_env().home
    if {suite_of(home, first), suite_of(home, second)} & {*suite_ids(evals, CONVERSATIONS)}:
        from interviewer.commands.eval_talk import compared as talks_compared

        sys.stdout.write(talks_compared(first, second, evals))
        return
    (_, left), (_, right) = read_run(home, first, evals), read_run(home, second, evals)
    sys.stdout.write(comparison_text(compared(left, right), most))


@app.command("suites")
def suites(evals: EvalsOption = None) -> None:
    """List the suites, each with its number of cases and what it can show; names every problem of their files."""
    from interviewer.commands.terminal import say, warn
    from interviewer.errors import SuiteError
    from interviewer.evaluation.suites import load_suite, suite_ids
    from interviewer.evaluation.talk.running import load_talk_suite

    broken = False
    for name in suite_ids(evals, CONVERSATIONS):
        try:
            talk = load_talk_suite(name, evals)
        except SuiteError as error:
            broken = True
            warn(str(error))
        else:
            say(f"{name}: conversations with {len(talk.cast.candidates)} candidates. {talk.suite.about}")
    for name in suite_ids(evals):
        try:
            loaded = load_suite(name, evals)
        except SuiteError as error:
            broken = True
            warn(str(error))
        else:
            varied = sum(case.variant is not None for case in loaded.cases)
            said = f" ({len(loaded.cases) - varied} as told and {varied} varied)" if varied else ""
            say(f"{name}: {len(loaded.cases)} cases{said}. {loaded.suite.about}")
    raise typer.Exit(1 if broken else 0)


@app.command("runs")
def runs() -> None:
    """List the runs, the newest first."""
    from interviewer.commands.terminal import say, warn
    from interviewer.evaluation.runs import all_runs
    from interviewer.settings import Settings

    for name, manifest, finished in all_runs(Settings.from_env().home, warn):
        say(f"{name}  {manifest.started}  {len(manifest.keys)} cases  {'finished' if finished else 'not finished'}")


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of the suite files, for an editor to check them by."""
    from interviewer.evaluation.suites import schema_text

    sys.stdout.write(schema_text())


@app.command("calibrate")
def calibrate(
    suite: SuiteArgument,
    grader: GraderOption = WhoGrades.RULES,
    concurrency: ConcurrencyOption = 8,
    max_cost: CostOption = None,
    max_calls: MostCallsOption = None,
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write the proposal here.")] = None,
    evals: EvalsOption = None,
) -> None:
    """Fit points and strengths to the reference ratings, and propose them as a diff where held-out pairs gain by it.

    No rubric is changed. Exit codes: 0 proposed, 1 no gain and nothing proposed, 2 wrong usage or too few cases.
    """
    from interviewer.commands.evaluating import Start, calibration
    from interviewer.commands.figures import calibration_text
    from interviewer.commands.terminal import say
    from interviewer.evaluation.calibrating import proposal
    from interviewer.library.files import FRAMEWORK_FILE
    from interviewer.resources import data_folder

    found, now = calibration(Start(suite, grader, concurrency, max_cost, max_calls, None, False, False, evals))
    sys.stdout.write(calibration_text(found))
    if found.weights is None:
        raise typer.Exit(1)
    text = proposal(data_folder("rubrics") / FRAMEWORK_FILE, found.weights, now, found.observer)
    if output is None:
        sys.stdout.write(f"\n{text}")
    else:
        output.write_text(text, encoding="utf-8")
        say(f"Written: {output}")
