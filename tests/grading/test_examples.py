"""Examples and near-misses are promises, each broken once; code and data name the same things.

That ours keep their promises is what `interviewer rubric lint` says of them (tests/test_cli_lint.py).
"""

import ast
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from interviewer.grading.cues import ASKED
from interviewer.grading.examples import cue_problems, strength_problems
from interviewer.grading.targets import OWN_ACTS
from interviewer.library.rubrics import load_framework, load_lexicons, load_rubric
from tests.library.spoiling import ours, put

FRAMEWORK, LEXICONS = "bar_raiser.json", "lexicons.json"
CUSTOMER, ADDED = "customer_obsession.json", "signals.self_awareness.prevention.cues.0.example"
SITUATION = "dimensions.structure_star.signals.situation.cues"
AFTER = "dimensions.self_awareness.signals.acted.cues.2"


def found(*changes: tuple[str, str, Any], beside: str = FRAMEWORK) -> list[str]:
    """What is said of the framework, the lexicons and one file beside them: reading every file takes seconds."""
    files = {name: data for name, data in ours().items() if name in (FRAMEWORK, LEXICONS, beside)}
    for file, place, value in changes:
        put(files[file], place, value)
    return [str(problem) for problem in cue_problems(files)]


def test_most_cues_and_lexicons_have_a_near_miss() -> None:
    """An example shows what fires; only a near-miss shows where it ends."""
    cues = [cue for dimension in load_framework().dimensions for signal in dimension.signals for cue in signal.cues]
    lexicons = load_lexicons()
    assert sum(bool(cue.near_miss) for cue in cues) > 0.9 * len(cues)
    assert sum(bool(lexicon.near_misses) for lexicon in lexicons) > 0.9 * len(lexicons)


BROKEN = (
    ("a lexicon's example", LEXICONS, "goal.examples.0", "Blue.", "goal.examples.0: 'Blue.' is not matched"),
    ("a lexicon's near-miss", LEXICONS, "goal.near_misses.0", "My aim was to halve it.", "goal.near_misses.0: "),
    ("a part's example", LEXICONS, "did.examples.0", "Blue.", "did.examples.0: 'Blue.' is not matched"),
    ("a cue's example", FRAMEWORK, f"{SITUATION}.0.example", "Blue.", "does not fire the cue: place is not there"),
    ("one of several", FRAMEWORK, f"{SITUATION}.5.example", "I noticed a problem.", "none of amount, place is there"),
    ("a forbidden one", FRAMEWORK, f"{SITUATION}.1.example", "I fixed the broken form.", "own_act is there, which"),
    ("two sentences", FRAMEWORK, f"{SITUATION}.0.example", "At the bank. It broke.", "has 2 sentences"),
    ("no sentence", FRAMEWORK, f"{SITUATION}.0.example", " ", "has 0 sentences"),
    ("a cue's near-miss", FRAMEWORK, f"{SITUATION}.0.near_miss", "Well. At the bank.", "'At the bank.' fires"),
    ("a gate's example", FRAMEWORK, "gates.manager_assigned.cues.0.example", "Blue.", "assigned is not there"),
    ("a flag's near-miss", FRAMEWORK, "red_flags.jargon.cues.0.near_miss", "A shard.", "jargon.cues.0.near_miss"),
    ("a pattern", LEXICONS, "goal.patterns.0", "(", "lexicons.json: goal.patterns.0: '(': missing )"),
    ("a question's pattern", FRAMEWORK, "kinds.habit.recognise.0", "(", "kinds.habit.recognise.0: '(': missing )"),
    ("a competency's", CUSTOMER, ADDED, "Blue.", "mended is not"),
)  # fmt: skip


Change = tuple[str, str, Any]


@cache
def readings() -> list[list[Change]]:
    """The broken promises in as few readings as they can be told in: a reading takes a second."""
    together: list[list[Change]] = []
    for _, *change, _ in BROKEN:
        file, place, value = change
        free = (changes for changes in together if not any(_meet(place, other) for _, other, _ in changes))
        if (changes := next(free, None)) is None:
            together.append(changes := [])
        changes.append((file, place, value))
    return together


def _meet(one: str, other: str) -> bool:
    """Of one place, or a pattern of one lexicon: where it cannot be used the lexicon's examples are not tried."""
    return one == other or (".patterns." in one + other and one.partition(".")[0] == other.partition(".")[0])


@cache
def told_at_once(number: int) -> list[str]:
    """What is said of one reading with all its changes."""
    return found(*readings()[number], beside=CUSTOMER)


@pytest.mark.parametrize(
    ("file", "place", "value", "said"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_a_broken_promise_is_named(file: str, place: str, value: Any, said: str) -> None:
    """With file, field, the sentence, and what is missing in it or too much; whatever else is broken."""
    number = next(n for n, changes in enumerate(readings()) if (file, place, value) in changes)
    assert [problem for problem in told_at_once(number) if problem.startswith(f"{file}: ") and said in problem]


def test_what_was_said_before_is_taken_as_given() -> None:
    """A cue that waits for an earlier mistake is tried as if there had been one; its other conditions stay."""
    assert found((FRAMEWORK, f"{AFTER}.example", "I called her first.")) == []
    assert len(found((FRAMEWORK, f"{AFTER}.example", "Blue."))) == 1


def test_what_is_said_before_is_no_excuse_where_a_sentence_can_say_it() -> None:
    """Where the earlier mistake is one of several conditions, the example has to meet another."""
    cue = "dimensions.self_awareness.signals.acted.cues.6"
    assert "none of" in found((FRAMEWORK, f"{cue}.example", "Afterwards I added a check."))[0]


def test_a_cue_with_an_unusable_lexicon_is_passed_over() -> None:
    """The pattern is named, not every cue that waits for it."""
    assert len(found((LEXICONS, "place.patterns.0", "("))) == 1


def test_an_example_the_reading_holds_down_is_named() -> None:
    """A cue may fire and the sentence still earn less: the team's act is no strong evidence of a baseline."""
    rubric = load_rubric("generic")
    data = rubric.framework.model_dump(mode="json")
    example = "dimensions.quantified_impact.signals.baseline.cues.5.example"
    put(data, example, "We had been losing about 40 orders a week.")
    framework = type(rubric.framework).model_validate(data)
    held = replace(rubric, hash="held", framework=framework)
    assert [problem.field for problem in strength_problems(held)] == [example]


def asked_by_code() -> set[str]:
    """Every lexicon that the grading code looks for by name."""
    folder = Path(__file__).parents[2] / "interviewer" / "grading"
    calls = [node for file in folder.glob("*.py") for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    return {
        argument.value
        for call in calls
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ("bit", "bits")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_what_code_looks_for_is_there() -> None:
    """A lexicon, gate, cap or flag that code knows by name cannot be renamed in the data alone."""
    framework = load_framework()
    assert {*asked_by_code(), *ASKED, *OWN_ACTS} <= {lexicon.id for lexicon in load_lexicons() if not lexicon.part}
    assert {gate.id for gate in framework.gates} == {"manager_assigned", "collective_only", "no_story"}
    assert {cap.id for cap in framework.caps} == {"escalated", "spectator", "nothing_named"}
    flags = {"no_number", "escalation_without_ownership", "effort_without_impact"}
    assert flags <= {flag.id for flag in framework.red_flags}
