"""What real programs do with texts that could mean something to them: Chromium with decks, sites and questions' pages,
LibreOffice with tables and slides.

Each function yields what was done that may not be done. Not: which texts, nor the outputs themselves (injection.py).
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from journalclub.decks.html import render_html
from journalclub.decks.markdown import render_markdown
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.slides import make_deck
from journalclub.models.deck import Brief, Deck
from journalclub.models.paper import Outline, Statement
from journalclub.models.question import Question
from journalclub.questions.changes import Answered, Post
from journalclub.questions.exports import to_csv
from journalclub.questions.sorting import cleaned
from journalclub.questions.store import Store, database_url
from journalclub.text import display
from tests.briefs import brief, pictures
from tests.browser import Watched, looked_at, sideways
from tests.trust.injected_club import club_of_many
from tests.trust.injection import NOW, TEMPLATES, hostile_brief
from tests.web.served import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AT_ONCE = 90  # questions on a page: it shows a hundred of each kind
ACTIVE = "[onerror], [onload], [onmouseover], [onclick], [style*='url'], iframe, object, embed, base"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"


def shown(texts: Sequence[str]) -> list[str]:
    """The texts as they come through any entrance, without those of which nothing is left."""
    return [text for text in map(display, texts) if text]


def _did(what: str, seen: Watched) -> Iterator[str]:
    for name, found in (("dialogs", seen.dialogs), ("requests", seen.foreign), ("errors", seen.errors)):
        if found:
            yield f"{what}: {name} {found[:3]}"


def _deck(texts: Sequence[str]) -> tuple[Brief, Deck]:
    statements = tuple(Statement(text, 2, (72, 100, 300, 120), "1") for text in shown(texts))
    full = brief(minutes=240, outline=Outline(results=statements, contributions=statements))
    made = replace(hostile_brief(texts[0]), reading=full.reading)
    return made, make_deck(made)


def deck_problems(browser: Browser, folder: Path, texts: Sequence[str]) -> Iterator[str]:
    """One deck with all texts as statements, with all its keys pressed."""
    made, deck = _deck(texts)
    page = pictures(folder, made) / "presenter.html"
    page.write_text(render_html(render_markdown(deck, made, TEMPLATES), page.parent, TEMPLATES))
    with looked_at(browser, page.as_uri()) as seen:
        for key in ("s", "?", "Escape", *["ArrowRight"] * 40):
            seen.page.keyboard.press(key)
        if seen.page.locator("script").count() != 1:
            yield "deck: more scripts than ours"
        yield from _did("deck", seen)


def site_problems(browser: Browser, root: Path, texts: Sequence[str]) -> Iterator[str]:
    """The site of a club with a session for each text: the lists, and every page."""
    site = club_of_many(root, shown(texts)).root / "site"
    pages = sorted(p for p in site.rglob("*.html"))
    with looked_at(browser, pages[0].as_uri(), "phone") as seen:
        for page in pages:
            seen.page.goto(page.as_uri())
            if seen.page.locator(ACTIVE).count():
                yield f"{page.parent.name}/{page.name}: something active"
            if (over := sideways(seen.page)) > 0:
                yield f"{page.parent.name}/{page.name}: {over} pixels too wide"
        seen.page.goto((site / "search.html").as_uri())
        for text in shown(texts):
            seen.page.locator("#words").fill(text)
        yield from _did("site", seen)


def page_problems(browser: Browser, root: Path, texts: Sequence[str]) -> Iterator[str]:
    """`jc serve` with the texts asked, answered, waiting, and released before everybody's eyes."""
    asked = [text for text in map(cleaned, texts) if text]
    club = club_of_many(root, shown(texts)[:1])
    uid = club.session("coming", NOW.date()).uid
    with Store(database_url(None, root)) as store:
        store.apply([Post(uid, f"k{n}", t, t, "web", "shown") for n, t in enumerate(asked)], NOW)
        store.apply([Answered(uid, n, asked[n - 1], asked[n - 1]) for n in range(1, 6)], NOW)
        store.apply([Post(uid, f"w{n}", t, t) for n, t in enumerate(asked[:5])], NOW)
    served = Served(root, "--moderated", session="coming")
    try:
        with (
            looked_at(browser, served.page) as attendee,
            looked_at(browser, served.host) as host,
            looked_at(browser, served.projector) as wall,
        ):
            attendee.page.get_by_label("Your question").fill(asked[0])
            attendee.page.get_by_label(re.compile("Your name")).fill(asked[1])
            attendee.page.get_by_role("button", name="Ask", exact=True).click()
            attendee.page.get_by_role("status").filter(has_text="Thank you").wait_for()
            before = attendee.page.locator("[data-list=shown] .card").count()
            host.page.get_by_role("button", name="Release all").click()
            attendee.page.locator("[data-list=shown] .card").nth(before).wait_for()
            there = {" ".join(t.split()) for t in attendee.page.locator(".card p.text").all_inner_texts()}
            yield from (f"page: {text!r} is another" for text in asked if " ".join(text.split()) not in there)
            for what, seen in (("page", attendee), ("host's desk", host), ("projector", wall)):
                if seen.page.locator(ACTIVE).count() or seen.page.locator("script").count() != 1:
                    yield f"{what}: something active"
                yield from _did(what, seen)
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


def _converted(office: str, folder: Path, file: Path, to: str, *more: str) -> Path | None:
    """What LibreOffice makes of a file; None when it makes nothing."""
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", *more]
    command += ["--convert-to", to, "--outdir", str(folder), str(file)]
    subprocess.run(command, capture_output=True)
    made = file.with_suffix(f".{to}")
    return made if made.exists() else None


def table_problems(office: str, folder: Path, texts: Sequence[str]) -> Iterator[str]:
    """Questions as CSV in a spreadsheet: no cell is evaluated, every text is there."""
    table, rows = rows_of(shown(texts))
    file = folder / "questions.csv"
    file.write_bytes(b"\xef\xbb\xbf" + table.encode())
    # Comma, double quotes, UTF-8; the thirteenth token has formulas evaluated.
    sheet = _converted(
        office, folder, file, "fods", "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"
    )
    if sheet is None:
        yield "LibreOffice makes no table"
        return
    cells = list(etree.parse(sheet).iter(f"{OFFICE}table-cell"))
    yield from (f"evaluated: {formula}" for c in cells if (formula := c.get(f"{OFFICE}formula")))
    there = {"".join(p.itertext()) for c in cells for p in c.iter(TEXT)}
    words = {row[3] for row in rows if row[3].isascii() and row[3] == " ".join(row[3].split())}
    yield from (f"not there: {text!r}" for text in words - there if not reads_as_value(text))


def slides_problems(office: str, folder: Path, texts: Sequence[str]) -> Iterator[str]:
    """presenter.pptx in LibreOffice: it opens, with as many slides as it has."""
    made, deck = _deck(texts)
    file = folder / "presenter.pptx"
    file.write_bytes(pptx_bytes(deck, pictures(folder, made)))
    drawing = _converted(office, folder, file, "fodp")
    if drawing is None:
        yield "LibreOffice opens no slides"
        return
    pages = sum(1 for e in etree.parse(drawing).iter() if str(e.tag).endswith("drawing:1.0}page"))
    if pages != len(deck.slides):
        yield f"LibreOffice shows {pages} slides of {len(deck.slides)}"


def reads_as_value(text: str) -> bool:
    """Whether a spreadsheet takes it for a number, day or truth value, which it writes in its own way."""
    try:
        float(text)
    except ValueError:
        return text.lower() in {"true", "false"} or re.fullmatch(r"[\d.,:/ -]+", text) is not None
    return True
