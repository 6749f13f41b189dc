"""The ways of asking that candidates understand: by words alone, and every wording of ours is understood."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from interviewer.evaluation.talk.asking import ASKING_FILE, Asking, Topic, load_asking
from interviewer.interview.probing import GATE_SIGNALS
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import competency_ids, load_rubric
from interviewer.resources import data_folder

SHIPPED = load_asking(data_folder("evals") / "candidates" / ASKING_FILE, [])
PHRASING = load_phrasing()
WORDED = [
    *((name, ask) for name, how in PHRASING.signals.items() for ask in (*how.asks, how.clarify)),
    *((GATE_SIGNALS[name][0], ask) for name, how in PHRASING.gates.items() for ask in (*how.asks, how.clarify)),
    *((probe.signal, probe.question) for name in competency_ids() for probe in load_rubric(name).competency.probes),
]


@pytest.mark.parametrize(
    ("way", "text", "heard"),
    [
        pytest.param("how much", "By how much, from what?", True, id="in a row"),
        pytest.param("how much", "How very much?", False, id="not in a row"),
        pytest.param("how much|many", "How many?", True, id="either"),
        pytest.param("measur* it", "How did you go about measuring it?", True, id="any ending"),
        pytest.param("what ... figure", "What would be the figure?", True, id="words between"),
        pytest.param(
            "what ... figure", "What was there in all of that work as a figure?", False, id="too many between"
        ),
        pytest.param("how much", 'You said "how much is it". Why?', False, id="what is quoted asks for nothing"),
        pytest.param("how much", "Somehow much changed?", False, id="whole words"),
    ],
)
def test_a_way_of_asking(way: str, text: str, heard: bool) -> None:
    """Words in a row, with either, endings and gaps as the file says."""
    asking = Asking(topics=(Topic(id="size", signals=("measure",), ways=(way,)),))

    assert bool(asking.topics_of(text)) is heard
    assert asking.signals_of(text) == ({"measure"} if heard else set())


@pytest.mark.parametrize("way", ["How much", "what?", "... much", "how ...", "a.*b", ""])
def test_a_way_is_plain(way: str) -> None:
    """It is no regular expression: whatever a stranger writes is found in a bounded time."""
    with pytest.raises(ValidationError):
        Topic(id="size", signals=("measure",), ways=(way,))


def test_every_wording_of_ours_is_understood() -> None:
    """Each question asks, by its words, for what it is after; one that does not gets no fact from any candidate."""
    assert SHIPPED is not None
    astray = [(signal, text) for signal, text in WORDED if signal not in SHIPPED.signals_of(text)]

    assert astray == []


def test_every_signal_can_be_asked_for() -> None:
    """The ways of asking know the signals of every rubric, and no others."""
    assert SHIPPED is not None
    known = {signal for topic in SHIPPED.topics for signal in topic.signals}
    signals = {signal for name in competency_ids() for signal in load_rubric(name).signals}

    assert known | {"proportion"} == signals


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """With its field."""
    problems: list[str] = []
    (tmp_path / ASKING_FILE).write_text(json.dumps({"topics": [{"id": "size", "signals": [], "ways": ["how"]}]}))

    assert load_asking(tmp_path / ASKING_FILE, problems) is None
    assert "signals" in problems[0]
