"""Sums over drawn groups: those of plain addition, whatever the numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.evaluation.sums import Most, Pack

NUMBER = st.integers(0, 10**6) | st.floats(-1e4, 1e4)
TERMS = st.integers(0, 4).flatmap(
    lambda width: st.lists(st.lists(NUMBER, min_size=width, max_size=width), min_size=1, max_size=12)
)


@given(TERMS, st.randoms(use_true_random=False))
def test_a_pack_adds(terms: list[list[float]], dice: object) -> None:
    """Each term by itself, groups that are drawn twice twice; whole numbers exactly."""
    drawn = dice.choices(range(len(terms)), k=len(terms))  # type: ignore[attr-defined]
    wanted = [sum(terms[number][place] for number in drawn) for place in range(len(terms[0]))]

    assert Pack(terms).of(drawn) == pytest.approx(wanted, rel=1e-12, abs=1e-6)
    whole = [[round(value) + 10**4 for value in group] for group in terms]
    assert Pack(whole).of(drawn) == [sum(whole[number][place] for number in drawn) for place in range(len(whole[0]))]


def test_small_numbers_are_exact_enough() -> None:
    """A share of a point in a thousand cases."""
    terms = [[number / 3, -number / 7, 1.0] for number in range(1000)]
    found = Pack(terms).of(range(1000))

    assert found == pytest.approx([sum(group[place] for group in terms) for place in range(3)], abs=1e-8)
    assert found[2] == 1000


def test_the_greatest_counts() -> None:
    """Of the drawn groups alone."""
    assert Most([[1.0, -5.0], [3.0, -7.0], [9.0, 0.0]]).of([0, 1, 1]) == [3.0, -5.0]
