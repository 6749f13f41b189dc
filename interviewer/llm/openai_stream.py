"""A reply that comes in events: its pieces, and whether it came to its end."""

from typing import Any

from interviewer.domain.model import Answer, Usage, Way
from interviewer.llm.faults import Nonsense
from interviewer.llm.openai_reply import joined, refuse_partial, served_by, used


class Gathering:
    """What the events of one stream add up to."""

    def __init__(self, way: Way, asked: str) -> None:
        self._way, self._model = way, asked
        self._pieces: list[str] = []
        self._finish: object = None
        self._refusal = ""
        self._usage: Usage | None = None

    def piece(self, event: object) -> str:
        """The text of one event, often none. Raises Nonsense for what is no event of a reply."""
        if not isinstance(event, dict):
            raise Nonsense("the server sent an event that is no part of a reply")
        self._model = served_by(event, self._model)
        self._usage = used(event) or self._usage
        choices = event.get("choices")
        if not isinstance(choices, list) or not choices:
            return ""
        choice = choices[0]
        if not isinstance(choice, dict):
            raise Nonsense("the server sent an event that is no part of a reply")
        self._finish = choice.get("finish_reason") or self._finish
        delta = choice.get("delta")
        text = self._text(delta) if isinstance(delta, dict) else ""
        self._pieces.append(text)
        return text

    def whole(self) -> Answer:
        """The reply. Raises Nonsense where it did not come to its end."""
        refuse_partial(self._finish, self._refusal, self._way, self._usage)
        text = "".join(self._pieces)
        return Answer(text=text, model=self._model, way=self._way, usage=self._usage or Usage())

    def _text(self, delta: dict[str, Any]) -> str:
        if isinstance(refusal := delta.get("refusal"), str):
            self._refusal += refusal
        calls = delta.get("tool_calls")
        if self._way != "tool" or not calls:
            return joined(delta.get("content"))
        call = calls[0] if isinstance(calls, list) and len(calls) == 1 else None
        if not isinstance(call, dict) or call.get("index", 0) not in (0, None):
            raise Nonsense("the reply is not exactly one call of the tool", usage=self._usage)
        function = call.get("function")
        arguments = function.get("arguments") if isinstance(function, dict) else None
        return arguments if isinstance(arguments, str) else ""
