"""Candidates as data: ours can be played, broken ones are named with file and field, and how one answers."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from interviewer.evaluation.talk.answering import TOLD_BEFORE, Player
from interviewer.evaluation.talk.asking import ASKING_FILE, Asking, Topic
from interviewer.evaluation.talk.candidates import Manner, load_cast, planned
from interviewer.resources import data_folder
from tests.evaluation.talk.told import STORY, candidate

ASKING = Asking(
    topics=(
        Topic(id="size", signals=("measure",), ways=("how much",)),
        Topic(id="before", signals=("baseline",), ways=("before",)),
        Topic(id="people", signals=("people",), ways=("who",)),
    )
)
SHIPPED = data_folder("evals") / "candidates"


def written(folder: Path, **more: Any) -> list[str]:
    """What loading a folder with one candidate says."""
    data = {**json.loads(candidate().model_dump_json(by_alias=True)), **more}
    (folder / "somebody.json").write_text(json.dumps(data))
    (folder / ASKING_FILE).write_text(ASKING.model_dump_json())
    problems: list[str] = []
    load_cast(folder, problems)
    return problems


def changed(**more: Any) -> list[dict[str, Any]]:
    """The story with other fields."""
    [story] = json.loads(candidate().model_dump_json(by_alias=True))["stories"]
    return [{**story, **more}]


def test_ours_can_be_played() -> None:
    """At least 24, two and more of each manner, over all kinds of question and several competencies."""
    problems: list[str] = []
    cast = load_cast(SHIPPED, problems)
    assert cast is not None
    plans = [planned(item.stories) for item in cast.candidates]

    assert problems == []
    assert len(cast.candidates) >= 24
    assert min(Counter(item.manner for item in cast.candidates)[manner] for manner in get_args(Manner)) >= 2
    assert {question.kind for plan in plans for question in plan} == {
        "self-start", "pushback", "failure", "analysis", "delivery", "habit",
    }  # fmt: skip
    assert len({question.competency for plan in plans for question in plan}) >= 5
    assert all(len({item.id for item in plan}) == len(plan) for plan in plans)


def test_what_is_right_loads(tmp_path: Path) -> None:
    """Nothing is said of it."""
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        pytest.param({"manner": "shy"}, "manner", id="no such manner"),
        pytest.param({"id": "other"}, "the file is somebody.json", id="another id"),
        pytest.param({"lost": [{"says": "/leave"}]}, "'/leave' is no control", id="no such control"),
        pytest.param({"stories": changed(competency="valour")}, "no rubric 'valour'", id="no such rubric"),
        pytest.param({"stories": changed(question="nope")}, "no question 'nope'", id="no such question"),
        pytest.param({"stories": changed(opening=[])}, "opening", id="nothing to say"),
        pytest.param(
            {"stories": changed(facts=[{"id": "a", "answers": ["weather"], "says": "x"}])},
            "no way of asking is 'weather'",
            id="no such topic",
        ),
        pytest.param(
            {"stories": changed(facts=[{"id": "a", "answers": ["size"], "shows": ["valour"], "says": "x"}])},
            "no signal 'valour'",
            id="no such signal",
        ),
        pytest.param(
            {"stories": changed(facts=[{"id": "a", "answers": ["size"], "says": "x"}] * 2)},
            "'a' is there 2 times",
            id="a fact twice",
        ),
        pytest.param({"mood": "good"}, "mood", id="an unknown field"),
    ],
)
def test_a_broken_candidate_is_named(tmp_path: Path, more: dict[str, Any], told: str) -> None:
    """File, field and what to do."""
    said = "\n".join(written(tmp_path, **more))

    assert told in said
    assert "somebody.json" in said


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """A suite without candidates would pass."""
    problems: list[str] = []
    (tmp_path / ASKING_FILE).write_text(ASKING.model_dump_json())

    assert load_cast(tmp_path, problems) is None
    assert "no candidate" in problems[0]


def test_he_answers_the_words_of_a_question() -> None:
    """The fact that answers most of them; once; what he does not hold he does not know, what he cannot read he asks."""
    player = Player(candidate(), ASKING)

    assert player.to_probe(0, "How much, and before?", "").fact == "rest"
    assert player.to_probe(0, "How much is that?", "").fact == "size"
    assert player.to_probe(0, "How much is that?", "").says.startswith(TOLD_BEFORE)
    assert player.to_probe(0, "Who knew?", "").said_as == "nothing_more"
    assert player.to_probe(0, "Wherefore?", "").says == "What do you mean?"
    assert player.to_probe(0, "Wherefore?", "").says == "I do not follow."
    assert player.to_probe(0, "I mean the size.", "How much is that?").fact == "size"


def test_he_says_more_each_time_a_question_stands() -> None:
    """His last words again and again; asked anew he begins with them, and tells his facts anew."""
    player = Player(candidate(), ASKING)
    said = [player.to_question(0).says for _ in range(3)]
    player.to_probe(0, "How much?", "")
    player.begin_again(0)

    assert said == ["Hm.", STORY, STORY]
    assert player.to_question(0).says == STORY
    assert not player.to_probe(0, "How much?", "").says.startswith(TOLD_BEFORE)
    assert player.at_the_end().says == "/skip"
