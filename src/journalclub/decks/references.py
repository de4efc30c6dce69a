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
_LONGEST = 150  # characters


def short_reference(reference: Reference) -> str:
    """First author, title, year and arXiv id of an entry; the entry itself when its form is not understood."""
    text = _LABEL.sub("", reference.text, count=1) if _LABEL.match(reference.text) else reference.text
    text = " ".join(text.split())
    pieces = [p.strip(" .,") for p in _PIECE.split(text)]
    pieces = [p for p in pieces if p]
    short = text
    if len(pieces) >= 2 and 2 <= len(pieces[1].split()) <= 25 and len(pieces[0]) < 600:
        year = _YEAR.findall(text)
        short = ". ".join([_authors(pieces[0]), pieces[1], *year[-1:]])
    if len(short) > _LONGEST:
        short = short[:_LONGEST].rsplit(" ", 1)[0] + " …"
    if reference.arxiv_id and reference.arxiv_id not in short:
        short = f"{short.rstrip('.')}. arXiv:{reference.arxiv_id}"
    return short


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
