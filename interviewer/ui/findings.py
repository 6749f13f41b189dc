"""A scorecard turned into what the grade page shows: plain data, every number with what it is out of.

Nothing here draws; `grade_sheet` mounts it and the browser puts it on the page as text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from interviewer.domain.coaching import Rebuilt
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Evidence, Strength
from interviewer.domain.rubric import Dimension
from interviewer.domain.scorecard import DimensionScore, Scorecard, SignalScore
from interviewer.export.quotes import SHOWN_QUOTES, as_said, lead_signals
from interviewer.export.summary import STRENGTH_NAMES, bar, number, red_flag
from interviewer.export.summary import gate_says as says
from interviewer.ui.highlights import Mark, pieces_of, said_of
from interviewer.ui.theme import FLAG_LOOK, GATE_LOOK, LOOKS, Look
from interviewer.ui.verdict import slots_of


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
    rebuilt: Rebuilt | None = None
    """The answer in the order one should tell it."""
    last: Scorecard | None = None
    """The attempt before this one, by the same grader."""
    probed: Mapping[str, bool | None] = field(default_factory=dict)
    """Signals that were probed, and whether the reply met them."""


class Marks:
    """Collects the quotes as they are met, so that a point and its highlight share one id."""

    def __init__(self) -> None:
        self.all: list[Mark] = []

    def add(self, look: str, group: str, point: str, evidence: Iterable[Evidence]) -> list[dict[str, str]]:
        """The quotes as `{"mark", "quote", "shown"}` for a point's list; `shown` has dots where it is cut."""
        quotes = []
        for place, item in enumerate(evidence):
            mark = Mark(id=f"q{len(self.all)}", look=look, group=group, point=point, evidence=item, telling=place == 0)
            self.all.append(mark)
            quotes.append({"mark": mark.id, "quote": item.quote, "shown": as_said(item.quote)})
        return quotes


def sheet_of(graded: Graded) -> dict[str, Any]:
    """The whole sheet below the verdict, as JSON-serialisable data in reading order."""
    marks = Marks()
    leads = lead_signals(graded.scorecard)
    dimensions = [
        dimension_of(dimension, leads.get(dimension.id), graded, marks)
        for dimension in graded.rubric.dimensions
        if dimension.id in graded.scorecard.dimensions
    ]
    findings = [*gates_of(graded, marks), *flags_of(graded, marks)]
    return {
        "dimensions": dimensions,
        "findings": findings,
        "most_quotes": SHOWN_QUOTES,
        "slopes": slopes_of(graded),
        "rebuilt": rebuilt_of(graded.rebuilt),
        "turns": turns_of(graded.lines, marks.all),
        "marks": {mark.id: {"telling": mark.telling, **look_of(mark.look)} for mark in marks.all},
    }


def look_of(name: str) -> dict[str, str]:
    """Colour, pattern and tag of a dimension, of `gate` or of `flag`."""
    other = {"gate": GATE_LOOK, "flag": FLAG_LOOK}
    return asdict(LOOKS.get(name) or other.get(name) or Look("gray", "plain", name[:4].upper()))


def dimension_of(dimension: Dimension, lead: SignalScore | None, graded: Graded, marks: Marks) -> dict[str, Any]:
    """One bar: its points, what they mean, the first quote of `lead`, what would raise them, its signals."""
    score = graded.scorecard.dimensions[dimension.id]
    rows = [(item, signal_row(dimension, item, graded, marks)) for item in score.signals]
    words = bar(dimension, graded.scorecard, graded.rubric, lead)
    fix = next((fix for fix in graded.scorecard.fixes if fix.dimension == dimension.id), None)
    return {
        "name": dimension.name,
        "points": number(round(score.points, 1)),
        "max": number(score.max),
        "share": round(100 * share(score), 1),
        "meaning": words.meaning,
        "held": words.held,
        "quotes": [row["quotes"][0] for item, row in rows if lead and item.id == lead.id],
        "raise": {"problem": fix.problem if fix else None, "advice": words.raised_by or None},
        "signals": [row for _, row in rows],
        **look_of(dimension.id),
    }


def signal_row(dimension: Dimension, score: SignalScore, graded: Graded, marks: Marks) -> dict[str, Any]:
    """One signal: its strength and points, its quotes, or why there are none."""
    signal = next((signal for signal in dimension.signals if signal.id == score.id), None)
    name = signal.name if signal else score.id
    return {
        "name": name,
        "strength": STRENGTH_NAMES[score.strength],
        "rank": score.strength.rank,
        "points": number(score.points),
        "max": number(score.max),
        "quotes": marks.add(dimension.id, dimension.name, f"{name} ({score.strength})", score.evidence),
        "note": absence(score, graded.probed),
        "asks": signal.asks if signal else "",
    }


def absence(item: SignalScore, probed: Mapping[str, bool | None]) -> str:
    """Not asked about is not the same as asked and not answered."""
    if item.strength is not Strength.ABSENT:
        return ""
    return "Asked about, and not answered." if item.id in probed else "Not said; you were not asked about it."


def gates_of(graded: Graded, marks: Marks) -> list[dict[str, Any]]:
    """Gates that fired, speaking in the rubric's words and with the candidate's."""
    rows = []
    for fired in graded.scorecard.gates:
        rule = graded.rubric.gate(fired.id)
        rows.append(
            {
                "sort": "Gate",
                "name": rule.name,
                "says": says(fired, graded.rubric),
                "remedy": rule.remedy,
                "quotes": marks.add("gate", "Gate", rule.name, fired.evidence),
                **look_of("gate"),
            }
        )
    return rows


def flags_of(graded: Graded, marks: Marks) -> list[dict[str, Any]]:
    """Red flags: named with a fix, worth no points."""
    rows = []
    for fired in graded.scorecard.red_flags:
        words = red_flag(fired, graded.rubric)
        rows.append(
            {
                "sort": "Red flag",
                "name": words.name,
                "says": words.says,
                "remedy": words.remedy,
                "quotes": marks.add("flag", "Red flag", words.name, fired.evidence),
                **look_of("flag"),
            }
        )
    return rows


def rebuilt_of(rebuilt: Rebuilt | None) -> dict[str, Any] | None:
    """The answer retold from the candidate's own sentences; slots stand where nothing was said."""
    if rebuilt is None:
        return None
    seconds = f"about {rebuilt.seconds} seconds of speech" if rebuilt.seconds else "slots only"
    return {
        "says": rebuilt.why_not or f"Your own sentences, in the order to tell them: {seconds}. Fill the marked slots.",
        "parts": [
            {
                "name": part.role.capitalize(),
                "pieces": slots_of(" ".join(piece.text for piece in part.pieces)),
                **look_of(part.dimension),
            }
            for part in rebuilt.parts
        ],
    }


def slopes_of(graded: Graded) -> list[dict[str, Any]]:
    """What the probes changed, and what changed since the attempt before this one."""
    pairs = (
        ("Before and after the probes", graded.before, "before the probes", "your replies"),
        ("Compared with your last attempt", graded.last, "last time", "answering again"),
    )
    return [
        slope_of(title, earlier, graded, when, what)
        for title, earlier, when, what in pairs
        if earlier is not None and earlier.total is not None and graded.scorecard.total is not None
    ]


def slope_of(title: str, earlier: Scorecard, graded: Graded, when: str, what: str) -> dict[str, Any]:
    """Points of each dimension then and now, and the sentence that says the same as the picture."""
    now = graded.scorecard
    change = (now.total or 0) - (earlier.total or 0)
    moved = f"added {change}" if change > 0 else f"cost {-change}" if change < 0 else "left the total as it was"
    rows = [
        {
            "name": dimension.name,
            "before": number(round(earlier.dimensions[dimension.id].points, 1)),
            "after": number(round(now.dimensions[dimension.id].points, 1)),
            "from": share(earlier.dimensions[dimension.id]),
            "to": share(now.dimensions[dimension.id]),
            "max": number(dimension.points),
            **look_of(dimension.id),
        }
        for dimension in graded.rubric.dimensions
        if dimension.id in earlier.dimensions and dimension.id in now.dimensions
    ]
    return {"title": title, "says": f"{earlier.total} of 100 {when}, {now.total} now: {what} {moved}.", "rows": rows}


def share(score: DimensionScore) -> float:
    """Points as a share of the maximum, 0 to 1."""
    return round(score.points / score.max, 3) if score.max else 0.0


def turns_of(lines: Iterable[Line], marks: list[Mark]) -> list[dict[str, Any]]:
    """The transcript cut into pieces under their marks, each piece saying what it is evidence for."""
    known = {mark.id: mark for mark in marks}
    return [
        {
            "speaker": line.speaker,
            "tag": line.tag,
            "pieces": [
                {"text": piece.text, "marks": list(piece.marks), "says": said_of([known[id_] for id_ in piece.marks])}
                for piece in pieces_of(line.text, n, marks)
            ],
        }
        for n, line in enumerate(lines)
    ]
