"""What a machine without Chromium or PostgreSQL is told: by one line, and never by silence in CI."""

import pytest

TESTS = """
from tests.servers import need

def test_needs_a_browser():
    need("chromium", "Chromium")

def test_needs_a_database():
    need("postgresql", "PostgreSQL")

def test_needs_nothing():
    pass
"""


def inner(pytester: pytest.Pytester) -> pytest.RunResult:
    """A run of its own, of tests that need what is not there."""
    pytester.makepyfile(TESTS)
    return pytester.runpytest_inprocess("-p", "tests.servers", "-rs", "-o", "addopts=")


def test_rest_runs_and_one_line_says_what_to_install(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a developer's machine what is missing is skipped with a reason, and one apt line mends it."""
    monkeypatch.delenv("CI", raising=False)

    result = inner(pytester)

    result.assert_outcomes(passed=1, skipped=2)
    result.stdout.fnmatch_lines(
        ["Not tested here: chromium postgresql. *apt-get install -y --no-install-recommends chromium postgresql"]
    )


def test_missing_server_fails_in_ci(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """CI installs both: there a missing one is a failure, not a skip."""
    monkeypatch.setenv("CI", "true")

    result = inner(pytester)

    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(["*Chromium is not installed (Debian package chromium)*"])
