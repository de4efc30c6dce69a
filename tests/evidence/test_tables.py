"""A table in a deck is compared with the paper's cell by cell; what a presenter adds or leaves out is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from journalclub.evidence.markdown import markdown_tables
from journalclub.evidence.paper import Paper
from journalclub.evidence.tables import flat_rows, judge_table
from journalclub.models.evidence import FileTable, PaperText, PrintedText, Spot
from journalclub.models.paper import Cell, Grid, PassageLine
from tests.evidence.papers import paper

GRID = Grid(
    ((Cell("Rule"), Cell("minutes"), Cell("share")),),
    (
        (Cell("Fair turns"), Cell("48"), Cell("28.4 %")),
        (Cell("Lots"), Cell("52"), Cell("−1.5")),
        (Cell("Habit"), Cell("61"), Cell("10²⁰")),
    ),
)
ROWS = flat_rows(GRID)


def known() -> Paper:
    made = paper()
    figures = tuple(replace(f, grid=GRID) if f.kind == "table" else f for f in made.reading.figures)
    nowhere = (PassageLine(0, 1, (0.0, 0.0, 0.0, 0.0)),)
    text = (PrintedText("Some text.", nowhere),)
    return Paper(PaperText(replace(made.reading, figures=figures), text, (), text))


def judged(rows: Sequence[tuple[str, ...]], name: str = "Table 2") -> list[str]:
    table = FileTable(name, tuple(rows), tuple(Spot("line", i, "text") for i in range(1, len(rows) + 1)))
    return [f"{f.spot.number}: {f.message}" for f in judge_table(table, known())]


def test_the_paper_s_own_cells_are_true() -> None:
    assert judged(ROWS) == []


@pytest.mark.parametrize(
    ("row", "column", "wrong"), [(1, 1, "49"), (1, 2, "28.5 %"), (2, 2, "1.5"), (3, 0, "Habits")]
)
def test_a_changed_cell_is_told_with_what_the_paper_has(row: int, column: int, wrong: str) -> None:
    rows = [list(r) for r in ROWS]
    right, rows[row][column] = rows[row][column], wrong
    (message,) = judged([tuple(r) for r in rows])
    assert message.startswith(f"{row + 1}: “{wrong}” is “{right}” in Table 2")
    assert message.endswith("p. 3")


def test_retyped_dashes_spaces_and_raised_digits_are_no_changes() -> None:
    assert judged([ROWS[0], ROWS[1], ("Lots", "52", "-1.5"), ("Habit", "61", "1020")]) == []


def test_rows_and_columns_may_be_left_out_moved_and_added() -> None:
    assert judged([ROWS[0], ROWS[3], ROWS[1]]) == []
    assert judged([(r[0], r[2]) for r in ROWS]) == []
    assert judged([*ROWS, ("Ours", "33", "44 %")]) == []


def test_a_changed_cell_is_found_in_a_table_with_fewer_columns() -> None:
    rows = [(r[0], r[2]) for r in ROWS]
    rows[1] = (rows[1][0], "82.4 %")
    assert judged(rows) == ["2: “82.4 %” is “28.4 %” in Table 2, row “Fair turns”; p. 3"]


def test_a_table_that_the_paper_does_not_have_is_the_presenter_s() -> None:
    assert judged([("a", "b"), ("c", "d")], "Table 9") == []


def test_markdown_tables_are_named_by_the_caption_next_to_them() -> None:
    own = "| x | y |\n| - | - |\n| 1 | 2 |\n"
    text = f"# T\n\n| Rule | a\\|b |\n| --- | :-: |\n| **Lots** | - |\n\n**Table 2, p. 3** Length\n\n{own}"
    (table,) = markdown_tables(text)
    assert table.name == "Table 2"
    assert table.rows == (("Rule", "a|b"), ("Lots", "-"))
    assert [s.number for s in table.spots] == [3, 5]
