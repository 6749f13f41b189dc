"""The frame of every page: the header on a phone, at a desk and by keyboard; Back across pages; and what axe finds."""

import re

import pytest
from playwright.sync_api import Page, expect

from interviewer.session.importing import Given, Importing
from interviewer.settings import Settings
from interviewer.store.repository import open_store
from tests.browser.axe import DESK, PHONE, accessible
from tests.browser.candidate import answer_until_over, box, no_sideways_scroll, settle, start
from tests.browser.conftest import BLANK, AppServer, OpenTab
from tests.browser.test_reach import tab_to

PAGES = ("Interview", "Review", "Learn", "Quiz", "Evaluate", "Library")
BEHIND = ("Model", "Evals")
TRACK = "Product and fintech"
NOTES = b"""# Ownership

Tell me about a time you took something on.

## Questions to ask

### Engineers

- Who is on call here?
- What was the last thing that broke?
"""
TOPS = (
    "names => names.map(name => [...document.querySelectorAll('.st-key-header a')]"
    ".find(node => node.innerText.trim() === name).getBoundingClientRect())"
    ".map(box => [Math.round(box.top), Math.round(box.left), Math.round(box.height)])"
)


def header(page: Page, names: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Top, left and height of each link, in pixels."""
    return [tuple(found) for found in page.evaluate(TOPS, list(names))]


def test_first_screens(app: AppServer, open_tab: OpenTab) -> None:
    """On every page the six pages stand in one line, in their order, large enough for a thumb, at the same place; and
    axe finds nothing.
    """
    page = open_tab(app.url)
    places: dict[int, set[tuple[tuple[int, int], ...]]] = {PHONE["width"]: set(), DESK["width"]: set()}
    for name in ("", *PAGES, *BEHIND, TRACK):
        if name == TRACK:
            page.goto(f"{app.url}/learn?track=fintech")
        elif name:
            page.locator(".st-key-header").get_by_role("link", name=name, exact=True).click()
        title = "Start an interview" if name == "Interview" else name
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        accessible(page, title)
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            settle(page)
            found = header(page, PAGES)
            assert len({top for top, _, _ in found}) == 1, title
            assert [left for _, left, _ in found] == sorted(left for _, left, _ in found), title
            assert all(height >= 32 for _, _, height in found), title
            places[size["width"]].add(tuple((top, left) for top, left, _ in (*found, *header(page, BEHIND))))
    assert {width: len(seen) for width, seen in places.items()} == dict.fromkeys(places, 1)


def test_header_by_keyboard(app: AppServer, open_tab: OpenTab) -> None:
    """Tab goes through the pages in their order, each with visible focus; Enter goes there."""
    page = open_tab(app.url, width=390)
    expect(page.get_by_role("button", name="Start an interview")).to_be_visible()
    page.keyboard.press("Tab")  # the way past the header
    for name in ("Mock interviewer", *PAGES, *BEHIND):
        tab_to(page, name, most=2)
    tab_to(page, "Library")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Library", level=1)).to_be_visible()


def test_back_leads_where_one_was(app: AppServer, open_tab: OpenTab) -> None:
    """With what its address said: the principle of the quiz, the part of Learn."""
    page = open_tab(BLANK)
    for there in ("/quiz?principle=ownership", "/learn?principle=ownership&part=probes"):
        page.goto(f"{app.url}{there}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        settle(page)
        page.get_by_role("link", name="Model").click()
        expect(page.get_by_role("heading", name="Model", level=1)).to_be_visible()
        settle(page)
        page.go_back()
        expect(page).to_have_url(f"{app.url}{there}")
        settle(page)
        expect(page).to_have_url(f"{app.url}{there}")


def test_back_from_an_interview_begun_in_learn(app: AppServer, open_tab: OpenTab) -> None:
    """One Back leads to the questions it was begun from; Forward leads to the interview again."""
    page = open_tab(f"{app.url}/learn?track=fintech&part=questions")
    page.locator("[class*=st-key-ask-row-] button").first.click()
    expect(box(page)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/interview\?id="))
    settle(page)
    page.go_back()
    expect(page).to_have_url(f"{app.url}/learn?track=fintech&part=questions")
    expect(page.get_by_role("heading", name="Product and fintech")).to_be_visible()
    settle(page)
    page.go_forward()
    expect(box(page)).to_be_visible()


@pytest.mark.soak
def test_own_questions_are_at_hand_when_asked_for(own_app: AppServer, open_tab: OpenTab) -> None:
    """Imported ones, folded, in the last part of an interview and not before, as in tests/ui/test_own_questions.py."""
    store = open_store(Settings.from_env({"INTERVIEWER_HOME": str(own_app.home)}))
    importing = Importing(store.imports)
    assert importing.keep(importing.look([Given("notes.md", NOTES)], "notes"))
    store.close()
    page = open_tab(own_app.url, width=390)
    start(page, mode="Real", questions=3)
    for _ in range(3):
        assert not page.get_by_text("Your own questions to ask").count()
        page.get_by_role("button", name="Skip").click()
        settle(page)
    page.get_by_text("Your own questions to ask, from the Library: 2").click()
    expect(page.get_by_text("Who is on call here?")).to_be_visible()
    assert no_sideways_scroll(page)
    answer_until_over(page)
