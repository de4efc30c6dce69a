"""The browser that tests look through sees what it must not miss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import browser as browser
from tests.browser import looked_at, sideways, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PAGE = '<!doctype html><html lang="en"><head><title>A page</title></head><body><main>{}</main></body></html>'


def address(folder: Path, body: str) -> str:
    page = folder / "page.html"
    page.write_text(PAGE.format(body), encoding="utf-8")
    return page.as_uri()


def test_a_good_page_has_nothing_against_it(browser: Browser, tmp_path: Path) -> None:
    with looked_at(browser, address(tmp_path, "<h1>Words</h1>")) as seen:
        assert (violations(seen.page), seen.foreign, seen.dialogs, seen.errors) == ([], [], [], [])
        assert sideways(seen.page) <= 0


def test_pictures_without_words_and_grey_on_grey_are_noticed(browser: Browser, tmp_path: Path) -> None:
    body = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color:#bbb;background:#aaa">grey words</p>'
    with looked_at(browser, address(tmp_path, body)) as seen:
        assert {line.split(":")[0] for line in violations(seen.page)} >= {"image-alt", "color-contrast"}


def test_scripts_other_hosts_and_wide_pages_are_noticed(browser: Browser, tmp_path: Path) -> None:
    body = '<script>alert(1); nothing()</script><img alt="" src="http://127.0.0.1:9/x"><p style="width:3000px">x</p>'
    with looked_at(browser, address(tmp_path, body), "phone", "dark") as seen:
        assert seen.dialogs == ["1"]
        assert seen.foreign == ["http://127.0.0.1:9/x"]
        assert seen.errors
        assert sideways(seen.page) > 2000
