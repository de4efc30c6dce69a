"""Marks go around what was adopted, and the layout is the one the page is most like."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from journalclub.adopting.recognise import adopt_text
from journalclub.layouts.adopted import with_marks
from journalclub.render import Templates
from tests.layouts.clubs import PAGES, SIG, TODAY, Taken

TERMS = """# Group

## 2026

| Date | Topic | Speaker |
|---|---|---|
| 5 Mar 2026 | One | first |
| 12 Mar 2026 | Two | second |

## 2025

| Date | Topic | Speaker |
|---|---|---|
| 6 Mar 2025 | Three | third |
"""
LIST = """# Group

## Schedule

* 5 Mar 2026: One
* 12 Mar 2026: Two

Come along.
"""
HTML = """# Group

## Schedule

<table>
<tr><th>Date</th><th>Topic</th><th>Speaker</th></tr>
<tr><td>5 Mar 2026</td><td>One</td><td>first</td></tr>
<tr><td>12 Mar 2026</td><td>Two</td><td>second</td></tr>
</table>
"""


def marks(text: str) -> list[str]:
    return re.findall(r"<!-- /?jc:[^>]*-->", text)


def marked(page: str) -> tuple[str, str | None]:
    made = with_marks(page, adopt_text(page, "README.md"), Templates(), TODAY)
    return made.text, made.layout


@pytest.mark.parametrize("page", [*PAGES.values(), TERMS, LIST, HTML])
def test_only_marks_and_blank_lines_are_added(page: str) -> None:
    text, _ = marked(page)
    assert text != page
    kept = [line for line in text.split("\n") if line.strip() and "jc:" not in line]
    assert kept == [line for line in page.split("\n") if line.strip()]


def test_each_table_of_a_page_has_marks_of_its_own() -> None:
    text, layout = marked(TERMS)
    assert marks(text) == [
        "<!-- jc:sessions -->",
        "<!-- /jc:sessions -->",
        "<!-- jc:sessions-2 -->",
        "<!-- /jc:sessions-2 -->",
    ]
    assert layout == "sig"


def test_a_new_session_goes_to_the_table_of_its_time() -> None:
    taken = Taken(TERMS)
    old = replace(taken.sessions[0], folder="old", date=dt.date(2025, 3, 13), date_raw=None, topic="Late")
    new = replace(taken.sessions[0], folder="new", date=dt.date(2027, 1, 4), date_raw=None, topic="Next")
    text = taken.published([*taken.sessions, old, new]).text
    assert (
        text.index("| 4 Jan 2027 | Next | first |")
        < text.index("## 2025")
        < text.index("| 13 Mar 2025 | Late |")
    )


def test_a_list_goes_on_as_a_list() -> None:
    taken = Taken(LIST)
    assert taken.club.layout == "list"
    assert taken.published().text == taken.marked
    new = replace(taken.sessions[0], folder="new", date=dt.date(2027, 1, 4), date_raw=None, topic="Next")
    assert "* **4 Jan 2027**: Next\n" in taken.published([*taken.sessions, new]).text


def test_an_html_table_is_left_to_itself_and_what_comes_goes_above_it() -> None:
    taken = Taken(HTML)
    assert marks(taken.marked)[0] == "<!-- jc:sessions since=2026-11-20 -->"
    assert taken.published().text == taken.marked
    new = replace(taken.sessions[0], folder="new", date=dt.date(2027, 1, 4), date_raw=None, topic="Next")
    text = taken.published([*taken.sessions, new]).text
    assert text.index("Next") < text.index("<table>")
    assert text.count("5 Mar 2026") == 1


def test_what_has_marks_already_is_left_as_it_is() -> None:
    text, _ = marked(SIG)
    assert marked(text) == (text, None)


def test_a_page_that_tells_of_one_event_or_of_none_gets_no_marks() -> None:
    page = "# An evening\n\nWhen: 5 March 2026, 18:00\n\nWhere: Room 1\n"
    assert marked(page)[0] == page
    assert marked("# Nothing\n")[0] == "# Nothing\n"


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_stay_as_they_are(newline: str) -> None:
    page = SIG.replace("\n", newline)
    text, _ = marked(page)
    assert text.count("\n") == text.count(newline)
    assert Taken(page).published().text == text


TWO_TABLES = """# Group

| Link | What |
|---|---|
| [chat](https://example.org/chat) | Ask here |

## Next sessions

| Dates | Time | Location | Chairs | Topic |
|---|---|---|---|---|
| 4 Jan 2027 | 17:00 | Room 1 | first | One |

## Past sessions

| Dates | Time | Chairs | Topic |
|---|---|---|---|
| 5 Mar 2026 | 17:00 | second | Two |
"""


def test_marks_stand_close_around_the_tables_of_sessions_and_say_what_they_hold() -> None:
    text, layout = marked(TWO_TABLES)
    lines = TWO_TABLES.split("\n")
    assert text.split("\n") == [
        *lines[:8],
        *("<!-- jc:upcoming adopted=2026-11-20 -->", "", *lines[8:11], "", "<!-- /jc:upcoming -->"),
        *lines[11:14],
        *("<!-- jc:past -->", "", *lines[14:17], "", "<!-- /jc:past -->"),
        *lines[17:],
    ]
    assert layout == "workshop"


COMING = ("<!-- jc:upcoming -->", "<!-- /jc:upcoming -->", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("# Group", ""), ()),
        (("# Group", "", "## Upcoming sessions", "", "None yet.", ""), ()),
        (("# Group", "", "## Next", "", "None yet.", "", "## Rules", "", "Be kind.", ""), (6,)),
    ],
)
def test_a_page_of_past_sessions_gets_its_place_for_new_ones_above_the_past_or_below_their_heading(
    before: tuple[str, ...], after: tuple[int, ...]
) -> None:
    past = ("## Past sessions", "", "| Date | Topic |", "|---|---|", "| 5 Mar 2026 | One |")
    text, _ = marked("\n".join((*before, *past)))
    at = after[0] if after else len(before)
    assert text.split("\n") == [
        *before[:at],
        *COMING,
        *before[at:],
        *(*past[:2], "<!-- jc:past -->", "", *past[2:], "", "<!-- /jc:past -->"),
    ]


def test_rows_that_are_over_stay_beside_a_table_of_past_ones() -> None:
    page = (
        "# Group\n\n## Current term (Spring 2025)\n\n| Date | Topic |\n|---|---|\n| Jan 14 | One |\n\n"
        "## Previous terms\n\n| Date | Topic |\n|---|---|\n| Sep 12, 2024 | Zero |\n"
    )
    text, _ = marked(page)
    assert marks(text)[::2] == [f"<!-- jc:sessions adopted={TODAY} -->", "<!-- jc:past -->"]


def test_a_list_of_html_is_left_to_itself_as_its_table_would_be() -> None:
    page = "# Seminar\n\n<ul>\n<li><b>Sep 12, 2023</b>: One</li>\n<li><b>Sep 26, 2023</b>: Two</li>\n</ul>\n\nEnd.\n"
    text, _ = marked(page)
    assert text.split("<ul>")[1] == page.split("<ul>")[1]
    assert text.split("<ul>")[0].count("<!-- ") == 2
