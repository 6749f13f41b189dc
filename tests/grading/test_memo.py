"""What is remembered never grows beyond its size, and forgetting changes nothing that is answered."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.memo import Memo


@given(st.lists(st.integers(0, 9)), st.integers(1, 5))
def test_a_memo_is_never_larger_than_it_may_be(keys: list[int], most: int) -> None:
    """Whatever is kept comes back at once and later, or is asked for anew."""
    memo = Memo[int, int](most)
    for key in keys:
        assert memo.keep(key, key * key) == key * key
        assert len(memo) <= most
        assert memo.get(key) == key * key


def test_a_full_memo_begins_anew() -> None:
    """What was kept last is there, what came before is forgotten."""
    memo = Memo[str, int](2)
    for key, value in (("a", 1), ("b", 2), ("c", 3)):
        memo.keep(key, value)
    assert memo == {"c": 3}
