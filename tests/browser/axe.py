"""Whether a page fits and axe finds nothing: on a phone and at a desk, light and dark."""

from collections.abc import Mapping
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
    "async (options) => (await axe.run(document, {resultTypes: ['violations'], ...options})).violations"
    ".filter(({impact}) => impact === 'serious' || impact === 'critical')"
    ".map(({id, impact, nodes}) => [id, impact, nodes.map((node) => [node.html.slice(0, 200), node.failureSummary])])"
)
COLOURS = ["color-contrast", "link-in-text-block"]
"""What looks at every pixel and takes longest: once for each scheme, at either width in turn."""
ALL_BUT_COLOURS = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
COLOURS_ALONE = {"runOnly": {"type": "rule", "values": COLOURS}}


def accessible(page: Page, where: str = "") -> None:
    """Nothing is wider than the screen, and axe finds nothing serious or critical, also in what is folded.

    All rules on a phone in the light; at a desk all but the colours, which are looked at in the dark there. The page is
    left as it was found but for what is unfolded.
    """
    before = page.viewport_size or DESK
    settle(page)
    page.evaluate("() => document.querySelectorAll('.stMain details').forEach((node) => { node.open = true })")
    page.evaluate(SCRIPT)
    _shown(page, PHONE)
    _nothing_found(page, {}, f"{where}, on a phone, light")
    _shown(page, DESK)
    _nothing_found(page, ALL_BUT_COLOURS, f"{where}, at a desk")
    _painted(page, "dark")
    _nothing_found(page, COLOURS_ALONE, f"{where}, at a desk, dark")
    _painted(page, "light")
    page.set_viewport_size(before)
    settle(page)


def _shown(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    settle(page)
    assert no_sideways_scroll(page), size


def _painted(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    expect(page.locator(".stApp")).to_have_css("background-color", PAPER[scheme])
    settle(page)


def _nothing_found(page: Page, options: Mapping[str, object], where: str) -> None:
    found = page.evaluate(FOUND, options)
    assert not found, f"{where}: {found}"
