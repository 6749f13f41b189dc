"""Fixes by a model on a scorecard: paid, noted, checked; where the model fails, the rules' fixes and the reason."""

import json

import pytest

from interviewer.domain.model import Usage
from interviewer.domain.scorecard import Scorecard
from interviewer.library.prompts import load_prompt
from interviewer.llm.caller import Caller
from interviewer.llm.faults import Hopeless, Transient
from interviewer.llm.scripted import Reply, ScriptedModel
from interviewer.session.coaching import coached
from tests.grading.replies import CARD, GOOD, HIJACK, RUBRIC, TRANSCRIPT, entry, reply
from tests.loops import completed

PROMPT = load_prompt("coach")
USAGE = Usage(prompt_tokens=1500, completion_tokens=300)


async def no_pause(_: float) -> None:
    """Between two tries."""


def run(card: Scorecard, *replies: Reply) -> tuple[Scorecard, ScriptedModel]:
    """The scorecard after a model said `replies`, and the model."""
    model = ScriptedModel(replies, usage=USAGE)
    caller = Caller(model, sleep=no_pause)
    return completed(coached(caller, card, TRANSCRIPT, RUBRIC, PROMPT, "k3v9")), model


def notes(card: Scorecard) -> str:
    assert card.provenance
    return "\n".join(card.provenance.notes)


def test_a_good_reply_is_on_the_card() -> None:
    """With who worded it, and what it cost; the grade is untouched."""
    card, model = run(CARD, json.dumps(GOOD))
    assert [fix.advice for fix in card.fixes[:3]] == [fix["advice"] for fix in GOOD["fixes"]]
    assert card.provenance
    assert card.provenance.tokens == 1800
    assert notes(card).endswith(
        "Advice and rewrites were worded by scripted (prompt coach, version 1) and checked against your words."
    )
    assert len(model.asks) == 1
    assert (card.total, card.verdict, card.dimensions, card.gates) == (
        CARD.total,
        CARD.verdict,
        CARD.dimensions,
        CARD.gates,
    )
    assert card.provenance.grader == "rules"


def test_tokens_are_added_to_those_of_the_grade() -> None:
    """A cost is said only where that of every call is known."""
    assert CARD.provenance
    graded = CARD.model_copy(
        update={"provenance": CARD.provenance.model_copy(update={"tokens": 5000, "cost_usd": 0.02, "seconds": 2.0})}
    )
    card, _ = run(graded, json.dumps(GOOD))
    assert card.provenance
    assert (card.provenance.tokens, card.provenance.cost_usd) == (6800, None)
    assert (card.provenance.seconds or 0.0) >= 2.0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"advice": "Say that you saved 40 percent."}, "Action detail: the advice has a number you did not say (40%)"),
        ({"advice": "Thank Anita for it."}, "Action detail: the advice has a name you did not say (Anita)"),
        ({"advice": HIJACK}, "Action detail: the advice speaks to or of the grader"),
        ({"quote": "I built it all."}, "Action detail: the quote stands in no turn of yours"),
    ],
    ids=["number", "name", "hijacked", "quote"],
)
def test_what_is_refused_is_said(changes: dict[str, str], said: str) -> None:
    """In the provenance, beside what was shown."""
    card, _ = run(CARD, json.dumps(reply(entry(0, **changes), *GOOD["fixes"][1:])))
    assert notes(card).endswith(f"Kept from the rules, because of what the model wrote: {said}.")


def test_an_empty_reply_leaves_the_rules_words() -> None:
    """It was paid all the same."""
    card, _ = run(CARD, json.dumps(reply()))
    assert card.fixes == CARD.fixes
    assert "worded by" not in notes(card)
    assert card.provenance
    assert card.provenance.tokens == 1800


@pytest.mark.parametrize(
    "replies",
    [
        pytest.param([Hopeless("the key was refused", "Check it.")], id="key"),
        pytest.param([Transient("the server is busy")] * 8, id="busy"),
        pytest.param(["not JSON", "still not"], id="nonsense"),
    ],
)
def test_a_model_that_fails_changes_no_fix(replies: list[Reply]) -> None:
    """The note says why."""
    card, _ = run(CARD, *replies)
    assert card.fixes == CARD.fixes
    assert "Advice and rewrites are worded by rules. " in notes(card)
    assert len(notes(card).rsplit("worded by rules. ", 1)[1]) > 10


def test_without_a_weakness_nothing_is_asked() -> None:
    """No call, no note, the same card."""
    card = CARD.model_copy(update={"fixes": ()})
    same, model = run(card)
    assert (same, model.asks) == (card, [])
