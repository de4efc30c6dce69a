"""The deck as one HTML file that needs nothing but a browser, made from presenter.md as it stands.

Not: the look and the keys (templates presenter.html.j2, presenter.css and presenter.js); nor the Markdown's grammar.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

from journalclub.decks import clock
from journalclub.decks.html_pictures import Pictures
from journalclub.decks.markdown_blocks import (
    Block,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Table,
    read_blocks,
    without_comments,
)
from journalclub.decks.markdown_slides import Piece, mark_of, require_slides, split
from journalclub.decks.markdown_spans import Span, plain, read_spans
from journalclub.decks.speech import FROM_THE_PAPER
from journalclub.models.deck import SlideKind
from journalclub.render import Templates

SOURCE = "presenter.md"
TEMPLATE, STYLE, SCRIPT = "presenter.html.j2", "presenter.css", "presenter.js"
# Marp's directives, https://marpit.marp.app/directives: comments that are orders, not notes.
_DIRECTIVES = (
    "theme|style|headingDivider|size|math|lang|title|author|description|keywords|url|image|marp|paginate|header|footer"
    "|class|backgroundColor|backgroundImage|backgroundPosition|backgroundRepeat|backgroundSize|color|transition"
)
_DIRECTIVE = re.compile(rf"\s*[_$]?(?:{_DIRECTIVES})\s*:.*")
_FOOTER = re.compile(r"\s*_?footer\s*:(?P<value>.*)")
_TITLE = re.compile(r"title:[ \t]*(?P<value>.*)")
_PAGE = re.compile(r"\s*\((?P<page>p\. \d{1,5})\)$")
_QUOTED = re.compile(r"p\. \d{1,5} \(|p\. \d{1,5}: ")
_KINDS = {kind.replace(" ", "-") for kind in get_args(SlideKind)}
_BESIDE = {"cover", "figure-tall"}  # kinds that set the picture beside the text

NoteKind = Literal["clock", "lead", "quote", "text"]


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the notes."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A list's item as the page shows it."""

    spans: tuple[Span, ...]
    page: str  # "p. 3"
    time: str  # on the agenda: "1:30 min"
    inside: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class HtmlSlide:
    """A slide as the template sees it."""

    number: int
    kind: str
    title: tuple[Span, ...]
    name: str  # the title's words
    pictures: tuple[Picture, ...]  # what stands beside the text
    blocks: tuple[Block, ...]
    captions: frozenset[int]  # indexes of the blocks that are a picture's caption
    footer: tuple[Span, ...]
    notes: tuple[Note, ...]
    start: int  # seconds from the beginning of the talk
    end: int


def render_html(text: str, folder: Path, templates: Templates) -> str:
    """The page for a deck in Markdown, its pictures taken from `folder`.

    Raises JcError when the deck has no slides or a template is faulty.
    """
    head, pieces = split(text)
    require_slides(pieces, SOURCE)
    slides: list[HtmlSlide] = []
    total = 0
    for number, piece in enumerate((p for p in pieces if not p.hidden), 1):
        slide, minutes = _slide(piece, number, slides[-1].end if slides else 0)
        slides.append(slide)
        total = minutes or total
    style, script = templates.render(STYLE), templates.render(SCRIPT)
    return templates.render(
        TEMPLATE,
        title=_title(head) or slides[0].name or "Slides",
        slides=slides,
        minutes=total,
        style=style,
        script=script,
        policy=_policy(style, script),
        picture=Pictures(folder).show,
        points_of=_points,
    )


def _policy(style: str, script: str) -> str:
    """What a browser may do with the page: show what is in it and beside it, run our script, reach nobody."""
    allowed = {
        "default-src": "'none'",
        "img-src": "data: 'self'",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _title(head: Sequence[str]) -> str:
    """The title in the front matter."""
    found = next((m["value"] for line in head if (m := _TITLE.fullmatch(line))), "")
    return _value(found)


def _value(text: str) -> str:
    """A YAML value of one line: quoted or plain."""
    text = text.strip()
    if text.startswith('"'):
        try:
            return str(json.loads(text))
        except ValueError:
            return text.strip('"')
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return text


def _slide(piece: Piece, number: int, start: int) -> tuple[HtmlSlide, int]:
    """A slide, and the talk's minutes if its clock names them; without a clock it takes no time."""
    lines, comments = without_comments(piece.lines)
    footer, notes = _remarks(comments)
    kind = mark_of(piece.lines).kind
    kind = kind if kind in _KINDS else "text"
    title, blocks = _headed(read_blocks(lines))
    beside: tuple[Picture, ...] = ()
    if kind in _BESIDE:
        beside = tuple(b for b in blocks if isinstance(b, Picture))
        captions = _captions(blocks) if kind != "cover" else ()
        told = [b for b in blocks if not isinstance(b, Picture)]
        captioned = frozenset(i for i, b in enumerate(told) if any(b is c for c in captions))
        blocks = tuple(told)
    else:
        captioned = frozenset(i for i, b in enumerate(blocks) if any(b is c for c in _captions(blocks)))
    span = next((s for n in notes if n.kind == "clock" and (s := clock.span_of(n.text))), None)
    slide = HtmlSlide(
        number=number,
        kind=kind,
        title=title,
        name=plain(title).strip() or f"Slide {number}",
        pictures=beside,
        blocks=blocks,
        captions=captioned,
        footer=read_spans(footer),
        notes=notes,
        start=span.start if span else start,
        end=span.end if span else start,
    )
    return slide, span.total if span else 0


def _headed(blocks: Sequence[Block]) -> tuple[tuple[Span, ...], tuple[Block, ...]]:
    """The first heading, and the rest."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            return block.spans, (*blocks[:index], *blocks[index + 1 :])
    return (), tuple(blocks)


def _captions(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Paragraphs right below a picture or table that begin in bold type ("**Figure 3, p. 5** …")."""
    return tuple(
        block
        for above, block in pairwise(blocks)
        if isinstance(above, Picture | Table)
        and isinstance(block, Paragraph)
        and block.spans
        and block.spans[0].kind == "strong"
    )


def _remarks(comments: Sequence[str]) -> tuple[str, tuple[Note, ...]]:
    """The footer and the notes among a slide's comments."""
    footer = ""
    notes: list[Note] = []
    quotes = False
    for comment in comments:
        lines = [line.strip() for line in comment.split("\n") if line.strip()]
        if lines and all(_DIRECTIVE.fullmatch(line) for line in lines):
            footer = next((_value(m["value"]) for x in lines if (m := _FOOTER.fullmatch(x))), footer)
            continue
        for line in lines:
            quotes = quotes or line == FROM_THE_PAPER
            notes.append(_note(line, quotes))
    return footer, tuple(notes)


def _note(line: str, quotes: bool) -> Note:
    if clock.is_clock(line):
        return Note("clock", line)
    if line == FROM_THE_PAPER or line == "Not shown:":
        return Note("lead", line)
    # In a comment the template writes its end and beginning in this way (render.comment).
    text = line.replace("--&gt;", "-->").replace("--!&gt;", "--!>").replace("&lt;!--", "<!--")
    return Note("quote" if quotes and _QUOTED.match(line) else "text", text)


def _points(listing: Listing, kind: str) -> list[Point]:
    """A list's items, their page and time set apart."""
    return [_point(item, kind) for item in listing.items]


def _point(item: Item, kind: str) -> Point:
    spans = item.spans
    last = spans[-1] if spans else None
    if last is None or last.kind != "text":
        return Point(spans, "", "", item.inside)
    if kind == "agenda" and len(spans) == 1 and (part := clock.agenda_part(last.text)) is not None:
        return Point((Span("text", part),), "", last.text[len(part) + 1 :].strip(), item.inside)
    if match := _PAGE.search(last.text):
        shorter = replace(last, text=last.text[: match.start()])
        return Point((*spans[:-1], shorter), match["page"], "", item.inside)
    return Point(spans, "", "", item.inside)
