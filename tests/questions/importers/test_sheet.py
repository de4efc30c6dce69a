from __future__ import annotations

import datetime as dt

import pytest

from journalclub.errors import JcError
from journalclub.models.deck import Brief
from journalclub.models.paper import Preprint, Reading
from journalclub.models.session import ClubSettings, Session
from journalclub.questions.recognise import read_export
from journalclub.questions.source import Source
from journalclub.render import Templates
from journalclub.sheets.sheet import render_sheet
from tests.questions.importers import counts, export, sorted_out

SHEET = """\
# Question sheet

Paper: A paper
Name: Ada (she/her)
Date: 2027-01-18

<!-- Two questions, please. Why not? -->

## Question 1

- **Where** (section / figure / page): Sec. 5, Fig. 4, p. 7
- **Question:** Why does the peak move to the right
  when there is more noise?

## Question 2

- **Where** (section / figure / page):
- **Question:** n/a

## Question 3 (optional)

- **Where** (section / figure / page): page 3
- **Question:** the definition of epsilon in the second paragraph

## Anything else

thanks, nice pick!
"""


def test_filled_places_are_rows_and_where_lines_give_anchors() -> None:
    collected = sorted_out(SHEET)
    assert collected.format == "sheet"
    assert counts(collected) == (2, 0, 0, 1, 0, 0)
    first, second = collected.questions
    assert first.text == "Why does the peak move to the right when there is more noise?"
    assert [(a.kind, a.label) for a in first.anchors] == [("section", "5"), ("figure", "4"), ("page", "7")]
    assert [(a.kind, a.label) for a in second.anchors] == [("page", "3")]
    assert {(q.author, q.time) for q in collected.questions} == {("Ada (she/her)", "2027-01-18")}


def our_sheet() -> str:
    session = Session("s", dt.date(2027, 1, 18), presenters=("Ada",))
    brief = Brief(
        Preprint("2010.11929", "v2", "A paper", ("A.",), "We do.", "arxiv"),
        Reading("", 9),
        ClubSettings(),
        session,
    )
    return render_sheet(brief, (), Templates())


def test_our_own_sheet_is_understood_when_filled_in_and_empty_when_not() -> None:
    sheet = our_sheet()
    assert export(sheet).rows == ()
    filled = sheet.replace("section, page):**", "section, page):** Figure 2, p. 5", 1)
    filled = filled.replace(
        "question or comment:**", "question or comment:**\n\nWhy is the loss\nso flat?", 1
    )
    (question,) = sorted_out(filled).questions
    assert question.text == "Why is the loss so flat?"
    assert [(a.kind, a.label) for a in question.anchors] == [("figure", "2"), ("page", "5")]


def test_markdown_without_places_is_no_sheet() -> None:
    with pytest.raises(JcError, match="no heading such as"):
        read_export(Source("x.md", "# Notes\n\n**Why** not?\n"), "sheet")
