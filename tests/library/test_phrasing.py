"""The interviewer's wordings are data, checked when they are read."""

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer.errors import RubricError
from interviewer.library.files import PHRASING_FILE
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import load_rubric
from interviewer.resources import data_folder

SHIPPED = json.loads((data_folder("rubrics") / PHRASING_FILE).read_text(encoding="utf-8"))


def written(folder: Path, data: Any) -> Path:
    """A folder with these wordings."""
    (folder / PHRASING_FILE).write_text(json.dumps(data), encoding="utf-8")
    return folder


def changed(*path: str | int, to: Any) -> Any:
    """The shipped wordings with one field changed."""
    data = json.loads(json.dumps(SHIPPED))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return data


def test_the_shipped_wordings_load() -> None:
    """Every signal that may be quoted for another is known to the rubric, a gate or a red flag."""
    phrasing, rubric = load_phrasing(), load_rubric("generic")
    gates, flags = rubric.framework.gates, rubric.framework.red_flags
    marks = {gate.id for gate in gates} | {flag.id for flag in flags}
    known = {*phrasing.signals, *rubric.signals, *marks}
    assert {name for how in phrasing.signals.values() for name in how.quotes} <= known


BROKEN = (
    ("two questions", ("signals", "measure", "asks", 0), "How much? From what?", "one question"),
    ("no question", ("signals", "measure", "asks", 0), "Say how much.", "one question"),
    ("a quote in an ask", ("signals", "measure", "asks", 0), 'Why "that"?', "plain sentence"),
    ("praise by mark", ("phrases", "end", 0), "Well done!", "exclamation"),
    ("a lead without a quote", ("leads", 0), "You said so.", "quote"),
    ("a lead that asks", ("leads", 0), 'Did you say "{quote}"?', "asks nothing"),
    ("too few asks", ("signals", "measure", "asks"), ["By how much?"], "signals.measure.asks"),
    ("an ask twice", ("signals", "measure", "asks", 0), SHIPPED["signals"]["named"]["asks"][0], "already stands"),
    ("an unknown field", ("signals", "measure", "mood"), "good", "signals.measure.mood"),
    ("a kind without clarification", ("phrases", "clarify"), {"failure": "I mean it."}, "habit"),
)


@pytest.mark.parametrize(("path", "value", "said"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_broken_wordings_are_named(tmp_path: Path, path: tuple[str | int, ...], value: Any, said: str) -> None:
    """A wording that breaks a rule is refused, and the message says which and where."""
    with pytest.raises(RubricError) as refused:
        load_phrasing(written(tmp_path, changed(*path, to=value)))
    assert PHRASING_FILE in str(refused.value)
    assert said in str(refused.value)
