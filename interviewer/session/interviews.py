"""Running interviews: what a page or a terminal may do with one, on a store, with graders, a model and a clock."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache, partial

from interviewer.domain.interview import Grader, Intent, Interview, Mode, RecordedTurn, Setup
from interviewer.domain.merged import Rubric
from interviewer.domain.transcript import DEFAULT_LEVEL, Level
from interviewer.errors import TurnConflict, UsageError
from interviewer.grading.grader import grade as grade_by_rules
from interviewer.interview.conductor import advance, due
from interviewer.interview.keeping import HistoryPage, InterviewStore, appended
from interviewer.interview.state import State
from interviewer.interview.steps import Book, Chose, Record
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import load_rubric
from interviewer.library.tracks import with_track
from interviewer.llm.budget import Budget
from interviewer.session.model import InterviewModel
from interviewer.session.performing import Grade, Hands, Performance, stamped, state_of
from interviewer.session.planning import SURPRISE, ImportedQuestion, Wish, plan
from interviewer.session.replying import Making, Replies
from interviewer.session.spending import Purse
from interviewer.session.submission import storable
from interviewer.session.view import CONTROLS, Control, View
from interviewer.session.viewing import controls_at, view_of

RubricOf = Callable[[str], Rubric]
MOST_SEEDS = 2**31
ID_BYTES = 16
"""An interview's address opens it, so it must not be guessable: 128 bits."""
RANDOM_ID = partial(secrets.token_hex, ID_BYTES)
RANDOM_SEED = partial(secrets.randbelow, MOST_SEEDS)
MOST_PURSES = 4096
"""Interviews whose spending is remembered at a time, far more than anybody holds at once."""
DUE = "The interviewer's reply to your last answer is due. Nothing was stored; reload to see it."


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Interviews:
    """The one way in for a page or a terminal; holds no interview itself, so that any number of tabs may share it.

    Every method that changes something takes `expected_seq`, the `next_seq` of the view it was drawn from, and
    raises TurnConflict with nothing kept when another tab was first or a reply is due. All may raise
    UnknownInterview and StoreUnavailable.

    Where a model words or grades, a reply takes seconds. It is then made by a thread of its own, whoever looks on;
    with `wait=False` a method returns at once, with a view that awaits the interviewer: see `making`.
    """

    def __init__(
        self,
        store: InterviewStore,
        *,
        grade: Grade = grade_by_rules,
        rubric_of: RubricOf = load_rubric,
        now: Callable[[], datetime] = _utc_now,
        new_id: Callable[[], str] = RANDOM_ID,
        new_seed: Callable[[], int] = RANDOM_SEED,
        model: InterviewModel | None = None,
        replies: Replies | None = None,
    ) -> None:
        """All but the store has a default: the rules grader, the shipped rubrics, the system's clock and entropy.

        `model` words probes and grades in the interviews that were started with it. Whichever objects share the
        `replies` know of what any of them is making.
        """
        self._store = store
        self._grade = grade
        self._rubric_of = rubric_of
        self._now = now
        self._new_id = new_id
        self._new_seed = new_seed
        self._model = model
        self._replies = replies or Replies()
        self._purse_of = lru_cache(MOST_PURSES)(self._new_purse)

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
        track: str | None = None,
        imported: ImportedQuestion | None = None,
        seed: int | None = None,
    ) -> Setup:
        """What was chosen, as a set-up with its questions.

        Several competencies are taken in turn; `surprise` draws from those with a rubric of their own, a different
        one for each question as far as they go. `own_question` or `imported` (where `surprise` comes first: about its
        own competency) is asked first, then the `track`'s. `grader`: `llm` needs a model, `auto` takes one where there
        is one; the set-up says where words are sent. Raises UsageError naming the field that is impossible.
        """
        wish = Wish(competencies, questions, level, company, mode, probes, timer, grader, own_question, track, imported)
        return self.prepared(wish, seed)

    def prepared(self, wish: Wish, seed: int | None = None) -> Setup:
        """The same of a wish. Raises as `prepare`."""
        drawn = self._new_seed() if seed is None else seed
        setup = plan(wish, drawn, self._rubric_of, has_model=self._model is not None)
        if self._model is None or wish.grader == "rules":
            return setup
        return setup.model_copy(update={"model": self._model.name, "sent_to": self._model.place})

    def start(self, setup: Setup) -> View:
        """Create an interview and ask its first question."""
        now = self._now()
        interview = Interview(id=self._new_id(), created=now, setup=setup)
        state = state_of(interview)
        request = due(state, self._book(interview))
        turns = stamped(state, request, now) if isinstance(request, Record) else ()
        interview = interview.model_copy(update={"turns": turns})
        self._store.create(interview)
        return self._view(interview)

    def load(self, interview_id: str) -> View:
        """The interview as it is stored. Changes nothing; `awaits` is `interviewer` where a reply is due."""
        return self._view(self._store.load(interview_id), busy=self._replies.making(interview_id) is not None)

    def making(self, interview_id: str) -> Making | None:
        """What is being made for it now, to look on or to stop; None where nothing is."""
        return self._replies.making(interview_id)

    def resume(self, interview_id: str, *, wait: bool = True) -> View:
        """`load`, after performing what is due (a reply that a killed server did not get to). Safe to call always."""
        making = self._replies.making(interview_id)
        interview = self._store.load(interview_id)
        if making:
            return making.result() if wait else self._view(interview, busy=True)
        return self._replied(interview, wait)

    def submit(self, interview_id: str, text: str, expected_seq: int, *, spoken_seconds: float | None = None) -> View:
        """Store an answer and do nothing else; the view awaits the interviewer. Follow with `resume`.

        `spoken_seconds`: how long its recording was; kept with it, and of no weight for what follows.

        Raises UsageError, nothing stored, for an empty or over-long text and where no answer is awaited.
        """
        return self._view(self._said(interview_id, storable(text), None, expected_seq, spoken_seconds))

    def answer(self, interview_id: str, text: str, expected_seq: int) -> View:
        """`submit`, then `resume`: the view has the interviewer's reply. Raises as `submit`."""
        return self._replied(self._said(interview_id, storable(text), None, expected_seq))

    def control(self, interview_id: str, control: Control, expected_seq: int, *, wait: bool = True) -> View:
        """Press one of the controls under the answer box; kept as a turn like any reply.

        Raises UsageError where the control makes no sense now (see `View.controls`).
        """
        return self._replied(self._said(interview_id, CONTROLS[control], control, expected_seq), wait)

    def answer_again(self, interview_id: str, question: int, expected_seq: int) -> View:
        """Ask a question again as a new attempt; also after the end.

        Raises UsageError where it is not in `View.can_answer_again`.
        """
        return self._choose(interview_id, Chose(choice="again", question=question), expected_seq)

    def next_question(self, interview_id: str, expected_seq: int, *, wait: bool = True) -> View:
        """Leave the critique for the next question, the closing part or the end. Raises UsageError elsewhere."""
        return self._choose(interview_id, Chose(choice="next"), expected_seq, wait)

    def finish(self, interview_id: str, expected_seq: int, *, wait: bool = True) -> View:
        """End now: an answer that stands is graded, questions not reached are listed as such.

        Raises UsageError where the interview is over.
        """
        return self._choose(interview_id, Chose(choice="finish"), expected_seq, wait)

    def history(self, *, cursor: str | None = None, limit: int = 50, competency: str | None = None) -> HistoryPage:
        """Interviews, newest first; `cursor` is `older` or `newer` of a page under the same filter.

        Raises UsageError for any other cursor.
        """
        return self._store.history(cursor=cursor, limit=limit, competency=competency)

    def budgets_of(self, interview_id: str) -> tuple[Budget, ...]:
        """What requests for that interview are paid from; none where there is no model."""
        return self._purse_of(interview_id).caller.budgets if self._model else ()

    def _said(
        self, interview_id: str, text: str, intent: Intent | None, expected_seq: int, spoken: float | None = None
    ) -> Interview:
        """The interview with this turn stored and nothing done about it yet."""
        interview = self._store.load(interview_id)
        state = self._expected(interview, expected_seq)
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
            spoken_seconds=spoken,
            at=self._now(),
        )
        self._store.append(interview_id, (turn,))
        return appended(interview, (turn,))

    def _replied(self, interview: Interview, wait: bool = True) -> View:
        """The view after whatever is due was performed."""
        if due(state_of(interview), self._book(interview)) is None:
            return self._view(interview)
        making, _ = self._begun(interview, lambda performance: performance.replied(interview))
        return making.result() if wait or making.look().done else self._view(interview, busy=True)

    def _choose(self, interview_id: str, event: Chose, expected_seq: int, wait: bool = True) -> View:
        interview = self._store.load(interview_id)
        step = advance(self._expected(interview, expected_seq), event, self._book(interview))
        making, began = self._begun(interview, lambda performance: performance.performed(interview, step))
        if not began:
            raise TurnConflict(DUE)
        return making.result() if wait or making.look().done else self._view(interview, busy=True)

    def _begun(self, interview: Interview, work: Callable[[Performance], Interview]) -> tuple[Making, bool]:
        """Have it made: here and now by rules, by a thread of its own where a model may take part."""
        hands, book = self._hands(interview), self._book(interview)

        def made(making: Making) -> View:
            done = work(Performance(hands, book, making))
            paid = self._purse_of(done.id).settled(done, self._store) if hands.caller else done
            return view_of(paid, book, missing=hands.missing)

        if hands.caller:
            return self._replies.begin(interview.id, made)
        making = Making()
        making.finish(made(making))
        return making, True

    def _expected(self, interview: Interview, expected_seq: int) -> State:
        """The state, if it is the one that was seen. Raises TurnConflict."""
        state = state_of(interview)
        if state.unanswered is not None or self._replies.making(interview.id):
            raise TurnConflict(DUE)
        if state.recorded != expected_seq:
            raise TurnConflict(
                "This interview went on in another tab. Nothing was stored; reload to see where it stands."
            )
        return state

    def _view(self, interview: Interview, *, busy: bool = False) -> View:
        return view_of(interview, self._book(interview), busy=busy, missing=self._missing(interview.setup))

    def _book(self, interview: Interview) -> Book:
        names = {item.competency for planned in interview.setup.plan for item in (planned, planned.spare) if item}
        hands = self._hands(interview)
        return Book(
            load_phrasing(),
            {name: with_track(self._rubric_of(name), interview.setup.track) for name in names},
            words=bool(hands.worder or hands.missing),
            judges=bool(hands.judge or hands.missing),
        )

    def _hands(self, interview: Interview) -> Hands:
        """By the set-up: a model takes part only where the candidate was told of it before the first answer."""
        model, missing = self._model, self._missing(interview.setup)
        if model is None or missing or interview.setup.sent_to is None:
            return Hands(self._store, self._grade, self._now, missing=missing)
        caller = self._purse_of(interview.id).caller
        return Hands(
            self._store,
            self._grade,
            self._now,
            worder=model.worder,
            caller=caller,
            judge=model.judge_on(caller) if model.judge_on else None,
            coach=model.coach_on(caller) if model.coach_on else None,
        )

    def _missing(self, setup: Setup) -> str | None:
        """Why the model that the set-up names is not to be had."""
        if setup.sent_to is None:
            return None
        if self._model is None:
            return f"The model at {setup.sent_to}, which this interview was started with, is not set up here now."
        if self._model.place != setup.sent_to:
            return f"The model is now at {self._model.place}, and this interview was started with {setup.sent_to}."
        return None

    def _new_purse(self, interview_id: str) -> Purse:
        assert self._model is not None, interview_id
        return Purse(self._model.purse_of(self._model.caller))
