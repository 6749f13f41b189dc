"""One run from suite to figures: the folder it lies in, the grades, what they are worth."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interviewer.domain.scorecard import Scorecard
from interviewer.evaluation.baselines import Baseline
from interviewer.evaluation.cases import Case
from interviewer.evaluation.figures import Figures, figures
from interviewer.evaluation.folders import Result
from interviewer.evaluation.rows import Given, Row, change_by, given_by, row
from interviewer.evaluation.suites import Suite
from interviewer.interview.bare import NOTHING, choice_for
from interviewer.library.phrasing import load_phrasing
from interviewer.library.rubrics import load_framework, load_rubric


class Graded(NamedTuple):
    """A suite's cases with what each was given."""

    suite: Suite
    cases: tuple[Case, ...]
    given: dict[str, Given | None]
    """Of the first repeat; None: no grade."""
    rows: tuple[Row, ...]

    @property
    def figures(self) -> Figures:
        """All of them; takes a second or two."""
        return figures(self.suite, self.cases, self.rows)


def full_range() -> dict[str, float]:
    """Dimension to the most points it can have."""
    return {dimension.id: dimension.points for dimension in load_framework().dimensions}


def graded(
    suite: Suite, cases: Sequence[Case], results: Mapping[str, Result], keys: Mapping[str, Sequence[str]]
) -> Graded:
    """The results under the keys of each case, one a repeat; others are left out, whatever they are."""
    cards = {case.id: [results[key].card if key in results else None for key in keys[case.id]] for case in cases}
    most, given, rows = full_range(), dict[str, Given | None](), list[Row]()
    for case in cases:
        first, *others = cards[case.id]
        target = None if case.variant else next_target(case, first)
        given[case.id] = given_by(case, first, target)
        repeats = [other for card in others if (other := given_by(case, card)) is not None]
        rows.append(row(case, given[case.id], most, repeats, change_by(case, given)))
    return Graded(suite, tuple(cases), given, tuple(rows))


def next_target(case: Case, card: Scorecard | None) -> str | None:
    """The dimension that would be probed behind this grade; None: there is no grade."""
    if card is None or card.status != "scored":
        return None
    rubric = load_rubric(case.transcript.competency)
    choice = choice_for(case.transcript, card, rubric, load_phrasing())
    return choice.dimension if choice else NOTHING


def rows_of(baseline: Baseline, cases: Sequence[Case]) -> list[Row]:
    """The rows of a baseline, of the cases that it has, in the order of `cases`."""
    most = full_range()
    before = baseline.cases
    return [row(case, before[case.id], most, change=change_by(case, before)) for case in cases if case.id in before]
