"""What is asked of a language model and what it answers: values only, for every seam to a model."""

from typing import Any, Literal

from pydantic import Field

from interviewer.domain.base import Value

Way = Literal["schema", "tool", "json", "text"]
"""How a reply's form was demanded: a strict schema, a tool call, any JSON object, plain text.

The first three are tried in that order, as far as the server supports them.
"""


class Message(Value):
    """One message of the conversation with the model."""

    role: Literal["system", "user", "assistant"]
    content: str


class Shape(Value):
    """The one JSON object that a reply has to be."""

    name: str
    """Letters, digits and underscores; servers cache by it."""
    json_schema: dict[str, Any]
    """Strict: every property required, no others allowed."""


class Ask(Value):
    """One question to a model; equal asks may be answered from a record."""

    messages: tuple[Message, ...] = Field(min_length=1)
    shape: Shape | None = None
    """None: plain text is asked for."""
    temperature: float = 0.0
    most_tokens: int = 4000
    """Of the reply; a reply cut there is a fault."""
    seed: int | None = None
    """Tells samples of one ask apart, where the server knows seeds."""


class Usage(Value):
    """What a call consumed, as far as the server said; sums are over all calls made for one answer."""

    prompt_tokens: int = 0
    cached_tokens: int = 0
    """Of the prompt's, those the provider had cached."""
    completion_tokens: int = 0

    @property
    def tokens(self) -> int:
        """Both kinds together."""
        return self.prompt_tokens + self.completion_tokens

    def __add__(self, other: "Usage") -> "Usage":
        """The usage of both."""
        return Usage(
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            cached_tokens=self.cached_tokens + other.cached_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
        )


class Answer(Value):
    """A reply that is whole and, where a shape was asked for, of that shape."""

    text: str
    data: dict[str, Any] | None = None
    """The object, where a shape was asked for."""
    model: str
    """As the server names itself, or as it was asked for."""
    way: Way
    usage: Usage = Usage()
    cost_usd: float | None = None
    """None where the price of the model is unknown."""
    seconds: float = 0.0
    """Wall clock over all calls."""
    calls: int = 1
    """Requests sent for it, retries and the corrective one included."""
