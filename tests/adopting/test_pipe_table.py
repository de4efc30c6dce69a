from __future__ import annotations

import pytest

from journalclub.adopting.pipe_table import split_row
from tests.adopting.pages import adopted, dates, outline, sessions


def test_outer_pipes_may_be_missing_and_rows_short() -> None:
    page = (
        "Date | Paper | Presenter\n--- | --- | ---\n"
        "2021-03-12 | [T](https://arxiv.org/abs/2101.00001v2) | P\n2021-03-19 | TBD"
    )
    first, second = sessions(page)
    assert (first.papers[0].id, first.papers[0].title, first.presenters) == ("2101.00001", "T", ("P",))
    assert (second.papers, second.presenters) == ((), ())


def test_rows_without_a_date_continue_the_session_above() -> None:
    page = (
        "|Date|Topic|Presenter|\n|--:|:--|:--|\n|03-06-2019|a) One thing|Speaker|\n"
        "|| b) Another thing| Second |\n|01-07-2019|Third|All|\n"
    )
    first, second = sessions(page)
    assert [(p.label, p.topic, p.presenters) for p in first.parts] == [
        ("a", "One thing", ("Speaker",)),
        ("b", "Another thing", ("Second",)),
    ]
    assert first.topic == "a) One thing; b) Another thing"
    assert first.presenters == ("Speaker", "Second")
    assert (second.presenters, second.presenters_raw) == ((), "All")


def test_a_badge_is_a_link_to_the_video_and_an_entity_separates_links() -> None:
    page = (
        "| Date | Paper | Presentation | Video |\n|--|--|--|--|\n"
        "| 1/Mar/2021 | [T](https://p.example/t.pdf) | [Slides](s.pdf) &#124; [Keynote](s.key) &#124; [PwA](a.pdf) "
        "| [![Tube](https://i.example/icon.png)](https://youtu.be/x)\n"
    )
    (session,) = sessions(page)
    assert [(x.kind, x.url) for x in session.links] == [
        ("slides", "s.pdf"),
        ("keynote", "s.key"),
        ("pwa", "a.pdf"),
        ("video", "https://youtu.be/x"),
    ]


def test_cancelled_holiday_and_break_rows_are_sessions_with_a_status() -> None:
    page = (
        "| Date | Time | Topic | Presenter |\n|--|--|--|--|\n"
        "| *12-02-2018* | | *Cancelled (club outing)* | *N/A* |\n"
        "| 21-05-2018 | | *Public holiday* |\n| LONG BREAK | (-_-) | | |\n"
        "| 28-05-2018 | | No meeting - Spring Break | - |\n"
    )
    found = adopted(page).sessions
    assert [t.status for t in found] == ["cancelled", "holiday", "holiday", "holiday"]
    assert found[0].session.reason == "club outing"
    assert found[2].session.date_raw == "LONG BREAK"
    assert (found[3].session.topic, found[3].session.reason) == (None, "Spring Break")


def test_several_days_place_chairs_and_time() -> None:
    page = (
        "## Upcoming sessions (Spring 2024)\n\n| Dates | Time | Location | Chairs | Topic |\n"
        "|:--|:-:|:-:|:-:|:--|\n"
        "| Feb 20+22 (Tue/Thu) | 5-8 p.m. | Room 236, East | One & Two "
        "| [Linear models](https://github.com/a/b/tree/main/c) |\n"
        "| Mar | TBD | TBD | TBD | TBD |\n"
    )
    first, second = sessions(page)
    assert [d.isoformat() for d in first.days] == ["2024-02-20", "2024-02-22"]
    assert (first.start, first.time, first.place, first.chairs) == (
        "17:00",
        "5-8 p.m.",
        "Room 236, East",
        ("One", "Two"),
    )
    assert (first.topic, [(x.kind, x.label) for x in first.links]) == (
        "Linear models",
        [("other", "Linear models")],
    )
    assert (second.date, second.date_raw, second.topic) == (None, "Mar", None)


def test_titles_outside_their_links_and_several_citations() -> None:
    page = (
        "### 2020\n| Date | Presenter | Topic |\n|--|--|--|\n"
        "| 01/31 | P | A Long Title About Things [[One et al, ICCV 2019](https://arxiv.org/abs/1811.07456)] "
        "[[slides](s.pdf)] |\n"
        "| 02/07 | P | Lifelong things [[One et al. 2016](https://a.example/1.pdf)] "
        "[[Two et al. 2017](https://a.example/2.pdf)] |\n"
    )
    first, second = sessions(page)
    assert [(p.title, p.note) for p in first.papers] == [
        ("A Long Title About Things", "One et al, ICCV 2019")
    ]
    assert second.topic == "Lifelong things"
    assert [p.title for p in second.papers] == ["One et al. 2016", "Two et al. 2017"]


def test_template_example_comment_code_and_other_tables_are_no_sessions() -> None:
    page = """
| Date | Paper | Presenter |
|---|---|---|
| DD/MM/YYYY | Paper title | Your name |
| 2022-04-03 | ArticleTitle | TBA |

<!--
| 2022-04-10 | T | P |
-->

```
| 2022-04-17 | T | P |
```

    | 2022-04-24 | T | P |

Example rows:

| date | presenter | title |
|--|--|--|
| 05/12/2026 | P | T |

| Time | Activity |
|---|---|
| 10:00 | Welcome |
"""
    found = adopted(page)
    assert [t.session.date_raw or str(t.session.date) for t in found.sessions] == ["2022-04-03"]
    assert [left.line for left in found.unparsed] == [4, 21, 25]


def test_group_labels_give_the_year_to_the_rows_below() -> None:
    page = (
        "| Date | Title |\n|--|--|\n| **Fall 2022** | |\n| Sep 5 | A |\n| **Spring 2023** | |\n"
        "| Jan 9 | B |\n"
    )
    assert dates(page) == ["2022-09-05", "2023-01-09"]


def test_an_unsafe_link_is_kept_as_a_note_and_told() -> None:
    (taken,) = adopted("| Date | Topic |\n|--|--|\n| 2021-01-02 | [word](javascript:alert(1)) |\n").sessions
    assert taken.session.links == ()
    assert taken.session.topic == "word"
    assert "javascript" in taken.session.notes[0]
    assert "no web address" in taken.warnings[0]


def test_a_header_alone_gives_no_sessions_and_no_failure() -> None:
    found = adopted("| Date | Speaker | Title |\n|---|---|---|\n")
    assert (found.layout, found.sessions, found.unparsed) == ("pipe-table", (), ())


def test_a_date_that_does_not_exist_is_told() -> None:
    (taken,) = adopted("| Date | Topic |\n|--|--|\n| 2025-02-31 | x |\n").sessions
    assert taken.session.date is None
    assert "no day of the calendar" in taken.warnings[0]


def test_references_and_anchors_are_followed() -> None:
    page = (
        "- [Current Schedule (Spring 2021)](#current-schedule)\n\n## Current Schedule\n"
        "| Date | Topic |\n|--|--|\n"
        "| 02/18 | [Some long title of a paper][one] |\n\n[one]: https://arxiv.org/abs/1706.03762\n"
    )
    (session,) = sessions(page)
    assert (str(session.date), session.papers[0].id) == ("2021-02-18", "1706.03762")


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]), ("a|b", ["a", "b"]), (" | a || b | ", ["a", "", "b"]),
        (r"| a \| b | c", ["a | b", "c"]),
        ("||", [""]), ("| |", [""]), ("a", ["a"]), ("", [""]), ("| a | b | |", ["a", "b", ""]),
    ],
)  # fmt: skip
def test_a_row_is_cut_at_its_strokes_but_for_escaped_ones(line: str, cells: list[str]) -> None:
    assert split_row(line) == cells


HEAD = "| Date | Topic |\n"
ROW = "| 2026-01-05 | Queues |\n"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        # A line below the header, with or without outer strokes, spaces and colons; as many cells as it likes.
        (f"{HEAD}|---|---|\n{ROW}", ["3 2026-01-05 Queues"]), (f"{HEAD}|:-: | -:\t|\n{ROW}", ["3 2026-01-05 Queues"]),
        ("Date | Topic\n- | -\n2026-01-05 | Queues", ["3 2026-01-05 Queues"]),
        (f"{HEAD}|-|\n{ROW}", ["3 2026-01-05 Queues"]),
        ("Date | Topic\n---\n2026-01-05 | Queues", []), (f"{HEAD}\n|---|---|\n{ROW}", []),
        (f"Date Topic\n|---|---|\n{ROW}", []),
        (f"{HEAD}|---|---|\n|---|---|\n| | |\n{ROW}{HEAD}", ["5 2026-01-05 Queues"]),
        # Without it, if the header names a date and something else.
        (f"{HEAD}{ROW}", ["2 2026-01-05 Queues"]), (f"| Date | Gizmo |\n{ROW}", []), (f"| Week | Topic |\n{ROW}", []),
        (HEAD, []), (f"{HEAD}text\n{ROW}", []), (f"{HEAD}| : : |\n{ROW}", ["3 2026-01-05 Queues", "2: | : : |"]),
        # It goes on as long as there are strokes; the next one begins anew.
        (f"{HEAD}|-|-|\n{ROW}\n{ROW}", ["3 2026-01-05 Queues"]),
        (f"{HEAD}|-|-|\n{ROW}a \\| b\n{ROW}", ["3 2026-01-05 Queues"]),
        (f"{HEAD}|-|-|\n{ROW}\n## 2026\n{HEAD}|-|-|\n| Jan 6 | b |", ["3 2026-01-05 Queues", "8 2026-01-06 b"]),
        # Cells beyond the header, or too few.
        (f"{HEAD}|-|-|\n| 2026-01-05 | a | b |\n| 2026-01-12", ["3 2026-01-05 a", "4 2026-01-12"]),
    ],
)  # fmt: skip
def test_where_a_table_begins_and_ends(page: str, found: list[str]) -> None:
    assert outline(page) == found


@pytest.mark.parametrize(
    "above",
    [
        "Example:",
        "Here is an example:\n",
        "**Template:**",
        "Format：",
        "For instance, like this:\n\n",
        "예시:",
        "x" * 290 + " format:",
    ],
)
def test_a_table_below_a_line_that_announces_an_example_is_one(above: str) -> None:
    page = f"{above}\n{HEAD}|-|-|\n{ROW}"
    line = page.count("\n")
    assert outline(page) == [f"{line}: {ROW.strip()}"]


@pytest.mark.parametrize(
    "above",
    [
        "Example",
        "Sessions:",
        "Example:\nSessions",
        "Example:\n\n\n",
        "Examples of it",
        "x" * 300 + " format:",
    ],
)
def test_a_table_below_any_other_line_is_none(above: str) -> None:
    assert len(sessions(f"{above}\n{HEAD}|-|-|\n{ROW}")) == 1
