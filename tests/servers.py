"""Real servers for tests: a private PostgreSQL and a Chromium, skipped with a reason where they are not installed."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A microphone that everybody has and that beeps.
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]
MISSING = re.compile(r"is not installed \(Debian package ([a-z-]+)\)")
"""What a test says that lacks a server; read from its report, which comes from any worker."""


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def need(package: str, what: str) -> None:
    """Skip because `package` is not installed; under CI=true that is a failure, as CI installs it."""
    says = f"{what} is not installed (Debian package {package})"
    if os.environ.get("CI") == "true":
        pytest.fail(says, pytrace=False)
    pytest.skip(says)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in one line how to run what was skipped for want of a server."""
    reports = [item for kind in ("skipped", "failed", "error") for item in terminalreporter.stats.get(kind, ())]
    packages = {found for item in reports for found in MISSING.findall(str(item.longrepr))}
    if packages:
        names = " ".join(sorted(packages))
        terminalreporter.write_line(
            f"Not tested here: {names}. To test it: apt-get install -y --no-install-recommends {names}", yellow=True
        )


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class Cluster:
    """A PostgreSQL of our own in a temporary folder; it refuses to run as root, hence runuser."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries = binaries
        self.folder = folder
        self.port = free_port()
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        self.user = "postgres" if self.as_user else "tester"

    def start(self) -> None:
        """Create the cluster and wait until it answers."""
        if self.as_user:
            shutil.chown(self.folder, "postgres")
        trust = ("-A", "trust", "-U", self.user)
        self._run("initdb", "-D", self.data, *trust, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        # Without fsync, as only a power failure could tell: tests kill processes, not the machine.
        flags = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-D", self.data, "-l", str(self.folder / "log"), "-w", "-o", flags, "start")

    def restart_after_crash(self) -> None:
        """Stop without warning, as a power failure would, and come back."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "restart", "-l", str(self.folder / "log"))

    def stop(self) -> None:
        """Stop without ceremony; the folder goes anyway."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    @property
    def data(self) -> str:
        """The cluster's data folder."""
        return str(self.folder / "data")

    def new_database(self, name: str) -> str:
        """Create an empty database; its SQLAlchemy URL."""
        import psycopg
        from psycopg import sql

        server = f"{self.user}@127.0.0.1:{self.port}"
        with psycopg.connect(f"postgresql://{server}/postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return f"postgresql+psycopg://{server}/{name}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self.as_user, str(self.binaries / program), *arguments]
        with (self.folder / "commands").open("ab") as log:
            subprocess.run(command, check=True, stdout=log, stderr=log, cwd="/")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A private PostgreSQL for the whole run."""
    binaries = _binaries()
    if binaries is None:
        need("postgresql", "PostgreSQL")
        raise AssertionError
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:
        cluster = Cluster(binaries, Path(folder))
        cluster.start()
        yield cluster
        cluster.stop()


@pytest.fixture
def postgres_url(postgres: Cluster, request: pytest.FixtureRequest) -> str:
    """The URL of an empty PostgreSQL database of this test's own."""
    numbers = request.config.stash.setdefault(_COUNT, [0])
    numbers[0] += 1
    return postgres.new_database(f"test_{numbers[0]}")


_COUNT = pytest.StashKey[list[int]]()


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """A headless Chromium for the whole run; take a new context for each test."""
    if not CHROMIUM.is_file():
        need("chromium", "Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS, headless=True)
        yield browser
        browser.close()
