"""Bibliography entries short enough for a slide or sheet: first author, title, year, arXiv id. Pure.

Not: finding the entries. An entry whose form is not understood is shown as printed.
"""

from __future__ import annotations

import re

from journalclub.models.paper import Reading, Reference

READ_FIRST = 3
_LABEL = re.compile(r"\s*(?:\[[^\]]{1,40}\]|\(?\d{1,3}[.)])\s*")
_PIECE = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.](?=\s)|(?<=\d{4}\))[.,]?(?=\s)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TITLE = re.compile(r"[“\"]([^“”\"]{10,200})[”\"]")
_MOST_AUTHORS = 600  # characters
_LONGEST = 150  # characters


def short_reference(reference: Reference) -> str:
    """First author, title, year and arXiv id of an entry; the entry itself when its form is not understood."""
    text = _LABEL.sub("", reference.text, count=1) if _LABEL.match(reference.text) else reference.text
    text = " ".join(text.split())
    short = text
    authors, title = _quoted(text) or _dotted(text)
    if title:
        year = _YEAR.findall(text)
        short = ". ".join([_authors(authors), title, *year[-1:]]) if authors else title
    if len(short) > _LONGEST:
        short = short[:_LONGEST].rsplit(" ", 1)[0] + " …"
    if reference.arxiv_id and reference.arxiv_id not in short:
        short = f"{short.rstrip('.')}. arXiv:{reference.arxiv_id}"
    return short


def _quoted(text: str) -> tuple[str, str] | None:
    """Authors and title of an entry that puts its title in quotation marks."""
    match = _TITLE.search(text)
    return (text[: match.start()].strip(" ,.:"), match[1].strip(" ,.")) if match else None


def _dotted(text: str) -> tuple[str, str]:
    """Authors and title of an entry that separates them with full stops; empty when it does not look like one."""
    pieces = [p for x in _PIECE.split(text) if (p := x.strip(" .,"))]
    if len(pieces) < 2 or len(pieces[0]) > _MOST_AUTHORS:
        return "", ""
    words = pieces[1].split()
    lower = sum(w.islower() and len(w) > 1 for w in words)
    if not 3 <= len(words) <= 25 or lower < 2:
        return "", ""
    return pieces[0], pieces[1]


def read_first(reading: Reading, count: int = READ_FIRST) -> list[Reference]:
    """The entries the text cites most, at least twice; ties in the order of the bibliography."""
    often = [r for r in reading.references if r.cited >= 2 and r.text.strip()]
    return sorted(often, key=lambda r: -r.cited)[:count]


def _authors(text: str) -> str:
    """The first author and "et al." when there are more than two."""
    names = [n.strip() for n in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+|;\s*", text) if n.strip()]
    if len(names) <= 2 or re.fullmatch(r"(?:[A-Z]\.?[ -]?)+", names[1]):
        return text if len(text) <= 60 else f"{names[0]} et al"
    return f"{names[0]} et al"
