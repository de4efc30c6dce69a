from __future__ import annotations

import pytest

from journalclub.models.paper import Manuscript, Passage, PassageLine, Reading
from journalclub.reading import printed
from journalclub.reading.page import Line, Page, Span

BOX = (72.0, 100.0, 300.0, 110.0)


def page(number: int, *lines: str) -> Page:
    """A page of plain lines."""
    spans = [Span(t, BOX, 10.0, "F", False, False, False, 108.0) for t in lines]
    return Page(number, 612, 792, tuple(Line((s,), BOX, (1, 0), 0) for s in spans), (), ())


MANUSCRIPT = Manuscript(
    Reading("0" * 64, 2), (Passage("Turns are fair.", None, None, (PassageLine(0, 1, BOX),)),)
)


def test_every_line_of_a_page_is_kept_with_its_place() -> None:
    text = printed.paper_text([page(1, "eﬃcient  turns", " ", "are fair"), page(2)], MANUSCRIPT)
    (first,) = text.pages
    assert first.text == "efficient turns\nare fair"
    assert [first.text[line.start :][:3] for line in first.lines] == ["eff", "are"]
    assert text.running[0].text == "Turns are fair."


def test_endless_text_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "MOST_CHARACTERS", 50)
    text = printed.paper_text([page(n, "x" * 20, "y" * 20) for n in (1, 2, 3)], MANUSCRIPT)
    assert sum(len(p.text) for p in text.pages) <= 50
