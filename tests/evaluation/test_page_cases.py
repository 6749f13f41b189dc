"""Pages as cases: what of a label nothing contradicts counts, the rest is kept out and said."""

from pathlib import Path

import pytest

from interviewer.domain.calibration_pair import NAMES, StatedTotal
from interviewer.evaluation.cases import Case
from interviewer.evaluation.evaluate import full_range
from interviewer.evaluation.page_cases import page_cases, read_pages
from interviewer.evaluation.rows import row
from tests.evaluation.audit.pages import PAGES, changed

RETURNS = "clean_returns_desk.txt"


def both(name: str, *changes: tuple[str, str]) -> tuple[Case, Case]:
    return page_cases(changed(name, *changes))


def test_a_clean_page_counts_whole() -> None:
    """Totals, verdicts, points and gates as the page has them; one pair; nothing kept out."""
    for name in ("clean_two_hires.txt", RETURNS):
        first, second = both(name)

        assert (first.id, second.id) == (f"{first.pair}-a", f"{first.pair}-b")
        assert all(len(case.reference.points) == 5 and case.reference.verdict for case in (first, second))
        assert all(case.reference.total is not None and case.reference.gates is not None for case in (first, second))
        assert first.label is not None
        assert (first.label.contradicted, first.label.kept_out) == ((), ())


@pytest.mark.parametrize(
    ("name", "totals", "ordered"),
    [
        pytest.param("planted_zero_numbers.txt", (False, True), True, id="a dimension: its total falls, not the order"),
        pytest.param("planted_free_points.txt", (True, False), True, id="points for nothing"),
        pytest.param("planted_mended_answer.txt", (False, True), False, id="a mended answer: the order falls too"),
        pytest.param("planted_bad_counting.txt", (False, False), True, id="wrong weights: both totals"),
    ],
)
def test_what_is_contradicted_is_kept_out(name: str, totals: tuple[bool, bool], ordered: bool) -> None:
    """Only as far as the audit says that it is unsafe, with the reason and the line."""
    cases = both(name)
    rows = [row(case, None, full_range()) for case in cases]

    assert tuple(case.reference.total is not None for case in cases) == totals
    assert tuple(case.reference.verdict is not None for case in cases) == totals
    assert all(item.wanted_order is not None for item in rows) is ordered
    assert cases[0].label is not None
    assert cases[0].label == cases[1].label
    assert all(reason.startswith("line ") for reason in cases[0].label.contradicted)
    assert any(said.startswith("total, verdict and gates of Candidate") for said in cases[0].label.kept_out)


def test_a_remark_that_no_point_rests_on_keeps_nothing_out() -> None:
    """It is contradicted all the same, and listed."""
    first, _ = both(RETURNS, ("50-70 seconds longer", "50-70 seconds shorter"))

    assert first.label is not None
    assert (len(first.label.contradicted), first.label.kept_out) == (1, ())
    assert first.reference.total is not None


def test_a_total_of_another_scale_tells_the_order_alone() -> None:
    """More than a hundred is no total of ours."""
    totals = [
        StatedTotal(candidate=name, given=given, verdict=None, line=1)
        for name, given in zip(NAMES, (185.0, 90.0), strict=True)
    ]
    first, _ = page_cases(changed(RETURNS).model_copy(update={"rows": (), "totals": tuple(totals)}))

    assert (first.reference.total, first.reference.order) == (None, 185.0)


def test_pages_are_read_from_a_folder(tmp_path: Path) -> None:
    """Files that end with .txt, by name; others may lie beside them; each that cannot be read is named."""
    (tmp_path / "notes.md").write_text("Dear diary", encoding="utf-8")
    (tmp_path / "diary.txt").write_text("Dear diary", encoding="utf-8")
    (tmp_path / "two.txt").write_bytes((PAGES / RETURNS).read_bytes())
    problems: list[str] = []

    assert [case.id for case in read_pages(tmp_path, "mine", problems)] == ["two-a", "two-b"]
    assert [problem[:31] for problem in problems] == ["mine/diary.txt: is not an evalu"]


@pytest.mark.parametrize(("made", "said"), [(True, "no page is in this folder"), (False, "cannot be read")])
def test_a_folder_without_pages_is_named(tmp_path: Path, made: bool, said: str) -> None:
    """Empty, or not there."""
    if made:
        (tmp_path / "saved").mkdir()
    problems: list[str] = []

    assert list(read_pages(tmp_path / "saved", "saved", problems)) == []
    assert said in problems[0]
