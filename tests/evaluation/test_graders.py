"""Who grades: what goes into the key, what the pace is told, what is kept of replies."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from interviewer.domain.transcript import Level, Transcript
from interviewer.errors import ModelNonsense, ModelUnavailable
from interviewer.evaluation.graders import ModelGrader, RulesGrader, key
from interviewer.evaluation.suites import GraderOptions
from interviewer.evaluation.watched import REPLIES
from interviewer.grading.grader import grade as grade_by_rules
from interviewer.library.rubrics import load_rubric
from interviewer.llm.faults import Transient
from interviewer.llm.scripted import Reply, ScriptedModel
from interviewer.settings import Caps, ModelSettings
from tests.grading.answers import STRONG, answer
from tests.grading.reports import HONEST, report

RUBRIC = load_rubric("ownership")
GOOD = json.dumps(report(RUBRIC, HONEST))
SETTINGS = ModelSettings(model="some-model", base_url="http://127.0.0.1:1/v1", seconds=5.0, retries=2)


def grader(*replies: Reply, caps: Caps = Caps(), options: GraderOptions = GraderOptions(), **more: Any) -> ModelGrader:  # noqa: B008 - frozen
    return ModelGrader(replace(SETTINGS, **more), options, 4, caps, ScriptedModel(list(replies)))


def key_of(transcript: Transcript, repeat: int = 0, **more: Any) -> str:
    return key(transcript, grader(**more).identity(RUBRIC), repeat)


FIRST = key_of(answer(STRONG))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(key_of(answer(STRONG + " Yes.")), id="words"),
        pytest.param(key_of(answer(STRONG).model_copy(update={"level": Level.STAFF})), id="level"),
        pytest.param(key_of(answer(STRONG).model_copy(update={"question": "Why?"})), id="question"),
        pytest.param(key_of(answer(STRONG), 1), id="repeat"),
        pytest.param(key_of(answer(STRONG), model="other"), id="model"),
        pytest.param(key_of(answer(STRONG), base_url="http://127.0.0.1:2/v1"), id="server"),
        pytest.param(key_of(answer(STRONG), options=GraderOptions(temperature=0.5)), id="temperature"),
        pytest.param(key_of(answer(STRONG), options=GraderOptions(samples=3)), id="samples"),
        pytest.param(key_of(answer(STRONG), options=GraderOptions(calls="dimension")), id="calls"),
        pytest.param(key(answer(STRONG), grader().identity(load_rubric("generic")), 0), id="rubric"),
        pytest.param(key(answer(STRONG), RulesGrader().identity(RUBRIC), 0), id="grader"),
    ],
)
def test_what_could_change_the_answer_is_in_the_key(other: str) -> None:
    """Each by itself makes another key."""
    assert other != FIRST


@pytest.mark.parametrize("part", ["code", "coaching", "prompt", "schema"])
def test_texts_and_code_are_in_the_key(part: str) -> None:
    """By their hashes."""
    identity = grader().identity(RUBRIC)

    assert key(answer(STRONG), {**identity, part: "changed"}, 0) != key(answer(STRONG), identity, 0) == FIRST


def test_a_name_is_not_in_the_key() -> None:
    """The id of a transcript cannot change its grade; the key of a server is no part of it either."""
    assert key_of(answer(STRONG).model_copy(update={"id": "other"})) == FIRST


def test_the_rules_grade_as_ever() -> None:
    """The same card as `interviewer grade`."""
    assert asyncio.run(RulesGrader().grade(answer(STRONG), RUBRIC)) == grade_by_rules(answer(STRONG), RUBRIC)


def asked(made: ModelGrader) -> list[str]:
    """The raw replies that were kept of one grade."""

    async def grade() -> list[str]:
        kept = list[str]()
        REPLIES.set(kept)
        card = await made.grade(answer(STRONG), RUBRIC)
        assert card.provenance is not None
        assert card.provenance.grader == "llm"
        return kept

    return asyncio.run(grade())


def test_raw_replies_are_kept_in_order() -> None:
    """What would not do too."""
    assert asked(grader("{", GOOD)) == ["{", GOOD]


def test_a_429_slows_the_run_and_is_tried_again() -> None:
    """The pace hears of it; the grade comes all the same."""
    made = grader(Transient("busy", retry_after=0.01, busy=True), GOOD)

    assert asked(made) == [GOOD]
    assert made.pace.slots < 4


def test_a_500_takes_no_slots() -> None:
    """It is the server's, not the pace's."""
    made = grader(Transient("failed", retry_after=0.01), GOOD)

    assert asked(made) == [GOOD]
    assert made.pace.slots == 4


@pytest.mark.parametrize(
    ("replies", "error"),
    [
        pytest.param(["{", "{"], ModelNonsense, id="nonsense twice"),
        pytest.param([Transient("down", retry_after=0.001)] * 3, ModelUnavailable, id="down"),
    ],
)
def test_rules_never_stand_in(replies: list[Reply], error: type[Exception]) -> None:
    """A figure of a model must not hold another grader's grades."""
    with pytest.raises(error):
        asked(grader(*replies))


def test_the_purse_is_the_runs() -> None:
    """A cap on calls ends before the request that would pass it, and says which flag to raise."""
    made = grader(GOOD, GOOD, caps=Caps(calls=1))
    asked(made)

    with pytest.raises(Exception, match="--max-calls"):
        asked(made)
    assert made.spent.calls == 1
