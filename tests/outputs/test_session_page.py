"""A session's page shows the paper, the evening and everything to click on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journalclub.outputs.session_page import render_session_page
from journalclub.render import Templates
from tests.briefs import PREPRINT, SESSION, brief, figure

PAGE = render_session_page(brief(), Templates())


@pytest.mark.parametrize(
    "text",
    [
        "# A Rotation Keeps Reading Groups Together",
        "[arXiv:2401.01230v2 · 2 January 2024](https://arxiv.org/abs/2401.01230v2)",
        "| When and where | Monday, 18 January 2027, 16:00 Europe/Amsterdam |",
        "| Presented by | The presenter |",
        "| Agenda | introduction 5 min, talk 25 min, discussion 60 min (together 90 minutes) |",
        "[slides: own deck.pdf](slides/own%20deck.pdf)",
        "(https://example.org/video)",
        "Code named in the paper (p. 2): ",
        "[Question sheet](questions.md)",
        "![Figure 1, p. 2](figures/figure-1.png)",
        "<http://creativecommons.org/licenses/by/4.0/>",
    ],
)
def test_it_shows(text: str) -> None:
    assert text in PAGE


def test_figures_without_a_picture_are_left_out() -> None:
    assert "figure-4.png" not in PAGE


def test_tables_have_the_same_number_of_cells_in_every_row() -> None:
    made = render_session_page(brief(figures=[figure(str(n)) for n in range(1, 4)]), Templates())
    gallery = made.split("## Figures and tables")[1].split("## Questions")[0]
    rows = [line for line in gallery.split("\n") if line.startswith("|")]
    assert {row.replace("\\|", "").count("|") for row in rows} == {3}
    assert len(rows) == 4


def test_many_figures_are_listed_behind_the_gallery() -> None:
    made = render_session_page(brief(figures=[figure(str(n)) for n in range(1, 20)]), Templates())
    assert "Further: [Figure 13, p. 3](figures/figure-13.png), " in made


def test_a_withdrawn_paper_a_newer_version_and_a_cancelled_session_are_said() -> None:
    made = brief()
    withdrawn = replace(made, preprint=replace(PREPRINT, withdrawn=True))
    newer = replace(made, preprint=replace(PREPRINT, latest_version="v3"))
    cancelled = replace(made, session=replace(SESSION, status="cancelled"))
    assert "withdrawn by its authors" in render_session_page(withdrawn, Templates())
    assert "A newer version of this paper exists: v3." in render_session_page(newer, Templates())
    assert "This session was cancelled" in render_session_page(cancelled, Templates())


def test_hostile_metadata_shows_as_text() -> None:
    title = "<img src=x onerror=alert(1)> [x](javascript:y) | {{ 1 }}"
    made = brief()
    made = replace(made, preprint=replace(PREPRINT, title=title, abstract="# no\n\n| heading |"))
    page = render_session_page(replace(made, reading=replace(made.reading, abstract=None)), Templates())
    assert "<img" not in page
    assert "\\[x\\](javascript:y)" in page
    assert "{{" not in page
    assert "\n# no" not in page
