"""Every figure of a run once more, from its files alone, with scikit-learn, scipy, krippendorff and plain code."""

import json
import math
import random
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from interviewer.cli import app
from tests.evaluation.recomputing import VERDICTS, Item, kappa, mean, recomputed, totals, verdicts, words

EVALS = Path(__file__).resolve().parents[2] / "evals"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[Item]]:
    """The calibration suite by rules, as a user runs it: the summary, and each case with its card."""
    home = tmp_path_factory.mktemp("home")
    command = ["eval", "run", "calibration", "--grader", "rules", "--run", "once"]
    done = CliRunner().invoke(app, command, env={"INTERVIEWER_HOME": str(home)})
    assert done.exit_code == 0, done.output
    folder = home / "runs" / "once"
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    cards = {line["case"]: line["card"] for line in lines(folder / "results.jsonl")}
    items = []
    for file in json.loads((EVALS / "suites" / "calibration.json").read_text(encoding="utf-8"))["files"]:
        seen = {line["id"]: line["signals"] for line in lines(EVALS / file["observations"])}
        for case in lines(EVALS / file["cases"]):
            name = case["id"]
            told = {"card": cards[name], "seen": seen[name], "given": summary["given"][name]}
            items.append({**case, **told, "unseen": file.get("unseen", False)})
    return summary, items


def test_every_figure_is_recomputed(run: tuple[dict[str, Any], list[Item]]) -> None:
    """Of all cases, and of the unseen ones alone, to 1e-9; a metric that nobody recomputes fails here."""
    summary, items = run
    unseen = [item for item in items if item["unseen"]]

    for among, figures in (
        (items, summary["figures"]["overall"]),
        (unseen, summary["figures"]["unseen"]["figures"]),
    ):
        for figure in figures:
            assert figure["value"] == pytest.approx(recomputed(figure["metric"], among), abs=1e-9), figure["metric"]
            assert figure["n"] == len(among)


def _length(item: Item) -> str:
    names = ((100, "under 100 words"), (200, "100 to 199 words"), (400, "200 to 399 words"))
    return next((name for most, name in names if words(item) < most), "400 words and more")


def test_figures_of_parts_are_recomputed(run: tuple[dict[str, Any], list[Item]]) -> None:
    """Each of the cases with that number, level, competency or length."""
    summary, items = run
    member: dict[str, Callable[[Item, str], bool]] = {
        "case": lambda item, name: name in item.get("cases", ()),
        "level": lambda item, name: item["level"] == name,
        "competency": lambda item, name: item["competency"] == name,
        "length": lambda item, name: _length(item) == name,
    }
    parts = [part for part in summary["figures"]["parts"] if part["by"] in member]

    assert {part["by"] for part in parts} == set(member)
    for part in parts:
        inside = [item for item in items if member[part["by"]](item, part["name"])]
        for figure in part["figures"]:
            wanted = recomputed(figure["metric"], inside)
            assert figure["value"] == (None if wanted is None else pytest.approx(wanted, abs=1e-9)), (part, figure)


def test_ceiling_floor_and_confusion_are_recomputed(run: tuple[dict[str, Any], list[Item]]) -> None:
    """The raters two by two; a line through the other pairs; the most frequent answer; verdicts crossed."""
    numpy: Any = import_module("numpy")
    metrics: Any = import_module("sklearn.metrics")
    summary, items = run
    figures = summary["figures"]
    given = {
        place: (
            [VERDICTS.index(item["ratings"][place]["verdict"]) for item in items],
            [int(sum(item["ratings"][place]["points"].values())) for item in items],
        )
        for place in (0, 1, 2)
    }
    for at, metric in ((0, "verdict_qwk"), (1, "total_qwk")):
        each = [kappa(given[a][at], given[b][at]) or 0 for a, b in ((0, 1), (0, 2), (1, 2))]
        assert figures["ceiling"][metric] == pytest.approx(sum(each) / 3, abs=1e-9)
    wanted, _ = totals(items)
    guessed = []
    for item in items:
        others = [other for other in items if other["pair_id"] != item["pair_id"]]
        line = numpy.polyfit([math.log(1 + words(o)) for o in others], [o["consensus"]["total"] for o in others], 1)
        guessed.append(min(100.0, max(0.0, float(numpy.polyval(line, math.log(1 + words(item)))))))
    length = figures["floor"]["length alone"]
    assert length["total_qwk"] == pytest.approx(kappa(wanted, [round(value) for value in guessed]), abs=1e-9)
    assert length["total_error"] == pytest.approx(
        mean([abs(a - round(b)) for a, b in zip(wanted, guessed, strict=True)]), abs=1e-9
    )
    true, fired = verdicts(items)
    constant = figures["floor"]["most frequent"]["verdict_exact"]
    assert constant == pytest.approx(max(true.count(value) for value in true) / len(true), abs=1e-9)
    crossed = metrics.confusion_matrix(true, fired, labels=range(4)).tolist()
    assert figures["confusion"] == crossed


@pytest.mark.parametrize("metric", ["verdict_exact", "total_bias", "total_error", "pair_order", "probe_target"])
def test_intervals_are_recomputed(run: tuple[dict[str, Any], list[Item]], metric: str) -> None:
    """A thousand resamples of pairs by the suite's seed, the middle 95 % by numpy."""
    numpy: Any = import_module("numpy")
    summary, items = run
    suite = json.loads((EVALS / "suites" / "calibration.json").read_text(encoding="utf-8"))
    pairs: dict[str, list[Item]] = {}
    for item in items:
        pairs.setdefault(item["pair_id"], []).append(item)
    # What each pair adds to the figure: a sum and a number.
    each = [
        (0, 0) if (value := recomputed(metric, pair)) is None else (value * size, size)
        for pair in pairs.values()
        for size in [_size(metric, pair)]
    ]
    dice, values = random.Random(suite.get("seed", 1)), []
    for _ in range(suite.get("resamples", 1000)):
        drawn = dice.choices(range(len(each)), k=len(each))
        values.append(sum(each[place][0] for place in drawn) / sum(each[place][1] for place in drawn))
    figure = next(item for item in summary["figures"]["overall"] if item["metric"] == metric)

    assert [figure["low"], figure["high"]] == pytest.approx(numpy.percentile(values, [2.5, 97.5]).tolist(), abs=1e-9)


def _size(metric: str, pair: list[Item]) -> int:
    if metric == "pair_order":
        return 1
    return sum(bool(item["consensus"]["probe_targets"]) or metric != "probe_target" for item in pair)
