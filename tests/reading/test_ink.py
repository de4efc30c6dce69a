"""Marks of a page: what can be seen of each drawing operation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from journalclub.reading.atoms import condense
from journalclub.reading.page import Mark, Page
from tests.reading.make import make_pages, put


def draw_commands(commands: bytes) -> Any:
    """A drawing function that writes PDF operators (origin at the bottom left) on a page of 612 by 792."""

    def draw(page: Any) -> None:
        doc = page.parent
        xref = doc.get_new_xref()
        doc.update_object(xref, "<<>>")
        doc.update_stream(xref, commands)
        page.set_contents(xref)

    return draw


def test_clipped_away_ink_does_not_count(tmp_path: Path) -> None:
    (page,) = make_pages(tmp_path, draw_commands(b"q 100 592 100 100 re W n 0 0 500 792 re f Q"))

    assert [m.bbox for m in page.marks] == [pytest.approx((100, 100, 200, 200))]


def test_clip_ends_with_its_group(tmp_path: Path) -> None:
    (page,) = make_pages(tmp_path, draw_commands(b"q 100 592 10 10 re W n Q 300 692 50 50 re f"))

    assert [m.bbox for m in page.marks] == [pytest.approx((300, 50, 350, 100))]


def test_white_fills_do_not_count(tmp_path: Path) -> None:
    (page,) = make_pages(tmp_path, draw_commands(b"1 g 0 0 600 700 re f 0.5 g 300 692 50 50 re f"))

    assert [m.kind for m in page.marks] == ["fill"]
    assert page.marks[0].bbox == pytest.approx((300, 50, 350, 100))


def test_text_is_no_mark(tmp_path: Path) -> None:
    (page,) = make_pages(tmp_path, lambda page: put(page, 100, 100, "Words"))

    assert not page.marks


def test_marks_of_a_rotated_page_stand_as_shown(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        page.draw_rect(pymupdf.Rect(100, 50, 200, 80), fill=(1, 0, 0), color=None)
        page.set_rotation(90)

    (page,) = make_pages(tmp_path, draw)

    assert page.marks[0].bbox == pytest.approx((792 - 80, 100, 792 - 50, 200))


def page_with(*boxes: tuple[float, float, float, float]) -> Page:
    return Page(1, 612, 792, (), tuple(Mark("stroke", box) for box in boxes), ())


def test_many_small_marks_become_few_that_cover_the_same() -> None:
    ink = condense(
        page_with(*((100 + n % 200, 100 + n // 200, 101 + n % 200, 101 + n // 200) for n in range(20_000)))
    )

    assert len(ink.atoms) < 400
    assert min(b[0] for b in ink.atoms) == 100
    assert max(b[2] for b in ink.atoms) == 300
    assert max(b[3] for b in ink.atoms) == 200


def test_many_large_marks_become_few() -> None:
    ink = condense(
        page_with(*((n % 300, n % 211, n % 300 + 20 + n % 83, n % 211 + 20 + n % 97) for n in range(9000)))
    )

    assert len(ink.atoms) < 3000


def test_background_of_the_page_is_left_out_and_rules_are_told_apart() -> None:
    ink = condense(
        page_with((0, 0, 612, 792), (72, 100, 540, 100.5), (72, 100, 72.4, 300), (100, 100, 300, 200))
    )

    assert list(ink.rules) == [(72, 100, 540, 100.5)]
    assert list(ink.posts) == [(72, 100, 72, 300)]
    assert (0, 0, 612, 792) not in ink.atoms
    assert list(ink.frames) == [(100, 100, 300, 200)]


def test_stroke_has_no_room_for_mitres_it_does_not_have(tmp_path: Path) -> None:
    (page,) = make_pages(tmp_path, draw_commands(b"4 w 100 592 m 150 692 l 200 592 l S"))

    assert page.marks[0].bbox == pytest.approx((98, 98, 202, 202))


def test_curve_is_bounded_by_itself_and_not_by_its_control_points(tmp_path: Path) -> None:
    (page,) = make_pages(tmp_path, draw_commands(b"0 w 100 592 m 100 692 200 692 200 592 c S"))

    assert page.marks[0].bbox == pytest.approx((100, 125, 200, 200), abs=1)
