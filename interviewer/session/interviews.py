"""Running interviews: performs what the conversation requests, on a store, with a grader and a clock."""

from collections.abc import Callable
from datetime import datetime

from interviewer.domain.interview import Grader, Mode, Setup
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import DEFAULT_LEVEL, Level, Transcript
from interviewer.interview.keeping import HistoryPage, InterviewStore
from interviewer.session.view import Control, View

SURPRISE = "surprise"
"""In place of a competency id: one chosen by the seed."""
LONGEST_ANSWER = 20_000
"""Characters; about twenty minutes of speech. Longer submissions are refused unstored, the box keeps them."""

Grade = Callable[[Transcript, Rubric], Scorecard]
RubricOf = Callable[[str], Rubric]


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
        grade: Grade | None = None,
        rubric_of: RubricOf | None = None,
        now: Callable[[], datetime] | None = None,
        new_id: Callable[[], str] | None = None,
        new_seed: Callable[[], int] | None = None,
    ) -> None:
        """All but the store has a default: the rules grader, the shipped rubrics, the system's clock and entropy."""

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
        raise NotImplementedError

    def start(self, setup: Setup) -> View:
        """Create an interview and ask its first question."""
        raise NotImplementedError

    def load(self, interview_id: str) -> View:
        """The interview as it is stored. Changes nothing; `awaits` is `interviewer` where a reply is due."""
        raise NotImplementedError

    def resume(self, interview_id: str) -> View:
        """`load`, after performing what is due (a reply that a killed server did not get to). Safe to call always."""
        raise NotImplementedError

    def submit(self, interview_id: str, text: str, expected_seq: int) -> View:
        """Store an answer and do nothing else; the view awaits the interviewer. Follow with `resume`.

        Raises UsageError, nothing stored, for an empty or over-long text and where no answer is awaited.
        """
        raise NotImplementedError

    def answer(self, interview_id: str, text: str, expected_seq: int) -> View:
        """`submit`, then `resume`: the view has the interviewer's reply. Raises as `submit`."""
        raise NotImplementedError

    def control(self, interview_id: str, control: Control, expected_seq: int) -> View:
        """Press one of the controls under the answer box; kept as a turn like any reply.

        Raises UsageError where the control makes no sense now (see `View.controls`).
        """
        raise NotImplementedError

    def answer_again(self, interview_id: str, question: int, expected_seq: int) -> View:
        """Ask a question again as a new attempt; also after the end.

        Raises UsageError where it is not in `View.can_answer_again`.
        """
        raise NotImplementedError

    def next_question(self, interview_id: str, expected_seq: int) -> View:
        """Leave the critique for the next question, the closing part or the end. Raises UsageError elsewhere."""
        raise NotImplementedError

    def finish(self, interview_id: str, expected_seq: int) -> View:
        """End now: an answer that stands is graded, questions not reached are listed as such.

        Raises UsageError where the interview is over.
        """
        raise NotImplementedError

    def history(self, *, cursor: str | None = None, limit: int = 50, competency: str | None = None) -> HistoryPage:
        """Interviews, newest first; `cursor` is `older` or `newer` of a page seen before. Raises UsageError."""
        raise NotImplementedError
