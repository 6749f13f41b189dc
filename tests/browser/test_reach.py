"""Small screens and keyboards."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.candidate import (
    ANSWER,
    REPLY,
    answer_until_over,
    box,
    no_sideways_scroll,
    say,
    settle,
    start,
    verdict,
)
from tests.browser.conftest import AppServer, OpenTab

PHONE = {"width": 390, "height": 844}
LONG_WORD = "supercalifragilistic" * 12
VISIBLE_FOCUS = (
    "() => { const node = document.activeElement;"
    " const style = getComputedStyle(node.closest('.stChatInput > div') ?? node);"
    " return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' }"
)


def test_phone(app: AppServer, open_tab: OpenTab) -> None:
    """At 390 pixels every page is one column without sideways scroll, and the box is within reach."""
    page = open_tab(app.url, **PHONE)
    settle(page)
    assert no_sideways_scroll(page)
    start(page)
    expect(box(page)).to_be_in_viewport()
    say(page, f"{ANSWER} {LONG_WORD}")
    assert no_sideways_scroll(page)
    expect(box(page)).to_be_in_viewport()
    answer_until_over(page)
    expect(verdict(page)).to_be_in_viewport()
    assert no_sideways_scroll(page)
    page.get_by_role("link", name="Review").click()
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    settle(page)
    assert no_sideways_scroll(page)


def tab_to(page: Page, name: str, *, most: int = 40) -> None:
    """Press Tab until what is focused is called `name`; its focus can be seen. The page is drawn whole before."""
    settle(page)
    for _ in range(most):
        page.keyboard.press("Tab")
        called = page.evaluate(
            "() => { const node = document.activeElement;"
            " return node.getAttribute('aria-label') || node.innerText || '' }"
        )
        if called.strip().startswith(name):
            assert page.evaluate(VISIBLE_FOCUS), f"the focus on {name} cannot be seen"
            return
    raise AssertionError(f"Tab does not lead to {name}")


def test_keyboard_only(app: AppServer, open_tab: OpenTab) -> None:
    """From the first screen to the grade and on to a second attempt without touching a mouse."""
    page = open_tab(app.url)
    expect(page.get_by_role("button", name="Start an interview")).to_be_visible()
    tab_to(page, "Start an interview")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Start an interview")).to_be_visible()
    tab_to(page, "Start an interview")
    page.keyboard.press("Enter")
    expect(box(page)).to_be_visible()
    settle(page)

    tab_to(page, "Type your answer")
    page.keyboard.insert_text(ANSWER)
    page.keyboard.press("Enter")
    expect(page.get_by_text("after:").first).to_be_visible()
    settle(page)
    tab_to(page, "Clarify")
    page.keyboard.press("Enter")
    settle(page)
    for _ in range(2):
        if verdict(page).count():
            break
        tab_to(page, "Type your reply")
        page.keyboard.insert_text(REPLY)
        page.keyboard.press("Enter")
        settle(page)

    expect(verdict(page)).to_be_visible()
    tab_to(page, "Answer again")
    page.keyboard.press("Enter")
    expect(box(page)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system(app: AppServer, open_tab: OpenTab, scheme: str) -> None:
    """The page takes the scheme of the system, each with its own paper."""
    page = open_tab(app.url)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.reload()
    expect(page.get_by_role("button", name="Start an interview")).to_be_visible()

    paper = page.locator(".stApp").evaluate("node => getComputedStyle(node).backgroundColor")

    assert paper == {"light": "rgb(250, 248, 244)", "dark": "rgb(20, 24, 27)"}[scheme]
