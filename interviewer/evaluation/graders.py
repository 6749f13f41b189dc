"""Who grades in a run, and everything of them that could change an answer."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.evaluation.pace import Pace
from interviewer.evaluation.suites import GraderOptions
from interviewer.evaluation.watched import Watched
from interviewer.library.files import COACHING_FILE
from interviewer.llm.budget import Amount, Budget
from interviewer.llm.protocol import Model
from interviewer.resources import data_folder
from interviewer.settings import Caps, ModelSettings

CODE = ("domain", "grading", "library", "llm", "session/judge.py")
"""Of the package: what grades, and what asks."""


class Grader(Protocol):
    """Grades one transcript at a time, many at once."""

    @property
    def name(self) -> str:
        """`rules` or `llm`."""
        ...

    @property
    def pace(self) -> Pace:
        """Who may ask when."""
        ...

    @property
    def spent(self) -> Amount:
        """So far, by this process."""
        ...

    def identity(self, rubric: Rubric) -> dict[str, Any]:
        """What could change the grade, beside transcript and repeat; JSON."""
        ...

    async def grade(self, transcript: Transcript, rubric: Rubric) -> Scorecard:
        """The card. Raises ModelError where there is none; never falls back to another grader."""
        ...

    async def close(self) -> None:
        """Give connections back."""
        ...


class RulesGrader:
    """The rules, which need nobody."""

    name = "rules"

    def __init__(self) -> None:
        self.pace = Pace(1)
        self.spent = Amount()

    def identity(self, rubric: Rubric) -> dict[str, Any]:
        """Code and texts."""
        return {"grader": self.name, "rubric": [rubric.id, rubric.hash], "code": code(), "coaching": coaching()}

    async def grade(self, transcript: Transcript, rubric: Rubric) -> Scorecard:
        """The card by rules."""
        from interviewer.grading.grader import grade

        return grade(transcript, rubric)

    async def close(self) -> None:
        """There is nothing to close."""


class ModelGrader:
    """A model, asked at the run's pace and within its purse."""

    name = "llm"

    def __init__(self, settings: ModelSettings, options: GraderOptions, at_once: int, caps: Caps, model: Model) -> None:
        from interviewer.library.prices import load_prices
        from interviewer.llm.caller import Caller
        from interviewer.llm.limits import Limits
        from interviewer.session.judge import Judge, Options

        self.pace = Pace(at_once)
        self._settings = settings
        self._options = Options(
            samples=options.samples, split=options.calls == "dimension", temperature=options.temperature
        )
        self._purse = Budget.capped("this run", caps, "--max-calls or --max-cost (INTERVIEWER_RUN_TOKENS for tokens)")
        self._caller = Caller(
            Watched(model, self.pace),
            Limits(retries=settings.retries, seconds=settings.seconds, try_seconds=settings.try_seconds),
            budget=self._purse,
            call_caps=settings.call_caps,
            prices=load_prices(),
            sleep=self.pace.sleep,
        )
        self._judge = Judge(self._caller, self._options, slots=self.pace)

    @property
    def spent(self) -> Amount:
        """Settled, and reserved for what is under way."""
        return self._purse.spent

    def identity(self, rubric: Rubric) -> dict[str, Any]:
        """Code, texts, prompt, schema, model, server, sampling."""
        return {
            "grader": self.name,
            "rubric": [rubric.id, rubric.hash],
            "code": code(),
            "coaching": coaching(),
            "prompt": prompt_hash(),
            "schema": _schemas(rubric, split=self._options.split),
            "model": self._settings.model,
            "base_url": self._settings.base_url,
            **self._options._asdict(),
        }

    async def grade(self, transcript: Transcript, rubric: Rubric) -> Scorecard:
        """The card by the model alone."""
        return await self._judge.judged(transcript, rubric)

    async def close(self) -> None:
        """Of the model."""
        await self._caller.close()


def key(transcript: Transcript, identity: dict[str, Any], repeat: int) -> str:
    """SHA-256 of everything that could change this grade. The id of the transcript cannot."""
    said = transcript.model_dump(mode="json", exclude={"id"})
    return digest({"transcript": said, "repeat": repeat, **identity})


def digest(value: object) -> str:
    """SHA-256 of a JSON value, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


@cache
def code(parts: tuple[str, ...] = CODE) -> str:
    """Of the sources that grade, or of other parts of the package."""
    package = Path(__file__).resolve().parent.parent
    found = hashlib.sha256()
    for part in parts:
        place = package / part
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            found.update(f"{file.relative_to(package).as_posix()}\n".encode() + file.read_bytes())
    return found.hexdigest()


@cache
def coaching() -> str:
    """Of the texts that fixes are made of; the rubric's own hash leaves them out."""
    return hashlib.sha256((data_folder("rubrics") / COACHING_FILE).read_bytes()).hexdigest()


def prompt_hash() -> str:
    """Of the prompt that observers get."""
    from interviewer.library.prompts import load_prompt
    from interviewer.session.judge import PROMPT

    return load_prompt(PROMPT).hash


@cache
def _schemas(rubric: Rubric, *, split: bool) -> str:
    from interviewer.grading.judge_request import parts_of, shape_of

    return digest([shape_of(rubric, part).json_schema for part in parts_of(rubric, split=split)])
