"""Which machines an address on the web may lead to: public ones only. Not: asking them (links.py)."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

REDIRECTS = (301, 302, 303, 307, 308)  # statuses of answers that lead to another address …
MOST_REDIRECTS = 5  # … and how many of them are followed in a row
Resolve = Callable[[str, int], Sequence[str]]


class NotPublicError(ValueError):
    """An address that leads into somebody's own network; the message ends a sentence."""


def resolve(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host. Raises OSError when there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_ip(host: str, port: int, resolver: Resolve = resolve) -> str:
    """The IP address to connect to, so that what was checked is what is asked, whatever the name means a moment later.

    Raises NotPublicError when any of the host's addresses is not public: loopback, private, link-local, shared,
    multicast, reserved, or one of these inside IPv6; OSError when there is none.
    """
    found = resolver(host, port)
    if not found:
        raise OSError(f"{host} has no address")
    for text in found:
        if not is_public(text):
            raise NotPublicError(f"{host} is on a private network ({text}); jc asks public addresses only")
    return found[0]


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public internet."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        # RFC 6052: the NAT64 prefix hides an IPv4 address, too.
        if inner is None and address in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved
