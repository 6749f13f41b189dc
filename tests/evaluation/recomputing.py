"""Figures of a run's files by scikit-learn, scipy, krippendorff and plain code; nothing of it is the product's."""

import math
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

VERDICTS = ("no_hire", "lean_no_hire", "hire", "strong_hire")
LEVELS = ("absent", "claimed", "shown", "strong")
MOST = {
    "structure_star": 15,
    "ownership_signal": 30,
    "action_specificity": 25,
    "quantified_impact": 20,
    "self_awareness": 10,
}
GATES = ("manager_assigned", "collective_only", "no_story")
Item = dict[str, Any]
"""A case's line, its card, what a reader saw, what the run says was given."""


def kappa(left: Sequence[int], right: Sequence[int]) -> float | None:
    """By scikit-learn; None where chance alone agrees wholly."""
    labels = list(range(max((*left, *right), default=0) + 1))
    if len({*left, *right}) < 2:
        return None
    metrics: Any = import_module("sklearn.metrics")
    return float(metrics.cohen_kappa_score(left, right, labels=labels, weights="quadratic"))


def spearman(left: Sequence[float], right: Sequence[float]) -> float | None:
    """By scipy; None where one side does not vary."""
    if len(set(left)) < 2 or len(set(right)) < 2:
        return None
    library: Any = import_module("scipy.stats")
    return float(library.spearmanr(left, right).statistic)


def mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def verdicts(items: list[Item]) -> tuple[list[int], list[int]]:
    return (
        [VERDICTS.index(item["consensus"]["verdict"]) for item in items],
        [VERDICTS.index(item["card"]["verdict"]) for item in items],
    )


def totals(items: list[Item]) -> tuple[list[int], list[int]]:
    return [item["consensus"]["total"] for item in items], [item["card"]["total"] for item in items]


def points(items: list[Item], name: str) -> tuple[list[float], list[float]]:
    return (
        [item["consensus"]["points"][name] for item in items],
        [item["card"]["dimensions"][name]["points"] for item in items],
    )


def words(item: Item) -> int:
    return sum(len(turn["text"].split()) for turn in item["turns"] if turn["speaker"] == "candidate")


def shape(items: list[Item]) -> float | None:
    """Fraction less the dimension's mean less the transcript's own mean; the correlation of what is left."""
    numpy: Any = import_module("numpy")
    plain = [item for item in items if not item["consensus"]["gates"]]
    sides = []
    for place in (0, 1):
        table = numpy.array([[points([item], name)[place][0] / MOST[name] for name in MOST] for item in plain])
        table = table - table.mean(axis=0)
        sides.append((table - table.mean(axis=1, keepdims=True)).ravel())
    return float(numpy.corrcoef(*sides)[0, 1])


def pair_order(items: list[Item]) -> float | None:
    pairs: dict[str, list[Item]] = {}
    for item in items:
        pairs.setdefault(item["pair_id"], []).append(item)
    right = []
    for pair in pairs.values():
        if len(pair) == 2:
            (wanted, other), (given, beside) = totals(pair)
            if abs(wanted - other) >= 8:
                right.append((wanted - other) * (given - beside) > 0)
    return mean(right)


def gates(items: list[Item], which: Sequence[str], of: str) -> float | None:
    """Precision or recall over all gates together, by scikit-learn."""
    true = [gate in item["consensus"]["gates"] for item in items for gate in which]
    fired = [gate in {mark["id"] for mark in item["card"]["gates"]} for item in items for gate in which]
    if not any(fired if of == "precision" else true):
        return None
    metrics: Any = import_module("sklearn.metrics")
    return float(getattr(metrics, f"{of}_score")(true, fired))


def signals_of(item: Item) -> dict[str, dict[str, Any]]:
    return {signal["id"]: signal for part in item["card"]["dimensions"].values() for signal in part["signals"]}


def by_signal(items: list[Item], of: Callable[[list[int], list[int]], float | None]) -> float | None:
    ratings: dict[str, tuple[list[int], list[int]]] = {}
    for item in items:
        mine = signals_of(item)
        for name, (strength, _) in item["seen"].items():
            theirs, ours = ratings.setdefault(name, ([], []))
            theirs.append(LEVELS.index(strength))
            ours.append(LEVELS.index(mine[name]["strength"]) if name in mine else 0)
    return mean([told for pair in ratings.values() if (told := of(*pair)) is not None])


def evidence(items: list[Item]) -> float | None:
    hits = []
    for item in items:
        mine = signals_of(item)
        for name, (strength, quote) in item["seen"].items():
            if name == "proportion" or strength == "absent" or not quote:
                continue
            first = (mine[name]["evidence"] if name in mine else None) or [None]
            hit = False
            if first[0] and len(first[0]["quote"].split()) <= 40:
                at = item["turns"][first[0]["turn"]]["text"].find(quote)
                hit = at >= 0 and first[0]["start"] < at + len(quote) and at < first[0]["end"]
            hits.append(hit)
    return mean(hits)


def probe_target(items: list[Item]) -> float | None:
    asked = [item for item in items if item["consensus"]["probe_targets"]]
    return mean([item["given"]["target"] in item["consensus"]["probe_targets"] for item in asked])


def length_partial(items: list[Item]) -> float | None:
    """Correlation of what a line through the reference leaves of the total and of the length."""
    numpy: Any = import_module("numpy")
    wanted, given = totals(items)
    length = [math.log(1 + words(item)) for item in items]
    left = [numpy.array(side) - numpy.polyval(numpy.polyfit(wanted, side, 1), wanted) for side in (given, length)]
    return float(numpy.corrcoef(*left)[0, 1])


def alpha(items: list[Item]) -> float:
    library: Any = import_module("krippendorff")
    return float(library.alpha(reliability_data=verdicts(items), level_of_measurement="ordinal"))


def recomputed(metric: str, items: list[Item]) -> float | None:
    """One figure of some cases. Raises KeyError for a metric that is not recomputed here."""
    kind, _, name = metric.partition("_")
    if name in MOST:
        wanted, given = points(items, name)
        off = [b - a for a, b in zip(wanted, given, strict=True)]
        whole = [int(value) for value in wanted]
        return {
            "qwk": lambda: kappa(whole, [round(value) for value in given]),
            "bias": lambda: mean(off),
            "error": lambda: mean([abs(value) for value in off]),
        }[kind]()
    if name in GATES:
        return gates(items, (name,), kind)
    off = [b - a for a, b in zip(*totals(items), strict=True)]
    apart = [abs(a - b) for a, b in zip(*verdicts(items), strict=True)]
    known: dict[str, Callable[[], float | None]] = {
        "n": lambda: float(len(items)),
        "abstained": lambda: mean([item["card"]["status"] != "scored" for item in items]),
        "verdict_qwk": lambda: kappa(*verdicts(items)),
        "verdict_alpha": lambda: alpha(items),
        "verdict_exact": lambda: mean([distance == 0 for distance in apart]),
        "verdict_adjacent": lambda: mean([distance <= 1 for distance in apart]),
        "total_qwk": lambda: kappa(*totals(items)),
        "total_spearman": lambda: spearman(*totals(items)),
        "total_bias": lambda: mean(off),
        "total_error": lambda: mean([abs(value) for value in off]),
        "shape": lambda: shape(items),
        "pair_order": lambda: pair_order(items),
        "gate_precision": lambda: gates(items, GATES, "precision"),
        "gate_recall": lambda: gates(items, GATES, "recall"),
        "probe_target": lambda: probe_target(items),
        "evidence": lambda: evidence(items),
        "signal_rank": lambda: by_signal(items, spearman),
        "signal_qwk": lambda: by_signal(items, kappa),
        "signal_error": lambda: by_signal(items, lambda a, b: mean([abs(x - y) for x, y in zip(a, b, strict=True)])),
        "length_partial": lambda: length_partial(items),
    }
    return known[metric]()
