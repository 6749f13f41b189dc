"""A grader that does as it is told, case by case, for tests of the runner."""

import asyncio
from collections.abc import Sequence
from typing import Any

from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.evaluation.pace import Pace
from interviewer.llm.budget import Amount

Step = Exception | str
"""An error, or the reason that stands in the card."""


class ScriptedGrader:
    """Gives each case its steps in turn, the last for ever; `most` is how many were at work at once."""

    name = "llm"

    def __init__(self, steps: dict[str, Sequence[Step]] | None = None, *, at_once: int = 4, version: int = 1) -> None:
        self.pace = Pace(at_once)
        self.spent = Amount()
        self.asked: list[str] = []
        self.most = self.active = 0
        self._steps = {name: list(given) for name, given in (steps or {}).items()}
        self._version = version

    def identity(self, rubric: Rubric) -> dict[str, Any]:
        """Whatever the test says."""
        return {"grader": self.name, "rubric": rubric.hash, "version": self._version}

    async def grade(self, transcript: Transcript, rubric: Rubric) -> Scorecard:
        """The next step of this case."""
        async with self.pace:
            self.asked.append(transcript.id)
            self.active += 1
            self.most = max(self.most, self.active)
            try:
                await asyncio.sleep(0)
            finally:
                self.active -= 1
        steps = self._steps.get(transcript.id, ["fine"])
        step = steps.pop(0) if len(steps) > 1 else steps[0]
        if isinstance(step, Exception):
            raise step
        return Scorecard(id=transcript.id, status="unscored", reason=f"{step} {rubric.id}")

    async def close(self) -> None:
        """Nothing is open."""
