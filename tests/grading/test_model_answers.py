"""The model answers of the rubrics, written before any cue was run on them, are graded as an interviewer would."""

import pytest

from interviewer.domain.competency import Competency, ModelAnswer
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.grader import grade
from interviewer.library.rubrics import competency_ids, load_competency, load_framework, load_rubric

SETS = {
    name: {answer.quality: answer for answer in found.learning.answers}
    for name in competency_ids()
    if (found := load_competency(name)).learning and found.learning.answers
}
"""Competency to its answers by quality."""


def graded(competency: Competency, answer: ModelAnswer) -> Scorecard:
    """The answer given to its own question."""
    question = next(question for question in competency.questions if question.id == answer.question)
    transcript = Transcript(
        id=answer.id,
        competency=competency.id,
        level=answer.level,
        question=question.text,
        kind=question.kind,
        turns=(Turn(speaker="candidate", text=answer.text),),
    )
    return grade(transcript, load_rubric(competency.id))


def test_every_principle_has_its_answers() -> None:
    """All 16."""
    assert set(SETS) == {principle.id for principle in load_framework().principles}


@pytest.mark.parametrize("name", sorted(SETS))
def test_strong_is_hired_and_weak_is_not(name: str) -> None:
    """Strong Hire for the strong one, No Hire or Lean No Hire for the weak one."""
    competency = load_competency(name)
    verdicts = {quality: graded(competency, answer).verdict for quality, answer in SETS[name].items()}

    assert verdicts["strong"] == "strong_hire"
    assert verdicts["weak"] in ("no_hire", "lean_no_hire")


@pytest.mark.parametrize("name", sorted(SETS))
def test_phrases_alone_are_not_hired(name: str) -> None:
    """No Hire for a hollow answer: it has the phrases of the strong one and nothing concrete."""
    assert graded(load_competency(name), SETS[name]["hollow"]).verdict == "no_hire"


@pytest.mark.parametrize("name", sorted(SETS))
def test_answers_are_told_apart(name: str) -> None:
    """One answer of each quality to the same question, and the words that decide stand in it."""
    answers = SETS[name].values()

    assert set(SETS[name]) == {"strong", "weak", "hollow"}
    assert len({answer.question for answer in answers}) == 1
    assert [answer.id for answer in answers if answer.decides not in answer.text] == []
