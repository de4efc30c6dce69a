"""How text in a PowerPoint file is really set, after inheritance: sizes, gaps, height. Not: judging it (audit.py)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from journalclub.decks.layout import Area
from journalclub.decks.master import EMU
from journalclub.decks.metrics import text_height, wrap

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DEFAULT_SIZE = 18.0  # points, when nothing in the file says another (ECMA-376, 21.1.2.3.9)
DEFAULT_INSETS = (7.2, 3.6, 7.2, 3.6)  # left, top, right, bottom in points (21.1.2.1.1)
_STYLES = {"TITLE": "titleStyle", "CENTER_TITLE": "titleStyle", "BODY": "bodyStyle", "SUBTITLE": "bodyStyle"}


class SetParagraph(NamedTuple):
    """A paragraph as it is shown; lengths in points."""

    text: str
    sizes: tuple[float, ...]  # of its runs
    bold: bool
    left: float
    before: float


def paragraphs(shape: Any, layout: Any) -> list[SetParagraph]:
    """The paragraphs of a shape with a text frame, on a slide of that layout."""
    found = []
    for paragraph in shape.text_frame.paragraphs:
        level = f"lvl{paragraph.level + 1}pPr"
        styles = list(_inherited(shape, layout, level))
        own = paragraph._p.find(f"{A}pPr")
        chain = [s for s in (own, *styles) if s is not None]
        size = next((int(x) / 100 for s in styles if (x := _run_default(s, "sz"))), DEFAULT_SIZE)
        bold = next((x in {"1", "true"} for s in styles if (x := _run_default(s, "b"))), False)
        runs = [r for r in paragraph._p if r.tag in {f"{A}r", f"{A}fld"}]
        sizes = tuple(_own_size(run) or size for run in runs if _text(run).strip())
        found.append(
            SetParagraph(
                "".join(map(_text, runs)),
                sizes,
                bold,
                next((int(x) / EMU for s in chain if (x := s.get("marL"))), 0.0),
                next((_points(s) for s in chain if s.find(f"{A}spcBef") is not None), 0.0),
            )
        )
    return found


def area_of(shape: Any, layout: Any) -> Area:
    """Where a shape stands, inherited from its layout when it does not say."""
    values = (shape.left, shape.top, shape.width, shape.height)
    if None in values and shape.is_placeholder:
        twin = _twin(shape, layout)
        values = (twin.left, twin.top, twin.width, twin.height) if twin is not None else values
    return Area(*(float(v or 0) / EMU for v in values))


def needed_height(shape: Any, layout: Any) -> float:
    """Height in points that the text of a shape takes, its insets included."""
    left, top, right, bottom = _insets(shape, layout)
    width = area_of(shape, layout).width - left - right
    total = top + bottom
    for number, p in enumerate(paragraphs(shape, layout)):
        size = max(p.sizes, default=DEFAULT_SIZE)
        lines = len(wrap(p.text, size, max(width - p.left, 1.0), p.bold)) or 1
        total += text_height(lines, size) + (p.before if number else 0.0)
    return total


def cell_sizes(cell: Any) -> list[float]:
    """The type sizes of a table cell's runs that have text."""
    return [
        _own_size(run._r) or DEFAULT_SIZE
        for p in cell.text_frame.paragraphs
        for run in p.runs
        if run.text.strip()
    ]


def table_height(table: Any) -> float:
    """Height in points of a table's rows: what they say, or what their text takes."""
    widths = [column.width / EMU for column in table.columns]
    total = 0.0
    for row in table.rows:
        needed = row.height / EMU
        for index, cell in enumerate(row.cells):
            if not cell.is_spanned:
                span = cell.span_width if cell.is_merge_origin else 1
                needed = max(needed, _cell_height(cell, sum(widths[index : index + span])))
        total += needed
    return total


def _cell_height(cell: Any, width: float) -> float:
    inner = width - (cell.margin_left + cell.margin_right) / EMU
    height = sum(_cell_margin(cell, *names) for names in (("marT", "tIns"), ("marB", "bIns")))
    size = max(cell_sizes(cell), default=0.0)
    for paragraph in cell.text_frame.paragraphs:
        bold = any(run.font.bold for run in paragraph.runs)
        height += text_height(len(wrap(paragraph.text, size, max(inner, 1.0), bold)), size) if size else 0.0
    return height


def _cell_margin(cell: Any, name: str, other: str) -> float:
    """White above or below a cell's text; some programs write it where shapes have it."""
    own = next((x for e in cell._tc.iter(f"{A}tcPr") if (x := e.get(name))), None)
    body = next((x for e in cell._tc.iter(f"{A}bodyPr") if (x := e.get(other))), None)
    return int(own or body or round(DEFAULT_INSETS[1] * EMU)) / EMU


def _inherited(shape: Any, layout: Any, level: str) -> Iterator[Any]:
    """The list styles that apply to a level, nearest first."""
    yield from _style(shape._element, level)
    if not shape.is_placeholder:
        yield from _children(layout.slide_master._element, ("txStyles", "otherStyle"), level)
        return
    kind = shape.placeholder_format.type.name
    twin = _twin(shape, layout)
    if twin is not None:
        yield from _style(twin._element, level)
    for parent in layout.slide_master.placeholders:
        if parent.placeholder_format.type.name == kind:
            yield from _style(parent._element, level)
    yield from _children(layout.slide_master._element, ("txStyles", _STYLES.get(kind, "otherStyle")), level)


def _style(element: Any, level: str) -> Iterator[Any]:
    yield from (x for x in element.iter(f"{A}{level}") if x.getparent().tag == f"{A}lstStyle")


def _children(element: Any, path: tuple[str, ...], level: str) -> Iterator[Any]:
    for name in path:
        element = element.find(f"{P}{name}") if element is not None else None
    if element is not None:
        yield from element.findall(f"{A}{level}")


def _twin(shape: Any, layout: Any) -> Any | None:
    idx = shape.placeholder_format.idx
    return next((s for s in layout.placeholders if s.placeholder_format.idx == idx), None)


def _run_default(style: Any, name: str) -> str | None:
    default = style.find(f"{A}defRPr")
    return default.get(name) if default is not None else None


def _text(run: Any) -> str:
    return run.findtext(f"{A}t") or ""


def _own_size(run: Any) -> float | None:
    properties = run.find(f"{A}rPr")
    size = properties.get("sz") if properties is not None else None
    return int(size) / 100 if size else None


def _points(style: Any) -> float:
    points = style.find(f"{A}spcBef").find(f"{A}spcPts")
    return int(points.get("val")) / 100 if points is not None else 0.0


def _insets(shape: Any, layout: Any) -> tuple[float, float, float, float]:
    chain = [shape._element]
    if shape.is_placeholder and (twin := _twin(shape, layout)) is not None:
        chain.append(twin._element)
    bodies = [b for e in chain for b in e.iter(f"{A}bodyPr")]
    names = ("lIns", "tIns", "rIns", "bIns")
    left, top, right, bottom = (
        next((int(x) / EMU for b in bodies if (x := b.get(name)) is not None), default)
        for name, default in zip(names, DEFAULT_INSETS, strict=True)
    )
    return left, top, right, bottom
