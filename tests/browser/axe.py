"""Whether a page fits and axe finds nothing: on a phone and at a desk, light and dark."""

from importlib.resources import files
from typing import Literal

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.candidate import no_sideways_scroll, settle

PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1440, height=900)
PAPER: dict[Literal["light", "dark"], str] = {"light": "rgb(250, 248, 244)", "dark": "rgb(20, 24, 27)"}
"""The ground of each scheme: when it is there the page has changed its colours."""
SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
FOUND = (
    "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
    ".filter(({impact}) => impact === 'serious' || impact === 'critical')"
    ".map(({id, impact, nodes}) => [id, impact, nodes.map((node) => [node.html.slice(0, 200), node.failureSummary])])"
)


def accessible(page: Page, where: str = "") -> None:
    """Nothing is wider than the screen, and axe finds nothing serious or critical, also in what is folded.

    On a phone in the light and at a desk in the dark. The page is left as it was found but for what is unfolded.
    """
    before = page.viewport_size or DESK
    settle(page)
    page.evaluate("() => document.querySelectorAll('.stMain details').forEach((node) => { node.open = true })")
    page.evaluate(SCRIPT)
    _shown(page, PHONE)
    _nothing_found(page, f"{where}, on a phone, light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).to_have_css("background-color", PAPER["dark"])
    _shown(page, DESK)
    _nothing_found(page, f"{where}, at a desk, dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(before)
    expect(page.locator(".stApp")).to_have_css("background-color", PAPER["light"])
    settle(page)


def _shown(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    settle(page)
    assert no_sideways_scroll(page), size


def _nothing_found(page: Page, where: str) -> None:
    found = page.evaluate(FOUND)
    assert not found, f"{where}: {found}"
