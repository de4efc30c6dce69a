"""From where a request comes, as far as limits need to know; kept in memory only. Pure. Not: who somebody is."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from functools import lru_cache

from journalclub.errors import JcError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_V6_HOME = 64  # bits: one household or machine has at least so many addresses


def networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """The proxies whose word is believed; raises JcError when one is no address or network."""
    found = []
    for text in texts:
        try:
            found.append(ipaddress.ip_network(text, strict=False))
        except ValueError as error:
            raise JcError(
                f"--proxy {text}: no address or network, such as 127.0.0.1 or 10.0.0.0/8."
            ) from error
    return tuple(found)


def caller(peer: str, forwarded: str, proxies: tuple[Network, ...]) -> str | None:
    """The address whose allowance counts; None for this machine itself.

    `forwarded` is X-Forwarded-For; it is read from its end, and only as far as configured proxies wrote it. A server
    without proxies believes none of it.
    """
    known = _address(peer)
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    while hops and known is not None and _is_one_of(known, proxies):
        further = _address(hops.pop())
        if further is None:
            break
        known = further
    if known is None:
        return peer[:100]
    if known.is_loopback:
        return None
    if isinstance(known, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(known), _V6_HOME), strict=False))
    return str(known)


@lru_cache(4096)
def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return None
    return (isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped) or address


def _is_one_of(address: ipaddress.IPv4Address | ipaddress.IPv6Address, proxies: tuple[Network, ...]) -> bool:
    return any(address.version == network.version and address in network for network in proxies)
