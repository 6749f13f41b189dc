"""Whether two answers tell one story."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.interview.stories import MOST_NAMED, rare_words, reused, shared_story
from tests.interview.fakes import STORY

COMMON = ("about", "after", "people", "really", "something")
DRONES = (
    "The gyroscope drifted near the substation, so I shielded the harness with mumetal foil and logged eleven flights."
)
RETOLD = "I logged eleven flights, shielding a harness with foil of mumetal, for the gyroscope drift at one substation."


def test_a_retold_story_is_recognised() -> None:
    """In other words and another order, by its rare words; the longest of them are named."""
    words = shared_story(DRONES, RETOLD, COMMON)
    assert words[0] in {"gyroscope", "substation"}
    assert len(words) == MOST_NAMED
    assert reused([(0, DRONES), (1, STORY), (2, RETOLD)], COMMON) == ((0, 2, words),)


def test_common_words_do_not_count() -> None:
    """What stands in many answers tells no story."""
    assert shared_story("really something about people after", "people after something really about", COMMON) == ()


def test_words_of_one_stem_are_one_word() -> None:
    """'migrated' and 'migration' agree; short words are left out, numbers are not."""
    assert set(rare_words("migrated migration 42 cat", ())) == {"migrat", "42"}


@given(st.text(max_size=300), st.text(max_size=300))
def test_order_does_not_matter(one: str, other: str) -> None:
    """One answer shares a story with another exactly where the other does with it."""
    assert bool(shared_story(one, other, COMMON)) == bool(shared_story(other, one, COMMON))
