"""Prompt files to prompts, and prompts to the messages that a model is sent."""

import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer.domain.base import Value
from interviewer.domain.model import Message
from interviewer.domain.scorecard import PromptStamp
from interviewer.errors import PromptError
from interviewer.library.problems import Problem
from interviewer.library.prompt_files import NAME, Parsing, PromptText
from interviewer.resources import data_folder

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate

README = "README.md"
"""The one `*.md` of the folder that is no prompt."""
_SURROGATES = re.compile("[\ud800-\udfff]")


class Prompt(Value):
    """A prompt as its file has it. `messages` have their variables in single braces, literal braces doubled."""

    id: str
    version: int
    purpose: str
    variables: dict[str, str]
    """Name to what it is."""
    output: str
    """What the reply has to be, in words."""
    messages: tuple[Message, ...]
    hash: str
    """SHA-256 of all of the above, however lines end."""

    @property
    def stamp(self) -> PromptStamp:
        """What a scorecard says of it."""
        return PromptStamp(id=self.id, version=self.version, hash=self.hash)

    def render(self, **variables: str) -> tuple[Message, ...]:
        """The messages with every variable filled in. Values are data: braces in them stay as they are.

        Halves of surrogate pairs, which no request can carry, become U+FFFD.
        Raises PromptError naming every variable that is missing, not declared or not text.
        """
        problems = [
            *(f"{name}: is missing. Hand it in." for name in self.variables if name not in variables),
            *(f"{name}: is not declared. Declare it, or leave it out." for name in variables.keys() - self.variables),
            *(f"{name}: must be text." for name, value in variables.items() if not isinstance(value, str)),
        ]
        if problems:
            raise PromptError([f"{self.id}.md: variables.{problem}" for problem in sorted(problems)])
        # ChatPromptTemplate fills in by this very formatter; importing it instead takes a second (decision 0013).
        from langchain_core.utils.formatting import formatter

        cleaned = {name: _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", value) for name, value in variables.items()}
        return tuple(
            Message(role=message.role, content=formatter.format(message.content, **cleaned))
            for message in self.messages
        )

    def template(self) -> "ChatPromptTemplate":
        """The same messages for LangChain. F-string format only: mustache escapes '&', jinja runs code."""
        from langchain_core.prompts import ChatPromptTemplate

        pairs: list[Any] = [(message.role, message.content) for message in self.messages]
        return ChatPromptTemplate.from_messages(pairs, template_format="f-string")


def prompt_ids(folder: Path | None = None) -> tuple[str, ...]:
    """Ids of all prompts, sorted."""
    files = (folder or data_folder("prompts")).glob("*.md")
    return tuple(sorted(file.stem for file in files if file.name != README))


def load_prompt(prompt_id: str, folder: Path | None = None) -> Prompt:
    """The prompt of `<folder>/<prompt_id>.md`. Raises PromptError with every problem of the file."""
    return _load(prompt_id, folder or data_folder("prompts"))


@lru_cache(maxsize=64)
def _load(prompt_id: str, folder: Path) -> Prompt:
    if not NAME.fullmatch(prompt_id) or prompt_id not in prompt_ids(folder):
        names = ", ".join(prompt_ids(folder)) or "none"
        raise PromptError([f"{prompt_id!r}: there is no prompt of that name. There are: {names}."])
    read = read_prompt(folder / f"{prompt_id}.md")
    if isinstance(read, Prompt):
        return read
    raise PromptError([str(problem) for problem in read])


def read_prompt(file: Path) -> Prompt | tuple[Problem, ...]:
    """The prompt of a file as it is now, or everything that is wrong with it."""
    parsed = Parsing(file)
    return tuple(parsed.problems) if parsed.text is None else _prompt(parsed.text)


def _prompt(text: PromptText) -> Prompt:
    canonical = json.dumps(text._asdict(), ensure_ascii=True, sort_keys=True)
    return Prompt(
        id=text.id,
        version=text.version,
        purpose=text.purpose,
        variables=text.variables,
        output=text.output,
        messages=tuple(Message(role=role, content=content) for role, content in text.sections),
        hash=hashlib.sha256(canonical.encode()).hexdigest(),
    )
