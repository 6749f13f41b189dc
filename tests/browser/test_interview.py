"""Whole interviews in a real browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from interviewer.session import Interviews
from interviewer.settings import Settings
from interviewer.store.repository import open_store
from tests.browser.candidate import ANSWER, REPLY, answer_until_over, box, say, settle, start, turns, verdict
from tests.browser.conftest import AppServer, OpenTab


def test_practice_interview(app: AppServer, open_tab: OpenTab, tmp_path: Path) -> None:
    """Asked, probed with tags, graded with one's own words, answered again, compared, kept, taken along."""
    page = open_tab(app.url)
    start(page)
    say(page, ANSWER)
    expect(page.get_by_text("after:").first).to_be_visible()
    expect(turns(page).last).to_be_in_viewport()
    answer_until_over(page)

    expect(verdict(page)).to_contain_text("of 100")
    expect(page.locator(".mi-dimension")).to_have_count(5)
    expect(verdict(page)).to_be_in_viewport()
    assert "nobody had asked me to look" in page.locator(".mi-transcript").inner_text()

    page.get_by_role("button", name="Answer again").click()
    settle(page)
    say(page, REPLY)
    answer_until_over(page)
    expect(page.get_by_role("heading", name="Compared with your last attempt")).to_be_visible()

    with page.expect_download() as markdown:
        page.get_by_role("button", name="Download Markdown").click()
    markdown.value.save_as(tmp_path / "kept.md")
    assert "nobody had asked me to look" in (tmp_path / "kept.md").read_text()
    with page.expect_download() as exported:
        page.get_by_role("button", name="Download JSON").click()
    exported.value.save_as(tmp_path / "kept.json")
    assert ANSWER in [turn["text"] for turn in json.loads((tmp_path / "kept.json").read_text())["interview"]["turns"]]


@pytest.mark.soak
def test_real_interview(app: AppServer, open_tab: OpenTab) -> None:
    """Three questions without tag, critique or grade; then the closing part, a summary and every grade.

    What is shown and what not is tests/ui/test_app.py's; here it is once more as a browser shows it.
    """
    page = open_tab(app.url)
    start(page, mode="Real", questions=3)
    for _ in range(30):
        settle(page)
        if not box(page).count():
            break
        assert page.get_by_text("after:").count() == 0
        assert verdict(page).count() == 0
        say(page, ANSWER if turns(page).count() <= 2 else REPLY)

    expect(verdict(page)).to_be_visible()
    for number in ("1", "2", "3"):
        page.get_by_role("radio", name=number, exact=True).first.click()
        settle(page)
        expect(verdict(page)).to_contain_text("of 100")


def test_review_brings_back_and_deletes(app: AppServer, open_tab: OpenTab) -> None:
    """An address of its own survives reload and back; after deletion neither pages nor files hold a word of it."""
    marker = "quillfeather"
    store = open_store(Settings.from_env({"INTERVIEWER_HOME": str(app.home)}))
    interviews = Interviews(store)
    begun = interviews.start(interviews.prepare(("ownership",), probes=0))
    interviews.answer(begun.id, f"{ANSWER} My team was called {marker}.", begun.next_seq)
    store.close()
    page = open_tab(f"{app.url}/review")
    page.locator("[class*=st-key-row-] a").first.click()
    expect(verdict(page)).to_contain_text("of 100")
    total = verdict(page).text_content() or ""
    address = page.url
    assert "id=" in address
    page.reload()
    expect(verdict(page)).to_have_text(total)
    page.go_back()
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    expect(verdict(page)).to_have_count(0)
    page.go_forward()
    expect(verdict(page)).to_have_text(total)

    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("The interview was deleted.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text("There is no interview")).to_be_visible()
    assert [file.name for file in app.home.iterdir() if marker.encode() in file.read_bytes()] == []


def test_points_and_quotes_find_each_other(app: AppServer, open_tab: OpenTab) -> None:
    """Pointing at a quote lights its words; a click leads to them, Enter on them leads back."""
    page = open_tab(f"{app.url}/example")
    quote = page.locator(".mi-dimension .mi-quote").first
    expect(quote).to_be_visible()

    quote.hover()
    lit = page.locator("mark[data-lit]:not([data-lit=''])")
    expect(lit.first).to_be_visible()
    assert lit.first.inner_text() in quote.inner_text()

    quote.click()
    assert page.evaluate("document.activeElement.matches('mark[data-marks]')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('[data-point]')")
