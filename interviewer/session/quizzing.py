"""Running the quiz: what a page may do with it, on a store and a clock."""

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

from interviewer.errors import UsageError
from interviewer.library.rubrics import competency_ids, load_rubric
from interviewer.library.tracks import load_track, track_ids
from interviewer.quiz.choosing import Pool, choose, pool
from interviewer.quiz.items import OF_TRACK, Imported, Item, built_in, distinct, imported, of_track
from interviewer.quiz.keeping import Answer, Card, QuizStore, Round, Wanted
from interviewer.quiz.mastery import standing
from interviewer.quiz.spacing import next_card
from interviewer.session.quizzing_view import (
    Overview,
    PrincipleLine,
    Prospect,
    RoundView,
    Unfinished,
    answered_view,
    item_view,
)

ID_BYTES = 16
"""A round's address opens it, so it must not be guessable: 128 bits."""
OF_NO_PRINCIPLE = "Imported, of no principle"


def _here_now() -> datetime:
    """With the zone of this computer, whose midnight ends the day."""
    return datetime.now(UTC).astimezone()


def _random_id() -> str:
    return secrets.token_hex(ID_BYTES)


def shipped() -> tuple[Item, ...]:
    """The items of every rubric file, then those of every track. Raises RubricError."""
    own = (item for name in competency_ids() for item in built_in(load_rubric(name).competency))
    return (*own, *(item for name in track_ids() for item in of_track(load_track(name))))


def subject_name(subject: str) -> str:
    """The name of a competency or of a track, whose ids stand behind OF_TRACK. Raises RubricError."""
    if subject.startswith(OF_TRACK) and subject not in competency_ids():
        return load_track(subject.removeprefix(OF_TRACK)).name
    return load_rubric(subject).name


class Quizzes:
    """The one way in for a page; holds no round itself, so that any number of tabs may go on with one.

    All methods may raise StoreUnavailable.
    """

    def __init__(
        self,
        store: QuizStore,
        items: tuple[Item, ...] | None = None,
        *,
        brought: Imported = (),
        name_of: Callable[[str], str] = subject_name,
        now: Callable[[], datetime] = _here_now,
        new_id: Callable[[], str] = _random_id,
    ) -> None:
        """`items`: by default those of the rubrics. `brought`: items of imported pages beside them."""
        self._store = store
        self._items = distinct((*(shipped() if items is None else items), *imported(brought)))
        self._name_of = name_of
        self._now = now
        self._new_id = new_id

    def overview(self) -> Overview:
        """Each principle that has items, by name, and the newest round where it is half done."""
        newest = self._store.newest()
        return Overview(
            lines=self._lines({item.competency for item in self._items}, self._known()),
            unfinished=self._unfinished(*newest) if newest else None,
        )

    def prospect(self, wanted: Wanted) -> Prospect:
        """What a round about that would ask now."""
        known = self._known()
        found = self._pool(self._items, wanted, known)
        chosen = choose(found, "")
        return Prospect(
            due=sum(asked.due for asked in chosen),
            new=sum(not asked.due for asked in chosen),
            later=len(found.later),
            next_due=min((known.cards[item.key].due for item in found.later), default=None),
        )

    def begin(self, wanted: Wanted) -> RoundView:
        """Choose a round's items and keep them. Raises UsageError where none may be asked now."""
        round_id = self._new_id()
        asked = choose(self._pool(self._items, wanted, self._known()), round_id)
        if not asked:
            raise UsageError("Nothing that matches is due or new. Choose another principle, kind or difficulty.")
        started = Round(id=round_id, begun=self._now(), wanted=wanted, asked=asked)
        self._store.begin(started)
        return self._view(started, ())

    def load(self, round_id: str) -> RoundView:
        """A round as it stands. Raises UnknownRound."""
        return self._view(*self._store.load(round_id))

    def answer(self, round_id: str, number: int, place: int, *, hinted: bool = False) -> RoundView:
        """Keep the choice shown at `place`, from 0, then show what it came to.

        Raises AnswerConflict, and keeps nothing, where another tab was first; UsageError for a place that the round
        or the item does not have; UnknownRound.
        """
        started, _ = self._store.load(round_id)
        item = self._still_there(started).get(number)
        if item is None or not 0 <= place < len(item.choices):
            raise UsageError("That item is not in this round any more. Nothing was stored; go on with the next one.")
        choice = started.asked[number].order[place]
        given = Answer(
            round=round_id,
            number=number,
            item=item.key,
            competency=item.competency,
            choice=choice,
            right=choice == item.answer,
            wording=item.wording,
            at=self._now(),
        )
        self._store.answer(given, partial(next_card, right=given.right, hinted=hinted, at=given.at))
        return self.load(round_id)

    def _view(self, started: Round, answers: tuple[Answer, ...]) -> RoundView:
        given, known = {answer.number: answer for answer in answers}, self._known()
        there, items = self._still_there(started), {item.key: item for item in self._items}
        found = []
        for number, asked in enumerate(started.asked):
            answer, item = given.get(number), items.get(asked.item)
            if answer:
                found.append(answered_view(number, asked, answer, item, known.due(item) if item else None))
            elif number in there:
                found.append(item_view(number, asked, there[number]))
        return RoundView(
            id=started.id,
            begun=started.begun,
            wanted=started.wanted,
            items=tuple(shown for shown in found if shown),
            lines=self._lines({there[number].competency for number in there.keys() & given.keys()}, known),
        )

    def _still_there(self, started: Round) -> dict[int, Item]:
        """Number to item, without those that were taken out or given other choices since the round began."""
        known = {item.key: item for item in self._items}
        return {
            number: known[asked.item]
            for number, asked in enumerate(started.asked)
            if asked.item in known and len(known[asked.item].choices) == len(asked.order)
        }

    def _unfinished(self, started: Round, answers: tuple[Answer, ...]) -> Unfinished | None:
        items = self._view(started, answers).items
        answered = sum(item.answered for item in items)
        if answered == len(items):
            return None
        return Unfinished(id=started.id, begun=started.begun, answered=answered, of=len(items))

    def _lines(self, competencies: set[str | None], known: "_Known") -> tuple[PrincipleLine, ...]:
        lines = []
        for competency in competencies:
            items = tuple(item for item in self._items if item.competency == competency)
            found = self._pool(items, Wanted(), known)
            lines.append(
                PrincipleLine(
                    id=competency,
                    name=self._name_of(competency) if competency else OF_NO_PRINCIPLE,
                    items=len(items),
                    due=len(found.due),
                    new=len(found.new),
                    standing=standing(items, known.latest),
                )
            )
        return tuple(sorted(lines, key=lambda line: (line.id is None, line.name)))

    def _pool(self, items: tuple[Item, ...], wanted: Wanted, known: "_Known") -> Pool:
        missed = {item for item, answer in known.latest.items() if not answer.right}
        due = {item: card.due for item, card in known.cards.items()}
        return pool(items, wanted, due, missed, end_of_day(self._now()))

    def _known(self) -> "_Known":
        """Without answers to another wording than that of now: who answered that has not answered this."""
        cards, latest = self._store.cards(), self._store.latest()
        other = {
            item.key
            for item in self._items
            if (last := latest.get(item.key)) and last.wording and not item.asks_as(last.wording)
        }
        return _Known(
            {key: card for key, card in cards.items() if key not in other},
            {key: answer for key, answer in latest.items() if key not in other},
        )


class _Known(NamedTuple):
    """What the store has of every item that was ever answered."""

    cards: Mapping[str, Card]
    latest: Mapping[str, Answer]

    def due(self, item: Item) -> datetime | None:
        return self.cards[item.key].due if item.key in self.cards else None


def end_of_day(now: datetime) -> datetime:
    """The next midnight of `now`'s own zone: what comes back before it is due today."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
