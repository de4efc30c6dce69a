"""One request to an IP address that was looked at, under the host's own name. Not: looking at it (addresses.py).

So a name cannot mean another machine a moment later; no proxy is used, as it would look the name up anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

TIMEOUT = 10.0  # seconds without a sign of life


@contextmanager
def pinned(method: str, url: str, ip: str, headers: Mapping[str, str]) -> Iterator[BaseHTTPResponse]:
    """The answer, of whose body nothing is read yet. Raises urllib3's HTTPError and OSError."""
    import urllib3
    from requests.utils import DEFAULT_CA_BUNDLE_PATH

    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    timeout = urllib3.Timeout(connect=TIMEOUT, read=TIMEOUT)
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            ip,
            port,
            timeout=timeout,
            retries=False,
            ca_certs=DEFAULT_CA_BUNDLE_PATH,
            server_hostname=host,
            assert_hostname=host,
        )
    else:
        pool = urllib3.HTTPConnectionPool(ip, port, timeout=timeout, retries=False)
    with pool:
        response: BaseHTTPResponse = pool.request(
            method, path, headers={**headers, "Host": parts.netloc}, redirect=False, preload_content=False
        )
        try:
            yield response
        finally:
            response.close()
