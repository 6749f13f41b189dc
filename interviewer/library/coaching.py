"""`rubrics/coaching.json` to validated coaching: what to say of a weak signal, how to mend a sentence."""

from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from interviewer.domain.coaching import Coaching
from interviewer.library.files import COACHING_FILE, read_file
from interviewer.resources import data_folder


@lru_cache(maxsize=8)
def load_coaching(folder: Path | None = None) -> Coaching:
    """The coach's texts and frames. Raises RubricError with every problem, each with its field."""
    return read_file((folder or data_folder("rubrics")) / COACHING_FILE, TypeAdapter(Coaching)).required()
