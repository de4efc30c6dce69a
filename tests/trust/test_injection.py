"""Texts that mean something to one format or another stay texts, in every output and in a real browser and office."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from journalclub.club.folder import Club
from journalclub.decks.html import render_html
from journalclub.decks.markdown import render_markdown
from journalclub.decks.slides import make_deck
from journalclub.models.paper import Outline, Statement
from journalclub.models.question import Question
from journalclub.questions.changes import Answered, Post
from journalclub.questions.exports import to_csv
from journalclub.questions.sorting import cleaned
from journalclub.questions.store import Store, database_url
from journalclub.text import display
from tests.briefs import brief, pictures
from tests.browser import browser as browser
from tests.browser import looked_at, sideways
from tests.publishing.hostile import NAUGHTY
from tests.trust.injected_club import club_of_many, club_problems
from tests.trust.injected_hall import hall_problems
from tests.trust.injection import NOW, TEMPLATES, hostile_brief, problems, session_problems
from tests.trust.markup import Elements, more_elements, new_kinds, other_elements, skeleton
from tests.web.served import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "\t=1+1",
    " =1+1",
    '=HYPERLINK("https://a.example")',
    "＝1+1",
)
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
SEVERAL = 5  # texts in one, each of at most 120 characters
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_text_is_read_back_and_nothing_else_comes_of_it(text: str) -> None:
    assert list(session_problems(text)) == []


@pytest.mark.parametrize("first", range(0, len(NAUGHTY), SEVERAL))
def test_nothing_comes_of_several_in_a_club_and_on_its_page(first: int) -> None:
    text = display(" ".join(display(t, 120) for t in NAUGHTY[first : first + SEVERAL]))
    assert [*club_problems(text), *hall_problems(text)] == []


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_text_is_read_back_and_nothing_else_comes_of_it(text: str) -> None:
    assert list(problems(text)) == []


@pytest.mark.parametrize("word", ["<b>bold</b>", "[x](y)", "# heading", "| cell"])
def test_the_measure_notices_a_text_that_is_not_escaped(word: str) -> None:
    bad, good = f"<p>a {word} b</p>", "<p>a harmless b</p>"
    assert skeleton(bad) - skeleton(good)
    if word.startswith("<"):
        assert list(new_kinds("page", Elements(bad), Elements(good)))
        assert list(more_elements("page", Elements(bad), Elements(good)))
        assert list(other_elements("page", Elements(bad), Elements(good)))


def test_the_measure_notices_another_address_and_a_text_that_is_gone() -> None:
    bad, good = Elements("<a href='javascript:x'>a</a>"), Elements("<a href='https://a.example'>a</a>")
    for compared in (new_kinds, more_elements, other_elements):
        assert list(compared("page", bad, good))
    assert bad.says("a")
    assert not bad.says("b")


def test_a_browser_runs_nothing_and_asks_nobody(browser: Browser, tmp_path: Path) -> None:
    """Every naughty text on one deck, as statements and captions, with all its keys pressed."""
    statements = tuple(
        Statement(display(text), 2, (72, 100, 300, 120), "1") for text in NAUGHTY if display(text)
    )
    made = brief(minutes=240, outline=Outline(results=statements, contributions=statements))
    made = replace(hostile_brief(NAUGHTY[0]), reading=made.reading)
    folder = pictures(tmp_path, made)
    page = folder / "presenter.html"
    page.write_text(render_html(render_markdown(make_deck(made), made, TEMPLATES), folder, TEMPLATES))
    with looked_at(browser, page.as_uri()) as seen:
        for key in ("s", "?", "Escape", *["ArrowRight"] * 40):
            seen.page.keyboard.press(key)
        assert seen.page.locator("script").count() == 1
        assert (seen.dialogs, seen.foreign, seen.errors) == ([], [], [])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published club with every naughty text in a session of its own, all of them asked, and one everywhere."""
    texts = [text for text in map(display, NAUGHTY) if text]
    return club_of_many(tmp_path_factory.mktemp("hostile"), [*texts, texts[0]]).root


def test_a_browser_runs_nothing_on_the_site(browser: Browser, hostile: Path) -> None:
    site = hostile / "site"
    pages = ["index.html", "papers.html", "presenters.html", "search.html"]
    pages += [f"sessions/{name}/index.html" for name in ("coming", "held", "off", "s000", "s002", "s011")]
    with looked_at(browser, (site / pages[0]).as_uri(), "phone") as seen:
        for page in pages:
            seen.page.goto((site / page).as_uri())
            assert sideways(seen.page) <= 0, page
            assert seen.page.locator("[onerror], [onload], [onmouseover], [style*='url']").count() == 0, page
        seen.page.goto((site / "search.html").as_uri())
        for text in NAUGHTY[:8]:
            seen.page.locator("#words").fill(text)
        assert (seen.dialogs, seen.foreign, seen.errors) == ([], [], [])


def test_a_browser_runs_nothing_on_the_questions_page(browser: Browser, hostile: Path) -> None:
    texts = [text for text in map(cleaned, NAUGHTY) if text]
    club = Club(hostile)
    with Store(database_url(None, hostile)) as store:
        uid = club.session("coming", NOW.date()).uid
        posts = [Post(uid, f"k{n}", text, text, "web", "shown") for n, text in enumerate(texts)]
        store.apply([*posts, Post(uid, "w", texts[0], texts[0])], NOW)
        store.apply([Answered(uid, n, texts[n - 1], texts[n - 1]) for n in range(1, 6)], NOW)
    served = Served(hostile, "--moderated", session="coming")
    try:
        with looked_at(browser, served.page) as attendee, looked_at(browser, served.host) as host:
            attendee.page.get_by_label("Your question").fill(texts[0])
            attendee.page.get_by_label(re.compile("Your name")).fill(texts[1])
            attendee.page.get_by_role("button", name="Ask", exact=True).click()
            attendee.page.get_by_role("status").filter(has_text="Thank you").wait_for()
            host.page.get_by_role(
                "button", name="Release all"
            ).click()  # so that all is drawn by script as well
            attendee.page.locator("[data-list=shown] .card").nth(len(texts) - 4).wait_for()
            shown = {" ".join(t.split()) for t in attendee.page.locator(".card p.text").all_inner_texts()}
            assert {" ".join(text.split()) for text in texts} <= shown
            with looked_at(browser, served.projector) as wall:
                for seen in (attendee, host, wall):
                    assert seen.page.locator("script").count() == 1
                    assert (seen.dialogs, seen.foreign, seen.errors) == ([], [], [])
    finally:
        served.stop()


def rows_of(texts: Sequence[str]) -> tuple[str, list[list[str]]]:
    """Questions with these texts as a table, and the table read back."""
    questions = [
        Question(n, "s", text, text, "shown", "ask", NOW, None, 0, (), None, False, ())
        for n, text in enumerate(texts, 1)
    ]
    table = to_csv(questions, names=True)
    return table, list(csv.reader(io.StringIO(table, newline="")))


def test_no_cell_begins_as_a_formula() -> None:
    texts = [*FORMULAS, *NAUGHTY]
    _, rows = rows_of(texts)
    assert len(rows) == len(texts) + 1
    assert [cell for row in rows for cell in row if cell.strip().startswith(BEGINNINGS)] == []


@pytest.mark.office
def test_a_spreadsheet_evaluates_no_cell(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    table, rows = rows_of([*FORMULAS, *(t for text in NAUGHTY if (t := display(text)))])
    (tmp_path / "questions.csv").write_bytes(b"\xef\xbb\xbf" + table.encode())
    # Comma, double quotes, UTF-8; the thirteenth token has formulas evaluated.
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "fods", "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "questions.csv")], capture_output=True
    )
    sheet = tmp_path / "questions.fods"
    if not sheet.exists():
        pytest.skip("LibreOffice Calc is not installed")
    cells = list(etree.parse(sheet).iter(f"{OFFICE}table-cell"))
    assert [c.get(f"{OFFICE}formula") for c in cells if c.get(f"{OFFICE}formula")] == []
    shown = {"".join(p.itertext()) for c in cells for p in c.iter(TEXT)}
    words = {row[3] for row in rows if row[3].isascii() and row[3] == " ".join(row[3].split())}
    assert {text for text in words if not reads_as_value(text)} <= shown


def reads_as_value(text: str) -> bool:
    """Whether a spreadsheet takes it for a number or a truth value, which it writes in its own way."""
    try:
        float(text)
    except ValueError:
        return text.lower() in {"true", "false"}
    return True
