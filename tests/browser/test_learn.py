"""Learn in a real browser: by keyboard from the list to an interview, on a phone, and to axe."""

import re
from itertools import pairwise
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Page, expect

from interviewer.export.lesson import PARTS
from tests.browser.axe import PHONE, accessible
from tests.browser.candidate import box, settle, switch_to, turns, verdict
from tests.browser.conftest import AppServer, OpenTab
from tests.browser.test_reach import tab_to

HEADINGS = (
    "() => [...document.querySelectorAll('.stMain :is(h1, h2, h3, h4, h5)')]"
    ".filter((node) => node.checkVisibility()).map((node) => Number(node.tagName[1]))"
)


def address(page: Page) -> dict[str, str]:
    """What stands behind the question mark."""
    return {name: values[0] for name, values in parse_qs(urlparse(page.url).query).items()}


def choose(page: Page, field: str, option: str) -> None:
    """In the list of levels or companies, by keyboard; what was chosen is in the address."""
    tab_to(page, field.capitalize())
    page.keyboard.type(option)
    expect(page.get_by_role("option")).to_have_text([option])
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{field}={option.lower()}"))
    settle(page)


def part(page: Page, name: str) -> None:
    """Go to a part by keyboard: Tab leads to one of them, arrows to the others."""
    radio = page.get_by_role("radio", name=name, exact=True)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.role === 'radio'"):
            break
    for _ in PARTS:
        if radio.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(radio).to_be_checked()
    settle(page)


def headings_in_order(page: Page) -> bool:
    """One title, and no heading leaves out a level."""
    levels = page.evaluate(HEADINGS)
    return levels[0] == 1 and levels.count(1) == 1 and all(b <= a + 1 for a, b in pairwise(levels))


def test_by_keyboard_from_the_list_to_an_interview(own_app: AppServer, open_tab: OpenTab) -> None:
    """Principle, level, company, a probe, a model answer, and an interview from a question; a server as below."""
    page = open_tab(own_app.url)
    expect(page.get_by_role("button", name="Start an interview")).to_be_visible()
    tab_to(page, "Or read first")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Learn")).to_be_visible()
    tab_to(page, "Ownership")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ownership", level=1)).to_be_visible()
    settle(page)
    choose(page, "level", "Staff")
    choose(page, "company", "Google")
    assert address(page) == {"principle": "ownership", "level": "staff", "company": "google"}
    expect(page.get_by_text("At Google:")).to_be_visible()

    part(page, "Probes")
    probe = page.locator("details.mi-folded").first
    tab_to(page, probe.locator("h3").inner_text())
    page.keyboard.press("Enter")
    expect(probe.get_by_text("Why it is weak")).to_be_visible()
    part(page, "Model answers")
    tab_to(page, "Show without an attempt")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("Strong Hire")
    expect(page.locator("mark.mi-mark").first).to_be_visible()
    assert headings_in_order(page)

    page.reload()
    expect(page.get_by_role("button", name="Show without an attempt")).to_be_visible()
    expect(page.get_by_role("combobox", name="Level")).to_have_value("Staff")
    part(page, "Questions")
    question = page.locator("[class*=st-key-ask-row-] .stText").first.inner_text()
    tab_to(page, "Start an interview")
    page.keyboard.press("Enter")
    expect(box(page)).to_be_visible()
    expect(turns(page).first).to_contain_text(question)


def test_phone(own_app: AppServer, open_tab: OpenTab) -> None:
    """Every part is one column and accessible, with its headings in order, and a link leads to a neighbour.

    On a server of its own: where an answer has been graded the model answers are open.
    """
    page = open_tab(f"{own_app.url}/learn", **PHONE)
    expect(page.get_by_role("link", name="Dive Deep")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Dive Deep").click()
    expect(page.get_by_role("heading", name="Dive Deep", level=1)).to_be_in_viewport()
    for name in PARTS.values():
        switch_to(page, name)
        accessible(page, name)
        assert headings_in_order(page), name
    page.get_by_role("button", name="Show without an attempt").click()
    expect(verdict(page)).to_be_visible()
    accessible(page, "a model answer")
    switch_to(page, "What it is")
    page.locator(".st-key-learn-grid-neighbours a").first.click()
    expect(page.get_by_role("heading", name="Dive Deep", level=1)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
