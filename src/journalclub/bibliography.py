"""Bibliography entries short enough for a slide: first author, title, year, id. Not: finding the entries. Pure.

An entry whose form is not understood is shown as printed.
"""

from __future__ import annotations

import re

from journalclub.models.paper import Reading, Reference

READ_FIRST = 3
LEAST_WORDS = 3  # an entry of fewer is an address or a fragment
_WORD = re.compile(r"(?<![\w/.])[^\W\d_]{2,}(?![\w/])")
_ADDRESS = re.compile(r"(?:URL\s*:?\s*)?\bhttps?://\S+", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:\[[^\]]{1,40}\]|\(?\d{1,3}[.)])\s*")
_PIECE = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.](?=\s)|(?<=\d{4}\))[.,]?(?=\s)")
_YEAR = re.compile(
    r"\b(?<!\d{4}\.)(?:19|20)\d\d(?=[a-z]?\b)(?!\.\d{4})"
)  # not of arXiv:1911.09488, 1405.1994
_YEAR_PIECE = re.compile(r"\(?(?:19|20)\d\d[a-z]?\)?")  # "2018b" between authors and title
_TITLE = re.compile(r"[“\"]([^“”\"]{10,200})[”\"]")
_INVERTED_NAME = re.compile(
    r"(?:and |& )?(?P<family>[^\W\d_a-z][\w'’-]*(?: [^\W\d_][\w'’-]*)?), (?:[A-Z]\.[ -]?){1,4}"
    r"(?:, (?=and |& |[A-Z])|,? (?=and |& )|,? )?"
)
_LEADING_YEAR = re.compile(r"\(?(?:19|20)\d\d[a-z]?\)?[.,:]?\s*")
_VOLUME = re.compile(r",\s*\d")  # a journal with volume and page: an entry without a title
_TITLE_END = re.compile(r"\.(?=\s|$)")
_MOST_TITLE_WORDS = 25
_MOST_AUTHORS = 600  # characters
_LONGEST = 150  # characters


def short_reference(reference: Reference) -> str:
    """First author, title, year and arXiv id of an entry; the entry itself when its form is not understood."""
    text = _LABEL.sub("", reference.text, count=1) if _LABEL.match(reference.text) else reference.text
    text = " ".join(_ADDRESS.sub(" ", text).split()) or " ".join(text.split())
    short = text
    authors, title = _quoted(text) or _inverted(text) or _dotted(text)
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


def _inverted(text: str) -> tuple[str, str] | None:
    """First author and title of an entry whose names are written "Family, I." one after the other."""
    end, first = 0, ""
    while match := _INVERTED_NAME.match(text, end):
        first = first or match["family"]
        end = match.end()
    rest = text[end:]
    year = _LEADING_YEAR.match(rest)
    title = _TITLE_END.split(rest[year.end() :] if year else rest, maxsplit=1)[0].strip(" ,.:")
    if not first or not 2 <= len(title.split()) <= _MOST_TITLE_WORDS or _VOLUME.search(title):
        return None
    others = _INVERTED_NAME.match(text).end() < end  # type: ignore[union-attr]
    return (f"{first} et al" if others else first), title


def _dotted(text: str) -> tuple[str, str]:
    """Authors and title of an entry that separates them with full stops; empty when it does not look like one."""
    pieces = [p for x in _PIECE.split(text) if (p := x.strip(" .,")) and not _YEAR_PIECE.fullmatch(p)]
    if len(pieces) < 2 or len(pieces[0]) > _MOST_AUTHORS:
        return "", ""
    words = pieces[1].split()
    lower = sum(w.islower() and len(w) > 1 for w in words)
    if not 3 <= len(words) <= _MOST_TITLE_WORDS or lower < 2:
        return "", ""
    return pieces[0], pieces[1]


def read_first(reading: Reading, count: int = READ_FIRST) -> list[Reference]:
    """The entries the text cites most, at least twice; ties in the order of the bibliography."""
    often = [r for r in reading.references if r.cited >= 2 and len(_WORD.findall(r.text)) >= LEAST_WORDS]
    return sorted(often, key=lambda r: -r.cited)[:count]


def _authors(text: str) -> str:
    """The first author and "et al." when there are more than two; without the year some styles put there."""
    text = re.sub(r"[,.]?\s*\(?\b(?:19|20)\d\d[a-z]?\)?$", "", text)
    names = [n.strip() for n in re.split(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+|;\s*", text) if n.strip()]
    if len(names) <= 2 or re.fullmatch(r"(?:[A-Z]\.?[ -]?)+", names[1]):
        return text if len(text) <= 60 else f"{names[0]} et al"
    return f"{names[0]} et al"
