"""Rows packed into integers: exact sums, whatever their signs."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.bit_sums import BitSums, packed, unpacked

ROW = st.tuples(st.integers(-900, 900), st.integers(-900, 900), st.integers(-900, 900))


@given(st.dictionaries(st.integers(0, 40), ROW, max_size=12), st.integers(0, 1 << 50))
def test_a_mask_adds_up_the_rows_of_its_bits(rows: dict[int, tuple[int, int, int]], mask: int) -> None:
    """Hundredths are kept; bits without a row add nothing."""
    given_rows = {place: tuple(value / 100 for value in row) for place, row in rows.items()}
    standing = [row for place, row in rows.items() if mask >> place & 1]
    wanted = [sum(row[lane] for row in standing) / 100 for lane in range(3)]
    assert unpacked(BitSums({place: packed(row) for place, row in given_rows.items()}).sum(mask), 3) == wanted
