"""`rubrics/phrasing.json` to the interviewer's validated templates."""

from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from interviewer.domain.phrasing import Phrasing
from interviewer.library.files import PHRASING_FILE, read_file
from interviewer.resources import data_folder


@lru_cache(maxsize=8)
def load_phrasing(folder: Path | None = None) -> Phrasing:
    """What the interviewer says. Raises RubricError with every problem, each with its field."""
    return read_file((folder or data_folder("rubrics")) / PHRASING_FILE, TypeAdapter(Phrasing)).required()
