"""The words of a grade."""

from typing import Any

import pytest

from interviewer.domain.observation import Marked
from interviewer.domain.scorecard import LevelBar, Provenance, RubricStamp, Scorecard
from interviewer.domain.transcript import Level
from interviewer.export.summary import consumed, number, summary
from interviewer.library.rubrics import load_rubric
from tests.export import samples


@pytest.mark.parametrize(("points", "written"), [(6.0, "6"), (6.5, "6.5"), (11.25, "11.25"), (0.0, "0"), (10.0, "10")])
def test_points_have_no_needless_fraction(points: float, written: str) -> None:
    """Two decimals at most."""
    assert number(points) == written


def test_the_headline_says_verdict_total_and_level() -> None:
    """A number says what it is out of; the verdict is named as on the page."""
    rubric = load_rubric()
    assert summary(samples.scorecard(rubric), rubric, Level.SENIOR).headline == "No Hire: 25 of 100 at Senior"


def test_the_meaning_names_the_next_verdict() -> None:
    """Where no gate stands in the way, what is missing to the next band is said."""
    rubric = load_rubric()
    said = summary(samples.scorecard(rubric), rubric, Level.SDE2).meaning
    upper = min((band for band in rubric.framework.bands if band.least > 25), key=lambda band: band.least)
    assert said[-1] == f"{upper.name} begins at {upper.least}: {upper.least - 25} points more."


def test_one_point_is_one_point() -> None:
    """The number that is missing and its noun agree."""
    rubric = load_rubric()
    said = summary(samples.scorecard(rubric).model_copy(update={"total": 34}), rubric, Level.SDE2).meaning
    assert said[-1].endswith(" 1 point more.")


def test_a_gate_speaks_instead_of_the_band() -> None:
    """With a gate the meaning is the gate's own words with the candidate's, and no next band is promised."""
    rubric = load_rubric()
    said = summary(samples.scorecard(rubric, gate=True), rubric, Level.SDE2)
    assert samples.HOSTILE in said.meaning[0]
    assert not any("begins at" in sentence for sentence in said.meaning)
    held = next(bar.held for bar in said.bars if bar.id == "ownership_signal")
    assert held.startswith(f"Held at 1 by: {rubric.gate('manager_assigned').name}.")


def test_a_gate_without_a_quote_leaves_no_empty_quote_marks() -> None:
    """An answer with nothing in it has nothing to quote."""
    rubric = load_rubric()
    card = samples.scorecard(rubric).model_copy(update={"gates": (Marked(id="no_story"),)})
    said = summary(card, rubric, Level.SDE2)
    assert '("' not in said.meaning[0]
    assert "{quote}" not in said.meaning[0]
    assert said.gates[0].quote is None


def test_what_the_level_misses_is_said() -> None:
    """The sentence of the level bar stands with the meaning."""
    rubric = load_rubric()
    card = samples.scorecard(rubric, level_bar=LevelBar(met=False, missing=("scope",), said="Scope is missing."))
    assert "Scope is missing." in summary(card, rubric, Level.SENIOR).meaning


def test_each_bar_says_what_would_raise_it() -> None:
    """The coach's advice where there is some, else the question of the signal with most to gain."""
    rubric = load_rubric()
    bars = {bar.id: bar for bar in summary(samples.scorecard(rubric), rubric, Level.SDE2).bars}
    assert bars["ownership_signal"].raised_by == "Say what you saw first."
    steps = rubric.signals["steps"]
    assert bars["action_specificity"].raised_by == f"Up to {number(steps.points * 0.75)} more: {steps.asks}"


def test_an_unscored_card_gives_its_reason() -> None:
    """Nothing was graded: no points, no bars, the reason."""
    said = summary(Scorecard(id="x", status="unscored", reason="Another language."), load_rubric(), Level.SDE2)
    assert said.headline == "Not graded"
    assert said.meaning == ("Another language.",)
    assert said.bars == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param(
            {"tokens": 5210, "cost_usd": 0.0123, "seconds": 2.04}, "5,210 tokens, $0.0123, 2.0 s", id="price known"
        ),
        pytest.param(
            {"tokens": 5210, "cost_usd": None, "seconds": 2.0}, "5,210 tokens, price not known", id="not known"
        ),
        pytest.param({"tokens": 90, "samples": 3}, "the middle of 3 samples", id="samples"),
    ],
)
def test_a_models_grade_says_what_it_took(changes: dict[str, Any], said: str) -> None:
    """Tokens, money where the price is known, and seconds stand on every grade by a model."""
    stamp = Provenance(grader="llm", model="m", rubric=RubricStamp(id="ownership", version=1, hash="0"), **changes)

    assert said in consumed(stamp)
