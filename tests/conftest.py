"""What every test gets: no network, a data folder of its own, deterministic examples, real servers where installed."""

import asyncio
import gc
import ipaddress
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.servers", "pytester"]

settings.register_profile(
    "repeatable",
    max_examples=40,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no reason to fail
)
settings.register_profile("thorough", settings.get_profile("repeatable"), max_examples=400)
settings.load_profile("repeatable")

NOT_OURS = ("INTERVIEWER_", "OPENAI_", "STREAMLIT_")
"""Variables of the developer's own shell that tests must not see."""
NETWORK_EVENTS = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1, "socket.getaddrinfo": 0}
"""Audit event to the position of its address."""


class NetworkUsed(BaseException):
    """A test reached for another machine; no `except Exception` may swallow that."""


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook: lets sockets reach this machine alone. What a child process does is not seen."""
    if event not in NETWORK_EVENTS:
        return
    address = arguments[NETWORK_EVENTS[event]]
    host = address[0] if isinstance(address, tuple) else address if event == "socket.getaddrinfo" else None
    if not _is_here(host):
        raise NetworkUsed(f"{event} to {address!r}: tests use no network")


def _is_here(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


sys.addaudithook(refuse_network)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Six thousand tests stay until the end: looking through them for garbage takes seconds in every worker."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test; not there yet."""
    for name in [name for name in os.environ if name.startswith(NOT_OURS)]:
        monkeypatch.delenv(name)
    folder = tmp_path / "home"
    monkeypatch.setenv("INTERVIEWER_HOME", str(folder))
    monkeypatch.setenv("INTERVIEWER_ENV_FILE", os.devnull)  # a developer's .env would have tests ask a real model
    return folder


@pytest.fixture(scope="session", autouse=True)
def _no_foreign_index() -> Iterator[None]:
    """A test that builds or installs a package uses what is installed here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIP_NO_INDEX", "1")
        yield


@pytest.fixture(scope="session")
def components_looked_for_once() -> Iterator[None]:
    """Each new AppTest has Streamlit read the metadata of all that is installed, which takes longer than our pages."""
    from streamlit.components.v2 import manifest_scanner

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@contextmanager
def _no_loop_left(item: pytest.Item, *, last: bool = False) -> Iterator[None]:
    """Playwright leaves its event loop marked as running in a worker's thread, where others want their own.

    `last`: behind the last test Playwright itself is ended, which needs its loop.
    """
    left = asyncio._get_running_loop()
    if left is None or last or item.get_closest_marker("browser"):
        yield
        return
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(left)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Fixtures of every scope are made without that loop."""
    with _no_loop_left(item):
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Likewise the test."""
    with _no_loop_left(item):
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Likewise what ends its fixtures."""
    with _no_loop_left(item, last=nextitem is None):
        yield
