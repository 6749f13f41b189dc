"""Starting a suite from a page: one at a time, stopped and gone on with, never two runs in one folder."""

import threading
from pathlib import Path

import pytest

from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.evaluation.folders import SUMMARY, RunFolder
from interviewer.evaluation.graders import RulesGrader
from interviewer.evaluation.shelf import shelf
from interviewer.evaluation.starting import BROKEN, Look, Start, Starts
from tests.evaluation.made import TOLD, line, written

SECONDS = 60


class Held(RulesGrader):
    """Rules that wait at a case until they are let go."""

    def __init__(self, at: str = "c03") -> None:
        super().__init__()
        self.at, self.reached, self.go = at, threading.Event(), threading.Event()

    async def grade(self, transcript: Transcript, rubric: Rubric) -> Scorecard:
        """By rules, when it may."""
        if transcript.id == self.at:
            self.reached.set()
            self.go.wait(SECONDS)
        return await super().grade(transcript, rubric)


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """A suite of eight cases."""
    told = {f"c{n:02}": [{"speaker": "candidate", "text": f"{TOLD} {n} times."}] for n in range(8)}
    return written(tmp_path / "evals", [line(name, turns=turns) for name, turns in told.items()])


def stopped_at_third(home: Path, evals: Path) -> Look:
    """A start that was stopped while its fourth case was being graded."""
    held = Held()
    starts = Starts(home, evals, lambda: held)
    start = starts.begin("small")
    assert held.reached.wait(SECONDS)
    start.stop()
    held.go.set()
    return start.wait(SECONDS)


def test_to_the_end(home: Path, evals: Path) -> None:
    """Progress is told, and a summary with figures and checks finishes the run."""
    start = Starts(home, evals).begin("small")
    look = start.wait(SECONDS)

    assert (look.stage, look.over) == ("done", True)
    assert look.progress is not None
    assert (look.progress.done, look.progress.of) == (8, 8)
    (entry,), unreadable = shelf(home)
    assert (entry.name, entry.state, entry.figures is not None, unreadable) == (look.run, "finished", True, ())
    assert {check.kind for check in entry.checks} >= {"run", "baseline"}


def test_two_tabs_follow_one_run(home: Path, evals: Path) -> None:
    """Who starts what is under way joins it; when it is over, a start begins another."""
    held = Held()
    graders = iter((held, RulesGrader()))
    starts = Starts(home, evals, lambda: next(graders))
    first = starts.begin("small")
    assert held.reached.wait(SECONDS)
    assert starts.begin("small") is first
    starts.dismiss("small")
    assert starts.of("small") is first
    held.go.set()
    first.wait(SECONDS)

    second = starts.begin("small")

    assert second is not first
    assert second.wait(SECONDS).run != first.look().run


def test_stopped_and_gone_on_with(home: Path, evals: Path) -> None:
    """What was graded is kept; the next start goes on there unasked, and grades only the rest."""
    look = stopped_at_third(home, evals)
    assert look.stage == "stopped"
    path = home / "runs" / str(look.run)
    kept = (path / "results.jsonl").read_bytes()
    assert 0 < kept.count(b"\n") < 8
    assert not (path / SUMMARY).exists()

    again = Starts(home, evals).begin("small").wait(SECONDS)

    assert (again.stage, again.run) == ("done", look.run)
    assert (path / "results.jsonl").read_bytes().startswith(kept)
    assert len(RunFolder.peek(path).results) == 8


def test_a_run_of_another_version_is_not_gone_on_with(home: Path, evals: Path) -> None:
    """Its grades would be mixed: that is said, and nothing is written."""
    look = stopped_at_third(home, evals)
    before = (home / "runs" / str(look.run) / "results.jsonl").read_bytes()
    written(evals, [line("c00"), line("c01")])

    again = Starts(home, evals).begin("small", look.run).wait(SECONDS)

    assert again.stage == "failed"
    assert "would be mixed" in again.says
    assert (home / "runs" / str(look.run) / "results.jsonl").read_bytes() == before


def test_a_folder_that_another_writes_to(home: Path, evals: Path) -> None:
    """A command grades the same run: the start says so and leaves it alone."""
    look = stopped_at_third(home, evals)
    with RunFolder(home / "runs" / str(look.run)):
        again = Starts(home, evals).begin("small").wait(SECONDS)

    assert again.stage == "failed"
    assert "writes here. Nothing was changed." in again.says


@pytest.mark.parametrize("suite", ["none of these", "../small"])
def test_what_is_no_suite(home: Path, evals: Path, suite: str) -> None:
    """It fails with the reason."""
    look = Starts(home, evals).begin(suite).wait(SECONDS)

    assert (look.stage, "there is no suite of that name" in look.says) == ("failed", True)


def test_a_fault_of_the_program_ends_the_start(home: Path, evals: Path) -> None:
    """Nobody follows it for ever, and the fault goes to the log as any other."""

    class Broken(RulesGrader):
        async def grade(self, transcript: Transcript, rubric: Rubric) -> Scorecard:
            raise RuntimeError(f"a fault at {transcript.id} of {rubric.id}")

    start = Start(home, "small", None, evals, Broken)
    with pytest.raises(RuntimeError, match="a fault"):
        start.run()

    assert (start.look().stage, start.look().says) == ("failed", BROKEN)
