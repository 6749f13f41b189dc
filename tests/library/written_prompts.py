"""Prompt files for tests: a good one, and the same with parts replaced."""

from pathlib import Path

GOOD = """\
---
id: greeter
version: 1
purpose: Greets a candidate.
variables:
  name: the candidate's name
  mark: a random word
output: one sentence
---

## system

Reply with {{"text": "..."}}.

## user

<{mark}>{name}</{mark}>
"""


def written(folder: Path, *changes: tuple[str, str], name: str = "greeter") -> Path:
    """The good file in `folder`, with each first text of `changes` (which must be there) replaced by the second."""
    text = GOOD.replace("id: greeter", f"id: {name}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = folder / f"{name}.md"
    file.write_text(text, encoding="utf-8")
    return file
