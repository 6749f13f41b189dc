"""Scoring a pair: unaided, with the rubric, against the reference; each change kept, none after the reference."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from interviewer.domain.calibrator import UNAIDED, Place, Scoring
from interviewer.errors import ScoringConflict, UsageError
from interviewer.library.rubrics import load_framework
from interviewer.session.evaluating import Evaluating
from interviewer.settings import Settings
from interviewer.store.repository import open_store

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
EVERY = tuple(dimension.id for dimension in load_framework().dimensions)
BOTH: tuple[Place, Place] = (0, 1)


@pytest.fixture
def service() -> Evaluating:
    """On a database, with a clock that goes a minute a look and ids that count."""
    ids, minutes = count(1), count()
    return Evaluating(
        open_store(Settings.from_env()).scorings,
        now=lambda: NOON + timedelta(minutes=next(minutes)),
        new_id=lambda: f"s{next(ids)}",
        new_seed=lambda: 3,
    )


def filled(service: Evaluating, scoring: Scoring, points: float = 5) -> Scoring:
    """Everything that its step asks for."""
    for answer in BOTH:
        for name in UNAIDED if scoring.step == "unaided" else EVERY:
            scoring = service.give(scoring.id, answer, name, points, scoring.version)
        if scoring.step == "rubric":
            scoring = service.judge(scoring.id, answer, "hire", scoring.version)
    return scoring


def revealed(service: Evaluating, pair: str = "set:x") -> Scoring:
    """Scored to the end."""
    scoring = filled(service, service.open(pair))
    scoring = filled(service, service.go_on(scoring.id, scoring.version), 7)
    return service.go_on(scoring.id, scoring.version)


def test_from_the_first_score_to_the_reference(service: Evaluating) -> None:
    """First scores are kept beside those given with the rubric, which starts where they ended."""
    scoring = filled(service, service.open("set:x"))
    scoring = service.go_on(scoring.id, scoring.version)
    assert scoring.marks[0].rubric == dict.fromkeys(UNAIDED, 5)

    done = service.go_on(scoring.id, filled(service, scoring, 7).version)

    assert (done.step, done.finished is not None) == ("revealed", True)
    assert done.marks[1].unaided == dict.fromkeys(UNAIDED, 5)
    assert done.marks[1].rubric == dict.fromkeys(EVERY, 7)
    assert service.load(done.id) == done


def test_leaving_half_way_loses_nothing(service: Evaluating) -> None:
    """Whoever opens the pair again is where they were, in the same order; a score can be taken back."""
    begun = service.open("set:x")
    given = service.give(begun.id, 1, "ownership_signal", 12, 0)

    assert service.open("set:x") == given
    assert service.give(begun.id, 1, "ownership_signal", None, 1).marks[1].unaided == {}


def test_a_finished_pair_opens_as_it_was(service: Evaluating) -> None:
    """Scoring it again would be scoring what one knows; after a deletion it begins anew."""
    done = revealed(service)
    assert service.open("set:x") == done

    service.forget(done.id)
    assert service.open("set:x").step == "unaided"


@pytest.mark.parametrize(
    ("dimension", "points", "said"),
    [
        pytest.param("ownership_signal", 31, "between 0 and 30", id="more than there is"),
        pytest.param("ownership_signal", -1, "between 0 and 30", id="less than nothing"),
        pytest.param("ownership_signal", float("nan"), "between 0 and 30", id="no number"),
        pytest.param("structure_star", 5, "not scored in this step", id="needs the rubric"),
        pytest.param("charm", 5, "not scored", id="no dimension"),
    ],
)
def test_impossible_scores_are_refused(service: Evaluating, dimension: str, points: float, said: str) -> None:
    """Each refusal says what is possible, and nothing is kept."""
    begun = service.open("set:x")

    with pytest.raises(UsageError, match=said):
        service.give(begun.id, 0, dimension, points, 0)
    assert service.load(begun.id) == begun


def test_nothing_is_shown_before_everything_is_given(service: Evaluating) -> None:
    """The way on says how much is missing; verdicts wait for the rubric."""
    begun = service.open("set:x")
    with pytest.raises(UsageError, match="6 still to be given"):
        service.go_on(begun.id, 0)
    with pytest.raises(UsageError, match="second step"):
        service.judge(begun.id, 0, "hire", 0)

    scoring = filled(service, begun)
    scoring = service.go_on(scoring.id, scoring.version)
    assert service.missing(scoring) == 4 + 2


def test_two_tabs(service: Evaluating) -> None:
    """The one that comes second is told, and the first one's change stays."""
    begun = service.open("set:x")
    kept = service.give(begun.id, 0, "ownership_signal", 12, 0)

    with pytest.raises(ScoringConflict, match="another tab"):
        service.give(begun.id, 0, "ownership_signal", 20, 0)
    with pytest.raises(ScoringConflict):
        service.go_on(begun.id, 0)
    assert service.load(begun.id) == kept


def test_nothing_changes_after_the_reference(service: Evaluating) -> None:
    """Scores and verdicts are refused; a sentence may be mended, once more too."""
    done = revealed(service)
    with pytest.raises(ScoringConflict, match="stay as they were"):
        service.give(done.id, 0, "ownership_signal", 1, done.version)

    once = service.mend(done.id, "0-0-9", "I cut it [by how much?].", done.version)
    twice = service.mend(done.id, "0-0-9", "I cut it\x07 by half, from 40 days.", once.version)
    assert [item.text for item in twice.mended] == ["I cut it by half, from 40 days."]
    with pytest.raises(UsageError, match="no sentence"):
        service.mend(done.id, "0-0-9", "  ", twice.version)
    with pytest.raises(ScoringConflict, match="another tab"):
        service.mend(done.id, "0-0-9", "Late.", once.version)


def test_no_sentence_is_mended_before_the_reference(service: Evaluating) -> None:
    """It would tell which sentence is weak."""
    begun = service.open("set:x")

    with pytest.raises(UsageError, match="after the reference"):
        service.mend(begun.id, "0-0-9", "Better.", 0)


@pytest.mark.parametrize("pair", ["", "x" * 161])
def test_an_id_that_no_pair_has(service: Evaluating, pair: str) -> None:
    """An address typed by hand makes no row that the store cannot hold."""
    with pytest.raises(UsageError):
        service.open(pair)
