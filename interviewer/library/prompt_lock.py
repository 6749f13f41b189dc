"""`prompts.lock.json`: which text each version of a prompt has, so that none changes behind a grade's back."""

import json
from pathlib import Path

from pydantic import TypeAdapter

from interviewer.domain.base import Value
from interviewer.errors import PromptError
from interviewer.library.files import read_file
from interviewer.library.problems import Problem
from interviewer.library.prompts import Prompt, prompt_ids, read_prompt
from interviewer.resources import data_folder

LOCK_FILE = "prompts.lock.json"
COMMAND = "run 'interviewer prompt lock'"


class Locked(Value):
    """The version and hash that a prompt was last locked with."""

    version: int
    hash: str


_LOCK: "TypeAdapter[dict[str, Locked]]" = TypeAdapter(dict[str, Locked])


def lock_problems(folder: Path | None = None) -> tuple[Problem, ...]:
    """Everything in which prompts and lock differ, and every problem of the files themselves."""
    folder = folder or data_folder("prompts")
    prompts, problems = _prompts(folder)
    locked = _locked(folder)
    for prompt in prompts:
        known = locked.get(prompt.id)
        if (wrong := _unversioned(prompt, known)) is not None:
            problems.append(wrong)
        elif known is None or known.version != prompt.version:
            problems.append(
                Problem(
                    f"{prompt.id}.md",
                    "version",
                    f"{prompt.version} is not locked yet. When it is as it should be, {COMMAND}.",
                )
            )
    gone = sorted(locked.keys() - set(prompt_ids(folder)))
    problems += [Problem(LOCK_FILE, name, "has no file any more. Put it back, or lock without it.") for name in gone]
    return tuple(problems)


def renew_lock(folder: Path | None = None) -> tuple[str, ...]:
    """Write the lock anew; the ids of prompts that are new, changed or gone.

    Raises PromptError, and writes nothing, where a file has problems or changed without a higher version.
    """
    folder = folder or data_folder("prompts")
    prompts, problems = _prompts(folder)
    locked = _locked(folder)
    problems += [wrong for prompt in prompts if (wrong := _unversioned(prompt, locked.get(prompt.id)))]
    if problems:
        raise PromptError([str(problem) for problem in problems])
    made = {prompt.id: Locked(version=prompt.version, hash=prompt.hash) for prompt in prompts}
    text = json.dumps({name: item.model_dump() for name, item in sorted(made.items())}, indent=2)
    (folder / LOCK_FILE).write_text(text + "\n", encoding="utf-8")
    return tuple(sorted(name for name in made.keys() | locked.keys() if made.get(name) != locked.get(name)))


def _unversioned(prompt: Prompt, locked: Locked | None) -> Problem | None:
    """A text that differs from the locked one and does not say so by a higher version."""
    if locked is None or prompt.version > locked.version or prompt.hash == locked.hash:
        return None
    what = f"is {prompt.version}, but the text is not the one locked as {locked.version}"
    return Problem(f"{prompt.id}.md", "version", f"{what}. Raise it to {locked.version + 1}, then {COMMAND}.")


def _prompts(folder: Path) -> tuple[list[Prompt], list[Problem]]:
    """Every prompt that can be used, and the problems of the others."""
    prompts: list[Prompt] = []
    problems: list[Problem] = []
    for name in prompt_ids(folder):
        read = read_prompt(folder / f"{name}.md")
        if isinstance(read, Prompt):
            prompts.append(read)
        else:
            problems.extend(read)
    return prompts, problems


def _locked(folder: Path) -> dict[str, Locked]:
    """The lock; empty where there is no file yet. Raises PromptError."""
    file = folder / LOCK_FILE
    if not file.is_file():
        return {}
    loaded = read_file(file, _LOCK)
    if loaded.value is None:
        raise PromptError([str(problem) for problem in loaded.problems])
    return loaded.value
