"""Reloads, second tabs and killed servers: what was sent is there once, what was typed is not lost."""

import random
import sqlite3
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.candidate import ANSWER, REPLY, begun, box, say, send, settle, start, turns
from tests.browser.conftest import AppServer, OpenTab

BETWEEN_SUBMIT_AND_REPLY = 0.4
"""Seconds; a reply takes half of it on an idle machine."""


def stored(server: AppServer) -> list[tuple[str, int, str]]:
    """Every candidate turn of the server's interviews, in order."""
    with sqlite3.connect(f"file:{server.home / 'interviews.db'}?mode=ro", uri=True) as file:
        return file.execute(
            "SELECT interview_id, seq, text FROM turns WHERE speaker = 'candidate' ORDER BY interview_id, seq"
        ).fetchall()


def test_reload_brings_back_conversation_and_draft(app: AppServer, open_tab: OpenTab) -> None:
    """In the middle of an interview a reload shows the same turns, and a draft stands in the box again."""
    page = open_tab(f"{app.url}{begun(app.home)}")
    say(page, ANSWER)
    said = turns(page).all_inner_texts()
    box(page).fill("half a reply")

    page.reload()

    expect(box(page)).to_have_value("half a reply")
    assert turns(page).all_inner_texts() == said
    assert "saved" not in page.locator("body").inner_text().lower()


def test_second_tab_is_told_and_loses_nothing(app: AppServer, open_tab: OpenTab) -> None:
    """Two tabs on one interview: the one that comes second is told so, and its words are there to copy and to send."""
    first = open_tab(f"{app.url}{begun(app.home)}")
    second = open_tab(first.url, beside=first)
    expect(box(second)).to_be_visible()
    say(first, ANSWER)

    say(second, "The second tab's own answer, typed at the same time as the other.")

    expect(second.get_by_text("went on in the meantime")).to_be_visible()
    expect(box(second)).to_have_value("The second tab's own answer, typed at the same time as the other.")
    assert [text for _, _, text in stored(app)].count(ANSWER) >= 1
    assert not any(text.startswith("The second tab's") for _, _, text in stored(app))
    say(second, REPLY)
    expect(second.get_by_text("went on in the meantime")).to_have_count(0)


def answer_while_killed(page: Page, server: AppServer, text: str, moment: float) -> None:
    """Send `text`, kill the server `moment` seconds later, start it again, load the page again."""
    send(page, text)
    time.sleep(moment)
    server.kill()
    server.start()
    page.reload()
    page.wait_for_function("text => document.querySelector('.stMain').innerText.includes(text)", arg=text)
    settle(page)


def check_kills(page: Page, server: AppServer, kills: int) -> None:
    """Every answer sent is stored once, in order, and the page stands where the store stands."""
    moments = random.Random(20261121)
    sent = []
    start(page)
    question = turns(page).first.inner_text()
    for number in range(kills):
        text = (
            f"Answer {number}: I noticed it, I wrote a script, and the queue fell from {number + 40} to 3 in two weeks."
        )
        sent.append(text)
        answer_while_killed(page, server, text, moments.uniform(0, BETWEEN_SUBMIT_AND_REPLY))
        if page.get_by_role("button", name="Answer again").count():
            page.get_by_role("button", name="Answer again").click()
            expect(box(page)).to_be_visible()
            settle(page)
        assert turns(page).first.inner_text() == question

    rows = stored(server)
    assert [text for _, _, text in rows if text.startswith("Answer ")] == sent
    assert len({(interview, seq) for interview, seq, _ in rows}) == len(rows)


def test_killed_between_submit_and_reply(own_app: AppServer, open_tab: OpenTab) -> None:
    """Killed at a random moment after Enter: nothing lost, nothing doubled, the same question on the page."""
    check_kills(open_tab(own_app.url), own_app, 1)


@pytest.mark.soak
def test_killed_twenty_times(own_app: AppServer, open_tab: OpenTab) -> None:
    """The same twenty times over."""
    check_kills(open_tab(own_app.url), own_app, 20)
