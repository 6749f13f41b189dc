"""A real server and a real browser; a test fails where the page reaches for another host or a script breaks."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, ViewportSize, expect

from tests.browser.candidate import LISTEN, settle
from tests.servers import free_port

ROOT = Path(__file__).parents[2]
START_SECONDS = 30.0
expect.set_options(timeout=20_000)  # the machine may be busy with other tests
BLANK = "about:blank"
HERE = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:")
MORE_TRIES = 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class AppServer:
    """The app on a port of its own with a data folder of its own; may be killed and started again."""

    def __init__(self, home: Path, **env: str) -> None:
        self.home = home
        self.env = env
        """Variables beside those of this process."""
        self.log = home.parent / "app.log"
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where the app is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        script = [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py")]
        flags = ["--server.headless=true", f"--server.port={self.port}"]
        env = {**os.environ, **self.env, "INTERVIEWER_HOME": str(self.home)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([*script, *flags], stdout=log, stderr=log, env=env, cwd=ROOT)
        give_up = time.monotonic() + START_SECONDS
        while not self.healthy():
            if time.monotonic() > give_up or self.process.poll() is not None:
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
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """One server for all tests that leave it alone."""
    server = AppServer(tmp_path_factory.mktemp("app") / "home")
    server.start()
    yield server
    server.kill()
    assert "Traceback" not in server.log.read_text()


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[AppServer]:
    """A server that a test may kill, or whose data it looks into."""
    server = AppServer(tmp_path / "home")
    server.start()
    yield server
    server.kill()


OpenTab = Callable[..., Page]


@pytest.fixture
def open_tab(chromium: Browser) -> Iterator[OpenTab]:
    """Opens tabs; afterwards no request may have left this computer, no script failed, no dialog opened."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def watch_request(request: Request) -> None:
        if not request.url.startswith(HERE):
            wrong.append(f"request to {request.url}")

    def watch_dialog(dialog: Dialog) -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def opened(url: str, *, width: int = 1280, height: int = 900, beside: Page | None = None) -> Page:
        """A tab at `url`, drawn whole; with `beside` another tab of the same window."""
        if beside:
            page = beside.context.new_page()
        else:
            size = ViewportSize(width=width, height=height)
            contexts.append(chromium.new_context(viewport=size, reduced_motion="reduce"))
            contexts[-1].on("request", watch_request)
            contexts[-1].add_init_script(LISTEN)
            page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: wrong.append(f"script error {error}"))
        page.on("dialog", watch_dialog)
        page.goto(url)
        if url != BLANK:
            settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()
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
            item._initrequest()
            reports = runtestprotocol(item, log=False, nextitem=nextitem)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
