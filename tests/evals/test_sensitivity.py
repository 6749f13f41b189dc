"""Suites notice what is taken out of the rubrics, and only that."""

import json
from pathlib import Path

import pytest

from interviewer.library.files import LEXICON_FILE
from tests.evals.emptied import checks, copied, emptied, largest, lexicons


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        pytest.param("assigned", "manager_assigned, recall", id="assignments"),
        pytest.param("deny_assigned", "manager_assigned, precision", id="denials"),
    ],
)
def test_an_emptied_list_fails_a_suite(tmp_path: Path, name: str, lost: str) -> None:
    """Also where words that were learned from rated answers take its place on those answers. `make soak` has all."""
    found = checks("origins", emptied(tmp_path / "rubrics", name), tmp_path / "run", resamples=200)

    assert lost in {check.name for check in found if check.kind == "baseline" and not check.passed}


def test_the_large_lists_are_known() -> None:
    """Those that `make soak` empties."""
    found = largest()

    assert {"assigned", "deny_assigned", "to_grader", "fault", "own_act"} <= set(found)
    assert len(found) >= 10


def test_a_refactoring_passes_with_difference_0(tmp_path: Path) -> None:
    """Patterns in another order grade alike: another hash, which is said, and no difference."""
    folder = copied(tmp_path / "rubrics")
    turned = [{**item, "patterns": item["patterns"][::-1]} for item in lexicons(folder)]
    (folder / LEXICON_FILE).write_text(json.dumps(turned), encoding="utf-8")
    found = list(checks("origins", folder, tmp_path / "run", resamples=200))
    [baseline] = [check for check in found if check.kind == "baseline"]

    assert baseline.passed
    assert baseline.says.startswith("Nothing differs from it. Changed since: all 5 rubrics.")
    assert all(check.passed for check in found)
