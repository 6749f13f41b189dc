"""The table of prices: `prompts/prices.json`."""

from pathlib import Path

from pydantic import TypeAdapter

from interviewer.domain.pricing import Prices
from interviewer.errors import PromptError
from interviewer.library.files import read_file
from interviewer.resources import data_folder

PRICES_FILE = "prices.json"


def load_prices(folder: Path | None = None) -> Prices:
    """What is known of prices; a model that is not in it costs tokens only.

    Raises PromptError with every problem of the file, each with its field and remedy.
    """
    loaded = read_file((folder or data_folder("prompts")) / PRICES_FILE, TypeAdapter(Prices))
    if loaded.value is None:
        raise PromptError([str(problem) for problem in loaded.problems])
    return loaded.value
