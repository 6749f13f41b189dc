"""`rubrics/phrasing.json` to the interviewer's validated templates."""

from functools import lru_cache
from importlib.resources.abc import Traversable

from interviewer.domain.phrasing import Phrasing
from interviewer.library.rubrics import read_json, validated
from interviewer.resources import data_folder

PHRASING_FILE = "phrasing.json"


@lru_cache(maxsize=8)
def load_phrasing(folder: Traversable | None = None) -> Phrasing:
    """What the interviewer says. Raises RubricError with every problem, each with its field."""
    folder = folder or data_folder("rubrics")
    return validated(Phrasing, read_json(folder / PHRASING_FILE), PHRASING_FILE)
