"""The product and fintech track, chosen under More and seen on the scorecard."""

import pytest
from playwright.sync_api import expect

from tests.browser.candidate import answer_until_over, box, say, settle, verdict
from tests.browser.conftest import AppServer, OpenTab

SMOOTH = (
    "In March our wallet's users asked for a spending limit, so we built one. Nobody had asked me to; I noticed it in "
    "the support mail. I wrote the screen, I moved the setting to the first page, and we ensured security at every "
    "step. Everyone was on board from the start. It improved a lot."
)


@pytest.mark.soak
def test_a_track_is_chosen_and_stands_on_the_scorecard(app: AppServer, open_tab: OpenTab) -> None:
    """Its traps, its signals, its name in the line that says who graded: as tests/ui/test_setup.py has it, by mouse."""
    page = open_tab(app.url)
    page.get_by_role("button", name="Start an interview").click()
    page.get_by_role("combobox", name="Principle").click()
    page.get_by_role("option", name="Customer Obsession", exact=True).click()
    page.get_by_text("More", exact=True).click()
    page.get_by_role("combobox", name="Track").click()
    page.get_by_role("option", name="Product and fintech").click()
    expect(page.get_by_text("Looked for beside the rest")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Start an interview").click()
    expect(box(page)).to_be_visible()

    say(page, SMOOTH)
    answer_until_over(page)

    expect(verdict(page)).to_contain_text("of 100")
    expect(page.locator(".mi-grader")).to_contain_text("Track: Product and fintech (fintech), version 1.")
    sheet = page.locator(".mi-sheet")
    for name in ("Feature factory", "Security asserted", "Runs too smoothly", "Held against rules and risk"):
        expect(sheet).to_contain_text(name)
    expect(page.get_by_role("heading", name="At Amazon: Customer Obsession")).to_be_visible()
