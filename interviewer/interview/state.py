"""Where an interview stands: a fold over its recorded turns and nothing else."""

from collections.abc import Iterable
from typing import Literal, TypeVar

from interviewer.domain.base import Value
from interviewer.domain.interview import Intent, PlannedQuestion, RecordedTurn, Setup
from interviewer.interview.keeping import Heard

V = TypeVar("V")
Phase = Literal["begin", "question", "probe", "choice", "closing", "end"]
CONTENT: frozenset[Intent] = frozenset({"answer", "too_short", "off_topic"})
"""Replies that say something about the question; only `answer` is graded where there is one."""


class State(Value):
    """Serialisable, and equal for equal turns. `attempt` and what follows it are of the question at hand."""

    interview: str
    setup: Setup
    recorded: int = 0
    """How many turns are recorded, which is the next turn's seq."""
    phase: Phase = "begin"
    question: int = 0
    attempt: int = 0
    asked: PlannedQuestion
    """The question at hand as it was asked: the planned one or its spare."""
    prompt: str = ""
    """The question or probe that stands."""
    exchange: tuple[RecordedTurn, ...] = ()
    """The present attempt's probes and replies with content, in order."""
    redirects: int = 0
    spare_used: bool = False
    unanswered: RecordedTurn | None = None
    """A candidate's turn that the interviewer has not replied to."""
    attempts: tuple[int, ...]
    """How often each question has been asked as a new attempt."""
    texts: tuple[str, ...]
    """What each question was last asked as; empty where it was not."""
    wordings: tuple[str, ...] = ()
    """Of every probe so far, in the whole interview."""
    quoted: tuple[str, ...] = ()
    """The texts of every probe so far, so that no words are quoted twice."""
    spoken: tuple[str, ...] = ()
    """The texts of every other turn of the interviewer but questions, so that wordings take turns."""
    over: bool = False
    """The end was said once; a question answered again after it changes nothing else."""

    @property
    def has_closing(self) -> bool:
        """Only an interview of several questions ends with the candidate's own."""
        return len(self.setup.plan) > 1

    @property
    def probes_asked(self) -> tuple[RecordedTurn, ...]:
        """The probes of this attempt."""
        return tuple(turn for turn in self.exchange if turn.speaker == "interviewer")

    @property
    def probes_answered(self) -> int:
        """How many of them got an answer that was taken for one."""
        pairs = zip(self.exchange, self.exchange[1:], strict=False)
        answered = sum(one.purpose == "probe" and other.intent == "answer" for one, other in pairs)
        return answered - self.left_standing

    @property
    def left_standing(self) -> bool:
        """Whether a probe stands although it was replied to."""
        last = self.exchange[-1:]
        return self.phase == "probe" and self.unanswered is None and any(turn.intent == "answer" for turn in last)

    @property
    def has_answer(self) -> bool:
        """Whether this attempt has an answer to grade."""
        return any(turn.intent == "answer" for turn in self.exchange)

    @property
    def is_last(self) -> bool:
        """Whether the question at hand is the plan's last."""
        return self.question + 1 >= len(self.setup.plan)


def begin(interview: str, setup: Setup) -> State:
    """Before the first turn of the interview with that id."""
    each = len(setup.plan)
    return State(interview=interview, setup=setup, asked=setup.plan[0], attempts=(0,) * each, texts=("",) * each)


def fold(interview: str, setup: Setup, turns: Iterable[RecordedTurn]) -> State:
    """The state after `turns`, which are complete and in order of seq."""
    state = begin(interview, setup)
    for turn in turns:
        state = apply(state, turn)
    return state


def hear(state: State, heard: Heard) -> State:
    """The unanswered turn with what it was taken for."""
    turn = state.unanswered
    if turn is None or turn.seq != heard.seq:
        return state
    turn = turn.model_copy(update={"intent": heard.intent, "met": heard.met})
    counts = turn.intent in CONTENT and state.phase in ("question", "probe")
    exchange = (*state.exchange, turn) if counts else state.exchange
    return state.model_copy(update={"unanswered": turn, "exchange": exchange})


def apply(state: State, turn: RecordedTurn) -> State:
    """The state after one more recorded turn."""
    state = state.model_copy(update={"recorded": turn.seq + 1})
    if turn.speaker == "candidate":
        waiting = state.model_copy(update={"unanswered": turn.model_copy(update={"intent": None, "met": None})})
        if turn.intent is None:
            return waiting
        return hear(waiting, Heard(seq=turn.seq, intent=turn.intent, met=turn.met))
    spoken = state.spoken if turn.purpose in ("question", "probe") else (*state.spoken, turn.text)
    state = state.model_copy(update={"unanswered": None, "spoken": spoken})
    match turn.purpose:
        case "question":
            return _asked(state, turn)
        case "probe":
            return state.model_copy(
                update={
                    "phase": "probe",
                    "prompt": turn.text,
                    "exchange": (*state.exchange, turn),
                    "wordings": (*state.wordings, turn.wording or ""),
                    "quoted": (*state.quoted, turn.text),
                }
            )
        case "redirect":
            return state.model_copy(update={"redirects": state.redirects + 1})
        case "critique":
            return state.model_copy(update={"phase": "end" if state.over else "choice", "prompt": ""})
        case "closing":
            return state.model_copy(
                update={"phase": "closing", "question": turn.question, "prompt": turn.text, "exchange": ()}
            )
        case "end":
            return state.model_copy(update={"phase": "end", "prompt": "", "over": True})
        case _:
            return state


def _put(values: tuple[V, ...], place: int, value: V) -> tuple[V, ...]:
    return (*values[:place], value, *values[place + 1 :])


def _asked(state: State, turn: RecordedTurn) -> State:
    planned = state.setup.plan[turn.question]
    spare = planned.spare if planned.spare and planned.spare.text == turn.text else None
    same = state.phase != "begin" and (turn.question, turn.attempt) == (state.question, state.attempt)
    return state.model_copy(
        update={
            "phase": "question",
            "question": turn.question,
            "attempt": turn.attempt,
            "asked": spare or planned,
            "prompt": turn.text,
            "exchange": (),
            "redirects": state.redirects if same else 0,
            "spare_used": same,
            "attempts": _put(state.attempts, turn.question, turn.attempt + 1),
            "texts": _put(state.texts, turn.question, turn.text),
        }
    )
