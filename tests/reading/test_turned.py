"""Turning pages: what is turned and turned back is what it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.reading.page import Line, Page, Span
from journalclub.reading.turned import back, turn_box, turn_line, turn_page, upright_turn

edges = st.floats(0, 500, allow_nan=False)


@given(x=edges, y=edges, up=st.booleans())
def test_turning_back_gives_the_same_box(x: float, y: float, up: bool) -> None:
    page = Page(1, 600, 800, (), (), ())
    turn = upright_turn((0, -1 if up else 1), page)
    box = (x, y, x + 50, y + 20)

    assert turn_box(turn_box(box, turn), back(turn)) == pytest.approx(box)


@pytest.mark.parametrize("direction", [(0.0, -1.0), (0.0, 1.0)])
def test_standing_line_becomes_level_with_its_baseline(direction: tuple[float, float]) -> None:
    span = Span("Table 1", (100, 200, 110, 260), 10, "Times", False, False, False, 108)
    page = Page(1, 600, 800, (Line((span,), (100, 200, 110, 260), direction, 0),), (), ())

    line = turn_page(page, upright_turn(direction, page)).lines[0]

    assert line.direction == pytest.approx((1, 0))
    assert line.bbox[3] - line.bbox[1] == pytest.approx(10)
    assert line.bbox[1] < line.spans[0].baseline < line.bbox[3]


def test_level_line_stands_after_a_quarter_turn() -> None:
    span = Span("Table 1", (100, 200, 160, 210), 10, "Times", False, False, False, 208)
    line = turn_line(Line((span,), (100, 200, 160, 210), (1, 0), 0), (0, 1, -1, 0, 800, 0))

    assert line.direction == pytest.approx((0, 1))
    assert line.spans[0].baseline == pytest.approx(800 - 208)
