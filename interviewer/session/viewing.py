"""From a stored interview to what may be seen of it now."""

from collections.abc import Sequence

from interviewer.domain.interview import Graded, Interview, PlannedQuestion, RecordedTurn, Setup
from interviewer.domain.merged import Rubric
from interviewer.interview.conductor import may_answer_again
from interviewer.interview.exchange import graded_turns, transcript_of
from interviewer.interview.state import State, apply, begin
from interviewer.interview.steps import Book
from interviewer.session.delivery import usual_seconds
from interviewer.session.summary import summarise
from interviewer.session.view import (
    CONTROLS,
    AttemptView,
    Awaits,
    Control,
    ModelAnswer,
    TimeHints,
    TurnView,
    View,
)

RULES_LINE = "Graded by rules on this computer."
_AWAITS: dict[str, Awaits] = {
    "begin": "interviewer",
    "question": "answer",
    "probe": "probe_answer",
    "choice": "choice",
    "closing": "closing",
    "end": "nothing",
}


def walk(interview: Interview) -> tuple[State, tuple[AttemptView, ...]]:
    """Where the interview stands, and every attempt on the way there."""
    state = begin(interview.id, interview.setup)
    found: dict[tuple[int, int], tuple[PlannedQuestion, tuple[RecordedTurn, ...]]] = {}
    for turn in interview.turns:
        state = apply(state, turn)
        if turns := graded_turns(state.exchange):
            found[state.question, state.attempt] = state.asked, turns
    return state, tuple(
        AttemptView(
            question=question,
            attempt=attempt,
            asked=asked,
            transcript=transcript_of(interview.id, interview.setup, asked, turns, attempt),
            seqs=tuple(turn.seq for turn in turns),
        )
        for (question, attempt), (asked, turns) in found.items()
    )


def view_of(interview: Interview, book: Book, *, busy: bool = False, missing: str | None = None) -> View:
    """The interview as it stands, with nothing in it that its mode keeps back.

    `busy`: something is being made for it, so that nothing can be done with it now. `missing`: why the model that
    its set-up names is not there.
    """
    state, attempts = walk(interview)
    setup = interview.setup
    open_now = setup.mode == "practice" or state.over
    grades = interview.grades if open_now else ()
    awaits: Awaits = "interviewer" if busy or state.unanswered else _AWAITS[state.phase]
    candidate_next = awaits in ("answer", "probe_answer")
    goes_on_to = _goes_on_to(state) if awaits == "choice" else None
    return View(
        id=interview.id,
        created=interview.created,
        finished=interview.finished,
        setup=setup,
        mode=setup.mode,
        turns=tuple(_turn(turn, book.rubrics[_competency(interview, turn)], open_now) for turn in interview.turns),
        awaits=awaits,
        next_seq=state.recorded,
        question=state.question,
        questions=len(setup.plan),
        attempt=state.attempt,
        prompt=state.prompt,
        controls=() if busy else controls_at(state),
        can_answer_again=() if busy else may_answer_again(state),
        can_go_on=goes_on_to is not None,
        goes_on_to=goes_on_to,
        can_finish=awaits not in ("interviewer", "nothing"),
        probes_used=state.probes_answered,
        probes_left=max(0, setup.probes - len(state.probes_asked)),
        probes_most=setup.probes,
        graded_by=setup.model or "rules",
        graded_by_line=_who(setup, missing),
        interviewer_line=_instead(interview.turns[-1]) if awaits == "probe_answer" else None,
        attempts=attempts,
        grades=grades,
        hints=_hints(state, book) if candidate_next and setup.mode == "practice" else (),
        models=_models(interview.turns, grades, attempts, book),
        time=_time(interview, state, book, waiting=candidate_next or awaits == "closing"),
        summary=summarise(interview, state, attempts, book) if state.over else None,
        spent=interview.spent,
    )


def _who(setup: Setup, missing: str | None) -> str:
    if setup.model is None:
        return RULES_LINE
    if missing:
        return f"{RULES_LINE} {missing}"
    return f"Worded and graded by {setup.model} at {setup.sent_to}; by rules on this computer where it gives nothing."


def _instead(turn: RecordedTurn) -> str | None:
    return f"This question was worded by rules. {turn.instead}" if turn.instead else None


def _competency(interview: Interview, turn: RecordedTurn) -> str:
    plan = interview.setup.plan
    return plan[min(turn.question, len(plan) - 1)].competency


def _turn(turn: RecordedTurn, rubric: Rubric, open_now: bool) -> TurnView:
    signal = turn.signal if open_now else None
    known = rubric.signals.get(signal) if signal else None
    return TurnView(
        seq=turn.seq,
        question=turn.question,
        attempt=turn.attempt,
        speaker=turn.speaker,
        text=turn.text,
        intent=turn.intent,
        purpose=turn.purpose,
        signal=signal,
        signal_name=known.name if known else None,
        dimension=rubric.dimension_of.get(signal) if signal else None,
        met=turn.met if open_now else None,
        worded_by=turn.worded_by,
        spoken_seconds=turn.spoken_seconds,
        at=turn.at,
    )


def controls_at(state: State) -> tuple[Control, ...]:
    """The controls that make sense there."""
    if state.unanswered is None and state.phase in ("question", "probe"):
        return tuple(CONTROLS)
    return ("repeat", "skip") if state.unanswered is None and state.phase == "closing" else ()


def _goes_on_to(state: State) -> str:
    if not state.is_last:
        return "question"
    return "closing" if state.has_closing else "end"


def _hints(state: State, book: Book) -> tuple[str, ...]:
    """For a question what each dimension asks, for a probe what counts; no words to copy."""
    rubric = book.rubrics[state.asked.competency]
    if state.phase == "question":
        seconds = rubric.framework.numbers.setup_seconds
        setup = book.phrasing.phrases.setup_hint.replace("{seconds}", str(seconds))
        return (setup, *(f"{item.name}, {item.points:g} points: {item.question}" for item in rubric.dimensions))
    signal = rubric.signals.get(state.probes_asked[-1].signal or "")
    if signal is None:
        return ()
    return (
        f"Counts in part: {signal.shown}",
        f"Counts in full: {signal.strong}",
        f"Does not count: {signal.not_counted}",
    )


def _models(
    turns: Sequence[RecordedTurn], grades: Sequence[Graded], attempts: Sequence[AttemptView], book: Book
) -> tuple[ModelAnswer, ...]:
    """The competency's own replies to the probes of graded attempts, each once."""
    graded = {(grade.question, grade.attempt) for grade in grades}
    asked = {(item.question, item.attempt): item.asked.competency for item in attempts}
    found: dict[str, ModelAnswer] = {}
    for turn in turns:
        place = (turn.question, turn.attempt)
        if turn.purpose != "probe" or place not in graded or place not in asked:
            continue
        for probe in book.rubrics[asked[place]].probes:
            if probe.id == turn.probe:
                found[probe.id] = ModelAnswer(
                    probe=probe.id, signal=probe.signal, question=probe.question, weak=probe.weak, strong=probe.strong
                )
    return tuple(found.values())


def _time(interview: Interview, state: State, book: Book, *, waiting: bool) -> TimeHints:
    numbers = book.rubrics[state.asked.competency].framework.numbers
    asked = [turn.at for turn in interview.turns if turn.purpose in ("question", "probe", "closing")]
    return TimeHints(
        setup_seconds=numbers.setup_seconds,
        answer_seconds=usual_seconds(numbers),
        asked_at=asked[-1] if waiting and asked else None,
    )
