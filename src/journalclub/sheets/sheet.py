"""The participants' question sheet, in Markdown and HTML. Not: its questions (questions.py), or printing it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from journalclub.models.deck import Brief, Prompt
from journalclub.programme import programme
from journalclub.render import Templates
from journalclub.shorten import opening
from journalclub.wording import (
    authors_line,
    authors_of,
    club_links,
    paper_line,
    title_of,
    when_and_where,
    words_of,
)

MARKDOWN, HTML = "questions.md.j2", "questions.html.j2"
SLOTS = 2  # empty places for a question or comment
ABSTRACT_WORDS = 90  # of the abstract, in whole sentences, so that the sheet stays on two pages
KIND_NAMES = {
    "understand": "To understand",
    "question": "To question",
    "compare": "To compare",
    "limits": "Limits",
    "next step": "Next step",
}


def render_sheet(brief: Brief, prompts: Sequence[Prompt], templates: Templates) -> str:
    """questions.md from the club's template or ours."""
    return templates.render(MARKDOWN, **_values(brief, prompts))


def render_sheet_html(brief: Brief, prompts: Sequence[Prompt], templates: Templates) -> str:
    """The same as a page for the printer, in the HTML that PyMuPDF's Story understands."""
    return templates.render(HTML, **_values(brief, prompts))


def _values(brief: Brief, prompts: Sequence[Prompt]) -> dict[str, object]:
    return {
        "brief": brief,
        "title": title_of(brief),
        "authors": authors_line(authors_of(brief)),
        "paper": paper_line(brief.preprint),
        "url": brief.preprint.url,
        "when": when_and_where(brief),
        "presenters": authors_line(brief.session.presenters),
        "abstract": opening(brief.reading.abstract or brief.preprint.abstract, ABSTRACT_WORDS),
        "agenda": brief.agenda.parts,
        "total": brief.agenda.total_minutes,
        "club_prompts": brief.club.prompts,
        "slots": range(1, SLOTS + 1),
        "programme": programme(brief.session),
        "club_links": club_links(brief.club),
        "words": words_of(brief.reading),
        "prompts": [(KIND_NAMES[p.kind], p) for p in prompts],
    }
