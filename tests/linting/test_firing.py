"""Cues held against rated answers: dead ones, ones that fire on everything, ones that say why they are rare."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.domain.merged import Rubric
from interviewer.domain.rubric import Cue, GateCue
from interviewer.library.rubrics import load_rubric
from interviewer.linting.firing import answers, firing_problems, shares

ACT = "I called the depot and asked for 40 sheets."


@pytest.fixture
def evals(tmp_path: Path) -> Path:
    """Ten rated answers of one sentence each, half of them with an own act; beside them a part aside that is broken."""
    for name, number in (("calibration/dev.jsonl", 4), ("written/transcripts.jsonl", 6)):
        file = tmp_path / name
        file.parent.mkdir()
        lines = [
            {
                "id": f"{file.stem}-{n}",
                "question": "Tell me about a time.",
                "competency": "ownership",
                "level": "sde2",
                "turns": [{"speaker": "candidate", "text": ACT if n % 2 else "It was quiet there."}],
            }
            for n in range(number)
        ]
        file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (tmp_path / "calibration/aside.jsonl").write_text("not to be read", encoding="utf-8")
    return tmp_path


def rubric_with(*cues: Cue) -> Rubric:
    """Ownership's rubric with no cues but these, in the scope."""
    own = load_rubric("ownership")
    dimensions = tuple(
        dimension.model_copy(
            update={"signals": tuple(signal.model_copy(update={"cues": ()}) for signal in dimension.signals)}
        )
        for dimension in own.framework.dimensions
    )
    framework = own.framework.model_copy(
        update={
            "dimensions": dimensions,
            "scope": own.framework.scope.model_copy(update={"cues": cues}),
            "gates": (),
            "caps": (),
            "red_flags": (),
        }
    )
    return replace(own, framework=framework, hash=f"with {cues}")


def cue(word: str = "own_act", rare: str | None = None, none: tuple[str, ...] = ()) -> Cue:
    """A cue that fires on own acts, or another lexicon."""
    return Cue(strength="shown", all=(word,), none=none, example="x", rare=rare)


def test_shares_are_counted(evals: Path) -> None:
    """Answers of both files, and sentences."""
    (share,) = shares([rubric_with(cue())], evals)
    assert (share.fired, share.of, share.sentences) == (5, 10, 0.5)
    assert len(answers(evals)) == 10


@pytest.mark.parametrize(
    ("made", "said"),
    [
        pytest.param(cue("hypothetical"), "fires on none of 10", id="dead"),
        pytest.param(cue("hypothetical", "Said once a year."), None, id="rare and said so"),
        pytest.param(cue(rare="Said once a year."), "is declared rare", id="rare and fires"),
        pytest.param(cue(), "50% of all rated sentences", id="in too many sentences"),
        pytest.param(cue("amount", none=("own_act",)), "fires on none", id="forbidden by what it forbids"),
    ],
)
def test_a_cue_that_tells_nothing_is_named(evals: Path, made: Cue, said: str | None) -> None:
    """With its place and the share."""
    problems = firing_problems([rubric_with(made)], evals)
    assert [(item.file, item.field) for item in problems] == ([("bar_raiser.json", "scope.cues.0")] if said else [])
    assert all(said in item.what for item in problems if said)


def test_a_cue_on_every_answer_is_named(evals: Path) -> None:
    """What stands in all of them tells none from another; a gate may not fire on more than six in ten."""
    file = evals / "calibration/dev.jsonl"
    lines = [line.replace("It was quiet there.", ACT) for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(lines), encoding="utf-8")
    rubric = rubric_with()
    gate = (
        load_rubric("ownership")
        .framework.gates[0]
        .model_copy(update={"cues": (GateCue(all=("own_act",), example="x"),)})
    )
    rubric = replace(rubric, framework=rubric.framework.model_copy(update={"gates": (gate,)}), hash="with a gate")
    (problem,) = firing_problems([rubric], evals)
    assert "fires on 7 of 10 rated answers, more than 60%" in problem.what
