"""Grades and whole interviews as JSON, without loss; ASCII, so that every character survives every pipe."""

import json
from typing import Any

from interviewer.domain.interview import Interview
from interviewer.domain.scorecard import Scorecard

FORMAT = "mock-interview/1"
"""Opens every exported interview; the number rises when the shape changes."""


def scorecard_json(card: Scorecard) -> str:
    """The scorecard on one line, in the field order of GRADING, without a line end."""
    return dumped(card.model_dump(mode="json"))


def interview_json(interview: Interview) -> str:
    """`{"format": FORMAT, "interview": {...}}`, indented; the interview's fields are those of `domain.interview`."""
    document = {"format": FORMAT, "interview": interview.model_dump(mode="json")}
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"


def dumped(value: dict[str, Any]) -> str:
    """One line of ASCII JSON: lone surrogates and control characters stand as escapes."""
    return json.dumps(value, ensure_ascii=True)
