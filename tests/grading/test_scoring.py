"""Observations to points: the arithmetic of the scale."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.observation import Marked, Observations, SignalObservation, Strength
from interviewer.domain.transcript import Kind, Level
from interviewer.grading.scoring import band, score
from interviewer.library.rubrics import load_rubric

RUBRIC = load_rubric("ownership")
NAMES = (*RUBRIC.signals, "scope")
WEIGHTS = RUBRIC.framework.strengths["rules"]
STRENGTHS = st.sampled_from(list(Strength))


def observed(
    default: Strength = Strength.STRONG,
    *,
    gates: tuple[str, ...] = (),
    caps: tuple[str, ...] = (),
    flags: tuple[str, ...] = (),
    strengths: dict[str, Strength] | None = None,
) -> Observations:
    """Every signal at `default`, but for those named in `strengths`."""
    named = strengths or {}
    return Observations(
        signals=tuple(SignalObservation(id=name, strength=named.get(name, default)) for name in NAMES),
        gates=tuple(Marked(id=name) for name in gates),
        caps=tuple(Marked(id=name) for name in caps),
        red_flags=tuple(Marked(id=name) for name in flags),
    )


def test_everything_strong_is_a_hundred_and_nothing_is_none() -> None:
    """The signals of each dimension sum to its weight, the dimensions to 100."""
    full = score(observed(), RUBRIC, Kind.SELF_START, Level.SDE2)
    empty = score(observed(Strength.ABSENT), RUBRIC, Kind.SELF_START, Level.SDE2)

    assert full.total == 100
    assert {name: one.points for name, one in full.dimensions.items()} == {
        "structure_star": 15,
        "ownership_signal": 30,
        "action_specificity": 25,
        "quantified_impact": 20,
        "self_awareness": 10,
    }
    assert (empty.total, empty.verdict) == (0, "no_hire")


@pytest.mark.parametrize(
    ("holds", "dimension", "most", "verdict"),
    [
        pytest.param({"gates": ("manager_assigned",)}, "ownership_signal", 1, "no_hire", id="assigned work"),
        pytest.param({"gates": ("collective_only",)}, "ownership_signal", 3, "no_hire", id="nothing of one's own"),
        pytest.param({"gates": ("no_story",)}, "quantified_impact", 1, "no_hire", id="no story"),
        pytest.param({"caps": ("escalated",)}, "ownership_signal", 9, "hire", id="escalated and left"),
        pytest.param({"caps": ("spectator",)}, "ownership_signal", 9, "hire", id="spectator"),
    ],
)
def test_a_hold_caps_its_dimension_and_is_named(
    holds: dict[str, tuple[str, ...]], dimension: str, most: float, verdict: str
) -> None:
    """A dimension is min(sum, cap); `cap` names what held it; a gate forces the verdict, a cap does not."""
    result = score(observed(**holds), RUBRIC, Kind.SELF_START, Level.SDE2)  # type: ignore[arg-type]

    held = result.dimensions[dimension]
    assert (held.points, held.cap) == (most, (*holds.values(),)[0][0])
    assert result.verdict == verdict


def test_assigned_work_is_no_hire_whatever_the_total() -> None:
    """Nothing outweighs it: 71 of 100 with every other point earned."""
    result = score(observed(gates=("manager_assigned",)), RUBRIC, Kind.SELF_START, Level.SDE2)

    assert (result.total, result.verdict) == (71, "no_hire")


def test_a_cap_that_holds_nothing_is_not_named() -> None:
    """A dimension below its cap earns what it earns."""
    result = score(observed(Strength.ABSENT, caps=("escalated",)), RUBRIC, Kind.SELF_START, Level.SDE2)

    assert result.dimensions["ownership_signal"].cap is None


@pytest.mark.parametrize(
    ("total", "verdict"),
    [
        (0, "no_hire"),
        (34, "no_hire"),
        (35, "lean_no_hire"),
        (63, "lean_no_hire"),
        (64, "hire"),
        (84, "hire"),
        (85, "strong_hire"),
        (100, "strong_hire"),
    ],
)
def test_bands(total: int, verdict: str) -> None:
    """no_hire < 35 <= lean_no_hire < 64 <= hire < 85 <= strong_hire."""
    assert band(total, RUBRIC) == verdict


@pytest.mark.parametrize(
    ("level", "verdict", "met"),
    [
        ("sde1", "strong_hire", True),
        ("sde2", "strong_hire", False),
        ("senior", "hire", False),
        ("staff", "hire", False),
        ("principal", "hire", False),
    ],
)
def test_the_level_bar_lowers_from_senior_on_and_only_says_below(level: str, verdict: str, met: bool) -> None:
    """Without scope a Senior answer loses a band; at SDE 2 what is missing is said, not deducted."""
    result = score(observed(strengths={"scope": Strength.ABSENT}), RUBRIC, Kind.SELF_START, Level(level))

    assert (result.verdict, result.level_bar.met) == (verdict, met)
    assert bool(result.level_bar.said) is not met


def test_red_flags_change_no_points() -> None:
    """They are named with a fix, and that is all."""
    plain = score(observed(Strength.SHOWN), RUBRIC, Kind.SELF_START, Level.SDE2)
    flagged = score(observed(Strength.SHOWN, flags=("we_overused", "no_number")), RUBRIC, Kind.SELF_START, Level.SDE2)

    assert flagged == plain


def test_a_failure_question_is_not_graded_on_seeing_the_need() -> None:
    """Its points go to the other signals of the dimension in proportion."""
    result = score(observed(strengths={"unprompted": Strength.ABSENT}), RUBRIC, Kind.FAILURE, Level.SDE2)

    ownership = result.dimensions["ownership_signal"]
    assert (result.total, ownership.points) == (100, 30)
    assert "unprompted" not in [signal.id for signal in ownership.signals]


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, STRENGTHS)), st.sampled_from(list(Kind)))
def test_the_total_is_the_rounded_sum_within_the_scale(strengths: dict[str, Strength], kind: Kind) -> None:
    """Each dimension within its range, the total within a rounding step of their sum."""
    result = score(observed(strengths=strengths), RUBRIC, kind, Level.SDE2)

    assert all(0 <= one.points <= one.max for one in result.dimensions.values())
    assert abs(result.total - sum(one.points for one in result.dimensions.values())) <= 0.53


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, STRENGTHS)), st.sampled_from(NAMES[:-1]))
def test_more_strength_is_never_worth_less(strengths: dict[str, Strength], name: str) -> None:
    """Raising one signal lowers neither the total nor its dimension."""
    before = score(observed(strengths=strengths), RUBRIC, Kind.SELF_START, Level.SDE2)
    after = score(observed(strengths=strengths | {name: Strength.STRONG}), RUBRIC, Kind.SELF_START, Level.SDE2)

    assert after.total >= before.total


def exact(strengths: dict[str, Strength], kind: Kind) -> dict[str, Fraction]:
    """Each dimension's points by the definition alone, unrounded: strength times points, signals that are off aside."""
    off = set(RUBRIC.kind(kind).signals_off)
    found = {}
    for dimension in RUBRIC.dimensions:
        counted = [signal for signal in dimension.signals if signal.id not in off]
        share = Fraction(str(dimension.points)) / sum(Fraction(str(signal.points)) for signal in counted)
        found[dimension.id] = share * sum(
            (Fraction(str(WEIGHTS[strengths[signal.id]])) * Fraction(str(signal.points)) for signal in counted),
            Fraction(0),
        )
    return found


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, STRENGTHS)), st.sampled_from(list(Kind)))
def test_points_are_rounded_last(strengths: dict[str, Strength], kind: Kind) -> None:
    """Dimensions to two decimals; the total is the sum of the unrounded ones, rounded half up."""
    result, want = score(observed(strengths=strengths), RUBRIC, kind, Level.SDE2), exact(strengths, kind)

    assert {name: one.points for name, one in result.dimensions.items()} == pytest.approx(
        {name: float(points) for name, points in want.items()}, abs=0.0051
    )
    assert all(one.points == round(one.points, 2) for one in result.dimensions.values())
    assert result.total == floor(sum(want.values()) + Fraction(1, 2))


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, STRENGTHS)), st.sampled_from(list(Kind)))
def test_signals_sum_to_their_dimension(strengths: dict[str, Strength], kind: Kind) -> None:
    """What each signal earned and could earn adds up, but for rounding."""
    for one in score(observed(strengths=strengths), RUBRIC, kind, Level.SDE2).dimensions.values():
        assert sum(signal.points for signal in one.signals) == pytest.approx(one.points, abs=0.03)
        assert sum(signal.max for signal in one.signals) == pytest.approx(one.max, abs=0.03)
        assert all(0 <= signal.points <= signal.max for signal in one.signals)


def test_signals_that_are_off_give_their_points_in_proportion() -> None:
    """8 of 30 points off: the others are worth 30/22 of what they were."""
    kept = score(observed(), RUBRIC, Kind.FAILURE, Level.SDE2).dimensions["ownership_signal"].signals
    full = score(observed(), RUBRIC, Kind.SELF_START, Level.SDE2).dimensions["ownership_signal"].signals
    before = {signal.id: signal.max for signal in full}
    share = 30 / (30 - before["unprompted"])

    assert {signal.id: signal.max for signal in kept} == pytest.approx(
        {name: most * share for name, most in before.items() if name != "unprompted"}, abs=0.01
    )


@pytest.mark.parametrize("holds", [("no_story", "manager_assigned"), ("manager_assigned", "no_story")])
def test_of_two_holds_the_lower_caps_whichever_comes_first(holds: tuple[str, ...]) -> None:
    """Points never rise again; the verdict is No Hire either way."""
    result = score(observed(gates=holds, caps=("spectator",)), RUBRIC, Kind.SELF_START, Level.SDE2)

    assert result.dimensions["ownership_signal"].points == 1
    assert result.dimensions["ownership_signal"].cap in holds
    assert result.verdict == "no_hire"


def test_a_gate_is_not_lowered_again_by_the_level() -> None:
    """What a gate decided stays, and the level's bar is still said."""
    result = score(
        observed(gates=("no_story",), strengths={"scope": Strength.ABSENT}), RUBRIC, Kind.SELF_START, Level.SENIOR
    )

    assert (result.verdict, result.level_bar.met) == ("no_hire", False)


def test_the_lowest_verdict_cannot_be_lowered() -> None:
    """A senior's No Hire by points is a No Hire."""
    assert score(observed(Strength.ABSENT), RUBRIC, Kind.SELF_START, Level.SENIOR).verdict == "no_hire"


def test_a_kind_changes_neither_total_nor_verdict_of_a_full_answer() -> None:
    """Points are moved within a dimension, never lost."""
    assert {score(observed(), RUBRIC, kind, Level.SDE1).total for kind in Kind} == {100}


def test_an_unknown_observer_is_an_error() -> None:
    """No table of weights, no grade: never somebody else's weights."""
    with pytest.raises(KeyError):
        score(observed(), RUBRIC, Kind.SELF_START, Level.SDE2, observer="llm:unheard-of")
