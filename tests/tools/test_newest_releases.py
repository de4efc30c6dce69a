"""A package's page answers for its newest release, and for no other."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests
from newest_releases import or_newest

INDEX = "http://index.example/pypi"


def page(status: int, said: dict[str, Any] | None = None) -> requests.Response:
    answer = requests.Response()
    answer.status_code = status
    answer._content = json.dumps(said).encode()
    return answer


def index(pages: dict[str, requests.Response]) -> Any:
    def get(session: requests.Session, url: str, **options: Any) -> requests.Response:
        return pages.get(url, page(404))

    return get


NEWEST = page(200, {"info": {"version": "2.0"}, "vulnerabilities": []})


@pytest.mark.parametrize(
    ("pages", "version", "status"),
    [
        ({f"{INDEX}/alpha/json": NEWEST}, "2.0", 200),
        ({f"{INDEX}/alpha/json": NEWEST}, "1.9", 404),
        ({}, "2.0", 404),
        ({f"{INDEX}/alpha/1.9/json": page(200, {}), f"{INDEX}/alpha/json": NEWEST}, "1.9", 200),
        ({f"{INDEX}/alpha/2.0/json": page(500), f"{INDEX}/alpha/json": NEWEST}, "2.0", 500),
    ],
)
def test_a_page_answers_for_the_newest_release_only(
    pages: dict[str, requests.Response], version: str, status: int
) -> None:
    answer = or_newest(index(pages))(requests.Session(), f"{INDEX}/alpha/{version}/json")
    assert answer.status_code == status
