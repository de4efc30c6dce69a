"""All pages to one manuscript: calls the parts in order. Not: opening files (pages.py), the outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journalclub.models.paper import Manuscript, Passage, PassageLine, Reading
from journalclub.reading import thresholds as th
from journalclub.reading.citations import count_citations
from journalclub.reading.clean import Vocabulary
from journalclub.reading.figures import FigureFindings, find_figures, join_captions
from journalclub.reading.frontmatter import FrontMatter, find_front_matter
from journalclub.reading.layout import Layout, PageLayout, find_layout
from journalclub.reading.links import find_links
from journalclub.reading.mentions import count_mentions
from journalclub.reading.page import Page
from journalclub.reading.passages import find_passages
from journalclub.reading.references import find_references
from journalclub.reading.rows import Row, document_rows
from journalclub.reading.sections import Heading, find_headings
from journalclub.reading.stamp import stamped_id


def read_manuscript(pages: Sequence[Page], *, sha256: str) -> Manuscript:
    """Everything that the pages of one paper say, with the running text. Costs time linear in their lines."""
    layout, findings, rows = lay_out(pages)
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
        abstract_place=_place(front.abstract),
        sections=tuple(h.section for h in headings),
        figures=count_mentions(join_captions(findings, words), (*front.abstract, *passages)),
        equations=findings.equations,
        references=cited,
        links=find_links(pages, layout, rows, unread),
        warnings=(*_warnings(pages, front, headings), *findings.warnings),
        page_size=(first.width, first.height) if first else (612.0, 792.0),
    )
    return Manuscript(reading, (*front.abstract, *passages), tuple(text for _, text in unread))


def lay_out(pages: Sequence[Page]) -> tuple[Layout, FigureFindings, list[Row]]:
    """Where the text stands, what the figures are, and the rows of text without those of figures."""
    layout = find_layout(pages)
    findings = find_figures(pages, layout)
    return layout, findings, document_rows(pages, _without(layout, pages, findings.owned))


def _without(layout: Layout, pages: Sequence[Page], owned: Mapping[int, frozenset[int]]) -> list[PageLayout]:
    """Page layouts whose furniture includes the figures' lines."""
    return [
        PageLayout(own.columns, own.furniture | owned.get(page.number, frozenset()))
        for own, page in zip(layout.pages, pages, strict=True)
    ]


def _place(passages: Sequence[Passage]) -> PassageLine | None:
    """First page and box of the passages that begin on it."""
    lines = [line for p in passages for line in p.lines]
    if not lines:
        return None
    boxes = [line.bbox for line in lines if line.page == lines[0].page]
    left, top, right, bottom = zip(*boxes, strict=True)
    return PassageLine(0, lines[0].page, (min(left), min(top), max(right), max(bottom)))


def _after(headings: Sequence[Heading], front: FrontMatter) -> list[Heading]:
    """Headings that are not part of the front matter."""
    return [h for h in headings if h.first not in front.rows]


def _is_scan(page: Page) -> bool:
    """Whether the page is an image, or the strips that scanners make of one, with hardly any text."""
    if len(page.lines) > th.SCAN_LINES:
        return False
    area = sum((m.bbox[2] - m.bbox[0]) * (m.bbox[3] - m.bbox[1]) for m in page.marks if m.kind == "image")
    return bool(area >= th.SCAN_SHARE * page.width * page.height)


def _warnings(pages: Sequence[Page], front: FrontMatter, headings: Sequence[Heading]) -> tuple[str, ...]:
    """What a reader should know about the text."""
    scans = sum(map(_is_scan, pages))
    if scans > len(pages) / 2:
        return (
            f"no text on {scans} of {len(pages)} pages: they are pictures, probably scans; run the PDF through "
            "character recognition first",
        )
    if not any(page.lines for page in pages):
        return ("no text on any page",)
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
