"""`interviewer eval run` on a suite with variations: by rules and by a model."""

import json
from pathlib import Path

import pytest

from tests.evaluation.made import line, suite, written
from tests.llm.faulty_server import FaultyServer
from tests.test_cli_eval import model, told
from tests.test_cli_model import reply_to


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """Eight cases, and whether capitals or a sentence more move their grades."""
    lines = [line(f"{pair}{place}", 60 + 20 * place, competency="ownership") for pair in "abcd" for place in (1, 2)]
    for number, item in enumerate(lines):
        item["turns"] = [{"speaker": "candidate", "text": f"Take {number}. {item['turns'][0]['text']}"}]
    evals = written(tmp_path / "evals", lines)
    loud = {"id": "loud", "way": "cased", "how": "upper", "about": "Capitals.", "rise": 0, "fall": 0}
    more = {"id": "more", "way": "sentences", "about": "A number more.", "file": "more.json", "count": 1, "rise": 0}
    ways = [loud, {**more, "places": ["behind"]}]
    (evals / "ways.json").write_text(json.dumps({"about": "", "variations": ways}))
    (evals / "more.json").write_text(json.dumps({"about": "", "sentences": ["I saved 400 euros a week by it."]}))
    hold = {"metric": "too_far", "variation": "more", "most": 0}
    wanted = suite(variations="ways.json", by=["variation"], metrics=["n", "too_far", "worst_lift"], thresholds=[hold])
    (evals / "suites" / "small.json").write_text(json.dumps(wanted))
    return evals


def test_variants_are_held_against_their_bases(evals: Path) -> None:
    """Figures by variation, the worst listed, no baseline needed; the list of suites says how many there are."""
    done = told(evals, "run", "small", "--gate", "--worst", "2")

    assert done.exit_code == 1
    assert "variants that moved too far of more: 8.000" in done.stdout
    assert "~more" in done.stdout.split("the worst variants")[1]
    assert "and 6 more; --worst shows them." in done.stdout
    assert "There is no baseline" not in done.stdout
    assert "small: 24 cases (8 as told and 16 varied)" in told(evals, "suites").stdout


def test_a_model_grades_variants_as_it_grades_cases(evals: Path) -> None:
    """Once each."""
    with FaultyServer(text=reply_to) as server:
        done = told(evals, "run", "small", "--grader", "llm", **model(server))

    assert (done.exit_code, len(server.requests)) == (0, 24)
    assert "by variation" in done.stdout
