"""What a question asks for, told by its words alone: the ways of asking that a simulated candidate understands."""

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter

from interviewer.domain.base import Value
from interviewer.evaluation.talk.words import bare
from interviewer.library.files import read_file

ASKING_FILE = "asking.json"
MOST_BETWEEN = 4
"""Words that '...' stands for at most."""
_TOKEN = re.compile(r"\.\.\.|[a-z'*|-]+")


def _way(text: str) -> str:
    tokens = text.split()
    if not tokens or any(not _TOKEN.fullmatch(token) for token in tokens) or {tokens[0], tokens[-1]} & {"..."}:
        raise ValueError(
            "a way of asking is words in small letters, 'this|that' for either, 'measur*' for any ending, and '...' "
            f"between them for up to {MOST_BETWEEN} other words"
        )
    return text


Way = Annotated[str, AfterValidator(_way)]


class Topic(Value):
    """One thing that can be asked for."""

    id: str = Field(pattern=r"^[a-z][a-z_]*$")
    signals: tuple[str, ...] = Field(min_length=1)
    """Signals of the rubrics that an answer to it could show."""
    ways: tuple[Way, ...] = Field(min_length=1)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of its ways, in small letters."""
        return re.compile("|".join(f"(?:{_expression(way)})" for way in self.ways))


class Asking(Value):
    """Every topic."""

    topics: tuple[Topic, ...] = Field(min_length=1)

    def topics_of(self, text: str) -> tuple[str, ...]:
        """Ids of what `text` asks for, in the order of the file; what it quotes asks for nothing."""
        said = bare(text).lower()
        return tuple(topic.id for topic in self.topics if topic.pattern.search(said))

    def signals_of(self, text: str) -> frozenset[str]:
        """The signals that answers to it could show."""
        asked = self.topics_of(text)
        return frozenset(signal for topic in self.topics if topic.id in asked for signal in topic.signals)


def _expression(way: str) -> str:
    parts: list[str] = []
    gap = ""
    for token in way.split():
        if token == "...":
            gap = rf"\W+(?:[\w'-]+\W+){{0,{MOST_BETWEEN}}}"
            continue
        word = "|".join(re.escape(one).replace(r"\*", r"[\w'-]*") for one in token.split("|"))
        parts += [gap or r"\W+"] if parts else []
        parts.append(f"(?:{word})")
        gap = ""
    return rf"\b{''.join(parts)}\b"


def load_asking(path: Path, problems: list[str]) -> Asking | None:
    """The ways of asking of a file; None, with the reasons in `problems`, where it cannot be used."""
    read = read_file(path, TypeAdapter(Asking))
    problems += [str(problem) for problem in read.problems]
    return read.value
