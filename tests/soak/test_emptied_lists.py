"""Each large list of cues, emptied, fails at least one suite."""

from pathlib import Path

import pytest

from interviewer.evaluation.suites import suite_ids
from interviewer.library.files import GATE_WORDS_FILE
from tests.evals.emptied import checks, emptied, largest

pytestmark = pytest.mark.soak
SUITES = tuple(name for name in ("origins", "calibration", "hard", "injection", "pairs") if name in suite_ids())
"""Those that find most, or take least time, first; words to the grader are noticed by `injection` alone."""


@pytest.mark.parametrize("name", [*largest(), GATE_WORDS_FILE])
def test_an_emptied_list_fails_a_suite(tmp_path: Path, name: str) -> None:
    """By a threshold, or against the committed baseline."""
    folder = emptied(tmp_path / "rubrics", name)
    found = (check for suite in SUITES for check in checks(suite, folder, tmp_path / suite, resamples=400))

    assert any(not check.passed for check in found), f"{name}: emptied, and no suite notices"
