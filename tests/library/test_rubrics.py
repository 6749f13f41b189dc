"""Loading: a rubric is whole or refused, and what is refused is said completely."""

from pathlib import Path

import pytest

from interviewer.errors import RubricError
from interviewer.library.rubrics import competency_ids, load_competency, load_framework, load_rubric
from tests.library.spoiling import spoilt


def test_every_principle_has_a_rubric() -> None:
    """All 16 ids are accepted; one without a file is graded by `generic`, and its notes say so."""
    framework = load_framework()
    assert len(framework.principles) == 16
    for principle in framework.principles:
        rubric = load_rubric(principle.id)
        assert (rubric.id, rubric.name) == (principle.id, principle.name)
        assert bool(rubric.notes) == (principle.id not in competency_ids())


def test_an_unknown_competency_is_generic_with_a_note() -> None:
    """The note repeats the name, cut where it is endless."""
    rubric = load_rubric("y" * 500)
    assert rubric.id == "generic"
    assert rubric.notes == (f"Unknown competency {'y' * 80!r}; graded by 'generic'.",)


def test_points_stay_within_their_dimension() -> None:
    """A competency adds signals and moves points; the sum of each dimension is the framework's."""
    for competency in competency_ids():
        for dimension in load_rubric(competency).dimensions:
            assert sum(signal.points for signal in dimension.signals) == pytest.approx(dimension.points)


def test_a_rubric_is_refused_with_every_problem_of_its_files(tmp_path: Path) -> None:
    """Framework, lexicons and competency in one error, other competencies left out."""
    folder = spoilt(
        tmp_path,
        ("bar_raiser.json", "dimensions.structure_star.signals.task.points", 3),
        ("lexicons.json", "goal.patterns.0", "{nowhere}"),
        ("ownership.json", "probes.why_you.signal", "chase"),
        ("ownership.json", "colour", "blue"),
        ("dive_deep.json", "colour", "blue"),
    )
    with pytest.raises(RubricError) as refused:
        load_rubric("ownership", folder)
    fields = [line.split(": ")[:2] for line in refused.value.problems]
    assert fields == [
        ["bar_raiser.json", "dimensions.structure_star.signals"],
        ["lexicons.json", "goal.patterns.0"],
        ["ownership.json", "colour"],
        ["ownership.json", "probes.why_you.signal"],
        ["ownership.json", "probes"],
    ]


def test_one_broken_competency_leaves_the_others_usable(tmp_path: Path) -> None:
    """Files are read one by one."""
    folder = spoilt(tmp_path, ("dive_deep.json", "colour", "blue"))
    assert load_rubric("ownership", folder).id == "ownership"


def test_a_competency_without_a_file_is_named_with_those_that_have_one() -> None:
    """Asked for by name, there is no stand-in."""
    with pytest.raises(RubricError, match=r"'juggling': there is no rubric of that name\. There are: .*ownership"):
        load_competency("juggling")


def test_the_hash_is_of_the_contents(tmp_path: Path) -> None:
    """The same files give the same hash wherever they lie; one word changed gives another."""
    moved = load_rubric("generic", spoilt(tmp_path / "a"))
    changed = load_rubric("generic", spoilt(tmp_path / "b", ("bar_raiser.json", "gates.no_story.remedy", "Tell one.")))
    assert moved.hash == load_rubric("generic").hash
    assert changed.hash != moved.hash
