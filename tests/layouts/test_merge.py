"""Where new rows go among those that are there, as the whole block; what is around them stays as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from journalclub.layouts.readme import readme
from journalclub.models.session import ClubSettings, Session
from journalclub.render import Templates

TODAY = dt.date(2026, 11, 20)
HEAD = ("| Date | Topic | Presenter |", "|---|---|---|")


def held(day: int | None, topic: str, number: int | None = None) -> Session:
    date = None if day is None else dt.date(2026, 1, day)
    return Session(
        f"s-{topic.lower()}", date, topic=topic, number=number, presenters=("presenter",), status="held"
    )


def row(day: int, topic: str) -> str:
    return f"| 2026-01-{day:02} | {topic} | presenter |"


ZERO, ONE, TWO, THREE, FOUR = (
    held(1, "Zero"), held(5, "One"), held(12, "Two"), held(19, "Three"), held(26, "Four"),
)  # fmt: skip
R0, R1, R2, R3, R4 = row(1, "Zero"), row(5, "One"), row(12, "Two"), row(19, "Three"), row(26, "Four")


def block(lines: Sequence[str], sessions: Sequence[Session], layout: str = "sig") -> list[str]:
    """The lines between the marks after these sessions are published among these lines."""
    old = "\n".join(("# Club", "", "<!-- jc:sessions -->", *lines, "<!-- /jc:sessions -->", "", "End.", ""))
    made = readme(old, ClubSettings(layout=layout), sessions, Templates(), TODAY).text.split("\n")
    assert (made[:3], made[-4:]) == (old.split("\n")[:3], old.split("\n")[-4:])
    return made[3:-4]


@pytest.mark.parametrize(
    ("there", "sessions", "after"),
    [
        ((R1, R3), (ONE, TWO, THREE), (R1, R2, R3)),
        ((R1, R3), (ZERO, ONE, THREE, FOUR), (R0, R1, R3, R4)),
        ((R1,), (ZERO, ONE, TWO, THREE), (R0, R1, R2, R3)),
        ((R4,), (ZERO, ONE, FOUR), (R0, R1, R4)),
        ((R3, R1), (ONE, TWO, THREE), (R3, R2, R1)),
        ((R3, R1), (ZERO, ONE, THREE, FOUR), (R4, R3, R1, R0)),
        ((R4, R2), (ZERO, ONE, TWO, THREE, FOUR), (R4, R3, R2, R1, R0)),
        ((R1, R3), (THREE,), (R3,)),
        ((R1, R3), (ONE, TWO), (R1, R2)),
    ],
)
def test_new_rows_go_where_their_dates_belong_in_the_order_of_the_table(
    there: Sequence[str], sessions: Sequence[Session], after: Sequence[str]
) -> None:
    assert block(("", *HEAD, *there, ""), sessions) == ["", *HEAD, *after, ""]


def test_most_steps_between_rows_say_which_way_a_table_goes() -> None:
    rows = (R4, R2, R3, R0)  # one row is not where it should be
    assert block((*HEAD, *rows), (ZERO, ONE, TWO, THREE, FOUR)) == [*HEAD, R4, R2, R3, R1, R0]


@pytest.mark.parametrize(("layout", "after"), [("sig", (R0, R1, R2)), ("mlt", (R2, R1, R0))])
def test_a_table_of_one_row_goes_the_way_of_its_layout(layout: str, after: Sequence[str]) -> None:
    assert block((*HEAD, R1), (ZERO, ONE, TWO), layout) == [*HEAD, *after]


@pytest.mark.parametrize("layout", ["sig", "mlt"])
def test_a_table_without_rows_is_filled_below_its_header_in_the_order_of_its_layout(layout: str) -> None:
    made = block(("", "Our talks:", "", *HEAD, "", "Come along."), (ONE, TWO, THREE), layout)
    dates = {
        "sig": ("05-01-2026", "12-01-2026", "19-01-2026"),
        "mlt": ("5/Jan/2026", "12/Jan/2026", "19/Jan/2026"),
    }[layout]
    rows = [f"| {date} | {s.topic} | presenter |" for date, s in zip(dates, (ONE, TWO, THREE), strict=True)]
    turned = rows[::-1] if layout == "mlt" else rows
    assert made == ["", "Our talks:", "", *HEAD, *turned, "", "Come along."]


def test_a_table_whose_last_row_went_takes_the_new_one_below_its_header() -> None:
    assert block((*HEAD, R1, ""), (THREE,)) == [*HEAD, "| 19-01-2026 | Three | presenter |", ""]


def test_a_place_with_words_only_gets_its_rows_behind_them() -> None:
    assert block(("Nothing yet.", ""), (ONE,), "list") == [
        "Nothing yet.", "", "- **5 January 2026**: One", "  - Presenter: presenter",
    ]  # fmt: skip


def test_an_empty_place_gets_a_whole_table_and_stays_empty_without_sessions() -> None:
    head = ["| Date | Topic | Presenter |", "| -----------: |:------------- |:------------- |"]
    assert block((), (ONE,)) == ["", *head, "| 05-01-2026 | One | presenter |", ""]
    assert block(("", " "), ()) == ["", " "]


def test_what_stands_between_rows_stays_between_them() -> None:
    between = ("", "Spring:", "", *HEAD)
    assert block((*HEAD, R1, *between, R3, ""), (ONE, TWO, THREE, FOUR)) == [
        *(*HEAD, R1, *between, R2, R3, R4, ""),
    ]


def test_a_row_that_changed_is_written_in_its_place_and_the_others_keep_their_spelling() -> None:
    odd = "|2026-01-19|  Three|presenter   |"
    changed = replace(ONE, topic="Another")
    assert block((*HEAD, R1, odd, ""), (changed, TWO, THREE)) == [*HEAD, row(5, "Another"), R2, odd, ""]


def test_new_sessions_stand_before_rows_that_are_to_be_dated() -> None:
    open_row = "| TBD | Someday | presenter |"
    someday = replace(held(None, "Someday"), date_raw="TBD")
    assert block((*HEAD, R1, open_row), (ONE, TWO, someday)) == [*HEAD, R1, R2, open_row]


def test_new_sessions_stand_behind_rows_whose_date_is_told_in_words() -> None:
    break_row = "| SUMMER BREAK | Rest | presenter |"
    rest = replace(held(None, "Rest"), date_raw="SUMMER BREAK")
    assert block((*HEAD, R1, break_row), (ONE, TWO, rest)) == [*HEAD, R1, break_row, R2]


def test_a_session_without_a_date_goes_to_the_end() -> None:
    assert block((*HEAD, R1, R3), (ONE, THREE, held(None, "Open"))) == [
        *(*HEAD, R1, R3, "| TBD | Open | presenter |"),
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_rows_without_dates_go_by_their_numbers(turned: bool) -> None:
    head = ("| # | Topic | Presenter |", "|---|---|---|")
    rows = [f"| {n} | {topic} | presenter |" for n, topic in enumerate(("One", "Two", "Three"), 1)]
    sessions = [held(None, topic, n) for n, topic in enumerate(("One", "Two", "Three"), 1)]
    there, after = (rows[1::-1], rows[::-1]) if turned else (rows[:2], rows)
    assert block((*head, *there), sessions) == [*head, *after]


def test_one_row_without_a_date_goes_the_way_of_the_layout() -> None:
    head = ("| # | Topic | Presenter |", "|---|---|---|")
    one, two = (f"| {n} | {topic} | presenter |" for n, topic in enumerate(("One", "Two"), 1))
    sessions = [held(None, topic, n) for n, topic in enumerate(("One", "Two"), 1)]
    assert block((*head, one), sessions, "sig") == [*head, one, two]
    assert block((*head, one), sessions, "mlt") == [*head, two, one]


@pytest.mark.parametrize("turned", [False, True])
def test_sections_have_a_blank_line_around_them_wherever_they_go(turned: bool) -> None:
    def section(session: Session) -> list[str]:
        assert session.date
        return [f"### {session.date.day} January 2026: {session.topic}", "", "**Presenter:** presenter", ""]

    one, three = section(ONE), section(THREE)
    there = ["", *three, *one] if turned else ["", *one, *three]
    sections = [section(s) for s in (ZERO, ONE, TWO, THREE, FOUR)]
    after = ["", *(line for s in (sections[::-1] if turned else sections) for line in s)]
    assert block(there, (ZERO, ONE, TWO, THREE, FOUR), "seminar") == after


def test_a_section_that_changed_keeps_the_blank_lines_below_it() -> None:
    old = ("### 5 January 2026: One", "", "**Presenter:** presenter", "", "", "### 19 January 2026: Three", "",
           "**Presenter:** presenter")  # fmt: skip
    changed = replace(ONE, topic="Another")
    assert block(old, (changed, THREE), "seminar") == ["### 5 January 2026: Another", *old[1:]]


def test_new_items_of_a_list_stand_close_to_the_others() -> None:
    def item(session: Session) -> list[str]:
        assert session.date
        return [f"* **{session.date.day} January 2026**: {session.topic}", "  * Presenter: presenter"]

    assert block(("", *item(ONE), *item(THREE), ""), (ZERO, ONE, TWO, THREE, FOUR), "list") == [
        "", *(line for s in (ZERO, ONE, TWO, THREE, FOUR) for line in item(s)), "",
    ]  # fmt: skip


def on(session: Session, day: int) -> Session:
    return replace(session, date=dt.date(2026, 1, day))


@pytest.mark.parametrize(
    ("there", "sessions", "after"),
    [
        ((R1, R2, R3), (on(ONE, 26), TWO, THREE), (R2, R3, row(26, "One"))),
        ((R1, R2, R3), (ONE, TWO, on(THREE, 1)), (row(1, "Three"), R1, R2)),
        ((R3, R2, R1), (on(ONE, 26), TWO, THREE), (row(26, "One"), R3, R2)),
        ((R1, R2, R3), (ONE, on(TWO, 13), THREE), (R1, row(13, "Two"), R3)),
        ((R1, R2, R3), (on(ONE, 20), TWO, on(THREE, 6)), (row(6, "Three"), R2, row(20, "One"))),
        ((R2, R1, R3), (replace(ONE, topic="Other"), TWO, THREE), (R2, row(5, "Other"), R3)),
    ],
)
def test_a_moved_session_goes_where_its_new_day_belongs_unless_it_fits_where_it_is(
    there: Sequence[str], sessions: Sequence[Session], after: Sequence[str]
) -> None:
    assert block((*HEAD, *there), sessions) == [*HEAD, *after]
