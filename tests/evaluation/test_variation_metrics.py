"""Variants against their bases: how far they moved, what they may, verdicts, gates; the worst first."""

from typing import Any

import pytest

from interviewer.commands.variation_worst import worst_text
from interviewer.domain.transcript import Transcript
from interviewer.evaluation.cases import Case, Reference, Variant
from interviewer.evaluation.changes import ranked
from interviewer.evaluation.metrics import measure
from interviewer.evaluation.rows import Change, Given, change_by
from interviewer.evaluation.variation_metrics import MEASURES
from tests.evaluation.made import made_row


def given(total: float, verdict: int = 1, gates: tuple[str, ...] = ()) -> Given:
    return Given(verdict=verdict, total=total, points={}, gates=gates)


def change(own: Given | None, base: Given | None, rise: float | None = 0, fall: float | None = 5) -> Change | None:
    """Of a variant with these limits."""
    transcript = Transcript(id="a~x", question="Q?", turns=())
    case = Case(transcript, "a", Reference(), variant=Variant("a", "x", rise, fall))
    return change_by(case, {"a": base, "a~x": own})


@pytest.mark.parametrize(
    ("total", "rise", "fall", "beyond"),
    [
        pytest.param(63, 5, 5, 0, id="within"),
        pytest.param(66, 5, 5, 1, id="risen too far"),
        pytest.param(52, 0, 5, 3, id="fallen too far"),
        pytest.param(99, None, 0, 0, id="may rise"),
        pytest.param(1, 0, None, 0, id="may fall"),
        pytest.param(61, 0, None, 1, id="may not rise at all"),
    ],
)
def test_beyond(total: float, rise: float | None, fall: float | None, beyond: float) -> None:
    """Points further than the limit, in either direction."""
    found = change(given(total), given(60), rise, fall)

    assert found is not None
    assert (found.moved, found.beyond) == (total - 60, beyond)


def test_verdicts_and_gates() -> None:
    """As steps, and as what only one of the two has."""
    found = change(given(30, 0, ("no_story",)), given(60, 2, ("manager_assigned",)))

    assert found == Change("a", -30, 25, -2, frozenset({"manager_assigned"}), frozenset({"no_story"}))


def test_nothing_to_compare() -> None:
    """Without a grade of both; a case as it was told has no base."""
    assert change(None, given(60)) is None
    assert change(given(60), None) is None
    assert change_by(Case(Transcript(id="a", question="Q?", turns=()), "a", Reference()), {"a": given(60)}) is None


def rows() -> list[Any]:
    """A base and four variants: one still, one lifted by 4, one fallen by 8, 3 too far, one without a gate."""
    changes = [
        Change("a", 0, 0, 0, frozenset(), frozenset()),
        Change("a", 4, 4, 1, frozenset(), frozenset()),
        Change("a", -8, 3, 0, frozenset(), frozenset({"no_story"})),
        Change("a", 0, 0, 0, frozenset({"manager_assigned"}), frozenset()),
    ]
    varied = [
        made_row(f"a~{number}", variation="x", change=item, total=60 + item.moved, verdict=1 + item.verdicts)
        for number, item in enumerate(changes)
    ]
    return [made_row("a"), *varied]


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("too_far", 2),
        ("too_far_share", 0.5),
        ("worst_beyond", 4),
        ("worst_lift", 4),
        ("mean_move", -1),
        ("verdicts_changed", 0.25),
        ("gates_lost", 1),
        ("gates_gained", 1),
    ],
)
def test_metrics(metric: str, value: float) -> None:
    """Of the variants alone; undefined without any."""
    assert measure(metric)(rows()) == value
    assert measure(metric)([made_row("a")]) is None


def test_every_measure_is_a_metric() -> None:
    """They are registered like the others."""
    assert all(measure(name) for name in MEASURES)


def test_the_worst_first() -> None:
    """By points beyond the limit, then by gates lost; what did as it may is left out."""
    assert [row.id for row, _ in ranked(rows())] == ["a~1", "a~2", "a~3"]


def test_the_worst_as_text() -> None:
    """Both grades, points too far, gates; how many more there are; nothing where nothing is wrong."""
    told = worst_text(rows(), 2).splitlines()

    assert told[2].split() == ["a~1", "lean_no_hire", "60", "hire", "64", "4"]
    assert told[3].split() == ["a~2", "lean_no_hire", "60", "lean_no_hire", "52", "3", "no_story", "gained"]
    assert told[4] == "... and 1 more; --worst shows them."
    assert worst_text(rows(), 0) == worst_text([made_row("a")], 5) == ""
