"""What a page to learn from needs of the shelves: what can be read, whether it was tried, what a model answer earns."""

from functools import lru_cache
from typing import NamedTuple, Protocol

from interviewer.domain.competency import ModelAnswer
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Level, Transcript, Turn
from interviewer.grading.grader import grade
from interviewer.interview.keeping import HistoryPage, HistoryRow
from interviewer.library.rubrics import competency_ids, load_framework, load_rubric

ROWS = 50
"""Interviews looked at together; the newest almost always decide."""


class Readable(NamedTuple):
    """Competencies whose file is complete, by id with their names: the principles in their order, then others."""

    principles: dict[str, str]
    others: dict[str, str]

    @property
    def names(self) -> dict[str, str]:
        """All of them."""
        return {**self.principles, **self.others}


class History(Protocol):
    """Whatever lists interviews as `Interviews.history` does."""

    def history(self, *, cursor: str | None, limit: int, competency: str | None) -> HistoryPage:
        """A page of interviews about a competency."""
        ...


class Example(NamedTuple):
    """A model answer as it was given and graded."""

    transcript: Transcript
    scorecard: Scorecard


def readable() -> Readable:
    """What there is to learn from. Raises RubricError for a file that cannot be used."""
    complete = {name: rubric.name for name in competency_ids() if (rubric := load_rubric(name)).competency.learning}
    order = [item.id for item in load_framework().principles]
    return Readable(
        principles={name: complete[name] for name in order if name in complete},
        others={name: called for name, called in complete.items() if name not in order},
    )


def has_attempt(interviews: History, competency: str) -> bool:
    """Whether an answer about the competency was graded, and the candidate may see the grade. Raises StoreError."""
    cursor = None
    while True:
        page = interviews.history(cursor=cursor, limit=ROWS, competency=competency)
        if any(_answered(row, competency) for row in page.rows):
            return True
        if page.older is None:
            return False
        cursor = page.older


def _answered(row: HistoryRow, competency: str) -> bool:
    if row.finished is None and row.setup.mode == "real":
        return False
    return any(row.setup.plan[line.question].competency == competency for line in row.grades)


@lru_cache(maxsize=128)
def graded_answer(rubric: Rubric, answer: ModelAnswer, level: Level) -> Example:
    """The answer given to its own question at `level`, by the rules; computed again when the rubric's hash changes."""
    question = next(item for item in rubric.competency.questions if item.id == answer.question)
    transcript = Transcript(
        id=answer.id,
        competency=rubric.id,
        level=level,
        question=question.text,
        kind=question.kind,
        turns=(Turn(speaker="candidate", text=answer.text),),
    )
    return Example(transcript, grade(transcript, rubric))
