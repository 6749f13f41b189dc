"""Batches of `interviewer grade` with each measured fault at each of three transcripts: a card for every line."""

from collections.abc import Iterator

import pytest

from interviewer.commands.judging import AHEAD, judged
from interviewer.domain.transcript import Transcript
from interviewer.library.tracks import rubric_for
from interviewer.llm.background import BACKGROUND
from interviewer.session.judge import Judge
from tests.grading.answers import answer
from tests.llm.faulty_server import FaultyServer
from tests.session.failing import ANSWER, ENDING, SEVENTEEN, caller_for, limits, most_for_one, scripted, text_of

BATCH = 3


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    """One for all, told anew by each test."""
    with FaultyServer(text=text_of) as running:
        yield running


def transcripts() -> list[Transcript]:
    """Each of another id and end."""
    told = [answer(f"{ANSWER} That is what I say as number {number}.") for number in range(BATCH)]
    return [transcript.model_copy(update={"id": f"a{number}"}) for number, transcript in enumerate(told)]


@pytest.mark.parametrize(
    "lasting", [pytest.param(False, id="once"), pytest.param(True, id="from there on", marks=pytest.mark.soak)]
)
@pytest.mark.parametrize("number", range(1, BATCH + 1))
@pytest.mark.parametrize("fault", SEVENTEEN)
def test_a_fault_at_a_transcript(
    server: FaultyServer, capsys: pytest.CaptureFixture[str], fault: str, number: int, lasting: bool
) -> None:
    """Every line has its card, in order, by the model or by rules with the reason; others are left alone.

    One after the other where the fault comes once; side by side where it stays.
    """
    server.told(*scripted(fault, number, lasting=lasting))
    allowed = limits(fault)
    caller = caller_for(server.url, allowed)
    try:
        judge = Judge(caller, concurrency=BATCH if lasting else 1)
        cards = [line.card for line in judged(transcripts(), judge, rubric_for, AHEAD)]
    finally:
        BACKGROUND.run(caller.close())

    graders = [card.provenance.grader if card.provenance else "" for card in cards]
    reasons = [card.provenance.fallback_reason if card.provenance else None for card in cards]
    written = capsys.readouterr()
    assert [card.id for card in cards] == ["a0", "a1", "a2"]
    assert {card.status for card in cards} == {"scored"}
    assert [reason is None for reason in reasons] == [grader == "llm" for grader in graders]
    assert all(f"graded by rules: {reason}" in written.err for reason in reasons if reason)
    assert most_for_one(server.requests) <= allowed.retries + 1
    assert "Traceback" not in written.err + written.out
    good = ["llm"] * (number - 1)
    if lasting:
        assert graders.count("llm") == len(good)
    elif fault in ENDING:
        assert graders == [*good, *["rules"] * (BATCH - len(good))]
    else:
        assert graders in ([*good, grader, *["llm"] * (BATCH - number)] for grader in ("llm", "rules"))
