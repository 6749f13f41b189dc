"""Many interviews in Review."""

from playwright.sync_api import Page, expect

from interviewer.session import Interviews
from interviewer.settings import Settings
from interviewer.store.repository import open_store
from tests.browser.candidate import settle
from tests.browser.conftest import AppServer, OpenTab

ROWS = 20


def listed(page: Page) -> list[str]:
    """The addresses of the interviews on the page."""
    expect(page.locator("[class*=st-key-row-] a").first).to_be_visible()
    settle(page)
    links = page.locator("[class*=st-key-row-] a").all()
    return [link.get_attribute("href") or "" for link in links]


def test_pages_of_history(app: AppServer, open_tab: OpenTab) -> None:
    """Older and newer lead through every interview once; the page and the filter stand in the address."""
    store = open_store(Settings.from_env({"INTERVIEWER_HOME": str(app.home)}))
    interviews = Interviews(store)
    for seed in range(ROWS + 5):
        interviews.start(interviews.prepare(("dive_deep",), seed=seed))
        interviews.start(interviews.prepare(("ownership",), seed=seed))
    store.close()

    page = open_tab(f"{app.url}/review?about=Dive+Deep")
    first = listed(page)
    page.get_by_role("link", name="Older").click()
    expect(page.get_by_role("link", name="Newer")).to_be_visible()
    second = listed(page)
    assert len(first) == ROWS
    assert 5 <= len(second) < ROWS
    assert not set(first) & set(second)

    page.reload()
    expect(page.get_by_role("link", name="Newer")).to_be_visible()
    assert listed(page) == second
    assert page.get_by_role("combobox").input_value() == "Dive Deep"
    page.get_by_role("link", name="Newer").click()
    expect(page.get_by_role("link", name="Older")).to_be_visible()
    assert listed(page) == first
