"""A model typed into the page, from the form to being forgotten, and its key nowhere but in its header."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import PHONE, accessible
from tests.browser.candidate import ANSWER, box, start, turns, verdict
from tests.browser.conftest import AppServer, OpenTab
from tests.browser.typist import reply_of
from tests.llm.faulty_server import FaultyServer

KEY = "sk-canary-typed-3c1d"
BEGINNING = 'You said "It improved a lot".'


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    """A model's server."""
    with FaultyServer(text=reply_of) as running:
        yield running


def test_a_typed_model_from_the_form_to_being_forgotten(
    app: AppServer, server: FaultyServer, open_tab: OpenTab
) -> None:
    """On a phone: use it, test it, hold an interview with it, forget it; a second tab never has it."""
    page = open_tab(app.url, **PHONE)
    use(page, server)
    stop_a_test(page, server)
    server.told()
    page.get_by_role("button", name="Test connection").click()
    expect(page.get_by_text("Everything that was looked at works.")).to_be_visible()
    expect(page.get_by_text("first words after")).to_be_visible()
    accessible(page)
    seen = [page.content()]

    page.get_by_role("link", name="Mock interviewer").click()
    expect(page.get_by_text("Questions are worded and answers graded by mock")).to_be_visible()
    start(page)
    box(page).fill(ANSWER)
    box(page).press("Enter")
    expect(turns(page).last).to_contain_text(BEGINNING)
    expect(page.get_by_text("Worded and graded by mock")).to_be_visible()
    seen += [page.content(), page.url]

    other = open_tab(page.url)
    expect(other.get_by_text("is not set up here now")).to_be_visible()
    page.get_by_role("button", name="End the interview").click()
    expect(verdict(page)).to_contain_text("of 100")
    forget(page)
    seen += [page.content(), other.content()]

    headers = [request.headers.pop("authorization") for request in server.requests]
    assert set(headers) == {f"Bearer {KEY}"}
    seen += [f"{request.headers} {request.path} {request.raw!r}" for request in server.requests]
    seen += [app.log.read_text(), *contents(app.home)]
    assert [text[:200] for text in seen if KEY in text] == []


def use(page: Page, server: FaultyServer) -> None:
    """Fill in the form by keyboard alone; the key is gone from it when the model takes part."""
    page.get_by_role("link", name="Model", exact=True).click()
    expect(page.get_by_text("No model takes part.")).to_be_visible()
    page.get_by_role("textbox", name="Base URL").focus()
    page.keyboard.insert_text(server.url)
    page.keyboard.press("Tab")
    page.keyboard.insert_text("mock")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(KEY)
    page.keyboard.press("Enter")
    expect(page.get_by_text("It was typed in here, for this tab alone.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Key")).to_have_value("")


def stop_a_test(page: Page, server: FaultyServer) -> None:
    """A test goes on while one is on another page, and can be stopped; what was found by then stays."""
    server.told(["ok"], always="hang")
    page.get_by_role("button", name="Test connection").click()
    expect(page.get_by_text("Asking for a small reply of a fixed form.")).to_be_visible()
    page.get_by_role("link", name="Review", exact=True).click()
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    page.get_by_role("link", name="Model", exact=True).click()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped. What was not looked at may work or not.")).to_be_visible()
    expect(page.get_by_text("mock: listed")).to_be_visible()


def forget(page: Page) -> None:
    """Nothing takes part any more; the rest of the form is still there."""
    page.get_by_role("link", name="Model", exact=True).click()
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_text("No model takes part.")).to_be_visible()
    expect(page.get_by_role("textbox", name="Model")).to_have_value("mock")
    expect(page.get_by_role("button", name="Test connection")).to_have_count(0)


def contents(home: Path) -> list[str]:
    """Every file of the data folder, as text."""
    return [file.read_bytes().decode("latin-1") for file in home.rglob("*") if file.is_file()]
