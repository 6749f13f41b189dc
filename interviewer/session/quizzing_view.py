"""What may be seen of the quiz: nothing of an item's answer before it was given."""

from datetime import datetime

from interviewer.domain.base import Value
from interviewer.quiz.items import Difficulty, Item, Kind
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
    """One item of a round; what comes after its answer is empty before it."""

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
    """Without those that were taken out of the rubrics since."""
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


def item_view(number: int, asked: Asked, item: Item, answer: Answer | None, comes_back: datetime | None) -> ItemView:
    """One item, with what may be seen of it."""
    before = ItemView(
        number=number,
        kind=item.kind,
        difficulty=item.difficulty,
        due=asked.due,
        prompt=item.prompt,
        choices=tuple(item.choices[index] for index in asked.order),
        hint=item.hint,
        competency=None if item.kind == "principle" else item.competency,
    )
    if answer is None:
        return before
    after = {
        "competency": item.competency,
        "chosen": asked.order.index(answer.choice),
        "right": asked.order.index(item.answer),
        "was_right": answer.right,
        "reasoning": item.reasoning,
        "usual_mistake": item.usual_mistake,
        "comes_back": comes_back,
    }
    return before.model_copy(update=after)
