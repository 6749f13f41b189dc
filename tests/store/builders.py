"""Interviews to keep: small, complete, each field filled."""

import secrets
from datetime import UTC, datetime, timedelta

from interviewer.domain.interview import Graded, Interview, PlannedQuestion, RecordedTurn, Setup
from interviewer.domain.observation import Evidence, Marked, Strength
from interviewer.domain.scorecard import DimensionScore, Fix, LevelBar, Provenance, RubricStamp, Scorecard, SignalScore
from interviewer.domain.transcript import Speaker

NOON = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)


def an_interview(
    interview_id: str | None = None,
    *,
    minutes: int = 0,
    competencies: tuple[str, ...] = ("ownership",),
    turns: int = 1,
    grades: tuple[Graded, ...] = (),
) -> Interview:
    """An interview begun some minutes after noon, with so many turns in alternation."""
    plan = tuple(
        PlannedQuestion(
            id=f"q-{number}",
            competency=competency,
            text="Tell me about a time you saw a gap.",
            kind="self-start",
            spare=PlannedQuestion(id="q-spare", competency=competency, text="And another?", kind="self-start"),
        )
        for number, competency in enumerate(competencies)
    )
    created = NOON + timedelta(minutes=minutes)
    return Interview(
        id=interview_id or secrets.token_urlsafe(16),
        created=created,
        setup=Setup(plan=plan, seed=7),
        turns=tuple(a_turn(seq) for seq in range(turns)),
        grades=grades,
    )


def a_turn(seq: int, text: str | None = None, *, speaker: Speaker | None = None) -> RecordedTurn:
    """The turn with that number: the interviewer's where it is even, unless said."""
    who = speaker or ("interviewer" if seq % 2 == 0 else "candidate")
    at = NOON + timedelta(seconds=seq)
    words = f"turn {seq}" if text is None else text
    if who == "candidate":
        return RecordedTurn(seq=seq, question=0, speaker=who, text=words, spoken_seconds=41.7, at=at)
    return RecordedTurn(
        seq=seq,
        question=0,
        speaker=who,
        text=words,
        purpose="probe",
        probe="how-far",
        signal="measure",
        wording="measure-2",
        at=at,
    )


def a_grade(question: int = 0, attempt: int = 0, *, total: int = 61, quote: str = "I halved it") -> Graded:
    """A grade with every part of a scorecard filled."""
    evidence = (Evidence(turn=0, start=0, end=len(quote), quote=quote),)
    card = Scorecard(
        id="card",
        status="scored",
        total=total,
        verdict="lean_no_hire",
        dimensions={
            "ownership_signal": DimensionScore(
                points=17.25,
                max=30,
                cap="escalation",
                signals=(SignalScore(id="chose", strength=Strength.SHOWN, points=4.2, max=6, evidence=evidence),),
            )
        },
        gates=(Marked(id="manager_assigned", evidence=evidence),),
        red_flags=(Marked(id="no_number"),),
        level_bar=LevelBar(met=False, missing=("scope",), said="Name a team beyond your own."),
        fixes=(
            Fix(
                dimension="ownership_signal",
                signal="chose",
                problem="Nothing says that you chose.",
                quote=quote,
                advice="Say what you could have left undone.",
                rewrite="I decided to halve it [by when?].",
            ),
        ),
        needs_review=True,
        review_reasons=("close to a band",),
        provenance=Provenance(grader="rules", rubric=RubricStamp(id="ownership", version=1, hash="abc"), notes=("n",)),
    )
    return Graded(question=question, attempt=attempt, scorecard=card, before=card, at=NOON)
