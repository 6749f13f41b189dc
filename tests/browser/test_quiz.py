"""A round of the quiz as a candidate goes through it: by keyboard, over reloads and a restart, on a phone."""

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from interviewer.session import Quizzes
from interviewer.settings import Settings
from interviewer.store.repository import open_store
from tests.browser.axe import accessible
from tests.browser.candidate import settle
from tests.browser.conftest import AppServer, OpenTab
from tests.browser.test_reach import tab_to

LOW_PHONE = {"width": 390, "height": 700}
PATIENCE = 8_000
"""Milliseconds that a press may take on a busy machine."""
REASONING = ".st-key-quiz-reasoning"


def at_item(page: Page, number: int, of: int = 10) -> None:
    """Wait for that item."""
    expect(page.get_by_role("heading", name=f"Item {number} of {of}", exact=True)).to_be_visible()
    settle(page)


def press(page: Page, key: str, until: Locator) -> None:
    """Press a key until that is there: on a busy machine one may fall between two drawings of the page."""
    for _ in range(4):
        page.keyboard.press(key)
        try:
            until.wait_for(timeout=PATIENCE)
        except PlaywrightTimeout:
            continue
        settle(page)
        return
    raise AssertionError(f"{key} leads nowhere")


def choose(page: Page, key: str) -> None:
    """Press the number of a choice and wait for the reasoning."""
    press(page, key, page.locator(REASONING))


def go_on(page: Page, number: int) -> None:
    """Press N and wait for that item."""
    press(page, "n", page.get_by_role("heading", name=f"Item {number} of 10", exact=True))


def test_a_round_by_keyboard(own_app: AppServer, open_tab: OpenTab) -> None:
    """Begun, left, found again after a reload and after a restart of the server, and finished."""
    page = open_tab(f"{own_app.url}/quiz?principle=ownership")
    expect(page.get_by_text("Nothing is due today.")).to_be_visible()
    settle(page)
    tab_to(page, "Start a round", most=60)
    page.keyboard.press("Enter")
    at_item(page, 1)
    expect(page.locator(REASONING)).to_have_count(0)
    press(page, "h", page.get_by_text("Hint: "))
    choose(page, "2")
    verdict = page.get_by_role("heading", level=3).inner_text()
    expect(page.get_by_role("status").filter(has_text=verdict)).to_have_count(1)
    page.reload()
    expect(page.get_by_role("heading", name=verdict)).to_be_visible()
    settle(page)
    go_on(page, 2)
    choices = page.locator(".st-key-quiz-choices button").all_inner_texts()
    own_app.kill()
    own_app.start()
    page.reload()
    at_item(page, 2)
    assert page.locator(".st-key-quiz-choices button").all_inner_texts() == choices
    choose(page, "1")
    on_to_the_last(page, own_app)
    choose(page, "3")
    press(page, "n", page.get_by_role("heading", name="of 10 right"))
    missed = page.locator("[class*=st-key-row-missed-] a").first
    tab_to(page, missed.inner_text()[:20], most=60)
    page.keyboard.press("Enter")
    expect(page.locator(REASONING)).to_be_visible()
    expect(page.get_by_role("button", name="How the round went")).to_be_visible()


@pytest.mark.soak
def test_two_tabs(app: AppServer, open_tab: OpenTab) -> None:
    """The second answer to an item is a conflict, said at the top (see tests/ui); the first one stands there."""
    page = open_tab(f"{app.url}/quiz")
    page.get_by_role("button", name="Start a round").click()
    at_item(page, 1)
    other = open_tab(page.url, beside=page)
    at_item(other, 1)
    choose(page, "3")
    other.keyboard.press("1")
    expect(other.get_by_text("answered in another tab")).to_be_in_viewport()
    assert other.locator(REASONING).inner_text() == page.locator(REASONING).inner_text()


def on_to_the_last(page: Page, server: AppServer) -> None:
    """The round on the page with items 3 to 9 answered, as another tab would have done it, at its last item."""
    [round_id] = parse_qs(urlparse(page.url).query)["round"]
    store = open_store(Settings(home=server.home, database_url=f"sqlite:///{server.home / 'interviews.db'}"))
    for number in range(2, 9):  # counted from nought
        Quizzes(store.quiz).answer(round_id, number, 0)
    store.close()
    page.goto(f"{server.url}/quiz?round={round_id}")
    at_item(page, 10)


def test_phone(own_app: AppServer, open_tab: OpenTab) -> None:
    """Every screen is accessible; a principle further down leads back to the choices, the next item to its question."""
    page = open_tab(f"{own_app.url}/quiz", **LOW_PHONE)
    expect(page.get_by_role("button", name="Start a round")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Think Big").click()
    expect(page.get_by_role("combobox", name="Principle")).to_have_value("Think Big")
    expect(page.get_by_role("button", name="Start a round")).to_be_in_viewport()
    page.get_by_role("button", name="Start a round").click()
    for number in (1, 2):
        at_item(page, number)
        expect(page.locator(".st-key-quiz-prompt")).to_be_in_viewport()
        accessible(page, f"item {number}")
        page.locator(".st-key-quiz-choices button").last.click()
        expect(page.locator(REASONING)).to_be_visible()
        accessible(page, f"reasoning of item {number}")
        page.locator("[class*=st-key-quiz-on-] button").click()
    on_to_the_last(page, own_app)
    page.locator(".st-key-quiz-choices button").last.click()
    page.locator("[class*=st-key-quiz-on-] button").click()
    expect(page.get_by_role("heading", name="of 10 right")).to_be_in_viewport()
    accessible(page, "end")
    page.goto(f"{own_app.url}/quiz?round=x")
    expect(page.locator(".st-key-failure")).to_be_visible()
    accessible(page, "unknown round")
