"""In a real browser: every kind of page passes WCAG 2.2 AA, fits phones and desks, and asks nobody for anything."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Literal

import pytest

from journalclub.publishing.publish import publish
from tests.browser import LOOKS, looked_at, sideways, violations
from tests.publishing.clubs import ARXIV, NOW, add_paper, make_club, put

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PAGES = (
    "index.html",
    "papers.html",
    "presenters.html",
    "search.html",
    "sessions/2027-01-18-vit/index.html",
    "sessions/2027-02-01-off/index.html",
    "sessions/2027-03-01-two/index.html",
    "sessions/undated-later/index.html",
    "sessions/linked/index.html",
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        del args


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a club's site with a page of every kind."""
    root = tmp_path_factory.mktemp("site") / "club"
    club = make_club(root)
    put(root, "sessions/linked/session.yaml", "date: 2027-05-03\npapers:\n  - id: 2010.11929v2\n")
    add_paper(root, "linked", ARXIV)
    publish(club, NOW)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_passes_axe_and_fits(
    browser: Browser, served: str, page: str, size: str, scheme: Literal["light", "dark"]
) -> None:
    with looked_at(browser, served + page, size, scheme) as seen:
        assert (seen.errors, seen.foreign, seen.dialogs) == ([], [], [])
        assert sideways(seen.page) <= 0
        assert violations(seen.page) == []


def test_search_narrows_the_list_and_says_how_many_fit(browser: Browser, served: str) -> None:
    with looked_at(browser, f"{served}search.html") as seen:
        rows = seen.page.locator("#found > li:visible")
        assert rows.count() == 7
        seen.page.fill("#words", "called 2027")
        assert rows.count() == 1
        assert seen.page.text_content("#count") == "1 session fits"
        seen.page.fill("#words", "nothing like it")
        assert rows.count() == 0
        seen.page.fill("#words", "")
        assert rows.count() == 7


def test_without_script_the_search_page_is_the_whole_list(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}search.html")
    assert page.locator("#found > li:visible").count() == 7
    assert not page.locator("#search").is_visible()
    context.close()


def test_every_link_and_picture_of_the_site_leads_somewhere(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    todo, done = ["index.html"], set()
    while todo:
        address = todo.pop()
        if address in done:
            continue
        done.add(address)
        answer = context.request.get(served + address)
        assert answer.ok, address
        if not address.endswith(".html"):
            continue
        page.goto(served + address)
        found = page.eval_on_selector_all("[href], [src]", "all => all.map(x => x.href || x.src)")
        todo += [f.removeprefix(served).split("#")[0] for f in found if f.startswith(served)]
    assert {
        "calendar.ics",
        "feed.xml",
        "sessions.json",
        "sessions/2027-01-18-vit/figures/figure-1.png",
    } <= done
    context.close()
