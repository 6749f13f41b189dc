"""What is wrong with a file: where, what, and what to do about it."""

from typing import Any, NamedTuple

from pydantic import ValidationError

from interviewer.library.fields import Place, shown

WHOLE_FILE = "(the whole file)"
"""The field of a problem that is nowhere in particular."""


class Problem(NamedTuple):
    """One thing wrong. `str()` is '<file>: <field>: <what, remedy>'."""

    file: str
    field: str
    """Place within the file; items of lists by their id where they have one."""
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.what}"


def problem(file: str, data: Any, path: Place, what: str) -> Problem:
    """A problem at `path` of `data`, the JSON of `file`."""
    return Problem(file, shown(data, path) or WHOLE_FILE, what)


REMEDIES = {
    "missing": "is missing. Add it.",
    "extra_forbidden": "is no field here. Remove it, or mend its spelling.",
    "string_type": "must be text in quotation marks.",
    "string_too_short": "is empty. Write it, or remove the field if it is optional.",
    "int_type": "must be a whole number.",
    "int_parsing": "must be a whole number.",
    "float_type": "must be a number.",
    "float_parsing": "must be a number.",
    "bool_type": "must be true or false.",
    "tuple_type": "must be a list in square brackets.",
    "list_type": "must be a list in square brackets.",
    "dict_type": "must be an object in braces.",
    "model_type": "must be an object in braces.",
}
"""Pydantic's kind of error to words for somebody who edits JSON; other kinds are said as pydantic says them."""


def shape_problems(error: ValidationError, file: str, data: Any) -> list[Problem]:
    """One problem for each field that does not fit the model."""
    found = []
    for item in error.errors(include_url=False, include_input=False):
        said = item["msg"].removeprefix("Value error, ")
        what = REMEDIES.get(item["type"], f"{said[:1].lower()}{said[1:]}{'' if said.endswith('.') else '.'}")
        found.append(problem(file, data, item["loc"], what))
    return found
