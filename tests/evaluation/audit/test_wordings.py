"""Denials and claims in other words than a list would hold: numbers, reflection, ownership."""

import pytest

from tests.evaluation.audit.pages import changed, pair_of
from tests.evaluation.audit.test_audit import RETURNS, SELF, Places, named


@pytest.mark.parametrize(
    "said",
    [
        "not a single figure",
        "nothing is measured",
        "without any metric",
        "lacks numbers",
        "no data",
        "no numbers anywhere in what came of it",
        "the outcome does not contain one number",
        "figures are missing",
        "fails to quantify the outcome",
        "devoid of metrics",
        "never gives a figure",
        "no hard data on the result",
    ],
)
@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("a queue of 4 minutes instead of the 11 that they had planned for", {("stated_number_denied", "A")}),
        ("a calmer month and kinder customers", set()),
    ],
)
def test_a_denial_of_numbers_has_many_wordings(said: str, outcome: str, expected: Places) -> None:
    """Each is contradicted by a size that was reached, and by nothing else."""
    changes = [("zero quantified impact", said), ("had an easier time", f"had {outcome}")]
    assert named(changed(RETURNS, *changes)) == expected


DISPUTE = "I told the desk lead that I would have bought another printer, and then ran the label that he had picked."
REGRET = (
    "I had walked past that desk for months, and that is the part I think about most. "
    "I no longer pass a queue without asking what it waits for."
)


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        pytest.param(DISPUTE, {("points_without_words", "B")}, id="a preference told to somebody"),
        pytest.param(REGRET, set(), id="a habit given up"),
        pytest.param(f"{DISPUTE} I was wrong.", set(), id="a preference, and a fault"),
    ],
)
def test_reflection_is_told_from_dissent(ending: str, expected: Places) -> None:
    """'I would have' looks back only where it is not an opinion put to somebody else."""
    assert named(changed(RETURNS, (SELF, ending))) == expected


OWNED_PAGE = """"Tell me about a time you repaired something."
Candidate A
In the store I noticed that the cold room drifted above five degrees at night, and nobody else had seen it. I decided \
to sit there until two. \
I found a torn seal, ordered another one and fitted it. \
I told the client that night, and he said that it was honest.
Candidate B
In May my manager asked me to replace the seals of the cold room. I measured 14 seals and ordered 6. I fitted them in \
one night and logged each of them. Since then I check the seals on the first of each month.
Where the Points Went
Dimension
Weight
Candidate A
Candidate B
ownership
100%
0
90
Total
0 No Hire
90 Strong Hire
What Cost the Offer
manager-directed
"Candidate A - my manager asked me to replace the seals of the cold room"
Sent is not started.
Thoughts After the Call
No ownership shown; no reflection; No Hire.
"""


def test_ownership_put_to_the_wrong_candidate_is_named_on_both_sides() -> None:
    """No points for a start of one's own, points for an assignment, and the other one's words: three contradictions."""
    assert named(pair_of(OWNED_PAGE)) == {
        ("gate_without_words", "A"),
        ("points_without_words", "B"),
        ("quoted_words_absent", "A"),
    }
    fair = OWNED_PAGE.replace("0\n90\nTotal", "80\n20\nTotal").replace("0 No Hire\n90 Strong", "80 Hire\n20 No")
    fair = fair.replace('"Candidate A - my', '"Candidate B - my').replace(
        "No ownership shown;", "Candidate B was sent;"
    )
    assert named(pair_of(fair)) == set()


SENT = "My lead asked me to pick up the returns desk problem because the rest of the team was busy."


@pytest.mark.parametrize(
    ("start", "quote", "expected"),
    [
        pytest.param(
            "My lead had asked me to count parcels that week; nobody asked me to look at the returns desk.",
            "My lead had asked me to count parcels that week",
            {("gate_without_words", "A")},
            id="the sentence denies it",
        ),
        pytest.param(
            "I noticed queues at the returns desk. I rang the clerk and asked what had gone wrong.",
            "I rang the clerk and asked what had gone wrong",
            {("gate_without_words", "A")},
            id="an own act",
        ),
        pytest.param(SENT, "My lead asked me to pick up the returns desk problem", set(), id="an assignment"),
    ],
)
def test_an_assignment_is_read_in_its_sentence(start: str, quote: str, expected: Places) -> None:
    """A gate of assigned work is contradicted by the sentence it quotes, and by a quote that tells an own act."""
    wrong = "My lead asked me to pick up the returns desk problem"
    text = [(SENT, start)] if start != SENT else []
    text += [(f"AUTO-FAIL: {wrong} - handed-over task. Score 1. No Hire.\n", "")]
    text += [(f"Candidate A - {wrong}", f"Candidate A - {quote}")] if quote != wrong else []
    assert named(changed(RETURNS, *text)) == expected


BANDS = "Bands: 0-39 No Hire, 40-64 Lean No Hire, 65-94 Hire, 95-100 Strong Hire."


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        pytest.param(BANDS, {("verdict_against_total", "B")}, id="93 is a hire here"),
        pytest.param(
            "Under 40 = No Hire; 40 to 64 = Lean No Hire; 65 to 92 = Hire; 93 and over = Strong Hire", set(), id="fits"
        ),
        pytest.param(
            "No Hire up to 20, Lean No Hire from 21, Hire from 64, Strong Hire from 85.", set(), id="named first"
        ),
        pytest.param(
            "0-39: No Hire\n40-94: Hire\n95-100: Strong Hire", {("verdict_against_total", "B")}, id="a line each"
        ),
        pytest.param("", set(), id="none"),
    ],
)
def test_verdicts_go_by_the_page_s_own_bands(bands: str, expected: Places) -> None:
    """Where a page says its scale, one band off is a contradiction; where it says none, a neighbouring band is not."""
    assert named(changed(RETURNS, ("93 Strong Hire\n", f"93 Strong Hire\n{bands}\n"))) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (
            'Candidate A. The turning point is "I refused to print it", and few would have dared.',
            {("quoted_words_absent", "A")},
        ),
        ('On A. "I would hire this one for another desk." The acts are thin.', set()),
        ('Candidate A: would need "I refused to print it".', set()),
        ('Candidate A. The rule in one line: "I am who starts".', set()),
    ],
)
def test_a_quote_is_claimed_by_the_words_around_it(note: str, expected: Places) -> None:
    """What stands beside a quote says whether it is put to the answer, to a rule, or to the writer of the notes."""
    assert named(changed(RETURNS, ("Bar Raiser Notes\n", f"Bar Raiser Notes\n{note}\n"))) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Not triggered. Nobody was sent.",
        "does not fire for either",
        "none. Both began by themselves.",
    ],
)
def test_a_gate_that_did_not_fire_is_none(line: str) -> None:
    """A section that goes through the gates and clears them claims nothing."""
    text = pair_of(
        '"Tell me about a time you helped somebody."\nCandidate A\nI saw it and did it.\nCandidate B\nI did it too.\n'
        f"Gates\nAssigned start: {line}\nCollective language: {line}\n"
    )
    assert text.gates == ()
