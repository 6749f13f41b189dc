"""Every metric by name: equal to the figures of the independent checks, and silent about what nobody rated."""

import asyncio
import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from interviewer.domain.scorecard import VERDICTS
from interviewer.evaluation import statistics as stats
from interviewer.evaluation.cases import Case
from interviewer.evaluation.evaluate import full_range, next_target
from interviewer.evaluation.graders import RulesGrader
from interviewer.evaluation.metrics import METRICS, by_signal, measure
from interviewer.evaluation.rows import Row, given_by, row
from interviewer.evaluation.suites import load_suite
from interviewer.library.rubrics import load_rubric
from tests.evals.agreement import mean, weighted_kappa
from tests.evaluation.made import made_row

WEIGHT = {
    "structure_star": 15,
    "ownership_signal": 30,
    "action_specificity": 25,
    "quantified_impact": 20,
    "self_awareness": 10,
}


@cache
def graded() -> tuple[tuple[Case, dict[str, Any], Row], ...]:
    """Every fourth case of the calibration suite: as it is, as JSON of its card, as a row."""
    grader, most, made = RulesGrader(), full_range(), []
    for case in load_suite("calibration").cases[::4]:
        card = asyncio.run(grader.grade(case.transcript, load_rubric(case.transcript.competency)))
        given = given_by(case, card, next_target(case, card))
        made.append((case, json.loads(card.model_dump_json()), row(case, given, most)))
    return tuple(made)


def value(metric: str) -> float | None:
    return measure(metric)([row for _, _, row in graded()])


def test_totals_and_verdicts_are_recomputed_from_the_cards() -> None:
    """From the JSON of the cards, to 1e-9."""
    wanted = [case.reference for case, _, _ in graded()]
    cards = [card for _, card, _ in graded()]
    verdicts = [VERDICTS.index(item.verdict or "no_hire") for item in wanted]
    totals = [int(item.total or 0) for item in wanted]
    given = [int(card["total"]) for card in cards]

    assert value("verdict_qwk") == pytest.approx(
        weighted_kappa(verdicts, [VERDICTS.index(card["verdict"]) for card in cards], 3), abs=1e-9
    )
    assert value("total_qwk") == pytest.approx(weighted_kappa(totals, given, 100), abs=1e-9)
    assert value("total_error") == pytest.approx(mean([abs(a - b) for a, b in zip(totals, given, strict=True)]))
    assert value("total_bias") == pytest.approx(mean([b - a for a, b in zip(totals, given, strict=True)]))


def test_shape_is_recomputed_the_long_way() -> None:
    """Fraction less the dimension's mean less the transcript's own, as the definition says it."""

    def flat(points: list[dict[str, float]]) -> list[float]:
        fractions = [[item[name] / most for name, most in WEIGHT.items()] for item in points]
        means = [sum(column) / len(fractions) for column in zip(*fractions, strict=True)]
        rest = [[a - b for a, b in zip(item, means, strict=True)] for item in fractions]
        return [entry - sum(item) / len(item) for item in rest for entry in item]

    plain = [(case, card) for case, card, _ in graded() if not case.reference.gates]
    wanted = flat([dict(case.reference.points) for case, _ in plain])
    given = flat([{name: card["dimensions"][name]["points"] for name in WEIGHT} for _, card in plain])

    assert value("shape") == pytest.approx(stats.pearson(wanted, given), abs=1e-9)


def test_evidence_is_recomputed_the_long_way() -> None:
    """The first quote of a signal, at most forty words, overlaps the reader's."""
    asked = hits = 0
    for case, card, _ in graded():
        signals = {signal["id"]: signal for item in card["dimensions"].values() for signal in item["signals"]}
        for name, seen in case.seen.items():
            if name == "proportion" or seen.strength == "absent" or not seen.quote:
                continue
            asked += 1
            first = (signals[name]["evidence"] if name in signals else []) or [None]
            first = first[0]
            if first and len(first["quote"].split()) <= 40:
                at = case.transcript.turns[first["turn"]].text.find(seen.quote)
                hits += at >= 0 and first["start"] < at + len(seen.quote) and at < first["end"]

    assert value("evidence") == hits / asked


def test_signals_are_recomputed_the_long_way() -> None:
    """Rank correlation, kappa and distance of each signal, from lists."""
    level = {"absent": 0, "claimed": 1, "shown": 2, "strong": 3}
    rows = [row for _, _, row in graded()]
    ranked, kappas = by_signal(rows, stats.tally_spearman), by_signal(rows, stats.tally_kappa)
    errors = by_signal(rows, stats.tally_error)
    for name in ranked:
        mine, theirs = [], []
        for case, card, _ in graded():
            signals = {signal["id"]: signal for item in card["dimensions"].values() for signal in item["signals"]}
            mine.append(level[signals[name]["strength"]] if name in signals else 0)
            theirs.append(case.seen[name].strength.rank)
        assert ranked[name] == pytest.approx(stats.spearman(theirs, mine), abs=1e-9)
        assert kappas[name] == pytest.approx(stats.weighted_kappa(theirs, mine), abs=1e-9)
        assert errors[name] == pytest.approx(stats.mean_error(theirs, mine), abs=1e-9)
    assert value("signal_error") == pytest.approx(mean([error or 0 for error in errors.values()]), abs=1e-9)


@pytest.mark.parametrize("metric", [name for name in METRICS if name not in ("n", "abstained")])
def test_what_nobody_rated_has_no_figure(metric: str) -> None:
    """None, never 0; and none of no cases."""
    unrated = made_row(
        wanted_verdict=None, wanted_total=None, wanted_points={}, wanted_gates=None, wanted_targets=frozenset()
    )

    assert measure(metric)([unrated]) is None
    assert measure(metric)([]) is None


def test_cases_without_a_grade_are_counted_and_left_out() -> None:
    """They are no wrong answers; only their share shows them."""
    rows = [made_row("a1"), made_row("a2", scored=False), made_row("b1", total=70.0)]

    assert measure("abstained")(rows) == pytest.approx(1 / 3)
    assert measure("n")(rows) == 2
    assert measure("total_error")(rows) == 5.0


def pair(name: str, wanted: tuple[float, float], given: tuple[float, float]) -> list[Row]:
    return [made_row(f"{name}{place}", wanted_total=wanted[place], total=given[place]) for place in (0, 1)]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param(pair("a", (80, 40), (60, 50)), 1.0, id="right"),
        pytest.param(pair("a", (80, 40), (50, 60)), 0.0, id="wrong"),
        pytest.param(pair("a", (80, 40), (50, 50)), 0.0, id="a tie is not right"),
        pytest.param(pair("a", (80, 75), (50, 60)), None, id="too close to say"),
        pytest.param(pair("a", (80, 40), (60, 50))[:1], None, id="half a pair"),
        pytest.param(pair("a", (80, 40), (60, 50)) * 2 + pair("b", (80, 40), (1, 2)), 2 / 3, id="drawn twice"),
    ],
)
def test_pair_order(rows: list[Row], wanted: float | None) -> None:
    """The better answer above the other, where the raters see eight points and more between them."""
    assert measure("pair_order")(rows) == (None if wanted is None else pytest.approx(wanted))


def test_the_order_may_count_where_a_total_does_not() -> None:
    """A label may be contradicted in a point and still say which of two is better."""
    better, worse = pair("a", (80, 40), (60, 50))
    known = [replace(better, wanted_total=None), worse]

    assert measure("pair_order")(known) == 1.0
    assert measure("n")(known) == 2
    assert measure("pair_order")([replace(better, wanted_order=None), worse]) is None


def gate(wanted: set[str], fired: set[str]) -> Row:
    return made_row(wanted_gates=frozenset(wanted), gates=frozenset(fired))


M, C = "manager_assigned", "collective_only"


@pytest.mark.parametrize(
    ("rows", "precision", "recall"),
    [
        pytest.param([gate({M}, {M}), gate(set(), set())], 1.0, 1.0, id="right"),
        pytest.param([gate({M}, set()), gate({M}, {M})], 1.0, 0.5, id="one missed"),
        pytest.param([gate(set(), {M}), gate({M}, {M})], 0.5, 1.0, id="one invented"),
        pytest.param([gate({C}, {C})], None, None, id="another gate"),
        pytest.param([gate({M}, set())], None, 0.0, id="none fired"),
        pytest.param([gate(set(), {M})], 0.0, None, id="none true"),
    ],
)
def test_gates(rows: list[Row], precision: float | None, recall: float | None) -> None:
    """Of one gate; undefined where nothing fired, or nothing was to."""
    assert measure("precision_manager_assigned")(rows) == precision
    assert measure("recall_manager_assigned")(rows) == recall


def test_all_gates_together_count_each_once() -> None:
    """Two gates on one case are two findings."""
    rows = [gate({M, C}, {M}), gate(set(), {C})]

    assert (measure("gate_precision")(rows), measure("gate_recall")(rows)) == (0.5, 0.5)


def test_repeats_are_held_against_the_first() -> None:
    """Equal verdicts, their kappa, the distance of the totals."""
    rows = [
        made_row("a1", verdict=1, total=60.0, others=((1, 62.0), (2, 66.0))),
        made_row("b1", verdict=3, total=90.0, others=((3, 90.0), (3, 90.0))),
    ]

    assert measure("repeat_exact")(rows) == 0.75
    assert measure("repeat_error")(rows) == 2.0
    assert measure("repeat_kappa")(rows) == stats.weighted_kappa([1, 1, 3, 3], [1, 2, 3, 3])
