"""The golden files: what a made-up paper's session looks like, kept byte for byte.

python -m tests.decks.golden        writes them anew; read the difference before you commit it
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pptx

from journalclub.decks.markdown import render_markdown
from journalclub.decks.pptx import pptx_bytes
from journalclub.decks.slides import make_deck
from journalclub.outputs.session_page import render_session_page
from journalclub.render import Templates
from journalclub.sheets.questions import make_prompts
from journalclub.sheets.sheet import render_sheet, render_sheet_html
from tests.briefs import brief, pictures

FOLDER = Path(__file__).parent / "golden"


def made() -> dict[str, str]:
    """Each golden file's name and what the code makes now."""
    paper, templates = brief(), Templates()
    prompts = make_prompts(paper)
    deck = make_deck(paper, prompts)
    with tempfile.TemporaryDirectory() as folder:
        data = pptx_bytes(deck, pictures(Path(folder), paper))
    return {
        "presenter.md": render_markdown(deck, paper, templates),
        "presenter.pptx.txt": "\n".join(dump(data)) + "\n",
        "questions.md": render_sheet(paper, prompts, templates),
        "questions.html": render_sheet_html(paper, prompts, templates),
        "session.md": render_session_page(paper, templates),
    }


def dump(data: bytes) -> Iterator[str]:
    """A PowerPoint file as text: each slide's layout, shapes with their places in points, text and notes."""
    for number, slide in enumerate(pptx.Presentation(io.BytesIO(data)).slides, 1):
        yield f"== {number} {slide.slide_layout.name} ({slide._element.cSld.get('name')})"
        for shape in slide.shapes:
            place = " ".join(
                f"{round(v / 12700)}" for v in (shape.left, shape.top, shape.width, shape.height)
            )
            yield f"-- {shape.name} [{place}]"
            if shape.has_text_frame:
                yield from (p.text for p in shape.text_frame.paragraphs)
        yield "-- notes"
        yield from slide.notes_slide.notes_text_frame.text.split("\n")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in made().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
