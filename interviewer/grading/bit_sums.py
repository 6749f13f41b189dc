"""Sums of rows that stand for the bits of a mask, eight bits at a time."""

import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache

LANE = 32
"""Bits of one number of a packed row: sums of a few thousand rows of a few hundred hundredths fit."""
HUNDREDTHS = 100
_BYTE = 8


def packed(row: Sequence[float]) -> int:
    """The numbers of `row`, to two decimals, side by side in one integer: adding integers adds rows, exactly."""
    return sum([round(value * HUNDREDTHS) << LANE * place for place, value in enumerate(row)])


def unpacked(total: int, size: int) -> list[float]:
    """The `size` numbers of a packed row or of a sum of them."""
    halves = _halves(size)
    # Half a lane added makes each positive, so that none borrows from the next; that bit turned over is the sign.
    raw = (total + halves ^ halves).to_bytes(size * LANE // _BYTE, "little")
    return [number / HUNDREDTHS for number in struct.unpack(f"<{size}i", raw)]


@lru_cache(maxsize=64)
def _halves(size: int) -> int:
    """Half of what a lane holds, in each."""
    return sum([1 << LANE * place + LANE - 1 for place in range(size)])


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
