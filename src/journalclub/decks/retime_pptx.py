"""Re-timing a presenter's own PowerPoint file in place: clock lines and hidden slides, no other text. Not: the plan."""

from __future__ import annotations

import io
import re
from typing import Any

from journalclub.decks import clock
from journalclub.decks.pptx import packed
from journalclub.decks.retime import Found, Plan, kind_named, plan
from journalclub.errors import JcError

_RANK = re.compile(r"rank (\d{1,4})( zoom)?")


def retime_pptx(data: bytes, minutes: int, name: str = "presenter.pptx") -> tuple[bytes, Plan]:
    """The file's bytes with the new times, and the plan.

    Slides that do not fit are hidden (kept in the file) and listed in the notes of a shown one; those hidden for want
    of minutes before are shown when they fit. Raises JcError when `data` is no PowerPoint file or has no slides.
    """
    presentation = open_presentation(data, name)
    slides = list(presentation.slides)
    made = plan([_found(slide) for slide in slides], minutes)
    for slide, planned in zip(slides, made.slides, strict=True):
        if planned.seconds is None:
            slide._element.set("show", "0")
        elif slide._element.get("show") is not None:
            del slide._element.attrib["show"]
        _write_notes(slide, planned.clock, planned.hidden_after)
        if kind_named(slide.slide_layout.name) == "agenda" or clock.is_agenda_title(_title(slide)):
            _write_agenda(slide, made)
    return packed(presentation), made


def read_plan(data: bytes, minutes: int, name: str = "presenter.pptx") -> Plan:
    """The plan of a deck at that many minutes, without changing the file."""
    return plan([_found(slide) for slide in open_presentation(data, name).slides], minutes)


def open_presentation(data: bytes, name: str) -> Any:
    """Open the bytes of a .pptx file that has slides; raises JcError otherwise."""
    import pptx

    try:
        presentation = pptx.Presentation(io.BytesIO(data))
    except Exception as error:  # python-pptx raises zip, XML, key and type errors alike
        raise JcError(
            f"{name} cannot be read as a PowerPoint file ({type(error).__name__}); save it again as .pptx."
        ) from error
    if not len(presentation.slides):
        raise JcError(f"{name} has no slides; make it again with `jc new --force`.")
    return presentation


def _found(slide: Any) -> Found:
    rank = _RANK.fullmatch(slide._element.cSld.get("name") or "")
    lines = [p.text for p in _notes(slide)]
    return Found(
        title=" ".join(_title(slide).split()) or "without a title",
        kind="zoom" if rank and rank[2] else kind_named(slide.slide_layout.name),
        rank=int(rank[1]) if rank else None,
        clock=next((x for x in lines if clock.is_clock(x)), None),
        hidden=slide._element.get("show") in {"0", "false"},
    )


def _title(slide: Any) -> str:
    shape = slide.shapes.title
    return shape.text_frame.text if shape is not None else ""


def _notes(slide: Any) -> list[Any]:
    """The paragraphs of a slide's notes."""
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return list(frame.paragraphs) if frame is not None else []


def _write_notes(slide: Any, line: str, hidden: tuple[str, ...]) -> None:
    """Renew the clock line, or put one first; renew the lines on hidden slides at the end."""
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        return
    found = False
    for paragraph in list(frame.paragraphs):
        if clock.is_hidden_note(paragraph.text):
            paragraph._p.getparent().remove(paragraph._p)
        elif clock.is_clock(paragraph.text) and not found:
            _set_text(paragraph, line)
            found = True
    if not found:
        _insert_first(frame, line)
    for text in hidden:
        frame.add_paragraph().text = text


def _insert_first(frame: Any, line: str) -> None:
    """A new first paragraph; an empty one is used."""
    paragraphs = frame.paragraphs
    if paragraphs and not paragraphs[0].text:
        _set_text(paragraphs[0], line)
        return
    first = frame.add_paragraph()
    first.text = line
    paragraphs[0]._p.addprevious(first._p)


def _write_agenda(slide: Any, made: Plan) -> None:
    """The agenda's title and lines, where a person has not rewritten them."""
    parts = made.parts
    for shape in slide.placeholders:
        if not shape.has_text_frame:
            continue
        for paragraph in shape.text_frame.paragraphs:
            name = clock.agenda_part(paragraph.text)
            if clock.is_agenda_title(paragraph.text):
                _set_text(paragraph, clock.agenda_title(made.minutes))
            elif name in parts:
                _set_text(paragraph, clock.agenda_line(name, parts[name]))


def _set_text(paragraph: Any, text: str) -> None:
    """New text in the paragraph's first run, so that its look stays."""
    runs = paragraph.runs
    if paragraph.text == text:
        return
    if not runs:
        paragraph.add_run().text = text
        return
    runs[0].text = text
    for extra in paragraph._p[list(paragraph._p).index(runs[0]._r) + 1 :]:
        if extra.tag.endswith(("}r", "}br", "}fld")):
            paragraph._p.remove(extra)
