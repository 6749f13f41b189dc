"""The project's own suites, graded by rules: thresholds kept, nothing lost against the committed baselines."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from interviewer.cli import app
from interviewer.evaluation.suites import suite_ids

LONG = ("injection_full", "injection")
"""Suites that are long, of which a thinned one is run here: injection_few has each payload in each place."""


@pytest.mark.parametrize(
    "suite", [pytest.param(name, marks=[pytest.mark.soak] if name in LONG else []) for name in suite_ids()]
)
def test_the_suite_is_passed(suite: str, home: Path) -> None:
    """A loss says here which metric it is, by how much, and how sure that is."""
    done = CliRunner().invoke(app, ["eval", "run", suite, "--grader", "rules", "--gate"])

    # A threshold far from today's figure would let a loss pass: raise it.
    assert not [line for line in done.output.splitlines() if line.startswith("loose")]
    assert done.exit_code == 0, "\n".join(line for line in done.output.splitlines() if line.startswith("FAILED"))
    assert (home / "runs").is_dir()
