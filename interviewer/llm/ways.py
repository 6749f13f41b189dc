"""How a reply's form is demanded: the ways in turn, what each server turned out to know, and the words of each."""

import json
from threading import Lock

from interviewer.domain.model import Ask, Message, Shape, Way

STEPS: tuple[Way, ...] = ("schema", "tool", "json")
"""From the strictest to the one that every server knows."""


class Ways:
    """Which way works with which model on which server; grows only weaker, for as long as the process lives."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Way] = {}
        self._lock = Lock()

    def best(self, place: str, model: str) -> Way:
        """The strictest way that was not refused."""
        return self._found.get((place, model), STEPS[0])

    def refuse(self, place: str, model: str, way: Way) -> bool:
        """The server does not know `way`. False: there is none behind it."""
        if way not in STEPS or way == STEPS[-1]:
            return False
        with self._lock:
            weaker = STEPS[STEPS.index(way) + 1]
            known = self._found.get((place, model), STEPS[0])
            self._found[place, model] = max(weaker, known, key=STEPS.index)
        return True


IN_THIS_PROCESS = Ways()
"""What was found out since the program started."""


def worded(ask: Ask, way: Way) -> Ask:
    """The ask with the schema in words, where the server cannot be handed it otherwise.

    It goes to the end of the first system message: that part is the same in every ask, so a provider can cache it.
    """
    if way != "json" or ask.shape is None:
        return ask
    words = demand(ask.shape)
    first, *others = ask.messages
    if first.role == "system":
        leading = [Message(role="system", content=f"{first.content}\n\n{words}")]
    else:
        leading = [Message(role="system", content=words), first]
    return ask.model_copy(update={"messages": (*leading, *others)})


def demand(shape: Shape) -> str:
    """The shape in words."""
    schema = json.dumps(shape.json_schema, ensure_ascii=False, separators=(",", ":"))
    return f"Reply with one JSON object and nothing else. It must be valid against this JSON Schema:\n{schema}"


def corrected(ask: Ask, reply: str, problem: str) -> Ask:
    """The ask again, with the reply that would not do and what was wrong with it."""
    bad = (Message(role="assistant", content=reply),) if reply.strip() else ()
    wish = f"{demand(ask.shape)}" if ask.shape else "Reply again, whole."
    told = Message(role="user", content=f"Your reply could not be used: {problem}.\n{wish}")
    return ask.model_copy(update={"messages": (*ask.messages, *bad, told)})
