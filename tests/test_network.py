"""Tests reach no other machine, and could not without being noticed."""

import asyncio
import socket
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import NetworkUsed
from tests.loops import completed

ELSEWHERE = "192.0.2.1"
"""An address reserved for documentation; nobody answers there."""


def test_connecting_elsewhere_is_refused() -> None:
    """A socket to another machine fails before a packet is sent, also without blocking."""
    with socket.socket() as sock, pytest.raises(NetworkUsed, match=ELSEWHERE):
        sock.connect((ELSEWHERE, 80))
    with socket.socket() as sock, pytest.raises(NetworkUsed):
        sock.connect_ex((ELSEWHERE, 80))
    with socket.socket(socket.AF_INET6) as sock, pytest.raises(NetworkUsed):
        sock.connect(("2001:db8::1", 80))


def test_sending_elsewhere_is_refused() -> None:
    """Nor does a datagram leave."""
    with socket.socket(type=socket.SOCK_DGRAM) as sock, pytest.raises(NetworkUsed):
        sock.sendto(b"hello", (ELSEWHERE, 53))


def test_looking_up_a_name_is_refused() -> None:
    """Not even the name server is asked."""
    with pytest.raises(NetworkUsed, match=r"example\.invalid"):
        socket.getaddrinfo("example.invalid", 443)


def test_libraries_cannot_swallow_it() -> None:
    """The refusal is no Exception: no library takes it for a failed request and carries on."""
    with pytest.raises(NetworkUsed):
        urllib.request.urlopen(f"http://{ELSEWHERE}/", timeout=1)
    # A thread of its own: the browser tests leave a running event loop in this one.
    with ThreadPoolExecutor(1) as threads, pytest.raises(NetworkUsed):
        threads.submit(_open_elsewhere).result()


def _open_elsewhere() -> None:
    completed(asyncio.wait_for(asyncio.open_connection(ELSEWHERE, 80), 1))


def test_this_machine_is_reachable() -> None:
    """Servers that tests start are on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]):
        connection, _ = server.accept()
        connection.close()
    left, right = socket.socketpair()
    left.close()
    right.close()
    assert socket.getaddrinfo("localhost", 80)
