"""What must hold of a track beyond its shape: names, points that stay in their dimension, probes for its signals."""

from collections.abc import Iterator, Mapping
from typing import Any

from interviewer.library.fields import Place, each, numbers, words
from interviewer.library.files import TRACK_PREFIX
from interviewer.library.measures import off, points_of
from interviewer.library.references import names
from interviewer.library.vocabularies import lexicon_problems

_NEAR = 1e-6
Found = Iterator[tuple[Place, str]]


def track_rules(name: str, data: Any, framework: Any, lexicons: Any, competencies: Mapping[str, Any]) -> Found:
    """Every rule that one track breaks by itself or against the other files; None is a file that is not there."""
    yield from _named_as(name, data)
    if lexicons is not None:
        yield from own_lexicon_problems(data, lexicons)
    yield from _taken(data, framework, competencies)
    for path, overlay in each(data, "overlays.*") if framework is not None else ():
        for _, name in words(overlay, "competency"):
            own = competencies.get(f"{name}.json")
            if own is not None or names(overlay, "moved.@") <= names(framework, "dimensions.*.signals.*.id"):
                yield from _sums(path, overlay, data, framework, own)
                yield from _below(path, overlay, framework, own, name)
    yield from _used(data)


def lexicons_with(data: Any, lexicons: Any) -> list[Any]:
    """The shared lexicons, then the track's own."""
    own = data.get("lexicons") if isinstance(data, dict) else None
    shared = lexicons if isinstance(lexicons, list) else []
    return [*shared, *(own if isinstance(own, list) else [])]


def own_place(path: Place, lexicons: Any) -> Place | None:
    """A place in `lexicons_with` as one of the track; None for one of a shared lexicon."""
    first, before = path[0], len(lexicons) if isinstance(lexicons, list) else 0
    return ("lexicons", first - before, *path[1:]) if isinstance(first, int) and first >= before else None


def own_lexicon_problems(data: Any, lexicons: Any) -> Found:
    """References between lexicons, as far as they stand in the track's own."""
    for path, what in lexicon_problems(lexicons_with(data, lexicons)):
        if place := own_place(path, lexicons):
            yield place, what


def _named_as(name: str, data: Any) -> Found:
    stem = name.removesuffix(".json").removeprefix(TRACK_PREFIX)
    for path, given in words(data, "id"):
        if given != stem:
            yield path, f"is {given!r}, the file is called {name}. Give both the same name."


def _taken(data: Any, framework: Any, competencies: Mapping[str, Any]) -> Found:
    """Every signal or flag under a name that another file has."""
    signals = names(framework, "dimensions.*.signals.*.id") | names(framework, "scope.id")
    for other in competencies.values():
        signals |= names(other, "signals.*.*.id")
    marks = names(framework, "gates.*.id") | names(framework, "caps.*.id") | names(framework, "red_flags.*.id")
    for pattern, taken, what in (("signals.*.*.id", signals, "signal"), ("red_flags.*.id", marks, "gate or flag")):
        for path, name in words(data, pattern):
            if name in taken:
                yield path, f"{name!r} is a {what} already. Call this one otherwise."


def _sums(path: Place, overlay: Any, data: Any, framework: Any, competency: Any) -> Found:
    """Points move within a dimension: what is taken there is what the laid signals have."""
    laid = {name for _, name in words(overlay, "signals.*")}
    moved = {inner[-1]: points for inner, points in numbers(overlay, "moved.*")}
    for _, dimension in each(framework, "dimensions.*"):
        for _, name in words(dimension, "id"):
            own = points_of(data, f"signals.{name}.*")
            there = names(dimension, "signals.*.id") | names(competency, f"signals.{name}.*.id")
            change = sum(moved.get(key, 0.0) for key in sorted(there)) + sum(own[key] for key in own if key in laid)
            if abs(change) > _NEAR:
                full = sum(points_of(dimension, "signals.*").values())
                yield (*path, "moved"), off(f"the points of '{name}'", full + change, full, "'moved' of this dimension")


def _below(path: Place, overlay: Any, framework: Any, competency: Any, name: str) -> Found:
    """No signal keeps less than nothing, and only signals of that competency are moved."""
    points = points_of(framework, "dimensions.*.signals.*") | points_of(competency, "signals.*.*")
    points |= {str(inner[-1]): value for inner, value in numbers(competency, "points.*")}
    for inner, change in numbers(overlay, "moved.*"):
        signal = str(inner[-1])
        if signal not in points:
            yield (*path, *inner), f"{signal!r} is no signal of {name}. Move points of one that it has."
        elif points[signal] + change < 0:
            yield (*path, *inner), f"takes {-change:g} of {points[signal]:g} points. Take less."


def _used(data: Any) -> Found:
    """Each signal of the track is laid somewhere and has a probe; its flags steer to its signals."""
    flags, signals = names(data, "red_flags.*.id"), names(data, "signals.*.*.id")
    for path, steered in words(data, "steers.*"):
        if path[-1] not in flags or steered not in signals:
            yield path, "leads from a red flag of this track to a signal of this track. Name such a pair."
    laid, probed = names(data, "overlays.*.signals.*"), names(data, "probes.*.signal")
    for path, name in words(data, "signals.*.*.id"):
        if name not in laid:
            yield path, f"no overlay has {name!r}. Lay it over a competency, or remove it."
        if name not in probed:
            yield path, f"no probe is after {name!r}. Add one to 'probes'."
