"""Names that one field uses and another defines: signals, lexicons, gates, competencies, in cues and everywhere."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from interviewer.domain.rubric import CONTEXTS, TELLING, WEIGHTS
from interviewer.domain.transcript import DEFAULT_COMPETENCY
from interviewer.library.fields import Place, each, words

Role = Literal[
    "framework",
    "lexicons",
    "gate words",
    "dimension words",
    "grader words",
    "competency",
    "track",
    "phrasing",
    "coaching",
]
"""What a rubric file is."""
Known = Mapping[str, frozenset[str]]
"""Kind of name to the names there are; a kind is missing where its file cannot be read."""

SCOPE = "scope"
EVERY_DIMENSION = "*"

_CUES = ("all", "any", "none")
_OWNERS = ("dimensions.*.signals.*", SCOPE, "gates.*", "caps.*", "red_flags.*")
REFERENCES: dict[Role, tuple[tuple[str, str], ...]] = {
    "framework": (
        *((f"{owner}.cues.*.{field}.*", "condition") for owner in _OWNERS for field in _CUES),
        ("dimensions.*.signals.*.telling.@", "telling"),
        ("dimensions.*.signals.*.weights.@", "weighed"),
        ("dimensions.*.signals.*.needs.*", "condition"),
        (f"{SCOPE}.telling.@", "telling"),
        (f"{SCOPE}.weights.@", "weighed"),
        (f"{SCOPE}.needs.*", "condition"),
        ("hollow.never.*", "condition"),
        ("hollow.concrete.*", "condition"),
        ("hollow.named.*", "condition"),
        ("hollow.claimed_below.@", "dimension"),
        ("hollow.shown_below.@", "dimension"),
        ("gates.*.caps.@", "capped"),
        ("caps.*.caps.@", "capped"),
        ("levels.*.needs.@", "signal"),
        ("kinds.*.gates.*", "gate"),
        ("kinds.*.signals_off.*", "signal"),
        ("principles.*.gates_off.*", "gate"),
    ),
    "lexicons": (("*.only_for.*", "competency"),),
    "gate words": (("*.gate", "gate"),),
    "dimension words": (
        ("dimensions.*", "dimension"),
        ("faint.@", "signal"),
        ("faint.*.*", "condition"),
        ("lexicons.@", "condition"),
        ("cues.@", "signal"),
        ("sentences.signals.*", "signal"),
        ("sentences.lexicons.@", "condition"),
    ),
    "grader words": (),
    "competency": (
        *((f"signals.*.*.cues.*.{field}.*", "condition") for field in _CUES),
        ("signals.*.*.telling.@", "telling"),
        ("signals.*.*.weights.@", "weighed"),
        ("signals.*.*.needs.*", "condition"),
        ("signals.@", "dimension"),
        ("points.@", "signal"),
        ("id", "competency"),
        ("extends", "framework"),
        ("gates_off.*", "gate"),
        ("probes.*.signal", "signal"),
        ("learning.wording.*.signal", "signal"),
        ("learning.red_flags.*.flag", "red flag"),
        ("learning.stories.*.also_covers.*", "competency"),
        ("learning.neighbours.*.competency", "competency"),
    ),
    "track": (
        *((f"signals.*.*.cues.*.{field}.*", "condition") for field in _CUES),
        *((f"red_flags.*.cues.*.{field}.*", "condition") for field in _CUES),
        ("signals.@", "dimension"),
        ("signals.*.*.telling.@", "telling"),
        ("signals.*.*.weights.@", "weighed"),
        ("signals.*.*.needs.*", "condition"),
        ("overlays.*.competency", "competency"),
        ("overlays.*.signals.*", "signal"),
        ("excused.@", "red flag"),
        ("excused.*.*", "condition"),
        ("probes.*.signal", "signal"),
        ("wording.*.signal", "signal"),
    ),
    "phrasing": (("signals.@", "signal"), ("signals.*.quotes.*", "quotable"), ("gates.@", "gate")),
    "coaching": (
        ("signals.@", "signal"),
        ("signals.*.after", "signal"),
        ("signals.*.leans_on.*", "signal"),
        ("other.after", "signal"),
        ("other.leans_on.*", "signal"),
        ("holds.@", "hold"),
        ("holds.*.signal", "signal"),
        ("holds.*.dimension", "dimension"),
        ("holds.*.leans_on.*", "signal"),
        ("topics.*.signals.*", "signal"),
        ("roles.*.dimension", "dimension"),
        ("roles.*.signals.*", "signal"),
    ),
}
"""For each role of a file: where a name is used, and the kind of name it has to be."""

_REMEDIES = {
    "condition": "no lexicon has that name",
    "telling": "no lexicon has that name",
    "weighed": "no lexicon has that name",
    "capped": "there is no such dimension",
    "quotable": "there is no such signal, gate or red flag",
    "hold": "there is no such gate or cap",
    "competency": "there is no such competency among the principles",
}
MOST_SUGGESTED = 3


def known_names(framework: Any, lexicons: Any, competencies: Mapping[str, Any]) -> Known:
    """The names that the shared files and the competencies' added signals define; None is a file that is not there."""
    known: dict[str, frozenset[str]] = {}
    if framework is not None:
        own = {name for data in competencies.values() for name in names(data, "signals.*.*.id")}
        gates, caps = names(framework, "gates.*.id"), names(framework, "caps.*.id")
        flags, dimensions = names(framework, "red_flags.*.id"), names(framework, "dimensions.*.id")
        signals = names(framework, "dimensions.*.signals.*.id") | own | {SCOPE}
        known |= {
            "framework": names(framework, "id"),
            "dimension": dimensions,
            "capped": dimensions | {EVERY_DIMENSION},
            "signal": signals,
            "gate": gates,
            "hold": gates | caps,
            "red flag": flags,
            "quotable": signals | gates | caps | flags,
            "competency": names(framework, "principles.*.id") | {DEFAULT_COMPETENCY},
        }
    if lexicons is not None:
        conditions = names(lexicons, "*.id") | frozenset(CONTEXTS)
        known |= {"condition": conditions, "telling": conditions | TELLING, "weighed": conditions | WEIGHTS}
    return known


def names(data: Any, pattern: str) -> frozenset[str]:
    """The texts at `pattern`."""
    return frozenset(value for _, value in words(data, pattern))


def unknown_names(data: Any, role: Role, known: Known) -> Iterator[tuple[Place, str]]:
    """Every name that nothing defines, with the nearest ones that there are."""
    for pattern, kind in REFERENCES[role]:
        for path, name in words(data, pattern) if kind in known else ():
            if name not in known[kind]:
                yield (
                    path,
                    f"{name!r}: {_REMEDIES.get(kind, f'there is no such {kind}')}. {suggestion(name, known[kind])}",
                )


def parts_as_conditions(data: Any, role: Role, lexicons: Any) -> Iterator[tuple[Place, str]]:
    """Every cue that waits for a lexicon which is only a part of others and never looked for."""
    items = [item for _, item in each(lexicons, "*") if isinstance(item, dict) and item.get("part") is True]
    parts = {name for item in items for _, name in words(item, "id")}
    for pattern, kind in REFERENCES[role]:
        for path, name in words(data, pattern) if kind in ("condition", "telling", "weighed") else ():
            if name in parts:
                yield path, f"{name!r} is only a part of other lexicons. Name one of those, or drop its 'part'."


def conditions_of_others(data: Any, role: Role, name: str, lexicons: Any) -> Iterator[tuple[Place, str]]:
    """Every cue or weight for a lexicon that is looked for in the answers to other competencies alone."""
    limited = {
        lexicon: {only for _, only in words(item, "only_for.*")}
        for _, item in each(lexicons, "*")
        for _, lexicon in words(item, "id")
        if isinstance(item, dict) and item.get("only_for")
    }
    for pattern, kind in REFERENCES[role]:
        for path, used in words(data, pattern) if kind in ("condition", "telling", "weighed") else ():
            if name.removesuffix(".json") not in limited.get(used, {name.removesuffix(".json")}):
                yield path, f"{used!r} is looked for in other competencies' answers alone. Mend its 'only_for'."


def suggestion(name: str, there: frozenset[str]) -> str:
    """The names nearest to `name`, or all that there are."""
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(there), MOST_SUGGESTED) or sorted(there)
    return f"Did you mean {' or '.join(near)}?" if len(near) <= MOST_SUGGESTED else f"There are: {', '.join(near)}."
