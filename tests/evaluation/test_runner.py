"""A run: every case graded once, stopped where it must be, gone on with, nothing stale or failed reused."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from interviewer.domain.transcript import Transcript, Turn
from interviewer.errors import BudgetSpent, ModelNonsense, ModelStopped, ModelUnavailable
from interviewer.evaluation.cases import Case, Reference
from interviewer.evaluation.folders import RunFolder
from interviewer.evaluation.runner import ATTEMPTS, Item, Outcome, Progress, Runner, items
from interviewer.library.rubrics import load_rubric
from tests.evaluation.scripted import ScriptedGrader


def cases(count: int, text: str = "I did.") -> list[Case]:
    return [
        Case(
            Transcript(id=f"c{number}", question="Q?", turns=(Turn(speaker="candidate", text=f"{text} {number}"),)),
            f"c{number}",
            Reference(),
        )
        for number in range(count)
    ]


def wanted(grader: ScriptedGrader, count: int = 10, repeats: int = 1, text: str = "I did.") -> list[Item]:
    return items(cases(count, text), load_rubric, grader, repeats)


def run(
    folder: Path,
    grader: ScriptedGrader,
    todo: Sequence[Item],
    *,
    retry: bool = False,
    told: list[Progress] | None = None,
) -> Outcome:
    async def start() -> Outcome:
        with RunFolder(folder) as opened:
            tell = told.append if told is not None else lambda _: None
            return await Runner(grader, opened, retry_failed=retry, tell=tell).run(todo)

    return asyncio.run(start())


def test_every_case_is_graded_once(tmp_path: Path) -> None:
    """With no more at once than there are slots, and progress told to the end."""
    grader, told = ScriptedGrader(), list[Progress]()
    outcome = run(tmp_path, grader, wanted(grader, 20), told=told)

    assert outcome == Outcome(asked=20, reused=0, failed=0, undone=0, stopped=None)
    assert sorted(grader.asked) == sorted(f"c{number}" for number in range(20))
    assert 1 < grader.most <= 4
    assert [progress.done for progress in told] == sorted(progress.done for progress in told)
    assert (told[-1].done, told[-1].of, told[-1].seconds_left) == (20, 20, 0.0)


def test_a_second_start_asks_nothing(tmp_path: Path) -> None:
    """What is there is taken."""
    for asked, reused in ((10, 0), (0, 10)):
        grader = ScriptedGrader()
        outcome = run(tmp_path, grader, wanted(grader))
        assert (outcome.asked, outcome.reused, len(grader.asked)) == (asked, reused, asked)


@pytest.mark.parametrize(
    ("version", "text", "repeats", "asked"),
    [
        pytest.param(2, "I did.", 1, 10, id="another grader"),
        pytest.param(1, "I did it.", 1, 10, id="other transcripts"),
        pytest.param(1, "I did.", 2, 10, id="one repeat more"),
        pytest.param(1, "I did.", 1, 0, id="the same"),
    ],
)
def test_a_stale_grade_is_never_reused(tmp_path: Path, version: int, text: str, repeats: int, asked: int) -> None:
    """Whatever could change the answer is in the key."""
    first = ScriptedGrader()
    run(tmp_path, first, wanted(first))
    grader = ScriptedGrader(version=version)

    assert run(tmp_path, grader, wanted(grader, 10, repeats, text)).asked == asked


def test_a_mishap_is_tried_again(tmp_path: Path) -> None:
    """So many times; then the case has failed, and the others have not."""
    grader = ScriptedGrader(
        {"c1": [ModelUnavailable("slow"), "fine"], "c2": [ModelNonsense("odd")], "c3": [ModelUnavailable("down")]}
    )
    outcome = run(tmp_path, grader, wanted(grader))

    assert outcome == Outcome(asked=8, reused=0, failed=2, undone=0, stopped=None)
    assert [grader.asked.count(name) for name in ("c0", "c1", "c2")] == [1, 2, ATTEMPTS]


def test_failures_are_tried_again_when_asked_for(tmp_path: Path) -> None:
    """Not without the flag; with it they become grades."""
    broken = ScriptedGrader({"c2": [ModelUnavailable("down")]})
    run(tmp_path, broken, wanted(broken))
    left, mended = ScriptedGrader(), ScriptedGrader()

    assert run(tmp_path, left, wanted(left)).failed == 1
    assert left.asked == []
    assert run(tmp_path, mended, wanted(mended), retry=True) == Outcome(1, 9, 0, 0, None)
    assert mended.asked == ["c2"]


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(ModelStopped("The key is refused."), id="key or quota"),
        pytest.param(BudgetSpent("The cap is reached."), id="the run's purse"),
    ],
)
def test_what_cannot_work_stops_the_run(tmp_path: Path, error: Exception) -> None:
    """Nobody else is begun; what was not graded is undone, not failed, and comes with the next start."""
    grader = ScriptedGrader({f"c{number}": [error] for number in range(4, 40)}, at_once=2)
    outcome = run(tmp_path, grader, wanted(grader, 40))

    assert outcome.stopped == str(error)
    assert len(grader.asked) < 10
    assert (outcome.failed, outcome.asked + outcome.undone) == (0, 40)
    again = ScriptedGrader()
    assert run(tmp_path, again, wanted(again, 40)) == Outcome(outcome.undone, outcome.asked, 0, 0, None)


def test_who_waits_does_not_keep_others_from_beginning(tmp_path: Path) -> None:
    """One slot: while one answer waits for its next request, the other cases are graded."""

    class Waiting(ScriptedGrader):
        async def grade(self, transcript, rubric):  # type: ignore[no-untyped-def]
            if transcript.id == "c0":
                async with self.pace:
                    while len(self.asked) < 9:
                        await self.pace.sleep(0.001)
            return await super().grade(transcript, rubric)

    grader = Waiting(at_once=1)
    assert run(tmp_path, grader, wanted(grader)).asked == 10
    assert grader.asked[-1] == "c0"


def test_an_interrupted_run_keeps_what_it_has(tmp_path: Path) -> None:
    """Cancelled in the middle, as by Ctrl-C: the next start asks the rest."""
    grader = ScriptedGrader(at_once=1)

    async def interrupted() -> None:
        with RunFolder(tmp_path) as folder:
            task = asyncio.create_task(Runner(grader, folder).run(wanted(grader)))
            while len(folder.results) < 3:
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    asyncio.run(interrupted())
    again = ScriptedGrader()
    outcome = run(tmp_path, again, wanted(again))
    assert outcome.reused >= 3
    assert outcome.asked + outcome.reused == 10


def test_an_error_that_nobody_expected_is_seen(tmp_path: Path) -> None:
    """It ends the run with its own traceback; it is no failure of a case."""
    grader = ScriptedGrader({"c3": [ZeroDivisionError("a slip")]})
    with pytest.raises(ZeroDivisionError):
        run(tmp_path, grader, wanted(grader))
    with RunFolder(tmp_path) as folder:
        assert folder.failures == {}
