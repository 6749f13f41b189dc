"""Holding an interview with a simulated candidate, through the same session that the pages and the terminal use."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from interviewer.domain.interview import Interview, Mode, Setup
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.errors import UsageError
from interviewer.evaluation.talk.answering import Player, Reply
from interviewer.evaluation.talk.asking import Asking
from interviewer.evaluation.talk.candidates import BUTTONS, Candidate, planned
from interviewer.evaluation.talk.conversation import Before, Conversation, Line, Outcome, Slip
from interviewer.evaluation.talk.memory import Memory
from interviewer.grading.grader import grade as grade_by_rules
from interviewer.interview.exchange import graded_turns, transcript_of
from interviewer.interview.state import State, apply, begin
from interviewer.library.rubrics import load_rubric
from interviewer.session import CONTROLS, InterviewModel, Interviews, View

MOMENT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""Of every turn: a conversation held again is the same to the byte."""
MOST_A_QUESTION = 14
"""Turns of the candidate on one question and attempt. The slowest of ours needs nine; more of them are a loop."""


class Sitting(NamedTuple):
    """One interview to be held."""

    candidate: Candidate
    mode: Mode
    seed: int
    probes: int

    @property
    def setup(self) -> Setup:
        """As the session takes it."""
        return Setup(
            plan=planned(self.candidate.stories),
            level=self.candidate.level,
            mode=self.mode,
            probes=self.probes,
            timer=False,
            grader="rules",
            seed=self.seed,
        )


def hold(sitting: Sitting, asking: Asking, model: InterviewModel | None = None) -> Conversation:
    """The whole conversation. `model` words the probes; graded is by rules either way."""
    seen: dict[Transcript, Scorecard] = {}

    def grade(transcript: Transcript, rubric: Rubric) -> Scorecard:
        if transcript not in seen:
            seen[transcript] = grade_by_rules(transcript, rubric)
        return seen[transcript]

    store = Memory()
    interviews = Interviews(store, grade=grade, now=lambda: MOMENT, new_id=lambda: "held", model=model)
    setup = sitting.setup
    if model:
        setup = setup.model_copy(update={"grader": "auto", "model": model.name, "sent_to": model.place})
    held = _Held(sitting, asking, interviews, interviews.start(setup))
    held.to_the_end()
    return held.told(store.load(held.view.id), grade)


class _Held:
    """One interview on its way."""

    def __init__(self, sitting: Sitting, asking: Asking, interviews: Interviews, view: View) -> None:
        self._sitting, self._asking, self._interviews = sitting, asking, interviews
        self._player = Player(sitting.candidate, asking)
        self.view = view
        self._replies: dict[int, Reply] = {}
        self._typed: list[str] = []
        self._slips: list[Slip] = []
        self._early = self._again = False
        self._said: dict[tuple[int, int], int] = {}

    def to_the_end(self) -> None:
        """Until nothing is awaited, or he has spoken too often on one question."""
        while self.view.awaits != "nothing" or self._wants_again():
            self._early = self._early or (
                self.view.mode == "real" and self.view.finished is None and bool(self.view.grades)
            )
            if self.view.awaits in ("choice", "nothing"):
                self._choose()
                continue
            place = (self.view.question, self.view.attempt)
            self._said[place] = self._said.get(place, 0) + 1
            if self._said[place] > MOST_A_QUESTION:
                return
            self._send(self._reply())

    def _wants_again(self) -> bool:
        return self._sitting.candidate.again and not self._again and bool(self.view.can_answer_again)

    def _choose(self) -> None:
        view = self.view
        if self._wants_again():
            self._again = True
            question = view.can_answer_again[0]
            self._player.begin_again(question)
            self.view = self._interviews.answer_again(view.id, question, view.next_seq)
        else:
            self.view = self._interviews.next_question(view.id, view.next_seq)

    def _reply(self) -> Reply:
        view = self.view
        if view.awaits == "closing":
            return self._player.at_the_end()
        if view.awaits == "answer":
            return self._player.to_question(view.question)
        return self._player.to_probe(view.question, view.turns[-1].text, view.prompt)

    def _send(self, reply: Reply) -> None:
        view = self.view
        if reply.says in BUTTONS:
            self.view = self._interviews.control(view.id, BUTTONS[reply.says], view.next_seq)
        else:
            try:
                self.view = self._interviews.answer(view.id, reply.says, view.next_seq)
            except UsageError as refused:
                self.view = self._interviews.load(view.id)
                self._slip(reply.says, view.next_seq, str(refused))
                return
        if not reply.says.strip():
            self._slip(reply.says, view.next_seq, "")
        self._replies[view.next_seq] = reply
        self._typed.append(reply.says)

    def _slip(self, text: str, before: int, message: str) -> None:
        kept = self.view.next_seq != before
        self._slips.append(Slip(text=text, after=before - 1, message=message, kept=kept))

    def told(self, interview: Interview, grade: Callable[[Transcript, Rubric], Scorecard]) -> Conversation:
        """Everything that is kept of it."""
        setup = interview.setup
        state, lines, told = begin(interview.id, setup), list[Line](), dict[tuple[int, int], set[str]]()
        for turn in interview.turns:
            standing, state = state.prompt, apply(state, turn)
            place, reply = (turn.question, turn.attempt), self._replies.get(turn.seq)
            if reply:
                told.setdefault(place, set()).update(reply.shows)
            given = turn.model_dump(include={*Line.model_fields} & {*type(turn).model_fields})
            before = self._before(state, told.get(place, set()), grade) if turn.purpose == "probe" else None
            spoken = {"said_as": reply.said_as, "fact": reply.fact, "demands": reply.demands} if reply else {}
            lines.append(Line(**given, before=before, standing=standing, **spoken))
        return Conversation(
            candidate=self._sitting.candidate.id,
            manner=self._sitting.candidate.manner,
            mode=setup.mode,
            seed=setup.seed,
            probes=setup.probes,
            competencies=tuple(item.competency for item in setup.plan),
            lines=tuple(lines),
            typed=tuple(self._typed),
            slips=tuple(self._slips),
            grades=tuple(
                Outcome(
                    question=item.question,
                    attempt=item.attempt,
                    status=item.scorecard.status,
                    total=item.scorecard.total,
                )
                for item in interview.grades
            ),
            shown_early=self._early,
            ended=interview.finished is not None,
        )

    def _before(self, state: State, told: set[str], grade: Callable[[Transcript, Rubric], Scorecard]) -> Before:
        *earlier, probe = state.probes_asked
        said = transcript_of(state.interview, state.setup, state.asked, graded_turns(state.exchange), state.attempt)
        card = grade(said, load_rubric(state.asked.competency))
        scores = {score.id: score.strength for item in card.dimensions.values() for score in item.signals}
        return Before(
            strength=scores.get(probe.signal or "", Strength.ABSENT),
            asked=tuple(item.signal for item in earlier if item.signal),
            told=tuple(sorted(told)),
            heard_as=tuple(sorted(self._asking.signals_of(probe.text))),
            gates=tuple(mark.id for mark in card.gates),
        )


def typed_as(says: str) -> str:
    """What stands in the record for something typed: a control by its label, text as it is."""
    return CONTROLS[BUTTONS[says]] if says in BUTTONS else says
