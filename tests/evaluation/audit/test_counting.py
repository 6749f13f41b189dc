"""Claims of length and of counts, each borne out or denied by counting."""

import pytest

from interviewer.evaluation.audit.counting import count_findings
from tests.evaluation.audit.pages import pair_of

FIRST = "I saw it. I'd never been told about it. We looked at it and we fixed it. Our lead agreed."
SECOND = "We " + "tried and tried " * 40 + "again."
PAGE = f'"Tell me about a time you helped somebody."\nCandidate A\n{FIRST}\nCandidate B\n{SECOND}\nNotes\n'


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("Candidate A has four sentences.", 0),
        ("Candidate A has five sentences.", 1),
        ("Candidate A has about five sentences.", 0),
        ("Candidate A: two sentences start with 'I'.", 0),
        ("Candidate A: three sentences start with 'I'.", 1),
        ("Candidate A: at least three sentences start with 'I'.", 1),
        ("Candidate A: three sentences start with 'I' in the second half.", 0),
        ("Candidate A uses 'we' twice.", 0),
        ("Candidate A uses 'we' 2 times.", 0),
        ("Candidate A uses 'we' three times.", 0),
        ("Candidate A uses 'we' seven times.", 1),
        ("Candidate A has seven uses of 'we' and five sentences.", 2),
        ("Candidate A never says 'we'.", 1),
        ("Candidate B never says 'I'.", 0),
        ("Candidate A: word count 19.", 0),
        ("Candidate A: word count 90.", 1),
        ("Candidate A has only 20 words.", 0),
        ("Candidate A has more than 100 words.", 1),
        ("Candidate B is 100 words longer.", 0),
        ("Candidate B is 30 words longer.", 1),
        ("Candidate B is longer by 40 seconds.", 0),
        ("Candidate B is longer by 90 seconds.", 1),
        ("Candidate B is 40 seconds shorter.", 1),
        ("Candidate B made calls 90 seconds shorter.", 0),
        ("Candidate A is three times as long.", 1),
        ("Candidate B is 3 sentences shorter.", 0),
        ("Candidate A has two sentences of setup.", 0),
        ("Candidate A explains the fix in nine sentences.", 0),
        ("Candidate B got pages to load in 3 seconds and is clear.", 0),
        ("Candidate A: a 90-second answer.", 1),
        ("Candidate A: 3 sentences in all.", 1),
        ("Candidate A has two strong sentences.", 0),
        ("Candidate A answered in 3 minutes.", 1),
        ("At fewer than 15 words the answer of Candidate A carries no decision.", 1),
        ("At fewer than 30 words the answer of Candidate A carries no decision.", 0),
        ("Barely 40 words, so Candidate A shows little.", 1),
        ("Candidate A talks too long, with over 200 words.", 1),
        ("Candidate B talks too long, with over 70 words.", 0),
        ("Candidate A spends over 200 words on the setup.", 0),
        ("Candidate A wrote a memo of over 200 words.", 0),
        ("Candidate A explains the fix in 60 words.", 0),
        ("Candidate A is more than twice as long.", 1),
        ("Candidate B is more than twice as long.", 0),
        ("Candidate B made waits half as long.", 0),
        ("Candidate B is half as long.", 1),
        ("Candidate B gives the shorter answer.", 1),
        ("The longer answer is Candidate A.", 1),
        ("The shorter answer is Candidate A.", 0),
        ("Candidate A is the longer of the two.", 1),
        ("Candidate A is the shorter of the two.", 0),
        ("The shorter answer is clearer.", 0),
        ("Candidate B made the shorter queue.", 0),
        ("Candidate A: only one sentence says 'I'.", 1),
        ("Candidate A: two sentences say 'I'.", 0),
        ("Candidate A opens two sentences with 'I'.", 0),
        ("Candidate A opens three sentences with 'I'.", 1),
        ("Candidate A has one sentence in the first person.", 1),
        ("Candidate A never says I.", 1),
        ("Candidate B never says I.", 0),
        ("Candidate A has not a single sentence with 'I'.", 1),
        ("In Candidate A 'I' never appears.", 1),
        ("Nothing is counted here, in 2021 or in 10 of 15 points.", 0),
    ],
)
def test_counts_are_counted(said: str, denied: int) -> None:
    """A claim that no way of counting bears out is named; a vague, partial or open one is given its room."""
    assert len(count_findings(pair_of(PAGE + said))) == denied


@pytest.mark.parametrize(
    ("remark", "denied"),
    [
        ("A minute and a half longer, and denser.", 1),
        ("About half a minute longer than the other.", 0),
        ("A little under a minute longer.", 0),
        ("Almost three quarters of a minute less.", 1),
        ("Forty seconds longer, all of it detail.", 0),
        ("Ninety seconds longer, all of it detail.", 1),
        ("Within ten seconds of each other in length.", 1),
        ("Within forty-five seconds of each other in length.", 0),
        ("Hardly any difference in length.", 1),
        ("Both answers are of about the same length.", 1),
    ],
)
def test_lengths_in_words_are_counted(remark: str, denied: int) -> None:
    """Minutes and their parts, numbers in words, and two answers said to be of a length."""
    assert len(count_findings(pair_of(PAGE.replace("\nNotes\n", f"\n{remark}\nNotes\n")))) == denied
