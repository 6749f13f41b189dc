"""A run of conversations on the evaluation's runner: who words the probes, and what could change a conversation."""

import asyncio
import copy
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Self

from interviewer.errors import BudgetSpent, ModelError, ModelStopped, ModelUnavailable, RunError, SuiteError
from interviewer.evaluation.folders import RunFolder, run_path
from interviewer.evaluation.graders import code, digest
from interviewer.evaluation.kinds import CONVERSATIONS
from interviewer.evaluation.pace import Pace
from interviewer.evaluation.runs import Manifest
from interviewer.evaluation.suites import FOLDER, suite_ids
from interviewer.evaluation.talk.asking import Asking
from interviewer.evaluation.talk.conversation import Conversation
from interviewer.evaluation.talk.holding import Sitting, hold
from interviewer.evaluation.talk.shares import Held, judged
from interviewer.evaluation.talk.suite import LoadedTalk, TalkSuite, load_talk
from interviewer.interview.requesting import PROMPT
from interviewer.library.coaching import load_coaching
from interviewer.library.files import COACHING_FILE, PHRASING_FILE
from interviewer.library.phrasing import load_phrasing
from interviewer.library.prompts import load_prompt
from interviewer.library.rubrics import load_rubric
from interviewer.llm.budget import Amount
from interviewer.llm.caller import Caller
from interviewer.llm.pieces import Pieces
from interviewer.resources import data_folder
from interviewer.session import InterviewModel
from interviewer.session.wording import MOST_SECONDS, Worder

PARTS = (
    "domain", "library", "grading", "interview", "llm", "session",
    "evaluation/talk/answering.py", "evaluation/talk/asking.py", "evaluation/talk/candidates.py",
    "evaluation/talk/holding.py",
)  # fmt: skip
"""Of the package: whatever a conversation is made by. The checks are not: they read what is kept."""


class Heeded(Pieces):
    """A reply in pieces that remembers what kept it from coming."""

    def __init__(self, pieces: Pieces, errors: list[ModelError]) -> None:
        self._pieces, self._errors = pieces, errors
        self.answer = None

    async def __anext__(self) -> str:
        """The next piece. Raises ModelError."""
        try:
            piece = await anext(self._pieces)
        except (ModelUnavailable, ModelStopped, BudgetSpent) as error:
            self._errors.append(error)
            raise
        finally:
            self.answer = self._pieces.answer
        return piece

    async def aclose(self) -> None:
        """End it early."""
        await self._pieces.aclose()


class Listening(Caller):
    """A caller that remembers errors. The interview goes on by template then, and must count for no model's."""

    errors: list[ModelError]

    def anew(self) -> Self:
        """The same caller, with no error yet."""
        fresh = copy.copy(self)
        fresh.errors = []
        return fresh

    def stream(self, ask: Any, deadline: float | None = None) -> Pieces:
        """As any caller's."""
        return Heeded(super().stream(ask, deadline), self.errors)


class Host:
    """Has conversations held: with probes worded by rules, or by a model, many at once."""

    def __init__(self, asking: Asking, caller: Listening | None = None, at_once: int = 1) -> None:
        self.asking = asking
        self.pace = Pace(at_once if caller else 1)
        self._caller = caller

    @property
    def name(self) -> str:
        """`rules` or `llm`."""
        return "llm" if self._caller else "rules"

    @property
    def model(self) -> str | None:
        """The model's name."""
        return self._caller.name if self._caller else None

    @property
    def spent(self) -> Amount:
        """So far, by this process."""
        budgets = self._caller.budgets if self._caller else ()
        return budgets[0].spent if budgets else Amount()

    def identity(self) -> dict[str, Any]:
        """What could change a conversation, beside the candidate and the set-up; JSON."""
        known = {"asking": self.asking.model_dump(mode="json"), "code": code(PARTS), "texts": _texts()}
        if self._caller is None:
            return {"grader": self.name, **known}
        return {
            "grader": self.name,
            **known,
            "prompt": load_prompt(PROMPT).hash,
            "model": self._caller.name,
            "base_url": self._caller.place,
        }

    async def held(self, sitting: Sitting) -> Conversation:
        """The conversation. Raises ModelError where the model could not be asked: a template is no model's wording."""
        if self._caller is None:
            return hold(sitting, self.asking)
        caller = self._caller.anew()
        prompt, topics = load_prompt(PROMPT), load_coaching().topics
        model = InterviewModel(caller, Worder(load_phrasing(), topics, prompt, seconds=MOST_SECONDS))
        async with self.pace:
            talk = await asyncio.to_thread(hold, sitting, self.asking, model)
        if caller.errors:
            raise caller.errors[0]
        return talk

    async def close(self) -> None:
        """Give the model's connections back."""
        if self._caller:
            await self._caller.close()


class Place(NamedTuple):
    """A case of a run: a candidate in a mode."""

    id: str


class Talk(NamedTuple):
    """One conversation to be held."""

    case: Place
    sitting: Sitting
    repeat: int
    key: str

    async def made(self, by: Host) -> Conversation:
        """It. Raises ModelError."""
        return await by.held(self.sitting)


def talks(loaded: LoadedTalk, host: Host) -> list[Talk]:
    """All conversations of a run, seed by seed."""
    suite, identity, made = loaded.suite, host.identity(), []
    for repeat in range(suite.seeds):
        for candidate in loaded.cast.candidates:
            for mode in suite.modes:
                sitting = Sitting(candidate, mode, suite.seed + repeat, suite.probes)
                told = {
                    "candidate": candidate.model_dump(mode="json", by_alias=True),
                    "setup": sitting.setup.model_dump(mode="json"),
                    "rubrics": [load_rubric(story.competency).hash for story in candidate.stories],
                }
                made.append(Talk(Place(f"{candidate.id}.{mode}"), sitting, repeat, digest({**told, **identity})))
    return made


def manifest_of(suite: TalkSuite, host: Host, wanted: Sequence[Talk], started: datetime) -> Manifest:
    """Of a run that begins now."""
    keys: dict[str, list[str]] = {}
    for item in wanted:
        keys.setdefault(item.case.id, []).append(item.key)
    rubrics = {story.competency for item in wanted for story in item.sitting.candidate.stories}
    return Manifest(
        suite=suite.id,
        grader=host.name,
        model=host.model,
        fingerprint=digest(keys),
        started=started.isoformat(timespec="seconds"),
        rubrics={name: load_rubric(name).hash for name in sorted(rubrics)},
        keys={case: tuple(found) for case, found in keys.items()},
    )


def load_talk_suite(suite_id: str, evals: Path | None = None) -> LoadedTalk:
    """A suite of conversations by name. Raises SuiteError."""
    evals = evals or data_folder("evals")
    if suite_id not in suite_ids(evals, CONVERSATIONS):
        raise SuiteError([f"{suite_id!r}: there is no suite of conversations of that name."])
    return load_talk(evals / FOLDER / f"{suite_id}.json", evals)


def facts_held(loaded: LoadedTalk, held: Sequence[Held]) -> int:
    """Facts that the candidates of these conversations had to tell."""
    each = {item.id: sum(len(story.facts) for story in item.stories) for item in loaded.cast.candidates}
    return sum(each.get(item.talk.candidate, 0) for item in held)


def kept(folder: RunFolder[Conversation], manifest: Manifest, suite: TalkSuite) -> tuple[Held, ...]:
    """The conversations of a run that are there, with what the checks of today say of them."""
    found = [
        (case, repeat, folder.results[key].card)
        for case, keys in manifest.keys.items()
        for repeat, key in enumerate(keys)
        if key in folder.results
    ]
    return judged(suite, found)


def read_talk_run(home: Path, name: str, evals: Path | None = None) -> tuple[Manifest, LoadedTalk, tuple[Held, ...]]:
    """A run of conversations. Raises RunError where there is none, or it is of another kind."""
    folder = RunFolder.peek(run_path(home, name), Conversation)
    manifest = Manifest.model_validate(folder.manifest())
    if manifest.suite not in suite_ids(evals, CONVERSATIONS):
        raise RunError(f"The run {name} is of the suite {manifest.suite}, which is none of conversations.")
    loaded = load_talk_suite(manifest.suite, evals)
    return manifest, loaded, kept(folder, manifest, loaded.suite)


@cache
def _texts() -> str:
    folder = data_folder("rubrics")
    return digest([(folder / name).read_text(encoding="utf-8") for name in (PHRASING_FILE, COACHING_FILE)])
