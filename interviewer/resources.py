"""Where the data folders are: inside an installed package, or beside it in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from interviewer.errors import InterviewerError


def data_folder(kind: str) -> Traversable:
    """The folder `kind` (`rubrics`, `prompts`, `evals`).

    Raises InterviewerError naming both places when it is in neither.
    """
    packaged = files("interviewer") / "_data" / kind
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parent.parent
    beside = checkout / kind
    if (checkout / "pyproject.toml").is_file() and beside.is_dir():
        return beside
    raise InterviewerError(f"The folder '{kind}' is neither at {packaged} nor at {beside}. Install the package again.")
