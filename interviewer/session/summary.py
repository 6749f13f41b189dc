"""All questions of an interview together: what came of each, and the one thing to do next."""

from collections.abc import Sequence

from interviewer.domain.interview import Graded, Interview
from interviewer.domain.scorecard import Scorecard
from interviewer.interview.state import State
from interviewer.interview.steps import Book
from interviewer.interview.stories import reused
from interviewer.session.view import AttemptView, QuestionLine, ReusedStory, Summary


def summarise(interview: Interview, state: State, attempts: Sequence[AttemptView], book: Book) -> Summary:
    """By each question's latest graded attempt."""
    latest = {grade.question: grade for grade in sorted(interview.grades, key=lambda item: item.attempt)}
    weakest = _weakest([grade.scorecard for grade in latest.values()])
    return Summary(
        questions=tuple(_line(n, interview, state, latest.get(n)) for n in range(len(interview.setup.plan))),
        next_action=_next_action(interview, latest, weakest, book),
        weakest=weakest,
        reused=_reused(attempts, book),
    )


def _line(place: int, interview: Interview, state: State, grade: Graded | None) -> QuestionLine:
    planned = interview.setup.plan[place]
    text = state.texts[place] or planned.text
    if grade is None:
        outcome = "skipped" if state.attempts[place] else "not_reached"
        return QuestionLine(question=place, competency=planned.competency, text=text, outcome=outcome)
    return QuestionLine(
        question=place,
        competency=planned.competency,
        text=text,
        outcome="graded" if grade.scorecard.status == "scored" else "unscored",
        attempt=grade.attempt,
        total=grade.scorecard.total,
        verdict=grade.scorecard.verdict,
    )


def _weakest(scorecards: Sequence[Scorecard]) -> str | None:
    """The dimension with the largest share of its points missing over all scorecards."""
    scored = [card for card in scorecards if card.status == "scored"]
    if not scored:
        return None
    return min(
        scored[0].dimensions,
        key=lambda name: sum(card.dimensions[name].points / card.dimensions[name].max for card in scored),
    )


def _next_action(interview: Interview, latest: dict[int, Graded], weakest: str | None, book: Book) -> str | None:
    """A fired gate's remedy, for nothing outweighs it; else the fix for the weakest dimension, where it is weakest."""
    scored = [(n, grade.scorecard) for n, grade in sorted(latest.items()) if grade.scorecard.status == "scored"]
    if weakest is None:
        return None
    rubrics = {n: book.rubrics[interview.setup.plan[n].competency] for n, _ in scored}
    for place, card in scored:
        if card.gates:
            return rubrics[place].gate(card.gates[0].id).remedy
    place, card = min(scored, key=lambda item: (item[1].dimensions[weakest].points, item[0]))
    for fix in card.fixes:
        if fix.dimension == weakest:
            return fix.advice
    return next(item.question for item in rubrics[place].dimensions if item.id == weakest)


def _reused(attempts: Sequence[AttemptView], book: Book) -> tuple[ReusedStory, ...]:
    """Between questions; a second attempt at one question tells its story again by right."""
    told = {item.question: item for item in attempts}
    answers = [
        (place, " ".join(turn.text for turn in item.transcript.turns if turn.speaker == "candidate"))
        for place, item in sorted(told.items())
    ]
    pairs = reused(answers, book.phrasing.common_words)
    return tuple(ReusedStory(first=first, second=second, words=words) for first, second, words in pairs)
