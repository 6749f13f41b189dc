"""What the product and fintech track sees: its model answers, its probes' replies, its red flags, its terms."""

import pytest

from interviewer.domain.competency import Probe
from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Level, Transcript, Turn
from interviewer.export.json import scorecard_json
from interviewer.grading.grader import grade
from interviewer.grading.rules import observe
from interviewer.importers.transcripts import read_transcripts
from interviewer.library.rubrics import load_rubric
from interviewer.library.tracks import load_track, rubric_for, with_track
from interviewer.resources import data_folder

FINTECH = load_track("fintech")
RUBRIC = with_track(load_rubric("customer_obsession"), "fintech")
OWN = {signal.id for signals in FINTECH.signals.values() for signal in signals}
OPENING = (
    "I work on a payments product. I noticed that something was going wrong for our customers, so I looked into it "
    "and changed it, and it got better."
)


def answered(text: str, *, track: str | None = "fintech") -> Scorecard:
    """An answer to a question of the track."""
    question = FINTECH.overlays[0].questions[0]
    told = Transcript(
        id="told",
        question=question.text,
        kind=question.kind,
        competency="customer_obsession",
        level=Level.PM,
        track=track,
        turns=(Turn(speaker="candidate", text=text),),
    )
    return grade(told, rubric_for(told))


def test_its_answers_are_told_apart() -> None:
    """Strong Hire; neither the fulfilled request nor the phrases alone come near a hire. `decides` is in the text."""
    cards = {answer.quality: answered(answer.text) for answer in FINTECH.answers}

    assert cards["strong"].verdict == "strong_hire"
    assert cards["weak"].verdict in ("no_hire", "lean_no_hire")
    assert cards["hollow"].verdict in ("no_hire", "lean_no_hire")
    assert (cards["hollow"].total or 0) * 2 <= (cards["strong"].total or 0)
    assert [answer.id for answer in FINTECH.answers if answer.decides not in answer.text] == []


def test_its_signals_tell_the_strong_answer_from_phrases() -> None:
    """All strong in the strong one; claimed at most in the weak and in the hollow one."""
    seen = {
        answer.quality: {
            signal.id: signal.strength
            for score in answered(answer.text).dimensions.values()
            for signal in score.signals
            if signal.id in OWN
        }
        for answer in FINTECH.answers
    }
    assert set(seen["strong"].values()) == {Strength.STRONG}
    assert max(strength.rank for strength in (*seen["weak"].values(), *seen["hollow"].values())) <= 1


@pytest.mark.parametrize("probe", FINTECH.probes, ids=lambda probe: probe.id)
def test_the_strong_reply_meets_its_probe_and_the_weak_one_does_not(probe: Probe) -> None:
    """After an opening that says nothing of it."""
    met = {}
    for kind, reply in (("weak", probe.weak.text), ("strong", probe.strong.text)):
        turns = (
            Turn(speaker="candidate", text=OPENING),
            Turn(speaker="interviewer", text=probe.question),
            Turn(speaker="candidate", text=reply),
        )
        told = Transcript(id=probe.id, question="Tell me about a time.", turns=turns)
        met[kind] = {item.id: item.strength for item in observe(told, RUBRIC).signals}[probe.signal].rank >= 2
    assert met == {"weak": False, "strong": True}


@pytest.mark.parametrize(
    ("said", "flag"),
    [
        pytest.param("Customers asked for a limit, so we built one.", "ft_feature_factory", id="what was asked"),
        pytest.param("We ensured security at every step.", "ft_bare_security", id="security asserted"),
        pytest.param("Everyone was on board at once.", "ft_too_smooth", id="no friction"),
    ],
)
def test_its_traps_are_named_and_cost_nothing(said: str, flag: str) -> None:
    """Red flags with the candidate's words; without the track they are not looked for."""
    assert flag in [mark.id for mark in answered(said).red_flags]
    assert flag not in [mark.id for mark in answered(said, track=None).red_flags]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Customers asked for a limit, so I asked ten of them why.", id="complaints as evidence"),
        pytest.param("I put a one-time code before each new payee.", id="a protection by name"),
        pytest.param("Everyone in treasury was against it.", id="somebody was against it"),
    ],
)
def test_good_practice_is_no_trap(said: str) -> None:
    """Evidence from complaints is good; so is a named protection, and an opponent."""
    assert [mark.id for mark in answered(said).red_flags if mark.id.startswith("ft_")] == []


def test_pci_and_tokenization_are_no_jargon_here() -> None:
    """A sentence in which a term of the trade says what guards the money does not count as jargon."""
    said = " ".join(
        f"I moved the {thing} behind the tokenization service for PCI."
        for thing in ("webhook", "middleware", "schema", "pod", "subnet")
    )
    assert "jargon" not in [mark.id for mark in answered(said).red_flags]
    assert "jargon" in [mark.id for mark in answered(said, track=None).red_flags]


def test_no_track_grades_as_before() -> None:
    """Byte for byte what the competency's own rubric gives, for the rated transcripts."""
    file = data_folder("evals") / "calibration" / "dev.jsonl"
    told = [item for item in read_transcripts(file, file.name) if isinstance(item, Transcript)][::4]
    assert len(told) > 20
    for item in told:
        plain = grade(item, load_rubric(item.competency))
        assert scorecard_json(grade(item, rubric_for(item))) == scorecard_json(plain)
        assert OWN.isdisjoint(signal.id for score in plain.dimensions.values() for signal in score.signals)


def test_the_provenance_names_the_track() -> None:
    """Also one that there is not."""
    stamp, other = answered(OPENING).provenance, answered(OPENING, track="juggling").provenance
    assert stamp
    assert other
    assert "Track: Product and fintech (fintech), version 1." in stamp.notes
    assert stamp.rubric.hash != other.rubric.hash == load_rubric("customer_obsession").hash
    assert [note for note in other.notes if note.startswith("Unknown track 'juggling'")]
