"""What there is to learn from, when model answers open, and what they earn."""

import pytest

from interviewer.domain.interview import Mode
from interviewer.domain.transcript import Level
from interviewer.library.rubrics import competency_ids, load_competency, load_framework, load_rubric
from interviewer.session.learning import ROWS, graded_answer, has_attempt, readable
from interviewer.store.repository import Repository, open_store
from tests.store.builders import NOON, a_grade, an_interview

COMPLETE = {name for name in competency_ids() if load_competency(name).learning}


@pytest.fixture
def store() -> Repository:
    """A database of this test's own."""
    return open_store()


def test_what_has_a_complete_file_can_be_read() -> None:
    """The principles in their own order, then whatever else is complete; `generic` is no lesson."""
    found = readable()
    order = [item.id for item in load_framework().principles if item.id in COMPLETE]

    assert list(found.principles) == order
    assert set(found.names) == COMPLETE
    assert "generic" not in found.names


@pytest.mark.parametrize(
    ("mode", "finished", "graded", "opens"),
    [
        pytest.param("practice", True, True, True, id="practice, graded"),
        pytest.param("practice", False, True, True, id="practice, graded, goes on"),
        pytest.param("practice", True, False, False, id="nothing graded"),
        pytest.param("real", False, True, False, id="real, grades not shown yet"),
        pytest.param("real", True, True, True, id="real, over"),
    ],
)
def test_an_attempt_is_a_grade_that_may_be_seen(
    store: Repository, mode: Mode, finished: bool, graded: bool, opens: bool
) -> None:
    """Skipped questions open nothing, nor does a real interview before its end."""
    kept = an_interview(grades=(a_grade(),) if graded else ())
    setup = kept.setup.model_copy(update={"mode": mode})
    store.create(kept.model_copy(update={"setup": setup, "finished": NOON if finished else None}))

    assert has_attempt(store, "ownership") is opens


def test_an_attempt_counts_for_its_own_principle(store: Repository) -> None:
    """In an interview about two principles a grade of the first opens nothing of the second."""
    store.create(an_interview(competencies=("ownership", "dive_deep"), grades=(a_grade(),)))

    assert has_attempt(store, "ownership")
    assert not has_attempt(store, "dive_deep")


def test_an_old_attempt_is_found(store: Repository) -> None:
    """However many interviews without an answer came after it."""
    store.create(an_interview(grades=(a_grade(),)))
    for minutes in range(1, ROWS + 2):
        store.create(an_interview(minutes=minutes))

    assert has_attempt(store, "ownership")


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_model_answers_are_graded_as_anybodys(name: str) -> None:
    """The transcript is the answer word for word to its own question; strong is more than weak and hollow."""
    rubric = load_rubric(name)
    assert rubric.competency.learning
    totals = {}
    for answer in rubric.competency.learning.answers:
        example = graded_answer(rubric, answer, answer.level)
        assert [turn.text for turn in example.transcript.turns] == [answer.text]
        totals[answer.quality] = example.scorecard.total or 0

    assert totals["strong"] > max(totals["weak"], totals["hollow"])


def test_a_grade_is_kept_for_its_level_only() -> None:
    """The same answer at another level is graded again; at the same level it is at hand."""
    rubric = load_rubric("ownership")
    assert rubric.competency.learning
    answer = rubric.competency.learning.answers[0]
    once = graded_answer(rubric, answer, Level.SDE1)

    assert graded_answer(rubric, answer, Level.SDE1) is once
    assert graded_answer(rubric, answer, Level.PRINCIPAL).transcript.level == Level.PRINCIPAL
