"""A round of the quiz as a candidate goes through it: by keyboard, over reloads and a restart, on a phone."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from interviewer.quiz.keeping import Wanted
from interviewer.session import Quizzes
from interviewer.settings import Settings
from interviewer.store.repository import open_store
from tests.browser.candidate import no_sideways_scroll, settle
from tests.browser.conftest import AppServer, OpenTab
from tests.browser.test_reach import tab_to

PHONE = ViewportSize(width=390, height=700)
DESK = ViewportSize(width=1280, height=900)
AXE = os.environ.get("AXE_CORE", "")
"""The file axe.min.js of the npm package axe-core, where it is at hand."""
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
    for number in range(3, 11):
        go_on(page, number)
        choose(page, str(number % 4 + 1))
    press(page, "n", page.get_by_role("heading", name="of 10 right"))
    missed = page.locator("[class*=st-key-row-missed-] a").first
    tab_to(page, missed.inner_text()[:20], most=60)
    page.keyboard.press("Enter")
    expect(page.locator(REASONING)).to_be_visible()
    expect(page.get_by_role("button", name="How the round went")).to_be_visible()


def test_two_tabs(app: AppServer, open_tab: OpenTab) -> None:
    """The second answer to an item is a conflict, said at the top; the first one stands there."""
    page = open_tab(f"{app.url}/quiz")
    page.get_by_role("button", name="Start a round").click()
    at_item(page, 1)
    other = open_tab(page.url, beside=page)
    at_item(other, 1)
    choose(page, "3")
    other.keyboard.press("1")
    expect(other.get_by_text("answered in another tab")).to_be_in_viewport()
    assert other.locator(REASONING).inner_text() == page.locator(REASONING).inner_text()


def test_phone(app: AppServer, open_tab: OpenTab) -> None:
    """Nothing scrolls sideways; a principle further down leads back to the choices, the next item to its question."""
    page = open_tab(f"{app.url}/quiz", **PHONE)
    expect(page.get_by_role("button", name="Start a round")).to_be_visible()
    settle(page)
    assert no_sideways_scroll(page)
    page.get_by_role("link", name="Think Big").click()
    expect(page.get_by_role("combobox", name="Principle")).to_have_value("Think Big")
    expect(page.get_by_role("button", name="Start a round")).to_be_in_viewport()
    page.get_by_role("button", name="Start a round").click()
    at_item(page, 1)
    for number in range(1, 11):
        at_item(page, number)
        expect(page.locator(".st-key-quiz-prompt")).to_be_in_viewport()
        assert no_sideways_scroll(page)
        page.locator(".st-key-quiz-choices button").last.click()
        expect(page.locator(REASONING)).to_be_visible()
        settle(page)
        assert no_sideways_scroll(page)
        page.locator("[class*=st-key-quiz-on-] button").click()
    expect(page.get_by_role("heading", name="of 10 right")).to_be_in_viewport()
    settle(page)
    assert no_sideways_scroll(page)


@pytest.mark.skipif(not AXE, reason="AXE_CORE names no axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(own_app: AppServer, open_tab: OpenTab, scheme: str) -> None:
    """On the start, an item with and without its reasoning, the end and an unknown round; desk and phone."""
    store = open_store(Settings(home=own_app.home, database_url=f"sqlite:///{own_app.home / 'interviews.db'}"))
    quiz = Quizzes(store.quiz)
    over = quiz.begin(Wanted(competency="ownership"))
    for item in over.items:
        quiz.answer(over.id, item.number, 0)
    half = quiz.begin(Wanted())
    store.close()
    page = open_tab(own_app.url)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    addresses = (
        "",
        "?principle=ownership",
        f"?round={over.id}",
        f"?round={over.id}&at=1",
        f"?round={half.id}",
        "?round=x",
    )
    for address in addresses:
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            page.goto(f"{own_app.url}/quiz{address}")
            expect(page.locator(".st-key-quiz").locator("h1, .st-key-failure").first).to_be_visible()
            settle(page)
            page.evaluate(Path(AXE).read_text(encoding="utf-8"))
            found = page.evaluate(
                "async () => (await axe.run()).violations.map(({id, impact, nodes}) =>"
                " [id, impact, nodes.map((node) => node.html.slice(0, 200))])"
            )
            assert [item for item in found if item[1] in ("serious", "critical")] == [], address
