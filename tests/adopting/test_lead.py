"""A session's first line: its date or number, then time, place, presenters and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from journalclub.adopting.lead import (
    dated_lead,
    ending_lead,
    loose_lead,
    numbered_lead,
    title_fields,
    undated_lead,
)

By = tuple[str, str]


def read(*lines: str) -> list[list[By]]:
    """The fields of lines that begin with dates, by role and text; each says the line it is from."""
    leads = [lead for at, line in enumerate(lines, 3) if (lead := dated_lead(line, at))]
    fields = title_fields(leads)
    assert [{f.line for f in of_one} for of_one in fields] == [{at} for at in range(3, 3 + len(leads))]
    return [[(f.role, f.text) for f in of_one] for of_one in fields]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Jan 12: Queues", [("date", "Jan 12"), ("subject", "Queues")]),
        ("**Jan 12, 2026**: Queues", [("date", "Jan 12, 2026"), ("subject", "Queues")]),
        ("Jan 12, 2026 (Mon): Queues", [("date", "Jan 12, 2026 (Mon)"), ("subject", "Queues")]),
        ("**Jan 12, 2026** (Mon): Queues", [("date", "Jan 12, 2026 (Mon)"), ("subject", "Queues")]),
        ("Mo, 12. Januar 2026: Queues", [("date", "Mo, 12. Januar 2026"), ("subject", "Queues")]),
        (
            "Jan 12, 2026 (Mon, 3pm): Queues",
            [("date", "Jan 12, 2026"), ("time", "3pm"), ("subject", "Queues")],
        ),
        (
            "Lecture 3: Jan 12, 2026 - Queues",
            [("date", "Jan 12, 2026"), ("number", "3"), ("subject", "Queues")],
        ),
        (
            "Week 2 (5 March 2026): Stacks",
            [("date", "5 March 2026"), ("number", "2"), ("subject", "Stacks")],
        ),
        ("~~Jan 12~~ Jan 19, 2026: Moved", [("date", "~~Jan 12~~ Jan 19, 2026"), ("subject", "Moved")]),
        ("March 24, 31: Twice", [("date", "March 24, 31"), ("subject", "Twice")]),
        (
            "2026-01-12 (17:00, Room 1) Queues by Dr First Presenter",
            [
                ("date", "2026-01-12"),
                ("time", "17:00"),
                ("place", "Room 1"),
                ("presenter", "Dr First Presenter"),
                ("subject", "Queues"),
            ],
        ),
        (
            "Mon, 12 January 2026 - Queues - presented by First Attendee",
            [("date", "Mon, 12 January 2026"), ("presenter", "First Attendee"), ("subject", "Queues")],
        ),
        ("Jan 12: Paper: Queues", [("date", "Jan 12"), ("paper", "Queues")]),
        ("Jan 12", [("date", "Jan 12")]),
    ],
)
def test_a_dated_line_is_taken_apart(line: str, fields: list[By]) -> None:
    assert read(line) == [fields]


@pytest.mark.parametrize("line", ["Queues", "In spring 2026: Queues", "March: Queues", "01/31: Queues"])
def test_a_line_that_does_not_begin_with_a_day_is_no_dated_one(line: str) -> None:
    assert dated_lead(line, 3) is None


def test_a_list_that_is_written_so_throughout_may_have_dates_in_digits() -> None:
    lead = loose_lead("01/31: Queues", 3)
    assert lead is not None
    assert (lead.date, lead.rest, lead.line) == ("01/31", ": Queues", 3)


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (
            ("Jan 5: Queues (First Able)", "Jan 12: Stacks (Second Able)"),
            [("First Able", "Queues"), ("Second Able", "Stacks")],
        ),
        (
            (
                "Jan 5: Queues for all of us - First Able",
                "Jan 12: How stacks are made - Second Able",
            ),
            [("First Able", "Queues for all of us"), ("Second Able", "How stacks are made")],
        ),
        (
            ("Jan 5: First Able - Queues, for all of us?", "Jan 12: Second Able - Stacks: how they are made"),
            [("First Able", "Queues, for all of us?"), ("Second Able", "Stacks: how they are made")],
        ),
        (
            ("Jan 5 – First Able, [Queues](https://example.org/q)", "Jan 12 – Second Able: *Stacks*"),
            [("First Able", "[Queues](https://example.org/q)"), ("Second Able", "*Stacks*")],
        ),
        (
            ("Jan 5: Able", "Jan 12: Baker", "Jan 19: Able"),
            [("Able", None), ("Baker", None), ("Able", None)],
        ),
        (
            ("Jan 5: Queues", "Jan 12: Stacks", "Jan 19: Heaps"),
            [(None, "Queues"), (None, "Stacks"), (None, "Heaps")],
        ),
    ],
)
def test_where_the_names_of_a_list_stand_is_told_by_all_its_lines(
    lines: Sequence[str], fields: list[tuple[str | None, str | None]]
) -> None:
    found = [dict(of_one) for of_one in read(*lines)]
    assert [(of_one.get("presenter"), of_one.get("subject")) for of_one in found] == fields


@pytest.mark.parametrize(
    ("line", "date", "number", "rest"),
    [
        ("Queues - First Able - 2021-03-01", "2021-03-01", "", "Queues - First Able"),
        ("Session 3: Queues (March 1st)", "March 1st", "3", "Queues"),
        ("3. Queues (March 1st, 2021)\nmore", "March 1st, 2021", "3", "Queues\nmore"),
    ],
)
def test_a_line_may_end_with_its_date(line: str, date: str, number: str, rest: str) -> None:
    lead = ending_lead(line, 3)
    assert lead is not None
    assert (lead.date, lead.number, lead.rest, lead.line) == (date, number, rest, 3)
    assert ending_lead("Queues, March 1", 3) is None


@pytest.mark.parametrize(
    "line", ["Queues (January 12, 2026)", "Session 3: Queues (Jan 12)", "Bus - 12 Jan 2026"]
)
def test_a_title_before_a_date_is_no_weekday(line: str) -> None:
    assert dated_lead(line, 3) is None


@pytest.mark.parametrize(
    ("line", "numbered", "number"),
    [("Session 4: Queues", True, "4"), ("Session 4: Queues", False, None), ("4. Queues", True, None),
     ("TBD: Queues", False, ""), ("TBD:", True, None)],
)  # fmt: skip
def test_a_line_without_a_date_is_a_session_when_it_says_so_or_has_a_number_as_the_others(
    line: str, numbered: bool, number: str | None
) -> None:
    lead = undated_lead(line, 3, numbered)
    assert (lead.number if lead else None) == number
    assert lead is None or lead.rest.strip() == "Queues"


@pytest.mark.parametrize(
    ("line", "number", "link", "word"),
    [
        ("Lecture 1: Queues", "1", "", True),
        ("**week 12** Queues", "12", "", True),
        ("3. Queues", "3", "", False),
        ("18차 세미나 : Queues", "18", "", True),
        ("第3回 Queues", "3", "", True),
        ("[Lecture 1](https://example.org/1): Queues", "1", "[Lecture 1](https://example.org/1)", True),
    ],
)
def test_a_line_may_begin_with_its_number(line: str, number: str, link: str, word: bool) -> None:
    lead = numbered_lead(line, 3)
    assert lead is not None
    assert (lead.date, lead.number, lead.number_link, lead.word, lead.line) == ("", number, link, word, 3)
    assert lead.rest.lstrip("* ") == "Queues"
    assert numbered_lead("Queues 3", 3) is None
