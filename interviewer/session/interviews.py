"""Running interviews: performs what the conversation requests, on a store, with a grader and a clock."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from interviewer.domain.interview import Graded, Grader, Intent, Interview, Mode, RecordedTurn, Setup
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import DEFAULT_LEVEL, Level, Transcript
from interviewer.errors import TurnConflict, UsageError
from interviewer.grading.grader import grade as grade_by_rules
from interviewer.interview.conductor import advance, due
from interviewer.interview.keeping import HistoryPage, InterviewStore, appended
from interviewer.interview.state import State, fold
from interviewer.interview.steps import Assess, Assessed, Book, Chose, Event, Record, Recorded, Step
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import load_rubric
from interviewer.session.planning import SURPRISE, Wish, plan
from interviewer.session.submission import storable
from interviewer.session.view import CONTROLS, Control, View
from interviewer.session.viewing import controls_at, view_of

Grade = Callable[[Transcript, Rubric], Scorecard]
RubricOf = Callable[[str], Rubric]
MOST_SEEDS = 2**31
ID_BYTES = 16
"""An interview's address opens it, so it must not be guessable: 128 bits."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _random_id() -> str:
    return secrets.token_hex(ID_BYTES)


def _random_seed() -> int:
    return secrets.randbelow(MOST_SEEDS)


class Interviews:
    """The one way in for a page or a terminal; holds no interview itself, so that any number of tabs may share it.

    Every method that changes something takes `expected_seq`, the `next_seq` of the view it was drawn from, and
    raises TurnConflict with nothing kept when another tab was first or a reply is due. All may raise
    UnknownInterview and StoreUnavailable.
    """

    def __init__(
        self,
        store: InterviewStore,
        *,
        grade: Grade = grade_by_rules,
        rubric_of: RubricOf = load_rubric,
        now: Callable[[], datetime] = _utc_now,
        new_id: Callable[[], str] = _random_id,
        new_seed: Callable[[], int] = _random_seed,
    ) -> None:
        """All but the store has a default: the rules grader, the shipped rubrics, the system's clock and entropy."""
        self._store = store
        self._grade = grade
        self._rubric_of = rubric_of
        self._now = now
        self._new_id = new_id
        self._new_seed = new_seed

    def prepare(
        self,
        competencies: tuple[str, ...] = (SURPRISE,),
        *,
        questions: int = 1,
        level: Level = DEFAULT_LEVEL,
        company: str = "amazon",
        mode: Mode = "practice",
        probes: int = 2,
        timer: bool = True,
        grader: Grader = "auto",
        own_question: str | None = None,
        seed: int | None = None,
    ) -> Setup:
        """What was chosen, as a set-up with its questions.

        Several competencies are taken in turn; `surprise` draws from those with a rubric of their own, a different
        one for each question as far as they go. `own_question` is asked first. `questions` is 1, 3 or 5.
        Raises UsageError naming the field that is impossible.
        """
        wish = Wish(competencies, questions, level, company, mode, probes, timer, grader, own_question)
        return plan(wish, self._new_seed() if seed is None else seed, self._rubric_of)

    def start(self, setup: Setup) -> View:
        """Create an interview and ask its first question."""
        now = self._now()
        interview = Interview(id=self._new_id(), created=now, setup=setup)
        state, book = _state_of(interview), self._book(setup)
        request = due(state, book)
        turns = self._stamped(state, request, now) if isinstance(request, Record) else ()
        interview = interview.model_copy(update={"turns": turns})
        self._store.create(interview)
        return view_of(interview, book)

    def load(self, interview_id: str) -> View:
        """The interview as it is stored. Changes nothing; `awaits` is `interviewer` where a reply is due."""
        interview = self._store.load(interview_id)
        return view_of(interview, self._book(interview.setup))

    def resume(self, interview_id: str) -> View:
        """`load`, after performing what is due (a reply that a killed server did not get to). Safe to call always."""
        return self._replied(self._store.load(interview_id))

    def submit(self, interview_id: str, text: str, expected_seq: int) -> View:
        """Store an answer and do nothing else; the view awaits the interviewer. Follow with `resume`.

        Raises UsageError, nothing stored, for an empty or over-long text and where no answer is awaited.
        """
        interview = self._said(interview_id, storable(text), None, expected_seq)
        return view_of(interview, self._book(interview.setup))

    def answer(self, interview_id: str, text: str, expected_seq: int) -> View:
        """`submit`, then `resume`: the view has the interviewer's reply. Raises as `submit`."""
        return self._replied(self._said(interview_id, storable(text), None, expected_seq))

    def control(self, interview_id: str, control: Control, expected_seq: int) -> View:
        """Press one of the controls under the answer box; kept as a turn like any reply.

        Raises UsageError where the control makes no sense now (see `View.controls`).
        """
        return self._replied(self._said(interview_id, CONTROLS[control], control, expected_seq))

    def answer_again(self, interview_id: str, question: int, expected_seq: int) -> View:
        """Ask a question again as a new attempt; also after the end.

        Raises UsageError where it is not in `View.can_answer_again`.
        """
        return self._choose(interview_id, Chose(choice="again", question=question), expected_seq)

    def next_question(self, interview_id: str, expected_seq: int) -> View:
        """Leave the critique for the next question, the closing part or the end. Raises UsageError elsewhere."""
        return self._choose(interview_id, Chose(choice="next"), expected_seq)

    def finish(self, interview_id: str, expected_seq: int) -> View:
        """End now: an answer that stands is graded, questions not reached are listed as such.

        Raises UsageError where the interview is over.
        """
        return self._choose(interview_id, Chose(choice="finish"), expected_seq)

    def history(self, *, cursor: str | None = None, limit: int = 50, competency: str | None = None) -> HistoryPage:
        """Interviews, newest first; `cursor` is `older` or `newer` of a page under the same filter.

        Raises UsageError for any other cursor.
        """
        return self._store.history(cursor=cursor, limit=limit, competency=competency)

    def _said(self, interview_id: str, text: str, intent: Intent | None, expected_seq: int) -> Interview:
        """The interview with this turn stored and nothing done about it yet."""
        interview = self._store.load(interview_id)
        state = _expected(interview, expected_seq)
        if intent and intent not in controls_at(state):
            raise UsageError(f"'{text}' makes no sense at this point. The page shows what can be done now.")
        if state.phase not in ("question", "probe", "closing"):
            raise UsageError("No answer is awaited now, so nothing was stored. Answer again or go on to the next part.")
        turn = RecordedTurn(
            seq=state.recorded,
            question=len(interview.setup.plan) if state.phase == "closing" else state.question,
            attempt=0 if state.phase == "closing" else state.attempt,
            speaker="candidate",
            text=text,
            intent=intent,
            at=self._now(),
        )
        self._store.append(interview_id, (turn,))
        return appended(interview, (turn,))

    def _replied(self, interview: Interview) -> View:
        """The view after whatever is due was performed."""
        book = self._book(interview.setup)
        while True:
            state = _state_of(interview)
            request = due(state, book)
            if request is None:
                return view_of(interview, book)
            try:
                interview = self._performed(interview, Step(state=state, request=request), book)
            except TurnConflict:
                # Another tab performed the same reply first; what it stored stands.
                interview = self._store.load(interview.id)

    def _choose(self, interview_id: str, event: Chose, expected_seq: int) -> View:
        interview = self._store.load(interview_id)
        state, book = _expected(interview, expected_seq), self._book(interview.setup)
        return view_of(self._performed(interview, advance(state, event, book), book), book)

    def _performed(self, interview: Interview, step: Step, book: Book) -> Interview:
        """The interview after all that was requested, as it is stored."""
        while (request := step.request) is not None:
            if isinstance(request, Assess):
                done: Event = self._assessed(request, book.rubrics[step.state.asked.competency])
            else:
                now = self._now()
                turns = self._stamped(step.state, request, now)
                grade = Graded(**dict(request.grade), at=now) if request.grade else None
                finished = now if request.finished else None
                self._store.append(interview.id, turns, heard=request.heard, grade=grade, finished=finished)
                interview = appended(interview, turns, heard=request.heard, grade=grade, finished=finished)
                done = Recorded(turns=turns, heard=request.heard)
            step = advance(step.state, done, book)
        return interview

    def _assessed(self, request: Assess, rubric: Rubric) -> Assessed:
        before = self._grade(request.before_reply, rubric) if request.before_reply else None
        if request.opening is None or request.opening == request.before_reply:
            opening = before
        else:
            opening = self._grade(request.opening, rubric)
        return Assessed(request=request, now=self._grade(request.now, rubric), before_reply=before, opening=opening)

    def _stamped(self, state: State, request: Record, now: datetime) -> tuple[RecordedTurn, ...]:
        return tuple(
            RecordedTurn(seq=state.recorded + n, speaker="interviewer", at=now, **dict(line))
            for n, line in enumerate(request.lines)
        )

    def _book(self, setup: Setup) -> Book:
        names = {item.competency for planned in setup.plan for item in (planned, planned.spare) if item}
        return Book(load_phrasing(), {name: self._rubric_of(name) for name in names})


def _state_of(interview: Interview) -> State:
    return fold(interview.id, interview.setup, interview.turns)


def _expected(interview: Interview, expected_seq: int) -> State:
    """The state, if it is the one that was seen. Raises TurnConflict."""
    state = _state_of(interview)
    if state.unanswered is not None:
        raise TurnConflict("The interviewer's reply to your last answer is due. Nothing was stored; reload to see it.")
    if state.recorded != expected_seq:
        raise TurnConflict("This interview went on in another tab. Nothing was stored; reload to see where it stands.")
    return state
