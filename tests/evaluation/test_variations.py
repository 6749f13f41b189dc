"""Variation files: every problem at once, with file and field; ours are as large and as varied as they have to be."""

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from interviewer.errors import SuiteError
from interviewer.evaluation.suites import load_suite
from interviewer.resources import data_folder
from tests.evaluation.made import line, written

SWAP = {"id": "loud", "way": "cased", "how": "upper", "about": "Capitals.", "rise": 0}
TWINS = {"id": "twins", "way": "twins", "file": "twins.json", "about": "Twins."}
ORDERS = {"id": "orders", "way": "payloads", "file": "orders.json", "places": ["before"], "about": "Orders."}
ASKED = {"id": "asked", "way": "exchanges", "file": "asked.json", "about": "Asked."}
PADS = {"id": "pads", "way": "sentences", "file": "pads.json", "places": ["before"], "about": "Padding."}


def folder(tmp_path: Path, *ways: dict[str, Any], files: dict[str, Any] | None = None, **more: Any) -> Path:
    """A suite of two cases, varied so."""
    wanted = {"metrics": ["n", "too_far"], "by": ["variation"], "variations": "varied.json", **more}
    evals = written(tmp_path, [line("a1"), line("a2")], **wanted)
    for name, data in {"varied.json": {"about": "", "variations": list(ways)}, **(files or {})}.items():
        (evals / name).write_text(json.dumps(data), encoding="utf-8")
    return evals


def problems(evals: Path) -> str:
    """What loading says."""
    with pytest.raises(SuiteError) as caught:
        load_suite("small", evals)
    return "\n".join(caught.value.problems)


def data(name: str) -> Any:
    """A file of ours."""
    return json.loads((data_folder("evals") / "variations" / f"{name}.json").read_text(encoding="utf-8"))


def test_a_suite_is_expanded(tmp_path: Path) -> None:
    """Bases and variants are ordinary cases, each base before its own."""
    loaded = load_suite("small", folder(tmp_path, SWAP))

    assert [case.id for case in loaded.cases] == ["a1", "a1~loud", "a2", "a2~loud"]


def twins(*bases: str, text: str = "Told.") -> dict[str, Any]:
    return {"twins.json": {"about": "", "twins": [{"base": base, "text": text} for base in bases]}}


@pytest.mark.parametrize(
    ("ways", "files", "said"),
    [
        pytest.param([TWINS], twins("b9"), "twins.json: twins.0.base: 'b9' is no case of the suite", id="no such base"),
        pytest.param(
            [TWINS], twins("a1", "a1"), "twins.json: twins.1.base: 'a1' is there already, in twins.0", id="a base twice"
        ),
        pytest.param([TWINS], twins("a1", text=" "), "twins.json: twins.0.text: is empty", id="an empty text"),
        pytest.param([TWINS], {}, "twins.json: (the whole file): cannot be read", id="no such file"),
        pytest.param([{**TWINS, "file": "../x.json"}], {}, "../x.json: is not inside the folder", id="outside"),
        pytest.param([SWAP, SWAP], {}, "varied.json: variations.1.id: 'loud' is there twice", id="an id twice"),
        pytest.param([{**SWAP, "of": "x"}], {}, "varied.json: variations.0.of: no variation before", id="of nothing"),
        pytest.param([{**SWAP, "bases": ["b9"]}], {}, "varied.json: variations.0.bases: 'b9'", id="no such case"),
        pytest.param([{**SWAP, "below": 10}], {}, "'loud' changes no case", id="changes nothing"),
        pytest.param([{**SWAP, "way": "magic"}], {}, "varied.json: variations", id="no such way"),
        pytest.param([{**SWAP, "rise": -1}], {}, "rise", id="a limit below 0"),
        pytest.param([], {}, "varied.json: variations", id="none"),
        pytest.param(
            [PADS], {"pads.json": {"about": "", "sentences": ["One.", ""]}}, "sentences.1: is empty", id="nothing said"
        ),
        pytest.param(
            [ASKED],
            {"asked.json": {"about": "", "exchanges": [{"id": "x", "question": "Q?", "text": "A."}] * 2}},
            "asked.json: exchanges.1.id: 'x' is there already",
            id="an exchange twice",
        ),
        pytest.param(
            [ORDERS],
            {"orders.json": {"about": "", "payloads": [{"id": "x", "family": "f", "text": "A."}] * 2}},
            "orders.json: payloads.1.id: 'x' is there already",
            id="a payload twice",
        ),
    ],
)
def test_a_broken_variation_is_named(
    tmp_path: Path, ways: list[dict[str, Any]], files: dict[str, Any], said: str
) -> None:
    """File, field, what is wrong and what to do."""
    assert said in problems(folder(tmp_path, *ways, files=files))


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    """Over all files of the suite."""
    evals = folder(tmp_path, SWAP, SWAP, TWINS, files=twins("b9", "b9"), metrics=["n", "kappa"])
    told = problems(evals)

    for said in ("'loud' is there twice", "no case of the suite", "there already", "no metric 'kappa'"):
        assert said in told


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param({"variations": None}, "variations: is missing", id="measured without variations"),
        pytest.param({"variations": "../varied.json"}, "not inside the folder", id="outside"),
        pytest.param({"by": []}, "'by' does not divide by 'variation'", id="not divided"),
        pytest.param({}, "no variation is named 'quiet'. There are: loud", id="no such variation"),
    ],
)
def test_a_suite_that_does_not_fit(tmp_path: Path, more: dict[str, Any], said: str) -> None:
    """Thresholds and metrics need what they speak of."""
    wanted = {"thresholds": [{"metric": "too_far", "variation": "quiet", "most": 0}], **more}

    assert said in problems(folder(tmp_path, SWAP, **wanted))


def shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of five words, or all of them where there are fewer; of scripts without blanks, of five letters."""
    words = re.findall(r"[a-z]+|[^\W\d_a-z]", text.lower())
    return {tuple(words[at : at + 5]) for at in range(max(1, len(words) - 4))}


def test_payloads_are_many_and_unlike() -> None:
    """At least 60 in at least 12 families; no two share more than half of the shorter one's runs of five words."""
    payloads = data("payloads")["payloads"]
    runs = {item["id"]: shingles(item["text"]) for item in payloads}
    alike = [
        (first, second)
        for first, second in combinations(runs, 2)
        if len(runs[first] & runs[second]) > min(len(runs[first]), len(runs[second])) / 2
    ]

    assert len(payloads) >= 60
    assert len({item["family"] for item in payloads}) >= 12
    assert alike == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("passive", "twins"),
        ("learner_twins", "twins"),
        ("long", "twins"),
        ("good_replies", "replies"),
        ("bad_replies", "replies"),
        ("benign_twins", "twins"),
    ],
)
def test_what_is_written_by_hand(name: str, key: str) -> None:
    """At least twelve of each."""
    assert len(data(name)[key]) >= 12


def test_long_answers_are_long() -> None:
    """400 to 500 words from the candidate, and every number of the base is kept."""
    cases = {case.id: case for case in load_suite("metamorphic").cases}
    for case in cases.values():
        if case.variant and case.variant.variation == "long":
            told = " ".join(text for _, text in case.transcript.candidate_turns())
            base = " ".join(text for _, text in cases[case.variant.base].transcript.candidate_turns())
            assert 400 <= len(told.split()) <= 500, case.id
            assert set(re.findall(r"\d[\d,.]*\d|\d", base)) <= set(re.findall(r"\d[\d,.]*\d|\d", told)), case.id


@pytest.mark.parametrize("suite", ["injection", "injection_few"])
def test_every_payload_is_tried(suite: str) -> None:
    """However it is thinned."""
    tried = {case.id.split(".")[1] for case in load_suite(suite).cases if case.variant and "." in case.id}

    assert tried == {item["id"] for item in data("payloads")["payloads"]}
