"""The page *Evaluate* as a calibrator goes through it: by keyboard, on a phone, left half way, in two tabs."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import PHONE, accessible
from tests.browser.candidate import settle
from tests.browser.conftest import BLANK, AppServer, OpenTab
from tests.browser.test_reach import tab_to

SLOW = 60_000
"""Milliseconds that the first page of a server may take on a busy machine."""
PAIR = "set:biz-034"
"""One of its answers claims more than it shows."""


def fields(page: Page) -> Locator:
    """Where points are given."""
    return page.get_by_role("spinbutton")


def values(page: Page) -> list[str]:
    """What stands in them."""
    return [field.input_value() for field in fields(page).all()]


def open_pair(page: Page, app: AppServer, pair: str = PAIR) -> None:
    """To the first step of a pair."""
    page.goto(f"{app.url}/evaluate?pair={pair}")
    expect(page.get_by_role("button", name="Show the rubric")).to_be_visible(timeout=SLOW)
    settle(page)


def give(page: Page, points: str) -> None:
    """Type points into each empty field, moving on with Tab as fast as it goes."""
    for field in fields(page).all():
        if not field.input_value():
            field.focus()
            page.keyboard.type(points)
            page.keyboard.press("Tab")
    settle(page)


def test_by_keyboard_to_the_reference(app: AppServer, open_tab: OpenTab) -> None:
    """From the overview through both steps to the reference and a mended sentence without touching a mouse."""
    page = open_tab(f"{app.url}/evaluate")
    expect(page.get_by_role("heading", name="Evaluate")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Score the next pair")).to_be_visible(timeout=SLOW)
    tab_to(page, "Score the next pair")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Show the rubric")).to_be_visible()
    settle(page)
    for points, answer in zip("321456", ("first", "first", "first", "second", "second", "second"), strict=True):
        while answer not in (page.evaluate("() => document.activeElement.ariaLabel") or ""):
            page.keyboard.press("Tab")
        page.keyboard.type(points)
        page.keyboard.press("Tab")
    settle(page)
    assert values(page) == ["3", "2", "1", "4", "5", "6"]
    tab_to(page, "Show the rubric")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Structure, 15 points")).to_be_visible()
    settle(page)
    give(page, "2")
    for answer in ("First answer", "Second answer"):
        page.get_by_role("radiogroup", name=answer).get_by_role("radio", name="No Hire", exact=True).focus()
        page.keyboard.press("Space")
        settle(page)
    tab_to(page, "Show the reference", most=60)
    page.keyboard.press("Enter")
    expect(page.get_by_text("language models").first).to_be_visible()
    settle(page)
    expect(page.get_by_role("table").first).to_contain_text("Reference")
    page.get_by_role("textbox", name="Your sentence").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("I asked 87 of them [what?].")
    tab_to(page, "Check it")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Invented: 87")).to_be_visible()


def test_left_half_way_on_a_phone(own_app: AppServer, open_tab: OpenTab) -> None:
    """Each step fits and is accessible; whoever leaves half way finds scores and order again, after a restart too."""
    page = open_tab(BLANK, **PHONE)
    open_pair(page, own_app)
    accessible(page, "first step")
    fields(page).nth(0).fill("17")
    fields(page).nth(0).press("Tab")
    settle(page)
    told = page.locator("[class*='st-key-turn-']").first.inner_text()
    page.get_by_role("link", name="Review").click()
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    own_app.kill()
    own_app.start()

    page.goto(f"{own_app.url}/evaluate")
    expect(page.get_by_text("1 score given")).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="Are Right, A Lot").click()
    expect(page.get_by_role("button", name="Show the rubric")).to_be_visible()
    settle(page)
    assert values(page)[0] == "17"
    assert page.locator("[class*='st-key-turn-']").first.inner_text() == told

    give(page, "9")
    page.get_by_role("button", name="Show the rubric").click()
    expect(page.get_by_role("heading", name="Structure, 15 points")).to_be_visible()
    settle(page)
    accessible(page, "second step")
    give(page, "9")
    for group in page.get_by_role("radiogroup").all():
        group.get_by_role("radio", name="Hire", exact=True).click()
        settle(page)
    page.get_by_role("button", name="Show the reference").click()
    expect(page.get_by_text("Fluency bias: you gave")).to_be_visible()
    page.get_by_role("textbox", name="Your sentence").fill("I asked 87 of them [what?].")
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("radio", name="First answer").click()
    expect(page.get_by_text("Invented: 87")).to_be_visible()
    accessible(page, "reference")
    page.goto(f"{own_app.url}/evaluate")
    expect(page.get_by_role("heading", name="Scored")).to_be_visible()
    accessible(page, "overview")
    page.goto(f"{own_app.url}/evaluate?pair={PAIR}")
    expect(page.get_by_text("Fluency bias: you gave")).to_be_visible()


@pytest.mark.soak
def test_two_tabs_of_one_pair(app: AppServer, open_tab: OpenTab) -> None:
    """The second tab is told that the first went on, and shows what is kept, as in tests/ui."""
    first = open_tab(BLANK)
    open_pair(first, app, "set:biz-019")
    second = open_tab(first.url, beside=first)
    expect(second.get_by_role("button", name="Show the rubric")).to_be_visible()
    settle(second)
    fields(first).nth(0).fill("21")
    fields(first).nth(0).press("Tab")
    settle(first)

    fields(second).nth(1).fill("4")
    fields(second).nth(1).press("Tab")

    expect(second.get_by_text("scored further in another tab")).to_be_visible()
    settle(second)
    assert values(second) == ["21", "", "", "", "", ""]
