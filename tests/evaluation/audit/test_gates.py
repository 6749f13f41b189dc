"""Gates and flags against the words: what the answer denies is contradicted, what it bears out is left alone."""

import pytest

from interviewer.evaluation.audit.gates import gate_findings
from tests.evaluation.audit.pages import pair_of

OWN = (
    "In May 2022 our practice took in a parrot, and nobody had asked me to look after it. I wrote down what the "
    "handbook says, showed Dr. Rennie the passage and fed the bird every four hours. It went home on the eighth day."
)
SHARED = "We all sat down in May. We rang round, we found somebody in the next town, and we changed the menu."
SENT = "My manager asked me to look into it in May. I counted the labels, printed 40 of them and hung them up."
OVERHEARD = "In May the clock of the hall ran late. I opened the case, cleaned two wheels and set it at night."
WOULD = "I would go to the table and listen. Usually I would offer something, and I would always act at once."
PASSIVE = "In May the labels were counted, 40 of them were printed, and it was agreed that they should be hung up."
HEAD = "Auto-Fail Markers\n"


def kinds(answer: str, claim: str) -> list[tuple[str | None, str]]:
    """Whom the findings accuse the label of, and how surely."""
    table = (
        "Score Comparison\nDimension\nWeight\nCandidate A\nCandidate B\nownership signal\n100%\n1\n90\nTotal\n1\n90\n"
    )
    page = f'"Tell me about a time you helped."\nCandidate A\n{answer}\nCandidate B\n{OWN}\n{table}{claim}\n'
    return [(one.candidate, one.severity) for one in gate_findings(pair_of(page))]


WRONG = [("A", "contradicted")]


@pytest.mark.parametrize(
    ("answer", "claim", "expected"),
    [
        pytest.param(OWN, f"{HEAD}collective language\nCandidate A says 'we' in every step.", WRONG, id="no we"),
        pytest.param(SHARED, f"{HEAD}collective language\nCandidate A says 'we' in every step.", [], id="we"),
        pytest.param(PASSIVE, f"{HEAD}collective language\nCandidate A hides behind the others.", [], id="nobody acts"),
        pytest.param(
            OWN, "Bar Raiser Notes\nCandidate A: quick without figures, but the collective voice hides the person.",
            WRONG, id="claimed in the notes beside a denial of something else",
        ),
        pytest.param(OWN, "Bar Raiser Notes\nCandidate A: no collective voice here.", [], id="denied in the notes"),
        pytest.param(OWN, f"{HEAD}no story\nCandidate A stays hypothetical.", WRONG, id="a dated story"),
        pytest.param(WOULD, f"{HEAD}no story\nCandidate A stays hypothetical.", [], id="a habit"),
        pytest.param(OWN, f"{HEAD}manager-directed\nCandidate A was sent by the manager.", WRONG, id="not sent"),
        pytest.param(SENT, f"{HEAD}manager-directed\nCandidate A was sent by the manager.", [], id="sent"),
        pytest.param(
            f"{SENT} Nobody asked me for the rest.", f"{HEAD}manager-directed\nCandidate A was sent.", [],
            id="sent, and a denial of the rest",
        ),
        pytest.param(
            f"{OVERHEARD} Nobody noticed.", f"{HEAD}manager-directed\nCandidate A was sent.", [],
            id="nobody noticed what was done",
        ),
        pytest.param(
            f"{OVERHEARD} Nobody else had noticed it.", f"{HEAD}manager-directed\nCandidate A was sent.", WRONG,
            id="nobody else had noticed what was wrong",
        ),
        pytest.param(
            SENT, f"{HEAD}passive voice\nCandidate A hides behind passive voice.", WRONG, id="no passive sentence"
        ),
        pytest.param(
            PASSIVE, f"{HEAD}passive voice\nCandidate A hides behind passive voice.", [], id="passive sentences"
        ),
        pytest.param(OWN, f"{HEAD}none\nNo auto-fail is met in either answer.", [], id="no gate"),
    ],
)  # fmt: skip
def test_gates_are_read_against_the_answer(answer: str, claim: str, expected: list[tuple[str, str]]) -> None:
    """A gate is contradicted only by words that leave it no room."""
    assert kinds(answer, claim) == expected
