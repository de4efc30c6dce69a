"""A figure whose letters are too small is shown once more panel by panel; what was not cut out is not shown."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pptx
from hypothesis import given
from hypothesis import strategies as st

from journalclub.decks.audit import audit
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.retime_pptx import read_plan, retime_pptx
from journalclub.decks.slides import make_deck
from journalclub.decks.zooms import with_crops, zooms
from journalclub.models.deck import Brief
from journalclub.models.paper import Figure, Panel
from tests.briefs import brief, figure, pictures, png

SIDE = (Panel("a", (72, 90, 212, 190)), Panel("b", (232, 90, 372, 190)))
FOUR = (*SIDE, Panel("c", (72, 210, 212, 310)), Panel("d", (232, 210, 372, 310)))
SIX = tuple(
    Panel(letter, (72 + 105 * (i % 3), 90 + 120 * (i // 3), 167 + 105 * (i % 3), 190 + 120 * (i // 3)))
    for i, letter in enumerate("abcdef")
)


def many(panels: tuple[Panel, ...] = FOUR, type_size: float = 4.0) -> Figure:
    made = figure("2", page=4, size=(300, 220), caption="Members who stayed: (a) by group, (b) by year.")
    return replace(made, panels=panels, type_size=type_size)


def test_panels_of_a_figure_with_small_type_are_wanted_one_by_one() -> None:
    made = zooms(many())
    assert [z.label for z in made] == ["2a", "2b", "2c", "2d"]
    assert [z.bbox for z in made] == [p.bbox for p in FOUR]
    assert made[0].file == "figures/figure-2a.png"


def test_many_panels_are_wanted_by_rows() -> None:
    assert [z.label for z in zooms(many(SIX))] == ["2a–c", "2d–f"]


def test_legible_figures_and_those_without_panels_stay_whole() -> None:
    assert zooms(many(type_size=9.0)) == ()
    assert zooms(many(panels=())) == ()


def session(tmp_path: Path, minutes: int = 25) -> tuple[Brief, Path]:
    parts = zooms(many())
    (shown,) = with_crops([many()], [z.file or "" for z in parts])
    made = brief(figures=[figure("1", page=2), shown], minutes=minutes)
    folder = pictures(tmp_path, made)
    for part in parts:
        (folder / (part.file or "")).write_bytes(png(140, 100))
    return made, folder


def test_the_panels_follow_their_figure_and_the_clock_still_sums(tmp_path: Path) -> None:
    made, folder = session(tmp_path)
    deck = make_deck(made)
    at = next(i for i, s in enumerate(deck.slides) if s.figure == made.reading.figures[1])
    assert [s.figure.label for s in deck.slides[at : at + 5] if s.figure] == ["2", "2a", "2b", "2c", "2d"]
    assert sum(s.seconds for s in deck.slides) == 25 * 60
    data = pptx_bytes(deck, folder)
    assert audit(data, made.reading.figures) == []
    names = [s.name for s in pptx.Presentation(io.BytesIO(data)).slides[at + 1].shapes]
    assert "Figure 2a, p. 4" in names


def test_retiming_knows_panels_again(tmp_path: Path) -> None:
    made, folder = session(tmp_path)
    deck = make_deck(made)
    data = pptx_bytes(deck, folder)
    assert [s.seconds for s in read_plan(data, 25).slides] == [s.seconds for s in deck.slides]
    assert audit(retime_pptx(data, 7)[0], made.reading.figures) == []


def test_panels_that_were_not_cut_out_are_not_shown() -> None:
    assert with_crops([many()], []) == (many(),)
    deck = make_deck(brief(figures=[figure("1", page=2), many()]))
    assert not any(s.kind == "zoom" for s in deck.slides)


@given(st.integers(1, 180), st.integers(0, 6))
def test_any_minutes_and_any_number_of_panelled_figures_sum_exactly(minutes: int, count: int) -> None:
    made = [
        replace(
            f, label=str(i), panels=tuple(replace(p, file=f"figures/{i}{p.letter}.png") for p in f.panels)
        )
        for i, f in enumerate([many()] * count)
    ]
    deck = make_deck(brief(figures=made, minutes=minutes))
    assert sum(s.seconds for s in deck.slides) == minutes * 60
    shown = [s.whole or s.figure for s in deck.slides if s.figure]
    assert all(f in shown for f in made) or deck.unshown
