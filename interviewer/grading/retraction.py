"""What a reply to a probe takes back: such a claim is absent, and what leans on it is only claimed."""

from interviewer.grading.cues import CueSet
from interviewer.grading.reading import Reading

TAKEN_BACK: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "asked_measure": (("measure",), ("outcome", "baseline", "meaning")),
    "asked_origin": (("unprompted", "chose"), ("beyond",)),
    "asked_part": (("personal",), ("steps", "method", "through", "chose")),
}
"""What the interviewer had asked about, to the signals that a withdrawal there makes absent, and those that lean."""


def taken_back(readings: list[Reading], cues: CueSet) -> tuple[dict[str, int], int]:
    """Signal id to the most it may still have (0 absent, 1 claimed), and the turn before which it was claimed."""
    retract, number = cues.bit("retract"), cues.bits("amount", "firm_size")
    limits: dict[str, int] = {}
    turn = 0
    for reading in readings:
        if not reading.segment.reply or not reading.mask & retract:
            continue
        asked = [name for name in TAKEN_BACK if reading.mask & cues.bit(name)]
        if reading.mask & number and "asked_measure" not in asked and not asked:
            asked = ["asked_measure"]
        for name in asked:
            gone, leaning = TAKEN_BACK[name]
            limits |= {signal: 1 for signal in leaning if signal not in limits} | dict.fromkeys(gone, 0)
            turn = reading.segment.turn
    return limits, turn
