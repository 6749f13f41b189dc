"""Assignments: what cues see and what the words of the whole answer say, together."""

import pytest

from interviewer.domain.gate_words import GateWords
from interviewer.grading.assignment import ASSIGNED, assigned
from interviewer.grading.cues import cue_set
from interviewer.grading.gate_words import WordSum
from interviewer.grading.reading import read
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import answer

CUES = cue_set(load_rubric("ownership"))
TOLD = "My boss told me to sort out the doors. I pulled 40 logs."
UNTOLD = "The doors came with the desk. I pulled 40 logs."
DENIED = "My boss told me to sort out the windows. Nobody asked me to look at the doors. I pulled 40 logs."
REPLY = ("I noticed the doors. I pulled 40 logs.", "Whose idea was it?", "My lead's, really.")
NOTHING, ALONE, FOR, AGAINST = -0.5, 0.5, 0.0, -2.0


def words(total: float) -> WordSum:
    """Words by which every answer sums up to `total`."""
    given = GateWords(
        gate=ASSIGNED,
        about="For tests.",
        base=total,
        fires_above=0.2,
        told=1.0,
        denied=-1.0,
        phrases={"the desk": (0.0, 0.0, 0.01, 0.0)},
    )
    return WordSum(given)


@pytest.mark.parametrize(
    ("turns", "total", "quoted"),
    [
        pytest.param((TOLD,), FOR, "My boss told me to sort out the doors.", id="told, borne out"),
        pytest.param((TOLD,), AGAINST, None, id="told, the words speak against it"),
        pytest.param((UNTOLD,), NOTHING, None, id="neither told nor heard"),
        pytest.param((UNTOLD,), ALONE, "The doors came with the desk.", id="heard in the words alone"),
        pytest.param((DENIED,), FOR, None, id="denied: as much against as for"),
        pytest.param(REPLY, AGAINST, "My lead's, really.", id="admitted in a reply, whatever the words"),
    ],
)
def test_cues_and_words_together(turns: tuple[str, ...], total: float, quoted: str | None) -> None:
    """An admission stands; what is told speaks for it, a denial against; words alone have to be clear."""
    readings = read(answer(*turns), CUES)
    found = assigned(readings, CUES, readings, words(total))

    assert (found[0].segment.text if found else None) == quoted


def test_without_words_cues_decide() -> None:
    """A rubric may have no weighed words."""
    readings = read(answer(TOLD), CUES)
    assert [item.segment.text for item in assigned(readings, CUES, readings)] == [readings[0].segment.text]
