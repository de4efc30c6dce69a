"""A session is one row of plain values, with small links to its material."""

from __future__ import annotations

from typing import Any

import pytest

from journalclub.models.publication import Material, ShownPaper
from journalclub.outputs.site.place import Place
from journalclub.outputs.site.rows import Chip, Row, row_of
from tests.outputs.publications import entry


def _chips(*materials: Material) -> list[str]:
    return [chip.name for chip in row_of(entry(materials=materials), Place()).chips]


def test_several_materials_of_a_kind_say_which_is_which() -> None:
    editions = [Material("notebook", f"hmm-{e}.ipynb", f"hmm-{e}.ipynb") for e in ("student", "solution")]
    slides = Material("slides", "talk.pdf", "talk.pdf")
    assert _chips(*editions, slides) == ["Notebook: student", "Notebook: solution", "Slides"]


def test_materials_without_a_label_keep_the_name_of_their_kind() -> None:
    videos = [Material("video", "", f"https://videos.example/{n}") for n in range(2)]
    assert _chips(*videos) == ["Recording", "Recording"]


def test_a_row_has_its_day_in_pieces_and_links_from_where_it_stands() -> None:
    slides = Material("slides", "", "sessions/a b/talk.pdf", True)
    made = row_of(entry("a b", materials=(slides,)), Place("../../"))
    assert made == Row(
        address="../../sessions/a%20b/index.html",
        title="An Image is Worth 16x16 Words",
        moment="2027-01-18T17:00+01:00",
        weekday="Mon",
        day="18",
        month="Jan",
        year="2027",
        open="",
        status="",
        who="presenter one",
        chips=(Chip("../../sessions/a%20b/talk.pdf", "Slides", "An Image is Worth 16x16 Words"),),
    )


@pytest.mark.parametrize(("said", "shown"), [("in autumn", "in autumn"), (None, "Date open")])
def test_a_row_without_a_date_says_what_is_known_of_it(said: str | None, shown: str) -> None:
    made = row_of(entry(days=(), date_raw=said), Place())
    assert (made.moment, made.weekday, made.day, made.month, made.year) == ("", "", "", "", "")
    assert made.open == shown


@pytest.mark.parametrize(
    ("values", "status", "who"),
    [
        ({"status": "held", "reason": "x"}, "", "presenter one"),
        ({"status": "cancelled", "reason": "Ill"}, "cancelled", "presenter one · Ill"),
        ({"status": "holiday", "reason": "Easter", "title": "Easter"}, "holiday", "presenter one"),
        ({"status": "cancelled"}, "cancelled", "presenter one"),
        ({"papers": (ShownPaper("x", authors=tuple("abcd")),)}, "", "presenter one · a, b, c, d"),
        ({"papers": (ShownPaper("x", authors=tuple("abcde")),)}, "", "presenter one · a, b, c and 2 others"),
        ({"papers": (), "presenters": ()}, "", ""),
    ],
)
def test_a_row_says_who_presents_whose_paper_and_why_it_is_off(
    values: dict[str, Any], status: str, who: str
) -> None:
    made = row_of(entry(**values), Place())
    assert (made.status, made.who) == (status, who)


def test_the_paper_and_its_sheet_are_no_small_links() -> None:
    assert _chips(Material("paper", "The paper", "x"), Material("questions", "Sheet", "y")) == []
