"""Suites of conversations at the command line: held, read, held against another run."""

import dataclasses
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from interviewer.commands.evaluating import Start, run_in, run_path
from interviewer.commands.judging import model_settings
from interviewer.commands.terminal import warn
from interviewer.evaluation.folders import SUMMARY, RunFolder, write_json
from interviewer.evaluation.gates import Check
from interviewer.evaluation.junit import junit_text
from interviewer.evaluation.runner import Outcome
from interviewer.evaluation.talk.asking import Asking
from interviewer.evaluation.talk.conversation import Conversation
from interviewer.evaluation.talk.running import (
    Host,
    Listening,
    facts_held,
    kept,
    load_talk_suite,
    manifest_of,
    read_talk_run,
    talks,
)
from interviewer.evaluation.talk.shares import Held, differences, gates, shares
from interviewer.settings import Settings

MOST_CHANGED = 60


def talked(start: Start, *, gate: bool, json_to: Path | None, junit_to: Path | None) -> int:
    """Hold the conversations of a suite, or go on with them, and print what passes. The exit code.

    Raises SuiteError, RunError, UsageError.
    """
    from interviewer.commands.figures import checks_text
    from interviewer.commands.talk_text import failures_text, shares_text

    began = time.monotonic()
    loaded = load_talk_suite(start.suite, start.evals)
    host = host_for(start, loaded.cast.asking)
    wanted = talks(loaded, host)
    manifest = manifest_of(loaded.suite, host, wanted, datetime.now(UTC))
    path = run_path(start, manifest)
    with RunFolder(path, Conversation) as folder:
        outcome = run_in(folder, start, manifest, host, wanted, "Not held")
        held = kept(folder, manifest, loaded.suite)
    figures = shares(loaded.suite, held, facts_held(loaded, held))
    checks = [_whole(outcome), *gates(loaded.suite, figures, host.name)]
    summary: dict[str, Any] = {
        "run": path.name,
        **manifest.model_dump(mode="json", exclude={"keys"}),
        "outcome": outcome._asdict(),
        "shares": figures.model_dump(mode="json"),
        "checks": [check.model_dump(mode="json") for check in checks],
    }
    if not outcome.undone:
        write_json(path / SUMMARY, summary)
    sys.stdout.write(shares_text(figures, manifest) + failures_text(held))
    if gate or junit_to:
        sys.stdout.write(checks_text(checks, []))
    if json_to:
        write_json(json_to, summary)
    if junit_to:
        seconds = time.monotonic() - began
        junit_to.write_text(junit_text(start.suite, host.name, checks, seconds), encoding="utf-8")
    if outcome.stopped:
        warn(f"Stopped: {outcome.stopped} What was held is kept; the same command goes on with it.")
    return 0 if all(check.passed for check in checks if gate or check.kind == "run") else 1


def _whole(outcome: Outcome) -> Check:
    left = outcome.undone + outcome.failed
    says = f"{left} conversations are missing." if left else "Every conversation was held."
    return Check(name="the run is whole", kind="run", passed=not left, says=outcome.stopped or says)


def host_for(start: Start, asking: Asking) -> Host:
    """With the model of the settings, where one is to word the probes."""
    settings = model_settings(start.grader)
    if settings is None:
        return Host(asking)
    from interviewer.library.prices import load_prices
    from interviewer.llm.budget import Budget
    from interviewer.llm.limits import Limits
    from interviewer.llm.openai_model import OpenAIModel

    caller = Listening(
        OpenAIModel(dataclasses.replace(settings, temperature=0.0)),
        Limits(retries=settings.retries, seconds=settings.seconds, try_seconds=settings.try_seconds),
        budget=Budget.capped(
            "this run", start.caps(settings), "--max-calls or --max-cost (INTERVIEWER_RUN_TOKENS for tokens)"
        ),
        call_caps=settings.call_caps,
        prices=load_prices(),
    )
    return Host(asking, caller, start.concurrency)


def show(run: str, case: str, evals: Path | None, *, wrong: bool) -> None:
    """Print the conversations of a run whose case begins so; `wrong`: only those in which a check does not pass."""
    from interviewer.commands.talk_text import conversation_text

    _, _, held = read_talk_run(Settings.from_env().home, run, evals)
    shown = [item for item in held if item.id.startswith(case) and (not wrong or any(map(item.failed, item.judged)))]
    sys.stdout.write("\n".join(conversation_text(item) for item in shown))
    if not shown:
        warn("No conversation of that run is meant by that.")


def compared(first: str, second: str, evals: Path | None) -> str:
    """Where the second run of conversations differs from the first. Raises RunError."""
    from interviewer.commands.talk_text import differences_text
    from interviewer.errors import RunError

    home = Settings.from_env().home
    (_, loaded, left), (_, _, right) = read_talk_run(home, first, evals), read_talk_run(home, second, evals)
    before = {(item.id, item.repeat): item for item in left}
    both = [item for item in right if (item.id, item.repeat) in before]
    if not both:
        raise RunError("The two runs have no interview in common, so there is nothing to compare.")
    changed = [text for item in both if (text := _changed(item, before[item.id, item.repeat]))]
    found = differences(loaded.suite, right, left)
    return differences_text(found, changed[:MOST_CHANGED], len(both))


def _changed(now: Held, before: Held) -> str:
    """What passes in one of two interviews and not in the other."""
    worse = [name for name in now.judged if now.failed(name) and not before.failed(name)]
    better = [name for name in now.judged if before.failed(name) and not now.failed(name)]
    said = [f"no longer passes {name}" for name in worse] + [f"passes {name} now" for name in better]
    return f"{now.id}, seed {now.talk.seed}: {', '.join(said)}" if said else ""
