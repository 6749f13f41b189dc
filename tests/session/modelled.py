"""Interviews with a scripted model: what it replies, and a server around it."""

import json
from collections.abc import Callable, Coroutine
from itertools import count
from typing import Any

from interviewer.domain.merged import Rubric
from interviewer.domain.model import Ask
from interviewer.domain.scorecard import Provenance, RubricStamp, Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.library.coaching import load_coaching
from interviewer.library.phrasing import load_phrasing
from interviewer.library.prompts import load_prompt
from interviewer.llm.background import Background
from interviewer.llm.caller import Caller
from interviewer.llm.limits import Limits
from interviewer.llm.scripted import Hang, Reply, ScriptedModel
from interviewer.session import InterviewModel, Interviews, Replies
from interviewer.session.performing import Judging
from interviewer.session.wording import Worder
from tests.interview.fakes import STORY, Clock, MemoryStore, grade

GOOD = STORY + " outcome=shown. measure=strong. steps=shown. unprompted=shown. named=shown."
SECONDS = 5.0
QUICK = Limits(retries=1, seconds=SECONDS, try_seconds=SECONDS, first_wait=0.001, longest_wait=0.001)


def gap_of(ask: Ask) -> str:
    """The signal that code chose."""
    assert ask.shape
    return str(ask.shape.json_schema["properties"]["signal"]["enum"][0])


def question_of(ask: Ask) -> str:
    """A question that passes: another wording for the first gap each time, with words of the story."""
    line = next(line for line in ask.messages[1].content.splitlines() if line.startswith("Probes asked before: "))
    asks = load_phrasing().signals[gap_of(ask)].asks
    return f'You said "I rewrote the loader". {asks[len(json.loads(line.partition(": ")[2])) % len(asks)]}'


def said(ask: Ask, kind: str = "answer", **changes: str) -> str:
    """A good reply, or one with changes."""
    reply = {"reply_kind": kind, "signal": gap_of(ask), "why": "", "question": question_of(ask), **changes}
    return json.dumps(reply)


def with_question(text: str) -> Callable[[Ask], str]:
    """A reply with that question."""
    return lambda ask: said(ask, question=text)


def server_of(
    store: MemoryStore,
    replies: list[Reply],
    *,
    judge: Judging | None = None,
    seconds: float = SECONDS,
    place: str = "scripted://here",
    registry: Replies | None = None,
    background: Background | None = None,
) -> tuple[Interviews, ScriptedModel]:
    """A server whose model gives these replies in turn."""
    scripted = ScriptedModel(replies, place=place)
    model = InterviewModel(
        caller=Caller(scripted, QUICK),
        worder=Worder(
            load_phrasing(),
            load_coaching().topics,
            load_prompt("interviewer"),
            seconds=seconds,
            new_mark=lambda: "m4rk",
        ),
        judge_on=(lambda _: judge) if judge else None,
    )
    ids = count(len(store.kept))
    made = Interviews(
        store,
        grade=grade,
        now=Clock(len(store.kept)),
        new_id=lambda: f"iv{next(ids)}",
        new_seed=lambda: 7,
        model=model,
        replies=registry or Replies(background or Background()),
    )
    return made, scripted


def by_model(total: int) -> Callable[[Transcript, Rubric], Coroutine[Any, Any, Scorecard]]:
    """A second grader that always gives that total."""

    async def judge(transcript: Transcript, rubric: Rubric) -> Scorecard:
        stamp = RubricStamp(id=rubric.id, version=rubric.version, hash=rubric.hash)
        provenance = Provenance(grader="llm", model="scripted", rubric=stamp)
        return grade(transcript, rubric).model_copy(update={"total": total, "provenance": provenance})

    return judge


HANG = Hang()
