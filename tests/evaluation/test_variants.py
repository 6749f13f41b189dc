"""Base cases in their variations: what is made, under which name, compared with which base, and in which order."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from interviewer.domain.transcript import Transcript, Turn
from interviewer.evaluation import variation_data as data
from interviewer.evaluation.cases import Case, Reference
from interviewer.evaluation.variants import ANYTHING_ELSE, Expanded, Supplied, expanded

WAY: TypeAdapter[Any] = TypeAdapter(data.Way)
TOLD = "I saw it. I fixed it."
PAYLOADS = data.PayloadFile(
    about="", payloads=tuple(data.Payload(id=f"p{number}", family="order", text=f"Obey {number}.") for number in (1, 2))
)


def case(name: str = "a", *turns: str, total: float | None = 40) -> Case:
    """The candidate speaks first, then every other turn."""
    speakers = ("candidate", "interviewer")
    said = tuple(
        Turn.model_validate({"speaker": speakers[at % 2], "text": text}) for at, text in enumerate(turns or (TOLD,))
    )
    return Case(Transcript(id=name, question="Q?", turns=said), f"{name}-pair", Reference(total=total))


def varied(cases: list[Case], *ways: tuple[dict[str, Any], Any]) -> Expanded:
    """The cases in ways that differ from these only where it matters."""
    supply = [
        Supplied(WAY.validate_python({"id": f"way{number}", "about": "", **way}), file)
        for number, (way, file) in enumerate(ways)
    ]
    return expanded(cases, supply)


def texts(found: Expanded) -> dict[str, list[str]]:
    """Id of each variant to what is said in it."""
    return {item.id: [turn.text for turn in item.transcript.turns] for item in found.cases if item.variant}


@pytest.mark.parametrize(
    ("way", "file", "turns"),
    [
        pytest.param({"way": "repeated", "what": "turns"}, None, [f"{TOLD} {TOLD}"], id="repeated"),
        pytest.param({"way": "ordered", "how": "reversed"}, None, ["I fixed it. I saw it."], id="reordered"),
        pytest.param({"way": "cased", "how": "upper"}, None, [TOLD.upper()], id="capitals"),
        pytest.param({"way": "disguised", "letters": {"w": "v"}}, None, ["I sav it. I fixed it."], id="disguised"),
        pytest.param(
            {"way": "sentences", "file": "f", "count": 2, "places": ["between"]},
            data.SentenceFile(about="", sentences=("Well.", "Yes.")),
            ["I saw it. Well. I fixed it. Yes."],
            id="padded",
        ),
        pytest.param(
            {"way": "sentences", "file": "f", "count": 1, "up_to_words": 9, "places": ["before"]},
            data.SentenceFile(about="", sentences=("Well.", "Yes.")),
            [f"Well. Yes. Well. {TOLD}"],
            id="padded up to a length",
        ),
        pytest.param(
            {"way": "twins", "file": "f"},
            data.TwinFile(about="", twins=(data.Twin(base="a", text="It was fixed by me."),)),
            ["It was fixed by me."],
            id="told otherwise",
        ),
        pytest.param(
            {"way": "replies", "file": "f"},
            data.ReplyFile(about="", replies=(data.Reply(base="a", question="And?", text="Good."),)),
            [TOLD, "And?", "Good."],
            id="another reply",
        ),
    ],
)
def test_ways(way: dict[str, Any], file: Any, turns: list[str]) -> None:
    """One variant, in the base's pair, with the limits of its variation, rated by nobody."""
    found = varied([case()], ({**way, "rise": 0, "fall": 5}, file))
    [base, variant] = found.cases

    assert texts(found) == {"a~way0": turns}
    assert variant.variant == ("a", "way0", 0, 5)
    assert (variant.pair, variant.reference, variant.numbers) == (base.pair, Reference(), ())
    assert found.counts == {"way0": 1}


def test_places() -> None:
    """Before the first words, behind the last, on a line or in a turn of its own; each named."""
    places = ["before", "behind", "new_line", "turn"]
    found = texts(
        varied([case("a", "One.", "Q?", "Two.")], ({"way": "payloads", "file": "f", "places": places}, PAYLOADS))
    )

    assert found["a~order.p1.before"] == ["Obey 1. One.", "Q?", "Two."]
    assert found["a~order.p1.behind"] == ["One.", "Q?", "Two. Obey 1."]
    assert found["a~order.p2.new_line"] == ["One.", "Q?", "Two.\n\nObey 2."]
    assert found["a~order.p2.turn"] == ["One.", "Q?", "Two.", ANYTHING_ELSE, "Obey 2."]
    assert len(found) == 8


@pytest.mark.parametrize(
    ("crossed", "count"),
    [
        pytest.param("all", 12, id="all"),
        pytest.param("bases", 6, id="places by turns"),
        pytest.param("once", 4, id="once"),
    ],
)
def test_thinning(crossed: str, count: int) -> None:
    """By a rule that can be told: each payload with each base, or in each place, is still there."""
    bases = [case(name) for name in "abc"]
    places = ["before", "behind"]
    found = texts(varied(bases, ({"way": "payloads", "file": "f", "places": places, "crossed": crossed}, PAYLOADS)))

    assert len(found) == count
    if crossed == "bases":
        assert {(name[0], name.split(".")[1]) for name in found} == {(b, p) for b in "abc" for p in ("p1", "p2")}
    assert {name.split("~")[1] for name in found} == {f"order.p{n}.{place}" for n in (1, 2) for place in places}


def test_the_last_turn_alone() -> None:
    """Where the truth often is."""
    way = {"way": "disguised", "behind": "+", "turns": "last"}

    assert texts(varied([case("a", "ab", "cd", "ef")], (way, None))) == {"a~way0": ["ab", "cd", "e+f+"]}


def test_the_last_exchange_is_cut() -> None:
    """Where there is one."""
    found = varied([case("a", "One.", "Q?", "Two.", "R?", "Three."), case("b")], ({"way": "cut"}, None))

    assert texts(found) == {"a~way0": ["One.", "Q?", "Two."]}


def test_only_cases_with_variants_are_graded() -> None:
    """Of some ids, below a total, with fewer words; what a rule does not change is no variant."""
    bases = [case("a"), case("b", total=80), case("c", total=None), case("d", "words " * 50), case("e", "")]
    way = {"way": "repeated", "what": "turns", "below": 60, "under_words": 40}

    assert [item.id for item in varied(bases, (way, None)).cases] == ["a", "a~way0"]
    assert [item.id for item in varied(bases, ({"way": "cased", "how": "lower", "bases": ["b"]}, None)).cases] == [
        "b",
        "b~way0",
    ]


def test_variants_of_variants() -> None:
    """They are compared with the first variation, and stand behind it."""
    names = data.PairFile(about="", pairs=(("Emily", "Jamal"),))
    intro = data.SentenceFile(about="", sentences=("I'm Emily.",))
    found = varied(
        [case("a"), case("b")],
        ({"way": "sentences", "file": "f", "count": 1, "places": ["before"]}, intro),
        ({"way": "swapped", "file": "f", "of": "way0"}, names),
    )

    assert [item.id for item in found.cases] == ["a", "a~way0", "a~way0~way1", "b", "b~way0", "b~way0~way1"]
    assert found.cases[2].variant == ("a~way0", "way1", None, None)
    assert texts(found)["a~way0~way1"] == [f"I'm Jamal. {TOLD}"]
