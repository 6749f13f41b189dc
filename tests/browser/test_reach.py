"""Small screens and keyboards."""

from playwright.sync_api import Page, expect

from tests.browser.axe import PAPER, PHONE, accessible
from tests.browser.candidate import (
    ANSWER,
    REPLY,
    answer_until_over,
    begun,
    box,
    say,
    settle,
    verdict,
)
from tests.browser.conftest import BLANK, AppServer, OpenTab

LONG_WORD = "supercalifragilistic" * 12
VISIBLE_FOCUS = (
    "() => { const node = document.activeElement;"
    " const style = getComputedStyle(node.closest('.stChatInput > div') ?? node);"
    " return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' }"
)


def test_phone(app: AppServer, open_tab: OpenTab) -> None:
    """At 390 pixels every page is one column and accessible, and the box is within reach."""
    page = open_tab(f"{app.url}{begun(app.home)}", **PHONE)
    expect(box(page)).to_be_in_viewport()
    say(page, f"{ANSWER} {LONG_WORD}")
    accessible(page, "in an interview")
    expect(box(page)).to_be_in_viewport()
    answer_until_over(page)
    expect(verdict(page)).to_be_in_viewport()
    accessible(page, "its grade")
    page.get_by_role("link", name="Review").click()
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    accessible(page, "history")


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


def test_light_and_dark_follow_the_system(app: AppServer, open_tab: OpenTab) -> None:
    """The page takes the scheme of the system, each with its own paper, when it is loaded and when that changes."""
    page = open_tab(BLANK)
    page.emulate_media(color_scheme="dark")
    page.goto(app.url)
    paper = page.locator(".stApp")
    expect(page.get_by_role("button", name="Start an interview")).to_be_visible()
    expect(paper).to_have_css("background-color", PAPER["dark"])
    page.emulate_media(color_scheme="light")
    expect(paper).to_have_css("background-color", PAPER["light"])
