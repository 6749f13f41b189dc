"""What a reply to a probe takes back: such a claim is absent, and what leans on it is only claimed."""

from typing import NamedTuple

from interviewer.grading.cues import CueSet
from interviewer.grading.reading import Reading


class Withdrawal(NamedTuple):
    """What can be taken back in reply to one kind of question."""

    asked: str
    by: tuple[str, ...]
    """Lexicons of a reply that takes it back."""
    unless: tuple[str, ...]
    """Lexicons with which it does not."""
    gone: tuple[str, ...]
    """Signals that are absent then."""
    leaning: tuple[str, ...]
    """Signals that are claimed at most."""


SIZE = Withdrawal("asked_measure", ("retract", "unmeasured"), (), ("measure",), ("outcome", "baseline", "meaning"))
ORIGIN = Withdrawal(
    "asked_origin", ("retract", "elsewhere"), ("deny_assigned", "permission"), ("unprompted", "chose"), ("beyond",)
)
PART = Withdrawal(
    "asked_part", ("retract", "done_by_others"), (), ("personal",), ("steps", "method", "through", "chose")
)


def taken_back(readings: list[Reading], cues: CueSet) -> tuple[dict[str, int], int]:
    """Signal id to the most it may still have (0 absent, 1 claimed), and the turn before which it was claimed."""
    limits: dict[str, int] = {}
    turn = 0
    anything = cues.bits(*SIZE.by, *ORIGIN.by, *PART.by)
    for reading in readings:
        if reading.segment.reply and reading.mask & anything:
            for taken in _withdrawn(reading.mask, cues):
                limits |= {signal: 1 for signal in taken.leaning if signal not in limits} | dict.fromkeys(taken.gone, 0)
                turn = reading.segment.turn
    return limits, turn


def _withdrawn(mask: int, cues: CueSet) -> list[Withdrawal]:
    """What a sentence of a reply takes back; a size also where nobody had asked for one."""
    asked = [one for one in (SIZE, ORIGIN, PART) if mask & cues.bit(one.asked)]
    found = [one for one in asked if mask & cues.bits(*one.by) and not mask & cues.bits(*one.unless)]
    number = not asked and mask & cues.bit("retract") and mask & cues.bits("amount", "firm_size")
    if SIZE not in found and (number or mask & cues.bit("unmeasured")):
        found.append(SIZE)
    return found
