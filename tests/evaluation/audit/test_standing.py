"""What of a label still counts after an audit, and how the rest is counted."""

import json

from interviewer.evaluation.audit.audit import standing, summary
from tests.evaluation.audit.pages import PAGES, changed, pair_of

PLANTED = json.loads((PAGES / "planted.json").read_text(encoding="utf-8"))
RETURNS = "clean_returns_desk.txt"


def test_contradicted_labels_are_kept_out_and_counted() -> None:
    """A contradicted dimension takes its candidate's total along; a mended answer "
    "takes all, and the order."""
    zero = standing(pair_of((PAGES / "planted_zero_numbers.txt").read_text(encoding="utf-8")))
    assert (zero.order, zero.totals) == (True, ("B",))
    assert "quantified_impact" not in zero.dimensions["A"]
    assert "structure_star" in zero.dimensions["A"]
    mended = standing(pair_of((PAGES / "planted_mended_answer.txt").read_text(encoding="utf-8")))
    assert (mended.order, mended.totals, mended.dimensions["A"]) == (False, ("B",), ())
    assert len(mended.contradicted) == 6
    assert not mended.whole


def test_a_wrong_sum_that_turns_the_order_takes_the_order() -> None:
    """Where the scores order the two otherwise than the totals that are stated, "
    "the order does not count."""
    pair = changed("clean_two_hires.txt", ("77 Hire\n59 Lean No Hire", "57 Lean No Hire\n59 Lean No Hire"))
    assert not standing(pair).order


def test_a_denied_remark_keeps_nothing_out() -> None:
    """No point rests on how many seconds longer an answer is said to be; the "
    "finding is counted all the same."""
    said = standing(changed(RETURNS, ("50-70 seconds longer", "50-70 seconds shorter")))
    assert (said.order, said.totals) == (True, ("A", "B"))
    assert len(said.contradicted) == 1


def test_pages_are_counted_apart() -> None:
    """Clean, doubtful and contradicted pages add up to all of them."""
    pairs = [pair_of(path.read_text(encoding="utf-8"), path.name) for path in sorted(PAGES.glob("*.txt"))]
    counts = summary(pairs)
    assert (counts.pairs, counts.clean, counts.contradicted, counts.doubtful) == (10, 5, 5, 0)
    assert sum(counts.by_check.values()) == sum(counts.findings.values()) == sum(map(len, PLANTED.values()))
    assert (counts.orders_left_out, counts.totals_left_out) == (1, 6)
