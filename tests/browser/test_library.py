"""The library as a candidate uses it: look at files, keep them, answer a question of one, undo."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.axe import PHONE, accessible
from tests.browser.candidate import ANSWER, box, say, settle, switch_to, turns
from tests.browser.conftest import ROOT, AppServer, OpenTab
from tests.browser.test_reach import tab_to

PAGE = ROOT / "evals" / "pages" / "planted_mended_answer.txt"
SLOW = 60_000
"""Milliseconds that the first page of a server may take on a busy machine."""
QUESTION = "Tell me about a time you went back to the raw numbers."
NOTES = f"""# My stories

## Dive Deep
This principle is about staying close to the details.

1. "{QUESTION}"
   1. > Situation: In May the stock report of our depot showed returns that nobody had booked.
   2. > Task: I wanted to know where they came from.
   3. > Action: I compared 400 scans with the ledger by hand and found the label printer that skipped a digit.
   4. > Result: We replaced it.
2. "When did a figure surprise you?"

## Questions to Ask
### Engineers
1. Who is on call at night?
2. $ How long does a release take?

# If it went badly
1. What should I practise next?
"""
HOSTILE = "<img src=x onerror=alert(1)> **b** [l](javascript:alert(2)).txt"


def chosen(page: Page, *files: Path | tuple[str, str]) -> None:
    """Files put into the uploader; returns when they are looked at."""
    given = [
        FilePayload(name=file.name, mimeType="text/plain", buffer=file.read_bytes())
        if isinstance(file, Path)
        else FilePayload(name=file[0], mimeType="text/plain", buffer=file[1].encode())
        for file in files
    ]
    expect(page.get_by_text("Files to take in")).to_be_visible(timeout=SLOW)
    page.locator("input[type=file]").set_input_files(given)
    expect(page.get_by_text("would be kept")).to_be_visible()
    settle(page)


def variant(of: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two files with a line of their own, as tests share a server and the same bytes are kept once."""
    return (f"notes_{of}.txt", f"{NOTES}\n## {of}\n"), (f"page_{of}.txt", f"{PAGE.read_text(encoding='utf-8')}\n{of}\n")


def opened(page: Page, name: str) -> None:
    """One kept import, from the list."""
    settle(page)
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible()
    settle(page)


def test_from_a_file_to_an_answer_and_back(own_app: AppServer, open_tab: OpenTab) -> None:
    """Look, keep, open, answer its question by keyboard, undo."""
    page = open_tab(f"{own_app.url}/library")
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible(timeout=SLOW)
    chosen(page, ("notes.txt", NOTES), PAGE, ("empty.txt", " "))
    expect(page.get_by_text("2 of 3 files would be kept. 1 cannot be read.")).to_be_visible()
    expect(page.get_by_text("empty.txt: is empty")).to_be_visible()
    accessible(page, "looked at")
    tab_to(page, "Keep")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Kept: notes.txt, {PAGE.name}.")).to_be_visible()
    settle(page)

    tab_to(page, "notes.txt", most=60)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Missing: a number in the result.")).to_be_visible()
    settle(page)
    page.reload()
    expect(page.get_by_text("Missing: a number in the result.")).to_be_visible()
    settle(page)
    tab_to(page, "Answer this")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Asked first, from notes.txt")).to_be_visible()
    expect(page.get_by_text(QUESTION)).to_be_visible()
    accessible(page, "set-up")
    tab_to(page, "Start an interview", most=60)
    page.keyboard.press("Enter")
    expect(box(page)).to_be_visible()
    expect(turns(page).first).to_contain_text(QUESTION)
    say(page, ANSWER)

    page.get_by_role("link", name="Library").click()
    opened(page, "notes.txt")
    tab_to(page, "Undo this import", most=80)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Made from it, and kept: 1 interview on its questions.")).to_be_visible()
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_text("Undone: notes.txt.")).to_be_visible()
    settle(page)
    expect(page.get_by_role("link", name="notes.txt")).to_have_count(0)
    expect(page.get_by_role("link", name=PAGE.name)).to_be_visible()
    assert "Traceback" not in own_app.log.read_text()


def test_on_a_phone(app: AppServer, open_tab: OpenTab) -> None:
    """Upload, look, keep, every view of an import, undo; each view is accessible."""
    page = open_tab(f"{app.url}/library", **PHONE)
    notes, pair = variant("phone")
    chosen(page, notes, pair)
    page.get_by_text("It gives").first.click()
    page.get_by_text("gets wrong").first.click()
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Kept: ")).to_be_visible()
    for name in (notes[0], pair[0]):
        page.goto(f"{app.url}/library")
        opened(page, name)
        views = page.get_by_role("radio").all_inner_texts()
        assert len(views) > 2
        for view in views:
            switch_to(page, view)
            accessible(page, f"{name}, {view}")
    page.get_by_role("button", name="Undo this import").click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_text(f"Undone: {pair[0]}.")).to_be_visible()


@pytest.mark.soak
def test_two_tabs_and_a_hostile_name(app: AppServer, open_tab: OpenTab) -> None:
    """What one tab keeps the other finds kept; what one undoes the other is told; a name is text: as in tests/ui."""
    page = open_tab(f"{app.url}/library")
    other = open_tab(f"{app.url}/library")
    for tab in (page, other):
        chosen(tab, (HOSTILE, variant("tabs")[0][1]))
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Kept: ")).to_be_visible()
    other.get_by_role("button", name="Keep", exact=True).click()
    expect(other.get_by_text("1 is kept already")).to_be_visible()
    for tab in (page, other):
        tab.goto(f"{app.url}/library")
        tab.get_by_role("link", name="onerror").click()
        expect(tab.get_by_role("button", name="Undo this import")).to_be_visible()
        settle(tab)
        assert tab.locator(".stMain img, .stMain a[href^='javascript']").count() == 0
        tab.get_by_role("button", name="Undo this import").click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_text("Undone: ")).to_be_visible()
    other.get_by_role("button", name="Undo it").click()
    expect(other.get_by_text("undone already, in another tab perhaps")).to_be_visible()
