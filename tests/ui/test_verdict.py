"""The head of a grade."""

from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Level
from interviewer.ui.verdict import verdict_of
from tests.ui.cards import RUBRIC, scorecard


def test_one_line_with_what_it_is_out_of() -> None:
    """Verdict, total and level stand together; the level's bar is said after the band's meaning."""
    head = verdict_of(scorecard(), RUBRIC, Level.SDE2)

    assert (head["verdict"], head["total"], head["level"]) == ("Lean No Hire", 52, "SDE 2")
    assert "The bar asks for more reach." in head["sentences"]
    assert "rules" in head["grader"]


def test_scale_covers_zero_to_a_hundred_and_marks_the_verdict() -> None:
    """The bands fill the scale; the marked one is the verdict's own, whatever the total."""
    bands = verdict_of(scorecard(72, "no_hire", gate=True), RUBRIC, Level.SDE2)["bands"]

    assert sum(band["width"] for band in bands) == 100
    assert [band["name"] for band in bands if band["here"]] == ["No Hire"]


def test_a_gate_says_why_before_anything_else() -> None:
    """Where a gate decides, its own sentence with the candidate's words opens the grade."""
    head = verdict_of(scorecard(12, "no_hire", gate=True), RUBRIC, Level.SDE2)

    assert "Nobody had asked me." in head["sentences"][0]


def test_fix_first_shows_slots() -> None:
    """The rewrite is cut at its slots, which are drawn as gaps to fill; joined again it is the rewrite."""
    fix = verdict_of(scorecard(), RUBRIC, Level.SDE2)["fix"]

    assert [part["text"] for part in fix["rewrite"] if part["slot"]] == ["[before?]", "[after?]"]
    assert "".join(part["text"] for part in fix["rewrite"]) == "It fell from [before?] to [after?] a day."


def test_an_answer_without_a_grade_says_why() -> None:
    """Unscored is not zero: no total, no scale, the reason."""
    card = Scorecard(id="one", status="unscored", reason="The answer is in another language.")

    head = verdict_of(card, RUBRIC, Level.SDE2)

    assert (head["verdict"], head["total"], head["bands"]) == ("Not graded", None, [])
    assert head["sentences"] == ["The answer is in another language."]
