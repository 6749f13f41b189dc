"""Points that no sentence supports, and the same points where one does."""

import pytest

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.evaluation.audit.unsupported import unsupported_findings
from tests.evaluation.audit.pages import pair_of

WATCHED = (
    "Our museum wanted new frames and there was little money. The curator decided that the old ones should be used "
    "again. The carpenter cut new mounts and the trainee cleaned the glass. I was in the building that week. The "
    "show opened as planned, and the curator was content."
)
CREED = (
    "Thinking big is the most important thing of all. A good teacher has a vision and lives it. Children need big "
    "pictures, and so do parents. Vision carries everything else along."
)
DONE = (
    "In March I noticed that the shelf labels were hard to read, and nobody had asked me to look. I photographed 40 of "
    "them, compared three typefaces with two colleagues and printed the clearest one. I hung them up over two "
    "evenings. Wrong picks fell from 12 a week to 3 within a month, so customers got what they had ordered."
)
FAULT = " I had first printed the wrong size and wasted a roll; since then I print one label and show it to somebody."
STOPPED = (
    "In our greenhouse the crates were carried by hand, 110 metres there and back. I did not like to watch it. I drew "
    "a rail, bolted two pulleys under the pipes and hung the hooks at waist height. I tried it with eighteen kilos. I "
    "explained the hooks to the row leaders and I wrote the steps on a board."
)
SWAPPED = (
    "In May the head of the depot told me to swap the valves of 300 heaters. I ordered the valves, swapped 40 of them "
    "a day and tested each one. We sent them out in time, and none of 300 came back."
)
SEALED = (
    "In May my manager asked me to replace the seals of the cold room. I measured 14 seals and ordered 6. I fitted "
    "them in one night and logged each of them. None leaked in June."
)
REFUSED = (
    "In May the head of the depot told me to send out the 300 heaters with the old valve and to swap the valves later. "
    "I said no. I took six valves home, heated each of them for an hour and filmed the two that leaked. I showed him "
    "the film and a plan for four days. We sent them out a week late, and none of 300 came back."
)
BEDS = "In the ward I saw that beds were missing. I drew a map, painted four bays and asked the porters to count."
DIMENSIONS = {"structure star": 15, "ownership signal": 30, "action specificity": 25, "quantified impact": 20,
              "self awareness": 10}  # fmt: skip


def page(answer: str, dimension: str, points: int) -> CalibrationPair:
    table = "".join(f"{name}\n{most}%\n{points if name == dimension else 0}\n0\n" for name, most in DIMENSIONS.items())
    return pair_of(
        f'"Tell me about a time you improved something."\nCandidate A\n{answer}\nCandidate B\n{DONE}{FAULT}\n'
        f"Score Comparison\nDimension\nWeight\nCandidate A\nCandidate B\n{table}Total\n{points}\n0\n"
    )


@pytest.mark.parametrize(
    ("answer", "dimension", "points", "accused"),
    [
        pytest.param(CREED, "structure star", 11, True, id="a creed has no structure"),
        pytest.param(STOPPED, "structure star", 15, True, id="a story without an end is not whole"),
        pytest.param(STOPPED, "structure star", 12, False, id="and most of one"),
        pytest.param(STOPPED + " Since then nobody carries.", "structure star", 15, False, id="an end in one sentence"),
        pytest.param(CREED, "structure star", 5, False, id="a third of it is no claim"),
        pytest.param(WATCHED, "structure star", 11, False, id="somebody else's story has one"),
        pytest.param(WATCHED, "ownership signal", 16, True, id="a spectator does not own"),
        pytest.param(WATCHED, "ownership signal", 9, False, id="a spectator's points"),
        pytest.param(DONE, "ownership signal", 28, False, id="an own start"),
        pytest.param(SWAPPED, "ownership signal", 27, True, id="an order carried out"),
        pytest.param(SEALED, "ownership signal", 27, True, id="a request carried out"),
        pytest.param(REFUSED, "ownership signal", 27, False, id="an order refused"),
        pytest.param(
            f"{BEDS} It was seventeen minutes for a bed, and now it's three.", "quantified impact", 17, False,
            id="then and now",
        ),
        pytest.param(f"{BEDS} No bed has gone missing since.", "quantified impact", 17, False, id="none since"),
        pytest.param(
            f"{BEDS} We went from losing maybe nine of them on a shift to one.", "quantified impact", 17, False,
            id="from so many to one",
        ),
        pytest.param(f"{BEDS} It took me three evenings.", "quantified impact", 17, True, id="a duration of work"),
        pytest.param(WATCHED, "action specificity", 14, True, id="no act of one's own"),
        pytest.param(DONE, "action specificity", 22, False, id="acts"),
        pytest.param(WATCHED, "quantified impact", 12, True, id="no size"),
        pytest.param(WATCHED, "quantified impact", 8, False, id="an outcome without a size"),
        pytest.param(DONE, "quantified impact", 19, False, id="a size"),
        pytest.param(DONE, "self awareness", 9, True, id="no look back"),
        pytest.param(DONE + FAULT, "self awareness", 9, False, id="a fault and what changed"),
        pytest.param(
            f"{DONE} In the first weeks I scored too kindly, so now two of us score.",
            "self awareness", 10, False, id="a fault in words of its own",
        ),
        pytest.param(CREED, "self awareness", 6, True, id="half of it for a creed"),
        pytest.param(CREED, "self awareness", 3, False, id="a generic lesson's points"),
    ],
)  # fmt: skip
def test_points_need_a_sentence(answer: str, dimension: str, points: int, accused: bool) -> None:
    """From nearly half of a dimension on, something in the answer must earn the points; below it nothing is said."""
    found = unsupported_findings(page(answer, dimension, points))
    assert [(one.candidate, one.dimension) for one in found] == (
        [("A", dimension.replace(" ", "_"))] if accused else []
    )


@pytest.mark.parametrize(
    ("ending", "severity"),
    [
        pytest.param("", "contradicted", id="ends with the result"),
        pytest.param(" For one group it got harder: patients with poor eyesight.", "doubtful", id="goes on behind it"),
    ],
)
def test_unusual_reflection_is_a_doubt_at_most(ending: str, severity: str) -> None:
    """What stands behind the result may look back in words that no list has."""
    found = unsupported_findings(page(f"{DONE}{ending}", "self awareness", 9))
    assert [one.severity for one in found] == [severity]
