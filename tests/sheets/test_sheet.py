"""The question sheet says what, when, how, and leaves room for two questions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journalclub.reading.engine import pymupdf
from journalclub.render import Templates
from journalclub.sandbox.printing import MOST_PAGES, print_html
from journalclub.sheets.questions import LONGEST_QUOTE, make_prompts
from journalclub.sheets.sheet import render_sheet, render_sheet_html
from tests.briefs import brief, figure, said

SHEET = render_sheet(brief(), make_prompts(brief()), Templates())


@pytest.mark.parametrize(
    "text",
    [
        "# Question sheet: A Rotation Keeps Reading Groups Together",
        "Monday, 18 January 2027, 16:00 Europe/Amsterdam",
        "presented by The presenter",
        "| Talk | 25 |",
        "| **Together** | **90** |",
        "## How to take part",
        "## Questions to start from",
    ],
)
def test_it_says_what_when_and_how(text: str) -> None:
    assert text in SHEET


def test_it_has_two_empty_slots_with_the_club_s_prompts() -> None:
    assert SHEET.count("- [ ] What did you not understand?") == 2
    assert SHEET.count("**My question or comment:**") == 2


def test_every_prompt_carries_its_page() -> None:
    prompts = make_prompts(brief())
    assert all(f"(p. {p.page})**: " in SHEET for p in prompts)
    assert len(prompts) >= 6


def test_a_paper_with_the_longest_texts_prints_on_two_pages(tmp_path: Path) -> None:
    made = brief(figures=[figure(str(n), page=n, caption=("long " * 14) + ".") for n in range(1, 9)])
    quotes = tuple(said(f"{n} " + "word " * (LONGEST_QUOTE - 2) + "end.") for n in range(4))
    outline = replace(
        made.reading.outline, results=quotes, limitations=quotes, approach=quotes, background=quotes
    )
    abstract = "We study how groups choose what they read and who presents it to the others. " * 20
    made = replace(
        made,
        reading=replace(made.reading, outline=outline, abstract=abstract),
        preprint=replace(made.preprint, title="A long title about groups " * 8, authors=("Ann Author",) * 40),
    )
    print_html(render_sheet_html(made, make_prompts(made), Templates()), tmp_path / "questions.pdf")
    with pymupdf.open(tmp_path / "questions.pdf") as doc:
        assert doc.page_count == MOST_PAGES
        text = "".join(page.get_text() for page in doc)
    assert text.count("My question or comment") == 2
    assert "Questions to start from" in text


def test_the_printed_sheet_escapes_text_from_outside() -> None:
    made = brief()
    made = replace(made, preprint=replace(made.preprint, title="<script>alert(1)</script>"))
    assert "<script>" not in render_sheet_html(made, make_prompts(made), Templates())
