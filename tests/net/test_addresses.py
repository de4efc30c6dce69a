from __future__ import annotations

from collections.abc import Sequence

import pytest

from journalclub.net.addresses import NotPublicError, is_public, public_ip


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",  # noqa: S104 — looked at, not bound
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "no address",
        "",
    ],
)
def test_what_is_not_of_the_public_internet_is_refused(text: str) -> None:
    assert not is_public(text)


@pytest.mark.parametrize("text", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_are_allowed(text: str) -> None:
    assert is_public(text)


def test_one_private_address_among_public_ones_is_enough_to_refuse_a_host() -> None:
    def both(host: str, port: int) -> Sequence[str]:
        return ["8.8.8.8", "10.0.0.1"]

    with pytest.raises(NotPublicError, match=r"10\.0\.0\.1"):
        public_ip("example.org", 443, both)
    assert public_ip("example.org", 443, lambda *_: ["8.8.8.8"]) == "8.8.8.8"
    with pytest.raises(OSError, match="has no address"):
        public_ip("example.org", 443, lambda *_: [])
