"""What tokens cost: a table of prices as of a date."""

import re
from datetime import date

from pydantic import Field

from interviewer.domain.base import Value
from interviewer.domain.model import Usage

MILLION = 1_000_000
DATED = re.compile(r"-\d{4}-\d{2}-\d{2}$")


class Price(Value):
    """US dollars per million tokens."""

    prompt: float = Field(ge=0)
    cached: float = Field(ge=0)
    """Of the prompt's tokens, those that the provider had cached."""
    completion: float = Field(ge=0)

    def of(self, usage: Usage) -> float:
        """US dollars."""
        fresh = max(0, usage.prompt_tokens - usage.cached_tokens)
        return (
            fresh * self.prompt + usage.cached_tokens * self.cached + usage.completion_tokens * self.completion
        ) / MILLION


class Prices(Value):
    """Prices by the name of the model."""

    note: str = ""
    """For whoever edits the table."""
    as_of: date
    """When somebody last looked."""
    models: dict[str, Price]

    def price(self, model: str) -> Price | None:
        """Of a model, also where its name ends in a release date (`name-2026-01-31`); None: not known."""
        return self.models.get(model) or self.models.get(DATED.sub("", model))
