"""Texts and times come back exactly as they were given."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from interviewer.store.columns import ESCAPE, UtcTime
from interviewer.store.repository import Repository
from tests.store.builders import a_grade, a_turn, an_interview

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=40)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("a\x00b", id="NUL"),
        pytest.param("a\ud800b", id="lone surrogate"),
        pytest.param(ESCAPE + '"x"', id="looks escaped"),
        pytest.param("\r\n\t \u00a0", id="white space"),
        pytest.param("e\u0301 \U0001f468\u200d\U0001f469 नमस्ते", id="combining, emoji, Hindi"),
        pytest.param("'; DROP TABLE turns; --", id="SQL"),
        pytest.param("word " * 40_000, id="200,000 characters"),
    ],
)
def test_text_is_exact(store: Repository, text: str) -> None:
    """Offsets of quotes stay true because a text is kept code point for code point, in turns and in grades."""
    interview = an_interview(turns=0, grades=(a_grade(quote=text),)).model_copy(update={"turns": (a_turn(0, text),)})

    store.create(interview)

    assert store.load(interview.id) == interview


@given(texts=st.lists(ANY_TEXT, max_size=5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_exact(store: Repository, texts: list[str]) -> None:
    """There is no text that a candidate may send which is changed by being stored."""
    interview = an_interview(turns=0)
    store.create(interview)

    store.append(interview.id, [a_turn(seq, text) for seq, text in enumerate(texts)])

    assert [turn.text for turn in store.load(interview.id).turns] == texts


@given(
    moment=st.datetimes(
        min_value=datetime(1970, 1, 2),
        max_value=datetime(2200, 1, 1),
        timezones=st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes))),
    )
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_time_is_exact(store: Repository, moment: datetime) -> None:
    """A time comes back as the same moment, in UTC, whatever its zone."""
    interview = an_interview(turns=0).model_copy(update={"created": moment})
    store.create(interview)

    created = store.load(interview.id).created

    assert created == moment
    assert created.tzinfo == UTC


def test_refuses_a_time_without_a_zone() -> None:
    """Such a time could mean any moment of a day."""
    with pytest.raises(ValueError, match="no time zone"):
        UtcTime().process_bind_param(datetime(2026, 1, 1), sqlite.dialect())
