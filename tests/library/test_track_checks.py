"""Rules of a track beyond its shape: each is broken once, and named with its field and remedy."""

from typing import Any

import pytest

from interviewer.library.checks import rule_problems
from interviewer.library.files import SHARED_FILES
from tests.library.spoiling import REMOVED, ours, put

FILE = "track_fintech.json"
ACTS = "signals.action_specificity"
CUES = f"{ACTS}.friction.cues.0"
LAID = "overlays.customer_obsession"
MOVED = f"{LAID}.moved"
NEAR = {*SHARED_FILES, FILE, "customer_obsession.json"}
"""What the broken rules lean on; the other principles are read in a test of their own."""
TOO = "stands in customer_obsession.json too"

# name, place, value, what is said of it, the field it is said of where that is another than the place
BROKEN: tuple[tuple[Any, ...], ...] = (
    ("another name", "id", "finance", "the file is called track_fintech.json"),
    ("points gained", "overlays.0.moved.steps", -1, "'action_specificity' add up to 26", MOVED),
    ("points between", "overlays.0.moved.situation", -1, "'structure_star' add up", MOVED),
    ("more than there is", "overlays.0.moved.decision", -9, "takes 9 of 2.5", f"{MOVED}.decision"),
    ("another's signal", "overlays.0.moved.owned_up", 0, "no signal of customer_obsession", f"{MOVED}.owned_up"),
    ("no signal", "overlays.0.moved.blue", 0, "no signal of customer_obsession", f"{MOVED}.blue"),
    ("no competency", "overlays.0.competency", "charm", "no such competency", "overlays.charm.competency"),
    ("twice the same", "overlays.1.competency", "customer_obsession", "is there already", f"{LAID}.competency"),
    ("a taken signal", f"{ACTS}.friction.id", "steps", "is a signal already", f"{ACTS}.steps.id"),
    ("a taken flag", "red_flags.ft_too_smooth.id", "jargon", "gate or flag already", "red_flags.jargon.id"),
    ("a probe", "probes.0.signal", "blue", "no such signal", "probes.ft_asked_for_what.signal"),
    ("nowhere laid", f"{ACTS}.friction.id", "rubbing", "no overlay has 'rubbing'", f"{ACTS}.rubbing.id"),
    ("never probed", f"{ACTS}.friction.id", "rubbing", "no probe is after", f"{ACTS}.rubbing.id"),
    ("no dimension", "signals.blue", [], "no such dimension"),
    ("a condition", f"{CUES}.any.0", "ft_frictoin", "Did you mean ft_friction", f"{ACTS}.friction.cues.0.any.0"),
    ("a part", f"{CUES}.any.0", "ft_product", "only a part", f"{ACTS}.friction.cues.0.any.0"),
    ("of a flag", "red_flags.ft_too_smooth.cues.0.all.0", "blue", "no lexicon"),
    ("a steer", "steers.ft_too_smooth", "steps", "Name such a pair"),
    ("steered by", "steers.jargon", "friction", "Name such a pair"),
    ("an excuse", "excused.jargon.0", "blue", "no lexicon"),
    ("excused of what", "excused.blue", [], "no such red flag"),
    ("in a pattern", "lexicons.ft_people.patterns.0", "{blue}", "no lexicon has that name"),
    ("in a circle", "lexicons.ft_people.patterns.0", "{ft_people}", "refers to itself", "lexicons.ft_people"),
    ("a quiz id", "quiz.0.id", "sleeping_baby", TOO, "quiz.sleeping_baby.id"),
    ("a question's id", "overlays.0.questions.0.id", "silent_customers", TOO, f"{LAID}.questions.silent_customers.id"),
    ("equal choices", "quiz.0.choices.0", "Frugality", "choices are the same", "quiz.ft_q_remittance_name.choices"),
)  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_rule_is_named(broken: tuple[Any, ...]) -> None:
    """Where it is broken, what is wrong, what to do."""
    _, place, value, said, *other = broken
    files = {name: data for name, data in ours().items() if name in NEAR}
    put(files[FILE], place, value)

    found = [(item.field, item.what) for item in rule_problems(files) if item.file == FILE]

    field = other[0] if other else place
    assert [what for where, what in found if where == field and said in what], found


def test_a_missing_competency_is_no_fault_of_the_track() -> None:
    """What leans on a file that is not there is let be."""
    files = ours()
    del files["customer_obsession.json"]
    assert [item for item in rule_problems(files) if item.field.startswith(f"{MOVED}.")] == []


def test_ids_may_not_be_taken_out() -> None:
    """A question without a text is left to the model; the rules pass it over."""
    files = ours()
    put(files[FILE], "overlays.0.questions.0.text", REMOVED)
    assert rule_problems(files) == []
