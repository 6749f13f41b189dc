"""A request for a probe as the conductor makes it, and what it is checked against."""

from interviewer.domain.transcript import Transcript, Turn
from interviewer.interview.checking import Checks
from interviewer.interview.probing import ProbeChoice
from interviewer.interview.steps import Line, Phrase
from interviewer.interview.subjects import Subjects
from interviewer.library.coaching import load_coaching
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import load_rubric

PHRASING = load_phrasing()
RUBRIC = load_rubric("generic")
SUBJECTS = Subjects(PHRASING, load_coaching().topics)
ANSWER = (
    "In March our checkout lost carts on slow phones. I noticed it in the support mail and I wrote a script that "
    "replayed the sessions. I moved the fonts behind the frame, and it improved a lot, the 31% and all."
)


def choice(signal: str, gate: str | None = None) -> ProbeChoice:
    """A gap."""
    return ProbeChoice(dimension=RUBRIC.dimension_of[signal], signal=signal, probe=None, gate=gate, because="open")


def phrase(
    *signals: str, said: str = ANSWER, asked: tuple[str, ...] = (), may_stand: bool = False, gate: str | None = None
) -> Phrase:
    """A request for a probe about the first of `signals`, the others open too."""
    choices = tuple(choice(signal, gate) for signal in signals or ("measure", "outcome", "personal"))
    turns = (Turn(speaker="candidate", text=said),)
    return Phrase(
        heard=None,
        choices=choices,
        template=Line(text="By how much, from what?", purpose="probe", question=0, attempt=0, worded_by="rules"),
        transcript=Transcript(id="it.1.1", question="Tell me about a time you saw something.", turns=turns),
        standing="Tell me about a time you saw something.",
        asked=asked,
        may_stand=may_stand,
    )


def checks(request: Phrase) -> Checks:
    """What its text is checked against."""
    return Checks(request, RUBRIC, PHRASING, SUBJECTS)
