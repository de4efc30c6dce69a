from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.errors import JcError
from journalclub.web.callers import caller, networks

PROXY = networks(["127.0.0.1", "10.0.0.0/8"])


def test_without_proxies_nobody_is_believed() -> None:
    assert caller("203.0.113.7", "198.51.100.1", ()) == "203.0.113.7"
    assert caller("127.0.0.1", "198.51.100.1", ()) is None


@pytest.mark.parametrize(
    ("peer", "forwarded", "who"),
    [
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.7", "203.0.113.7"),  # what the caller itself claims is further left
        ("127.0.0.1", "203.0.113.7, 10.1.2.3", "203.0.113.7"),
        ("127.0.0.1", "", None),
        ("127.0.0.1", "nonsense", None),
        ("127.0.0.1", "nonsense, 203.0.113.7", "203.0.113.7"),
        ("203.0.113.9", "6.6.6.6", "203.0.113.9"),  # is no proxy of ours
        ("::ffff:127.0.0.1", "203.0.113.7", "203.0.113.7"),
    ],
)
def test_a_configured_proxy_is_believed_as_far_as_it_saw(peer: str, forwarded: str, who: str | None) -> None:
    assert caller(peer, forwarded, PROXY) == who


def test_all_addresses_of_one_home_are_one_caller() -> None:
    first, second = caller("2001:db8:1:2::1", "", ()), caller("2001:db8:1:2:ffff::9", "", ())
    assert first == second != caller("2001:db8:1:3::1", "", ())
    assert caller("fe80::1%eth0", "", ()) == "fe80::/64"
    assert caller("::1", "", ()) is None


def test_a_proxy_that_is_no_address_is_told() -> None:
    with pytest.raises(JcError, match="--proxy example"):
        networks(["example.org"])


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_header_gives_some_caller(peer: str, forwarded: str) -> None:
    found = caller(peer, forwarded, PROXY)
    assert found is None or len(found) <= 100
