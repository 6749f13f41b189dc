"""What a page says is missing, against the sentence that has it."""

import pytest

from interviewer.evaluation.audit.absences import absence_findings
from tests.evaluation.audit.pages import pair_of

TIMED = "I changed the labels. Wrong picks fell by 30% within six weeks."
COMPARED = "I changed the labels. Wrong picks fell from 12 to 3."
BARE = "I changed the labels in May. It took me three weeks and went well."
SHARES = "I changed the labels. In the January count 22 of 27 racks were right, against nine of 26 before."
DATED = "I changed the labels in May. I watched the racks for six weeks and in July the foreman took them over."
BUSY = "I counted the labels, drew a plan, printed 40 of them, called the depot and hung them up."


@pytest.mark.parametrize(
    ("answer", "note", "named"),
    [
        pytest.param(TIMED, "there is no timeline for the result", ["quantified_impact"], id="a time"),
        pytest.param(TIMED, "impact has neither a baseline nor a time", ["quantified_impact"], id="nor a time"),
        pytest.param(COMPARED, "there is no timeline for the result", [], id="no time"),
        pytest.param(BARE, "no time frame is given", [], id="the work's time is not the result's"),
        pytest.param(TIMED, "wastes no time", [], id="another meaning"),
        pytest.param(TIMED, "no time frame for the rollout", [], id="another time"),
        pytest.param(COMPARED, "without a baseline", ["quantified_impact"], id="a baseline"),
        pytest.param(TIMED, "without a baseline", [], id="no baseline"),
        pytest.param(COMPARED, "the outcome is missing", ["quantified_impact"], id="an outcome"),
        pytest.param(BARE, "the outcome is missing", [], id="no outcome that is sure"),
        pytest.param(COMPARED, "no result beyond the shop", [], id="in one respect"),
        pytest.param(SHARES, "there is no outcome", ["quantified_impact"], id="an outcome as shares"),
        pytest.param(SHARES, "we cannot tell when the result came", ["quantified_impact"], id="a month of the result"),
        pytest.param(DATED, "we cannot tell when any of it took place", ["quantified_impact"], id="times in words"),
        pytest.param(DATED, "no dates anywhere and no timeline at all", ["quantified_impact"], id="no time at all"),
        pytest.param(DATED, "we cannot tell when the result came", [], id="times, and none of a result"),
        pytest.param(BARE, "we cannot tell when any of it took place", [], id="one time may be an aside"),
        pytest.param(BUSY, "not one step is the candidate's own", [], id="said of all steps"),
        pytest.param(BUSY, "without a single own step", ["action_specificity"], id="five steps"),
        pytest.param(BUSY, "lists duties, not actions", [], id="a contrast"),
    ],
)
def test_a_claimed_absence_is_looked_for(answer: str, note: str, named: list[str]) -> None:
    """It is contradicted by a sentence that has just that, and by nothing near it."""
    page = (
        f'"Tell me about a time you helped."\nCandidate A\n{answer}\nCandidate B\n{BARE}\nNotes\nCandidate A: {note}.\n'
    )
    assert [one.dimension for one in absence_findings(pair_of(page))] == named
