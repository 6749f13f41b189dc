"""A competency as a text to read: nothing of its file is left out, and what was chosen comes first."""

from collections.abc import Iterator
from typing import Any

import pytest

from interviewer.domain.transcript import DEFAULT_LEVEL, Level
from interviewer.export.lesson import COMPANY_NAMES, PARTS, Card, Opening, Row, Section, opening_of
from interviewer.export.lesson_parts import sections_of
from interviewer.library.rubrics import competency_ids, load_competency, load_rubric

COMPLETE = [name for name in competency_ids() if load_competency(name).learning]
NOT_TOLD = ("id", "quiz", "signal", "flag", "company", "level", "competency", "also_covers", "quality", "question")
"""Ids, which stand as names; and the quiz, which has a page of its own."""


def rows_of(rows: tuple[Row, ...]) -> Iterator[str]:
    """Labels and texts."""
    for row in rows:
        yield from (row.label, *row.texts)


def words_of(sections: tuple[Section, ...]) -> Iterator[str]:
    """Everything that stands in them."""
    for section in sections:
        yield from (section.title, section.aside, *section.lines, *section.points, *section.words)
        for card in section.cards:
            yield from (card.name, card.aside, *rows_of(card.rows), *rows_of(card.more))
            yield from (other.name for other in card.covers)


def words_of_all(name: str) -> set[str]:
    """The whole lesson, with its opening."""
    rubric = load_rubric(name)
    opening = opening_of(rubric, "amazon")
    parts = (sections_of(part, rubric, DEFAULT_LEVEL, "amazon", {}) for part in PARTS)
    told = {opening.core, opening.definition, *rows_of(opening.summary)}
    return told.union(*(words_of(sections) for sections in parts))


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a file's part that is there to be read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in NOT_TOLD or (name == "question" and "stresses" in value):
                yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


@pytest.mark.parametrize("name", COMPLETE)
def test_every_text_of_the_file_can_be_read(name: str) -> None:
    """Definition, learning, questions and probes: each sentence stands in one of the parts, word for word."""
    competency = load_competency(name)
    assert competency.learning
    written = {
        competency.definition,
        *texts_in(competency.learning.model_dump(mode="json")),
        *(question.text for question in competency.questions),
        *(text for probe in competency.probes for text in texts_in(probe.model_dump(mode="json"))),
        *(probe.question for probe in competency.probes),
    }

    assert written - words_of_all(name) == set()


@pytest.mark.parametrize("name", [*COMPLETE, "generic"])
def test_every_signal_is_told_with_its_points(name: str) -> None:
    """All signals of the merged rubric, by dimension; the points said add up to a hundred."""
    rubric = load_rubric(name)
    sections = sections_of("signals", rubric, DEFAULT_LEVEL, "amazon", {})
    cards = [card for section in sections for card in section.cards]

    assert {card.id for card in cards} == set(rubric.signals)
    assert [section.look for section in sections] == [dimension.id for dimension in rubric.dimensions]
    assert sum(float(card.aside.split()[0]) for card in cards) == pytest.approx(100)


@pytest.mark.parametrize("level", list(Level))
def test_the_chosen_level_comes_first(level: Level) -> None:
    """It alone is marked, and the others follow."""
    cards = sections_of("bar", load_rubric("ownership"), level, "amazon", {})[0].cards

    assert [card.id for card in cards if card.chosen] == [cards[0].id] == [level.value]
    assert len(cards) == len(Level)


@pytest.mark.parametrize("company", list(COMPANY_NAMES))
def test_the_chosen_company_comes_first(company: str) -> None:
    """Likewise."""
    cards = sections_of("bar", load_rubric("ownership"), DEFAULT_LEVEL, company, {})[1].cards

    assert [card.id for card in cards if card.chosen] == [cards[0].id] == [company]
    assert len(cards) == len(COMPANY_NAMES)


@pytest.mark.parametrize(
    ("company", "said"),
    [
        pytest.param("amazon", "", id="the same name"),
        pytest.param("google", "At Google: Focus on the User", id="another name"),
        pytest.param("generic", "Elsewhere: Customer focus", id="no company"),
    ],
)
def test_a_company_has_its_own_name_for_it(company: str, said: str) -> None:
    """Said where it differs from the principle's."""
    assert opening_of(load_rubric("customer_obsession"), company).called == said


def test_gates_that_are_off_say_why() -> None:
    """They are listed with the reason, apart from those that stand."""
    gates = sections_of("traps", load_rubric("deliver_results"), DEFAULT_LEVEL, "amazon", {})[-1].cards
    off = [card for card in gates if card.aside]

    assert [card.id for card in off] == ["manager_assigned"]
    assert len(off[0].rows[0].texts[0]) > 20


def test_a_gate_says_nothing_of_a_quote() -> None:
    """Its sentence has no place left for words that nobody said."""
    told = words_of(sections_of("traps", load_rubric("ownership"), DEFAULT_LEVEL, "amazon", {}))

    assert [text for text in told if "{quote}" in text] == []


@pytest.mark.parametrize("name", ["generic", "no_such_principle"])
def test_without_a_complete_file_there_is_less(name: str) -> None:
    """No summary, no stories, no answers; signals, questions and probes as they are graded by."""
    rubric = load_rubric(name)
    opening = opening_of(rubric, "amazon")
    there = [part for part in PARTS if sections_of(part, rubric, DEFAULT_LEVEL, "amazon", {})]

    assert isinstance(opening, Opening)
    assert (opening.core, opening.called, opening.summary) == ("", "", ())
    assert there == ["signals", "traps", "bar", "questions", "probes"]


def test_names_of_other_principles_stand_for_their_ids() -> None:
    """Where a name is known it is said; what else a story covers keeps the id for a link."""
    names = {"ownership": "Taking it on"}
    sections = sections_of("stories", load_rubric("customer_obsession"), DEFAULT_LEVEL, "amazon", names)
    covered = [other for card in sections[0].cards for other in card.covers]
    neighbours: tuple[Card, ...] = sections_of(
        "meaning", load_rubric("customer_obsession"), DEFAULT_LEVEL, "amazon", names
    )[-1].cards

    assert ("ownership", "Taking it on") in covered
    assert neighbours[0].name == "Taking it on"
