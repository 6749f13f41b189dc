"""An evaluate page says the same however it is laid out."""

import pytest

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.importers.evaluate_page import read_evaluate_page
from interviewer.importers.forms import form_of
from interviewer.importers.page_text import page_lines
from tests.importers import layouts
from tests.importers.layouts_named import LAYOUTS


def read(text: str) -> CalibrationPair:
    pair = read_evaluate_page(text.encode(), "page.txt")
    assert isinstance(pair, CalibrationPair), pair
    return pair


def has(name: str, part: str) -> bool:
    return part in LAYOUTS[name].words.order.split()


@pytest.mark.parametrize("name", LAYOUTS)
def test_question_and_answers_are_found(name: str) -> None:
    """The words of both, whole, and under the right name."""
    pair = read(LAYOUTS[name].text())
    assert pair.question.text == layouts.QUESTION
    assert [answer.text for answer in pair.answers] == [layouts.ANSWER_A, layouts.ANSWER_B]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_table_is_found(name: str) -> None:
    """Every score, weight, total and verdict, and nothing that is none of them."""
    pair = read(LAYOUTS[name].text())
    assert pair.unread == ()
    assert [row.dimension for row in pair.rows] == [row[0].replace(" ", "_") for row in layouts.ROWS]
    assert [[score.given for score in row.scores] for row in pair.rows] == [list(row[2:]) for row in layouts.ROWS]
    if LAYOUTS[name].weighed:
        assert [row.weight for row in pair.rows] == [row[1] for row in layouts.ROWS]
    assert [(total.given, total.verdict) for total in pair.totals] == [(20, "no_hire"), (93, "strong_hire")]


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_reasons_are_found(name: str) -> None:
    """Gates with their quotes and owners, notes, mended sentences, coaching and guidance."""
    pair = read(LAYOUTS[name].text())
    if has(name, "gates"):
        assert [(gate.gate, gate.candidate, gate.quote) for gate in pair.gates] == [
            ("manager_assigned", "A", layouts.GATE[1])
        ]
    if has(name, "notes"):
        assert [note.text.replace(" (Priya)", "").replace(" (Tom)", "") for note in pair.notes] == list(layouts.NOTES)
    if has(name, "fixes"):
        assert [(fix.name, fix.before and fix.before.text, fix.after and fix.after.text) for fix in pair.fixes] == [
            layouts.FIX[:3]
        ]
    if has(name, "coaching"):
        assert [said.text for said in pair.coaching] == list(layouts.COACHING)
        assert [said.text for said in pair.guidance] == [layouts.GUIDANCE]


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_line_has_its_fate(name: str) -> None:
    """Each line is taken or left with a reason, and none is left as not understood."""
    text = LAYOUTS[name].text()
    lines = read(text).lines
    assert [line.number for line in lines] == list(range(1, len(text.splitlines()) + 1))
    assert [line.number for line in lines if line.left == "not understood"] == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_form_is_told_in_every_layout(name: str) -> None:
    """What can be read is found by 'auto' too: reader and detector are one mechanism."""
    assert form_of(page_lines(LAYOUTS[name].text().encode()), {}) == "evaluate"
