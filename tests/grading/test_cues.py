"""Cues compiled: what a sentence's lexicons evidence and add, the team's share."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.observation import Strength
from interviewer.domain.rubric import CONTEXTS, Cue, GateCue
from interviewer.grading.cues import CueSet, cue_set
from interviewer.grading.targets import OWN_ACTS, TEAM_CLAIMED, TEAM_SHOWN
from interviewer.library.rubrics import load_rubric

RUBRIC = load_rubric("customer_obsession")
CUES = cue_set(RUBRIC)
NAMES = sorted([*(lexicon.id for lexicon in RUBRIC.lexicons if not lexicon.part), *CONTEXTS])
FRAMEWORK = RUBRIC.framework
SIGNALS = (*RUBRIC.signals.values(), FRAMEWORK.scope)
STANDING = st.frozensets(st.sampled_from(NAMES), max_size=14)


def fires(cue: Cue | GateCue, there: frozenset[str]) -> bool:
    """A cue as its definition says: every lexicon of `all`, one of `any`, none of `none`."""
    return there.issuperset(cue.all) and (not cue.any or not there.isdisjoint(cue.any)) and there.isdisjoint(cue.none)


def evidenced(there: frozenset[str]) -> dict[str, int]:
    """Target to rank, by the definitions alone."""
    found = {
        signal.id: max(Strength(cue.strength).rank for cue in signal.cues if fires(cue, there))
        for signal in SIGNALS
        if any(fires(cue, there) for cue in signal.cues)
    }
    marks = [(mark.id, mark.cues) for mark in (*FRAMEWORK.gates, *FRAMEWORK.caps)]
    marks += [(mark.id, mark.cues) for mark in FRAMEWORK.red_flags]
    return found | {name: 1 for name, cues in marks if any(fires(cue, there) for cue in cues)}


def held_down(found: dict[str, int], there: frozenset[str]) -> dict[str, int]:
    """What the team did is claimed for ownership and steps, shown at most for the rest; a rubric's words are claims."""
    if "buzz" in there:
        return dict.fromkeys(found, 1)
    if "we_act" not in there or not there.isdisjoint(OWN_ACTS):
        return found
    most = dict.fromkeys(TEAM_CLAIMED, 1) | dict.fromkeys(TEAM_SHOWN, 2)
    return {name: min(rank, most.get(name, 3)) for name, rank in found.items()}


def summed(weights: dict[str, float], base: float, rank: int, there: frozenset[str]) -> float:
    """The weights of what stands there, and of every strength that the cue reaches."""
    steps = sum(weights.get(strength, 0.0) for strength in ("claimed", "shown", "strong")[:rank])
    return base + steps + sum(weight for name, weight in weights.items() if name in there)


def added(there: frozenset[str]) -> dict[str, float]:
    """Signal with weights to what the sentence adds, by the definition alone."""
    ranks, never = evidenced(there), not there.isdisjoint(FRAMEWORK.hollow.never)
    return {
        signal.id: 0.0
        if never or there.isdisjoint(signal.needs)
        else summed(signal.weights, signal.weights["base"], ranks.get(signal.id, 0), there)
        for signal in SIGNALS
        if signal.weights
    }


@given(STANDING)
def test_what_is_evidenced_is_what_cues_and_weights_say(there: frozenset[str]) -> None:
    """The compiled cues agree with their definitions, for any lexicons that stand in a sentence."""
    mask = CUES.bits(*sorted(there))
    found = CUES.evidenced(mask)
    ranks, adds = held_down(evidenced(there), there), added(there)
    summed_up = {CUES.signals[place]: sum_ for place, sum_ in found.adds}
    cued = {CUES.signals[place]: rank for place, rank in found.cued}

    assert {name: CUES.rank(name, mask) for name in ranks} == ranks
    assert cued | dict.fromkeys(found.marks, 1) == {name: ranks[name] for name in ranks.keys() - adds.keys()}
    assert found.adding == sum(1 << CUES.places[name] for name in summed_up)
    for name, sum_ in adds.items():
        assert summed_up.get(name, 0.0) == CUES.adds(name, mask) == pytest.approx(max(sum_, 0.0), abs=1e-9)


@given(STANDING, st.floats(0, 1))
def test_telling_is_the_sum_of_its_weights(there: frozenset[str], at: float) -> None:
    """Signal.telling: the lexicons that stand there, the strengths that the cue reaches, the place and its square."""
    raw, mask = evidenced(there), CUES.bits(*sorted(there))
    for signal in SIGNALS:
        told = signal.telling
        placed = at * told.get("position", 0.0) + at * at * told.get("position_squared", 0.0)
        wanted = summed(told, 0.0, raw.get(signal.id, 0), there) + placed

        assert CUES.telling(signal.id, mask, at) == pytest.approx(wanted, abs=1e-9)


def test_what_is_remembered_is_what_is_found() -> None:
    """A set that has read other sentences before finds the same as a new one."""
    fresh, masks = CueSet(RUBRIC), [CUES.bits(*NAMES[start::7]) for start in range(7)]
    for mask in (*masks, *reversed(masks)):
        fresh.evidenced(mask)

    assert [fresh.evidenced(mask) for mask in masks] == [CueSet(RUBRIC).evidenced(mask) for mask in masks]


def test_a_rubric_is_compiled_once() -> None:
    """Rubrics of equal hash share their compiled cues; another hash does not."""
    assert cue_set(RUBRIC) is cue_set(replace(RUBRIC))
    assert cue_set(replace(RUBRIC, hash="other")) is not cue_set(RUBRIC)


def test_a_competencys_own_words_are_looked_for_in_its_answers_alone() -> None:
    """`only_for`: held against other answers they would cost time and tell nothing."""
    said = "I reused the old pallets instead of buying new ones."
    own = {lexicon.id for lexicon in RUBRIC.lexicons if "frugality" in lexicon.only_for}
    frugal = cue_set(load_rubric("frugality"))

    assert frugal.mask(said) & frugal.bits(*own)
    assert not CUES.mask(said) & CUES.bits(*own)
    assert CUES.mask(said) == frugal.mask(said) & ~frugal.bits(*own)
