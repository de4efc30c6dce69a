"""One text in every place of a page of `jc serve`: as the session's own words, and as attendees and the host write it.

All its pages, what live pages are told, and the downloads. The same with harmless words is the measure. Not: what is
made of a session or club (injection.py, injected_club.py).
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from journalclub.models.question import Anchor, Question
from journalclub.questions.changes import Answered, Post
from journalclub.questions.exports import harmless
from journalclub.questions.sorting import cleaned
from journalclub.web.hall import Hall, Picture, Slot
from tests.trust.markup import Elements, more_elements, other_elements
from tests.web.visiting import DESK, NOW, Listener, S, Visit, hall, sqlite

WORD = "harmless words of which there are some, so that one question seems to ask the same as another"
PAGES = {
    "attendees": "/",
    "newest": "/?by=new",
    "projector": "/projector",
    "host": DESK,
    "nothing": "/nowhere",
}
LIVE = {"attendees": "/live?after=x", "projector": "/projector/live?after=x", "host": f"{DESK}/live?after=x"}


@dataclass(frozen=True, slots=True)
class Heard:
    """What a page's visitors get."""

    pages: dict[str, str]
    cards: dict[str, str]  # by audience: the cards that live pages are sent, one behind the other
    lines: dict[str, list[str]]  # by audience: how the lines of what is sent begin
    texts: list[str]  # of the questions, as stored
    names: list[str | None]
    rows: list[list[str]]
    data: Any


def full_hall(text: str) -> Hall:
    """A hall with the text in every place."""
    left = Question(7, "before", text, text, "shown", "web", NOW)
    return hall(
        club=text,
        title=text,
        authors=text,
        when=text,
        presenters=text,
        abstract=text,
        paper_url="https://arxiv.org/abs/2401.01230",
        agenda=(Slot(text, 5, "17:00"),),
        pictures=(Picture("Figure 1", 1, text, Path("figure-1.png")),),
        left_open=(left,),
        moderated=True,
    )


def heard(text: str) -> Heard:
    """A page on which the text was asked, answered, released, hidden and left waiting."""
    with tempfile.TemporaryDirectory() as folder, Visit(sqlite(Path(folder)), full_hall(text)) as visit:
        quote = (Anchor("quote", text, 3),)
        visit.store.apply(
            [
                Post(S, "k1", text, text, "web", "shown", anchors=quote),
                Post(S, "k2", text, text, "web", "shown"),
                Post(S, "k3", text, text, "web", "hidden"),
            ],
            NOW,
        )
        visit.store.do(Answered(S, 2, text, text), NOW)
        visit.ask(text, key="key-of-the-form", name=text)
        visit.fresh()
        pages = {name: visit.get(path).text for name, path in PAGES.items()}
        pages["typed"] = visit.post("/ask", {"text": text + "x" * 3_000, "name": text, "key": "k" * 9}).text
        pages["told"] = visit.act("answer", text, text=text).text
        told = {audience: _told(visit, path) for audience, path in LIVE.items()}
        cards = {a: "".join(json.loads(_data(t))["cards"].values()) for a, t in told.items()}
        lines = {a: [line.partition(":")[0] for line in t.split("\n")] for a, t in told.items()}
        kept = visit.store.questions(S)
        rows = list(csv.reader(io.StringIO(visit.get(f"{DESK}/questions.csv").body.decode("utf-8-sig"))))
        data = json.loads(visit.get(f"{DESK}/questions.json").text)
        return Heard(pages, cards, lines, [q.text for q in kept], [q.author for q in kept], rows, data)


def _told(visit: Visit, path: str) -> str:
    """The first news of a live page."""
    listener = Listener(visit, path)
    told = listener.heard("event: board")
    while not told.endswith("\n\n"):
        told = listener.heard("\n\n")
    listener.leave()
    return told


def _data(told: str) -> str:
    (line,) = (line for line in told.split("\n") if line.startswith("data: "))
    return line.removeprefix("data: ")


@cache
def _measure() -> Heard:
    return heard(WORD)


def hall_problems(text: str) -> Iterator[str]:
    """What a text, cleaned already, does on a served page that it may not do."""
    asked = cleaned(text)
    if not asked:
        return
    made, good = heard(text), _measure()
    yield from _pages(made, good, text)
    yield from _kept(made, good, text, asked)


def _pages(made: Heard, good: Heard, text: str) -> Iterator[str]:
    for name in made.pages:
        bad_page, good_page = Elements(made.pages[name]), Elements(good.pages[name])
        if name == "host":
            yield from more_elements(f"serve {name}", bad_page, good_page)
        elif name not in {"typed", "told"}:
            yield from other_elements(f"serve {name}", bad_page, good_page)
        elif more := bad_page.kinds.keys() - good_page.kinds.keys():
            yield f"serve {name}: {more}"
        if name in {"attendees", "projector", "host"} and not bad_page.says(text):
            yield f"serve {name}: the text is another"
    for audience, cards in made.cards.items():
        yield from more_elements(f"live {audience}", Elements(cards), Elements(good.cards[audience]))
        if made.lines[audience] != good.lines[audience]:
            yield f"live {audience}: lines {made.lines[audience]}"


def _kept(made: Heard, good: Heard, text: str, asked: str) -> Iterator[str]:
    if made.texts[:3] != [text] * 3 or made.texts[3:] != [asked]:
        yield f"serve: stored {made.texts}"
    if made.names[3:] != [" ".join(asked.split())[:60]]:
        yield f"serve: the name is {made.names[3:]}"
    if len(made.rows) != len(good.rows) or any(row[3:5] != [harmless(text)] * 2 for row in made.rows[1:]):
        yield f"serve CSV: {made.rows}"
    if [q["text"] for q in made.data["questions"]] != [text] * 2:
        yield f"serve JSON: {made.data}"
