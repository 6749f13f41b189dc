"""Values: frozen, closed to unknown fields, and the same whether validated or made by code that is trusted."""

import pytest
from pydantic import ValidationError

from interviewer.domain.base import Value
from interviewer.domain.observation import Evidence, Marked, SignalObservation, Strength
from interviewer.domain.scorecard import DimensionScore, RubricStamp, SignalScore

QUOTE = {"turn": 0, "start": 3, "end": 7, "quote": "word"}
VALUES = [
    pytest.param(Evidence, QUOTE, id="evidence"),
    pytest.param(Marked, {"id": "no_story", "evidence": (Evidence(**QUOTE),)}, id="mark"),
    pytest.param(
        SignalObservation,
        {"id": "steps", "strength": Strength.SHOWN, "evidence": (Evidence(**QUOTE),), "retracted": False},
        id="observation",
    ),
    pytest.param(
        SignalScore,
        {"id": "steps", "strength": Strength.STRONG, "points": 11.0, "max": 11.0, "evidence": ()},
        id="score",
    ),
    pytest.param(DimensionScore, {"points": 1.0, "max": 30.0, "cap": "no_story", "signals": ()}, id="dimension"),
    pytest.param(RubricStamp, {"id": "ownership", "version": 1, "hash": "abc"}, id="stamp"),
]


@pytest.mark.parametrize(("kind", "fields"), VALUES)
def test_a_trusted_value_is_the_validated_one(kind: type[Value], fields: dict[str, object]) -> None:
    """Equal, of equal hash and bytes, and as good to copy."""
    trusted, validated = kind.trusted(**fields), kind(**fields)

    assert trusted == validated
    assert hash(trusted) == hash(validated)
    assert trusted.model_dump_json() == validated.model_dump_json()
    assert trusted.model_fields_set == validated.model_fields_set
    assert trusted.model_copy(update={}) == validated
    assert type(trusted).model_validate_json(trusted.model_dump_json()) == validated


def test_copying_one_trusted_value_leaves_the_others() -> None:
    """Values of a class share the names of their fields; a copy has its own."""
    one, other = Evidence.trusted(**QUOTE), Evidence.trusted(**QUOTE)
    copy = one.model_copy(update={"turn": 5})

    assert (one.turn, other.turn, copy.turn) == (0, 0, 5)
    assert other.model_fields_set == set(QUOTE)


def test_values_are_frozen() -> None:
    """Nobody changes a value that others hold."""
    with pytest.raises(ValidationError, match="frozen"):
        Evidence.trusted(**QUOTE).turn = 1  # type: ignore[misc]


def test_unknown_fields_are_an_error() -> None:
    """A misspelt field is not swallowed."""
    with pytest.raises(ValidationError, match="quotation"):
        Evidence.model_validate({**QUOTE, "quotation": "word"})


@pytest.mark.parametrize(("strength", "rank"), [("absent", 0), ("claimed", 1), ("shown", 2), ("strong", 3)])
def test_strengths_have_ranks(strength: str, rank: int) -> None:
    """absent < claimed < shown < strong."""
    assert Strength(strength).rank == rank
