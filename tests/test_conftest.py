"""The guard that keeps tests off the network works."""

from __future__ import annotations

import socket

import pytest

from tests.conftest import NetworkReachedError


def test_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(NetworkReachedError):
        sock.connect(("192.0.2.1", 80))


def test_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(NetworkReachedError):
        socket.getaddrinfo("arxiv.org", 443)


def test_this_machine_may_be_reached() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())
        assert client.getpeername() == server.getsockname()
