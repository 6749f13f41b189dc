"""What tokens cost, and who may say so."""

from pathlib import Path

import pytest

from interviewer.domain.model import Usage
from interviewer.errors import PromptError
from interviewer.library.prices import load_prices

TABLE = '{"as_of": "2026-01-31", "models": {"m": {"prompt": 2, "cached": 0.5, "completion": 8}}}'


def table(folder: Path, text: str = TABLE) -> Path:
    """A folder with this table."""
    (folder / "prices.json").write_text(text)
    return folder


def test_ours_can_be_used() -> None:
    """The table that is shipped: cached tokens cost no more than fresh ones, completions no less."""
    prices = load_prices()

    assert prices.models
    assert all(price.cached <= price.prompt <= price.completion for price in prices.models.values())


@pytest.mark.parametrize(
    ("usage", "usd"),
    [
        pytest.param(Usage(prompt_tokens=1_000_000), 2.0, id="fresh"),
        pytest.param(Usage(prompt_tokens=1_000_000, cached_tokens=1_000_000), 0.5, id="cached"),
        pytest.param(Usage(prompt_tokens=500_000, cached_tokens=250_000, completion_tokens=125_000), 1.625, id="mixed"),
        pytest.param(Usage(), 0.0, id="nothing"),
    ],
)
def test_a_usage_has_a_price(tmp_path: Path, usage: Usage, usd: float) -> None:
    """Dollars per million tokens of each kind; cached ones are part of the prompt's."""
    price = load_prices(table(tmp_path)).price("m")

    assert price is not None
    assert price.of(usage) == pytest.approx(usd)


@pytest.mark.parametrize(
    ("name", "known"),
    [("m", True), ("m-2026-01-31", True), ("m-large", False), ("M", False), ("m-2026", False), ("", False)],
)
def test_a_release_of_a_model_costs_what_the_model_does(tmp_path: Path, name: str, known: bool) -> None:
    """A date behind the name is that of a release; anything else is another model, whose price is not guessed."""
    assert (load_prices(table(tmp_path)).price(name) is not None) is known


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("{", "prices.json", id="no JSON"),
        pytest.param(TABLE.replace("0.5", "-1"), "cached", id="negative"),
        pytest.param(TABLE.replace("0.5", '"x"'), "cached", id="a word"),
        pytest.param(TABLE.replace('"cached": 0.5, ', ""), "is missing", id="a price is missing"),
        pytest.param(TABLE.replace('"cached"', '"cache"'), "is no field here", id="misspelt"),
        pytest.param(TABLE.replace("2026-01-31", "yesterday"), "as_of", id="no date"),
        pytest.param(TABLE.replace("0.5", "NaN"), "prices.json", id="NaN"),
    ],
)
def test_a_broken_table_names_file_and_field(tmp_path: Path, text: str, says: str) -> None:
    """It is edited by hand."""
    with pytest.raises(PromptError, match=says):
        load_prices(table(tmp_path, text))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    """With its remedy."""
    with pytest.raises(PromptError, match=r"prices\.json"):
        load_prices(tmp_path)
