"""What a reply to a probe takes back: such a claim is absent, and what leans on it is claimed at most."""

import pytest

from interviewer.domain.observation import SignalObservation, Strength
from interviewer.grading.rules import observe
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import answer

RUBRIC = load_rubric("ownership")
TOLD = (
    "In March I noticed that six of our forty doors failed every frosty morning, and nobody had asked me to look. "
    "I could have opened a ticket, but I decided to find the cause myself, because passengers stood in the cold. "
    "I pulled three months of fault logs and sorted them by door, 61 faults in all. I rewired two doors myself and "
    "compared them with two others for a month. Faults went from 22 a week to 3 within five weeks, and "
    "passengers stopped being left in the cold."
)
SIZE = "By how much did it fall, and how did you measure it?"
ORIGIN = "How did it come to you, whose idea was it?"
PART = "What was your own part?"


def seen(*turns: str) -> dict[str, SignalObservation]:
    return {signal.id: signal for signal in observe(answer(*turns), RUBRIC).signals}


@pytest.mark.parametrize(
    ("asked", "reply", "gone", "leaning"),
    [
        pytest.param(SIZE, "Honestly, that number was a guess.", "measure", "outcome", id="a guess"),
        pytest.param(SIZE, "I have no exact figures, the 22 was an estimate.", "measure", "outcome", id="an estimate"),
        pytest.param(SIZE, "Well, we never actually measured it.", "measure", "baseline", id="never measured"),
        pytest.param(SIZE, "To be honest I made that figure up.", "measure", "outcome", id="made up"),
        pytest.param(SIZE, "It wasn't really 3, I exaggerated.", "measure", "outcome", id="exaggerated"),
        pytest.param(SIZE, "That number came from my manager.", "measure", "outcome", id="somebody else's number"),
        pytest.param("Anything to add?", "Yes, I made that figure up.", "measure", "outcome", id="without being asked"),
        pytest.param(ORIGIN, "Actually, my manager noticed it first.", "unprompted", "beyond", id="noticed by another"),
        pytest.param(ORIGIN, "To be fair it was my lead who spotted it.", "unprompted", "beyond", id="spotted"),
        pytest.param(ORIGIN, "It wasn't my idea, the workshop suggested it.", "chose", "beyond", id="not my idea"),
        pytest.param(PART, "To be fair, my colleague did the rewiring.", "personal", "steps", id="done by a colleague"),
        pytest.param(PART, "I didn't actually rewire them myself.", "personal", "steps", id="not myself"),
        pytest.param(PART, "Actually that was the team, I mostly watched.", "personal", "method", id="watched"),
        pytest.param(
            PART, "The wiring was done by the contractor, I just held the torch.", "personal", "steps", id="held"
        ),
    ],
)
def test_taken_back(asked: str, reply: str, gone: str, leaning: str) -> None:
    """What the probe was about is absent, though it was shown before; what leans on it is claimed at most."""
    before, after = seen(TOLD), seen(TOLD, asked, reply)

    assert before[gone].strength.rank >= Strength.SHOWN.rank
    assert (after[gone].strength, after[gone].evidence, after[gone].retracted) == (Strength.ABSENT, (), True)
    assert after[leaning].strength.rank <= Strength.CLAIMED.rank


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        pytest.param(SIZE, "From 22 a week to 3, out of the depot's own fault log.", id="the size, again"),
        pytest.param(SIZE, "I counted them every Monday for five weeks.", id="how it was measured"),
        pytest.param(ORIGIN, "Nobody's. I take that tram to work.", id="one's own idea"),
        pytest.param(ORIGIN, "I asked my manager for a week and she said yes.", id="with permission"),
        pytest.param(PART, "The logs, the wiring of both doors, and the comparison were mine.", id="one's own part"),
        pytest.param(PART, "Kofi drew the plan and I wired both doors.", id="a fair division"),
    ],
)
def test_not_taken_back(asked: str, reply: str) -> None:
    """An answer to the question takes nothing back."""
    assert not [name for name, signal in seen(TOLD, asked, reply).items() if signal.retracted]


def test_only_a_reply_takes_back() -> None:
    """The same words in the first answer say how sure one was."""
    assert not [name for name, signal in seen(f"{TOLD} That number was a guess.").items() if signal.retracted]


def test_what_is_told_after_it_counts_again() -> None:
    """A withdrawal reaches back, not forward."""
    later = seen(
        "Faults fell a lot, by 80 percent.",
        SIZE,
        "Honestly, that number was a guess.",
        "Do you have any figure?",
        "Yes, faults went from 22 a week to 3 within five weeks, it is in the depot's log.",
    )

    assert later["measure"].strength.rank > Strength.ABSENT.rank
    assert all(quote.turn == 4 for quote in later["measure"].evidence[:1])
