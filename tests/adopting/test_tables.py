"""A grid with a header: what its columns are for, which rows are sessions, continue one or label those below."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from journalclub.adopting.record import Field, Leftover, Role
from journalclub.adopting.tables import Row, Table, column_roles, is_schedule, read_table

DAY = "2026-01-05"


def table(header: str, *rows: str, headings: tuple[str, ...] = ()) -> Table:
    """A table whose cells are separated by strokes; its first row stands in line 3."""
    cells = [tuple(c.strip() for c in row.split("|")) for row in (header, *rows)]
    made = (Row(c, n, n, f"row {n}: {r}") for n, (c, r) in enumerate(zip(cells[1:], rows, strict=True), 3))
    return Table(cells[0], tuple(made), headings)


@pytest.mark.parametrize(
    ("header", "row", "roles"),
    [
        ("Date | Topic | Who", f"{DAY} | x | y", "date topic presenter"),
        # The second of a kind is a remark; several who present are not.
        ("Date | Topic | Day | Status | State | Abstract | Summary of talk", f"{DAY}", (
            "date topic comment status comment abstract comment")),
        ("Date | Speaker | Moderator | Paper | Papers", f"{DAY}", "date presenter presenter paper paper"),
        # Dates tell their column, if most of its cells are dates and nothing else is known of it.
        ("Week | Topic", f"{DAY} | x", "date topic"), ("Gizmo | Topic", f"{DAY} | x", "date topic"),
        ("Topic | Gizmo", f"{DAY} | x", "topic other"), ("Topic | A | B", f"x | y | {DAY}", "topic other date"),
        ("Topic | A | B", f"x | {DAY} | {DAY}", "topic date other"), ("Gizmo | Topic", " | x", "other topic"),
        # The only unknown column beside dates and names is what it is about.
        ("Date | Gizmo | Who", f"{DAY} | x | y", "date topic presenter"),
        ("Date | Gizmo | Other | Chair", f"{DAY} | x | y | z", "date topic comment chair"),
        ("Date | Gizmo | Thing | Who", f"{DAY} | x | y | z", "date other other presenter"),
        ("Date | Gizmo | Topic | Who", f"{DAY} | x | y | z", "date other topic presenter"),
        ("Date | Gizmo", f"{DAY} | x", "date other"), ("Gizmo | Who", "x | y", "other presenter"),
        # "Link" is the paper's where there is one without an address of its own.
        ("Date | Title | Link", f"{DAY}", "date title paper-link"),
        ("Date | Paper | link", f"{DAY}", "date paper paper-link"),
        ("Date | Topic | Link", f"{DAY}", "date topic materials"),
        ("Date | Title | Links", f"{DAY}", "date title materials"),
        ("Date | Paper | PDF | Link", f"{DAY}", "date paper paper-link materials"),
        # "Venue" is where it appeared when there is a paper, else where one meets.
        ("Date | Paper | Venue", f"{DAY}", "date paper venue"),
        ("Date | Topic | **Venue**", f"{DAY}", "date topic venue"),
        ("Date | Topic | Venue", f"{DAY}", "date topic place"), ("Date | Title | Venue", f"{DAY}", "date title venue"),
        ("Date | Topic | Journal", f"{DAY}", "date topic venue"),
    ],
)  # fmt: skip
def test_a_column_is_told_by_its_name_and_by_what_is_in_it(header: str, row: str, roles: str) -> None:
    assert column_roles(table(header, row)) == roles.split()


@pytest.mark.parametrize(("dates", "dated"), [(3, True), (2, False)])
def test_three_of_five_cells_must_be_dates_not_counting_those_that_say_nothing(
    dates: int, dated: bool
) -> None:
    cells = [DAY] * dates + ["y"] * (5 - dates) + ["", "TBD"]
    assert column_roles(table("Gizmo | Topic", *(f"{c} | t" for c in cells), ""))[0] == (
        "date" if dated else "other"
    )


@pytest.mark.parametrize(
    ("roles", "schedule"),
    [
        ("date topic", True), ("date presenter", True), ("date chair", True), ("date paper-link", True),
        ("date readings", True), ("date place", False), ("date", False), ("number topic", True), ("number title", True),
        ("number presenter", False), ("paper presenter", True), ("paper chair", True), ("topic presenter", False),
        ("title presenter", False), ("paper other", False), ("readings number", False), ("", False),
    ],
)  # fmt: skip
def test_a_schedule_has_dates_and_contents_or_numbers_and_topics_or_papers_and_people(
    roles: str, schedule: bool
) -> None:
    found: Sequence[Role] = roles.split()  # type: ignore[assignment]
    assert is_schedule(found) is schedule


def read(header: str, *rows: str, continuing: bool = True) -> list[str]:
    """What becomes of each row: lines of the sessions, of those that continue one in brackets, of the rest with "-"."""
    groups, left = read_table(table(header, *rows), continuing)
    said = {r.line: f"-{r.line}" for r in left}
    for entry in (e for g in groups for e in g.entries):
        said[entry.line] = " ".join([str(entry.line), *(f"({e.line})" for e in entry.continued)])
        assert entry.last_line == max([entry.line, *(e.line for e in entry.continued)])
    return [said[line] for line in sorted(said)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([f"{DAY} | Queues | A", "2026-01-12 | Stacks | B"], ["3", "4"]),
        # Without a date a row continues the one above, if it has a letter, more contents or only remarks.
        ([f"{DAY} | Queues | A", " | Stacks | B"], ["3 (4)"]),
        ([f"{DAY} | Queues | A", " | Stacks | B", " | Heaps | C"], ["3 (4) (5)"]),
        ([f"{DAY} | | A", " | b) Stacks | B"], ["3 (4)"]),
        ([f"{DAY} | | A", " | Stacks | B"], ["3", "4"]),
        ([f"{DAY} | TBD | A", " | Stacks | B"], ["3", "4"]),
        ([f"{DAY} | | A", " | | | [s](s.pdf)"], ["3 (4)"]), ([f"{DAY} | | A", " | | | | more to say"], ["3 (4)"]),
        ([f"{DAY} | Queues | A", " | TBD | |"], ["3", "-4"]), ([f"{DAY} | Queues | A", " | | B"], ["3", "4"]),
        ([" | Stacks | B", f"{DAY} | Queues | A"], ["3", "4"]),
        # A row that names a term or track labels those below, and nothing goes on across it.
        ([f"{DAY} | Queues | A", "**Part two**", " | Stacks | B"], ["3", "-4", "5"]),
        ([f"{DAY} | | A", " | __Part two__", " | Stacks | B"], ["3", "-4", "5"]),
        ([f"{DAY} | Queues | A", "Spring 2027", "Jan 5 | Stacks | B"], ["3", "-4", "5"]),
        ([f"{DAY} | Queues | A", "Some words", " | Stacks | B"], ["3", "-4", "5"]),
        ([f"{DAY} | Queues | A", " | **Cancelled**"], ["3 (4)"]),
        # A month alone with its year is a label unless the row says more; a month alone is an open date.
        ([f"{DAY} | Queues | A", "March 2027"], ["3", "-4"]),
        ([f"{DAY} | Queues | A", "March 2027 | Stacks"], ["3", "4"]),
        ([f"{DAY} | Queues | A", "March"], ["3", "4"]),
        # What stands for a date: a placeholder with something beside it, a week, a status, any words beside contents.
        ([f"{DAY} | Queues | A", "TBD | Stacks"], ["3", "4"]), ([f"{DAY} | Queues | A", "TBD"], ["3", "-4"]),
        ([f"{DAY} | Queues | A", "Week 4 | Stacks"], ["3", "4"]), ([f"{DAY} | Queues | A", "Spring break"], ["3", "4"]),
        ([f"{DAY} | Queues | A", "some day | Stacks"], ["3", "4"]),
        ([f"{DAY} | Queues | A", "some day | TBD"], ["3", "-4"]),
        ([f"{DAY} | Queues | A", f"{DAY}"], ["3", "4"]),
        # Templates, repeated headers and empty rows are no sessions.
        ([f"{DAY} | Queues | A", "dd/mm/yyyy | Stacks | B"], ["3", "-4"]),
        ([f"{DAY} | Queues | A", "soon | Stacks | Your name"], ["3", "-4"]),
        ([f"{DAY} | Queues | A", "2026-01-12 | Stacks | Your name"], ["3", "4"]),
        ([f"{DAY} | | A", " | Paper title | Your name"], ["3", "-4"]),
        ([f"{DAY} | Queues | A", "Date | Topic | Who | Slides | Comment", " | | "], ["3"]),
    ],
)  # fmt: skip
def test_each_row_is_a_session_continues_one_labels_or_is_left(rows: list[str], found: list[str]) -> None:
    assert read("Date | Topic | Who | Slides | Comment", *rows) == found


def test_rows_continue_others_only_where_there_are_dates_and_where_they_may() -> None:
    assert read("Date | Topic", f"{DAY} | Queues", " | Stacks", continuing=False) == ["3", "4"]
    assert read("# | Topic", "1 | Queues", "2 | Stacks") == ["3", "4"]
    assert read("Who | Paper", "A B | Queues", "C D | Stacks") == ["3", "4"]


@pytest.mark.parametrize(
    "role", ["Materials", "Slides", "Code", "Notebook", "Video", "Notes", "Comment", "Gizmo"]
)
def test_a_row_that_only_adds_material_or_a_remark_continues_the_one_above(role: str) -> None:
    assert read(f"Date | Topic | {role} | Other thing", f"{DAY} | | x | x", " | | y") == ["3 (4)"]


@pytest.mark.parametrize(
    ("cells", "schedule"),
    [
        (["Chapter", "Verse"], False), (["Chapter"], True), (["Chapter", "TBD"], True),
        (["Chapter", "Verse", DAY], True),
        (["Week 1", "Verse"], True), (["3", "Verse"], True), (["holiday", "Verse"], True), (["", ""], True),
    ],
)  # fmt: skip
def test_a_column_called_date_that_never_holds_one_makes_no_schedule(
    cells: list[str], schedule: bool
) -> None:
    groups, left = read_table(table("Date | Topic", *(f"{c} | t" for c in cells)))
    assert bool(groups) is schedule
    if not schedule:
        assert left == [Leftover(n, f"row {n}: {c} | t") for n, c in enumerate(cells, 3)]


def test_an_entry_has_its_fields_with_their_columns_names_and_the_labels_above_it() -> None:
    groups, left = read_table(
        table("**Date** | Topic | |", f"{DAY} | | x | y", "**Track B**", "Jan 6 | Queues", headings=("Top",))
    )
    first, second = groups[0].entries
    assert first.fields == (
        Field("date", "Date", DAY, 3), Field("other", "", "x", 3), Field("other", "", "y", 3),
    )  # fmt: skip
    assert (first.headings, second.headings) == (("Top",), ("Track B", "Top"))
    assert left == [Leftover(4, "row 4: **Track B**")]
    assert len(groups) == 1


def test_a_table_without_sessions_has_no_group_and_gives_back_all_that_says_something() -> None:
    assert read_table(table("Date | Topic")) == ([], [])
    assert read_table(table("Time | Activity", "10:00 | Welcome", " | ")) == (
        [],
        [Leftover(3, "row 3: 10:00 | Welcome")],
    )
