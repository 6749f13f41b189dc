"""Graded answers made by hand, so that tests of the pages do not move with the rules."""

from interviewer.domain.observation import Evidence, Marked, Strength
from interviewer.domain.scorecard import (
    DimensionScore,
    Fix,
    LevelBar,
    Provenance,
    RubricStamp,
    Scorecard,
    SignalScore,
    Verdict,
)
from interviewer.library.rubrics import load_rubric
from interviewer.ui.findings import Graded, Line

RUBRIC = load_rubric("generic")
ANSWER = "I saw the queue grow. Nobody had asked me. I wrote a script, and it improved a lot. We shipped it."
REPLY = "From forty a day to three, in two weeks."
LINES = (
    Line("candidate", ANSWER),
    Line("interviewer", "You said 'it improved a lot'. From what to what?", "after: its size"),
    Line("candidate", REPLY),
)


def evidence(turn: int, quote: str) -> Evidence:
    """Where `quote` stands in the turn."""
    start = LINES[turn].text.index(quote)
    return Evidence(turn=turn, start=start, end=start + len(quote), quote=quote)


FOUND = {
    "situation": evidence(0, "I saw the queue grow."),
    "unprompted": evidence(0, "Nobody had asked me."),
    "steps": evidence(0, "I wrote a script"),
    "outcome": evidence(0, "it improved a lot"),
    "measure": evidence(2, "From forty a day to three"),
}


def dimensions(without: tuple[str, ...] = ()) -> dict[str, DimensionScore]:
    """Every signal of the rubric: `shown` where there is evidence, absent elsewhere."""
    scores = {}
    for dimension in RUBRIC.dimensions:
        signals = []
        for signal in dimension.signals:
            found = FOUND.get(signal.id) if signal.id not in without else None
            signals.append(
                SignalScore(
                    id=signal.id,
                    strength=Strength.SHOWN if found else Strength.ABSENT,
                    points=signal.points if found else 0,
                    max=signal.points,
                    evidence=(found,) if found else (),
                )
            )
        earned = sum(item.points for item in signals)
        scores[dimension.id] = DimensionScore(points=earned, max=dimension.points, cap=None, signals=tuple(signals))
    return scores


def scorecard(total: int = 52, verdict: Verdict = "lean_no_hire", *, gate: bool = False) -> Scorecard:
    """A scored answer with a fix and a red flag."""
    return Scorecard(
        id="one",
        status="scored",
        total=total,
        verdict=verdict,
        dimensions=dimensions(),
        gates=(Marked(id="manager_assigned", evidence=(evidence(0, "Nobody had asked me."),)),) if gate else (),
        red_flags=(Marked(id=RUBRIC.framework.red_flags[0].id, evidence=(evidence(0, "We shipped it."),)),),
        level_bar=LevelBar(met=False, missing=("scope",), said="The bar asks for more reach."),
        fixes=(
            Fix(
                dimension="quantified_impact",
                signal="measure",
                problem="The result has no size.",
                quote="it improved a lot",
                advice="Give the number before and after.",
                rewrite="It fell from [before?] to [after?] a day.",
            ),
        ),
        provenance=Provenance(grader="rules", rubric=RubricStamp(id="generic", version=1, hash="abc")),
    )


def before() -> Scorecard:
    """The same answer before its probe."""
    return scorecard(41).model_copy(update={"dimensions": dimensions(without=("measure",))})


def graded(card: Scorecard | None = None) -> Graded:
    """The answer as the sheet takes it."""
    return Graded(
        rubric=RUBRIC,
        scorecard=card or scorecard(),
        before=before(),
        lines=LINES,
        probed={"measure": True, "baseline": False},
    )
