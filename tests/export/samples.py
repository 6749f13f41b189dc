"""A graded answer with hostile words in every place that holds a candidate's."""

from datetime import UTC, datetime

from interviewer.domain.interview import Graded, Interview, PlannedQuestion, RecordedTurn, Setup
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence, Marked, Strength
from interviewer.domain.scorecard import (
    DimensionScore,
    Fix,
    LevelBar,
    Provenance,
    RubricStamp,
    Scorecard,
    SignalScore,
)
from interviewer.domain.transcript import Transcript, Turn

HOSTILE = (
    "![x](http://evil.example/x.png) [click](javascript:alert(1)) <img src=x onerror=alert(1)> # head\n"
    "- item | cell | `code` **bold** $x$ &lt; <https://evil.example> www.evil.example a@evil.example\n"
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \u202eturned \ud800 end"
)
WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def evidence(text: str = HOSTILE) -> tuple[Evidence, ...]:
    return (Evidence(turn=0, start=0, end=len(text), quote=text),)


def scorecard(rubric: Rubric, *, gate: bool = False, level_bar: LevelBar | None = None) -> Scorecard:
    """Every signal claimed by the hostile text, one red flag, one fix; with `gate` also the gate `manager_assigned`."""
    dimensions = {
        dimension.id: DimensionScore(
            points=1.0 if gate and dimension.id == "ownership_signal" else dimension.points / 4,
            max=dimension.points,
            cap="manager_assigned" if gate and dimension.id == "ownership_signal" else None,
            signals=tuple(
                SignalScore(
                    id=signal.id,
                    strength=Strength.CLAIMED,
                    points=signal.points / 4,
                    max=signal.points,
                    evidence=evidence(),
                )
                for signal in dimension.signals
            ),
        )
        for dimension in rubric.dimensions
    }
    return Scorecard(
        id=f"id {HOSTILE}",
        status="scored",
        total=25,
        verdict="no_hire",
        dimensions=dimensions,
        gates=(Marked(id="manager_assigned", evidence=evidence()),) if gate else (),
        red_flags=(Marked(id=rubric.framework.red_flags[0].id, evidence=evidence()),),
        level_bar=level_bar or LevelBar(met=True),
        fixes=(
            Fix(
                dimension="ownership_signal",
                signal="unprompted",
                problem="Nothing says who saw the need.",
                quote=HOSTILE,
                advice="Say what you saw first.",
                rewrite=f"[when?] {HOSTILE}",
            ),
        ),
        needs_review=True,
        review_reasons=("The answer speaks to the grader.",),
        provenance=Provenance(
            grader="rules",
            rubric=RubricStamp(id=rubric.id, version=rubric.version, hash=rubric.hash),
            notes=(f"Unknown company {HOSTILE}",),
        ),
    )


def transcript() -> Transcript:
    turns = (
        Turn(speaker="candidate", text=HOSTILE),
        Turn(speaker="interviewer", text="How many?"),
        Turn(speaker="candidate", text="1. first\n\n\n  indented\n===\n"),
    )
    return Transcript(id="t", question=f"Q {HOSTILE}", turns=turns)


def interview(rubric: Rubric) -> Interview:
    """Two questions: one answered twice and graded with and without its probe, one skipped; and a closing turn."""
    plan = (
        PlannedQuestion(id="q1", competency=rubric.id, text=f"First? {HOSTILE}", kind="self-start"),
        PlannedQuestion(id="q2", competency=rubric.id, text="Second?", kind="failure"),
    )
    said: list[tuple[int, int, str, str, dict[str, object]]] = [
        (0, 0, "interviewer", "First?", {"purpose": "question"}),
        (0, 0, "candidate", HOSTILE, {"intent": "answer"}),
        (0, 0, "interviewer", "How many?", {"purpose": "probe", "probe": "p", "signal": "measure"}),
        (0, 0, "candidate", "Two.", {"intent": "answer", "met": True}),
        (0, 1, "interviewer", "First?", {"purpose": "question"}),
        (0, 1, "candidate", "Again.", {"intent": "answer"}),
        (1, 0, "interviewer", "Second?", {"purpose": "question"}),
        (1, 0, "candidate", "Skip.", {"intent": "skip"}),
        (2, 0, "candidate", f"And you? {HOSTILE}", {"intent": "closing"}),
    ]
    turns = tuple(
        RecordedTurn.model_validate(
            {"seq": n, "question": q, "attempt": a, "speaker": who, "text": text, "at": WHEN, **more}
        )
        for n, (q, a, who, text, more) in enumerate(said)
    )
    card = scorecard(rubric)
    before = card.model_copy(update={"total": 20})
    return Interview(
        id="i1",
        created=WHEN,
        setup=Setup(plan=plan, company="amazon"),
        turns=turns,
        grades=(
            Graded(question=0, attempt=0, scorecard=card, before=before, at=WHEN),
            Graded(question=0, attempt=1, scorecard=scorecard(rubric, gate=True), at=WHEN),
        ),
    )
