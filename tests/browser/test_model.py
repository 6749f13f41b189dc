"""Interviews with a model in a real browser: its words as they are typed, and none of its faults on the page."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.candidate import ANSWER, box, send, start, turns, verdict
from tests.browser.conftest import BLANK, AppServer, OpenTab
from tests.browser.typist import Typist, reply_of
from tests.llm.faulty_server import FaultyServer

KEY = "sk-canary-51ab90ee"
BEGINNING = 'You said "It improved a lot".'


@pytest.fixture(scope="module")
def typist() -> Iterator[Typist]:
    """A model that types."""
    with Typist() as typing:
        yield typing


@pytest.fixture(scope="module")
def typed_app(typist: Typist, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app with that model."""
    server = AppServer(tmp_path_factory.mktemp("typed") / "home", **typist.env)
    server.start()
    yield server
    server.kill()
    assert "Traceback" not in server.log.read_text()


def half_typed(page: Page, typist: Typist) -> None:
    """An interview whose first probe is being typed and has come half way."""
    typist.hold()
    start(page)
    send(page, ANSWER)
    assert typist.held.wait(20)
    expect(turns(page).last).to_contain_text(BEGINNING)


def test_words_are_seen_as_they_are_typed(typed_app: AppServer, typist: Typist, open_tab: OpenTab) -> None:
    """The beginning stands on the page while the end is not sent; the box waits; a second tab sees the same."""
    page = open_tab(typed_app.url)
    half_typed(page, typist)
    assert "?" not in turns(page).last.inner_text()
    expect(box(page)).to_be_disabled()
    expect(page.get_by_role("button", name="Skip")).to_have_count(0)
    second = open_tab(BLANK, beside=page)
    second.goto(page.url)
    expect(turns(second).last).to_contain_text(BEGINNING)
    typist.go.set()
    for tab in (page, second):
        expect(turns(tab).last).to_have_text(re.compile(r"\?$"))
        expect(box(tab)).to_be_enabled()
        expect(tab.get_by_text("Worded and graded by typist")).to_be_visible()


def test_stop_asks_by_rules_at_once(typed_app: AppServer, typist: Typist, open_tab: OpenTab) -> None:
    """The half sentence goes, a question by the rules comes, and the page says whose it is."""
    page = open_tab(typed_app.url)
    half_typed(page, typist)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("You chose not to wait for the model.")).to_be_visible()
    expect(turns(page).last).to_have_text(re.compile(r"\?$"))
    expect(box(page)).to_be_enabled()
    typist.go.set()


def test_a_closed_tab_loses_nothing(typed_app: AppServer, typist: Typist, open_tab: OpenTab) -> None:
    """The reply is made while nobody looks; whoever opens the address later finds it, in the model's words."""
    page = open_tab(typed_app.url)
    half_typed(page, typist)
    address = page.url
    other = open_tab(BLANK, beside=page)
    page.close()
    typist.go.set()
    other.goto(address)
    expect(turns(other).last).to_contain_text(BEGINNING)
    expect(box(other)).to_be_enabled()
    assert len(turns(other).all()) == 3


@pytest.fixture
def mortal_app(typist: Typist, tmp_path: Path) -> Iterator[AppServer]:
    """The app with that model, to be killed."""
    server = AppServer(tmp_path / "home", **typist.env)
    server.start()
    yield server
    server.kill()


@pytest.mark.soak
def test_killed_while_typing(mortal_app: AppServer, typist: Typist, open_tab: OpenTab) -> None:
    """The answer is stored; the next server makes the reply that the dead one did not."""
    page = open_tab(mortal_app.url)
    half_typed(page, typist)
    mortal_app.kill()
    typist.go.set()
    mortal_app.start()
    page.reload()
    expect(turns(page).last).to_contain_text(BEGINNING)
    expect(box(page)).to_be_enabled()
    assert page.get_by_text(ANSWER[:60]).count() == 1


def test_what_is_sent_where_is_said_before_the_first_answer(
    typed_app: AppServer, typist: Typist, open_tab: OpenTab
) -> None:
    """On the first screen and in the set-up; with rules only, nothing is sent and nothing of a model is said."""
    place = typist.env["OPENAI_BASE_URL"]
    page = open_tab(typed_app.url)
    expect(page.get_by_text("Your answers are handed to the model at")).to_be_visible()
    page.get_by_role("button", name="Start an interview").click()
    expect(page.get_by_text(place)).to_be_visible()
    before = len(typist.texts)
    page.get_by_role("radio", name="Rules only").click()
    expect(page.get_by_text("Nothing is sent anywhere else.")).to_be_visible()
    page.get_by_role("button", name="Start an interview").click()
    send(page, ANSWER)
    expect(turns(page)).to_have_count(3)
    expect(page.get_by_text("Graded by rules on this computer.")).to_be_visible()
    assert len(typist.texts) == before


@pytest.fixture(scope="module")
def faulty() -> Iterator[FaultyServer]:
    """A model's server that fails as told."""
    with FaultyServer(text=reply_of) as server:
        yield server


@pytest.fixture(scope="module")
def faulty_app(faulty: FaultyServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app with that server, in a hurry; afterwards its key stands nowhere."""
    home = tmp_path_factory.mktemp("faulty") / "home"
    env = {"INTERVIEWER_MODEL": "mock", "OPENAI_BASE_URL": faulty.url, "OPENAI_API_KEY": KEY}
    quick = {"INTERVIEWER_MODEL_SECONDS": "2", "INTERVIEWER_TRY_SECONDS": "2", "INTERVIEWER_MODEL_RETRIES": "1"}
    server = AppServer(home, **env, **quick)
    server.start()
    yield server
    server.kill()
    log = server.log.read_text()
    assert "Traceback" not in log
    assert KEY not in log
    assert [file.name for file in home.iterdir() if KEY.encode() in file.read_bytes()] == []


FAULTS = (
    ("hang", "no reply was whole within 2 s|sent no reply within 2 s"),
    ("401", "is not asked again"),
    ("500", "gave nothing usable in 2 requests"),
    ("stream: reset", "gave nothing usable"),
    ("words before it", "not of the demanded form"),
)
"""By name, and what the page says of it; a 401 stops the model for good."""
SHOWN = ("hang", "401")
"""One that passes and one that stays; the others look the same on the page, and tests/session has each of them."""


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        pytest.param(fault, why, id=fault, marks=() if fault in SHOWN else pytest.mark.soak)
        for fault, why in sorted(FAULTS, key=lambda case: case[0] == "401")
    ],
)
def test_a_fault_is_a_sentence_on_the_page(
    faulty_app: AppServer, faulty: FaultyServer, open_tab: OpenTab, fault: str, why: str
) -> None:
    """The rules ask and grade in its place, each saying why; nothing is lost and no traceback is shown."""
    faulty.told(always=fault)
    page = open_tab(faulty_app.url)
    start(page)
    answer = f"{ANSWER} That was the case of '{fault}'."
    send(page, answer)
    expect(page.get_by_text("This question was worded by rules.")).to_be_visible()
    expect(page.get_by_text(re.compile(why))).to_be_visible()
    expect(turns(page)).to_have_count(3)
    page.get_by_role("button", name="End the interview").click()
    expect(verdict(page)).to_contain_text("of 100")
    expect(page.get_by_text("Graded by rules because")).to_be_visible()
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_text(KEY).count() == 0
    with sqlite3.connect(f"file:{faulty_app.home / 'interviews.db'}?mode=ro", uri=True) as file:
        assert [count for (count,) in file.execute("SELECT count(*) FROM turns WHERE text = ?", (answer,))] == [1]
