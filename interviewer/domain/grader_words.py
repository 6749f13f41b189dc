"""Words by which a sentence is told that speaks to or of the grader, each weighed; learned, not made by hand."""

from typing import Annotated, Literal

from pydantic import Field

from interviewer.domain.base import Value

Stem = Annotated[str, Field(pattern=r"^[a-z]{2,}$")]
"""The beginning of a word in small letters; one of fewer than four letters is a whole word."""
Mark = Literal[
    "past", "i", "own_past", "we", "you", "they", "you_no_past", "you_and_stem", "nobody", "markup", "label", "long",
    "two", "three", "four", "no_past", "two_no_own", "order",
]  # fmt: skip
"""`past`: a verb in the past tense. `i`, `we`, `you`, `they`: one of their words. `own_past`: `i` and `past`.
`you_no_past`: `you` without `past`. `you_and_stem`: `you` and a stem. `nobody`: none of `past`, `i`, `we`, `they`.
`markup`: signs of code or records, brackets around the whole. `label`: a colon behind the first words, a stem among
them. `long`: at least 20 words. `two`, `three`, `four`: at least so many stems. `no_past`: a stem without `past`.
`two_no_own`: two stems, neither `past` nor `i`. `order`: a stem is the first word, without `past`."""


class GraderWords(Value):
    """What the words of one sentence say together of whether it speaks to or of the grader instead of telling.

    `base` and the weight of every stem and mark that stands in the sentence, each counted once, are added up.
    """

    about: str
    base: float
    aside_above: float
    """A sentence with a greater sum is no evidence."""
    stems: dict[Stem, float] = Field(min_length=1)
    """A word has the longest of the stems that it begins with, and at most `LONGEST_ENDING` letters behind it."""
    marks: dict[Mark, float]


LONGEST_ENDING = 5
SHORTEST_BEGINNING = 4
"""Letters of a stem that a longer word may begin with."""
