"""Each large list of cues, emptied, fails at least one suite."""

from pathlib import Path

import pytest

from interviewer.library.files import GATE_WORDS_FILE
from tests.evals.emptied import checks, emptied, largest

pytestmark = pytest.mark.soak
SUITES = ("origins", "calibration", "hard", "pairs")
"""Those that find most, or take least time, first."""


@pytest.mark.parametrize("name", [*largest(), GATE_WORDS_FILE])
def test_an_emptied_list_fails_a_suite(tmp_path: Path, name: str) -> None:
    """By a threshold, or against the committed baseline."""
    folder = emptied(tmp_path / "rubrics", name)
    found = (check for suite in SUITES for check in checks(suite, folder, tmp_path / suite, resamples=400))

    assert any(not check.passed for check in found), f"{name}: emptied, and no suite notices"
