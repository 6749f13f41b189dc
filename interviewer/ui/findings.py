"""A scorecard turned into what the grade page shows: plain data, every number with what it is out of.

Nothing here draws; `grade_sheet` mounts it and the browser puts it on the page as text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence, Strength
from interviewer.domain.rubric import Dimension
from interviewer.domain.scorecard import DimensionScore, Fix, Scorecard, SignalScore
from interviewer.ui.highlights import Mark, pieces_of
from interviewer.ui.theme import FLAG_LOOK, GATE_LOOK, LOOKS, Look

STRENGTH_WORDS = {
    Strength.ABSENT: "not said",
    Strength.CLAIMED: "claimed",
    Strength.SHOWN: "shown",
    Strength.STRONG: "strong",
}
"""How a strength is called on the page; the rubric's own terms."""


@dataclass(frozen=True)
class Line:
    """One turn of the graded transcript; `tag` says what a probe was after."""

    speaker: Literal["interviewer", "candidate"]
    text: str
    tag: str | None = None


@dataclass(frozen=True)
class Graded:
    """Everything the sheet needs about one graded answer."""

    rubric: Rubric
    scorecard: Scorecard
    before: Scorecard | None
    lines: tuple[Line, ...]
    probed: Mapping[str, bool | None] = field(default_factory=dict)
    """Signals that were probed, and whether the reply met them."""


class Marks:
    """Collects the quotes as they are met, so that a point and its highlight share one id."""

    def __init__(self) -> None:
        self.all: list[Mark] = []

    def add(self, look: str, says: str, evidence: Iterable[Evidence]) -> list[dict[str, str]]:
        """The quotes as `{"mark", "quote"}` for a point's list."""
        quotes = []
        for item in evidence:
            mark = Mark(id=f"q{len(self.all)}", look=look, says=says, evidence=item)
            self.all.append(mark)
            quotes.append({"mark": mark.id, "quote": item.quote})
        return quotes


def number(points: float) -> str:
    """Points without a needless fraction: 6, 6.5, 11.25 -> '11.3'."""
    return f"{points:.1f}".removesuffix(".0")


def sheet_of(graded: Graded) -> dict[str, Any]:
    """The whole sheet below the verdict, as JSON-serialisable data in reading order."""
    marks = Marks()
    dimensions = [
        dimension_of(dimension, graded.scorecard.dimensions[dimension.id], graded, marks)
        for dimension in graded.rubric.dimensions
        if dimension.id in graded.scorecard.dimensions
    ]
    findings = [*gates_of(graded, marks), *flags_of(graded, marks)]
    return {
        "dimensions": dimensions,
        "findings": findings,
        "probes": probes_of(graded),
        "turns": turns_of(graded.lines, marks.all),
        "marks": {mark.id: {"says": mark.says, **look_of(mark.look)} for mark in marks.all},
    }


def look_of(name: str) -> dict[str, str]:
    """Colour, pattern and tag of a dimension, of `gate` or of `flag`."""
    other = {"gate": GATE_LOOK, "flag": FLAG_LOOK}
    return asdict(LOOKS.get(name) or other.get(name) or Look("gray", "plain", name[:4].upper()))


def dimension_of(dimension: Dimension, score: DimensionScore, graded: Graded, marks: Marks) -> dict[str, Any]:
    """One bar: its points, what they mean, the quote they rest on, what would raise them, its signals."""
    rows = [(item, signal_row(dimension, item, graded, marks)) for item in score.signals]
    best = max(rows, key=lambda row: (bool(row[0].evidence), row[0].points), default=None)
    return {
        "id": dimension.id,
        "name": dimension.name,
        "points": number(score.points),
        "max": number(score.max),
        "share": round(100 * score.points / score.max, 1) if score.max else 0,
        "meaning": meaning_of(dimension, score.points),
        "held": held_by(score, graded.rubric),
        "quotes": best[1]["quotes"][:1] if best else [],
        "raise": raise_of(dimension, score, graded.scorecard.fixes),
        "signals": [row for _, row in rows],
        **look_of(dimension.id),
    }


def signal_row(dimension: Dimension, score: SignalScore, graded: Graded, marks: Marks) -> dict[str, Any]:
    """One signal: its strength and points, its quotes, or why there are none."""
    signal = next((signal for signal in dimension.signals if signal.id == score.id), None)
    name = signal.name if signal else score.id
    return {
        "name": name,
        "strength": STRENGTH_WORDS[score.strength],
        "rank": score.strength.rank,
        "points": number(score.points),
        "max": number(score.max),
        "quotes": marks.add(dimension.id, f"{dimension.name}: {name}, {score.strength}", score.evidence),
        "note": absence(score, graded.probed),
        "asks": signal.asks if signal else "",
    }


def meaning_of(dimension: Dimension, points: float) -> str:
    """What the rubric says of this range of points."""
    return next((says for least, _, says in dimension.ranges if points + 0.5 >= least), "")


def held_by(score: DimensionScore, rubric: Rubric) -> str:
    """Why the dimension cannot rise by its signals alone, or ''."""
    if score.cap is None:
        return ""
    known = {gate.id: gate.name for gate in (*rubric.framework.gates, *rubric.framework.caps)}
    earned = sum(item.points for item in score.signals)
    name = known.get(score.cap, score.cap)
    return f"Held at {number(score.points)} by: {name}. Its signals alone come to {number(earned)}."


def absence(item: SignalScore, probed: Mapping[str, bool | None]) -> str:
    """Not asked about is not the same as asked and not answered."""
    if item.strength is not Strength.ABSENT:
        return ""
    return "Asked about, and not answered." if item.id in probed else "Not said; you were not asked about it."


def raise_of(dimension: Dimension, score: DimensionScore, fixes: Iterable[Fix]) -> dict[str, str | None]:
    """What would raise the points: the coach's fix, else the signal with most to gain."""
    fix = next((fix for fix in fixes if fix.dimension == dimension.id), None)
    if fix:
        return {"problem": fix.problem, "advice": fix.advice, "rewrite": fix.rewrite}
    named = {signal.id: signal for signal in dimension.signals}
    gaps = sorted(score.signals, key=lambda item: item.points - item.max)
    if not gaps or gaps[0].max - gaps[0].points < 0.5 or gaps[0].id not in named:
        return {"problem": None, "advice": None, "rewrite": None}
    signal, item = named[gaps[0].id], gaps[0]
    wanted = signal.strong if item.strength is Strength.SHOWN else signal.shown
    worth = number(item.max - item.points)
    return {"problem": None, "advice": f"{signal.name}, worth up to {worth} more: {wanted}", "rewrite": None}


def gates_of(graded: Graded, marks: Marks) -> list[dict[str, Any]]:
    """Gates that fired, speaking in the rubric's words and with the candidate's."""
    rows = []
    for fired in graded.scorecard.gates:
        gate = graded.rubric.gate(fired.id)
        quote = fired.evidence[0].quote if fired.evidence else ""
        rows.append(
            {
                "sort": "Gate",
                "name": gate.name,
                "says": gate.says.replace("{quote}", quote),
                "remedy": gate.remedy,
                "quotes": marks.add("gate", f"Gate: {gate.name}", fired.evidence),
                **look_of("gate"),
            }
        )
    return rows


def flags_of(graded: Graded, marks: Marks) -> list[dict[str, Any]]:
    """Red flags: named with a fix, worth no points."""
    known = {flag.id: flag for flag in graded.rubric.framework.red_flags}
    return [
        {
            "sort": "Red flag",
            "name": known[fired.id].name,
            "says": known[fired.id].why,
            "remedy": known[fired.id].fix,
            "quotes": marks.add("flag", f"Red flag: {known[fired.id].name}", fired.evidence),
            **look_of("flag"),
        }
        for fired in graded.scorecard.red_flags
        if fired.id in known
    ]


def probes_of(graded: Graded) -> dict[str, Any] | None:
    """Points before and after the probes, for the slope and the sentence that says the same."""
    before, after = graded.before, graded.scorecard
    if before is None or before.total is None or after.total is None:
        return None
    rows = [
        {
            "name": dimension.name,
            "before": number(before.dimensions[dimension.id].points),
            "after": number(after.dimensions[dimension.id].points),
            "from": share(before.dimensions[dimension.id]),
            "to": share(after.dimensions[dimension.id]),
            "max": number(dimension.points),
            **look_of(dimension.id),
        }
        for dimension in graded.rubric.dimensions
        if dimension.id in before.dimensions and dimension.id in after.dimensions
    ]
    change = after.total - before.total
    moved = f"added {change}" if change > 0 else f"cost {-change}" if change < 0 else "changed nothing in the total"
    return {
        "says": f"{before.total} of 100 before the probes, {after.total} after: your replies {moved}.",
        "rows": rows,
    }


def share(score: DimensionScore) -> float:
    """Points as a share of the maximum, 0 to 1."""
    return round(score.points / score.max, 3) if score.max else 0.0


def turns_of(lines: Iterable[Line], marks: list[Mark]) -> list[dict[str, Any]]:
    """The transcript cut into pieces under their marks."""
    return [
        {
            "speaker": line.speaker,
            "tag": line.tag,
            "pieces": [{"text": piece.text, "marks": list(piece.marks)} for piece in pieces_of(line.text, n, marks)],
        }
        for n, line in enumerate(lines)
    ]
