"""pip-audit for an index that has a page for each package, but none for each release. Not: what is found (audit.py).

Such a page tells what is known of the package's newest release. It answers for the release that pip-audit asks about
when that is the newest one; another one stays not looked up. Arguments are those of pip-audit.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from typing import Any

import requests

_RELEASE = re.compile(r"(?P<package>.+/[^/]+)/(?P<version>[^/]+)/json")

Get = Callable[..., requests.Response]


def or_newest(get: Get) -> Get:
    """The same way to get an address; for a release that has no page, its package's if that is about this release."""

    def got(session: requests.Session, url: str, **options: Any) -> requests.Response:
        answer = get(session, url, **options)
        release = _RELEASE.fullmatch(url)
        if answer.status_code != requests.codes.not_found or release is None:
            return answer
        page = get(session, f"{release['package']}/json", **options)
        is_this = (
            page.status_code == requests.codes.ok and page.json()["info"]["version"] == release["version"]
        )
        return page if is_this else answer

    return got


if __name__ == "__main__":
    requests.Session.get = or_newest(requests.Session.get)  # type: ignore[method-assign]
    runpy.run_module("pip_audit", run_name="__main__")
