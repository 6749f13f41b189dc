"""What the Evaluate pages say in figures: tables and sentences. Nothing here draws."""

from interviewer.domain.calibrator import UNAIDED
from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Framework
from interviewer.evaluation.calibrator.comparing import Compared, Gap
from interviewer.evaluation.calibrator.over_pairs import Fluency, Judged, OverPairs
from interviewer.evaluation.calibrator.pairs import OBVIOUS_FROM, Pair
from interviewer.evaluation.metrics import DIMENSIONS, LEAST_APART
from interviewer.export.summary import STRENGTH_NAMES, VERDICT_NAMES
from interviewer.grading.mending import Checked
from interviewer.ui.evals_tables import Cell, Table

NONE = "-"
FAR = 0.15
"""Share of a dimension's range from which a difference stands out: half of the width of most ranges of the rubric."""
RATERS = (
    "The reference is the median of three raters, who are language models: careful and reproducible, not human truth. "
    "In brackets: the lowest and the highest of them."
)
FITTED = "The rules were fitted on the pairs of the calibration set, so their agreement with it flatters them."


def signed(points: float | None) -> str:
    """'+3', '-2.5', '0'; '-' where undefined."""
    if points is None:
        return NONE
    rounded = round(points, 1)
    return "0" if not rounded else f"{rounded:+.1f}".removesuffix(".0")


def plain_number(points: float | None) -> str:
    """'3', '2.5'; '-' where undefined."""
    return NONE if points is None else f"{points:.1f}".removesuffix(".0")


def name_of(dimension: str, frame: Framework) -> str:
    """As people call it; the total where it is none."""
    return next((item.name for item in frame.dimensions if item.id == dimension), "Total")


def gap_table(found: Compared, called: str, frame: Framework) -> Table:
    """One answer: what was given before and with the rubric, the reference, the difference, the rules."""
    rows = tuple(_gap_row(gap, frame) for gap in found.gaps)
    columns = ("Dimension", "You, unaided", "You", "Reference", "You above it", "Rules")
    return Table(f"{called}: points", columns, rows)


def _gap_row(gap: Gap, frame: Framework) -> tuple[Cell, ...]:
    reference = plain_number(gap.reference)
    if gap.spread:
        reference += f" ({gap.spread[0]:g}-{gap.spread[1]:g})"
    if gap.reference is not None and not gap.counts:
        reference += " contradicted"
    far = gap.over is not None and abs(gap.over) >= FAR * gap.most
    return (
        Cell(f"{name_of(gap.dimension, frame)}, of {gap.most:g}", "" if gap.dimension else "strong"),
        Cell(plain_number(gap.unaided), "quiet"),
        Cell(plain_number(gap.given), "strong"),
        Cell(reference, "" if gap.counts else "quiet"),
        Cell(signed(gap.over), ("bad" if far else "") if gap.counts else "quiet"),
        Cell(plain_number(gap.rules)),
    )


def verdicts_said(found: Compared) -> str:
    """'You: Hire. Reference: Lean No Hire. Rules: No Hire.'"""
    said = (("You", found.verdict), ("Reference", found.reference), ("Rules", found.rules))
    return " ".join(f"{who}: {VERDICT_NAMES[verdict] if verdict else 'none'}." for who, verdict in said)


def fluency_said(found: Compared, called: str, limit: int) -> str:
    """The bias named, with what it rests on."""
    verdict = VERDICT_NAMES[found.reference] if found.reference else ""
    return (
        f"Fluency bias: you gave the {called.lower()} {found.total.given:g} of 100, and the reference calls it "
        f"{verdict}. More than {limit} for a weak answer means that how well it is told has been scored with what is "
        "in it."
    )


def over_table(found: OverPairs, frame: Framework) -> Table:
    """Bias and error of the calibrator, the raters and the rules on the same answers."""
    raters = found.raters.error if found.raters else {}
    rows = tuple(
        (
            Cell(name_of(name, frame), "" if name else "strong"),
            Cell(signed(found.own.bias[name]), "strong"),
            Cell(plain_number(found.own.error[name]), "strong"),
            Cell(plain_number(found.unaided.error[name]) if name in UNAIDED else NONE, "quiet"),
            Cell(plain_number(raters.get(name))),
            Cell(signed(found.rules.bias[name])),
            Cell(plain_number(found.rules.error[name])),
        )
        for name in (*DIMENSIONS, "")
    )
    columns = ("Points", "Your bias", "Your error", "Unaided", "Raters' error", "Rules' bias", "Rules' error")
    said = f"n = {found.answers} answers in {found.pairs} {'pair' if found.pairs == 1 else 'pairs'}"
    return Table(f"{said}. Bias: given less reference, on average. Error: the distance, on average.", columns, rows)


def order_said(own: Judged, raters: Judged | None, rules: Judged) -> str:
    """How often the better answer was given more, by each."""
    if not own.apart:
        return f"Order: no pair yet whose reference totals are {LEAST_APART} points or more apart."
    beside = f"Rules: {rules.right} of {rules.apart}."
    if raters and raters.apart:
        beside += f" Raters, each against the other two: {raters.right} of {raters.apart}."
    return (
        f"Order: you had {own.right} of {own.apart} pairs in the order of the reference, counting pairs {LEAST_APART} "
        f"points or more apart. {beside}"
    )


def interval_said(found: OverPairs) -> str | None:
    """Where the bias of the total lies."""
    if found.interval is None:
        return None
    low, high = signed(found.interval.low), signed(found.interval.high)
    own = signed(found.own.bias[""])
    return f"Your bias of the total: {own}; with 95 % it lies between {low} and {high} (n = {found.pairs} pairs)."


def weak_said(found: Fluency, limit: int) -> str:
    """Bias towards fluency, over pairs."""
    if not found.weak:
        return "Fluency: no weak answer yet among those you scored."
    beside = f"You gave weak answers {signed(found.bias_weak)} points against the reference"
    if found.bias_others is not None:
        beside += f", the other answers {signed(found.bias_others)}"
    return f"Fluency: {found.above} of {found.weak} weak answers got more than {limit} from you. {beside}."


def raters_said(found: OverPairs) -> str:
    """What the reference is, and how the raters' column was made."""
    if not found.rated_answers:
        return "The reference is the label of the pages: a claim, not the truth. No rater scored these pairs."
    return (
        "The raters are language models: a careful, reproducible reference, not human truth. Their error is each "
        f"rater's against the mean of the other two, on {found.rated_answers} answers. {FITTED}"
    )


def kind_said(pair: Pair) -> str:
    """How far apart the two are, once that may be known."""
    if pair.kind is None:
        return ""
    return (
        f"An obvious pair: {OBVIOUS_FROM} points or more apart."
        if pair.kind == "obvious"
        else f"A close pair: less than {OBVIOUS_FROM} points apart."
    )


def mended_table(checked: Checked, rubric: Rubric) -> Table:
    """Signals of the sentence before and after."""
    rows = tuple(
        (
            Cell(rubric.signals[change.signal].name),
            Cell(STRENGTH_NAMES[change.before], "quiet"),
            Cell(STRENGTH_NAMES[change.after], "good" if change.after.rank > change.before.rank else ""),
        )
        for change in checked.sentence
    )
    return Table("What the rules find in this sentence", ("Signal", "Before", "Now"), rows, words=3)
