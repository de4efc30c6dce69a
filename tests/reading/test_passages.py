from __future__ import annotations

from pathlib import Path
from typing import Any

from journalclub.models.paper import Passage
from tests.reading.make import column, paragraph, put, wrap
from tests.reading.papers import ABSTRACT, cover, first_page, heading, raised, read

ONE = (
    "The first paragraph tells what was done and how it was done, in words that everybody can understand at once. "
    * 3
)
TWO = (
    "Another paragraph says what came of it, and that it was not what the authors had thought when they began. "
    * 3
)


def _passages(tmp_path: Path, *draws: Any) -> list[Passage]:
    return [p for p in read(tmp_path, cover, *draws).passages if p.kind != "abstract"]


def _texts(tmp_path: Path, *draws: Any) -> list[str]:
    return [p.text for p in _passages(tmp_path, *draws)]


def test_paragraphs_are_parted_by_indents(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        y = heading(page, 108, 80, "1 Introduction")
        y = paragraph(page, 108, y, ONE.strip(), 396)
        paragraph(page, 108, y, TWO.strip(), 396, indent=14)

    assert _texts(tmp_path, draw) == [ONE.strip(), TWO.strip()]


def test_paragraphs_are_parted_by_white(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        y = paragraph(page, 108, 80, ONE.strip(), 396)
        paragraph(page, 108, y + 8, TWO.strip(), 396)

    assert _texts(tmp_path, draw) == [ONE.strip(), TWO.strip()]


def test_every_line_of_a_passage_is_mapped_to_its_place(tmp_path: Path) -> None:
    lines = wrap(ONE, 240)

    def draw(page: Any) -> None:
        column(page, 318, 300, 240, 20)
        for n, line in enumerate(lines):
            put(page, 54, 80 + 12 * n, line)
        column(page, 54, 300, 240, 20)

    passage = _passages(tmp_path, draw)[0]
    for line, place in zip(lines, passage.lines, strict=True):
        assert passage.text[place.start :].startswith(line)
        assert place.page == 2
        assert round(place.bbox[0]) == 54


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page(tmp_path: Path) -> None:
    lines = wrap(ONE + TWO, 240)

    def first(page: Any) -> None:
        column(page, 54, 80, 240, 40)
        heading(page, 54, 590, "1 Introduction")
        for n, line in enumerate(lines[:3]):
            put(page, 54, 610 + 12 * n, line)
        for n, line in enumerate(lines[3:6]):
            put(page, 318, 80 + 12 * n, line)

    def second(page: Any) -> None:
        for n, line in enumerate(lines[6:]):
            put(page, 54, 80 + 12 * n, line)
        y = 80 + 12 * len(lines)
        column(page, 54, y + 30, 240, 30)
        column(page, 318, 80, 240, 40)

    whole = next(p for p in _passages(tmp_path, first, second) if p.text.startswith(ONE[:40]))
    assert whole.text == (ONE + TWO).strip()
    assert {(line.page, line.bbox[0] > 300) for line in whole.lines} == {(2, False), (2, True), (3, False)}


def test_words_broken_at_line_ends_are_joined_and_offsets_follow(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        put(page, 108, 80, "The translation of words was studied by the authors, who found that trans-")
        put(page, 108, 92, "lation takes time and that a state-of-the-")
        put(page, 108, 104, "art method is not the state of the art for long.")
        column(page, 108, 160, 396, 20)

    passage = _passages(tmp_path, draw)[0]
    assert "that translation takes" in passage.text
    assert "state-of-the-art method" in passage.text
    assert passage.text[passage.lines[1].start :].startswith("lation takes")
    assert passage.text[passage.lines[2].start :].startswith("art method")


def test_list_items_and_theorems_are_items(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        y = heading(page, 108, 80, "1 Introduction")
        y = paragraph(page, 108, y, ONE.strip(), 396)
        for n in range(3):
            put(
                page,
                122,
                y,
                f"({n + 1}) We give the {n + 1}st of three reasons why pages are read from the top,",
            )
            put(page, 138, y + 12, "and say it in two lines.")
            y += 24
        put(page, 108, y + 12, "Theorem 1. Every page has an edge.")
        column(page, 108, y + 50, 396, 10)

    items = [p for p in _passages(tmp_path, draw) if p.kind == "item"]
    assert [p.text.split(" ", 1)[0] for p in items] == ["(1)", "(2)", "(3)", "Theorem"]
    assert items[0].text.endswith("and say it in two lines.")


def test_notes_captions_and_formulas_are_left_out(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        column(page, 108, 80, 396, 10)
        put(page, 200, 220, "f(x) = a + b x")
        put(page, 490, 220, "(1)")
        column(page, 108, 250, 396, 10)
        put(page, 108, 600, "1 A note at the foot of the page in smaller letters", 8)

    text = " ".join(_texts(tmp_path, draw))
    assert "f(x)" not in text
    assert "A note at the foot" not in text


def test_passages_know_their_section(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        heading(page, 108, 80, "2 What Was Found")
        column(page, 108, 100, 396, 10)

    manuscript = read(tmp_path, first_page, draw)
    assert [(p.kind, p.section, p.section_number) for p in manuscript.passages] == [
        ("abstract", "Abstract", None),
        ("text", "Introduction", "1"),
        ("text", "What Was Found", "2"),
    ]
    assert manuscript.passages[0].text == ABSTRACT


def test_footnote_marks_are_left_out_and_exponents_kept(tmp_path: Path) -> None:
    def draw(page: Any) -> None:
        x = raised(page, 108, 80, "We read the paper twice", "1")
        x = raised(page, x, 80, " and found 10", "6")
        put(page, x, 80, " letters in it, more than had been thought to be there.")
        column(page, 108, 140, 396, 20)

    text = _texts(tmp_path, draw)[0].replace(" ", "")
    assert text.startswith("Wereadthepapertwiceandfound10^6letters")
