"""Sums over drawn groups, quick enough for a thousand resamples of hundreds of terms."""

import sys
from collections.abc import Sequence

FIELD = 8
"""Bytes of one sum."""
FILLED = 62
"""Bits of a field that a sum may take."""


class Pack:
    """The terms of each group side by side in one long integer: adding two groups adds all of them at once.

    Terms that are not whole are counted in steps of the least power of two with which no sum overflows its field; of
    some hundred cases that is 1e-12 and less.
    """

    def __init__(self, terms: Sequence[Sequence[float]]) -> None:
        """`terms`: of each group the same numbers."""
        columns = list(zip(*terms, strict=True))
        # Fields hold no sign: what is negative is counted from the least there is.
        least = [min(0, *column) for column in columns]
        steps = [_step(column, low, len(terms)) for column, low in zip(columns, least, strict=True)]
        self._width = len(columns)
        self._steps = [(place, 0.5**step) for place, step in enumerate(steps) if step]
        self._least = [(place, len(terms) * low) for place, low in enumerate(least) if low]
        self._packed = [
            int.from_bytes(
                b"".join(
                    round((value - low) * (1 << step)).to_bytes(FIELD, sys.byteorder)
                    for value, low, step in zip(group, least, steps, strict=True)
                ),
                sys.byteorder,
            )
            for group in terms
        ]

    def of(self, drawn: Sequence[int]) -> list[float]:
        """The sum of each term over as many groups as there are, by number, some more than once."""
        whole = sum(map(self._packed.__getitem__, drawn))
        fields = memoryview(whole.to_bytes(FIELD * self._width, sys.byteorder)).cast("Q")
        sums: list[float] = [*fields]
        for place, step in self._steps:
            sums[place] *= step
        for place, low in self._least:
            sums[place] += low
        return sums


def _step(column: Sequence[float], low: float, groups: int) -> int:
    """Into how many halvings a unit is cut; 0 for whole numbers."""
    if all(float(value).is_integer() for value in column):
        return 0
    return max(0, FILLED - int((max(column) - low) * groups + 1).bit_length())


class Most:
    """The greatest of each term instead of its sum."""

    def __init__(self, terms: Sequence[Sequence[float]]) -> None:
        """`terms`: of each group the same numbers."""
        self._columns = list(zip(*terms, strict=True))

    def of(self, drawn: Sequence[int]) -> list[float]:
        """Over the groups that were drawn, by number."""
        seen = set(drawn)
        return [max(map(column.__getitem__, seen)) for column in self._columns]
