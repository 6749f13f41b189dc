"""Lessons as data for the browser."""

import json

from interviewer.domain.transcript import DEFAULT_LEVEL
from interviewer.export.lesson import Card, Row, Section
from interviewer.export.lesson_parts import sections_of
from interviewer.library.rubrics import load_rubric
from interviewer.ui.learn_text import section_data
from interviewer.ui.theme import LOOKS


def test_a_dimension_has_its_colour_pattern_and_tag() -> None:
    """As in every grade; a section about no dimension has none."""
    sections = sections_of("signals", load_rubric("ownership"), DEFAULT_LEVEL, "amazon", {})
    drawn = [section_data(section) for section in sections]

    assert [(item["colour"], item["pattern"], item["tag"]) for item in drawn] == [
        (look.colour, look.pattern, look.tag) for look in LOOKS.values()
    ]
    assert "colour" not in section_data(Section("Traps"))


def test_data_can_be_sent() -> None:
    """A section is plain data, in the order in which it is read."""
    card = Card("id", "Name", (Row("Weak", ("No.",), "bad"),), more=(Row("", ("More.",)),), chosen=True)
    data = json.loads(json.dumps(section_data(Section("Title", points=("One",), cards=(card,)), folded=True)))

    assert (data["title"], data["points"], data["folded"]) == ("Title", ["One"], True)
    assert data["cards"][0]["rows"] == [{"label": "Weak", "texts": ["No."], "sort": "bad"}]
    assert (data["cards"][0]["more"][0]["texts"], data["cards"][0]["chosen"]) == (["More."], True)
