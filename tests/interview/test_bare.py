"""The next probe for a transcript without an interview."""

from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript, Turn
from interviewer.grading.grader import grade as grade_by_rules
from interviewer.interview.bare import asked_in, probe_for, track_asked_in
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import load_rubric
from interviewer.library.tracks import load_track, with_track
from tests.interview.fakes import STORY, grade

PHRASING = load_phrasing()
RUBRIC = load_rubric("generic")
FULL = " ".join(f"{signal}=strong" for signal in RUBRIC.signals if signal not in ("measure", "baseline", "meaning"))


def transcript(*said: str) -> Transcript:
    """Candidate and interviewer in turn."""
    speakers = ("candidate", "interviewer")
    turns = tuple(Turn(speaker=speakers[place % 2], text=text) for place, text in enumerate(said))
    return Transcript(id="file:1", question="Tell me about it.", turns=turns)


def test_the_gap_is_named_and_asked_for() -> None:
    """Dimension, signal, a question that quotes, the reason."""
    text = f"It improved a lot for the night shift {FULL}."
    told = transcript(text)
    out = probe_for(told, grade(told, RUBRIC), RUBRIC, PHRASING)
    assert (out.id, out.targets, out.signal) == ("file:1", "quantified_impact", "measure")
    assert out.question is not None
    assert out.question.count("?") == 1
    assert "how large the change was" in out.because


def test_what_was_asked_is_not_asked_again() -> None:
    """An interviewer's own question for the size leaves the next signal."""
    told = transcript(f"It improved a lot {FULL}.", "How much shorter was the line?", "I could not say.")
    out = probe_for(told, grade(told, RUBRIC), RUBRIC, PHRASING)
    assert "measure" in asked_in(told, PHRASING)
    assert out.signal != "measure"


def test_nothing_left_to_ask() -> None:
    """`none`, without a question, with the reason."""
    told = transcript(" ".join(f"{signal}=strong" for signal in RUBRIC.signals))
    out = probe_for(told, grade(told, RUBRIC), RUBRIC, PHRASING)
    assert (out.targets, out.signal, out.question) == ("none", None, None)
    assert out.because


def test_an_unscored_transcript_is_not_probed() -> None:
    """The reason is the grader's."""
    out = probe_for(transcript(STORY), Scorecard(id="x", status="unscored", reason="language"), RUBRIC, PHRASING)
    assert (out.targets, out.because) == ("none", "Not graded: language")


def test_the_same_transcript_gets_the_same_question() -> None:
    """No clock and no randomness."""
    told = transcript(STORY)
    assert len({probe_for(told, grade(told, RUBRIC), RUBRIC, PHRASING) for _ in range(3)}) == 1


def test_a_tracks_probe_is_not_asked_twice() -> None:
    """Known by its words, behind a lead too; without the track they are nobody's."""
    rubric = with_track(load_rubric("customer_obsession"), "fintech")
    probe = load_track("fintech").probes[3]
    asked = probe.question[0].lower() + probe.question[1:]
    told = transcript("It went smoothly.", f'You said "it went smoothly": {asked}', "It did.")
    assert track_asked_in(told, rubric) == {"friction"}
    assert track_asked_in(told, load_rubric("customer_obsession")) == frozenset()


def test_a_story_that_runs_too_smoothly_is_asked_for_its_friction() -> None:
    """A red flag of the track leads to the signal that it names, once; without the track the gap decides."""
    text = "I rang ten customers and moved the limit. Everyone was on board from the start. It improved a lot."
    plain, laid = load_rubric("customer_obsession"), with_track(load_rubric("customer_obsession"), "fintech")
    told = transcript(text)

    out = probe_for(told, grade_by_rules(told, laid), laid, PHRASING)
    assert out.signal == "friction"
    assert probe_for(told, grade_by_rules(told, plain), plain, PHRASING).signal != "friction"
    again = transcript(text, out.question or "", "Nobody minded.")
    assert probe_for(again, grade_by_rules(again, laid), laid, PHRASING).signal != "friction"
