"""What a session is about, from one field: text, papers with their addresses, links to materials. Not: people, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from journalclub.adopting.cells import Piece, parse_cell, plain, unstruck
from journalclub.adopting.links import (
    arxiv_id,
    is_own_path,
    is_paper_label,
    is_paper_url,
    label_kind,
    url_kind,
)
from journalclub.adopting.placeholders import is_placeholder
from journalclub.adopting.record import Field, Role
from journalclub.models.session import SessionLink, SessionPaper
from journalclub.text import TITLE_LIMIT, display, safe_address

TITLE_WORDS = 5  # a linked text of so many words is a title, not a subject
_BRACKETS_LEFT = re.compile(r"[(\[]\s{0,3}(?:[|,;/+&]\s{0,3}){0,4}[)\]]")
_EDGE = " \t\n|,;:/–—·•&+"
_PREFIX = re.compile(r"^(?:paper|article|title|topic|reading|talk|논문|论文)s?\s?:\s", re.IGNORECASE)
_NO_MATERIAL_IN: frozenset[Role] = frozenset({"paper-link"})
_FIXED: dict[Role, str] = {
    "slides": "slides",
    "code": "code",
    "notebook": "notebook",
    "video": "video",
    "notes": "notes",
}
_TITLED: frozenset[Role] = frozenset({"paper", "title", "paper-link", "readings", "sequel"})


@dataclass(slots=True)
class Content:
    """What was found; filled while a field is walked through."""

    text: str = ""
    papers: list[SessionPaper] = field(default_factory=list)
    links: list[SessionLink] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_content(cell: Field, definitions: Mapping[str, str]) -> Content:
    """The papers, links and remaining text of a field, each link by its label first, then by its address."""
    found = Content()
    pieces = parse_cell(cell.text, definitions)
    kept = unstruck(pieces) if not all(p.struck for p in pieces if p.text.strip()) else pieces
    text: list[str] = []  # since the last paper
    before: list[str] = []  # up to it
    for piece in kept:
        if piece.url is None:
            if piece.image:
                found.notes.extend([piece.text] if piece.text.strip() else [])
            else:
                text.append(piece.text)
            continue
        url = safe_address(piece.url)
        if url is None:
            text.append(piece.text)
            if piece.url:
                found.notes.append(f"{piece.text}: {display(piece.url, 200)}")
                shown = display(piece.url, 80)
                found.warnings.append(
                    f"line {cell.line}: {shown!r} is no web address; it is kept as a note, not a link."
                )
            continue
        kind = _kind(cell.role, piece, url)
        if kind == "paper":
            _add_paper(found, piece, url, text, before)
        else:
            _add_link(found, cell.role, piece, url, kind, text)
    found.text = tidy("".join(before + text))
    return found


def tidy(text: str) -> str:
    """A text from which links were taken, without the brackets and separators they left."""
    for _ in range(3):
        text = _BRACKETS_LEFT.sub(" ", text)
    text = display(text, TITLE_LIMIT * 4).strip(_EDGE)
    if text.endswith((" -", " --", "(", "[")):
        text = text.rstrip(" -([")
    if text.startswith(("- ", "-- ")):
        text = text.lstrip(" -")
    text = _PREFIX.sub("", text).strip()
    if text.startswith("[") and text.endswith("]") and text.count("[") == 1:
        text = text[1:-1].strip()
    return "" if is_placeholder(text) else text


def _kind(role: Role, piece: Piece, url: str) -> str:
    """The kind of a link, or "paper"."""
    named = label_kind(piece.text)
    by_url = url_kind(url)
    if role in _FIXED:
        fixed = _FIXED[role]
        return named if named is not None and named != "other" else fixed
    if role in _TITLED:
        if named and not (role == "paper-link" and named == "other"):
            return named
        if (
            by_url in {"video", "slides", "keynote"}
            or (by_url == "notes" and is_own_path(url))
            or _is_folder(url)
        ):
            return "notes" if _is_folder(url) else by_url
        return "paper"
    if named:
        return named
    if role in {"subject", "topic", "number"}:
        return _kind_of_topic(piece, url, by_url)
    if by_url in {"video", "slides", "keynote", "notebook", "notes", "code"} or role in {"comment", "date"}:
        return by_url
    named_paper = is_paper_label(piece.text) and not piece.text.startswith("http")
    return "paper" if is_paper_url(url) or named_paper else "other"


def _kind_of_topic(piece: Piece, url: str, by_url: str) -> str:
    """A subject's link: its paper, or the page with its materials."""
    if is_paper_url(url) or is_paper_label(piece.text):
        return "paper"
    if _is_folder(url):
        return "notes"
    if by_url == "code":
        return "other"  # a folder of materials, of whichever kind
    if by_url == "other" and not is_own_path(url) and looks_like_title(piece.text) and "github" not in url:
        return "paper"
    return by_url


def _is_folder(url: str) -> bool:
    return is_own_path(url) and url.endswith("/")


def looks_like_title(text: str) -> bool:
    """Whether a text has the length of a paper's title, in a script where words can be counted."""
    words = text.split()
    return len(words) >= TITLE_WORDS and not words[0].rstrip(".").isdigit() and text.isascii()


def _add_paper(found: Content, piece: Piece, url: str, text: list[str], before: list[str]) -> None:
    """A paper whose title is the label, or stands before a link that only names it."""
    lead = tidy("".join(text))
    generic = is_paper_label(piece.text)
    outside = generic or (piece.bracketed and len(lead.split()) > 1)
    arxiv = arxiv_id(url) or ""
    if outside and lead:
        found.papers.append(SessionPaper(arxiv, lead, url, None if generic else display(piece.text)))
        text.clear()
        return
    if generic and found.papers and not "".join(before).strip(_EDGE + "()[]"):
        found.links.append(
            SessionLink("other", url, display(piece.text, 80))
        )  # another copy of the same paper
        return
    found.papers.append(SessionPaper(arxiv, None if generic else display(piece.text), url))
    before.extend(text)
    text.clear()


def _add_link(found: Content, role: Role, piece: Piece, url: str, kind: str, text: list[str]) -> None:
    """Material; a label that says more than its kind stays part of the text."""
    label = display(piece.text, 120)
    telling = label_kind(piece.text) is None and not is_paper_label(piece.text)
    found.links.append(SessionLink(kind, url, label if telling else None))
    if not telling or role not in {"subject", "topic", "title", "paper", "readings"}:
        return
    if kind == "notes" and role != "readings" and is_own_path(url) and looks_like_title(label):
        found.papers.append(SessionPaper("", label))  # the title of what the notes are about
    elif role == "paper" and kind == "notes":
        found.papers.append(SessionPaper("", label))
    else:
        text.append(piece.text)


def text_of(cell: Field, definitions: Mapping[str, str]) -> str:
    """A field's text on one line, without what is struck through unless all of it is."""
    pieces = parse_cell(cell.text, definitions)
    shown = plain(unstruck(pieces)) or plain(pieces)
    return display(shown, TITLE_LIMIT * 4)
