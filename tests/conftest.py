"""No test reaches the network, the user's cache or the user's clubs."""

from __future__ import annotations

import ipaddress
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile(
    "untimed", deadline=None
)  # how long an example takes tells of the machine, not of the code
settings.load_profile("untimed")


class NetworkReachedError(Exception):
    """A test tried to leave this machine. Not an OSError, which code under test might swallow."""


def is_loopback(address: Any) -> bool:
    """Whether a socket address stays on this machine."""
    if isinstance(address, (str, bytes)):  # a Unix socket
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every connection except to this machine fails the test."""
    connect, connect_ex, resolve = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guard(address: Any) -> None:
        if not is_loopback(address):
            raise NetworkReachedError(f"a test tried to reach {address}")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        guard(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        guard(address)
        return connect_ex(self, address)

    def guarded_resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
        guard((host.decode() if isinstance(host, bytes) else host or "localhost",))
        return resolve(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_resolve)


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees the user's settings, proxies or cache."""
    for name in ("JC_ARXIV_URL", "JC_ARXIV_PAUSE", "JC_CLUB", "JC_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    own = Path(tmp_path_factory.getbasetemp())
    monkeypatch.setenv("JC_CACHE_DIR", str(own / "cache-of-no-test"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(own / "xdg-cache"))
