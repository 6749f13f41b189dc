"""Many interviews in Review."""

from playwright.sync_api import Page, expect

from interviewer.session import Interviews
from interviewer.settings import Settings
from interviewer.store.repository import open_store
from tests.browser.candidate import ANSWER, settle
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


def test_back_to_a_filter_and_away_from_what_was_deleted(own_app: AppServer, open_tab: OpenTab) -> None:
    """Any number of times Back leads to the filtered list; of an interview of several questions that was deleted no
    step of the history is left."""
    store = open_store(Settings.from_env({"INTERVIEWER_HOME": str(own_app.home)}))
    interviews = Interviews(store)
    for seed, about in enumerate(("ownership", "dive_deep", "dive_deep")):
        view = interviews.start(interviews.prepare((about,), questions=3, probes=0, seed=seed))
        view = interviews.answer(view.id, ANSWER, view.next_seq)
        view = interviews.next_question(view.id, view.next_seq)
        view = interviews.answer(view.id, ANSWER, view.next_seq)
        interviews.finish(view.id, view.next_seq)
    store.close()
    filtered = f"{own_app.url}/review?about=dive_deep"
    page = open_tab(filtered)
    for _ in range(3):
        first = listed(page)
        page.locator("[class*=st-key-row-] a").first.click()
        expect(page.get_by_role("radiogroup", name="Question")).to_be_visible()
        settle(page)
        page.go_back()
        expect(page).to_have_url(filtered)
        assert listed(page) == first
        assert page.get_by_role("combobox").input_value() == "Dive Deep"

    page.locator("[class*=st-key-row-] a").first.click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("The interview was deleted.")).to_be_visible()
    expect(page).to_have_url(f"{own_app.url}/review")
    assert len(listed(page)) == 2
    page.go_back()
    expect(page).to_have_url(filtered)
    assert len(listed(page)) == 1
