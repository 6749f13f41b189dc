"""The runs of a data folder: each with how far it is, and no broken one keeps the others from being read."""

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer.errors import RunError
from interviewer.evaluation.folders import RunFolder, run_path
from interviewer.evaluation.runs import all_runs
from interviewer.evaluation.shelf import Entry, entry, is_running, shelf

MANIFEST: dict[str, Any] = {
    "suite": "small",
    "grader": "rules",
    "model": None,
    "fingerprint": "f",
    "started": "2026-11-21T18:19:07+00:00",
    "rubrics": {},
    "keys": {"a1": ["k1"], "a2": ["k2"]},
}
FIGURES: dict[str, Any] = {
    "suite": "small",
    "n": 2,
    "pairs": 1,
    "overall": [],
    "parts": [],
    "ceiling": {},
    "floor": {},
    "confusion": [],
    "caveats": [],
}


def made(home: Path, name: str = "one", results: str = "", summary: object = None, **fields: Any) -> Path:
    """A run's folder."""
    path = run_path(home, name)
    path.mkdir(parents=True)
    (path / "run.json").write_text(json.dumps({**MANIFEST, **fields}), encoding="utf-8")
    (path / "results.jsonl").write_text(results, encoding="utf-8")
    if summary is not None:
        (path / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    return path


def test_no_folder_is_no_run(home: Path) -> None:
    """Before the first run there is nothing, and nothing is made."""
    assert shelf(home) == ((), ())
    assert not home.exists()


def test_newest_first_with_how_far_each_is(home: Path) -> None:
    """Finished by its summary; while it is not, by its lines; a line that was cut is none."""
    made(home, "old", '{"a"}\n{"b"}\n', {"figures": FIGURES, "checks": []})
    made(home, "new", '{"a"}\n{"b', started="2026-11-22T18:19:07+00:00")

    entries, unreadable = shelf(home)

    assert [(item.name, item.state, item.graded, item.of) for item in entries] == [
        ("new", "unfinished", 1, 2),
        ("old", "finished", 2, 2),
    ]
    assert entries[1].figures is not None
    assert unreadable == ()


def test_what_changed_is_read_again(home: Path) -> None:
    """Nothing is taken from an earlier look once a file changed."""
    path = made(home)
    assert entry(home, "one").graded == 0
    (path / "results.jsonl").write_text("{}\n", encoding="utf-8")
    (path / "summary.json").write_text("{}", encoding="utf-8")

    found = entry(home, "one")

    assert (found.graded, found.state, found.figures) == (1, "finished", None)


def test_running_is_who_holds_the_lock(home: Path) -> None:
    """A process that died left its number in the file, and runs no more."""
    path = made(home)
    with RunFolder(path):
        assert is_running(path)
        assert entry(home, "one").state == "running"
    assert not is_running(path)
    assert entry(home, "one").state == "unfinished"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        pytest.param({"suite": 3}, "another version of this program (suite)", id="a field of another kind"),
        pytest.param({"cells": 3}, "another version of this program (cells)", id="a field more"),
        pytest.param({"started": "yesterday"}, "started is no moment", id="no moment"),
        pytest.param({"started": "2026-11-21T18:19:07"}, "started has no zone", id="no zone"),
        pytest.param({"keys": {"a1": []}}, "keys are empty", id="a case without a key"),
    ],
)
def test_manifests_of_other_versions(home: Path, fields: dict[str, Any], says: str) -> None:
    """They are said by name; the others are read, and starts pass them over."""
    made(home, "good")
    made(home, "other", **fields)

    entries, unreadable = shelf(home)

    assert [item.name for item in entries] == ["good"]
    assert [item.name for item in unreadable] == ["other"]
    assert says in unreadable[0].why
    assert "good" in [name for name, _, _ in all_runs(home)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("of odd name", "{}", id="no name of a run"),
        pytest.param("empty", None, id="no manifest"),
        pytest.param("cut", '{"suite": "sm', id="cut in the middle"),
        pytest.param("list", "[]", id="no object"),
        pytest.param("binary", "\x00\x01", id="zeros"),
    ],
)
def test_folders_that_are_no_run(home: Path, name: str, content: str | None) -> None:
    """Each has a reason; asking for it alone raises that."""
    (home / "runs" / name).mkdir(parents=True)
    if content is not None:
        (home / "runs" / name / "run.json").write_text(content, encoding="utf-8")

    entries, unreadable = shelf(home)

    assert (entries, [item.name for item in unreadable]) == ((), [name])
    with pytest.raises(RunError):
        entry(home, name)


@pytest.mark.parametrize(
    "summary", [{"figures": {"n": 1}}, {"figures": FIGURES, "checks": [{"name": 1}]}, [], {"checks": 3}, "x"]
)
def test_a_summary_that_cannot_be_read_hides_no_run(home: Path, summary: object) -> None:
    """Its results can still be measured."""
    made(home, summary=summary)

    found = shelf(home)[0][0]

    assert isinstance(found, Entry)
    assert (found.state, found.figures, found.checks) == ("finished", None, ())
