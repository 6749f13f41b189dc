"""Rules that a file keeps by its own words: repeats, quiz items, completeness; any JSON is read, nothing is raised."""

from collections.abc import Mapping
from typing import Any

from interviewer.library.checks import role_of
from interviewer.library.problems import Problem, problem
from interviewer.linting.completeness import missing
from interviewer.linting.quiz import phrases_by_name, quiz_faults
from interviewer.linting.repeats import repeat_problems


def word_problems(files: Mapping[str, Any]) -> list[Problem]:
    """Every such problem of the competencies among `files`, file name to JSON."""
    competencies = {name: data for name, data in files.items() if role_of(name) == "competency"}
    phrases = phrases_by_name(competencies)
    found = repeat_problems(competencies)
    for name, data in competencies.items():
        found += [problem(name, data, path, what) for path, what in (*missing(data), *quiz_faults(data, phrases))]
    return found
