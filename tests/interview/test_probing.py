"""Which gap is probed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.scorecard import Scorecard
from interviewer.interview.probing import BASES, DIMENSION_FACTORS, SIGNAL_FACTORS, choices, choose
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import load_rubric
from tests.interview.fakes import card, quoted

PHRASING = load_phrasing()
RUBRIC = load_rubric("generic")
FULL = dict.fromkeys(RUBRIC.signals, "strong")


def card_of(strengths: dict[str, str]) -> Scorecard:
    """A scorecard of the generic rubric."""
    return card(RUBRIC, "x", {name: (strength, quoted("It got better.")) for name, strength in strengths.items()})


def without(*signals: str, **strengths: str) -> dict[str, str]:
    """All strong but these, which are absent or as given."""
    return {name: strength for name, strength in {**FULL, **strengths}.items() if name not in signals}


GAPS = (
    ("one absent signal", without("named", "acted"), (), "self_awareness", "named"),
    (
        "the dimension that misses most",
        without("named", "acted", "measure", "baseline"),
        (),
        "self_awareness",
        "named",
    ),
    ("asked already: the next signal", without("named", "acted"), ("named",), "self_awareness", "acted"),
    ("no size of a change that is not told", without("outcome", "measure"), (), "quantified_impact", "outcome"),
    ("its size once it is told", without("measure", "baseline", outcome="shown"), (), "quantified_impact", "measure"),
    (
        "whose story it is, first",
        without("unprompted", "chose", personal="claimed"),
        (),
        "ownership_signal",
        "personal",
    ),
    ("claimed counts as open", without(steps="claimed", method="claimed"), (), "action_specificity", "steps"),
    ("assignment before all else", {"manager_assigned": "fired"}, (), "ownership_signal", "unprompted"),
    ("a group before the gaps", {"collective_only": "fired"}, (), "ownership_signal", "personal"),
    ("no story: a real case", {"no_story": "fired"}, (), "structure_star", "situation"),
)


@pytest.mark.parametrize(
    ("strengths", "asked", "dimension", "signal"), [case[1:] for case in GAPS], ids=[c[0] for c in GAPS]
)
def test_the_gap_worth_most(strengths: dict[str, str], asked: tuple[str, ...], dimension: str, signal: str) -> None:
    """The dimension with the largest share missing, in it the signal with most to gain."""
    choice = choose(card_of(strengths), RUBRIC, PHRASING, asked)
    assert choice is not None
    assert (dimension, signal) == (choice.dimension, choice.signal)
    assert choice.because


NOTHING: tuple[tuple[str, dict[str, str], tuple[str, ...]], ...] = (
    ("all told", FULL, ()),
    ("little missing", without("time"), ()),
    ("no story, asked once", {"no_story": "fired"}, ("situation",)),
    ("all asked", {}, tuple(RUBRIC.signals)),
)


@pytest.mark.parametrize(("strengths", "asked"), [case[1:] for case in NOTHING], ids=[case[0] for case in NOTHING])
def test_nothing_left_to_ask(strengths: dict[str, str], asked: tuple[str, ...]) -> None:
    """No probe where little is missing or all was asked."""
    assert choose(card_of(strengths), RUBRIC, PHRASING, asked) is None


def test_an_unscored_answer_is_not_probed() -> None:
    """Without a grade there is no gap to know of."""
    assert choose(Scorecard(id="x", status="unscored", reason="language"), RUBRIC, PHRASING, ()) is None


@pytest.mark.parametrize("strength", ["claimed", "shown"])
def test_a_time_that_was_named_is_not_asked_for(strength: str) -> None:
    """Whoever says 'within six weeks' need not be asked within what time."""
    told = dict.fromkeys(("outcome", "measure", "baseline", "meaning"), "strong") | {"time": strength}
    found = choices(card_of(told), RUBRIC, PHRASING, ())
    assert "time" not in {choice.signal for choice in found}


ASSIGNED = (
    ("the beginning first", (), "unprompted", "manager_assigned"),
    ("then what of it was not given", ("unprompted",), "beyond", None),
)


@pytest.mark.parametrize(
    ("asked", "signal", "gate"), [case[1:] for case in ASSIGNED], ids=[case[0] for case in ASSIGNED]
)
def test_assigned_work_is_probed_by_what_was_not_given(asked: tuple[str, ...], signal: str, gate: str | None) -> None:
    """Only the first is asked in the gate's own words; both say which gate they are about."""
    choice = choose(card_of({"manager_assigned": "fired"}), RUBRIC, PHRASING, asked)
    assert choice is not None
    assert (choice.signal, choice.gate) == (signal, gate)
    assert choice.because.startswith(RUBRIC.gate("manager_assigned").name)


def test_a_gate_is_probed_once_by_each() -> None:
    """After both were asked, the other gaps have their turn."""
    choice = choose(card_of({"manager_assigned": "fired"}), RUBRIC, PHRASING, ("unprompted", "beyond"))
    assert choice is not None
    assert choice.gate is None
    assert not choice.because.startswith(RUBRIC.gate("manager_assigned").name)


@given(
    st.dictionaries(st.sampled_from(sorted(RUBRIC.signals)), st.sampled_from(["claimed", "shown", "strong"])),
    st.sets(st.sampled_from(sorted(RUBRIC.signals))),
)
def test_a_choice_is_open_and_new(strengths: dict[str, str], asked: set[str]) -> None:
    """Never a signal that was asked for or is fully evidenced, and the reason names what is open."""
    choice = choose(card_of(strengths), RUBRIC, PHRASING, asked)
    if choice is None:
        return
    assert choice.signal not in asked
    assert strengths.get(choice.signal) != "strong"
    assert choice.dimension == RUBRIC.dimension_of[choice.signal]


def test_factors_name_signals_that_exist() -> None:
    """The tables of factors have no entry that has lost its signal or dimension."""
    assert set(SIGNAL_FACTORS) <= set(RUBRIC.signals)
    assert set(DIMENSION_FACTORS) == {dimension.id for dimension in RUBRIC.dimensions}
    assert {*BASES, *(base for base, _ in BASES.values())} <= set(RUBRIC.signals)
