"""What must hold within and between rubric files beyond the shape of each."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from interviewer.library.duplicates import given_twice, shared, signals_given_twice
from interviewer.library.fields import Place, each, words
from interviewer.library.files import (
    COACHING_FILE,
    DIMENSION_WORDS_FILE,
    FRAMEWORK_FILE,
    GATE_WORDS_FILE,
    GRADER_WORDS_FILE,
    LEXICON_FILE,
    PHRASING_FILE,
    TRACK_PREFIX,
)
from interviewer.library.measures import competency_measures, framework_measures
from interviewer.library.problems import Problem, problem
from interviewer.library.references import (
    Role,
    conditions_of_others,
    known_names,
    parts_as_conditions,
    unknown_names,
)
from interviewer.library.track_checks import lexicons_with, track_rules
from interviewer.library.vocabularies import lexicon_problems

ROLES: dict[str, Role] = {
    FRAMEWORK_FILE: "framework",
    LEXICON_FILE: "lexicons",
    GATE_WORDS_FILE: "gate words",
    DIMENSION_WORDS_FILE: "dimension words",
    GRADER_WORDS_FILE: "grader words",
    COACHING_FILE: "coaching",
    PHRASING_FILE: "phrasing",
}


def role_of(file: str) -> Role:
    """What a file of the folder is, by its name."""
    return "track" if file.startswith(TRACK_PREFIX) else ROLES.get(file, "competency")


def rule_problems(files: Mapping[str, Any], told: Collection[str] = ()) -> list[Problem]:
    """Every rule that these files break, by name to JSON; what leans on a file that is not among them is let be.

    Files of `told` are looked up and not checked: their problems are known already.
    """
    framework, lexicons = files.get(FRAMEWORK_FILE), files.get(LEXICON_FILE)
    competencies = {name: data for name, data in files.items() if role_of(name) == "competency"}
    asking = {name: data for name, data in files.items() if role_of(name) in ("competency", "track")}
    found: list[Problem] = []
    for name, data in files.items():
        if name in told:
            continue
        role = role_of(name)
        vocabulary = lexicons_with(data, lexicons) if role == "track" and lexicons is not None else lexicons
        adding = {"competency": {name: data}, "track": {**competencies, name: data}}.get(role, competencies)
        wrong = [
            *given_twice(data, role),
            *unknown_names(data, role, known_names(framework, vocabulary, adding)),
            *parts_as_conditions(data, role, vocabulary),
            *conditions_of_others(data, role, name, vocabulary),
        ]
        if role == "track":
            wrong += track_rules(name, data, framework, lexicons, competencies)
        else:
            wrong += _own(name, data, role, framework)
        found += [problem(name, data, path, what) for path, what in wrong]
    return found + [problem(name, asking[name], path, what) for name, path, what in shared(asking)]


def _own(name: str, data: Any, role: Role, framework: Any) -> Iterator[tuple[Place, str]]:
    """Rules of one role alone."""
    if role == "framework":
        yield from framework_measures(data)
    elif role == "lexicons":
        yield from lexicon_problems(data)
    elif role == "competency":
        yield from _named_as(name, data)
        yield from signals_given_twice(data, framework)
        yield from competency_measures(data, framework)
        yield from _probed(data, framework)
        yield from _own_neighbour(data)


def _named_as(name: str, data: Any) -> Iterator[tuple[Place, str]]:
    stem = name.removesuffix(".json")
    for path, given in words(data, "id"):
        if given != stem:
            yield path, f"is {given!r}, the file is called {name}. Give both the same name."


def _own_neighbour(data: Any) -> Iterator[tuple[Place, str]]:
    own = {value for _, value in words(data, "id")}
    for path, other in words(data, "learning.neighbours.*.competency"):
        if other in own:
            yield path, "is this competency itself. Name one that it is mistaken for."


def _probed(data: Any, framework: Any) -> Iterator[tuple[Place, str]]:
    """A complete competency (one with `learning`) probes every signal, any other those that it adds."""
    wanted = [(path, item) for path, item in each(data, "signals.*.*")]
    if isinstance(data, dict) and data.get("learning") is not None:
        wanted += [(("probes",), item) for _, item in each(framework, "dimensions.*.signals.*")]
    probed = {signal for _, signal in words(data, "probes.*.signal")}
    for path, signal in wanted:
        name = signal.get("id") if isinstance(signal, dict) and not signal.get("whole") else None
        if isinstance(name, str) and name not in probed:
            yield path, f"no probe is after {name!r}. Add one to 'probes'."
