"""Words that would be markup, addresses or scripts if anything read them as such; the tab fixture watches the rest."""

from playwright.sync_api import Page, expect

from tests.browser.candidate import ANSWER, REPLY, answer_until_over, box, say, settle, verdict
from tests.browser.conftest import AppServer, OpenTab

EVIL = "http://192.0.2.1"
"""An address reserved for documentation (RFC 5737)."""
VECTORS = (
    f"![image]({EVIL}/a.png)",
    f"[link]({EVIL}/b)",
    f"<img src={EVIL}/c.png onerror=alert(1)>",
    "<script>alert(2)</script>",
    "<svg onload=alert(3)>",
    f"<iframe src={EVIL}/d></iframe>",
    f"<form action={EVIL}/e><input name=password></form>",
    "<style>body{display:none}</style>",
    "[click](javascript:alert(4))",
    "[data](data:text/html,<script>alert(5)</script>)",
    f"{EVIL}/bare www.evil.example <{EVIL}/auto>",
    ":material/home: :smile: :red[red] :blue-badge[x]",
    "$$\\href{javascript:alert(6)}{x}$$ $x^2$",
    "`code` **bold** ~~gone~~ | a | b |",
    "</textarea></div><b>out</b>",
    "&lt;b&gt; &#x3C;script&#x3E;",
    "\u202edesrever\u202c \ufeff z\u200bwsp",
)


def inert(page: Page) -> None:
    """Nothing typed became an element, and the page is still there."""
    assert page.locator("main, .stMain").locator("iframe, form, img, b:has-text('out')").count() == 0
    assert page.locator('a[href*="192.0.2.1"], a[href^="javascript"], a[href^="data"]').count() == 0
    assert page.locator(".stMain .katex, .stMain code:has-text('code')").count() == 0
    expect(page.get_by_role("link", name="Review")).to_be_visible()


def test_hostile_words_stay_words_on_every_page(app: AppServer, open_tab: OpenTab) -> None:
    """In the question, the chat, the grade, the history and the review they are shown as typed and do nothing."""
    hostile = " ".join(VECTORS)
    page = open_tab(f"{app.url}/interview")
    page.get_by_text("More", exact=True).click()
    page.get_by_label("A question of your own, asked first").fill(f"Tell me about a time {hostile}"[:490])
    page.get_by_label("A question of your own, asked first").press("Tab")
    settle(page)
    page.get_by_role("button", name="Start an interview").click()
    expect(box(page)).to_be_visible()
    inert(page)

    say(page, f"{ANSWER} {hostile}")
    assert VECTORS[3] in page.locator(".stMain").inner_text()
    inert(page)
    say(page, f"{REPLY} {hostile}")
    answer_until_over(page)
    expect(verdict(page)).to_be_visible()
    inert(page)

    page.get_by_role("link", name="Review").click()
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    inert(page)
    page.locator("[class*=st-key-row-] a").first.click()
    expect(verdict(page)).to_be_visible()
    inert(page)


def test_hostile_addresses(app: AppServer, open_tab: OpenTab) -> None:
    """An id, a page or a filter that nobody gave out is said to be unknown, as text."""
    page = open_tab(app.url)
    for path in ("interview?id=", "review?id=", "review?page=", "review?about="):
        page.goto(f"{app.url}/{path}%3Cscript%3Ealert(1)%3C/script%3E%21%5Bx%5D({EVIL}/x.png)")
        expect(page.get_by_role("link", name="Review")).to_be_visible()
        settle(page)
        assert page.get_by_test_id("stException").count() == 0
        inert(page)
