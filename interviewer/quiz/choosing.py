"""What a round asks: what is due before what is new, each item once, and nothing that is not due yet."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from interviewer.domain.base import Value
from interviewer.quiz.items import Item
from interviewer.quiz.keeping import Asked, Wanted

ROUND = 10
"""Items of a round, where there are so many: as many as tell a principle that is known from one that is not."""


class Pool(Value):
    """The items that match, by whether they may be asked."""

    due: tuple[Item, ...]
    """Those that come back: last answered wrongly first, of these the longest overdue first."""
    new: tuple[Item, ...]
    later: tuple[Item, ...]
    """Answered, and not due yet: asking them now would only ask what was just read."""


def pool(
    items: Sequence[Item], wanted: Wanted, cards: Mapping[str, datetime], missed: Collection[str], until: datetime
) -> Pool:
    """Sort the items that match.

    `cards`: item to when it comes back. `missed`: items whose newest answer was wrong. `until`: what comes back
    before this moment is due, the end of the day for whoever counts in days.
    """
    matching = [item for item in items if matches(item, wanted)]
    due = [item for item in matching if item.key in cards and cards[item.key] < until]
    return Pool(
        due=tuple(sorted(due, key=lambda item: (item.key not in missed, cards[item.key], item.key))),
        new=tuple(item for item in matching if item.key not in cards),
        later=tuple(item for item in matching if item.key in cards and cards[item.key] >= until),
    )


def matches(item: Item, wanted: Wanted) -> bool:
    """Whether it is of the principle, kind and difficulty that are wanted."""
    return all(
        want is None or want == has
        for want, has in (
            (wanted.competency, item.competency),
            (wanted.kind, item.kind),
            (wanted.difficulty, item.difficulty),
        )
    )


def choose(found: Pool, seed: str, most: int = ROUND) -> tuple[Asked, ...]:
    """At most `most` items, those due first; new ones and all choices in the order of the seed's draw."""
    new = sorted(found.new, key=lambda item: _lot(seed, item.key))
    due = {item.key for item in found.due}
    return tuple(
        Asked(item=item.key, order=_shuffled(item, seed), due=item.key in due) for item in (*found.due, *new)[:most]
    )


def _shuffled(item: Item, seed: str) -> tuple[int, ...]:
    return tuple(sorted(range(len(item.choices)), key=lambda index: _lot(seed, item.key, str(index))))


def _lot(*seed: str) -> bytes:
    return hashlib.sha256("\0".join(seed).encode("utf-8", "replace")).digest()
