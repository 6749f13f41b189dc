"""Reports of a model, made by hand for tests: what it would reply about an answer."""

from collections.abc import Mapping
from typing import Any

from interviewer.domain.merged import Rubric

Report = dict[str, Any]
Seen = tuple[str, *tuple[str, ...]]
"""A strength, then quotes."""


def report(
    rubric: Rubric, signals: Mapping[str, Seen] | None = None, gates: Mapping[str, str] | None = None, turn: int = 0
) -> Report:
    """A whole reply: the signals named as given, all others absent; `gates` fire by the words given."""
    given = signals or {}
    found = {
        name: {"quotes": [{"turn": turn, "words": words} for words in quotes], "strength": strength}
        for name in (*rubric.signals, rubric.framework.scope.id)
        for strength, *quotes in [given.get(name, ("absent",))]
    }
    fired = gates or {}
    return {
        "account": "They did it.",
        "signals": found,
        "gates": {
            gate.id: {
                "quotes": [{"turn": turn, "words": fired[gate.id]}] if fired.get(gate.id) else [],
                "fires": gate.id in fired,
            }
            for gate in rubric.framework.gates
            if gate.id not in rubric.gates_off
        },
    }


HONEST: dict[str, Seen] = {
    "situation": ("strong", "In March I noticed that six of our forty doors failed every frosty morning"),
    "task": ("shown", "passengers stopped being left in the cold"),
    "action": ("strong", "I rewired two doors myself"),
    "result": ("strong", "Faults went from 22 a week to 3 within five weeks"),
    "proportion": ("strong",),
    "unprompted": ("strong", "I noticed that six of our forty doors failed every frosty morning"),
    "chose": ("strong", "so I decided not to wait for a ticket"),
    "beyond": ("strong", "It belongs to the workshop, not to us"),
    "personal": ("strong", "I rewired two doors myself"),
    "through": ("shown", "I rewired two doors myself and compared them with two others for a month"),
    "steps": (
        "strong",
        "I pulled three months of fault logs",
        "I measured the gap on twelve doors",
        "I rewired two doors myself",
    ),
    "method": ("strong", "I measured the gap on twelve doors with a feeler gauge"),
    "people": ("shown", "I called the maker, asked their technician for the heater drawing"),
    "outcome": ("strong", "Faults went from 22 a week to 3"),
    "measure": ("strong", "Faults went from 22 a week to 3"),
    "baseline": ("strong", "Faults went from 22 a week to 3"),
    "time": ("strong", "within five weeks"),
    "meaning": ("shown", "passengers stopped being left in the cold"),
    "named": ("strong", "My mistake was that I forgot the spare tram, it broke down with 40 people in it"),
    "acted": ("strong", "Since then I added a check for the spare tram to the night list"),
}
"""What a careful reader finds in `answers.STRONG`."""
