"""What may be seen of the quiz: nothing of an item's answer before it was given."""

from datetime import datetime
from typing import Literal

from interviewer.domain.base import Value
from interviewer.quiz.items import Difficulty, Item, Kind, Wording
from interviewer.quiz.keeping import Answer, Asked, Wanted
from interviewer.quiz.mastery import Standing


class PrincipleLine(Value):
    """One principle on the first screen of the quiz."""

    id: str | None
    """None: imported items of no principle in particular."""
    name: str
    items: int
    due: int
    new: int
    standing: Standing


class Prospect(Value):
    """What a round would ask now."""

    due: int
    new: int
    """Both as many as the round has room for."""
    later: int
    """Items that match and are not due yet."""
    next_due: datetime | None
    """When the first of those comes back."""


class Unfinished(Value):
    """The newest round, where it was left before its end."""

    id: str
    begun: datetime
    answered: int
    of: int


class Overview(Value):
    """The first screen: due first."""

    lines: tuple[PrincipleLine, ...]
    unfinished: Unfinished | None

    @property
    def due(self) -> int:
        """Items that come back today, of all principles."""
        return sum(line.due for line in self.lines)


class ItemView(Value):
    """One item of a round; what comes after its answer is empty before it.

    An answered one stands here as it was put when it was answered, whatever it says now.
    """

    number: int
    """From 0; the item's place in the round."""
    kind: Kind | None
    difficulty: Difficulty | None
    due: bool
    """It came back, rather than being new."""
    prompt: str
    choices: tuple[str, ...]
    """In the order shown."""
    hint: str | None
    competency: str | None
    """Id; None also before the answer where the question is which principle it is."""
    chosen: int | None = None
    """Place in `choices`, as `right`."""
    right: int | None = None
    was_right: bool | None = None
    reasoning: tuple[str, ...] = ()
    usual_mistake: str | None = None
    comes_back: datetime | None = None
    changed: Literal["reworded", "gone"] | None = None
    """What became of an answered item since: the answer then counts for no standing."""

    @property
    def answered(self) -> bool:
        """Whether it was."""
        return self.chosen is not None


class RoundView(Value):
    """A round as it stands."""

    id: str
    begun: datetime
    wanted: Wanted
    items: tuple[ItemView, ...]
    """Without those that were taken out of the rubrics before they were answered."""
    lines: tuple[PrincipleLine, ...]
    """The principles of its answered items, as one stands with them now."""

    @property
    def next(self) -> int | None:
        """Number of the first item without an answer; None: the round is over."""
        return next((item.number for item in self.items if not item.answered), None)

    @property
    def right(self) -> int:
        """Items answered rightly."""
        return sum(item.was_right is True for item in self.items)

    @property
    def missed(self) -> tuple[ItemView, ...]:
        """Items answered wrongly."""
        return tuple(item for item in self.items if item.was_right is False)

    def item(self, number: int) -> ItemView | None:
        """The item at that place; None where there is none."""
        return next((item for item in self.items if item.number == number), None)


def item_view(number: int, asked: Asked, item: Item) -> ItemView:
    """One item before its answer, with what may be seen of it."""
    competency = None if item.kind == "principle" else item.competency
    return _put(number, asked, item).model_copy(update={"competency": competency})


def answered_view(
    number: int, asked: Asked, answer: Answer, item: Item | None, comes_back: datetime | None
) -> ItemView | None:
    """The same after its answer. `item`: as it is now, where it is still there.

    None where nobody knows any more what was answered: the item is gone, or has other choices than the round shows.
    """
    wording: Wording | None = answer.wording or item
    if wording is None or len(wording.choices) != len(asked.order):
        return None
    changed = "gone" if item is None else None if item.asks_as(wording) else "reworded"
    after = {
        "competency": answer.competency,
        "chosen": asked.order.index(answer.choice),
        "right": asked.order.index(wording.answer),
        "was_right": answer.right,
        "reasoning": wording.reasoning,
        "usual_mistake": wording.usual_mistake,
        "comes_back": None if changed else comes_back,
        "changed": changed,
    }
    return _put(number, asked, wording).model_copy(update=after)


def _put(number: int, asked: Asked, wording: Wording) -> ItemView:
    return ItemView(
        number=number,
        kind=wording.kind,
        difficulty=wording.difficulty,
        due=asked.due,
        prompt=wording.prompt,
        choices=tuple(wording.choices[index] for index in asked.order),
        hint=wording.hint,
        competency=None,
    )
