"""Small whole PDFs to be damaged, each with features of the format that the others lack. Not: the damage (pdfs.py)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pymupdf

from journalclub.demo.sample import sample_paper
from tests.reading.make import column, put
from tests.reading.papers import first_page
from tests.sandbox.test_worker import paper, plot


def write_seeds(folder: Path) -> None:
    """All of them, as files."""
    (folder / "sample.pdf").write_bytes(sample_paper()[1])
    paper(folder / "figures.pdf")
    for name, (draw, saved) in _SEEDS.items():
        doc = pymupdf.open()
        first_page(doc.new_page())
        draw(doc)
        doc.save(folder / f"{name}.pdf", **saved)
        doc.close()
    _update(folder / "plain.pdf", folder / "updated.pdf")


def _plain(doc: Any) -> None:
    plot(doc.new_page(), "1")


def _picture(doc: Any) -> None:
    """A raster image with a mask, one as JPEG, and their captions."""
    page = doc.new_page()
    for n, kind in enumerate(("png", "jpeg")):
        pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 40, 30), kind == "png")
        pixels.set_rect(pixels.irect, (200, 90 * n, 30, 120)[: pixels.n])
        page.insert_image(pymupdf.Rect(100, 100 + 250 * n, 400, 300 + 250 * n), stream=pixels.tobytes(kind))
        put(page, 100, 320 + 250 * n, f"Figure {n + 1}: A picture of pixels.", 9)


def _form(doc: Any) -> None:
    """Pages within pages: form objects, one inside the other."""
    inner = pymupdf.open()
    plot(inner.new_page(), "1")
    middle = pymupdf.open()
    middle.new_page().show_pdf_page(pymupdf.Rect(50, 50, 550, 700), inner, 0)
    doc.new_page().show_pdf_page(pymupdf.Rect(0, 0, 612, 792), middle, 0)


def _links(doc: Any) -> None:
    """An outline, links, remarks, a field, a layer and an attached file."""
    page = doc.new_page()
    plot(page, "1")
    doc.set_toc([[1, "One", 1], [2, "Two", 2]])
    page.insert_link({"kind": pymupdf.LINK_GOTO, "page": 0, "from": pymupdf.Rect(90, 90, 200, 120)})
    page.insert_link(
        {"kind": pymupdf.LINK_URI, "uri": "https://a.example/", "from": pymupdf.Rect(90, 130, 200, 150)}
    )
    page.add_text_annot((300, 400), "A remark")
    page.add_highlight_annot(pymupdf.Rect(100, 310, 200, 325))
    field = pymupdf.Widget()
    field.field_type, field.field_name = pymupdf.PDF_WIDGET_TYPE_TEXT, "field"
    field.rect = pymupdf.Rect(100, 500, 200, 520)
    page.add_widget(field)
    page.draw_rect(pymupdf.Rect(100, 550, 200, 600), fill=(0, 1, 0), oc=doc.add_ocg("layer"))
    doc.embfile_add("data.csv", b"one,two\n")


def _table(doc: Any) -> None:
    """A ruled table, an equation, a heading with references, in embedded fonts."""
    page = doc.new_page()
    put(page, 100, 90, "Table 1: Rounds of each method \N{EN DASH} fewer are better.", 9)
    for y in (100, 118, 170):
        page.draw_line((100, y), (400, y))
    for row, (method, rounds) in enumerate((("Method", "Rounds"), ("ours", "12"), ("theirs", "34"))):
        put(page, 110, 112 + 24 * row, method, 9)
        put(page, 260, 112 + 24 * row, rounds, 9)
    put(page, 250, 230, "x = \N{GREEK SMALL LETTER ALPHA} + b", 10, "tiit")
    put(page, 500, 230, "(1)", 10)
    put(page, 72, 300, "References", 12, "tibo")
    put(page, 72, 320, "[1] A. Author and B. Author. A title of a paper. In Proceedings, 2020.", 9)


def _columns(doc: Any) -> None:
    """Two columns on a page that is turned and cropped."""
    page = doc.new_page()
    column(page, 60, 100, 230, 20)
    column(page, 320, 100, 230, 20)
    page.set_cropbox(pymupdf.Rect(20, 20, 590, 760))
    page.set_rotation(90)


def _update(whole: Path, updated: Path) -> None:
    """The same with a change appended: a second table of objects that refers to the first."""
    updated.write_bytes(whole.read_bytes())
    doc = pymupdf.open(updated)
    put(doc[1], 100, 600, "Added later.", 10)
    doc.saveIncr()
    doc.close()


_SEEDS: dict[str, tuple[Callable[[Any], None], dict[str, Any]]] = {
    "plain": (_plain, {"expand": True, "pretty": True}),
    "picture": (_picture, {"deflate": True}),
    "form": (_form, {}),
    "links": (_links, {}),
    "table": (_table, {"garbage": 3}),
    "columns": (_columns, {}),
    "packed": (_table, {"garbage": 4, "deflate": True, "use_objstms": 1}),
    "locked": (_plain, {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "owner_pw": "owner", "user_pw": ""}),
}
