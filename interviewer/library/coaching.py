"""`rubrics/coaching.json` to validated coaching: what to say of a weak signal, how to mend a sentence."""

from functools import lru_cache
from importlib.resources.abc import Traversable

from interviewer.domain.coaching import Coaching
from interviewer.library.rubrics import COACHING_FILE, read_json, validated
from interviewer.resources import data_folder


@lru_cache(maxsize=8)
def load_coaching(folder: Traversable | None = None) -> Coaching:
    """The coach's texts and frames. Raises RubricError with every problem, each with its field."""
    folder = folder or data_folder("rubrics")
    return validated(Coaching, read_json(folder / COACHING_FILE), COACHING_FILE)
