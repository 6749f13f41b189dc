"""What the words of a whole answer say of its dimensions, each weighed; learned from rated answers, not by hand."""

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.gate_words import Phrase
from interviewer.domain.rubric import GivenStrength, Id

Row = tuple[float, ...]
"""Points, one number a dimension, in the order of `DimensionWords.dimensions`."""
TIMES_IN = (1, 2, 3)
"""In how many sentences a lexicon stands, for each of its rows."""
TIMES_CUED = (1, 2, 4)
"""In how many sentences a signal has a cue of that strength, likewise."""


class SentenceWords(Value):
    """How much one sentence is like those that readers quoted for each signal: 0 not at all, 100 as for a strong one.

    `base` and the rows of what stands there are added up, one number a signal. Of the sentences that decide a signal
    the one with most is quoted first; it moves no strength (`docs/decisions/0025`).
    """

    signals: tuple[Id, ...]
    base: Row
    position: tuple[Row, Row]
    """What the place among the sentences, 0 to 1, adds: this much by the place, this much by its square."""
    lexicons: dict[Id, Row]
    phrases: dict[Phrase, Row]


class DimensionWords(Value):
    """The points that a dimension's quoted signals should come to, by all sentences that are quoted for something.

    `base` and the rows of all that stands there are added up. The dimension's strengths then move towards the sum,
    those first whose own sentences are nearest to another strength (`docs/decisions/0020`).
    """

    about: str
    dimensions: tuple[Id, ...]
    share: float = Field(ge=0, le=1)
    """What the words weigh against the points by the signals' own sums, which weigh the rest."""
    firmness: float = Field(gt=0)
    """How far a strength gives way: so many points of a dimension are worth one point of a signal whose sum would have
    to be e times as large or small."""
    faint: dict[Id, tuple[Id, ...]]
    """Signal to the lexicons that make a sentence evidence enough to be moved up to where its own sentences add
    nothing; such sentences are quoted too."""
    base: Row
    lexicons: dict[Id, tuple[Row, ...]]
    """Lexicon to what it adds standing in one sentence, what a second adds to that, and a third (TIMES_IN)."""
    cues: dict[Id, dict[GivenStrength, tuple[Row, ...]]]
    """Signal and strength to what it adds that a cue of at least that strength fires in one, two, four sentences."""
    phrases: dict[Phrase, Row]
    """What a phrase adds, once however often it stands there."""
    sentences: SentenceWords | None = None
    """Which of a signal's quotes comes first; None leaves it to `Signal.telling`."""
