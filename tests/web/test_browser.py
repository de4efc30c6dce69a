"""The pages in a real Chromium: with script and without, on a phone and on a desk, light and dark."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser import LOOKS, looked_at, sideways, violations
from tests.web.served import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
# In the spirit of the Big List of Naughty Strings: what has broken pages before.
NAUGHTY = [
    "<script>alert(1)</script>",
    "</textarea><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "{{ 7*7 }}{% raw %}${7*7}<%= 7*7 %>",
    "javascript:alert(4)//<svg/onload=alert(5)>",
    "&lt;script&gt;alert(6)&lt;/script&gt; &amp;amp;",
    "]]><!--<script>alert(7)</script>-->",
    "Ω≈ç√∫˜µ≤≥÷ 田中さんにあげて下さい 社會科學院 ﷽ 👩🏽‍🔬",
    "الكل في المجمو عة (5) ليس",
    "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
    "' OR 1=1; DROP TABLE jc_question; --",
    "event: board\ndata: {}\n\nid: 1",
    "W" * 300,
]


@pytest.fixture(scope="module")
def served(browser: Browser, original: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample paper's session, moderated."""
    club = shutil.copytree(original, tmp_path_factory.mktemp("served") / "club")
    running = Served(club, "--moderated")
    yield running
    running.stop()


def ask(page: Page, text: str, name: str = "") -> None:
    page.get_by_label("Your question").fill(text)
    page.get_by_label(re.compile("Your name")).fill(name)
    page.get_by_role("button", name="Ask", exact=True).click()


def test_without_script_one_asks_votes_and_moderates(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page, desk = context.new_page(), context.new_page()
    page.goto(served.page)
    ask(page, "Does Table 1 work without script?", "attendee 7")
    assert "with the host" in page.get_by_role("status").inner_text()
    assert page.locator(".card", has_text="without script").count() == 0
    desk.goto(served.host)
    desk.locator(".card", has_text="without script").get_by_role("button", name="Release").click()
    assert desk.locator("[data-list=shown] .card", has_text="without script").count() == 1
    page.get_by_role("link", name="Show what is new").click()
    card = page.locator(".card", has_text="without script")
    place, slide = card.locator(".place").all_inner_texts()
    assert place == "Table 1 · p. 3"
    assert re.fullmatch(r"slide \d+", slide)
    card.get_by_role("button").click()
    pressed = page.locator(".card", has_text="without script").get_by_role("button")
    assert (pressed.get_attribute("aria-pressed"), pressed.inner_text().strip()) == ("true", "1")
    pressed.click()
    again = page.locator(".card", has_text="without script").get_by_role("button")
    assert (again.get_attribute("aria-pressed"), again.inner_text().strip()) == ("false", "0")
    context.close()


def test_with_script_everybody_sees_at_once_what_happens(browser: Browser, served: Served) -> None:
    with (
        looked_at(browser, served.page, "phone") as attendee,
        looked_at(browser, served.page) as other,
        looked_at(browser, served.host) as host,
        looked_at(browser, served.projector) as wall,
    ):
        ask(attendee.page, "Is Fig. 3 live on every page?")
        attendee.page.get_by_role("status").filter(has_text="with the host").wait_for()
        assert attendee.page.get_by_label("Your question").input_value() == ""
        host.page.locator("[data-list=waiting] .card", has_text="live on every page").get_by_role(
            "button", name="Release"
        ).click()
        for seen in (attendee, other, wall):
            seen.page.locator(".card", has_text="live on every page").wait_for()
        other.page.locator(".card", has_text="live on every page").get_by_role("button").click()
        for seen in (attendee, wall, other):
            seen.page.locator(".card", has_text="live on every page").locator(
                ".tally", has_text=re.compile("^1$")
            ).wait_for()
        button = other.page.locator(".card", has_text="live on every page").get_by_role("button")
        assert button.get_attribute("aria-pressed") == "true"
        mine = attendee.page.locator(".card", has_text="live on every page").get_by_role("button")
        assert mine.get_attribute("aria-pressed") == "false"

        card = host.page.locator("[data-list=shown] .card", has_text="live on every page")
        card.get_by_text("Write an answer").click()
        card.get_by_label("Answer to").fill("Yes, it is told to all of them.")
        card.get_by_role("button", name="Keep the answer").click()
        answered = attendee.page.locator("[data-list=answered] .card", has_text="live on every page")
        answered.get_by_text("Yes, it is told to all of them.").wait_for()
        wall.page.locator(".card", has_text="live on every page").wait_for(state="detached")

        host.page.get_by_role("button", name="Close the questions").click()
        attendee.page.get_by_text("The questions are closed.").wait_for()
        assert not attendee.page.get_by_role("button", name="Ask", exact=True).is_visible()
        host.page.get_by_role("button", name="Open again").click()
        attendee.page.get_by_role("button", name="Ask", exact=True).wait_for()
        for seen in (attendee, other, host, wall):
            assert (seen.errors, seen.dialogs, seen.foreign) == ([], [], [])


def test_what_a_host_is_writing_survives_news_about_the_question(browser: Browser, served: Served) -> None:
    with looked_at(browser, served.page) as attendee, looked_at(browser, served.host) as host:
        ask(attendee.page, "Is a half-written answer kept?")
        card = host.page.locator(".card", has_text="half-written")
        card.get_by_role("button", name="Release").click()
        shown = host.page.locator("[data-list=shown] .card", has_text="half-written")
        shown.get_by_text("Write an answer").click()
        shown.get_by_label("Answer to").fill("So far I have")
        attendee.page.locator(".card", has_text="half-written").get_by_role("button").click()
        attendee.page.locator(".card", has_text="half-written").locator(".tally", has_text="1").wait_for()
        ask(attendee.page, "So that the desk hears something else?")
        host.page.locator(".card", has_text="hears something else").wait_for()
        assert shown.get_by_label("Answer to").input_value() == "So far I have"


def test_a_figure_is_asked_about_with_one_tap(browser: Browser, served: Served) -> None:
    with looked_at(browser, served.page, "phone") as seen:
        seen.page.locator('[data-about="Figure 2"]').click()
        assert seen.page.get_by_label("Your question").input_value() == "Figure 2: "
        assert seen.page.url == served.page
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.page)
    page.locator('[data-about="Figure 2"]').click()
    assert page.get_by_label("Your question").input_value() == "Figure 2: "
    context.close()


def test_naughty_strings_are_text_on_every_page(browser: Browser, served: Served) -> None:
    with looked_at(browser, served.page) as attendee, looked_at(browser, served.host) as host:
        for n, text in enumerate(NAUGHTY):
            ask(attendee.page, f"naughty {n}: {text}", text[:60])
            host.page.locator(".card", has_text=f"naughty {n}:").get_by_role("button", name="Release").click()
            attendee.page.locator(".card", has_text=f"naughty {n}:").wait_for()
        host.page.reload()
        attendee.page.reload()
        with looked_at(browser, served.projector) as wall:
            for seen in (attendee, host, wall):
                assert (seen.errors, seen.dialogs, seen.foreign) == ([], [], [])
                assert sideways(seen.page) <= 0
        for n, text in enumerate(NAUGHTY):
            shown = attendee.page.locator(".card .text", has_text=f"naughty {n}:").inner_text()
            assert " ".join(shown.split()) == " ".join(f"naughty {n}: {text}".split())


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
@pytest.mark.parametrize("which", ["page", "projector", "host"])
def test_nothing_on_any_page_is_in_anybodys_way(
    browser: Browser, served: Served, which: str, size: str, scheme: Literal["light", "dark"]
) -> None:
    with looked_at(browser, served.page) as seen:
        ask(seen.page, f"Is Table 1 easy to read in {scheme} on a {size}, as {which}?", "attendee 7")
        seen.page.get_by_role("status").filter(has_text="Thank you").wait_for()
    with looked_at(browser, served.host) as seen:
        for button in ("Release", "Pin"):
            card = seen.page.locator(".card", has_text=f"in {scheme} on a {size}, as {which}?")
            card.get_by_role("button", name=button).click()
        card.get_by_role("button", name="Unpin").wait_for()
    with looked_at(browser, str(getattr(served, which)), size, scheme) as seen:
        seen.page.locator(".card").first.wait_for()
        assert violations(seen.page) == []
        for summary in seen.page.locator("summary").all()[:4]:
            summary.click()
        assert violations(seen.page) == []
        assert sideways(seen.page) <= 0
        assert seen.errors == []


def test_the_script_sends_a_question_again_when_many_people_ask(browser: Browser, served: Served) -> None:
    with looked_at(browser, served.page) as seen:
        tries = []

        def held_back(route: object) -> None:
            tries.append(route.request.post_data)  # type: ignore[attr-defined]
            if len(tries) == 1:
                route.fulfill(status=429, headers={"Retry-After": "1"}, json={"said": "wait"})  # type: ignore[attr-defined]
            else:
                route.continue_()  # type: ignore[attr-defined]

        seen.page.route("**/ask", held_back)
        ask(seen.page, "Is it sent again, with the same key?")
        seen.page.get_by_role("status").filter(has_text="sent again in a moment").wait_for()
        seen.page.get_by_role("status").filter(has_text="Thank you").wait_for()
        assert len(tries) == 2
        assert tries[0] == tries[1]


def test_without_a_connection_the_text_stays(browser: Browser, served: Served) -> None:
    with looked_at(browser, served.page) as seen:
        seen.page.route("**/ask", lambda route: route.abort())
        ask(seen.page, "Is it still here?")
        seen.page.get_by_role("status").filter(has_text="No connection").wait_for()
        assert seen.page.get_by_label("Your question").input_value() == "Is it still here?"


def test_nobody_else_can_be_made_to_ask(browser: Browser, served: Served, tmp_path: Path) -> None:
    """Another site's page, whose form points here."""
    fields = '<input name="text" value="Forged?"><button>Go</button>'
    form = f'<form method="post" action="{served.page}ask">{fields}</form>'
    (tmp_path / "evil.html").write_text(f"<!doctype html><title>x</title>{form}")
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "evil.html").as_uri())
    with page.expect_response("**/ask") as answer:
        page.get_by_role("button").click()
    assert answer.value.status == 403
    context.close()
