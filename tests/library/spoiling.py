"""Copies of our rubrics with something wrong in them."""

import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from interviewer.library.lint import read_all
from interviewer.resources import data_folder

REMOVED = object()
"""In place of a value: the field is taken out."""


@cache
def _shipped() -> str:
    return json.dumps(read_all(data_folder("rubrics"))[0])


def ours() -> dict[str, Any]:
    """File name to JSON of the shipped rubrics, to be changed at will."""
    files: dict[str, Any] = json.loads(_shipped())
    return files


def put(data: Any, place: str, value: Any) -> None:
    """Sets the field at `place`; items of a list by number or name: `dimensions.structure_star.points`."""
    *way, last = place.split(".")
    for step in way:
        data = data[_key(data, step)]
    key = _key(data, last)
    if value is REMOVED:
        del data[key]
    elif isinstance(data, list) and key == len(data):
        data.append(value)
    else:
        data[key] = value


def _key(data: Any, step: str) -> Any:
    if not isinstance(data, list):
        return step
    if step == "+":
        return len(data)
    if step.isdigit():
        return int(step)
    names = ("id", "signal", "kind", "level", "competency")
    return next(n for n, item in enumerate(data) if step in [item.get(name) for name in names])


def spoilt(folder: Path, *changes: tuple[str, str, Any]) -> Path:
    """A copy of our rubrics in `folder` with these changes: file, place, value."""
    copy = Path(shutil.copytree(data_folder("rubrics"), folder / "rubrics"))
    files = ours()
    for file, place, value in changes:
        put(files[file], place, value)
    for file in {file for file, _, _ in changes}:
        (copy / file).write_text(json.dumps(files[file]), encoding="utf-8")
    return copy
