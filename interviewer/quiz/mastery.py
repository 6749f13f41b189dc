"""When a principle counts as known: the rule over its last ten items, and how far one is."""

from collections.abc import Mapping, Sequence
from typing import Literal

from interviewer.domain.base import Value
from interviewer.quiz.items import Item
from interviewer.quiz.keeping import Answer

TEN = 10
ENOUGH = 8
"""Who only guesses among four gets 8 or more of 10 in 4 of 10,000 tries; who knows 6 of 10 and guesses the rest, in
38 of 100; who knows 9 of 10, in 97 of 100. Seven would let 65 of 100 of the middle ones pass, nine would fail 17 of
100 of the last."""
RULE = (
    f"Strong: of the last {TEN} different items that you answered, {ENOUGH} or more right, a hard one among them. "
    "An item counts with its newest answer."
)


class Standing(Value):
    """How far one is with a principle."""

    answered: int
    """Of the last ten different items."""
    right: int
    hard_right: int
    verdict: Literal["strong", "not yet"]

    @property
    def lacks_hard(self) -> bool:
        """Whether a hard item is all that is missing."""
        return self.verdict == "not yet" and self.answered == TEN and self.right >= ENOUGH


def standing(items: Sequence[Item], latest: Mapping[str, Answer]) -> Standing:
    """How far one is with what these items are about. `latest`: item to its newest answer.

    Items that are gone are not counted: nobody can be asked them again.
    """
    answered = [(latest[item.key], item) for item in items if item.key in latest]
    last = sorted(answered, key=lambda pair: (pair[0].at, pair[0].number), reverse=True)[:TEN]
    right = [item for answer, item in last if answer.right]
    hard = sum(item.difficulty == "hard" for item in right)
    known = len(last) == TEN and len(right) >= ENOUGH and hard > 0
    return Standing(answered=len(last), right=len(right), hard_right=hard, verdict="strong" if known else "not yet")
