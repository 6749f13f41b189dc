"""What a model is asked so that it words a probe, and what it replies."""

import json
from typing import Any, get_args

from interviewer.domain.base import Value
from interviewer.domain.interview import Intent
from interviewer.domain.model import Ask, Message, Shape
from interviewer.domain.phrasing import Phrasing
from interviewer.interview.checking import Problem
from interviewer.interview.probing import how_to_ask
from interviewer.interview.steps import Phrase
from interviewer.library.prompts import Prompt

PROMPT = "interviewer"
KINDS: tuple[Intent, ...] = tuple(kind for kind in get_args(Intent) if kind != "closing")
MOST_GAPS = 6
"""Offered to a model; a longer list only invites to stray from what code chose."""
MOST_ASKED = 6
"""Earlier probes told to a model, so that requests do not grow with the interview; all are checked against."""
MOST_TOKENS = 400
"""Of a reply: five times what one takes."""
LONGEST_REPLY = 2_000
"""Characters of a refused reply that are sent back."""
SAMPLES = 2
"""Wordings shown for each gap."""


class Reply(Value):
    """What a model replies, in this order: what is shown while it arrives comes last."""

    reply_kind: Intent
    signal: str
    why: str
    question: str


def ask_of(request: Phrase, phrasing: Phrasing, prompt: Prompt, mark: str) -> Ask:
    """The request for one probe. `mark` is a random word that fences what the candidate said."""
    turns = [{"turn": n, "speaker": turn.speaker, "text": turn.text} for n, turn in enumerate(request.transcript.turns)]
    messages = prompt.render(
        question=_encoded(request.transcript.question),
        standing=_encoded(request.standing),
        asked=_encoded(list(request.asked[-MOST_ASKED:])),
        gaps="\n".join(_gaps(request, phrasing)),
        mark=mark,
        transcript=_encoded(turns),
    )
    return Ask(messages=messages, shape=shape_of(request), most_tokens=MOST_TOKENS)


def asked_again(ask: Ask, reply: str, problems: tuple[Problem, ...]) -> Ask:
    """The request once more, with what was wrong with the first reply."""
    wrong = " ".join(dict.fromkeys(problem.remedy for problem in problems))
    again = "Reply with the whole JSON object again, with another question."
    told = Message(role="user", content=f"That question cannot be asked. {wrong} {again}")
    said = Message(role="assistant", content=reply[:LONGEST_REPLY])
    return ask.model_copy(update={"messages": (*ask.messages, *((said,) if reply.strip() else ()), told)})


def shape_of(request: Phrase) -> Shape:
    """The object that a reply has to be; the properties stand in the order in which they are wanted."""
    signals = [choice.signal for choice in request.choices[:MOST_GAPS]]
    properties: dict[str, Any] = {
        "reply_kind": {"type": "string", "enum": list(KINDS)},
        "signal": {"type": "string", "enum": signals},
        "why": {"type": "string"},
        "question": {"type": "string"},
    }
    schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return Shape(name="interviewer_reply", json_schema=schema)


def _gaps(request: Phrase, phrasing: Phrasing) -> list[str]:
    lines = []
    for number, choice in enumerate(request.choices[:MOST_GAPS], start=1):
        how = how_to_ask(choice, phrasing)
        if how is None:
            lines.append(f"{number}. {choice.signal}: {choice.because}")
            continue
        samples = " / ".join(how.asks[:SAMPLES])
        lines.append(f"{number}. {choice.signal}: {how.gap} (in the manner of: {samples})")
    return lines


def _encoded(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
