"""Replies to probes, read as a session reads them."""

from dataclasses import replace

import pytest

from interviewer.domain.competency import Probe
from interviewer.library.rubrics import load_rubric
from interviewer.linting.replies import BLAND, met, reply_problems

OWN = load_rubric("ownership")


def said(strong: str, weak: str = "I could not say.", probe: str = "first_day") -> list[str]:
    """Fields that are told of one probe of Ownership with these replies."""
    old = next(item for item in OWN.probes if item.id == probe)
    new: Probe = old.model_copy(
        update={
            "strong": old.strong.model_copy(update={"text": strong}),
            "weak": old.weak.model_copy(update={"text": weak}),
        }
    )
    rubric = replace(OWN, competency=OWN.competency.model_copy(update={"probes": (new,)}))
    return [problem.field for problem in reply_problems(rubric)]


def test_replies_that_are_read_as_meant() -> None:
    """An act that can be checked, and nothing at all."""
    assert said("I called the seven desks and wrote a login for each of them.") == []


@pytest.mark.parametrize(
    ("strong", "weak", "field"),
    [
        pytest.param("It was a good day.", "I could not say.", "strong", id="a strong one that shows nothing"),
        pytest.param("I called seven desks.", "I wrote a list of the seven.", "weak", id="a weak one that shows it"),
    ],
)
def test_a_reply_that_is_read_otherwise_is_named(strong: str, weak: str, field: str) -> None:
    """With the probe and the reply."""
    assert said(strong, weak) == [f"probes.first_day.{field}.text"]


def test_what_came_of_acts_is_read_behind_acts() -> None:
    """Over what time an outcome came can be said in a reply only where something was done before."""
    assert said("Within two weeks the queue was down to 9.", "Gradually.", "held_since") == []


def test_the_opening_shows_nothing() -> None:
    """Else a reply could not raise what is there already."""
    weak = next(result for result in met(OWN) if result.probe.id == "first_day")
    assert (weak.weak, weak.strong) == (False, True)
    assert said(BLAND) == ["probes.first_day.strong.text"]
