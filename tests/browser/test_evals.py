"""A suite from Start to its worst case, as a maintainer goes there: by keyboard, over reloads, on a phone."""

import os
import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import accessible
from tests.browser.candidate import settle
from tests.browser.conftest import BLANK, AppServer, OpenTab
from tests.browser.test_reach import tab_to

SLOW = 120_000
"""Milliseconds that a suite may take on a busy machine."""


def test_a_run_from_the_list_to_its_worst_case(own_app: AppServer, open_tab: OpenTab) -> None:
    """By keyboard, and accessible wherever one comes by; calibration was graded by the command."""
    command = [sys.executable, "-m", "interviewer", "eval", "run", "calibration", "--grader", "rules"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "INTERVIEWER_HOME": str(own_app.home)})
    page = open_tab(f"{own_app.url}/evals")
    expect(page.get_by_role("link", name="calibration by rules")).to_be_visible()
    accessible(page)
    tab_to(page, "calibration by rules", most=60)
    to_its_worst_case(page)
    assert "Traceback" not in own_app.log.read_text()


@pytest.mark.soak
def test_calibration_from_start_to_its_worst_case(own_app: AppServer, open_tab: OpenTab) -> None:
    """It goes on over another page and a reload, and is there once however often it is started.

    That Start leads to a finished run in every tab is tests/ui/test_evals_page.py's, too.
    """
    page = open_tab(f"{own_app.url}/evals")
    expect(page.get_by_text("There is no run yet.")).to_be_visible()
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("link", name="Review", exact=True).click()
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    page.get_by_role("link", name="Evals", exact=True).click()
    expect(page.get_by_role("heading", name="Run a suite")).to_be_visible()
    page.reload()
    other = open_tab(BLANK)  # not waited for: while a suite runs the page is never done
    other.goto(f"{own_app.url}/evals")
    for tab in (page, other):
        expect(tab.get_by_text("calibration: Finished.")).to_be_visible(timeout=SLOW)
    assert len([*(own_app.home / "runs").iterdir()]) == 1

    tab_to(page, "Open the run")
    to_its_worst_case(page)
    assert "Traceback" not in own_app.log.read_text()


def to_its_worst_case(page: Page) -> None:
    """From the link to a run, which has the focus, to its worst case and back to its cases."""
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="calibration by rules")).to_be_visible()
    expect(page.get_by_role("heading", name="Verdicts")).to_be_visible(timeout=SLOW)
    accessible(page)
    tab_to(page, "Figures")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    worst = page.locator("[class*=st-key-row-] a").first
    expect(worst).to_be_visible()
    accessible(page)
    name = worst.inner_text()
    tab_to(page, name, most=60)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text(re.compile(r"^1 of \d+, worst first$"))).to_be_visible()
    expect(page.locator("mark.mi-mark").first).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Next case").click()
    expect(page.get_by_text(re.compile(r"^2 of \d+, worst first$"))).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    page.get_by_role("link", name="All cases").click()
    expect(worst).to_have_text(name)


@pytest.mark.soak
def test_stopped_and_gone_on_with_after_the_server_died(own_app: AppServer, open_tab: OpenTab) -> None:
    """Stop keeps what was graded; so does a kill; Go on grades what is left into the same folder."""
    page = open_tab(f"{own_app.url}/evals")
    page.get_by_role("combobox", name="Suite").click()
    page.get_by_role("option", name="hard").click()
    expect(page.get_by_text("Answers made to mislead")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("hard: Stopped. What was graded is kept.")).to_be_visible()
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_text("graded, about")).to_be_visible()
    own_app.kill()
    own_app.start()

    page.goto(f"{own_app.url}/evals")
    expect(page.get_by_text("Not finished: ")).to_be_visible()
    page.get_by_role("button", name="Go on with it").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("hard: Stopped.")).to_be_visible()
    assert len([*(own_app.home / "runs").iterdir()]) == 1
