"""Numbers of a rubric that must agree with one another: points, ranges, bands, strengths, caps."""

from collections.abc import Iterator
from typing import Any

from interviewer.domain.observation import Strength
from interviewer.domain.scorecard import VERDICTS
from interviewer.domain.transcript import Kind, Level
from interviewer.library.fields import Place, each, numbers, words

FULL = 100
"""Points of all dimensions together."""
_NEAR = 1e-6
"""Sums of decimal fractions that differ by less are the same."""
Found = Iterator[tuple[Place, str]]
"""Where, and what with its remedy. What is no number at all is left to the models."""


def framework_measures(data: Any) -> Found:
    """Every number of the framework that contradicts another, and every rule that code asks for and does not find."""
    yield from _sums(data)
    for path, dimension in each(data, "dimensions.*"):
        yield from _ranges(path, dimension)
    yield from _bands(data)
    yield from _strengths(data)
    yield from _complete(data)
    yield from _least(data)
    yield from _levels(data, "dimensions.*.signals.*")
    yield from _levels(data, "scope")
    yield from _caps(data)


def competency_measures(data: Any, framework: Any) -> Found:
    """Every dimension whose sum a competency changes: points may move within a dimension, never between."""
    moved = {path[-1]: points for path, points in numbers(data, "points.*")}
    for _, dimension in each(framework, "dimensions.*"):
        there = points_of(dimension, "signals.*")
        for _, name in words(dimension, "id"):
            added = [points for _, points in numbers(data, f"signals.{name}.*.points")]
            total = sum(moved.get(key, points) for key, points in there.items()) + sum(added)
            if abs(total - sum(there.values())) > _NEAR:
                field: Place = ("signals", name) if added else ("points",)
                yield field, off(f"the points of '{name}'", total, sum(there.values()), "signals of this dimension")
    yield from _not_negative(data, "points.*")
    yield from _not_negative(data, "signals.*.*.points")
    yield from _levels(data, "signals.*.*")


def points_of(data: Any, pattern: str) -> dict[str, float]:
    """Id to points of the objects at `pattern` that have both."""
    return {
        name: points
        for _, item in each(data, pattern)
        for _, name in words(item, "id")
        for _, points in numbers(item, "points")
    }


def _sums(data: Any) -> Found:
    whole = sum(points for _, points in numbers(data, "dimensions.*.points"))
    if each(data, "dimensions") and abs(whole - FULL) > _NEAR:
        yield ("dimensions",), off("their points", whole, FULL, "dimensions")
    for path, dimension in each(data, "dimensions.*"):
        total = sum(points for _, points in numbers(dimension, "signals.*.points"))
        for _, points in numbers(dimension, "points"):
            if abs(total - points) > _NEAR:
                yield (*path, "signals"), off("their points", total, points, "signals of this dimension")
    yield from _not_negative(data, "dimensions.*.signals.*.points")


def off(what: str, total: float, whole: float, where: str) -> str:
    """What a sum is, what it has to be, and by how much to mend it."""
    move = "Take {:g} from" if total > whole else "Give {:g} to"
    return f"{what} add up to {total:g}, not {whole:g}. {move.format(abs(total - whole))} the {where}."


def _not_negative(data: Any, pattern: str) -> Found:
    for path, value in numbers(data, pattern):
        if value < 0:
            yield path, f"is {value:g}. Points are 0 or more."


def _ranges(path: Place, dimension: Any) -> Found:
    """From the full points down to 0, without a gap."""
    for _, expected in numbers(dimension, "points"):
        rows = [[end for _, end in numbers(row, "*")] for _, row in each(dimension, "ranges.*")]
        for index, row in enumerate(rows):
            if len(row) != 2:
                return
            low, high = row
            if high != expected or low > high:
                said = f"goes from {low:g} to {high:g}. It has to end at {expected:g}; the highest comes first."
                yield (*path, "ranges", index), said
            expected = low - 1
        if rows and rows[-1][0] != 0:
            yield (*path, "ranges", len(rows) - 1), f"begins at {rows[-1][0]:g}. The last range begins at 0."


def _bands(data: Any) -> Found:
    """From 0 upwards, worse verdicts first, each verdict once."""
    before = -1.0
    for path, least in numbers(data, "bands.*.least"):
        if before < 0 and least != 0:
            yield path, f"is {least:g}. The lowest band begins at 0."
        elif least <= before or least > FULL:
            yield path, f"is {least:g}. Bands ascend, each above {max(before, 0):g} and at most {FULL}."
        before = least
    verdicts = [verdict for _, verdict in words(data, "bands.*.verdict")]
    if set(verdicts) <= set(VERDICTS) and verdicts != list(VERDICTS) and each(data, "bands"):
        said = f"have the verdicts {', '.join(verdicts) or 'none'}."
        yield ("bands",), f"{said} Each stands once, in this order: {', '.join(VERDICTS)}."


def _strengths(data: Any) -> Found:
    """0 = absent <= claimed <= shown <= strong = 1, and weights for the grader that needs no model."""
    for path, weights in each(data, "strengths.*"):
        given = {key: weight for (key,), weight in numbers(weights, "*")}
        row = [given[strength.value] for strength in Strength if strength.value in given]
        if len(row) < len(Strength):
            missing = ", ".join(strength.value for strength in Strength if strength.value not in given)
            yield path, f"gives no weight to {missing}. Every strength has one."
        elif row != sorted(row) or row[0] != 0 or row[-1] != 1:
            said = ", ".join(f"{value:g}" for value in row)
            yield path, f"are {said}. A stronger signal never weighs less; absent is 0, strong is 1."
    if each(data, "strengths") and not each(data, "strengths.rules"):
        yield ("strengths",), "has no weights for 'rules'. Add them."


def _complete(data: Any) -> Found:
    """Code asks for the rule of every kind of question and of every level."""
    for field, key, there in (("kinds", "kind", Kind), ("levels", "level", Level)):
        given = {value for _, value in words(data, f"{field}.*.{key}")}
        missing = [member.value for member in there if member.value not in given]
        if missing and each(data, field):
            yield (field,), f"have none for {', '.join(missing)}. Add it."


def _least(data: Any) -> Found:
    """At least one sentence, and for a stronger signal no fewer checkable sentences than for a weaker one."""
    for path, value in numbers(data, "red_flags.*.least"):
        if value < 1:
            yield path, f"is {value:g}. It takes at least one sentence."
    most = {path[-1]: value for path, value in numbers(data, "hollow.shown_below.*")}
    for path, value in numbers(data, "hollow.claimed_below.*"):
        if value > most.get(path[-1], value):
            yield path, f"is {value:g}. It is at most the {most[path[-1]]:g} of 'shown_below'."


def _levels(data: Any, signals: str) -> Found:
    """Weights come with levels, and those rise from above 0."""
    for path, signal in each(data, signals):
        weighed, needs, given = each(signal, "weights.*"), each(signal, "needs.*"), numbers(signal, "levels.*")
        if len({bool(weighed), bool(needs), bool(given)}) > 1:
            yield path, "has some of 'weights', 'needs' and 'levels'. Give all three or none."
        before = 0.0
        for inner, value in given:
            if value <= before:
                yield (*path, *inner), f"is {value:g}. Levels rise, each above {before:g}."
            before = value


def _caps(data: Any) -> Found:
    """A cap is within the dimension it holds."""
    full = points_of(data, "dimensions.*")
    for field in ("gates", "caps"):
        for path, value in numbers(data, f"{field}.*.caps.*"):
            most = full.get(str(path[-1]), FULL)
            if not 0 <= value <= most:
                yield path, f"is {value:g}. A cap lies between 0 and the dimension's {most:g}."
