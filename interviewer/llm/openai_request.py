"""What is sent to `/chat/completions`, and which of it a server turned out not to know."""

from typing import Any
from urllib.parse import urlsplit

from interviewer.domain.model import Ask, Shape, Way

NEWER_NAME = "max_completion_tokens"
OLDER_NAME = "max_tokens"
OPTIONAL = ("temperature", "seed", "stream_options", "strict")
"""May be left out without a loss that matters: the rubric, not the temperature, keeps grades apart."""
UNTOLD = {"default", "title"}
"""Keywords that say nothing about a reply; OpenAI refuses a strict schema with a default."""
IN_WORDS = {"minLength": "at least {} characters", "maxLength": "at most {} characters"}
"""Keywords that strict servers refuse or ignore: said in the description, checked in the reply."""


class Dialect:
    """How one server wants its requests. Starts as the documentation has it and learns from refusals."""

    def __init__(self, base_url: str) -> None:
        official = (urlsplit(base_url).hostname or "").endswith("openai.com")
        # OpenAI's newer models refuse the older name, most other servers do not know the newer one.
        self._length = NEWER_NAME if official else OLDER_NAME
        self._renamed = False
        self._without: set[str] = set()

    def body(self, ask: Ask, way: Way, model: str, *, stream: bool) -> dict[str, Any]:
        """The request as JSON data."""
        body: dict[str, Any] = {
            "model": model,
            "messages": [{"role": message.role, "content": message.content} for message in ask.messages],
            "temperature": ask.temperature,
            self._length: ask.most_tokens,
        }
        if ask.seed is not None:
            body["seed"] = ask.seed
        if ask.shape is not None:
            body |= self._form(ask.shape, way)
        if stream:
            body |= {"stream": True, "stream_options": {"include_usage": True}}
        return {name: value for name, value in body.items() if name not in self._without}

    def learn(self, refusal: str, body: dict[str, Any], way: Way) -> str | None:
        """The parameter that a refusal names and that is not sent any more; None: it names none of them."""
        said = refusal.lower()
        if NEWER_NAME in said and not self._renamed:
            self._renamed, was = True, self._length
            self._length = OLDER_NAME if was == NEWER_NAME else NEWER_NAME
            return was
        droppable = (*OPTIONAL, "response_format") if way == "json" else OPTIONAL
        for name in droppable:
            sent = name in body or (name == "strict" and "strict" not in self._without and way in ("schema", "tool"))
            if sent and name in said:
                self._without.add(name)
                return name
        return None

    def _form(self, shape: Shape, way: Way) -> dict[str, Any]:
        strict = {} if "strict" in self._without else {"strict": True}
        schema = sent_schema(shape.json_schema)
        if way == "schema":
            described = {"name": shape.name, "schema": schema, **strict}
            return {"response_format": {"type": "json_schema", "json_schema": described}}
        if way == "tool":
            function = {"name": shape.name, "description": "The reply.", "parameters": schema, **strict}
            return {
                "tools": [{"type": "function", "function": function}],
                "tool_choice": {"type": "function", "function": {"name": shape.name}},
            }
        return {"response_format": {"type": "json_object"}} if way == "json" else {}


def sent_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema as strict servers take it; what they would refuse is put into words."""
    sent: dict[str, Any] = {}
    for name, value in schema.items():
        if name in UNTOLD or name in IN_WORDS:
            continue
        if name in ("properties", "$defs"):
            sent[name] = {key: sent_schema(part) for key, part in value.items()}
        elif name == "items":
            sent[name] = sent_schema(value)
        elif name == "anyOf":
            sent[name] = [sent_schema(part) for part in value]
        else:
            sent[name] = value
    sizes = [words.format(schema[name]) for name, words in IN_WORDS.items() if name in schema]
    if sizes:
        sent["description"] = " ".join(filter(None, [schema.get("description", ""), f"({', '.join(sizes)})"]))
    return sent
