"""A table's cells as an editable PowerPoint table in the master's colours. Not: whether they fit (table_fit.py)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journalclub.decks.layout import Area
from journalclub.decks.master import EMU
from journalclub.decks.table_fit import SIDE, TableFit
from journalclub.models.paper import Cell, Grid

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"
RULE, THIN = 1.5, 0.75  # points: below the head, and between groups of rows


def add_table(page: Any, grid: Grid, fit: TableFit, area: Area) -> Any:
    """Put the table into the middle of the area's width, at its top; returns the graphic frame."""
    rows = [*grid.head, *grid.rows]
    left = area.x + (area.width - fit.width) / 2
    frame = page.shapes.add_table(
        len(rows),
        grid.columns,
        round(left * EMU),
        round(area.y * EMU),
        round(fit.width * EMU),
        round(fit.height * EMU),
    )
    table = frame.table
    _plain(table)
    for column, width in zip(table.columns, fit.widths, strict=True):
        column.width = round(width * EMU)
    for index, (row, height) in enumerate(zip(rows, fit.heights, strict=True)):
        table.rows[index].height = round(height * EMU)
        _write_row(table, index, row, fit, head=index < len(grid.head))
    last = len(grid.head) - 1
    for number in (len(grid.head) + r - 1 for r in grid.ruled):
        _rule(table, number, THIN, "tx2")
    _rule(table, last, RULE, "accent1")
    return frame


def _plain(table: Any) -> None:
    """No bands and no borders but ours."""
    table.horz_banding = False
    style = table._tbl.tblPr.find(f"{{{_A}}}tableStyleId")
    if style is not None:
        style.text = _NO_STYLE


def _write_row(table: Any, index: int, row: Sequence[Cell], fit: TableFit, *, head: bool) -> None:
    at = 0
    for cell in row:
        target = table.cell(index, at)
        if cell.span > 1:
            target.merge(table.cell(index, at + cell.span - 1))
        section = cell.span > 1 and not head
        _write_cell(
            target,
            cell,
            fit,
            head=head,
            centred=(cell.span > 1 and head) or (fit.centred[at] and not section),
        )
        for further in range(at + 1, at + cell.span):
            _margins(table.cell(index, further), fit)
        at += cell.span


def _write_cell(target: Any, cell: Cell, fit: TableFit, *, head: bool, centred: bool) -> None:
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

    _margins(target, fit)
    target.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.MIDDLE
    paragraph = target.text_frame.paragraphs[0]
    if centred:
        paragraph.alignment = PP_ALIGN.CENTER
    paragraph.font.size = round(fit.size * EMU)
    if not cell.text:
        return
    run = paragraph.add_run()
    run.text = cell.text  # without control characters, as reading gives them up
    run.font.size = round(fit.size * EMU)
    run.font.bold = head or cell.bold
    run.font.color.theme_color = MSO_THEME_COLOR.ACCENT_1 if head else MSO_THEME_COLOR.TEXT_1


def _margins(target: Any, fit: TableFit) -> None:
    target.margin_left = target.margin_right = round(SIDE * EMU)
    target.margin_top = target.margin_bottom = round(fit.above * EMU)


def _rule(table: Any, row: int, width: float, colour: str) -> None:
    """A line below a row."""
    from lxml import etree

    for index in range(len(table.columns)):
        properties = table.cell(row, index)._tc.get_or_add_tcPr()
        line = etree.Element(f"{{{_A}}}lnB", w=str(round(width * EMU)), cap="flat", cmpd="sng", algn="ctr")
        fill = etree.SubElement(line, f"{{{_A}}}solidFill")
        etree.SubElement(fill, f"{{{_A}}}schemeClr", val=colour)
        etree.SubElement(line, f"{{{_A}}}prstDash", val="solid")
        properties.insert(0, line)  # borders come before fills (ECMA-376, 21.1.3.17)
