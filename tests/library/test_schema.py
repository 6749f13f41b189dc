"""The JSON Schema that editors use: current, and of one mind with the models."""

from functools import cache
from importlib import import_module
from typing import Any

import pytest

from interviewer.library.files import SCHEMA_FILE
from interviewer.library.schema import schema, schema_text
from interviewer.resources import data_folder
from tests.library.spoiling import REMOVED, ours, put

VALIDATOR: Any = import_module("jsonschema").Draft202012Validator


@cache
def made() -> dict[str, Any]:
    """The schema, made once."""
    return schema()


def test_the_file_is_current() -> None:
    """After a change of the models: `make schema`."""
    assert (data_folder("rubrics") / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema_and_ours_fit_it() -> None:
    """Every shipped file is valid by it."""
    VALIDATOR.check_schema(made())
    validator = VALIDATOR(made())
    assert [name for name, data in ours().items() if not validator.is_valid(data)] == []


@pytest.mark.parametrize(
    ("file", "place", "value"),
    [
        pytest.param("bar_raiser.json", "colour", "blue", id="an unknown field"),
        pytest.param("bar_raiser.json", "numbers.setup_seconds", REMOVED, id="a missing field"),
        pytest.param("bar_raiser.json", "bands.0.verdict", "maybe", id="no verdict"),
        pytest.param("lexicons.json", "goal.patterns", [], id="no pattern"),
        pytest.param("gate_words.json", "0.phrases", ["a", "b"], id="a list for an object"),
        pytest.param("grader_words.json", "marks.loud", 1.0, id="no such mark"),
        pytest.param("ownership.json", "learning.quiz.0.answer", 4, id="an answer that is no choice"),
        pytest.param("phrasing.json", "leads", "You said", id="a text for a list"),
    ],
)
def test_it_refuses_what_the_models_refuse(file: str, place: str, value: Any) -> None:
    """So that an editor shows it before the lint does."""
    files = ours()
    put(files[file], place, value)
    assert not VALIDATOR(made()).is_valid(files[file])


def test_fields_carry_their_meaning() -> None:
    """What stands under a field in the models is what the editor shows."""
    cue = made()["$defs"]["Cue"]["properties"]
    assert cue["near_miss"]["description"] == "A sentence in which this cue must not fire."
