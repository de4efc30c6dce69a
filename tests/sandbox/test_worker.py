"""The real reading process on PDFs made here: what it reads, what a heavy page costs, what pictures may take."""

from __future__ import annotations

import hashlib
import json
import random
import time
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from journalclub.commands.extract import extract
from journalclub.errors import JcError
from journalclub.outputs.paper_json import extract_json
from journalclub.sandbox.limits import Limits
from journalclub.sandbox.reader import Reader
from tests.reading.make import put
from tests.reading.papers import first_page

STROKES = 60_000


def strokes(count: int) -> bytes:
    """Operators that draw long strokes all over a plot."""
    chance = random.Random(1)
    ends = ((chance.uniform(100, 500), chance.uniform(400, 700)) for _ in range(2 * count))
    return b"\n".join(
        f"{x:.1f} {y:.1f} {'m' if i % 2 == 0 else 'l S'}".encode() for i, (x, y) in enumerate(ends)
    )


def plot(page: Any, label: str) -> None:
    page.draw_rect(pymupdf.Rect(100, 100, 400, 300), fill=(1, 0, 0))
    put(page, 100, 320, f"Figure {label}: A light plot.", 9)


def paper(path: Path, *, heavy: int = 0) -> Path:
    """A first page, a page with Figure 1, and one with Figures 2 and 3; Figure 1 is made of `heavy` strokes."""
    doc = pymupdf.open()
    first_page(doc.new_page())
    page = doc.new_page()
    if heavy:
        put(page, 100, 420, "Figure 1: A heavy plot of many strokes.", 9)
        contents = page.get_contents()[0]
        doc.update_stream(contents, page.read_contents() + b"\n0.5 w\n" + strokes(heavy))
    else:
        plot(page, "1")
    page = doc.new_page()
    plot(page, "2")
    page.draw_circle(pymupdf.Point(300, 500), 90, fill=(0, 0, 1))
    put(page, 200, 620, "Figure 3: A disc.", 9)
    doc.save(path)
    doc.close()
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "figures").iterdir())


def test_one_process_reads_several_papers_one_after_the_other(tmp_path: Path) -> None:
    pdf = paper(tmp_path / "paper.pdf")
    with Reader() as reader:
        first = reader.read(pdf)
        text = reader.read_text(pdf)
        again = reader.read(pdf, tmp_path / "out")
    assert first.title == again.title == text.reading.title == "Reading Papers by Their Places"
    assert first.sha256 == hashlib.sha256(pdf.read_bytes()).hexdigest()
    assert first.pages == 3
    assert [f.file for f in first.figures] == [None, None, None]
    assert names(tmp_path / "out") == ["figure-1.png", "figure-2.png", "figure-3.png"]


def test_a_page_too_heavy_to_draw_loses_its_picture_only(tmp_path: Path) -> None:
    pdf = paper(tmp_path / "paper.pdf", heavy=STROKES)
    began = time.monotonic()
    with Reader(Limits(stall_seconds=60)) as reader:
        reader.read(pdf)
    patience = 3 * (
        time.monotonic() - began
    )  # reading it takes a twelfth of drawing it, however busy the machine is
    with Reader(Limits(wall_seconds=10 * patience, stall_seconds=patience)) as reader:
        reading = reader.read(pdf, tmp_path)
    assert [f.label for f in reading.figures] == ["1", "2", "3"]
    assert [f.file for f in reading.figures] == [None, "figures/figure-2.png", "figures/figure-3.png"]
    assert [w for w in reading.warnings if w.startswith("figure 1 on page 2 was left out: it took longer")]


def test_all_pictures_together_stay_within_their_bound(tmp_path: Path) -> None:
    pdf = paper(tmp_path / "paper.pdf")
    with Reader(Limits(picture_bytes=1)) as reader:
        reading = reader.read(pdf, tmp_path)
    assert names(tmp_path) == ["figure-1.png"]  # the one that filled the room
    assert "2 more pictures were not made: together they would take too much room." in reading.warnings


def test_vector_graphics_come_beside_the_pngs_when_asked_for(tmp_path: Path) -> None:
    pdf = paper(tmp_path / "paper.pdf")
    extract(pdf, tmp_path / "plain")
    reading = extract(pdf, tmp_path / "out", vector=True)
    assert names(tmp_path / "plain") == ["figure-1.png", "figure-2.png", "figure-3.png"]
    assert names(tmp_path / "out") == [f"figure-{n}.{e}" for n in "123" for e in ("pdf", "png", "svg")]
    first = json.loads((tmp_path / "out" / "extract.json").read_text())["figures"][0]
    assert (first["file"], first["pdf"], first["svg"]) == tuple(
        f"figures/figure-1.{ending}" for ending in ("png", "pdf", "svg")
    )
    assert "pdf" not in extract_json(extract(pdf), "paper.pdf")["figures"][0]
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (lambda whole: whole[:0], "is empty"),
        (lambda whole: whole[: len(whole) // 2], "is cut short"),
        (lambda whole: whole[:-40], "is cut short"),  # MuPDF would repair it and give all pages
        (lambda whole: b"<html>" + whole[-40:], "is a web page"),
        (lambda whole: b"<!DOCTYPE html>" + whole, "is a web page"),
    ],
)
def test_what_is_no_whole_pdf_is_refused_by_name(tmp_path: Path, damage: Any, named: str) -> None:
    pdf = paper(tmp_path / "paper.pdf")
    pdf.write_bytes(damage(pdf.read_bytes()))
    with pytest.raises(JcError, match=f"^paper.pdf {named}"):
        extract(pdf)


def test_an_encrypted_pdf_is_refused_by_name(tmp_path: Path) -> None:
    doc = pymupdf.open(paper(tmp_path / "paper.pdf"))
    doc.save(
        tmp_path / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="secret"
    )
    doc.close()
    with pytest.raises(JcError, match="is encrypted"):
        extract(tmp_path / "locked.pdf")
