"""Whole interviews over real HTTP with a server that fails as told: the 17 measured faults, and what came of it all."""

import json
import re
import time
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from interviewer.domain.interview import Interview, Setup
from interviewer.domain.scorecard import Scorecard
from interviewer.interview.keeping import InterviewStore
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import load_rubric
from interviewer.llm.background import BACKGROUND
from interviewer.llm.caller import Caller
from interviewer.llm.limits import Limits
from interviewer.llm.openai_model import OpenAIModel
from interviewer.session import Interviews, interview_model
from interviewer.settings import ModelSettings
from tests.grading.reports import report
from tests.llm.answers import Request
from tests.llm.asking import Pauses

SEVENTEEN: dict[str, tuple[str, ...]] = {
    "429, pause of 1 s": ("429, Retry-After 1",),
    "429, pause of 300 s": ("429, Retry-After 300",),
    "429, quota": ("429, quota",),
    "500": ("500",),
    "500 twice": ("500", "500"),
    "400": ("400",),
    "reset": ("reset",),
    "hang": ("hang",),
    "web page": ("200, web page",),
    "truncated": ("truncated",),
    "no choices": ("no choices",),
    "content null": ("content null",),
    "stream: reset": ("stream: reset",),
    "stream: no end": ("stream: no end",),
    "stream: error": ("stream: error",),
    "stream: drips": ("stream: drips",),
    "stream: stalls": ("stream: stalls",),
}
"""Measured with the openai library against a faulty endpoint; by name, what goes over the wire one request each."""
ENDING = {"429, quota"}
"""Behind it the model is not asked again."""
SLOW = {"hang", "stream: drips", "stream: stalls"}
"""They take as long as they may."""
ANSWER = (
    "In March I saw that the nightly import had stopped, and nobody had asked me to look. I rewrote the loader myself "
    "so that it could go on after a broken row. It improved a lot, and people stopped calling us in the mornings."
)
REPORT = report(
    load_rubric("ownership"),
    {
        "unprompted": ("strong", "nobody had asked me to look"),
        "personal": ("strong", "I rewrote the loader myself"),
        "outcome": ("shown", "people stopped calling us in the mornings"),
    },
)


class Held(NamedTuple):
    """An interview that was held to its end, as it is stored."""

    interview: Interview
    said: tuple[str, ...]
    """Everything the candidate sent."""
    longest: float
    """Seconds from an answer to the interviewer's reply, at most."""


def limits(fault: str) -> Limits:
    """Short where the fault takes as long as it may; else long, so that a busy machine adds no fault of its own."""
    seconds, try_seconds = (1.2, 0.3) if fault in SLOW else (20.0, 10.0)
    return Limits(retries=2, seconds=seconds, try_seconds=try_seconds, first_wait=0.001, longest_wait=0.001)


def scripted(fault: str, number: int, *, lasting: bool) -> tuple[list[str], str | None]:
    """What a server is told, so that the fault comes with the `number`-th request (from 1)."""
    before = ["ok"] * (number - 1)
    return (before, SEVENTEEN[fault][0]) if lasting else ([*before, *SEVENTEEN[fault]], None)


def caller_for(url: str, limits: Limits, key: str = "") -> Caller:
    """A caller of that server that does not sleep between two tries."""
    model = OpenAIModel(ModelSettings.typed(url, "asked-model", key))
    return Caller(model, limits, sleep=Pauses(), jitter=lambda: 0.0)


def text_of(body: dict[str, Any]) -> str:
    """What a good model replies to any of the requests of an interview."""
    form = body["response_format"]["json_schema"]
    told = body["messages"][1]["content"]
    if form["name"] == "observations":
        return json.dumps(REPORT)
    if form["name"] == "coaching":
        return json.dumps({"fixes": [_fix(weak) for weak in _line(told, "Weaknesses: ")]})
    gap = form["schema"]["properties"]["signal"]["enum"][0]
    asked = json.dumps(_line(told, "Probes asked before: "))
    new = next(ask for ask in load_phrasing().signals[gap].asks if ask not in asked)
    question = f'You said "It improved a lot". {new}'
    return json.dumps({"reply_kind": "answer", "signal": gap, "why": "", "question": question})


def _line(told: str, begins: str) -> Any:
    return json.loads(next(line for line in told.splitlines() if line.startswith(begins)).removeprefix(begins))


def _fix(weak: dict[str, Any]) -> dict[str, Any]:
    said = {"quote": "It improved a lot", "problem": "A listener cannot see how much this was.", "rewrite": None}
    return {"dimension": weak["dimension"], "signal": weak["signal"], "advice": "Say what was counted.", **said}


@lru_cache(maxsize=2)
def chosen(mode: str) -> Setup:
    """One question in practice, two in a real interview; two probes each."""
    planner = Interviews(None)  # type: ignore[arg-type]
    planned = planner.prepare(
        ("ownership",), questions=3, mode="real" if mode == "real" else "practice", probes=2, timer=False, seed=7
    )
    return planned.model_copy(update={"plan": planned.plan[: 2 if mode == "real" else 1]})


def held(store: InterviewStore, caller: Caller, mode: str) -> Held:
    """An interview from the first question to the end, the model wording, grading and advising; then hung up."""
    model = interview_model(ModelSettings.typed(caller.place, caller.name), caller, probe_seconds=caller.limits.seconds)
    server = Interviews(store, model=model)
    view = server.start(chosen(mode).model_copy(update={"model": model.name, "sent_to": model.place}))
    said: list[str] = []
    longest = 0.0
    try:
        while view.awaits != "nothing":
            assert len(said) < 20, "the interview does not end"
            words = ANSWER if view.awaits == "answer" else "About a third."
            said.append(f"{words} That is what I say as number {len(said) + 1}.")
            began = time.monotonic()
            view = server.answer(view.id, said[-1], view.next_seq)
            longest = max(longest, time.monotonic() - began)
    finally:
        BACKGROUND.run(caller.close())
    return Held(store.load(view.id), tuple(said), longest)


def unlabelled(interview: Interview) -> list[str]:
    """Everything of it that is neither the model's nor says why it is the rules', and every pair of two graders."""
    probes = [turn for turn in interview.turns if turn.purpose == "probe"]
    wrong = [f"probe {turn.text}" for turn in probes if turn.worded_by != "llm" and not turn.instead]
    for grade in interview.grades:
        grader, reason, notes = _provenance(grade.scorecard)
        if (grader == "llm") == bool(reason) or (grader == "llm" and not re.search(r"Advice|Kept from", notes)):
            wrong.append(f"grade {grade.question}: {grader}, {reason}, {notes}")
        if grade.before and _provenance(grade.before).grader != grader:
            wrong.append(f"grade {grade.question}: before the probes it is by another grader")
    return wrong


def fallbacks(interview: Interview) -> int:
    """How many things the model was to do and did not: probes, grades, grades before the probes, advice."""
    missing = [turn.instead is not None for turn in interview.turns]
    for grade in interview.grades:
        grader, _, notes = _provenance(grade.scorecard)
        missing += [grader == "rules", grade.before is None, "worded by rules" in notes]
    return sum(missing)


class _Provenance(NamedTuple):
    grader: str
    reason: str
    notes: str


def _provenance(card: Scorecard) -> _Provenance:
    found = card.provenance
    return (
        _Provenance(found.grader, found.fallback_reason or "", "\n".join(found.notes))
        if found
        else _Provenance(*[""] * 3)
    )


def spoken_once(held: Held) -> bool:
    """Every submitted answer is a turn, once and in order, and nothing else is a turn of the candidate."""
    return tuple(turn.text for turn in held.interview.turns if turn.speaker == "candidate") == held.said


def most_for_one(requests: Sequence[Request]) -> int:
    """The most requests for one answer: those of one share their messages, of which the second has a random mark."""
    marks = [json.dumps(request.body["messages"][:2]) for request in requests]
    return max((marks.count(mark) for mark in marks), default=0)
