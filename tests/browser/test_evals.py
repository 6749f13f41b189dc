"""A suite from Start to its worst case, as a maintainer goes there: by keyboard, over reloads, on a phone."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from interviewer.evaluation.starting import Starts
from tests.browser.candidate import no_sideways_scroll, settle
from tests.browser.conftest import AppServer, OpenTab
from tests.browser.test_reach import tab_to

PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=900)
SLOW = 120_000
"""Milliseconds that a suite may take on a busy machine."""
AXE = os.environ.get("AXE_CORE", "")
"""The file axe.min.js of the npm package axe-core, where it is at hand."""


def test_calibration_from_start_to_its_worst_case(own_app: AppServer, open_tab: OpenTab) -> None:
    """It goes on over another page and a reload, is there once however often it is started, and reads on a phone."""
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
    other = open_tab(f"{own_app.url}/evals")
    for tab in (page, other):
        expect(tab.get_by_text("calibration: Finished.")).to_be_visible(timeout=SLOW)
    assert len([*(own_app.home / "runs").iterdir()]) == 1

    fits(page)
    tab_to(page, "Open the run")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="calibration by rules")).to_be_visible()
    expect(page.get_by_role("heading", name="Verdicts")).to_be_visible(timeout=SLOW)
    fits(page)
    tab_to(page, "Figures")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    worst = page.locator("[class*=st-key-row-] a").first
    expect(worst).to_be_visible()
    fits(page)
    name = worst.inner_text()
    tab_to(page, name, most=60)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text(re.compile(r"^1 of \d+, worst first$"))).to_be_visible()
    expect(page.locator("mark.mi-mark").first).to_be_visible()
    fits(page)
    page.get_by_role("link", name="Next case").click()
    expect(page.get_by_text(re.compile(r"^2 of \d+, worst first$"))).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    page.get_by_role("link", name="All cases").click()
    expect(worst).to_have_text(name)
    assert "Traceback" not in own_app.log.read_text()


def fits(page: Page) -> None:
    """Nothing is wider than a phone."""
    page.set_viewport_size(PHONE)
    settle(page)
    assert no_sideways_scroll(page)
    page.set_viewport_size(DESK)
    settle(page)


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


@pytest.mark.skipif(not AXE, reason="AXE_CORE names no axe.min.js")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(own_app: AppServer, open_tab: OpenTab, scheme: str) -> None:
    """On the list, a run, its cases and a case; on a desk and on a phone, light and dark."""
    done = Starts(own_app.home).begin("calibration").wait(SLOW / 1000)
    page = open_tab(own_app.url)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    run = f"{own_app.url}/evals?run={done.run}"
    for address in (f"{own_app.url}/evals", run, f"{run}&view=Cases", f"{run}&case=biz-013-b"):
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            page.goto(address)
            expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOW)
            settle(page)
            page.evaluate(Path(AXE).read_text(encoding="utf-8"))
            found = page.evaluate(
                "async () => (await axe.run()).violations.map(({id, impact, nodes}) =>"
                " [id, impact, nodes.map((node) => node.html.slice(0, 200))])"
            )
            assert [item for item in found if item[1] in ("serious", "critical")] == [], address
