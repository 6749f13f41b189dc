"""Performing what the conversation requests, on a store, with graders, a model where there is one, and a clock."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from interviewer.domain.interview import Graded, Interview, RecordedTurn
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.errors import TurnConflict
from interviewer.interview.conductor import advance, due
from interviewer.interview.exchange import before_probes
from interviewer.interview.keeping import InterviewStore, appended
from interviewer.interview.state import State, fold
from interviewer.interview.steps import (
    Assess,
    Assessed,
    Book,
    Event,
    Judge,
    Judged,
    Marking,
    Phrase,
    Phrased,
    Record,
    Recorded,
    Request,
    Step,
)
from interviewer.llm.caller import Caller
from interviewer.session.judge import fallen_back
from interviewer.session.replying import Making, Stopped
from interviewer.session.viewing import walk
from interviewer.session.wording import Worder

Grade = Callable[[Transcript, Rubric], Scorecard]
Judging = Callable[[Transcript, Rubric], Coroutine[Any, Any, Scorecard]]
"""The second grader: it falls back by itself and says why in the scorecard's provenance."""
Coaching = Callable[[Scorecard, Transcript, Rubric], Coroutine[Any, Any, Scorecard]]
"""Words the advice on a scorecard of the second grader."""
NOT_WAITED_FOR = "You chose not to wait for the model."


class Work(NamedTuple):
    """One attempt for the second grader, with what the rules made of it."""

    told: Transcript
    opening: Transcript | None
    now: Scorecard
    before: Scorecard | None
    rubric: Rubric


Cards = tuple[Scorecard, Scorecard | None]
"""Of the attempt and of its opening, by one grader."""


@dataclass(frozen=True)
class Hands:
    """What one interview is performed with."""

    store: InterviewStore
    grade: Grade
    now: Callable[[], datetime]
    worder: Worder | None = None
    caller: Caller | None = None
    """For the worder; with what this interview may spend."""
    judge: Judging | None = None
    coach: Coaching | None = None
    missing: str | None = None
    """Why no model is there, where the set-up says that there is one."""


def state_of(interview: Interview) -> State:
    """Where it stands."""
    return fold(interview.id, interview.setup, interview.turns)


def stamped(state: State, request: Record, now: datetime) -> tuple[RecordedTurn, ...]:
    """The lines of a request as turns, with their place and time."""
    return tuple(
        RecordedTurn(seq=state.recorded + n, speaker="interviewer", at=now, **dict(line))
        for n, line in enumerate(request.lines)
    )


class Performance:
    """One making: everything requested until the candidate is to speak."""

    def __init__(self, hands: Hands, book: Book, making: Making) -> None:
        self._hands = hands
        self._book = book
        self._making = making

    def replied(self, interview: Interview) -> Interview:
        """After whatever is due was performed."""
        while True:
            state = state_of(interview)
            request = due(state, self._book)
            if request is None:
                return interview
            try:
                interview = self.performed(interview, Step(state=state, request=request))
            except TurnConflict:
                # Another tab performed the same reply first; what it stored stands.
                interview = self._hands.store.load(interview.id)

    def performed(self, interview: Interview, step: Step) -> Interview:
        """After all that was requested, as it is stored."""
        while (request := step.request) is not None:
            if isinstance(request, Record):
                interview, done = self._recorded(interview, step.state, request)
            else:
                done = self._answered(request, self._book.rubrics[step.state.asked.competency])
            step = advance(step.state, done, self._book)
        return interview

    def _answered(self, request: Request, rubric: Rubric) -> Event:
        match request:
            case Phrase():
                return self._phrased(request, rubric)
            case Judge(assess=assess):
                [(now, opening)] = self._judged(
                    [Work(assess.now, assess.opening, request.now, request.opening, rubric)]
                )
                return Judged(request=request, now=now, opening=opening)
            case Assess():
                return self._assessed(request, rubric)
            case Record():
                raise AssertionError

    def _assessed(self, request: Assess, rubric: Rubric) -> Assessed:
        grade = self._hands.grade
        before = grade(request.before_reply, rubric) if request.before_reply else None
        if request.opening is None or request.opening == request.before_reply:
            opening = before
        else:
            opening = grade(request.opening, rubric)
        return Assessed(request=request, now=grade(request.now, rubric), before_reply=before, opening=opening)

    def _phrased(self, request: Phrase, rubric: Rubric) -> Phrased:
        worder, caller = self._hands.worder, self._hands.caller
        if worder is None or caller is None:
            return Phrased(request=request, instead=self._hands.missing)
        try:
            return self._making.wait_for(worder.word(request, rubric, caller, self._making.show))
        except Stopped:
            return Phrased(request=request, instead=NOT_WAITED_FOR)

    def _recorded(self, interview: Interview, state: State, request: Record) -> tuple[Interview, Event]:
        grade = request.grade
        if request.finished and self._book.judges:
            interview, grade = self._all_judged(interview, request)
        now = self._hands.now()
        turns = stamped(state, request, now)
        kept = Graded(**dict(grade), at=now) if grade else None
        finished = now if request.finished else None
        self._hands.store.append(interview.id, turns, heard=request.heard, grade=kept, finished=finished)
        interview = appended(interview, turns, heard=request.heard, grade=kept, finished=finished)
        return interview, Recorded(turns=turns, heard=request.heard)

    def _all_judged(self, interview: Interview, request: Record) -> tuple[Interview, Marking | None]:
        """At the end: every grade that the second grader has not seen, side by side; stored before the end is."""
        _, attempts = walk(appended(interview, (), heard=request.heard))
        told = {(item.question, item.attempt): item for item in attempts}
        last = request.grade
        found: dict[tuple[int, int], Marking | Graded] = {
            (item.question, item.attempt): item for item in interview.grades
        }
        if last:
            found[last.question, last.attempt] = last
        waiting = {place: item for place, item in found.items() if place in told and not _has_judged(item.scorecard)}
        if not waiting:
            return interview, last
        works = [
            Work(
                told[place].transcript,
                before_probes(told[place].transcript) if item.before else None,
                item.scorecard,
                item.before,
                self._book.rubrics[told[place].asked.competency],
            )
            for place, item in waiting.items()
        ]
        for item, (now, before) in zip(waiting.values(), self._judged(works), strict=True):
            judged = item.model_copy(update={"scorecard": now, "before": before})
            if isinstance(judged, Marking):
                last = judged
            else:
                self._hands.store.save_grade(interview.id, judged)
                interview = appended(interview, (), grade=judged)
        return interview, last

    def _judged(self, works: Sequence[Work]) -> list[Cards]:
        """What the second grader makes of them; where it is not there or not waited for, the rules' and the reason."""
        reason = self._hands.missing or NOT_WAITED_FOR
        if self._hands.judge:
            self._making.grade()
            try:
                return self._making.wait_for(_all_graded(self._hands.judge, self._hands.coach, works))
            except Stopped:
                reason = NOT_WAITED_FOR
        return [(fallen_back(work.now, reason), work.before) for work in works]


def _has_judged(card: Scorecard) -> bool:
    provenance = card.provenance
    return provenance is not None and (provenance.grader == "llm" or provenance.fallback_reason is not None)


async def _all_graded(judge: Judging, coach: Coaching | None, works: Sequence[Work]) -> list[Cards]:
    return await asyncio.gather(*(_graded(judge, coach, work) for work in works))


async def _graded(judge: Judging, coach: Coaching | None, work: Work) -> Cards:
    """Attempt and opening side by side. Grades of different graders are not compared: the rules' twin, or none."""
    told = (work.told, work.opening) if work.opening else (work.told,)
    now, *rest = await asyncio.gather(*(judge(part, work.rubric) for part in told))
    if not _by_model(now):
        return now, work.before
    if coach:
        now = await coach(now, work.told, work.rubric)
    return now, rest[0] if rest and _by_model(rest[0]) else None


def _by_model(card: Scorecard) -> bool:
    return card.provenance is not None and card.provenance.grader == "llm"
