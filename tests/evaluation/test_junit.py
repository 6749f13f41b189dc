"""Checks as JUnit XML: well formed whatever they hold, failures counted."""

from xml.etree import ElementTree as xml

import pytest

from interviewer.evaluation.gates import Check
from interviewer.evaluation.junit import junit_text


@pytest.mark.parametrize(
    "says", ["fine", "a < b & \"c\" ]]> 'd'", "bell \x07 and \x1b[31m", "half \ud83d of a pair", "ünï"]
)
def test_any_text_is_carried(says: str) -> None:
    """What XML cannot hold becomes U+FFFD; the rest comes back as it was."""
    checks = [Check(name=says, kind="threshold", passed=passed, says=says) for passed in (True, False)]
    text = junit_text("small", "rules", checks, 1.5)
    root = xml.fromstring(text)
    first, second = root.iter("testcase")

    assert (root.get("tests"), root.get("failures"), root.get("time")) == ("2", "1", "1.500")
    assert first.find("failure") is None
    failure = second.find("failure")
    assert failure is not None
    assert text.encode()
    if says.isprintable() and "\ud83d" not in says:
        assert failure.text == says == second.get("name")
