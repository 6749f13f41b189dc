"""The next probe for a transcript that has no interview around it."""

from interviewer.domain.base import Value
from interviewer.domain.merged import Rubric
from interviewer.domain.phrasing import Phrasing
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.interview.phrasing import word
from interviewer.interview.probing import ProbeChoice, choose

NOTHING = "none"
"""What a probe is after where little is missing, or nothing was graded (GRADING: Probe out)."""

LITTLE_MISSING = "Little is missing that another question would fill."


class ProbeOut(Value):
    """As `interviewer probe` prints it (GRADING: Probe out)."""

    id: str
    targets: str
    """A dimension id, or NOTHING."""
    signal: str | None = None
    question: str | None = None
    because: str


def probe_for(transcript: Transcript, graded: Scorecard, rubric: Rubric, phrasing: Phrasing) -> ProbeOut:
    """What to ask next after `transcript`, graded as `graded`; the same input gives the same question."""
    if graded.status != "scored":
        return ProbeOut(id=transcript.id, targets=NOTHING, because=f"Not graded: {graded.reason or 'no reason given'}")
    choice = choice_for(transcript, graded, rubric, phrasing)
    if choice is None:
        return ProbeOut(id=transcript.id, targets=NOTHING, because=LITTLE_MISSING)
    said = [turn.text for turn in transcript.turns if turn.speaker == "interviewer"]
    worded = word(choice, graded, rubric, phrasing, seed=transcript.id, said=said)
    return ProbeOut(
        id=transcript.id,
        targets=choice.dimension,
        signal=choice.signal,
        question=worded.text,
        because=choice.because,
    )


def choice_for(transcript: Transcript, graded: Scorecard, rubric: Rubric, phrasing: Phrasing) -> ProbeChoice | None:
    """What to ask about next, before it is put into words; None where little is missing."""
    return choose(graded, rubric, phrasing, asked_in(transcript, phrasing) | track_asked_in(transcript, rubric))


def asked_in(transcript: Transcript, phrasing: Phrasing) -> frozenset[str]:
    """The signals that the interviewer's own turns ask for, told by their words."""
    said = [turn.text.lower() for turn in transcript.turns if turn.speaker == "interviewer"]
    return frozenset(
        signal for signal, how in phrasing.signals.items() if any(word in text for word in how.heard for text in said)
    )


def track_asked_in(transcript: Transcript, rubric: Rubric) -> frozenset[str]:
    """The signals of the rubric's track that were asked for in the words of its probes; none without one."""
    said = [turn.text for turn in transcript.turns if turn.speaker == "interviewer"]
    probes = rubric.track.probes if rubric.track else ()
    return frozenset(probe.signal for probe in probes if any(_same_question(probe.question, text) for text in said))


def _same_question(question: str, text: str) -> bool:
    """Whether the question is asked there; behind a lead its first letter is small."""
    return question[1:] in text
