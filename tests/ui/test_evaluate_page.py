"""The page *Evaluate* without a browser: three steps, nothing lost, nothing shown too early, a sentence mended."""

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.domain.calibrator import UNAIDED
from interviewer.evaluation.calibrator.pairs import pairs
from interviewer.library.rubrics import load_framework
from interviewer.resources import data_folder
from interviewer.session.importing import Given, Importing, kept_pairs
from interviewer.store.repository import open_store
from interviewer.ui.evaluate_desk import evaluating
from tests.ui.library_made import at

WEAK_PAIR = "set:biz-034"
"""One of its answers claims more than it shows."""
HOSTILE = "<script>alert(1)</script> ![x](http://evil.example/x.png) **b** :material/home:"


def opened(imported: str = "", **address: str) -> AppTest:
    """The page at an address, as a new tab shows it; `imported`: a page that is taken in before."""
    if imported:
        importing = Importing(open_store().imports)
        importing.keep(importing.look([Given("mine.txt", imported.encode())], "evaluate"))
    return at("evaluate", **address)


def words(page: AppTest) -> str:
    """Everything that stands on the page as plain text."""
    said = [element.value for element in (*page.text, *page.caption, *page.info, *page.title, *page.subheader)]
    return "\n".join(said).replace("\\", "")


def press(page: AppTest, label: str) -> None:
    """Press a button and let the page follow."""
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception


def fill(page: AppTest, points: int = 5) -> None:
    """Give what the step asks for."""
    for number in range(len(page.number_input)):
        page.number_input[number].set_value(points).run()
    for number in range(2):
        verdicts = [group for group in page.button_group if group.label.endswith(" answer")]
        if verdicts:
            verdicts[number].set_value("hire").run()


def at_reference(pair: str = WEAK_PAIR) -> AppTest:
    """A pair that was scored to the end in another tab."""
    service = evaluating()
    scoring = service.open(pair)
    for names in (UNAIDED, [dimension.id for dimension in load_framework().dimensions]):
        for answer in (0, 1):
            for name in names:
                scoring = service.give(scoring.id, answer, name, 5, scoring.version)
            if scoring.step == "rubric":
                scoring = service.judge(scoring.id, answer, "hire", scoring.version)
        scoring = service.go_on(scoring.id, scoring.version)
    return opened(scoring=scoring.id)


def scoring_of(page: AppTest) -> str:
    """The scoring that the address names."""
    kept = page.query_params["scoring"]
    return kept if isinstance(kept, str) else kept[0]


def test_the_first_step_shows_no_rubric_and_no_reference() -> None:
    """Three dimensions an answer, empty fields, no verdict; nothing of what raters gave."""
    page = opened(pair=WEAK_PAIR)

    labels = [item.label for item in page.number_input]
    assert len(labels) == 6
    assert all(item.value is None for item in page.number_input)
    assert {label.split(",")[0] for label in labels} == {"Ownership", "Action detail", "Quantified impact"}
    assert not page.button_group
    assert "Reference" not in words(page)
    assert "26 to 30" not in words(page)


def test_leaving_half_way_and_coming_back() -> None:
    """A new tab at the same address has the scores, the order and the step; the overview leads there."""
    page = opened(pair=WEAK_PAIR)
    page.number_input[0].set_value(17).run()
    told = [element.value for element in page.text]

    again = opened(scoring=scoring_of(page))

    assert [item.value for item in again.number_input] == [17, None, None, None, None, None]
    assert [element.value for element in again.text] == told
    assert scoring_of(opened(pair=WEAK_PAIR)) == scoring_of(page)
    assert "1 score given" in words(opened())


def test_the_rubric_waits_for_every_score() -> None:
    """Pressing on too early says what is missing and keeps what is there."""
    page = opened(pair=WEAK_PAIR)
    page.number_input[0].set_value(17).run()

    press(page, "Show the rubric")

    assert "5 still to be given" in words(page)
    assert page.number_input[0].value == 17


def test_ranges_come_with_the_second_step_and_the_reference_with_the_third() -> None:
    """First scores stand in the second step; the third names reference, raters, rules and fluency bias."""
    page = opened(pair=WEAK_PAIR)
    fill(page, 18)
    press(page, "Show the rubric")
    assert "26 to 30" in words(page)
    assert sorted(item.value for item in page.number_input if item.value is not None) == [18] * 6
    assert "Reference" not in words(page)

    fill(page, 10)
    press(page, "Show the reference")

    assert "language models" in words(page)
    assert "points above the other" in words(page)
    assert "Fluency bias: you gave" in words(page)
    assert not page.number_input


def test_what_is_finished_opens_as_it_was() -> None:
    """Pair and scoring lead to the same reference; there is nothing to change."""
    page = at_reference()

    again = opened(pair=WEAK_PAIR)

    assert scoring_of(again) == scoring_of(page)
    assert not again.number_input


def test_another_tab_went_on() -> None:
    """The change made here is refused and said so; the fields show what is kept."""
    page = opened(pair=WEAK_PAIR)
    evaluating().give(scoring_of(page), 0, "ownership_signal", 23, 0)

    page.number_input[1].set_value(9).run()

    assert "another tab" in words(page)
    assert [item.value for item in page.number_input].count(23) == 1
    assert 9 not in [item.value for item in page.number_input]
    page.number_input[1].set_value(9).run()
    assert "another tab" not in words(page)
    assert 9 in [item.value for item in page.number_input]


def test_figures_over_pairs_say_how_few_they_are() -> None:
    """After the first pair: n, the order, fluency, and what one pair cannot show."""
    at_reference()

    said = words(opened())

    assert "a habit and an accident look alike" in said
    assert "language models" in said
    assert "48 pairs of this choice, 1 scored" in said


def test_a_sentence_is_mended() -> None:
    """Numbers and names that are not in the answer are named; the text is there again for another tab."""
    page = at_reference()
    text = f"I wrote down [which?] risks with Priya, 87 of them. {HOSTILE}"

    page.text_area[0].set_value(text).run()
    press(page, "Check it")

    assert "Invented: Priya, 87" in words(page)
    assert "fill in: [which?]" in words(page)
    again = opened(scoring=scoring_of(page))
    assert again.text_area[0].value == text
    assert not any("evil" in item.value for item in again.markdown)


def test_a_deleted_scoring_leaves_its_pair_to_be_scored_anew() -> None:
    """Its address leads nowhere, and the pair counts as not scored."""
    page = at_reference()
    evaluating().forget(scoring_of(page))

    assert "48 pairs of this choice, 0 scored" in words(opened())
    assert "That scoring is not here" in words(opened(scoring=scoring_of(page)))


@pytest.mark.parametrize("address", [{"pair": "set:none"}, {"pair": "x" * 500}, {"scoring": HOSTILE}])
def test_an_address_that_leads_nowhere(address: dict[str, str]) -> None:
    """It is said, and the way back is there."""
    assert "not here" in words(opened(**address))


def imported_page(name: str) -> str:
    """The id of the pair of a page of ours, which is imported."""
    text = (data_folder("evals") / "pages" / name).read_text(encoding="utf-8").replace("happier", f"happier {HOSTILE}")
    opened(text)
    kept = pairs(kept_pairs(open_store()))
    return next(key for key, pair in kept.items() if pair.page and pair.page.source == "mine.txt")


def test_an_imported_page_shows_its_label_and_what_contradicts_it() -> None:
    """The label is called a claim, each contradiction has both sides' words, and no rater is named."""
    pair = imported_page("planted_zero_numbers.txt")

    said = words(at_reference(pair))

    assert "a claim, not the truth" in said
    assert "Contradicted: " in said
    assert "Page, line " in said
    assert "raters" not in said


def test_a_page_names_its_own_weak_sentence() -> None:
    """Its mended sentence appears after an attempt, with what it invents; markup in it stays text."""
    pair = imported_page("clean_returns_desk.txt")
    page = at_reference(pair)
    assert "The page calls this weak" in words(page)
    assert "The page mends it so" not in words(page)

    page.text_area[0].set_value("I picked up the returns desk problem, which [who?] asked for.").run()

    assert "The page mends it so" in words(page)
    assert not any("evil" in item.value for item in page.markdown)


def test_a_pair_that_is_gone_keeps_its_scores() -> None:
    """An import that was undone takes no score along, and says how it comes back."""
    pair = imported_page("clean_returns_desk.txt")
    page = at_reference(pair)
    shelf = open_store().imports
    shelf.undo(shelf.listed()[0].id)

    said = words(opened(scoring=scoring_of(page)))

    assert "Your scores are kept" in said
    assert "1 scored pair is no longer here" in words(opened())
