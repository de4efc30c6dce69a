"""Tables fit their area at 18 points or more, or not at all; on slides they are editable and audited."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
from hypothesis import given
from hypothesis import strategies as st
from pptx.util import Pt

from journalclub.decks.audit import audit
from journalclub.decks.html import render_html
from journalclub.decks.layout import LEAST_SIZE, Area
from journalclub.decks.markdown import render_markdown
from journalclub.decks.metrics import text_width
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.slides import make_deck
from journalclub.decks.table_fit import SIDE, fit_table
from journalclub.models.deck import Brief
from journalclub.models.paper import Cell, Grid
from journalclub.render import Templates
from tests.briefs import brief, figure, pictures

AREA = Area(44, 98, 872, 340)
GRID = Grid(
    ((Cell(""), Cell("Members who stayed", 2)), (Cell("Rule"), Cell("first year"), Cell("second year"))),
    (
        (Cell("Rotation"), Cell("81 %", bold=True), Cell("−3.5")),
        (Cell("Groups without a rule", 3),),
        (Cell("Habit | lot"), Cell("64 %"), Cell("")),
    ),
    (1,),
)


def with_table(grid: Grid = GRID) -> Brief:
    made = figure("1", "table", page=4, size=(330, 140), caption="Share of members who stayed.")
    return brief(figures=[figure("1", page=2), replace(made, grid=grid)])


def frames(data: bytes) -> list[Any]:
    slides = pptx.Presentation(io.BytesIO(data)).slides
    return [shape for slide in slides for shape in slide.shapes if shape.has_table]


def test_a_clean_table_is_an_editable_table_with_the_same_cells(tmp_path: Path) -> None:
    made = with_table()
    (frame,) = frames(pptx_bytes(make_deck(made), pictures(tmp_path, made)))
    rows = [[cell.text for cell in row.cells] for row in frame.table.rows]
    assert rows == [
        ["", "Members who stayed", ""],
        ["Rule", "first year", "second year"],
        ["Rotation", "81 %", "−3.5"],
        ["Groups without a rule", "", ""],
        ["Habit | lot", "64 %", ""],
    ]
    assert frame.name == "Table 1, p. 4"
    assert frame.table.cell(0, 1).span_width == 2


def test_a_deck_with_a_table_has_nothing_to_mend(tmp_path: Path) -> None:
    made = with_table()
    data = pptx_bytes(make_deck(made), pictures(tmp_path, made))
    assert audit(data, made.reading.figures) == []


def test_small_type_and_growing_rows_of_a_table_are_found(tmp_path: Path) -> None:
    made = with_table()
    presentation = pptx.Presentation(io.BytesIO(pptx_bytes(make_deck(made), pictures(tmp_path, made))))
    frame = next(s for slide in presentation.slides for s in slide.shapes if s.has_table)
    frame.table.cell(2, 0).text_frame.paragraphs[0].runs[0].font.size = Pt(10)
    frame.table.cell(4, 1).text_frame.text = "far too many words " * 40
    buffer = io.BytesIO()
    presentation.save(buffer)
    found = " ".join(f.what for f in audit(buffer.getvalue()))
    assert "has text of 10 pt" in found
    assert "its rows are" in found


def test_a_table_too_large_for_18_points_stays_a_picture(tmp_path: Path) -> None:
    rows = tuple((Cell(f"Row {i}"), Cell("1"), Cell("2")) for i in range(40))
    made = with_table(replace(GRID, rows=rows))
    slide = next(s for s in make_deck(made).slides if s.figure and s.figure.kind == "table")
    assert slide.kind != "table"
    assert not frames(pptx_bytes(make_deck(made), pictures(tmp_path, made)))


def test_markdown_and_browser_show_the_cells(tmp_path: Path) -> None:
    made = with_table()
    text = render_markdown(make_deck(made), made, Templates())
    assert "| Rotation | **81 %** | −3.5 |" in text
    assert "| Habit \\| lot | 64 % |  |" in text
    assert "table-1.png" not in text
    page = render_html(text, tmp_path, Templates())
    assert '<td class="center"><strong>81 %</strong></td>' in page
    assert "Habit | lot" in page


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=30)


@given(st.integers(2, 8), st.data())
def test_whatever_fits_stays_inside_with_every_cell_on_one_line(columns: int, data: st.DataObject) -> None:
    row = st.lists(texts.map(Cell), min_size=columns, max_size=columns).map(tuple)
    grid = Grid((data.draw(row),), tuple(data.draw(st.lists(row, min_size=1, max_size=20))))
    fit = fit_table(grid, AREA)
    if fit is None:
        return
    assert fit.size >= LEAST_SIZE
    assert fit.width <= AREA.width + 0.1
    assert fit.height <= AREA.height + 0.1
    assert len(fit.heights) == len(grid.rows) + 1
    for cells in grid.rows:
        for cell, width in zip(cells, fit.widths, strict=True):
            assert text_width(cell.text, fit.size) <= width - 2 * SIDE + 0.1
