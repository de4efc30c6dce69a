"""Lines in a presenter's notes that tell of attendees' questions. Not: which slide a question belongs to.

They are ours by their wording ("2 questions here: …"): each time all of them are taken out and the new ones put in; no
other text of the deck is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from journalclub.decks import clock
from journalclub.decks.pptx import packed
from journalclub.decks.retime_pptx import open_presentation

LONGEST = 240  # characters of the questions' texts in one note
_OURS = re.compile(r"\d{1,4} questions? here: [^\n]*")


def question_note(texts: Sequence[str]) -> str:
    """The line for a slide with these questions, each on one line already."""
    share = max(30, LONGEST // max(1, len(texts)))
    told = " · ".join(f"“{t if len(t) <= share else t[: share - 1].rstrip() + '…'}”" for t in texts)
    return f"{len(texts)} question{'s' * (len(texts) != 1)} here: {told}"


def is_question_note(line: str) -> bool:
    """Whether a line of notes is one of ours."""
    return _OURS.fullmatch(line.strip()) is not None


def pptx_texts(data: bytes, name: str) -> list[str]:
    """What is shown on each slide and said in its notes; raises JcError when `data` is no PowerPoint file."""
    return ["\n".join(_texts(slide)) for slide in open_presentation(data, name).slides]


def note_pptx(data: bytes, lines: Mapping[int, str], name: str) -> bytes:
    """The deck with a line in the notes of each slide of `lines` (from 0), and in no others.

    The same bytes when nothing changes. Raises JcError when `data` is no PowerPoint file.
    """
    presentation = open_presentation(data, name)
    changed = False
    for number, slide in enumerate(presentation.slides):
        changed |= _note(slide, lines.get(number))
    return packed(presentation) if changed else data


def markdown_texts(text: str) -> list[str]:
    """The same for a Markdown deck; a slide is what ends with notes that begin with a clock line."""
    return ["\n".join(piece) for piece in _pieces(text.split("\n"))]


def note_markdown(text: str, lines: Mapping[int, str]) -> str:
    """The Markdown deck with a line at the end of each slide's notes."""
    kept: list[str] = []
    for number, piece in enumerate(_pieces(text.split("\n"))):
        old = [line for line in piece if not is_question_note(line)]
        if number in lines and old and old[-1].strip() == "-->":
            old.insert(-1, lines[number].replace("-->", "--›").replace("<!--", "‹!--"))
        kept.extend(old)
    return "\n".join(kept)


def _pieces(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines up to the end of each notes comment; what follows the last one stands alone."""
    current: list[str] = []
    noted = False
    for line in lines:
        current.append(line)
        noted = noted or clock.is_clock(line)
        if noted and line.strip() == "-->":
            yield current
            current, noted = [], False
    if current:
        yield current


def _texts(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            if not is_question_note(paragraph.text):
                yield paragraph.text


def _note(slide: Any, line: str | None) -> bool:
    """Whether the notes changed."""
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide or line else None
    if frame is None:
        return False
    ours = [p for p in frame.paragraphs if is_question_note(p.text)]
    if [p.text for p in ours] == ([line] if line else []):
        return False
    for paragraph in ours:
        paragraph._p.getparent().remove(paragraph._p)
    if line:
        frame.add_paragraph().text = line
    return True
