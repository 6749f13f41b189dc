"""Answers spoken into a microphone that beeps, turned into text by a server that says what it is told."""

import sqlite3
from collections.abc import Iterator
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.candidate import ANSWER, REPLY, answer_until_over, box, no_sideways_scroll, settle, turns, verdict
from tests.browser.conftest import AppServer, OpenTab
from tests.listening import Listener

SPOKEN = ANSWER.replace("I wrote a script", "I, um, wrote a script")
LEAST_RECORDED_MS = 1200


@pytest.fixture(scope="module")
def listening() -> Iterator[Listener]:
    """A server that hears."""
    with Listener() as listener:
        yield listener


@pytest.fixture
def listener(listening: Listener) -> Listener:
    """That server, which has heard nothing yet."""
    listening.forget()
    return listening


@pytest.fixture(scope="module")
def speaking_app(listening: Listener, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """The app with that server."""
    server = AppServer(tmp_path_factory.mktemp("speaking") / "home", **listening.env)
    server.start()
    yield server
    server.kill()
    assert "Traceback" not in server.log.read_text()


def to_question(page: Page) -> None:
    """Through the set-up, without the model: the server can only hear."""
    page.get_by_role("button", name="Start an interview").click()
    page.get_by_role("radio", name="Rules only").click()
    settle(page)
    page.get_by_role("button", name="Start an interview").click()
    expect(box(page)).to_be_visible()
    settle(page)


def says(page: Page) -> Locator:
    """What becomes of a recording."""
    return page.locator(".mi-written")


def record(page: Page) -> None:
    """A recording of a second or two, by mouse."""
    page.get_by_role("button", name="Record", exact=True).click()
    page.wait_for_timeout(LEAST_RECORDED_MS)
    page.get_by_role("button", name="Stop recording").click()


def answers(server: AppServer, page: Page) -> list[tuple[str, float | None]]:
    """Text and seconds of every candidate turn of the interview on the page."""
    interview = parse_qs(urlparse(page.url).query)["id"]
    with sqlite3.connect(f"file:{server.home / 'interviews.db'}?mode=ro", uri=True) as file:
        return file.execute(
            "SELECT text, spoken_seconds FROM turns WHERE speaker = 'candidate' AND interview_id = ? ORDER BY seq",
            interview,
        ).fetchall()


def test_spoken_edited_sent_and_graded(speaking_app: AppServer, listener: Listener, open_tab: OpenTab) -> None:
    """The words go into the box, behind what was typed; only what is sent counts; on a phone, too."""
    listener.replies = [SPOKEN, REPLY]
    page = open_tab(speaking_app.url, width=390, height=844)
    to_question(page)
    expect(says(page)).to_contain_text(f"is sent to {listener.url}")
    box(page).fill("At Acme.")

    record(page)

    expect(box(page)).to_have_value(f"At Acme. {SPOKEN}")
    expect(says(page)).to_contain_text("Correct them, then send.")
    assert answers(speaking_app, page) == []
    assert no_sideways_scroll(page)
    box(page).fill(SPOKEN.replace("three fonts", "four fonts"))
    box(page).press("Enter")
    expect(turns(page).nth(2)).to_be_visible()
    settle(page)
    expect(turns(page).last).to_contain_text("?")
    expect(box(page)).to_have_value("")
    [(text, seconds)] = answers(speaking_app, page)
    assert "four fonts" in text
    assert seconds is not None
    assert seconds > LEAST_RECORDED_MS / 2000

    answer_until_over(page)
    expect(verdict(page)).to_contain_text("of 100")
    delivery = page.locator(".st-key-delivery")
    expect(delivery).to_contain_text("Delivery (not scored)")
    expect(delivery).to_contain_text("'um' 1")
    assert no_sideways_scroll(page)
    assert [seconds for _, seconds in answers(speaking_app, page)][1:] == [None] * (
        len(answers(speaking_app, page)) - 1
    )
    assert set(listener.paths) == {"/v1/audio/transcriptions"}
    assert all(b"WAVEfmt" not in file.read_bytes() for file in speaking_app.home.iterdir())


def test_a_transcription_that_fails_loses_nothing(
    speaking_app: AppServer, listener: Listener, open_tab: OpenTab
) -> None:
    """What was typed and what was recorded stay, with the reason; the same recording is tried until it works."""
    listener.replies = [503, "  ", 404, ANSWER]
    page = open_tab(speaking_app.url)
    to_question(page)
    box(page).fill("Typed before.")
    record(page)

    for reason in ("out of order", "No words were found", "without speech"):
        expect(says(page)).to_contain_text(reason)
        expect(says(page)).to_contain_text("The recording is still here")
        expect(box(page)).to_have_value("Typed before.")
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        page.get_by_role("button", name="Try again").click()
    expect(box(page)).to_have_value(f"Typed before. {ANSWER}")
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    assert len(set(listener.heard)) == 1

    page.reload()
    expect(box(page)).to_have_value(f"Typed before. {ANSWER}")
    settle(page)
    expect(box(page)).to_have_value(f"Typed before. {ANSWER}")


@pytest.mark.soak
def test_by_keyboard_alone(speaking_app: AppServer, listener: Listener, open_tab: OpenTab) -> None:
    """Tab to the recorder, Enter to begin and to end; the words arrive where they can be corrected at once."""
    listener.replies = [ANSWER]
    page = open_tab(speaking_app.url)
    to_question(page)
    label = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(label) == "Record":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Stop recording")).to_be_visible()
    page.wait_for_timeout(LEAST_RECORDED_MS)
    assert page.evaluate(label) == "Stop recording"
    page.keyboard.press("Enter")

    expect(box(page)).to_have_value(ANSWER)
    expect(box(page)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" It held.")
    page.keyboard.press("Enter")
    expect(turns(page).nth(2)).to_be_visible()
    assert [text for text, _ in answers(speaking_app, page)] == [f"{ANSWER} It held."]


@pytest.mark.soak
def test_a_question_is_heard(speaking_app: AppServer, listener: Listener, open_tab: OpenTab) -> None:
    """It plays once it is asked for, to its end, and what was typed meanwhile stays; the next one waits to be asked."""
    page = open_tab(speaking_app.url)
    to_question(page)
    question = turns(page).last.inner_text().removeprefix("Interviewer").strip()
    box(page).fill("half an answer")
    page.get_by_role("button", name="Read aloud").click()

    page.wait_for_function("() => document.querySelector('audio')?.ended")
    assert listener.read == [question]
    expect(box(page)).to_have_value("half an answer")

    box(page).fill(ANSWER)
    box(page).press("Enter")
    settle(page)
    expect(page.get_by_role("button", name="Read aloud")).to_be_visible()
    assert len(listener.read) == 1
