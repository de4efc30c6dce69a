"""The site's lists have every session in its place, every paper and every presenter once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from journalclub.models.publication import Entry, ShownPaper
from journalclub.outputs.site.frame import INDEX, PAPERS
from journalclub.outputs.site.lists import (
    MOST_PAST,
    Discussed,
    Presented,
    coming,
    discussed,
    lists,
    past,
    presented,
)
from journalclub.outputs.site.place import Place
from journalclub.outputs.site.rows import Row, row_of
from journalclub.render import Templates
from tests.outputs.publications import CLUB, entry, publication

DAY = dt.date(2027, 1, 18)


def on(folder: str, *days: dt.date, **values: Any) -> Entry:
    return entry(folder, days=days, **values)


def rows(*entries: Entry) -> dict[str, Row]:
    return {e.folder: row_of(e, Place()) for e in entries}


def folders(found: list[Entry]) -> list[str]:
    return [e.folder for e in found]


def test_a_session_is_coming_until_its_last_day_is_over() -> None:
    before, over = on("before", DAY - dt.timedelta(1)), on("over", DAY - dt.timedelta(7), DAY)
    today, open_date = on("today", DAY), on("open")
    dropped = on("dropped", status="cancelled")
    entries = [before, over, today, open_date, dropped]
    assert folders(coming(entries, DAY)) == ["over", "today", "open"]
    assert folders(past(entries, DAY)) == ["dropped", "before"]


def test_the_next_session_is_the_first_with_a_date_that_takes_place() -> None:
    off, after = (
        on("off", DAY, status="cancelled"),
        on("after", DAY + dt.timedelta(7), lead="What comes next."),
    )
    index = lists(publication([off, after]), Templates())[INDEX]
    assert "What comes next." in index
    assert index.index("sessions/after/") < index.index("sessions/off/")
    alone = lists(publication([on("open", title="Soon")]), Templates())[INDEX]
    assert "Next session" not in alone
    assert "Soon" in alone


def test_the_index_shows_the_latest_past_sessions_and_says_how_many_were_before() -> None:
    long_ago = [on(f"s{n:03}", dt.date(2020, 1, 1) + dt.timedelta(n)) for n in range(MOST_PAST + 3)]
    index = lists(publication(long_ago), Templates())[INDEX]
    assert "3 earlier sessions" in index
    assert "sessions/s003/" in index
    assert "sessions/s002/" not in index
    assert "earlier sessions" not in lists(publication(long_ago[3:]), Templates())[INDEX]


def test_a_paper_is_one_by_its_id_else_its_address_else_its_title() -> None:
    same_id = [ShownPaper("B", "2401.01230"), ShownPaper("b, again", "2401.01230v2", authors=("An author",))]
    same_url = [ShownPaper("C", url="https://x.example/c"), ShownPaper("c, again", url="https://x.example/c")]
    same_title, other = [ShownPaper("a"), ShownPaper("A")], [ShownPaper("D", url="https://x.example/d")]
    first = on("first", papers=(same_id[0], same_url[0], same_title[0], same_title[0]))
    second = on("second", papers=(same_id[1], same_url[1], same_title[1], *other))
    found = rows(first, second)
    both = (found["first"], found["second"])
    assert discussed([first, second], found) == [
        Discussed(same_title[0], "", both),
        Discussed(same_id[1], "An author", both),
        Discussed(same_url[0], "", both),
        Discussed(other[0], "", (found["second"],)),
    ]


def test_a_papers_authors_are_those_of_the_first_session_that_has_them() -> None:
    known = ShownPaper("A", "1", authors=("One",))
    entries = [on("first", papers=(known,)), on("second", papers=(ShownPaper("B", "1", authors=("Two",)),))]
    (paper,) = discussed(entries, rows(*entries))
    assert (paper.paper, paper.authors) == (known, "One")


def test_papers_of_one_title_come_in_order_of_their_ids() -> None:
    entries = [on("s", papers=(ShownPaper("Same", "2"), ShownPaper("same", "1")))]
    assert [d.paper.id for d in discussed(entries, rows(*entries))] == ["1", "2"]


def test_presenters_are_in_order_of_their_names_however_these_are_written() -> None:
    first = on("first", DAY, status="held", presenters=("b", "C"))
    second = on("second", DAY, presenters=("a", "B", "b"))
    off = on("off", DAY, status="cancelled", presenters=("a", "nobody"))
    found = rows(first, second, off)
    assert presented([first, second, off], found) == [
        Presented("a", (found["second"],)),
        Presented("B", (found["second"],)),
        Presented("b", (found["second"], found["first"])),
        Presented("C", (found["first"],)),
    ]


def test_files_of_the_clubs_folder_are_no_links_of_the_site() -> None:
    club = replace(CLUB, chat="https://chat.example/", feedback="docs/feedback.md")
    page = lists(publication([entry()], club=club), Templates())[PAPERS]
    assert '<a href="https://chat.example/">Chat</a>' in page
    assert "feedback" not in page.casefold()
