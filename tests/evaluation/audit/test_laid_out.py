"""No layout of an honest page accuses; a plant is found in each, or is a doubt at worst."""

import pytest

from interviewer.evaluation.audit.arithmetic import table_findings
from interviewer.evaluation.audit.counting import count_findings
from interviewer.evaluation.audit.finding import Check
from interviewer.evaluation.audit.quotes import quote_findings
from interviewer.importers.evaluate_gates import gate_kind
from tests.evaluation.audit.laid_out import BEGUN, COUNTS, LENGTHS, LONGER, TABLES, UNNAMED, length, page
from tests.evaluation.audit.pages import pair_of
from tests.importers.layouts import ROWS, TOTALS

GIVEN = (TOTALS[0][0], TOTALS[1][0])
PLAIN = TABLES["bars, the most first"](list(ROWS), GIVEN)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_the_same_however_it_is_drawn(name: str) -> None:
    """Scores, totals and verdicts are those of the page, nothing is unread, and nothing is accused."""
    pair = pair_of(page(TABLES[name](list(ROWS), GIVEN)))
    assert pair.unread == ()
    assert [tuple(score.given for score in row.scores) for row in pair.rows] == [row[2:] for row in ROWS]
    assert [score.share for row in pair.rows for score in row.scores] == pytest.approx(
        [given / row[1] for row in ROWS for given in row[2:]]
    )
    assert [(total.given, total.verdict) for total in pair.totals] == [(20, "no_hire"), (93, "strong_hire")]
    assert table_findings(pair) == []


@pytest.mark.parametrize("name", TABLES)
def test_a_wrong_total_is_found_in_every_table(name: str) -> None:
    """A total that is not the sum is named once, for its candidate."""
    findings = table_findings(pair_of(page(TABLES[name](list(ROWS), (GIVEN[0], GIVEN[1] + 5)))))
    assert [(finding.check, finding.candidate) for finding in findings] == [(Check.TOTAL, "B")]


@pytest.mark.parametrize("name", [name for name in TABLES if not name.startswith("no heads")])
def test_a_score_above_its_weight_is_found_where_the_columns_are_named(name: str) -> None:
    """One score that is too high is an error of the page; the columns are still those that it names."""
    rows = [(*ROWS[0][:3], 18), *ROWS[1:]]
    findings = table_findings(pair_of(page(TABLES[name](rows, (GIVEN[0], GIVEN[1] + 4)))))
    assert [(finding.check, finding.candidate) for finding in findings] == [(Check.RANGE, "B")]


def test_columns_that_fit_in_no_order_are_unread() -> None:
    """Where most rows have more than there is in every reading, the table is said to be unread and none is accused."""
    rows = "\n".join(f"{name} | {a + 40} | {b + 70}" for name, _, a, b in ROWS)
    pair = pair_of(page(f"Scores\nDimension | Candidate A | Candidate B\n{rows}"))
    assert pair.rows == ()
    assert "the columns cannot be told" in pair.unread[0].text
    assert table_findings(pair) == []


@pytest.mark.parametrize("where", ["below A", "below B", "notes"])
@pytest.mark.parametrize("form", LENGTHS)
def test_named_lengths(form: str, where: str) -> None:
    """Borne out wherever they stand; turned round, or three times as large, they are denied of the one they name."""
    for said, denied in (
        (length(form), False),
        (length(form, long="A"), True),
        (length(form, words=3 * LONGER), True),
    ):
        text = page(PLAIN, notes=said) if where == "notes" else page(PLAIN, said, under=where[-1])
        findings = count_findings(pair_of(text))
        assert bool(findings) == denied, (said, findings)
        assert {finding.severity for finding in findings} <= {"contradicted"}


@pytest.mark.parametrize("form", UNNAMED)
def test_lengths_without_a_subject(form: str) -> None:
    """They speak of the answer above them; between the answers, where they hold of the other one, this is a doubt."""
    assert count_findings(pair_of(page(PLAIN, length(form)))) == []
    turned = count_findings(pair_of(page(PLAIN, length(form), under="A")))
    assert [finding.severity for finding in turned] == ["doubtful"]
    larger = count_findings(pair_of(page(PLAIN, length(form, words=3 * LONGER))))
    assert [finding.severity for finding in larger] == ["contradicted"]


@pytest.mark.parametrize("who", ["A", "B"])
@pytest.mark.parametrize("form", COUNTS)
def test_counts_of_sentences(form: str, who: str) -> None:
    """A count is one of the candidate who is named at it, in its line, or above it."""
    honest = pair_of(page(PLAIN, notes=form.format(who=who, n=BEGUN[who])))
    assert count_findings(honest) == []
    planted = count_findings(pair_of(page(PLAIN, notes=form.format(who=who, n=BEGUN[who] + 4))))
    assert [finding.candidate for finding in planted] == [who]


@pytest.mark.parametrize(
    "note",
    [
        "A and B have about 120 words each.",
        f"The difference is {LONGER} words.",
        f"The two are {LONGER} words apart.",
        "At 125 words in 50 seconds neither takes two minutes.",
        "B cut the wait, which was 40 seconds shorter.",
        "Five sentences begin with 'I' in the stronger of the two, or so it seems.",
        "A little over 30 words of this are context.",
        "A could do with 30 words more, and B would be better 20 words shorter.",
        "B has 30 words more on the action than A.",
        "B has five sentences that begin with 'I' or 'My'.",
    ],
)
def test_nothing_is_concluded_without_a_subject(note: str) -> None:
    """What both share, what lies between them, a pace, and what was achieved are lengths of neither answer."""
    assert [item for item in count_findings(pair_of(page(PLAIN, notes=note))) if item.severity == "contradicted"] == []


def fixes(*entries: str) -> str:
    return "\nFix-It\n" + "\n".join(entries)


QUOTED = 'before: "people seemed happier with the form"\nafter: "errors fell from [number] to [number]"'


@pytest.mark.parametrize(
    ("entry", "accused"),
    [
        pytest.param(
            'before: nothing after "people seemed happier with the form."\nafter: "I asked."', 0, id="after it"
        ),
        pytest.param("before: nothing, the answer stops at the form\nafter: say who did not come", 0, id="nothing"),
        pytest.param("before: a remark on the mood of the desk\nafter: leave it out", 0, id="a remark"),
        pytest.param('before: "people seemed happier with the form" (the end)\nafter: "x"', 0, id="a quote, explained"),
        pytest.param('before: "people wept over the form" (the end)\nafter: "x"', 1, id="a wrong quote, explained"),
        pytest.param('before: "people wept over the form"\nafter: "x"', 1, id="a wrong quote"),
    ],
)
def test_only_quoted_words_are_a_quote(entry: str, accused: int) -> None:
    """On a page that sets quote marks, what stands beside them or without them is a remark."""
    assert len(quote_findings(pair_of(page(PLAIN) + fixes(QUOTED, entry)))) == accused


@pytest.mark.parametrize(
    "said", ["A: no gate.", "A: none.", "B - no disqualifier", "Both: none", "Candidate A: nothing."]
)
def test_a_gate_that_is_denied_is_none(said: str) -> None:
    """Whoever it is denied of."""
    assert pair_of(page(PLAIN) + f"\nGates\n{said}").gates == ()


@pytest.mark.parametrize("order", ["{most}   {given}", "{given}   {most}"])
def test_a_card_with_two_numbers_a_row(order: str) -> None:
    """The larger one is what there is, and nothing is accused."""
    lines = []
    for at, name in enumerate("AB"):
        rows = [*ROWS, ("Total", 100, *GIVEN)]
        lines += [f"Scorecard {name}", *(f"{row[0]}   " + order.format(most=row[1], given=row[2 + at]) for row in rows)]
    pair = pair_of(page("\n".join(lines)))
    assert [tuple(score.given for score in row.scores) for row in pair.rows] == [row[2:] for row in ROWS]
    assert [total.given for total in pair.totals] == list(GIVEN)
    assert table_findings(pair) == []


@pytest.mark.parametrize("head", ["Scorecard {}", "Scorecard, Candidate {}", "Points of candidate {}:"])
def test_a_card_is_whose_its_line_says(head: str) -> None:
    """However that is put, and without a blank line before it."""
    cards = [
        line
        for at, name in enumerate("AB")
        for line in (head.format(name), *(f"{row[0]} {row[2 + at]} of {row[1]}" for row in ROWS), f"Sum {GIVEN[at]}")
    ]
    pair = pair_of(page("\n".join(cards)))
    assert [tuple(score.given for score in row.scores) for row in pair.rows] == [row[2:] for row in ROWS]
    assert table_findings(pair) == []


def test_strokes_part_the_values_of_a_row_with_percent_too() -> None:
    """'15% / 12 / 14' is a weight and two scores, and no fraction."""
    rows = "\n".join(f"{name} / {weight}% / {a} / {b}" for name, weight, a, b in ROWS)
    pair = pair_of(page(f"Scores\nDimension / Weight / Candidate A / Candidate B\n{rows}"))
    assert pair.unread == ()
    assert [tuple(score.given for score in row.scores) for row in pair.rows] == [row[2:] for row in ROWS]


@pytest.mark.parametrize(("said", "gate"), [("handed off", None), ("handed the job", "manager_assigned")])
def test_who_hands_something_off_was_not_assigned_it(said: str, gate: str | None) -> None:
    """An escalation is not an assignment."""
    assert gate_kind(said) == gate


@pytest.mark.parametrize("most", [5, 10])
def test_marks_without_a_total_are_no_points(most: int) -> None:
    """Where no score is above ten and nothing adds them up, they are marks that the weights scale."""
    rows = "\n".join(f"{name} | {weight}% | {a * most // weight} | {most}" for name, weight, a, _ in ROWS)
    pair = pair_of(page(f"Scores\nDimension | Weight | A | B\n{rows}"))
    assert pair.scale == f"of_{most}"
    assert table_findings(pair) == []
