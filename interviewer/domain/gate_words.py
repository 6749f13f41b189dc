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
    """What the phrases of a whole answer and those of its loudest sentence say together of one gate.

    Added up are `base`, what stands in the answer, each phrase once, what stands in the sentence that speaks loudest,
    `told` where a cue of the gate fires and `denied` where the gate is denied. A sum above `fires_above` fires it.
    """

    gate: Id
    about: str
    base: float
    fires_above: float
    told: float
    denied: float
    phrases: dict[Phrase, tuple[float, float, float, float]]
    """What a phrase adds: in the answer, and more in the reply to a probe; in the loudest sentence, likewise."""
