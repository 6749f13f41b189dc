"""The rubric one answer is graded by: framework and competency as one."""

from dataclasses import replace

import pytest

from interviewer.domain.transcript import Kind, Level
from interviewer.library.rubrics import load_rubric

RUBRIC = load_rubric("customer_obsession")


def test_signals_are_in_rubric_order_without_scope() -> None:
    """A competency's own signals stand in their dimension; `scope` has no points and no dimension."""
    listed = [signal.id for dimension in RUBRIC.dimensions for signal in dimension.signals]

    assert list(RUBRIC.signals) == listed
    assert {"customer_evidence", "prevention"} <= set(listed)
    assert RUBRIC.framework.scope.id not in RUBRIC.signals
    assert RUBRIC.dimension_of["customer_evidence"] in {dimension.id for dimension in RUBRIC.dimensions}


@pytest.mark.parametrize("competency", ["generic", "ownership", "customer_obsession", "dive_deep", "frugality"])
def test_points_are_redistributed_within_a_dimension_never_between(competency: str) -> None:
    """Each dimension's signals sum to its points, whatever a competency adds."""
    for dimension in load_rubric(competency).dimensions:
        assert sum(signal.points for signal in dimension.signals) == pytest.approx(dimension.points)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_its_rule(kind: Kind) -> None:
    """Looked up by the kind itself."""
    assert RUBRIC.kind(kind).kind is kind


@pytest.mark.parametrize("level", list(Level))
def test_every_level_has_its_bar(level: Level) -> None:
    """Looked up by the level itself; what it needs are signals of the rubric, or scope."""
    bar = RUBRIC.level(level)

    assert bar.level is level
    assert set(bar.needs) <= {*RUBRIC.signals, RUBRIC.framework.scope.id}


@pytest.mark.parametrize(
    "name", ["manager_assigned", "collective_only", "no_story", "escalated", "spectator", "nothing_named"]
)
def test_gates_and_caps_are_found_by_id(name: str) -> None:
    """Both alike."""
    assert RUBRIC.gate(name).id == name


def test_a_rubric_is_known_by_its_id_and_hash() -> None:
    """Two competencies graded by `generic` share its bytes and are still two rubrics."""
    one = load_rubric("juggling")

    assert one.hash == load_rubric("generic").hash
    assert one != replace(one, id="yodelling")
    assert one == replace(one)
    assert one != replace(one, hash="other")
