"""What the words of quoted sentences add up to, and that strengths move by them and by nothing else."""

from dataclasses import replace

import pytest

from interviewer.domain.dimension_words import DimensionWords, Row
from interviewer.domain.merged import Rubric
from interviewer.domain.observation import Strength
from interviewer.grading.cues import cue_set
from interviewer.grading.reading import read
from interviewer.grading.rules import observe
from interviewer.grading.whole_words import WordPoints
from interviewer.library.rubrics import load_rubric
from tests.grading.answers import STRONG, answer

RUBRIC = load_rubric("ownership")
DIMENSIONS = tuple(dimension.id for dimension in RUBRIC.dimensions)


def row(first: float) -> Row:
    return (first, *(0.0 for _ in DIMENSIONS[1:]))


NOTHING = row(0.0)
WORDS = DimensionWords(
    about="For tests.",
    dimensions=DIMENSIONS,
    share=1.0,
    firmness=4.0,
    faint={},
    base=row(1.0),
    lexicons={"own_act": (row(0.1), row(0.2), row(0.4)), "after_acts": (row(99.0), NOTHING, NOTHING)},
    cues={"steps": {Strength.STRONG: (row(10.0), row(20.0), row(40.0))}},
    phrases={"i called": row(0.01), "the depot": row(0.02)},
)


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        pytest.param("Blue.", 0.0, id="nothing of it"),
        pytest.param("The depot. The depot.", 0.02, id="a phrase once"),
        pytest.param("I called the depot.", 10.13, id="a lexicon, a cue, two phrases"),
        pytest.param("I called the depot. I wrote a list.", 30.33, id="in two sentences"),
        pytest.param("I called the depot. I wrote a list. I moved two doors.", 30.73, id="in three, not looking back"),
        pytest.param("I called Bo. I wrote a list. I moved two doors. I fixed it.", 70.71, id="cues up to four"),
    ],
)
def test_what_sentences_add_up_to(text: str, adds: float) -> None:
    """`base` and every row of what stands there."""
    points = WordPoints(WORDS, cue_set(RUBRIC)).points(read(answer(text), cue_set(RUBRIC)))
    assert points[DIMENSIONS[0]] == pytest.approx(1.0 + adds)
    assert points[DIMENSIONS[1]] == 0.0


def test_the_order_of_sentences_is_of_no_account() -> None:
    """The same to the last bit, so that grades are the same bytes."""
    said, sums = read(answer(STRONG), cue_set(RUBRIC)), WordPoints(RUBRIC.dimension_words, cue_set(RUBRIC))
    assert sums.points(said) == sums.points(said[::-1])


def moved(by: float, share: float = 1.0) -> dict[str, int]:
    """Ranks of the strong answer where the words speak for so many points everywhere."""
    base = tuple(by for _ in DIMENSIONS)
    words = WORDS.model_copy(update={"base": base, "share": share, "lexicons": {}, "cues": {}, "phrases": {}})
    rubric: Rubric = replace(RUBRIC, dimension_words=words, hash=f"{by}{share}")
    return {signal.id: signal.strength.rank for signal in observe(answer(STRONG), rubric).signals}


def test_strengths_follow_the_words() -> None:
    """Down where they speak for nothing, up where they speak for all, as before where they have no share."""
    low, own, high = moved(0.0), moved(30.0, share=0.0), moved(30.0)
    assert all(low[name] <= own[name] <= high[name] for name in own)
    assert sum(low.values()) < sum(own.values()) < sum(high.values())
    assert all((low[name] > 0) is (own[name] > 0) for name in own)
