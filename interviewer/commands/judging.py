"""Whether a model takes part in a command; a batch graded by it: many asked at once, written in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING

from interviewer.commands.lines import GradedLine, graded
from interviewer.commands.options import WhoGrades
from interviewer.commands.terminal import warn
from interviewer.domain.merged import Rubric
from interviewer.domain.scorecard import Scorecard
from interviewer.domain.transcript import Transcript
from interviewer.errors import UsageError
from interviewer.importers.transcripts import BadLine
from interviewer.settings import ModelSettings

if TYPE_CHECKING:
    from interviewer.interview.keeping import InterviewStore
    from interviewer.session import Interviews
    from interviewer.session.judge import Judge

ATTEMPTS = 2
"""Grades asked for a transcript of a batch before the rules grade it: nobody waits, and a busy server has a moment."""
AHEAD = 4
"""Transcripts taken in before the first of them must be done, in multiples of the concurrency."""
NO_MODEL = (
    "--grader llm: no language model is set up. Set INTERVIEWER_MODEL and OPENAI_API_KEY (or OPENAI_BASE_URL for a "
    "server of your own) in the environment or in .env, then try 'interviewer doctor'; or use --grader rules."
)


def model_settings(grader: WhoGrades) -> ModelSettings | None:
    """The model that is to grade; None: the rules are. Raises UsageError where one is asked for and none is set up."""
    if grader is WhoGrades.RULES:
        return None
    settings = ModelSettings.from_env()
    if settings is None and grader is WhoGrades.LLM:
        raise UsageError(NO_MODEL)
    return settings


@contextmanager
def grading(
    lines: Iterable[Transcript | BadLine],
    settings: ModelSettings | None,
    concurrency: int,
    *,
    split: bool = False,
) -> Iterator[Iterator[GradedLine]]:
    """The lines graded, by rules or by the model of `settings`; connections are given back at the end."""
    from interviewer.library.rubrics import load_rubric

    if settings is None:
        from interviewer.grading.grader import grade as grade_by_rules

        yield graded(lines, grade_by_rules, load_rubric)
        return
    from interviewer.evaluation.pace import Pace
    from interviewer.evaluation.watched import Watched
    from interviewer.library.prices import load_prices
    from interviewer.llm.background import BACKGROUND
    from interviewer.llm.openai_model import OpenAIModel
    from interviewer.llm.opening import open_caller
    from interviewer.session.judge import Judge, Options

    pace = Pace(concurrency)
    model = Watched(OpenAIModel(settings), pace)
    caller = open_caller(settings, load_prices(), model=model, sleep=pace.sleep)
    options = Options(samples=settings.samples, split=split, temperature=settings.temperature)
    try:
        yield judged(lines, Judge(caller, options, slots=pace), load_rubric, AHEAD * concurrency)
    finally:
        BACKGROUND.run(caller.close())


@contextmanager
def talking(grader: WhoGrades, store: "InterviewStore") -> Iterator["Interviews"]:
    """Interviews on a store, with the model where one is to take part; connections are given back at the end."""
    from interviewer.session import Interviews, interview_model

    settings = model_settings(grader)
    if settings is None:
        yield Interviews(store)
        return
    from interviewer.library.prices import load_prices
    from interviewer.llm.background import BACKGROUND
    from interviewer.llm.opening import open_caller

    caller = open_caller(settings, load_prices())
    try:
        yield Interviews(store, model=interview_model(settings, caller))
    finally:
        BACKGROUND.run(caller.close())


def judged(
    lines: Iterable[Transcript | BadLine], judge: "Judge", rubric_of: Callable[[str], Rubric], ahead: int
) -> Iterator[GradedLine]:
    """Each line's scorecard, in order, with at most `ahead` in work. What fell back to the rules says why, once."""
    from interviewer.llm.background import BACKGROUND

    waiting: deque[tuple[tuple[Transcript, Rubric] | None, Future[Scorecard] | Scorecard]] = deque()
    said: set[str] = set()
    try:
        for line in lines:
            if isinstance(line, BadLine):
                waiting.append((None, Scorecard(id=line.id, status="unscored", reason=line.reason)))
            else:
                rubric = rubric_of(line.competency)
                waiting.append(((line, rubric), BACKGROUND.start(judge.grade(line, rubric, attempts=ATTEMPTS))))
            while len(waiting) >= ahead or (waiting and _done(waiting[0][1])):
                yield _next(waiting, said)
        while waiting:
            yield _next(waiting, said)
    finally:
        for _, card in waiting:
            if isinstance(card, Future):
                card.cancel()


def _done(card: Future[Scorecard] | Scorecard) -> bool:
    return isinstance(card, Scorecard) or card.done()


def _next(
    waiting: deque[tuple[tuple[Transcript, Rubric] | None, Future[Scorecard] | Scorecard]], said: set[str]
) -> GradedLine:
    read, made = waiting.popleft()
    card = made if isinstance(made, Scorecard) else made.result()
    reason = card.provenance.fallback_reason if card.provenance else None
    if reason and reason not in said:
        said.add(reason)
        warn(f"{card.id}: graded by rules: {reason}")
    return GradedLine(card, read)
