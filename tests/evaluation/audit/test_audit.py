"""The audit as a whole: planted contradictions are named, clean labels are not "
"accused, nothing is dropped silently."""

import json
from pathlib import Path

import pytest

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.evaluation.audit.audit import audit
from interviewer.evaluation.audit.finding import Check
from tests.evaluation.audit.pages import PAGES, PRINCIPLES, ROOT, changed, pair_of

PLANTED = json.loads((PAGES / "planted.json").read_text(encoding="utf-8"))
SEEDS = ROOT.parent / "shared" / "seeds"
RETURNS = "clean_returns_desk.txt"
NIGHT = "clean_night_batch.txt"
Places = set[tuple[str, str | None]]


def named(pair: CalibrationPair) -> Places:
    return {(str(finding.check), finding.candidate) for finding in audit(pair)}


def test_every_page_is_listed() -> None:
    """A page without an entry would be a page that no careful reader has read."""
    assert sorted(PLANTED) == sorted(path.name for path in PAGES.glob("*.txt"))
    assert sum(not found for found in PLANTED.values()) == 5


@pytest.mark.parametrize("name", sorted(PLANTED))
def test_pages_say_what_a_careful_reader_says(name: str) -> None:
    """Each planted contradiction is named at its line, and nothing else; a clean "
    "page is left alone."""
    pair = pair_of((PAGES / name).read_text(encoding="utf-8"), name)
    said = [
        {"check": str(f.check), "candidate": f.candidate, "line": f.label[0].line, "severity": f.severity}
        for f in audit(pair)
    ]
    assert sorted(said, key=str) == sorted(PLANTED[name], key=str)


SELF = (
    "I made one mistake: I first told only my own group about the new label, so a "
    "second depot kept printing the old one for a week. Since then I put every "
    "layout change on the shared depot board before it goes out, and the two other "
    "depots took the label over in April."
)
SIZES = (
    "Refused parcels fell from 43% to 4% within three weeks, which spared about 300 customers a second trip each month."
)


@pytest.mark.parametrize(
    ("page", "changes", "expected"),
    [
        pytest.param(RETURNS, [(SELF, "")], {("points_without_words", "B")}, id="full self-awareness, no reflection"),
        pytest.param(
            RETURNS,
            [
                (SIZES, "Refused parcels became rare and customers were glad."),
                ("41 of 96 failed because", "most failed because"),
            ],
            {("points_without_words", "B")},
            id="full impact without a size",
        ),
        pytest.param(
            RETURNS,
            [("After that the desk had an easier time", "After that refusals dropped by 40% within a month")],
            {("stated_number_denied", "A")},
            id="zero quantified impact facing a number",
        ),
        pytest.param(
            RETURNS,
            [("zero quantified impact", "no metrics whatsoever"), ("had an easier time", "cut its queue by half")],
            {("stated_number_denied", "A")},
            id="no metrics facing a half",
        ),
        pytest.param(RETURNS, [("20 No Hire", "28 No Hire")], {("total_does_not_add_up", "A")}, id="a wrong total"),
        pytest.param(RETURNS, [("30%\n1\n28", "35%\n1\n28")], {("weights_not_100", None)}, id="weights of 105"),
        pytest.param(
            RETURNS,
            [("10%\n0\n9", "10%\n0\n12"), ("93 Strong", "96 Strong")],
            {("score_above_its_weight", "B")},
            id="12 of 10",
        ),
        pytest.param(
            RETURNS,
            [("93 Strong Hire", "93 No Hire")],
            {("verdict_against_total", "B")},
            id="93 and no hire",
        ),
        pytest.param(
            RETURNS,
            [("20 No Hire", "20 Hire")],
            {("verdict_against_total", "A")},
            id="a disqualifier and a hire",
        ),
        pytest.param(
            RETURNS,
            [("30%\n1\n28", "30%\n12\n28"), ("20 No Hire", "31 No Hire")],
            {("gate_against_scores", "A")},
            id="a gate that says score 1 beside 12 points",
        ),
        pytest.param(RETURNS, [("50-70 seconds", "10-15 seconds")], {("count_denied", "B")}, id="longer by too little"),
        pytest.param(
            RETURNS,
            [("50-70 seconds longer", "50-70 seconds shorter")],
            {("count_denied", "B")},
            id="shorter, and it is longer",
        ),
        pytest.param(
            RETURNS,
            [("Easy to listen to, no hesitation", "A 90-second answer")],
            {("count_denied", "A")},
            id="90 seconds for 61 words",
        ),
        pytest.param(
            RETURNS,
            [
                (
                    '"Candidate A - My lead asked me to pick up the returns desk problem"',
                    '"Candidate A - My lead made me"',
                )
            ],
            {("quoted_words_absent", "A")},
            id="a quote that is not there",
        ),
        pytest.param(
            RETURNS,
            [('Before"people seemed happier with the form"', 'Before"nobody counted anything"')],
            {("quoted_words_absent", "A")},
            id="a weak sentence that is not there",
        ),
        pytest.param(
            RETURNS,
            [
                (
                    ("My lead asked me to pick up the returns desk problem because the rest of the team was busy."),
                    "I saw the trouble at the returns desk and nobody had asked me to look.",
                ),
                (
                    "we changed the label.",
                    (
                        "we changed the label. I saw customers come back to the returns desk and looked "
                        "into it before anybody had raised it."
                    ),
                ),
            ],
            {
                ("quoted_words_absent", "A"),
                ("gate_without_words", "A"),
                ("already_mended", "A"),
                ("order_unsafe", "A"),
            },
            id="the weak answer was mended and its label left",
        ),
        pytest.param(
            RETURNS,
            [
                (
                    (
                        "Nobody had asked me to look, and returns belong to another group, but it "
                        "bothered me, so I stayed."
                    ),
                    "My lead had asked me to find out why.",
                ),
                ("and saw the same", "past the same"),
            ],
            {("points_without_words", "B")},
            id="full ownership of assigned work",
        ),
        pytest.param(
            NIGHT, [("| 88 | 21", "| 95 | 21")], {("total_does_not_add_up", "A")}, id="a wrong total of tenths"
        ),
        pytest.param(
            NIGHT,
            [("and I think we came close by the summer", "and it went from nine hours to four")],
            {("stated_number_denied", "B")},
            id="no numbers facing nine to four",
        ),
        pytest.param(
            NIGHT,
            [
                (
                    "the director wanted somebody on the night batch and my manager gave it to me",
                    "I saw that the night batch ran late, which nobody had raised",
                ),
                ('Original: "my manager gave it to me"\n', ""),
            ],
            {("gate_without_words", "B")},
            id="notes of an assignment that was none",
        ),
    ],
)
def test_a_changed_page_is_caught(page: str, changes: list[tuple[str, str]], expected: Places) -> None:
    """One contradiction put into a clean page is named, and no other."""
    notes = [] if page == RETURNS else [("the idea came from above", "manager-directed")]
    assert named(changed(page, *notes, *changes)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([("had an easier time", "had 3 people fewer to pay for two weeks")], id="sizes of teams"),
        pytest.param(
            [("I looked at", "Complaints had risen by 30% by then. I looked at")], id="a number of the problem"
        ),
        pytest.param([("had an easier time", "was meant to save 30%, which was the goal")], id="a goal"),
        pytest.param(
            [
                ("zero quantified impact", "no baseline"),
                ("had an easier time", "saved 10%"),
                ("20%\n3", "20%\n6"),
                ("20 No", "23 No"),
            ],
            id="no baseline",
        ),
        pytest.param([("form.\n\nEasy", "form. Refusals fell 20%, but I am guessing.\n\nEasy")], id="a guess"),
        pytest.param(
            [
                ("busy. I looked", "busy! I looked"),
                (
                    "returns desk problem because the rest of the team was busy!",
                    "Returns Desk problem, because the rest of the team was busy!",
                ),
            ],
            id="other punctuation",
        ),
        pytest.param([('Before"people', 'Before"... people'), ('with the form"', 'with the form ..."')], id="ellipses"),
        pytest.param([("no reflection;", 'never says "I was wrong";')], id="a phrase said to be missing"),
        pytest.param([("no reflection;", "would need 'I noticed that', not 'we agreed';")], id="a phrase advised"),
    ],
)
def test_a_fair_label_is_not_accused(changes: list[tuple[str, str]]) -> None:
    """What only looks like a contradiction is none."""
    assert named(changed(RETURNS, *changes)) == set()


def test_findings_are_stable_and_told_apart() -> None:
    """The same page gives the same findings; no two share an id; each has a reason "
    "and the page's words."""
    pair = pair_of((PAGES / "planted_bad_counting.txt").read_text(encoding="utf-8"))
    found = audit(pair)
    assert found == audit(pair)
    assert len({finding.id for finding in found}) == len(found)
    assert all(finding.reason.endswith(".") and finding.label for finding in found)
    assert [f.label[0].line for f in found if f.check is Check.COUNT] == [14, 48, 48]


SEEN = {
    "001": {
        ("count_denied", 30), ("stated_number_denied", 50), ("points_without_words", 55), ("order_unsafe", 57),
        ("gate_without_words", 59), ("quoted_words_absent", 59), ("gate_without_words", 64),
        ("quoted_words_absent", 65), ("already_mended", 71), ("quoted_words_absent", 79),
    },
    "002": {
        ("count_denied", 30), ("stated_number_denied", 50), ("points_without_words", 55), ("order_unsafe", 57),
        ("quoted_words_absent", 64), ("already_mended", 74), ("quoted_words_absent", 78), ("count_denied", 89),
    },
}  # fmt: skip
(
    """What a careful reader finds in the two pages that are not ours to ship, by "
"the first line of the label."""
)


@pytest.mark.parametrize("start", sorted(SEEN))
def test_saved_pages_are_read_as_carefully(start: str) -> None:
    """The two pages the form was learnt from give exactly the contradictions found "
    "by reading them."""
    path = next(iter(SEEDS.glob(f"{start}_*.txt")), None)
    if path is None:
        pytest.skip("the saved pages are not here; those of evals/pages stand in for them")
    assert {(str(f.check), f.label[0].line) for f in audit(_read(path))} == SEEN[start]


def _read(path: Path) -> CalibrationPair:
    text = path.read_text(encoding="utf-8")
    pair = pair_of(text, path.name)
    assert pair.competency in PRINCIPLES.values()
    return pair
