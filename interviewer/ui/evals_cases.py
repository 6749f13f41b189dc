"""The cases of a run as the Evals page lists and compares them: wanted beside given. Draws nothing."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import VERDICTS, Scorecard, Verdict
from interviewer.domain.transcript import Transcript
from interviewer.evaluation.cases import Case, Rating
from interviewer.evaluation.rows import Row
from interviewer.evaluation.study import Study
from interviewer.export.quotes import as_said
from interviewer.export.summary import STRENGTH_NAMES, VERDICT_NAMES
from interviewer.export.summary import number as points_of
from interviewer.library.rubrics import load_framework, load_rubric
from interviewer.ui.evals_figures import part_name
from interviewer.ui.evals_tables import NOT_KNOWN, Cell, Table, Tone, counted

WORST, GATES, VERDICTS_DIFFER, UNGRADED, AS_THEY_ARE = "worst", "gates", "verdicts", "ungraded", "order"
SHOWN: Final = {
    WORST: "Worst first",
    GATES: "Gates differ",
    VERDICTS_DIFFER: "Verdicts differ",
    UNGRADED: "No grade",
    AS_THEY_ARE: "In the suite's order",
}
"""Ways to list the cases."""
CLOSE = 3
"""Points within which two raters usually are (`GRADING`)."""


def distance(row: Row) -> float | None:
    """Points between the grade and the reference; None where one of them is missing."""
    return abs(row.total - row.wanted_total) if row.scored and row.wanted_total is not None else None


def verdicts_off(row: Row) -> int:
    """Steps between the verdict and the reference's; 0 where there is none."""
    return abs(row.verdict - row.wanted_verdict) if row.scored and row.wanted_verdict is not None else 0


def gates_off(row: Row) -> frozenset[str]:
    """Gates that only one of the two has; none where nobody rated them."""
    return row.gates ^ row.wanted_gates if row.scored and row.wanted_gates is not None else frozenset()


def listed(rows: Sequence[Row], shown: str, search: str = "") -> list[Row]:
    """The cases of a list, in its order, whose id has `search` in it, whatever its case."""
    wanted = search.strip().casefold()
    found = [row for row in rows if wanted in row.id.casefold()]
    if shown == AS_THEY_ARE:
        return found
    if shown == UNGRADED:
        return [row for row in found if not row.scored]
    if shown == GATES:
        found = [row for row in found if gates_off(row)]
    if shown == VERDICTS_DIFFER:
        found = [row for row in found if verdicts_off(row)]
    return sorted(found, key=lambda row: (not row.scored, -(distance(row) or 0), -verdicts_off(row), row.id))


def neighbours(rows: Sequence[Row], case: str) -> tuple[str | None, str | None]:
    """The ids before and behind a case in a list; the first ones where it is not in it."""
    ids = [row.id for row in rows]
    if case not in ids:
        return None, ids[0] if ids else None
    at = ids.index(case)
    return ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None


def verdict_name(verdict: int | None) -> str:
    """'Hire', or '-'."""
    return NOT_KNOWN if verdict is None else VERDICT_NAMES[VERDICTS[verdict]]


def case_line(row: Row, reason: str = "") -> str:
    """'Raters Hire, 71. Grader Lean No Hire, 58: 13 points lower. Gates: only the grader no_story.'"""
    wanted = said(verdict_name(row.wanted_verdict), row.wanted_total)
    if not row.scored:
        return f"Raters {wanted}. No grade: {reason or 'none was made'}"
    parts = [f"Raters {wanted}", f"Grader {said(verdict_name(row.verdict), row.total)}{apart(row)}"]
    return ". ".join([*parts, *gate_lines(row)]) + "."


def said(verdict: str, total: float | None) -> str:
    """'Hire, 71 of 100'; what is missing is left out."""
    known = [verdict] if verdict != NOT_KNOWN else []
    if total is not None:
        known.append(f"{points_of(total)} of 100")
    return ", ".join(known) or "gave no verdict"


def apart(row: Row) -> str:
    """': 13 points lower', or ''."""
    if row.wanted_total is None or not row.scored:
        return ""
    by = row.total - row.wanted_total
    how = "higher" if by > 0 else "lower"
    return f": {points_of(abs(by))} points {how}" if by else ": the same total"


def gate_lines(row: Row) -> list[str]:
    """'Gate of the raters alone: no_story', and the other way round."""
    off = gates_off(row)
    missed, added = sorted(off & (row.wanted_gates or frozenset())), sorted(off & row.gates)
    sides = (("raters", missed), ("grader", added))
    return [f"Gate of the {who} alone: {', '.join(map(gate_name, gates))}" for who, gates in sides if gates]


def gate_name(gate: str) -> str:
    """As the rubric calls it."""
    framework = load_framework()
    return next((item.name for item in (*framework.gates, *framework.caps) if item.id == gate), gate)


class Point(NamedTuple):
    """One case in the chart of grade against reference."""

    case: str
    wanted: float
    low: float
    """The least that a single rater gave; `wanted` where there are no ratings."""
    high: float
    given: float
    off: str
    """How far the verdicts are apart, in words."""
    says: str


OFF = ("same verdict", "one verdict off", "further off")


def scatter(study: Study) -> list[Point]:
    """Every graded case with a reference total."""
    found = []
    for row in study.rows:
        if row.scored and row.wanted_total is not None:
            totals = [rating.total for rating in study.cases[row.id].ratings if rating.points]
            low, high = min(totals, default=row.wanted_total), max(totals, default=row.wanted_total)
            off = OFF[min(2, verdicts_off(row))]
            found.append(Point(row.id, row.wanted_total, low, high, row.total, off, case_line(row)))
    return found


def scatter_says(points: Sequence[Point]) -> str:
    """The chart in a sentence."""
    within = sum(point.low <= point.given <= point.high for point in points)
    close = sum(abs(point.given - point.wanted) <= CLOSE for point in points)
    above = sum(point.given > point.wanted for point in points)
    below = sum(point.given < point.wanted for point in points)
    rated = any(point.low < point.high for point in points)
    spread = f" {within} lie within what the single raters gave." if rated else ""
    return (
        f"Of {counted(len(points), 'case')} {close} are within {CLOSE} points of the reference, {above} are graded "
        f"higher, {below} lower.{spread}"
    )


def compared(case: Case, card: Scorecard | None) -> Table:
    """Reference, each rater and the grader side by side: dimensions, total, verdict, gates, next probe."""
    raters = case.ratings
    rows = [
        dimension_row(dimension.id, dimension.name, dimension.points, case, card)
        for dimension in load_framework().dimensions
    ]
    wanted = case.reference
    given = None if card is None else card.total
    totals = [points_or_none(rating.total) if rating.points else NOT_KNOWN for rating in raters]
    rows.append(
        row_of("Total, of 100", points_or_none(wanted.total), totals, points_or_none(given), off(given, wanted.total))
    )
    verdicts = [verdict_or_none(rating.verdict) for rating in raters]
    theirs, ours = verdict_or_none(wanted.verdict), verdict_or_none(card.verdict if card else None)
    rows.append(row_of("Verdict", theirs, verdicts, ours, differs(theirs, ours)))
    theirs = gates_said(wanted.gates)
    ours = gates_said(tuple(mark.id for mark in card.gates)) if card and card.status == "scored" else NOT_KNOWN
    rows.append(row_of("Gates", theirs, [gates_said(rating.gates) for rating in raters], ours, differs(theirs, ours)))
    names = tuple(f"Rater {number}" for number in range(1, len(raters) + 1))
    columns = ("", "Reference", "Grader", "Difference", *names)
    return Table(f"{case.id}: reference and grader side by side", columns, tuple(rows))


def dimension_row(id_: str, name: str, most: float, case: Case, card: Scorecard | None) -> tuple[Cell, ...]:
    """Points of one dimension."""
    given = card.dimensions[id_].points if card and id_ in card.dimensions else None
    wanted = case.reference.points.get(id_)
    raters = [points_or_none(rating.points.get(id_)) for rating in case.ratings]
    title = f"{name}, of {points_of(most)}"
    return row_of(title, points_or_none(wanted), raters, points_or_none(given), off(given, wanted))


def row_of(name: str, wanted: str, raters: Sequence[str], given: str, difference: Cell) -> tuple[Cell, ...]:
    """One line of the comparison."""
    return (
        Cell(name),
        Cell(wanted, "strong"),
        Cell(given, "strong"),
        difference,
        *(Cell(cell, "quiet") for cell in raters),
    )


def points_or_none(value: float | None) -> str:
    """'6.5', or '-'."""
    return NOT_KNOWN if value is None else points_of(round(value, 1))


def verdict_or_none(verdict: Verdict | None) -> str:
    """'Hire', or '-'."""
    return NOT_KNOWN if verdict is None else VERDICT_NAMES[verdict]


def gates_said(gates: Sequence[str] | None) -> str:
    """Their names; 'none'; '-' where nobody rated them."""
    return NOT_KNOWN if gates is None else ", ".join(map(gate_name, sorted(gates))) or "none"


def off(given: float | None, wanted: float | None) -> Cell:
    """'+3', marked where it is more than raters differ by."""
    if given is None or wanted is None:
        return Cell(NOT_KNOWN)
    by = round(given - wanted, 1)
    return Cell(f"{by:+g}" if by else "0", "bad" if abs(by) > CLOSE else "")


def differs(theirs: str, ours: str) -> Cell:
    """Whether two words are the same, as far as both are known."""
    if NOT_KNOWN in (theirs, ours):
        return Cell(NOT_KNOWN)
    return Cell("same") if theirs == ours else Cell("differs", "bad")


def signals_table(case: Case, card: Scorecard | None) -> Table | None:
    """What a reader saw of each signal and what the grader saw, each with its words; None: nobody read it so."""
    if not case.seen or card is None:
        return None
    rubric = load_rubric(case.transcript.competency)
    names = {signal.id: signal.name for dimension in rubric.dimensions for signal in dimension.signals}
    mine = {signal.id: signal for dimension in card.dimensions.values() for signal in dimension.signals}
    rows = []
    for id_, seen in case.seen.items():
        found = mine.get(id_)
        strength = found.strength if found else Strength.ABSENT
        far = abs(strength.rank - seen.strength.rank)
        tone: Tone = "bad" if far > 1 else ""
        quote = found.evidence[0].quote if found and found.evidence else None
        cells = [Cell(names.get(id_, id_)), Cell(STRENGTH_NAMES[seen.strength]), quoted(seen.quote)]
        rows.append((*cells, Cell(STRENGTH_NAMES[strength], tone), quoted(quote)))
    columns = ("Signal", "Reader", "Reader's words", "Grader", "Grader's words")
    return Table(f"{case.id}: signals, reader and grader side by side", columns, tuple(rows), words=5)


def quoted(quote: str | None) -> Cell:
    """Words of the answer, cut where they are long."""
    return Cell(f"“{as_said(quote)}”" if quote else "", "quiet")


def probed_next(row: Row) -> str:
    """'Probed next: Quantified impact; by the raters Self-awareness.'"""
    names = {dimension.id: dimension.name for dimension in load_framework().dimensions}
    wanted = ", ".join(names.get(target, target) for target in sorted(row.wanted_targets))
    ours = names.get(row.target or "", row.target or "nothing")
    return f"Probed next: {ours}; by the raters {wanted or 'nothing'}."


def questions(ratings: Sequence[Rating]) -> list[str]:
    """What raters would ask next, each once."""
    asked = (rating.next_probe.question for rating in ratings if rating.next_probe)
    return [question for question in dict.fromkeys(asked) if question]


def about(transcript: Transcript, row: Row) -> str:
    """'Ownership, Senior, 214 words. Trap 1.'"""
    name = load_rubric(transcript.competency).name
    numbers = "".join(f" {part_name(number, 'case')}." for number in row.numbers)
    return f"{name}, {part_name(row.level, 'level')}, {counted(row.words, 'word')}.{numbers}"
