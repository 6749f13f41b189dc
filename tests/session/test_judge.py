"""Grading by a model: what is asked, and what becomes of a grade when the model gives none."""

import asyncio
import json

import pytest

from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.errors import ModelError
from interviewer.grading.grader import grade as grade_by_rules
from interviewer.grading.judge_request import parts_of, shape_of
from interviewer.library.rubrics import load_rubric
from interviewer.llm.caller import Caller
from interviewer.llm.faults import Hopeless, Rejected, Transient
from interviewer.llm.limits import Limits
from interviewer.llm.scripted import Hang, Reply, ScriptedModel
from interviewer.session.judge import Judge, Options
from tests.grading.answers import GERMAN, STRONG, answer
from tests.grading.reports import HONEST, report
from tests.loops import completed

RUBRIC = load_rubric("ownership")
GOOD = json.dumps(report(RUBRIC, HONEST))


async def _at_once(_: float) -> None:
    await asyncio.sleep(0)


def judge(model: ScriptedModel, options: Options = Options(), seconds: float = 5.0) -> Judge:  # noqa: B008 - frozen
    """A judge that waits for nothing between tries."""
    return Judge(Caller(model, Limits(retries=2, seconds=seconds), sleep=_at_once), options)


def graded(model: ScriptedModel, transcript: Transcript, options: Options = Options()) -> Scorecard:  # noqa: B008
    """The card of one grade."""
    return completed(judge(model, options, seconds=0.3).grade(transcript, RUBRIC))


def test_one_request_makes_a_grade() -> None:
    """One call for all dimensions, graded by the model."""
    model = ScriptedModel([GOOD])
    card = graded(model, answer(STRONG))

    assert len(model.asks) == 1
    assert card.provenance is not None
    assert (card.verdict, card.provenance.grader, card.provenance.fallback_reason) == ("strong_hire", "llm", None)


def test_one_call_a_dimension() -> None:
    """The split asks as many times as there are dimensions and makes the same card."""
    whole = report(RUBRIC, HONEST)

    def part(ask_shape: dict[str, object]) -> str:
        names = ask_shape["properties"]["signals"]["properties"]  # type: ignore[index]
        gates = ask_shape["properties"].get("gates")  # type: ignore[attr-defined]
        reply = {"account": "", "signals": {name: whole["signals"][name] for name in names}}
        return json.dumps({**reply, "gates": whole["gates"]} if gates else reply)

    shapes = [shape_of(RUBRIC, name).json_schema for name in parts_of(RUBRIC, split=True)]
    model = ScriptedModel([part(shape) for shape in shapes])
    one, split = graded(ScriptedModel([GOOD]), answer(STRONG)), graded(model, answer(STRONG), Options(split=True))

    assert len(model.asks) == len(RUBRIC.dimensions)
    assert split.dimensions == one.dimensions


def test_samples_are_told_apart() -> None:
    """Each sample has its own mark and seed, so that no cache makes one reply of them."""
    model = ScriptedModel([GOOD] * 3)
    card = graded(model, answer(STRONG), Options(samples=3))

    assert sorted(ask.seed for ask in model.asks if ask.seed is not None) == [0, 1, 2]
    assert len({ask.messages[-1].content for ask in model.asks}) == 3
    assert card.provenance is not None
    assert card.provenance.samples == 3


@pytest.mark.parametrize(
    "replies",
    [
        pytest.param([Transient("the server is busy")] * 3, id="busy three times"),
        pytest.param([Hopeless("the key was refused", "Check the key.")], id="a refused key"),
        pytest.param(["no JSON"] * 3, id="nonsense"),
        pytest.param([Hang()], id="silence"),
        pytest.param([GOOD.replace('"strong"', '"superb"')] * 3, id="a strength that is none"),
        pytest.param(['{"total": 100}'] * 3, id="another form"),
    ],
)
def test_the_rules_stand_in_and_say_why(replies: list[Reply]) -> None:
    """The card is the rules', to the point, with the model's failure as the reason."""
    card, rules = graded(ScriptedModel(replies), answer(STRONG)), grade_by_rules(answer(STRONG), RUBRIC)

    assert card.provenance is not None
    assert card.provenance.grader == "rules"
    assert card.provenance.fallback_reason
    assert (card.total, card.verdict, card.dimensions) == (rules.total, rules.verdict, rules.dimensions)


AGAIN = {
    "a server that has its breath back": ([Transient("busy")] * 3 + [GOOD], 4, "llm"),
    "a server that stays away": ([Transient("busy")] * 6, 6, "rules"),
    "a key that is refused": ([Hopeless("the key was refused", "Check the key.")], 1, "rules"),
}


@pytest.mark.parametrize(("replies", "asked", "grader"), AGAIN.values(), ids=AGAIN)
def test_a_batch_asks_again_before_the_rules_stand_in(replies: list[Reply], asked: int, grader: str) -> None:
    """Each attempt has the retries of its own; what would fail again is not asked again."""
    model = ScriptedModel(replies)
    card = completed(judge(model).grade(answer(STRONG), RUBRIC, attempts=2))

    assert len(model.asks) == asked
    assert card.provenance is not None
    assert card.provenance.grader == grader


def test_what_neither_can_grade_is_unscored_for_both_reasons() -> None:
    """Never zero, never the middle."""
    card = graded(ScriptedModel([Transient("the server is busy")] * 3), answer(GERMAN))

    assert (card.status, card.total) == ("unscored", None)
    assert card.reason is not None
    assert "another language" in card.reason
    assert "The model gave no grade either" in card.reason


@pytest.mark.parametrize(
    ("replies", "grader", "samples"),
    [
        pytest.param([GOOD, GOOD, GOOD, Rejected("too long"), Rejected("too long")], "llm", 3, id="two of five"),
        pytest.param([GOOD, Rejected("too long"), Rejected("too long")], "rules", 1, id="two of three"),
        pytest.param([GOOD, Rejected("too long")], "rules", 1, id="one of two"),
    ],
)
def test_more_than_half_of_the_samples_make_a_grade(replies: list[Reply], grader: str, samples: int) -> None:
    """Those that failed are left out and said; with fewer the rules stand in."""
    card = graded(ScriptedModel(replies), answer(STRONG), Options(samples=len(replies)))

    assert card.provenance is not None
    assert (card.provenance.grader, card.provenance.samples) == (grader, samples)
    assert "too long" in " ".join((*card.provenance.notes, card.provenance.fallback_reason or ""))


def test_silence_of_the_candidate_asks_no_model() -> None:
    """The rules know that answer, and nothing is spent."""
    model = ScriptedModel([])
    card = graded(model, answer("   "))

    assert model.asks == []
    assert [gate.id for gate in card.gates] == ["no_story"]


def test_judged_raises_instead_of_falling_back() -> None:
    """For those who bring their own fallback."""
    with pytest.raises(ModelError):
        completed(judge(ScriptedModel(["no JSON"] * 3)).judged(answer(STRONG), RUBRIC))


def test_no_more_answers_are_waited_for_than_asked() -> None:
    """The concurrency holds over any number of transcripts."""
    waiting = most = 0

    class Counting(ScriptedModel):
        async def complete(self, ask, way):  # type: ignore[no-untyped-def]
            nonlocal waiting, most
            waiting += 1
            most = max(most, waiting)
            await asyncio.sleep(0.001)
            waiting -= 1
            return await super().complete(ask, way)

    async def run() -> None:
        one = Judge(Caller(Counting([GOOD] * 12)), concurrency=3)
        await asyncio.gather(*(one.grade(answer(STRONG), RUBRIC) for _ in range(12)))

    completed(run())

    assert most == 3
