#!/usr/bin/env python3
"""Make the sample paper: run its study, draw its figures, set its pages.

    python tools/make_sample_paper.py [FOLDER]

Writes sample.pdf and sample.json, the same bytes each time, with nothing but the project's own libraries.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from sample_paper import text
from sample_paper.canvas import BOLD, GREY, ROMAN, Canvas, new_document
from sample_paper.columns import (
    BOTTOM,
    COLUMN,
    LEFT,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SMALL,
    TOP,
    Flow,
    Frame,
    Row,
    blocks_to_rows,
    moved,
    paragraph,
)
from sample_paper.figures import (
    Float,
    algorithm,
    figure_comparison,
    figure_gaps,
    figure_heat,
    figure_notice,
    figure_seasons,
    table_results,
    table_settings,
)
from sample_paper.paragraph import break_lines, draw_lines, words
from sample_paper.rotation import Study, run_study
from sample_paper.text import Paper

CLUBS = 400
FOLDER = Path(__file__).parent.parent / "src" / "journalclub" / "demo"
FLOAT_GAP = 14.0
# Fixed, so that the file does not change from run to run.
DATE = "D:20261120120000Z"


@dataclass(slots=True)
class PagePlan:
    """What stands on a page besides running text."""

    across: list[Float] = field(default_factory=list)  # over both columns, at the top
    left: list[Float] = field(default_factory=list)  # at the top of the left column
    right: list[Float] = field(default_factory=list)
    left_foot: list[Float] = field(default_factory=list)
    right_foot: list[Float] = field(default_factory=list)


def plans(study: Study, paper: Paper) -> list[PagePlan]:
    """The floats of every page."""
    captions = paper.asides
    return [
        PagePlan(right=[figure_seasons(study, captions)], left_foot=[footnote(captions["footnote"])]),
        PagePlan(right=[algorithm(captions)]),
        PagePlan(across=[figure_comparison(study, captions)], left=[table_settings(study, captions)]),
        PagePlan(across=[table_results(study, captions)], right=[figure_gaps(study, captions)]),
        PagePlan(left=[figure_heat(study, captions)], right_foot=[figure_notice(study, captions)]),
    ]


def footnote(markup: str) -> Float:
    """The note at the foot of page 1."""
    lines = break_lines(words(markup, SMALL), SMALL, COLUMN, indent=8)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.line([(x, y), (x + 96, y)], 0.45)
        draw_lines(canvas, x, y + SMALL.leading, lines, SMALL.leading)

    return Float(len(lines) * SMALL.leading + 3, draw)


def abstract_rows(abstract: str) -> list[Row]:
    """The abstract, indented at both sides, under its centred heading."""
    inset = 14.0

    def title(canvas: Canvas, x: float, top: float) -> None:
        canvas.centred(x + COLUMN / 2, top + 10, "Abstract", BOLD, 11.8)

    lines = paragraph(abstract, indent=0, width=COLUMN - 2 * inset)
    return [Row(16, title), *(replace(row, draw=moved(row.draw, inset), break_before=False) for row in lines)]


def draw_title(canvas: Canvas) -> float:
    """Title, authors and stamp of page 1; gives where the columns begin."""
    middle = PAGE_WIDTH / 2
    first, second = text.TITLE.split("? ")
    canvas.centred(middle, 92, f"{first}?", BOLD, 17)
    canvas.centred(middle, 112, second, BOLD, 17)
    canvas.centred(middle, 141, text.AUTHORS[0], ROMAN, 12)
    canvas.upward(34, 560, text.STAMP, ROMAN, 20, GREY)
    return 176.0


def draw_furniture(canvas: Canvas, number: int) -> None:
    """Running head and page number."""
    if number > 1:
        canvas.centred(PAGE_WIDTH / 2, 50, text.RUNNING_HEAD, BOLD, 9)
        canvas.line([(MARGIN, 55), (PAGE_WIDTH - MARGIN, 55)], 0.6)
    canvas.centred(PAGE_WIDTH / 2, 750, str(number), ROMAN, 9.9)


def draw_page(canvas: Canvas, number: int, plan: PagePlan, flow: Flow) -> None:
    """One page: floats first, then text into what they leave."""
    top = draw_title(canvas) if number == 1 else TOP
    draw_furniture(canvas, number)
    for item in plan.across:
        item.draw(canvas, MARGIN, top)
        top += item.height + FLOAT_GAP
    for x, heads, feet in ((LEFT, plan.left, plan.left_foot), (RIGHT, plan.right, plan.right_foot)):
        start, end = top, BOTTOM
        for item in heads:
            item.draw(canvas, x, start)
            start += item.height + FLOAT_GAP
        for item in feet:
            end -= item.height
            item.draw(canvas, x, end)
            end -= FLOAT_GAP / 2
        flow.fill(canvas, Frame(x, start, end))
    canvas.finish()


def add_links(document: Any, paper: Paper) -> None:
    """Make the printed addresses and arXiv ids lead where they say."""
    targets = {f"arXiv:{name}": f"https://arxiv.org/abs/{name}" for name in paper.reference_ids()}
    project = re.search(r"\[\[(https:\S+?)\]\]", paper.asides["footnote"])
    if project:
        targets[project[1]] = project[1]
    for page in document:
        for printed, target in targets.items():
            for area in page.search_for(printed):
                page.insert_link({"kind": 2, "from": area, "uri": target})


def make_pdf(study: Study, paper: Paper) -> bytes:
    """The paper's bytes."""
    document = new_document()
    flow = Flow(abstract_rows(paper.asides["abstract"]) + blocks_to_rows(paper.running))
    contents: list[tuple[int, str, int]] = []
    for number, plan in enumerate(plans(study, paper), 1):
        canvas = Canvas(document.new_page(width=PAGE_WIDTH, height=PAGE_HEIGHT))
        draw_page(canvas, number, plan, flow)
        contents += [(2 if "." in mark.split()[0] else 1, mark, number) for mark in flow.marks]
        flow.marks.clear()
    if flow.rows:
        raise SystemExit(f"{len(flow.rows)} lines are left over: the paper needs another page")
    add_links(document, paper)
    document.set_toc(contents)
    document.set_metadata(
        {
            "title": text.TITLE,
            "author": ", ".join(text.AUTHORS),
            "creator": "tools/make_sample_paper.py",
            "creationDate": DATE,
            "modDate": DATE,
        }
    )
    document.subset_fonts()
    data: bytes = document.tobytes(garbage=4, deflate=True, no_new_id=True, use_objstms=1)
    return data


def metadata(paper: Paper, pdf: bytes) -> dict[str, Any]:
    """What arXiv would say of the paper; the fields of journalclub.models.paper.Preprint."""
    return {
        "id": text.ARXIV_ID,
        "version": text.VERSION,
        "title": text.TITLE,
        "authors": list(text.AUTHORS),
        "abstract": paper.asides["abstract"],
        "source": "arxiv",
        "categories": [text.CATEGORY],
        "published": "2026-11-20",
        "updated": "2026-11-20",
        "comment": "5 pages, 5 figures, 2 tables; the sample paper of journalclub",
        "licence": {"uri": "http://creativecommons.org/licenses/by/4.0/"},
        "pdf_sha256": hashlib.sha256(pdf).hexdigest(),
    }


def main(folder: Path) -> None:
    """Write both files."""
    study = run_study(CLUBS)
    if false := text.false_claims(study):
        raise SystemExit("The words of the paper no longer fit its numbers: " + "; ".join(false))
    paper = text.read_paper(study)
    pdf = make_pdf(study, paper)
    (folder / "sample.pdf").write_bytes(pdf)
    described = json.dumps(metadata(paper, pdf), indent=2, ensure_ascii=False) + "\n"
    (folder / "sample.json").write_text(described, encoding="utf-8")
    print(f"{folder / 'sample.pdf'}: {len(pdf) / 1024:.0f} KiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
