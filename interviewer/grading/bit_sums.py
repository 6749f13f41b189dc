"""Sums of rows that stand for the bits of a mask, eight bits at a time."""

from collections.abc import Mapping, Sequence

LANE = 32
"""Bits of one number of a packed row: sums of a few thousand rows of a few hundred hundredths fit."""
HUNDREDTHS = 100
_BYTE = 8


def packed(row: Sequence[float]) -> int:
    """The numbers of `row`, to two decimals, side by side in one integer: adding integers adds rows, exactly."""
    return sum([round(value * HUNDREDTHS) << LANE * place for place, value in enumerate(row)])


def unpacked(total: int, size: int) -> list[float]:
    """The `size` numbers of a packed row or of a sum of them."""
    half, numbers = 1 << LANE - 1, []
    for _ in range(size):
        number = (total + half & (1 << LANE) - 1) - half
        numbers.append(number / HUNDREDTHS)
        total = total - number >> LANE
    return numbers


class BitSums:
    """The packed rows of some bits, added up by table."""

    def __init__(self, rows: Mapping[int, int]) -> None:
        """`rows`: place of a bit to its packed row; other bits add nothing."""
        self._bytes = max(rows, default=0) // _BYTE + 1
        self._within = (1 << _BYTE * self._bytes) - 1
        self._tables = [_table([rows.get(_BYTE * at + bit, 0) for bit in range(_BYTE)]) for at in range(self._bytes)]

    def sum(self, mask: int) -> int:
        """The packed sum of the rows whose bits stand in `mask`."""
        parts = (mask & self._within).to_bytes(self._bytes, "little")
        return sum(map(list.__getitem__, self._tables, parts))


def _table(rows: list[int]) -> list[int]:
    """What each value of a byte adds."""
    sums = [0]
    for row in rows:
        sums += [total + row for total in sums]
    return sums
