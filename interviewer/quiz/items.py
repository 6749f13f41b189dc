"""What can be asked: the items of the rubrics and of imported pages, in one shape."""

import hashlib
from collections.abc import Iterable
from typing import Literal, get_args

from interviewer.domain import calibration_pair
from interviewer.domain.base import Value
from interviewer.domain.competency import Competency, QuizItem
from interviewer.domain.track import Track

Kind = Literal["principle", "weakness", "phrase", "disqualifier"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Difficulty = Literal["easy", "medium", "hard"]
DIFFICULTIES: tuple[Difficulty, ...] = get_args(Difficulty)
Imported = tuple[tuple[str | None, calibration_pair.QuizItem], ...]
"""Items of imported pages, each with the competency that its page is about, where that is known."""
OF_TRACK = "track_"
"""Before the id of a track, where an item is of a track and of no one competency."""
LONGEST_KEY = 128
"""Characters that the store has for a key."""


class Wording(Value):
    """One question as it is put; `answer` is the index of the right choice. Kept with every answer to it."""

    kind: Kind | None
    """None for imported items, whose pages name no kind."""
    difficulty: Difficulty | None
    prompt: str
    choices: tuple[str, ...]
    answer: int
    reasoning: tuple[str, ...]
    hint: str | None
    usual_mistake: str | None

    def asks_as(self, other: "Wording") -> bool:
        """Whether both put the same question with the same choices and hold the same one for right.

        White space and case say nothing; the reasoning may be told better without the question being another.
        """
        return self.answer == other.answer and _folded(self) == _folded(other)


class Item(Wording):
    """A wording that can be asked now."""

    key: str
    """The same for the same item at every start, also where it is reworded: what answers and cards are kept under."""
    competency: str | None
    """None: of no principle in particular. Or a track, with OF_TRACK before its id."""

    @property
    def wording(self) -> Wording:
        """As it is put now, to be kept."""
        return Wording(**{name: getattr(self, name) for name in Wording.model_fields})


def _folded(wording: Wording) -> list[str]:
    return [" ".join(text.casefold().split()) for text in (wording.prompt, *wording.choices)]


def built_in(competency: Competency) -> tuple[Item, ...]:
    """The items of one rubric file; none where it teaches nothing."""
    return _items(competency.id, competency.learning.quiz) if competency.learning else ()


def of_track(track: Track) -> tuple[Item, ...]:
    """The items of a track, asked as a subject of their own."""
    return _items(f"{OF_TRACK}{track.id}", track.quiz)


def _items(subject: str, given: Iterable[QuizItem]) -> tuple[Item, ...]:
    return tuple(
        Item(
            key=_fitting(f"{subject}/{item.id}"),
            competency=subject,
            kind=item.kind,
            difficulty=item.difficulty,
            prompt=item.prompt,
            choices=item.choices,
            answer=item.answer,
            reasoning=item.reasoning,
            hint=item.hint,
            usual_mistake=item.usual_mistake,
        )
        for item in given
    )


def imported(given: Imported) -> tuple[Item, ...]:
    """Items of imported pages that can be asked: the right choice is known, and no choice stands there twice.

    The same question from two pages is one item, the first.
    """
    return distinct(_taken(competency, item) for competency, item in given if _can_be_asked(item))


def distinct(items: Iterable[Item]) -> tuple[Item, ...]:
    """Each key once, where it comes first."""
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.key, item)
    return tuple(first.values())


def _can_be_asked(item: calibration_pair.QuizItem) -> bool:
    distinct_choices = {" ".join(choice.split()) for choice in item.choices}
    if len(item.choices) < 2 or len(distinct_choices) < len(item.choices) or "" in distinct_choices:
        return False
    return item.answer is not None and 0 <= item.answer < len(item.choices) and bool(item.stem.strip())


def _taken(competency: str | None, item: calibration_pair.QuizItem) -> Item:
    said = (item.difficulty or "").strip().casefold()
    words = "\0".join(" ".join(text.split()) for text in (item.stem, *item.choices))
    return Item(
        key=f"import/{_hash(words)}",
        competency=competency,
        kind=None,
        difficulty=next((level for level in DIFFICULTIES if level == said), None),
        prompt=item.stem,
        choices=item.choices,
        answer=item.answer or 0,
        reasoning=item.steps,
        hint=item.hint or None,
        usual_mistake=item.mistakes or None,
    )


def _fitting(key: str) -> str:
    return key if len(key) <= LONGEST_KEY else f"item/{_hash(key)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]
