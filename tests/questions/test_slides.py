from __future__ import annotations

import datetime as dt

from journalclub.models.question import Anchor, Question
from journalclub.questions.agenda import Group
from journalclub.questions.slides import slides_of

NOW = dt.datetime(2027, 1, 18, tzinfo=dt.UTC)
SLIDES = [
    "Cover",
    "Results\nFigure 10, p. 5\np. 5 (Results): “so”",
    "More\nFigure 1, p. 5\np. 5: “a”\np. 5: “b”",
    "Limits\np. 8: “c”",
]


def placed(*anchors: Anchor) -> int | None:
    group = Group(Question(1, "s", "?", None, "shown", "web", NOW, anchors=anchors))
    found = slides_of([group], SLIDES)
    return next(iter(found), None)


def test_a_figure_is_where_its_slide_names_it() -> None:
    assert placed(Anchor("figure", "1", 5)) == 2
    assert placed(Anchor("figure", "10", 5)) == 1
    assert placed(Anchor("figure", "1b", 5)) == 2


def test_otherwise_the_page_decides() -> None:
    assert placed(Anchor("section", "4", 5)) == 2
    assert placed(Anchor("page", "8", 8)) == 3
    assert placed(Anchor("figure", "7", 8)) == 3


def test_what_no_slide_is_about_is_left_out() -> None:
    assert placed(Anchor("page", "2", 2)) is None
    assert placed(Anchor("figure", "7")) is None
    assert placed() is None
    assert slides_of([], []) == {}
