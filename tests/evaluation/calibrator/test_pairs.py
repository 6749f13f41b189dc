"""Which pairs a calibrator may score, and which are kept from everybody's eyes."""

import json
from pathlib import Path

import pytest

from interviewer.domain.calibration_pair import CalibrationPair
from interviewer.evaluation.calibrator.choosing import chosen, next_pair
from interviewer.evaluation.calibrator.pairs import page_pair, pairs, rules_card
from interviewer.importers.evaluate_page import read_evaluate_page
from interviewer.resources import data_folder
from tests.evaluation.calibrator.scored import a_pair

EVALS = data_folder("evals")


def page(name: str) -> CalibrationPair:
    """A shipped page."""
    read = read_evaluate_page(EVALS / "pages" / name, name)
    assert isinstance(read, CalibrationPair)
    return read


def test_only_the_half_that_may_be_read_is_offered() -> None:
    """Every pair is of `dev` or a clean page: `aside` measures the rules as long as nobody reads its texts."""
    lines = (EVALS / "calibration" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    dev = {json.loads(line)["id"] for line in lines}

    found = pairs()

    of_set = [pair for pair in found.values() if pair.page is None]
    assert {case.id for pair in of_set for case in pair.cases} == dev
    assert [pair.page.source for pair in found.values() if pair.page] == sorted(
        file.name for file in (EVALS / "pages").glob("clean_*.txt")
    )


def test_every_pair_is_whole() -> None:
    """Two answers, one question, an id that the store and an address can hold."""
    for name, pair in pairs().items():
        assert name == pair.id
        assert len(name) <= 160
        assert pair.cases[0].transcript.question == pair.cases[1].transcript.question
        assert pair.page or all(len(case.ratings) == 3 for case in pair.cases)


def test_an_imported_page_is_offered_with_its_audit() -> None:
    """A label that is contradicted comes with what contradicts it, and counts in no figure."""
    pair = page_pair(page("planted_mended_answer.txt"), imported=True)

    assert pair.findings
    assert pair.imported
    assert pair.kind is None
    assert pairs((page("planted_mended_answer.txt"),))[pair.id].findings == pair.findings


def test_the_same_text_is_offered_once() -> None:
    """A page that is shipped and imported too is one pair; two pages of one name are two."""
    shipped, other = page("clean_two_hires.txt"), page("clean_returns_desk.txt")
    renamed = other.model_copy(update={"id": shipped.id})

    assert len(pairs((shipped,))) == len(pairs())
    assert len(pairs((renamed,))) == len(pairs()) + 1


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [(0.8, 0.5, "obvious"), (0.5, 0.75, "obvious"), (0.8, 0.6, "close"), (0.5, 0.5, "close")],
)
def test_kinds(first: float, second: float, kind: str) -> None:
    """Obvious from a verdict band's width on."""
    assert a_pair("p", first, second).kind == kind


def test_the_next_pair_is_one_not_done() -> None:
    """Imported ones first, then the others in an order that says nothing; the same every time; None at the end."""
    some = [a_pair(f"p{number}", 0.8, 0.8 - number / 10) for number in range(5)]
    some[3] = some[3]._replace(imported=True)
    order = chosen(some)

    assert order[0] is some[3]
    assert chosen(reversed(some)) == order
    assert next_pair(order, {order[0].id}) is order[1]
    assert next_pair(order, {pair.id for pair in some}) is None
    assert {pair.id for pair in chosen(some, kind="obvious")} == {"p3", "p4"}
    assert chosen(some, competency="ownership") == ()


def test_the_rules_read_both() -> None:
    """Each answer has its own grade."""
    pair = page_pair(page("clean_returns_desk.txt"))

    assert rules_card(pair, 0).id != rules_card(pair, 1).id
    assert Path(pair.page.source if pair.page else "").suffix == ".txt"
