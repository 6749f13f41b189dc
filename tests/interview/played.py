"""A conversation performed without a store, for tests of how it goes on."""

from typing import Any

from interviewer.domain.interview import Intent, RecordedTurn, Setup
from interviewer.interview.conductor import advance, due
from interviewer.interview.keeping import Heard
from interviewer.interview.state import begin
from interviewer.interview.steps import Assess, Assessed, Book, Chose, Event, Marking, Record, Recorded, Request, Said
from interviewer.library.rubrics import load_rubric
from tests.interview.fakes import BEGUN, STORY, book, grade

BOOK = book()
GOOD = (
    STORY + " outcome=shown. measure=strong. " + " ".join(f"{name}=shown." for name in ("steps", "unprompted", "named"))
)


class Played:
    """A conversation performed without a store: what was recorded is what the fold is given."""

    def __init__(self, chosen: Setup, wordings: Book = BOOK) -> None:
        self.setup, self.book = chosen, wordings
        self.turns: list[RecordedTurn] = []
        self.grades: dict[tuple[int, int], Marking] = {}
        self.finishes = 0
        self.state = begin("it", chosen)
        self.perform(due(self.state, self.book))

    def say(self, text: str, intent: Intent | None = None) -> list[RecordedTurn]:
        """What the interviewer replies."""
        place = self.state.recorded
        closing = self.state.phase == "closing"
        turn = RecordedTurn(
            seq=place,
            question=len(self.setup.plan) if closing else self.state.question,
            attempt=0 if closing else self.state.attempt,
            speaker="candidate",
            text=text,
            intent=intent,
            at=BEGUN,
        )
        self.turns.append(turn)
        self.happens(Said(turn=turn))
        return self.turns[place + 1 :]

    def choose(self, event: Chose) -> list[RecordedTurn]:
        """What the interviewer says to that."""
        place = self.state.recorded
        self.happens(event)
        return self.turns[place:]

    def happens(self, event: Event) -> None:
        """Advance, and perform what is requested."""
        step = advance(self.state, event, self.book)
        self.state = step.state
        self.perform(step.request)

    def perform(self, request: Request | None) -> None:
        """Do what the conversation asks of the shell."""
        if isinstance(request, Assess):
            rubric = load_rubric("generic")
            before = grade(request.before_reply, rubric) if request.before_reply else None
            opening = grade(request.opening, rubric) if request.opening else None
            done = Assessed(request=request, now=grade(request.now, rubric), before_reply=before, opening=opening)
            self.happens(done)
        elif isinstance(request, Record):
            self.happens(self.record(request))

    def record(self, request: Record) -> Recorded:
        """Store in memory."""
        turns = tuple(
            RecordedTurn(seq=len(self.turns) + n, speaker="interviewer", at=BEGUN, **dict(line))
            for n, line in enumerate(request.lines)
        )
        if request.heard:
            self.write_heard(request.heard)
        if request.grade:
            self.grades[request.grade.question, request.grade.attempt] = request.grade
        self.finishes += request.finished
        self.turns += turns
        return Recorded(turns=turns, heard=request.heard)

    def write_heard(self, heard: Heard) -> None:
        """On the candidate's turn."""
        told = self.turns[heard.seq].model_copy(update={"intent": heard.intent, "met": heard.met})
        self.turns[heard.seq] = told


def purposes(turns: list[RecordedTurn]) -> list[Any]:
    """What each turn is for."""
    return [turn.purpose for turn in turns]
