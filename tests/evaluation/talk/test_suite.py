"""The suite of conversations as data: every problem at once, by name; ours can be run and fits the schema."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from interviewer.errors import SuiteError
from interviewer.evaluation.kinds import CONVERSATIONS, kind_of
from interviewer.evaluation.suites import FOLDER, load_suite, schema_text, suite_ids
from interviewer.evaluation.talk.checks import CHECKS
from interviewer.evaluation.talk.running import load_talk_suite
from interviewer.resources import data_folder
from tests.evaluation.talk.written import suite_file, written

VALIDATOR: Any = import_module("jsonschema").Draft202012Validator


def problems(evals: Path) -> str:
    """What loading says."""
    with pytest.raises(SuiteError) as caught:
        load_talk_suite("chat", evals)
    return "\n".join(caught.value.problems)


def test_ours_can_be_run() -> None:
    """It loads, it fits the schema, and every check has a threshold."""
    loaded = load_talk_suite("interviewer")
    data = json.loads((data_folder("evals") / FOLDER / "interviewer.json").read_text(encoding="utf-8"))

    assert VALIDATOR(json.loads(schema_text())).is_valid(data)
    assert set(loaded.suite.checks) == {*CHECKS}
    assert {held.check for held in loaded.suite.thresholds} == {*CHECKS}


@pytest.mark.parametrize("more", [{"kind": "chat"}, {"metrics": ["n"]}, {"checks": ["politeness"]}])
def test_the_schema_refuses_what_loading_refuses(more: dict[str, Any]) -> None:
    """In an editor too."""
    assert not VALIDATOR(json.loads(schema_text())).is_valid(suite_file(**more))


def test_kinds_are_told_apart(tmp_path: Path) -> None:
    """A suite of conversations is none of agreement, and says so where one is asked for."""
    evals = written(tmp_path)

    assert suite_ids(evals) == ()
    assert suite_ids(evals, CONVERSATIONS) == ("chat",)
    with pytest.raises(SuiteError, match="is a suite of conversations"):
        load_suite("chat", evals)
    assert "interviewer" not in suite_ids()


@pytest.mark.parametrize("text", ["{", "[]", '{"kind": 3}', "{}"])
def test_a_file_of_no_kind_is_of_agreement(tmp_path: Path, text: str) -> None:
    """So that loading it says what is wrong with it."""
    (tmp_path / "x.json").write_text(text)

    assert kind_of(tmp_path / "x.json") == "agreement"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param({"checks": ["one_question", "one_question"]}, "is there twice", id="a check twice"),
        pytest.param({"checks": ["politeness"]}, "no check 'politeness'", id="no such check"),
        pytest.param({"thresholds": [{"check": "noise", "least": 1}]}, "not among the suite's checks", id="unchecked"),
        pytest.param({"thresholds": [{"check": "one_question", "least": 2}]}, "least", id="more than all"),
        pytest.param({"candidates": "../people"}, "not inside the folder", id="outside"),
        pytest.param({"candidates": "nobody"}, "asking.json", id="no such folder"),
        pytest.param({"id": "other"}, "the file is chat.json", id="another id"),
        pytest.param({"probes": 9}, "probes", id="too many probes"),
        pytest.param({"colour": "blue"}, "colour: is no field here", id="an unknown field"),
    ],
)
def test_a_broken_suite_is_named(tmp_path: Path, more: dict[str, Any], said: str) -> None:
    """File, field, what is wrong and what to do."""
    assert said in problems(written(tmp_path, **more))


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    """Of the suite and of its candidates."""
    evals = written(tmp_path, checks=["politeness"])
    (evals / "people" / "other.json").write_text("{")
    told = problems(evals)

    assert "politeness" in told
    assert "other.json" in told
