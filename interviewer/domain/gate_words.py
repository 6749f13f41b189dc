"""Words by which a gate is told, each weighed; learned from rated answers, not made by hand."""

from typing import Annotated

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.rubric import Id

LONGEST_PHRASE = 3
"""Words and marks of one phrase."""
_WORD = r"(?:[a-z]+(?:'[a-z]+)?|#)"
Phrase = Annotated[str, Field(pattern=rf"^{_WORD}(?: (?:{_WORD}|[.,;:?!])){{0,2}}$")]
"""Up to three neighbouring words of one sentence, in small letters, a blank between; `#` is any number in digits, and
a mark between words counts as one."""


class GateWords(Value):
    """What the phrases of a whole answer say together of one gate.

    `base` and the weight of everything that stands in the answer, each counted once however often it stands
    there, are added up. A sum above `fires_above` fires the gate, one above `fires_with_cue_above` where a cue of the
    gate fires too.
    """

    gate: Id
    about: str
    base: float
    fires_above: float
    fires_with_cue_above: float
    phrases: dict[Phrase, float]
    phrases_in_replies: dict[Phrase, float]
    """Added where the phrase stands in the reply to a probe."""
    conditions: dict[Id, float]
    """Lexicons, `after_fault` and `after_acts`."""
    conditions_in_replies: dict[Id, float]
