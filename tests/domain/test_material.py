"""What an imported file gave, and that its lines are counted."""

import pytest
from pydantic import ValidationError

from interviewer.domain.calibration_pair import Said, SourceLine
from interviewer.domain.material import Material, NotedStory, ToldPart

LINES = (
    SourceLine(number=1, taken="title"),
    SourceLine(number=2, left="blank"),
    SourceLine(number=3, left="page furniture"),
    SourceLine(number=4, left="blank"),
)


def test_taken_and_left_add_up() -> None:
    """Every line is counted once; left lines are told by their reason, in the order of the page."""
    material = Material(id="0" * 64, source="page.txt", form="page", lines=LINES)
    assert material.taken == 1
    assert material.left() == {"blank": (2, 4), "page furniture": (3,)}
    assert material.taken + sum(map(len, material.left().values())) == len(LINES)


@pytest.mark.parametrize(
    "lines",
    [pytest.param(LINES[1:], id="first missing"), pytest.param((LINES[0], LINES[0]), id="twice")],
)
def test_a_line_counted_wrongly_is_refused(lines: tuple[SourceLine, ...]) -> None:
    """Lines are numbered from 1 without a gap."""
    with pytest.raises(ValidationError, match="each once"):
        Material(id="0" * 64, source="page.txt", form="page", lines=lines)


def test_a_story_with_only_loose_words_is_told() -> None:
    """A hint to oneself is something noted; a bare question is not."""
    said = Said(text="The flooded cellar", line=2)
    assert NotedStory(competency=None, heading=None, question=None, loose=(said,)).is_told
    assert NotedStory(competency=None, heading=None, question=None, parts=(ToldPart(part="task", text=said),)).is_told
    assert not NotedStory(competency=None, heading=None, question=said).is_told
