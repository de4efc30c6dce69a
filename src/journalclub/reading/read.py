"""All pages to one manuscript: calls the parts in order. Not: opening files (pages.py), the outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journalclub.models.paper import Manuscript, Reading
from journalclub.reading.citations import count_citations
from journalclub.reading.clean import Vocabulary
from journalclub.reading.figures import find_figures
from journalclub.reading.frontmatter import FrontMatter, find_front_matter
from journalclub.reading.layout import Layout, PageLayout, find_layout
from journalclub.reading.links import find_links
from journalclub.reading.mentions import count_mentions
from journalclub.reading.page import Page
from journalclub.reading.passages import find_passages
from journalclub.reading.references import find_references
from journalclub.reading.rows import document_rows
from journalclub.reading.sections import Heading, find_headings
from journalclub.reading.stamp import stamped_id


def read_manuscript(pages: Sequence[Page], *, sha256: str) -> Manuscript:
    """Everything that the pages of one paper say, with the running text. Costs time linear in their lines."""
    layout = find_layout(pages)
    findings = find_figures(pages, layout)
    rows = document_rows(pages, _without(layout, pages, findings.owned))
    words = Vocabulary(row.text for row in rows)
    looks_like = find_headings(rows, layout, words)
    front = find_front_matter(rows, layout, words, {h.first for h in looks_like if h.is_certain})
    headings = _after(looks_like, front)
    bibliography = find_references(rows, headings, words)
    headings = [h for h in headings if h.first not in bibliography.rows]
    passages = find_passages(rows, layout, words, headings, front.rows | bibliography.rows)
    unread = [(p.number, p.lines[i].text) for p in pages for i in sorted(findings.owned.get(p.number, ()))]
    cited = count_citations(
        bibliography.references,
        (row for i, row in enumerate(rows) if i not in bibliography.entry_rows),
        (text for _, text in unread),
    )
    first = pages[0] if pages else None
    reading = Reading(
        sha256=sha256,
        pages=len(pages),
        arxiv_id=stamped_id(pages, layout),
        title=front.title,
        authors=front.authors,
        abstract=" ".join(p.text for p in front.abstract) or None,
        sections=tuple(h.section for h in headings),
        figures=count_mentions(findings.figures, (*front.abstract, *passages)),
        equations=findings.equations,
        references=cited,
        links=find_links(pages, layout, rows, unread),
        warnings=(*_warnings(pages, front, headings), *findings.warnings),
        page_size=(first.width, first.height) if first else (612.0, 792.0),
    )
    return Manuscript(reading, (*front.abstract, *passages), tuple(text for _, text in unread))


def _without(layout: Layout, pages: Sequence[Page], owned: Mapping[int, frozenset[int]]) -> list[PageLayout]:
    """Page layouts whose furniture includes the figures' lines."""
    return [
        PageLayout(own.columns, own.furniture | owned.get(page.number, frozenset()))
        for own, page in zip(layout.pages, pages, strict=True)
    ]


def _after(headings: Sequence[Heading], front: FrontMatter) -> list[Heading]:
    """Headings that are not part of the front matter."""
    return [h for h in headings if h.first not in front.rows]


def _warnings(pages: Sequence[Page], front: FrontMatter, headings: Sequence[Heading]) -> tuple[str, ...]:
    """What a reader should know about the text."""
    if not any(page.lines for page in pages):
        return ("no text: the pages are probably scans; run them through character recognition first",)
    missing = [
        what
        for what, found in (
            ("title", front.title),
            ("authors", front.authors),
            ("section headings", headings),
        )
        if not found
    ]
    return (f"not found: {', '.join(missing)}",) if missing else ()
