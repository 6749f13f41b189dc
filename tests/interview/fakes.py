"""A grader whose strengths stand in the answer itself ('measure=shown'), a store in memory, and ready-made set-ups."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from interviewer.domain.interview import Graded, Interview, Mode, PlannedQuestion, RecordedTurn, Setup
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence, Marked, Strength
from interviewer.domain.scorecard import DimensionScore, Scorecard, SignalScore
from interviewer.domain.transcript import Level, Transcript
from interviewer.evaluation.talk.memory import Memory
from interviewer.interview.keeping import GradeLine, Heard, HistoryPage, HistoryRow
from interviewer.interview.steps import Book
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import load_rubric

BEGUN = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
WEIGHTS = {Strength.ABSENT: 0.0, Strength.CLAIMED: 0.25, Strength.SHOWN: 0.7, Strength.STRONG: 1.0}
STORY = (
    "On a Sunday in March I saw that the nightly import had stopped, and I rewrote the loader so that it could go on "
    "after a broken row. It improved a lot, and people stopped calling us about it in the mornings."
)
_MARK = re.compile(r"([a-z_]+)=(claimed|shown|strong|fired)")


def grade(transcript: Transcript, rubric: Rubric) -> Scorecard:
    """Each 'signal=strength' of a candidate's turn counts with its sentence as evidence; 'gate=fired' fires a gate."""
    seen: dict[str, tuple[str, Evidence]] = {}
    for place, text in transcript.candidate_turns():
        for sentence in re.finditer(r"[^.]+\.?", text):
            for signal, strength in _MARK.findall(sentence.group()):
                quote = Evidence(turn=place, start=sentence.start(), end=sentence.end(), quote=sentence.group())
                seen[signal] = (strength, quote)
    return card(rubric, transcript.id, {name: (mark, quote) for name, (mark, quote) in seen.items()})


def card(rubric: Rubric, name: str, seen: dict[str, tuple[str, Evidence]]) -> Scorecard:
    """A scorecard with these strengths and gates; all else is absent."""
    dimensions = {}
    for dimension in rubric.dimensions:
        scores = []
        for signal in dimension.signals:
            strength = Strength(seen[signal.id][0]) if signal.id in seen else Strength.ABSENT
            evidence = (seen[signal.id][1],) if signal.id in seen else ()
            points = signal.points * WEIGHTS[strength]
            scores.append(
                SignalScore(id=signal.id, strength=strength, points=points, max=signal.points, evidence=evidence)
            )
        points = sum(score.points for score in scores)
        dimensions[dimension.id] = DimensionScore(points=points, max=dimension.points, cap=None, signals=tuple(scores))
    gates = tuple(Marked(id=name, evidence=(quote,)) for name, (mark, quote) in seen.items() if mark == "fired")
    total = round(sum(dimension.points for dimension in dimensions.values()))
    verdict = "no_hire" if gates or total < 35 else "hire"
    return Scorecard(id=name, status="scored", total=total, verdict=verdict, dimensions=dimensions, gates=gates)


def quoted(text: str) -> Evidence:
    """Evidence for a whole first turn."""
    return Evidence(turn=0, start=0, end=len(text), quote=text)


def planned(place: int = 0, *, spare: bool = True, competency: str = "generic") -> PlannedQuestion:
    """A question of its own for each place."""
    other = PlannedQuestion(id=f"s{place}", competency=competency, text=f"Spare question {place}?", kind="failure")
    return PlannedQuestion(
        id=f"q{place}",
        competency=competency,
        text=f"Planned question {place}?",
        kind="self-start",
        spare=other if spare else None,
    )


def setup(questions: int = 1, *, mode: Mode = "practice", probes: int = 2, seed: int = 7, spare: bool = True) -> Setup:
    """An interview on the generic rubric."""
    plan = tuple(planned(place, spare=spare) for place in range(questions))
    return Setup(plan=plan, mode=mode, probes=probes, seed=seed, level=Level.SDE2)


def book() -> Book:
    """The shipped wordings and the generic rubric."""
    return Book(load_phrasing(), {"generic": load_rubric("generic")})


class Clock:
    """A minute passes between two looks."""

    def __init__(self, hours: int = 0) -> None:
        self.now = BEGUN + timedelta(hours=hours)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


class MemoryStore(Memory):
    """The store in memory, with a history; `die_after` appends it raises as a killed process would end."""

    def __init__(self) -> None:
        super().__init__()
        self.appends = 0
        self.die_after: int | None = None

    def append(
        self,
        interview_id: str,
        turns: Sequence[RecordedTurn],
        *,
        heard: Heard | None = None,
        grade: Graded | None = None,
        finished: datetime | None = None,
    ) -> None:
        if self.die_after is not None and self.appends >= self.die_after:
            raise Killed
        super().append(interview_id, turns, heard=heard, grade=grade, finished=finished)
        self.appends += 1

    def history(self, *, cursor: str | None = None, limit: int = 50, competency: str | None = None) -> HistoryPage:
        asked = [item for item in self.kept.values() if competency in {None, *(q.competency for q in item.setup.plan)}]
        rows = tuple(_row(item) for item in sorted(asked, key=lambda item: item.created, reverse=True))
        return HistoryPage(rows=() if cursor else rows[:limit], total=len(rows))


def _row(item: Interview) -> HistoryRow:
    lines = tuple(
        GradeLine(
            question=grade.question,
            attempt=grade.attempt,
            total=grade.scorecard.total,
            verdict=grade.scorecard.verdict,
            grader=None,
        )
        for grade in item.grades
    )
    return HistoryRow(
        id=item.id,
        created=item.created,
        finished=item.finished,
        setup=item.setup,
        turns=len(item.turns),
        grades=lines,
    )


class Killed(BaseException):
    """The process ended here."""
