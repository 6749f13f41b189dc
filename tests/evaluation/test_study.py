"""A run measured: by its suite as it is now, from memory or disk only where nothing changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer.errors import InterviewerError, MeasuringStopped
from interviewer.evaluation.starting import Starts
from interviewer.evaluation.studies import Studies
from interviewer.evaluation.study import STUDY, results_of, studied
from tests.evaluation.made import TOLD, line, suite, written

SECONDS = 60


def cases(first: str = TOLD, **more: Any) -> list[Any]:
    """Two pairs."""
    texts = {"p1a": first, "p1b": f"{TOLD} Once.", "p2a": f"{TOLD} Twice.", "p2b": f"{TOLD} Never."}
    return [
        line(name, 60, **{"turns": [{"speaker": "candidate", "text": text}], **more}) for name, text in texts.items()
    ]


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """A suite of four cases."""
    return written(tmp_path / "evals", cases())


@pytest.fixture
def run(home: Path, evals: Path) -> str:
    """A finished run of it."""
    look = Starts(home, evals).begin("small").wait(SECONDS)
    assert look.stage == "done", look
    return str(look.run)


def test_measured_once(home: Path, evals: Path, run: str) -> None:
    """The second time nothing is computed, and the same comes out."""
    told: list[str] = []
    first = studied(home, run, evals, told.append)
    (home / "runs" / run / STUDY).unlink()
    second = studied(home, run, evals, told.append)

    assert len(told) == 3
    assert first == second
    assert [row.scored for row in first.rows] == [True] * 4
    assert (first.notes, first.reasons) == ((), {})


@pytest.mark.parametrize("damage", ['{"stamp": "', "[]", "{}"])
def test_a_broken_copy_is_made_anew(home: Path, evals: Path, run: str, damage: str) -> None:
    """The copy is never the only place of anything."""
    before = studied(home, run, evals)
    (home / "runs" / run / STUDY).write_text(damage, encoding="utf-8")

    assert studied(home, run, evals) == before


def test_another_reference_is_another_figure(home: Path, evals: Path, run: str) -> None:
    """Neither memory nor disk gives figures of references that are no more, and it is said that they changed."""
    studies = Studies(home, evals)
    before = studies.of(run).result()
    assert studies.of(run).result() is before
    changed = cases()
    changed[0]["consensus"]["total"] = 0
    written(evals, changed)

    after = studies.of(run).result()

    assert after.figures != before.figures
    assert after.figures == studied(home, run, evals).figures
    assert "its figures were different" in after.notes[0]


def test_a_grade_of_other_words_is_none(home: Path, evals: Path, run: str) -> None:
    """Where a quote no longer stands in the text, the case counts as not graded, with the reason; others stay."""
    written(evals, cases(first="Something else altogether."))

    study = studied(home, run, evals)

    assert "no longer the one that was graded" in study.reasons["p1a"]
    assert [row.id for row in study.rows if not row.scored] == ["p1a"]
    assert results_of(home, run, study, "p1a") == []
    assert [result.case for result in results_of(home, run, study, "p2b")] == ["p2b"]


def test_cases_that_came_and_went(home: Path, evals: Path, run: str) -> None:
    """What both have is shown, and how many others there are."""
    written(evals, [*cases()[1:], line("p3a"), line("p3b")])

    study = studied(home, run, evals)

    assert list(study.cases) == ["p1b", "p2a", "p2b"]
    assert "lost 1 and gained 2 cases" in study.notes[0]


def test_half_a_run_is_measured_by_what_it_has(home: Path, evals: Path, run: str) -> None:
    """Missing grades are counted; a line that was cut is none."""
    results = home / "runs" / run / "results.jsonl"
    lines = results.read_bytes().splitlines(keepends=True)
    results.write_bytes(b"".join(lines[:2]) + lines[2][:50])

    study = studied(home, run, evals)

    assert study.checks[0].says == "2 grades are missing."
    assert sum(row.scored for row in study.rows) == 2


def test_a_suite_that_is_gone_is_said(home: Path, evals: Path, run: str) -> None:
    """Whoever looks at the run through memory gets the reason too."""
    (evals / "suites" / "small.json").rename(evals / "suites" / "other.json")
    (evals / "suites" / "other.json").write_text(json.dumps(suite("other")), encoding="utf-8")

    with pytest.raises(InterviewerError, match="there is no suite of that name"):
        Studies(home, evals).of(run).result()


def test_nobody_has_to_wait_for_figures(home: Path, evals: Path, run: str) -> None:
    """Stopped, everybody is told so until somebody wants them; the grades are as they were."""
    results = (home / "runs" / run / "results.jsonl").read_bytes()
    written(evals, cases(), resamples=10_000)
    studies = Studies(home, evals)
    reading = studies.of(run)
    reading.stop()

    with pytest.raises(MeasuringStopped):
        reading.result()
    assert studies.of(run) is reading
    assert (home / "runs" / run / "results.jsonl").read_bytes() == results

    written(evals, cases())
    studies.forget(run)
    assert len(studies.of(run).result().rows) == 4
