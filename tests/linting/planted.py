"""A fault planted in copies of our rubrics, and what the lint of words says of the copy."""

from typing import Any

from interviewer.library.problems import Problem
from interviewer.linting.files import word_problems
from tests.library.spoiling import ours, put

OWN, CUSTOMER = "ownership.json", "customer_obsession.json"


def found(*changes: tuple[str, str, Any]) -> list[Problem]:
    """What is said of two of our files with these changes: file, place, value."""
    files = {name: data for name, data in ours().items() if name in (OWN, CUSTOMER)}
    for file, place, value in changes:
        put(files[file], place, value)
    return word_problems(files)
