"""Grades and interviews as JSON."""

import json

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.interview import Interview
from interviewer.domain.scorecard import Scorecard
from interviewer.export.json import FORMAT, interview_json, scorecard_json
from interviewer.library.rubrics import load_rubric
from tests.export import samples

FIELDS = [
    "id",
    "status",
    "reason",
    "total",
    "verdict",
    "dimensions",
    "gates",
    "red_flags",
    "level_bar",
    "fixes",
    "needs_review",
    "review_reasons",
    "provenance",
]


def test_a_scorecard_is_one_line_with_the_fields_in_order() -> None:
    """The fields are those of GRADING, in its order, also where nothing was graded."""
    for card in (samples.scorecard(load_rubric()), Scorecard(id="x", status="unscored", reason="Broken.")):
        text = scorecard_json(card)
        assert "\n" not in text
        assert text.isascii()
        assert list(json.loads(text)) == FIELDS


def test_a_scorecard_comes_back_whole() -> None:
    """Nothing is lost, lone surrogates and control characters among it."""
    card = samples.scorecard(load_rubric(), gate=True)
    assert Scorecard.model_validate(json.loads(scorecard_json(card))) == card


def test_an_interview_comes_back_whole() -> None:
    """The export holds all that is stored, under a format name."""
    interview = samples.interview(load_rubric())
    document = json.loads(interview_json(interview))
    assert document["format"] == FORMAT
    assert Interview.model_validate(document["interview"]) == interview


@given(st.text())
def test_any_text_comes_back_whole(text: str) -> None:
    """Whatever a candidate writes survives."""
    card = Scorecard(id=text, status="unscored", reason=text)
    assert Scorecard.model_validate(json.loads(scorecard_json(card))) == card
