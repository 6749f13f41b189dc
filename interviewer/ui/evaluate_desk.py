"""What the Evaluate pages call: the shell around scorings, and what one tab has seen of the scoring it shows."""

from collections.abc import Callable

from interviewer.domain.calibrator import UNAIDED, Place, Scoring
from interviewer.domain.rubric import Dimension
from interviewer.domain.scorecard import VERDICTS, Verdict
from interviewer.errors import ScoringConflict, StoreError, UsageError
from interviewer.library.rubrics import load_framework
from interviewer.session.evaluating import Evaluating
from interviewer.store.scorings import Scorings
from interviewer.ui import session_state
from interviewer.ui.desk import desk

ELSEWHERE = "This pair was scored further in another tab. The page now shows what is kept."


def evaluating() -> Evaluating:
    """On the store of this desk."""
    return Evaluating(Scorings(desk().store.database))


def look(scoring_id: str) -> Scoring:
    """The scoring as it is kept; where another tab went on with it, the fields are drawn anew and that is said.

    Raises UnknownScoring, StoreUnavailable.
    """
    scoring = evaluating().load(scoring_id)
    seen = session_state.seen_version(scoring_id)
    if seen is not None and seen != scoring.version:
        session_state.redraw_fields()
        session_state.notify(ELSEWHERE)
    session_state.keep_seen_version(scoring_id, scoring.version)
    return scoring


def dimensions_of(scoring: Scoring) -> tuple[Dimension, ...]:
    """The dimensions that are scored in this step."""
    every = load_framework().dimensions
    return tuple(item for item in every if item.id in UNAIDED) if scoring.step == "unaided" else every


def points_key(scoring: Scoring, answer: Place, dimension: str) -> str:
    """Key of the field for points."""
    return f"points-{session_state.scoring_fields()}-{scoring.id}-{scoring.step}-{answer}-{dimension}"


def verdict_key(scoring: Scoring, answer: Place) -> str:
    """Key of the field for a verdict."""
    return f"verdict-{session_state.scoring_fields()}-{scoring.id}-{answer}"


def keep(scoring: Scoring) -> None:
    """Keep whatever stands in the fields and is not kept yet. `scoring`: as the page was drawn from it."""
    _tried(scoring.id, lambda: _keep(scoring))


def go_on(scoring: Scoring) -> None:
    """The same, then on to the next step."""

    def on() -> None:
        kept = _keep(scoring)
        session_state.keep_seen_version(scoring.id, evaluating().go_on(scoring.id, kept.version).version)

    _tried(scoring.id, on)


def mend(scoring_id: str, weak: str, key: str) -> None:
    """Keep what stands in the box of the exercise."""

    def on() -> None:
        text, seen = session_state.field(key), session_state.seen_version(scoring_id)
        if isinstance(text, str) and seen is not None:
            kept = evaluating().mend(scoring_id, weak, text, seen)
            session_state.keep_seen_version(scoring_id, kept.version)

    _tried(scoring_id, on)


def _keep(drawn: Scoring) -> Scoring:
    """Several fields may have changed since the page was drawn: each is kept by itself, on the version seen here."""
    service = evaluating()
    scoring = service.load(drawn.id)
    seen = session_state.seen_version(drawn.id)
    if seen != scoring.version or scoring.step != drawn.step:
        raise ScoringConflict(f"{ELSEWHERE} What you changed last was not kept.")
    for answer in drawn.shown:
        for dimension in dimensions_of(drawn):
            key = points_key(drawn, answer, dimension.id)
            given = scoring.marks[answer].unaided if drawn.step == "unaided" else scoring.marks[answer].rubric
            points = session_state.field(key)
            if session_state.is_drawn(key) and points != given.get(dimension.id):
                new = float(points) if isinstance(points, int | float) else None
                scoring = service.give(drawn.id, answer, dimension.id, new, scoring.version)
                session_state.keep_seen_version(drawn.id, scoring.version)
        key = verdict_key(drawn, answer)
        verdict = _verdict(session_state.field(key))
        if session_state.is_drawn(key) and verdict != scoring.marks[answer].verdict:
            scoring = service.judge(drawn.id, answer, verdict, scoring.version)
            session_state.keep_seen_version(drawn.id, scoring.version)
    return scoring


def _verdict(value: object) -> Verdict | None:
    return next((verdict for verdict in VERDICTS if verdict == value), None)


def _tried(scoring_id: str, do: Callable[[], object]) -> None:
    """Do it; where it is refused, say why at the head of the page that is drawn next."""
    try:
        do()
    except ScoringConflict as error:
        session_state.redraw_fields()
        session_state.notify(str(error))
        session_state.forget_seen_version(scoring_id)
    except (UsageError, StoreError) as error:
        session_state.notify(str(error))
