"""A real server and a real browser; a test fails where the page reaches for another host or a script breaks."""

import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, Request, ViewportSize, expect

from tests.browser.candidate import LISTEN, settle
from tests.browser.forked import Served, forker
from tests.servers import free_port

ROOT = Path(__file__).parents[2]
START_SECONDS = 30.0
expect.set_options(timeout=20_000)  # the machine may be busy with other tests
BLANK = "about:blank"
HERE = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")
MORE_TRIES = 2
AGAIN = pytest.StashKey[bool]()
"""On a journey that failed before."""
FORGET = "() => location.origin === 'null' || [localStorage, sessionStorage].forEach((kept) => kept.clear())"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_unconfigure() -> None:
    """Servers are killed by whoever started them."""
    if forker.cache_info().currsize:
        forker().end()


class AppServer:
    """The app on a port of its own with a data folder of its own; may be killed and started again."""

    def __init__(self, home: Path, **env: str) -> None:
        self.home = home
        self.env = env
        """Variables beside those of this process."""
        self.log = home.parent / "app.log"
        self.port = free_port()
        self.process: Served | None = None

    @property
    def url(self) -> str:
        """Where the app is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = ["run", str(ROOT / "streamlit_app.py"), "--server.headless=true", f"--server.port={self.port}"]
        env = {**os.environ, **self.env, "INTERVIEWER_HOME": str(self.home)}
        self.process = forker().serve(command, env, self.log)
        give_up = time.monotonic() + START_SECONDS
        while not self.healthy():
            if time.monotonic() > give_up or self.process.over():
                raise AssertionError(self.log.read_text())
            time.sleep(0.05)

    def healthy(self) -> bool:
        """Whether it answers."""
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as reply:
                return bool(reply.read() == b"ok")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill(self) -> None:
        """Stop it without warning."""
        assert self.process is not None
        self.process.kill()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """One server for all tests that leave it alone."""
    server = AppServer(tmp_path_factory.mktemp("app") / "home")
    server.start()
    yield server
    server.kill()
    assert "Traceback" not in server.log.read_text()


@pytest.fixture(scope="session")
def port() -> int:
    """For one server after the other: what the browser has read and compiled from there it knows again."""
    return free_port()


@pytest.fixture
def own_app(tmp_path: Path, port: int) -> Iterator[AppServer]:
    """A server that a test may kill, or whose data it looks into."""
    server = AppServer(tmp_path / "home")
    server.port = port
    server.start()
    yield server
    server.kill()


class Window:
    """A window whose first tab goes from journey to journey, as a browser takes seconds to compile the page's script.

    Nothing else goes along: what was kept for a page is deleted, and a journey that is tried again gets another window.
    """

    def __init__(self, chromium: Browser) -> None:
        self.context = chromium.new_context(reduced_motion="reduce")
        self.context.add_init_script(LISTEN)
        self.tab = self.context.new_page()

    def leave(self) -> None:
        """Close every tab but the first, and have that one forget where it was."""
        if self.tab.is_closed():
            self.tab = self.context.new_page()
        for page in self.context.pages:
            if page is not self.tab:
                page.close()
        self.tab.evaluate(FORGET)
        self.tab.goto(BLANK)
        self.tab.emulate_media(color_scheme="light")
        self.context.clear_cookies()


@pytest.fixture(scope="session")
def windows() -> list[Window]:
    """The one that goes from journey to journey, once there is one."""
    return []


@pytest.fixture
def window(chromium: Browser, windows: list[Window], request: pytest.FixtureRequest) -> Iterator[Window]:
    """Its first tab is empty."""
    if request.node.stash.get(AGAIN, False):
        while windows:
            windows.pop().context.close()
    if not windows:
        windows.append(Window(chromium))
    yield windows[0]
    windows[0].leave()


OpenTab = Callable[..., Page]


@pytest.fixture
def open_tab(chromium: Browser, window: Window) -> Iterator[OpenTab]:
    """Opens tabs; afterwards no request may have left this computer, no script failed, no dialog opened."""
    others: list[BrowserContext] = []
    pages: list[Page] = []
    wrong: list[str] = []

    def watch_request(request: Request) -> None:
        if not request.url.startswith(HERE):
            wrong.append(f"request to {request.url}")

    def watch_error(error: Error) -> None:
        wrong.append(f"script error {error}")

    def watch_dialog(dialog: Dialog) -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def opened(url: str, *, width: int = 1280, height: int = 900, beside: Page | None = None) -> Page:
        """A tab at `url`, drawn whole; with `beside` another tab of the same window."""
        if beside:
            page = beside.context.new_page()
        elif not pages:
            page = window.tab
        else:
            others.append(chromium.new_context(reduced_motion="reduce"))
            others[-1].on("request", watch_request)
            others[-1].add_init_script(LISTEN)
            page = others[-1].new_page()
        pages.append(page)
        page.set_viewport_size(ViewportSize(width=width, height=height))
        page.set_default_timeout(20_000)
        page.on("pageerror", watch_error)
        page.on("dialog", watch_dialog)
        page.goto(url)
        if url != BLANK:
            settle(page)
        return page

    window.context.on("request", watch_request)
    yield opened
    for context in others:
        context.close()
    window.context.remove_listener("request", watch_request)
    if pages:
        pages[0].remove_listener("pageerror", watch_error)
        pages[0].remove_listener("dialog", watch_dialog)
    assert wrong == []


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """A journey that fails is tried twice more, on pages of its own: two cores may be too busy for a real browser."""
    if not isinstance(item, pytest.Function) or not item.get_closest_marker("browser"):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    for _ in range(MORE_TRIES):
        if any(report.failed for report in reports):
            item.stash[AGAIN] = True
            item._initrequest()
            reports = runtestprotocol(item, log=False, nextitem=nextitem)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
