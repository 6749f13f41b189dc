"""ScoringShelf of pairs are kept as they are given, half done ones too; finished ones stay as they were."""

from datetime import timedelta

import pytest

from interviewer.domain.calibrator import Marks, Mended, Scoring
from interviewer.errors import ScoringConflict, UnknownScoring
from interviewer.store.repository import Repository
from interviewer.store.scorings import ScoringShelf
from tests.store.builders import NOON
from tests.store.conftest import Opener

HALF = Marks(unaided={"ownership_signal": 12.0})


def a_scoring(name: str = "s1", pair: str = "set:x", **more: object) -> Scoring:
    """One that was begun at noon."""
    return Scoring.model_validate({"id": name, "pair": pair, "seed": 7, "begun": NOON, **more})


@pytest.fixture
def scorings(store: Repository) -> ScoringShelf:
    """On each kind of database."""
    return store.scorings


def test_a_half_done_scoring_is_there_for_another_process(opened: Opener) -> None:
    """What one tab keeps at each change another one reads, the order of the answers included."""
    here, there = opened().scorings, opened().scorings
    begun = here.begin(a_scoring())
    changed = begun.model_copy(update={"marks": (HALF, Marks()), "version": 1})
    here.save(changed, 0)

    assert there.load("s1") == changed
    assert there.load("s1").shown == (1, 0)


def test_a_pair_has_one_unfinished_scoring(scorings: ScoringShelf) -> None:
    """Opening a pair in two tabs leads both to the same one; another pair has its own."""
    scorings.begin(a_scoring("s1"))

    assert scorings.begin(a_scoring("s2")).id == "s1"
    assert scorings.begin(a_scoring("s3", pair="set:y")).id == "s3"
    assert [item.id for item in scorings.every()] == ["s1", "s3"]


def test_the_second_tab_is_told(scorings: ScoringShelf) -> None:
    """A change of a version that is no more is refused, and nothing of it is kept."""
    begun = scorings.begin(a_scoring())
    first = begun.model_copy(update={"marks": (HALF, Marks()), "version": 1})
    scorings.save(first, 0)

    with pytest.raises(ScoringConflict, match="another tab"):
        scorings.save(begun.model_copy(update={"marks": (Marks(), HALF), "version": 1}), 0)
    assert scorings.load("s1") == first


def test_what_is_finished_stays(scorings: ScoringShelf) -> None:
    """After the reference was shown no score changes; a mended sentence may still be kept."""
    scorings.begin(a_scoring())
    end = NOON + timedelta(minutes=4)
    done = a_scoring(finished=end, step="revealed", marks=(HALF, HALF), version=1)
    scorings.save(done, 0)

    with pytest.raises(ScoringConflict):
        scorings.save(done.model_copy(update={"marks": (Marks(), HALF), "version": 2}), 1)
    mended = done.model_copy(update={"mended": (Mended(weak="0-0-3", text="I cut it [by how much?]."),), "version": 2})
    scorings.save(mended, 1)
    assert scorings.load("s1") == mended
    assert scorings.begin(a_scoring("s2")).id == "s2"


def test_deleted_and_unknown(scorings: ScoringShelf) -> None:
    """What was deleted is gone, and an id that nobody has is said to be unknown."""
    scorings.begin(a_scoring())
    scorings.delete("s1")

    assert scorings.every() == ()
    for do in (scorings.load, scorings.delete):
        with pytest.raises(UnknownScoring, match="may have been deleted"):
            do("s1")
    with pytest.raises(UnknownScoring):
        scorings.save(a_scoring(), 0)


@pytest.mark.parametrize("text", ["nul \x00", "half \ud800", "\x1a", "'; drop table scorings; --"])
def test_any_words_come_back(scorings: ScoringShelf, text: str) -> None:
    """A mended sentence is data, whatever stands in it."""
    scorings.begin(a_scoring())
    kept = a_scoring(mended=[{"weak": "w", "text": text}], version=1)
    scorings.save(kept, 0)

    assert scorings.load("s1").mended[0].text == text
