"""A session's first line: its date or number, then time, place, presenters and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from journalclub.adopting.lead import (
    dated_lead,
    ending_lead,
    loose_lead,
    numbered_lead,
    undated_lead,
)
from journalclub.adopting.title_line import title_fields

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
        # What may stand before the date: a weekday, a number, a label, a picture, marks.
        ("On Monday, 5 May: Queues", [("date", "On Monday, 5 May"), ("subject", "Queues")]),
        ("Session 2 Monday 5 May: Queues", [("date", "Monday 5 May"), ("number", "2"), ("subject", "Queues")]),
        ("Lecture 3 (5 May): Queues", [("date", "5 May"), ("number", "3"), ("subject", "Queues")]),
        ("3) 5 May 2026 Queues", [("date", "5 May 2026"), ("number", "3"), ("subject", "Queues")]),
        ("2. 5 May - Queues", [("date", "5 May"), ("number", "2"), ("subject", "Queues")]),
        ("**Date:** 5 May 2026, Queues", [("date", "5 May 2026"), ("subject", "Queues")]),
        ("When: 5 May", [("date", "5 May")]),
        ("Dom. 5 May: Queues", [("date", "Dom. 5 May"), ("subject", "Queues")]),
        ("🎉 5 May: Queues", [("date", "🎉 5 May"), ("subject", "Queues")]),
        ("### 5 May", [("date", "5 May")]),
        (" " * 24 + "5 May: Queues", [("date", "5 May"), ("subject", "Queues")]),
        # What belongs to the date behind it: an ordinal, a weekday in brackets, further days of a short list.
        ("May 5th (Tue): Queues", [("date", "May 5th (Tue)"), ("subject", "Queues")]),
        ("__5 May__ Queues", [("date", "5 May"), ("subject", "Queues")]),
        ("~~5 May~~ **12 May**: Queues", [("date", "~~5 May~~ **12 May**"), ("subject", "Queues")]),
        ("5 May, 12 May, 19 May: Queues", [("date", "5 May, 12 May, 19 May"), ("subject", "Queues")]),
        ("March 24, 31 [Queues](u)", [("date", "March 24"), ("subject", "31 [Queues](u)")]),
        ("March 24, 31, for all who like: Queues", [("date", "March 24, 31"), ("subject", "for all who like: Queues")]),
        ("March 24, 31, for all who like them so much: Queues", [
            ("date", "March 24"), ("subject", "31, for all who like them so much: Queues")]),
        # Time and place in brackets; without a time it is part of the title.
        ("Jan 12 (17:00): Queues", [("date", "Jan 12"), ("time", "17:00"), ("subject", "Queues")]),
        ("Jan 12 (Room 1): Queues", [("date", "Jan 12"), ("subject", "(Room 1): Queues")]),
        # Who presents, at the end; "by" alone is said of authors.
        ("Jan 12: Queues (presented by A B)", [("date", "Jan 12"), ("presenter", "A B"), ("subject", "Queues")]),
        ("Jan 12: Queues, speaker: A B", [("date", "Jan 12"), ("presenter", "A B"), ("subject", "Queues")]),
        ("Jan 12: Queues. *Host: A B*", [("date", "Jan 12"), ("presenter", "A B"), ("subject", "Queues.")]),
        ("Jan 12: Queues by A B", [("date", "Jan 12"), ("subject", "Queues by A B")]),
        ("Jan 12: " + "q" * 400 + " led by A B", [("date", "Jan 12"), ("presenter", "A B"), ("subject", "q" * 400)]),
        # A label gives the rest its role, if something follows it.
        ("Jan 12: Speaker: A B", [("date", "Jan 12"), ("presenter", "A B")]),
        ("Jan 12: Speaker:", [("date", "Jan 12"), ("subject", "Speaker:")]),
        # Emphasis that nothing opens is left out.
        ("Jan 12: Queues *and* stacks *", [("date", "Jan 12"), ("subject", "Queues *and* stacks")]),
        ("Jan 12: *Queues*", [("date", "Jan 12"), ("subject", "*Queues*")]),
        ("Jan 12: ***", [("date", "Jan 12")]),
    ],
)  # fmt: skip
def test_a_dated_line_is_taken_apart(line: str, fields: list[By]) -> None:
    assert read(line) == [fields]


@pytest.mark.parametrize(
    "line",
    [
        "Queues", "In spring 2026: Queues", "March: Queues", "March 2026: Queues", "01/31: Queues", "We meet 5 May",
        "Some other words 5 May", "Kedd 5 May", "Dom - 5 May", "2. Queues of 5 May", "a" * 25 + " 5 May",
    ],
)  # fmt: skip
def test_a_line_that_does_not_begin_with_a_day_is_no_dated_one(line: str) -> None:
    assert dated_lead(line, 3) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("01/31: Queues", ("01/31", ": Queues", 3)), ("Mon 1/31 Queues", ("Mon 1/31", "Queues", 3)),
        ("5 May: Queues", ("5 May", ": Queues", 3)), ("see 01/31", None), ("Wednesday, 01/31", None),
    ],
)  # fmt: skip
def test_a_list_that_is_written_so_throughout_may_have_dates_in_digits(
    line: str, found: tuple[str, str, int] | None
) -> None:
    lead = loose_lead(line, 3)
    assert (lead and (lead.date, lead.rest, lead.line)) == found


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
        # In three of five lines, not in two of five; a placeholder counts for nothing where names stand alone.
        (
            ("Jan 5: queues (A B)", "Jan 6: stacks", "Jan 7: heaps (C D)", "Jan 8: tries (E F)", "Jan 9: trees"),
            [("A B", "queues"), (None, "stacks"), ("C D", "heaps"), ("E F", "tries"), (None, "trees")],
        ),
        (
            ("Jan 5: queues (A B)", "Jan 6: stacks", "Jan 7: heaps (C D)", "Jan 8: tries", "Jan 9: trees (all of it)"),
            [(None, "queues (A B)"), (None, "stacks"), (None, "heaps (C D)"), (None, "tries"),
             (None, "trees (all of it)")],
        ),
        (
            ("Jan 5: A B - queues", "Jan 6: C D - stacks", "Jan 7: E F - heaps", "Jan 8: tries", "Jan 9: trees"),
            [("A B", "queues"), ("C D", "stacks"), ("E F", "heaps"), (None, "tries"), (None, "trees")],
        ),
        (
            ("Jan 5: A B - queues", "Jan 6: C D - stacks", "Jan 7: heaps", "Jan 8: tries", "Jan 9: trees"),
            [(None, "A B - queues"), (None, "C D - stacks"), (None, "heaps"), (None, "tries"), (None, "trees")],
        ),
        (
            ("Jan 5: queues - A B", "Jan 6: stacks: C D", "Jan 7: heaps – E F", "Jan 8: tries", "Jan 9: trees"),
            [("A B", "queues"), ("C D", "stacks"), ("E F", "heaps"), (None, "tries"), (None, "trees")],
        ),
        (
            ("Jan 5: queues - A B", "Jan 6: stacks - C D", "Jan 7: heaps", "Jan 8: tries", "Jan 9: trees"),
            [(None, "queues - A B"), (None, "stacks - C D"), (None, "heaps"), (None, "tries"), (None, "trees")],
        ),
        (("Jan 5: A B - queues",), [(None, "A B - queues")]),
        (("Jan 5: Queues - Stacks", "Jan 6: Heaps - Tries"), [("Queues", "Stacks"), ("Heaps", "Tries")]),
        (
            ("Jan 5: A B, [queues](u)", "Jan 6: C D: *stacks*", "Jan 7: heaps"),
            [("A B", "[queues](u)"), ("C D", "*stacks*"), (None, "heaps")],
        ),
        (("Jan 5: A B, [queues](u)", "Jan 6: stacks"), [(None, "A B, [queues](u)"), (None, "stacks")]),
        (("Jan 5: [q](u) - A B", "Jan 6: [r](u) - C D"), [("A B", "[q](u)"), ("C D", "[r](u)")]),
        (
            ("Jan 5: **Able**", "Jan 6: TBD", "Jan 7: Baker", "Jan 8: Able", "Jan 9: stacks of all kinds"),
            [("Able", None), (None, "TBD"), ("Baker", None), ("Able", None), (None, "stacks of all kinds")],
        ),
        (
            ("Jan 5: A B C", "Jan 7: D E F", "Jan 8: A B C"),
            [(None, "A B C"), (None, "D E F"), (None, "A B C")],
        ),
        (("Jan 5: Able", "Jan 6: Able"), [(None, "Able"), (None, "Able")]),
        (("Jan 5: Able", "Jan 6: Baker", "Jan 7: Cain"), [(None, "Able"), (None, "Baker"), (None, "Cain")]),
    ],
)  # fmt: skip
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
        ("Queues @ 1 May 2021 )*_~.", "1 May 2021", "", "Queues"),
        ("**Queues** | 1 May 2021", "1 May 2021", "", "**Queues"),
        ("Queues 2021-03-01 - 2021-04-01", "2021-04-01", "", "Queues 2021-03-01"),
        ("1 May 2021 Queues, 2 May 2021", "2 May 2021", "", "1 May 2021 Queues"),
        ("Queues " * 20 + "- 2021-03-01", "2021-03-01", "", ("Queues " * 20).strip()),
    ],
)  # fmt: skip
def test_a_line_may_end_with_its_date(line: str, date: str, number: str, rest: str) -> None:
    lead = ending_lead(line, 3)
    assert lead is not None
    assert (lead.date, lead.number, lead.rest, lead.line) == (date, number, rest, 3)


@pytest.mark.parametrize(
    "line", ["Queues, March 1", "Queues, March 2021", "Queues (1 May 2021) here", "Queues"]
)
def test_a_line_does_not_end_with_a_date_without_day_or_year_or_with_words_behind_it(line: str) -> None:
    assert ending_lead(line, 3) is None


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
        ("[#12 ](u) - Queues", "12", "[#12 ](u)", True),
        ("Lecture #1 - Queues", "1", "", True),
        ("Vol. 3 Queues", "3", "", True),
        ("3주차 Queues", "3", "", True),
        ("1)Queues", "1", "", False),
        ("2026: Queues", "2026", "", False),
    ],
)
def test_a_line_may_begin_with_its_number(line: str, number: str, link: str, word: bool) -> None:
    lead = numbered_lead(line, 3)
    assert lead is not None
    assert (lead.date, lead.number, lead.number_link, lead.word, lead.line) == ("", number, link, word, 3)
    assert lead.rest.lstrip("* ") == "Queues"


@pytest.mark.parametrize(
    "line", ["Queues 3", "1.5 Queues", "12345. Queues", "Lec 1", "[Lecture 1: Queues](u)", "[Q](u) 1"]
)
def test_a_line_that_does_not_begin_with_a_number_is_no_numbered_one(line: str) -> None:
    assert numbered_lead(line, 3) is None


@pytest.mark.parametrize(
    ("inside", "time", "place"),
    [
        ("17:00, Room 1", "17:00", "Room 1"), ("13-16 small room", "13-16", "small room"),
        ("17h30 Room 1", "17h30", "Room 1"),
        ("17:00 Uhr, Saal 1", "17:00 Uhr", "Saal 1"), ("5 pm; Hall", "5 pm", "Hall"), ("17:00", "17:00", None),
        ("5pm in the hall", "5pm", "in the hall"), ("10am @ mainz", "10am", "mainz"), ("5 pm Amphi", "5 pm", "Amphi"),
    ],
)  # fmt: skip
def test_a_place_follows_its_time_in_brackets(inside: str, time: str, place: str | None) -> None:
    (fields,) = read(f"Jan 5 ({inside}): Queues")
    said = dict(fields)
    assert (said["time"], said.get("place"), said["subject"]) == (time, place, "Queues")
