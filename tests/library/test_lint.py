"""The lint as a whole: every file of a folder, every problem at once."""

from pathlib import Path

from interviewer.library.lint import lint
from tests.library.spoiling import REMOVED, spoilt


def test_ours_are_clean() -> None:
    """What is shipped has no problem."""
    assert lint() == ()


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Shapes, sums, references and doubles of several files, a broken one and a missing one, each with its field."""
    folder = spoilt(
        tmp_path,
        ("bar_raiser.json", "dimensions.structure_star.points", 16),
        ("bar_raiser.json", "dimensions.structure_star.name", 7),
        ("bar_raiser.json", "dimensions.structure_star.signals.task.cues.0.any.0", "troubel"),
        ("bar_raiser.json", "colour", "blue"),
        ("gate_words.json", "0.phrases.Too Loud", 1),
        ("lexicons.json", "goal.patterns.0", "a {goal}"),
        ("lexicons.json", "goal.about", REMOVED),
        ("ownership.json", "probes.why_you.signal", "chase"),
        ("ownership.json", "learning.neighbours.0.competency", "thrift"),
    )
    (folder / "dive_deep.json").write_text('{"id": "dive_deep",}', encoding="utf-8")
    (folder / "phrasing.json").unlink()

    said = {(problem.file, problem.field): problem.what for problem in lint(folder)}

    expected = {
        ("bar_raiser.json", "colour"): "is no field here",
        ("bar_raiser.json", "dimensions"): "101, not 100",
        ("bar_raiser.json", "dimensions.structure_star.name"): "must be text",
        ("bar_raiser.json", "dimensions.structure_star.signals"): "15, not 16",
        ("bar_raiser.json", "dimensions.structure_star.signals.task.cues.0.any.0"): "Did you mean trouble",
        ("dive_deep.json", "(the whole file)"): "line 1, column 20",
        ("gate_words.json", "0.phrases.Too Loud.[key]"): "should match pattern",
        ("lexicons.json", "goal"): "refers to itself",
        ("lexicons.json", "goal.about"): "is missing",
        ("ownership.json", "learning.neighbours.thrift.competency"): "no such competency",
        ("ownership.json", "probes.why_you.signal"): "no such signal",
        ("phrasing.json", "(the whole file)"): "cannot be read",
    }
    assert {place: what for place, what in expected.items() if what not in said.get(place, "")} == {}


def test_problems_come_by_file_and_once(tmp_path: Path) -> None:
    """Sorted, so that two runs say the same."""
    problems = lint(spoilt(tmp_path, ("ownership.json", "extends", "x"), ("bar_raiser.json", "bands.0.least", 5)))
    assert [problem.file for problem in problems] == sorted(problem.file for problem in problems)
    assert len(set(problems)) == len(problems)


def test_an_empty_folder_lacks_every_shared_file(tmp_path: Path) -> None:
    """And `generic`, by which principles without a file are graded."""
    missing = [problem.file for problem in lint(tmp_path)]
    shared = ["bar_raiser", "coaching", "dimension_words", "gate_words", "generic"]
    shared += ["grader_words", "lexicons", "phrasing"]
    assert missing == [f"{name}.json" for name in shared]
