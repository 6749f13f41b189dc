"""What a check is: a rule with a name, and what it says of each turn or interview that it applies to."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from interviewer.evaluation.talk.conversation import Conversation, Line


class Judged(NamedTuple):
    """One place that a rule applies to."""

    seq: int
    """Of the turn; for a whole interview of its last one."""
    wrong: str = ""
    """What is wrong; empty: nothing."""


Judge = Callable[[Conversation], Iterator[Judged]]


class Check(NamedTuple):
    """One binary rule."""

    id: str
    name: str
    """For people; says what is so where the rule is kept."""
    judge: Judge

    @property
    def rule(self) -> str:
        """In full."""
        return " ".join((self.judge.__doc__ or "").split())


def judged(line: Line, wrong: str) -> Judged:
    """Of one turn."""
    return Judged(line.seq, wrong)


def said(line: Line) -> str:
    """What the interviewer says in a turn of his own: without the question that stands, where he repeats that."""
    return line.text.replace(line.standing, "").strip() if line.standing and line.text != line.standing else line.text
