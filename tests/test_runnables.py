"""Graders as Runnables: the documented example, the kept reason, batches, traces."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from langchain_core.callbacks import BaseCallbackHandler

from interviewer.domain.model import Ask
from interviewer.errors import ModelError, ModelStopped, TranscriptError
from interviewer.grading.grader import grade
from interviewer.grading.judge_request import shape_of
from interviewer.library.rubrics import load_rubric
from interviewer.llm.caller import Caller
from interviewer.llm.faults import Hopeless
from interviewer.llm.scripted import Reply, ScriptedModel
from interviewer.runnables import FAILURE, llm_grader, rules_grader
from interviewer.session.judge import Judge
from tests.grading.replies import TRANSCRIPT
from tests.loops import completed

PAGE = Path(__file__).parent.parent / "docs" / "runnables.md"
GIVEN = {
    "id": "t",
    "question": "Tell me about a time.",
    "turns": [{"speaker": "candidate", "text": "I fixed the export."}],
}
REFUSED = Hopeless("the key was refused", "Check the key.")


def nothing_seen(_: Ask) -> str:
    """A report in which every signal is absent and no gate fires."""
    fields = shape_of(load_rubric("generic")).json_schema["properties"]
    report = {
        "account": "Nothing is told.",
        "signals": {name: {"quotes": [], "strength": "absent"} for name in fields["signals"]["properties"]},
        "gates": {name: {"quotes": [], "fires": False} for name in fields["gates"]["properties"]},
    }
    return json.dumps(report)


def judge(*replies: Reply) -> Judge:
    """A judge whose model says these, one a request."""
    return Judge(Caller(ScriptedModel(replies)))


def example() -> str:
    """The code of the page."""
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_the_example_runs_and_keeps_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    """Ten lines at most; the card says that the model was refused, in the words of its error."""
    assert len([line for line in example().splitlines() if line.strip()]) <= 10
    exec(compile(example(), str(PAGE), "exec"), {"judge": judge(REFUSED), "transcripts": [GIVEN]})
    verdict, grader, reason = capsys.readouterr().out.strip().split(" ", 2)
    assert (verdict, grader) == ("no_hire", "rules")
    assert "the key was refused" in reason


def test_the_rules_grade_as_everywhere() -> None:
    """The card of `interviewer grade`, as data; nothing fell back."""
    card = rules_grader().invoke({"transcript": TRANSCRIPT.model_dump(mode="json")})
    expected = grade(TRANSCRIPT, load_rubric("generic")).model_dump(mode="json")
    assert card == expected
    assert card["provenance"]["fallback_reason"] is None
    assert json.loads(json.dumps(card)) == card


def test_a_model_grades_with_and_without_a_loop() -> None:
    """`invoke` waits on the process's own loop, `ainvoke` in the caller's."""
    grader = llm_grader(judge(nothing_seen, nothing_seen))
    here = grader.invoke({"transcript": GIVEN})
    there = completed(grader.ainvoke({"transcript": GIVEN}))
    assert (here["provenance"]["grader"], here["provenance"]["model"]) == ("llm", "scripted")
    assert here["total"] == there["total"]


def test_a_model_that_fails_raises() -> None:
    """The fallback is the user's to choose."""
    with pytest.raises(ModelStopped, match="the key was refused"):
        llm_grader(judge(REFUSED)).invoke({"transcript": GIVEN})


def test_without_the_key_the_reason_is_lost() -> None:
    """Why the page asks for `exception_key`: langchain-core tells a fallback nothing of what failed."""
    grader = llm_grader(judge(REFUSED)).with_fallbacks([rules_grader()], exceptions_to_handle=(ModelError,))
    assert grader.invoke({"transcript": GIVEN})["provenance"]["fallback_reason"] is None


def test_a_batch_keeps_order_and_reasons() -> None:
    """One of two falls back, with its reason, in its place."""

    def refused_second(ask: Ask) -> str:
        if "second answer" in ask.messages[-1].content:
            raise Hopeless("the key was refused", "Check the key.")
        return nothing_seen(ask)

    grader = llm_grader(judge(refused_second, refused_second)).with_fallbacks(
        [rules_grader()], exceptions_to_handle=(ModelError,), exception_key=FAILURE
    )
    turns = [[{"speaker": "candidate", "text": f"The {n} answer: I fixed the export."}] for n in ("first", "second")]
    inputs: list[dict[str, Any]] = [
        {"transcript": GIVEN | {"id": f"t{n}", "turns": said}} for n, said in enumerate(turns)
    ]
    cards = completed(grader.abatch(inputs, config={"max_concurrency": 1}))
    assert [(card["id"], card["provenance"]["grader"]) for card in cards] == [("t0", "llm"), ("t1", "rules")]
    assert "the key was refused" in cards[1]["provenance"]["fallback_reason"]


@pytest.mark.parametrize("given", [{}, {"transcript": None}, {"transcript": {"turns": "none"}}])
def test_what_is_no_transcript_is_named(given: dict[str, Any]) -> None:
    """By an error of its own, which a fallback for ModelError lets pass."""
    grader = llm_grader(judge()).with_fallbacks(
        [rules_grader()], exceptions_to_handle=(ModelError,), exception_key=FAILURE
    )
    with pytest.raises(TranscriptError, match="transcript"):
        grader.invoke(given)


class Trace(BaseCallbackHandler):
    """Names of the runs, in the order they began."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def on_chain_start(self, *_: Any, **given: Any) -> None:
        self.names.append(given.get("name") or "")


def test_runs_are_traced_by_name() -> None:
    """Both graders are seen, the one that failed too."""
    trace = Trace()
    grader = llm_grader(judge(REFUSED)).with_fallbacks(
        [rules_grader()], exceptions_to_handle=(ModelError,), exception_key=FAILURE
    )
    grader.invoke({"transcript": dict(GIVEN)}, config={"callbacks": [trace]})
    assert trace.names[-2:] == ["llm_grader", "rules_grader"]
