"""A real Chromium for tests: pages as wide as a phone's and a desk's, light and dark, and axe's judgement of them.

Take the fixture over in a family's conftest.py: `from tests.browser import browser as browser`; mark its tests with
`pytest.mark.browser`. They skip where playwright, axe or Chromium is missing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

WIDTHS = {"phone": (390, 844), "desk": (1280, 800)}  # CSS pixels
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

LOOKS = [(size, scheme) for size in WIDTHS for scheme in SCHEMES]


@dataclass(frozen=True, slots=True)
class Watched:
    """A page, and what it did that no page of ours may do."""

    page: Page
    foreign: list[str]  # addresses asked for on other hosts
    dialogs: list[str]
    errors: list[str]  # of scripts, and what the content security policy refused


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module; not longer, as no event loop can run in a thread beside Playwright's."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed (group ci)")
    path = chromium()
    if path is None:
        pytest.skip("Chromium is not installed")
    with launched(path) as running:
        yield running


def chromium() -> str | None:
    """Where Chromium is; None without one."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """A running Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@contextmanager
def looked_at(
    browser: Browser, address: str, size: str = "desk", scheme: Literal["light", "dark"] = "light"
) -> Iterator[Watched]:
    """Open an address (http://127.0.0.1… or file://…) and watch what the page does."""
    width, height = WIDTHS[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    watched = Watched(page, [], [], [])
    home = address.split("/")[2]

    def asked(url: str) -> None:
        if not url.startswith(("data:", "blob:")) and url.split("/")[2] != home:
            watched.foreign.append(url)

    def answered(dialog: Dialog) -> None:
        watched.dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("request", lambda request: asked(request.url))
    page.on("dialog", answered)
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    page.on("console", lambda said: watched.errors.append(said.text) if said.type == "error" else None)
    try:
        page.goto(address)
        yield watched
    finally:
        context.close()


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, a line for each element."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed (group ci)"
    )
    options = {
        "runOnly": {"type": "tag", "values": WCAG_22_AA},
        "preload": False,
    }  # it would fetch style sheets
    found = axe.Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {v['help']}: {node['html'][:200]}" for v in found for node in v["nodes"]]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than the window: it must never scroll sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
