"""Which rows are set and worded like headings. Not: which of them are, and their levels (sections.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from journalclub.reading import thresholds as th
from journalclub.reading.layout import Layout
from journalclub.reading.rows import Row

_ARABIC = re.compile(
    r"(?:§\s*|Section\s+|Chapter\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.:)]\s*|\s+)(?=\S)", re.IGNORECASE
)
_ROMAN = re.compile(r"((?:X{0,3})(?:IX|IV|V?I{0,3}))[.:]\s*(?=\S)")
_LETTER = re.compile(r"([A-Z])[.:)]?\s+(?=\S)")
_APPENDIX = re.compile(r"Appendix\s+([A-Z]|[IVX]{1,4}|\d{1,2})\b\s*[.:–—-]?\s*", re.IGNORECASE)
_DOTTED_LETTER = re.compile(r"([A-Z](?:\.\d{1,2}){1,3})[.:)]?\s+(?=\S)")
KNOWN = re.compile(
    r"(?:introduction|motivation|background|preliminaries|"
    r"(?:prior|related|previous) (?:work|works|research|literature)|(?:materials? and )?methods?|methodology|"
    r"experiments?|experimental (?:setup|results|section)|evaluation|"
    r"results?(?: and (?:discussions?|analysis))?|discussions?(?: and (?:conclusions?|outlook|future work))?|"
    r"conclusions?(?: and [a-z ]+)?|concluding remarks|summary(?: and [a-z ]+)?|"
    r"(?:limitations?|future work)(?: and [a-z ]+)?|acknowledge?ments?|references(?: and notes)?|"
    r"bibliography|literature cited|works cited|appendix|appendices|supplementary (?:materials?|information)|"
    r"supporting information|(?:data|code|data and code) availability|author contributions|funding|"
    r"ethics statement|(?:competing|conflicts? of) interests?|broader impacts?|reproducibility statement|"
    r"notation|introducción|"
    r"einleitung|danksagung|literatur|literaturverzeichnis|remerciements|références|bibliographie|conclusión)",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\. ?){5,}|…{2,}")
_CONTENTS = re.compile(
    r"(?:table of )?contents|inhaltsverzeichnis|table des matières|list of (?:figures|tables)", re.IGNORECASE
)
_NO_HEADING = re.compile(
    r"(?:fig(?:ure|\.)?|tab(?:le|\.)?|algorithm|listing|theorem|lemma|proposition|corollary|definition|proof|remark|"
    r"example|claim|conjecture|assumption|abstract|key ?words|index terms|ccs concepts|general terms|"
    r"categories and subject|additional key|acm reference|subject headings|pacs|permission to)\b",
    re.IGNORECASE,
)
_STARTS_WELL = re.compile(r"[A-ZÀ-ÞΑ-Ω0-9“\"‘(\[]|[a-z]+[A-Z]|[α-ω]")
TRAILING = " .:"
"""What may follow a title and is no part of it."""

Look = tuple[float, str, bool, bool]
"""Size, font, bold, italic."""


class Candidate(NamedTuple):
    """A row that is set like a heading."""

    at: int  # index of the row
    scheme: str  # arabic, roman, letter, appendix, sub (3.1), subletter (A.1), none
    number: str | None
    title: str
    look: Look
    capitals: bool
    flush: bool  # begins at the left edge and ends before the right one

    @property
    def is_known(self) -> bool:
        """Whether the title is one that most papers have."""
        return KNOWN.fullmatch(self.title.strip(TRAILING)) is not None


def candidates(rows: Sequence[Row], layout: Layout) -> list[Candidate]:
    """Rows that may be headings, without those of tables of contents."""
    skip = _contents_rows(rows)
    return [c for i in range(len(rows)) if i not in skip and (c := _candidate(rows, i, layout)) is not None]


def _candidate(rows: Sequence[Row], i: int, layout: Layout) -> Candidate | None:
    """The row as a heading, if it is set apart from running text and reads like one."""
    row = rows[i]
    text = row.text
    larger = row.top_size > layout.body_size + th.HEADING_LARGER
    if len(text) > th.HEADING_CHARS or not (larger or _set_apart(row, layout)):
        return None
    if row.math > th.HEADING_MATH or row.top_size < th.HEADING_LEAST * layout.body_size:
        return None
    if _LEADERS.search(text) or _NO_HEADING.match(text):
        return None
    scheme, number, title = _numbered(text)
    if scheme == "appendix" and not title:
        title = text.strip(TRAILING)
    if not any(c.isalpha() for c in title) or _STARTS_WELL.match(title) is None:
        return None
    if row.pure < (th.HEADING_PURE if scheme == "none" else th.NUMBERED_PURE):
        return None
    if not larger and not _is_free(rows, i, layout):
        return None
    look = (round(row.top_size * 2) / 2, row.style.font, row.style.bold, row.style.italic)
    flush = abs(row.box[0] - row.left) < th.EDGE and row.box[2] < row.right - th.EDGE
    return Candidate(i, scheme, number, title, look, title.upper() == title, flush)


def _numbered(text: str) -> tuple[str, str | None, str]:
    """Numbering scheme, number and what follows it."""
    match = _APPENDIX.match(text)
    if match and len(text) < 80:
        return "appendix", match[1], text[match.end() :]
    match = _ARABIC.match(text)
    if match:
        return ("sub" if "." in match[1] else "arabic"), match[1], text[match.end() :]
    match = _DOTTED_LETTER.match(text)
    if match:
        return "subletter", match[1], text[match.end() :]
    match = _ROMAN.match(text)
    if match and match[1]:
        return "roman", match[1], text[match.end() :]
    match = _LETTER.match(text)
    if match:
        return "letter", match[1], text[match.end() :]
    return "none", None, text


def _set_apart(row: Row, layout: Layout) -> bool:
    """Whether the row, not larger than running text, differs from it otherwise."""
    style = row.style
    capitals = row.text.isupper() and sum(c.isalpha() for c in row.text) > 3
    small_caps = row.top_size > style.size + th.SMALL_CAPS or "CSC" in style.font or "SmallCap" in style.font
    if style.size < layout.body_size - th.HEADING_SMALLER:
        return small_caps or capitals
    return style.bold or style.italic or small_caps or capitals or style.font != layout.body_font


def _is_free(rows: Sequence[Row], i: int, layout: Layout) -> bool:
    """Whether there is white above the row and it doesn't run into the next as a paragraph does."""
    row = rows[i]
    above = rows[i - 1] if i else None
    below = rows[i + 1] if i + 1 < len(rows) else None
    ends_short = row.box[2] < row.right - th.HEADING_SHORT * (row.right - row.left)
    if not ends_short and below is not None and below.style == row.style and below.page == row.page:
        further = rows[i + 1 : i + 2 + th.HEADING_ROWS]
        if all(r.style == row.style for r in further) and not (row.style.bold or row.text.isupper()):
            return False
        if all(r.style == row.style and r.text.isupper() == row.text.isupper() for r in further):
            return False
    if above is None or above.page != row.page or above.column != row.column or above.box[1] > row.box[1]:
        return True
    white = row.baseline - above.baseline
    return white > th.HEADING_WHITE * layout.leading or above.style.size > row.style.size + 0.6


def _contents_rows(rows: Sequence[Row]) -> set[int]:
    """Rows of tables of contents: after such a heading, as long as rows end in a number at the right edge."""
    found: set[int] = set()
    i = 0
    while i < len(rows):
        if not _CONTENTS.fullmatch(rows[i].text.strip(TRAILING)):
            i += 1
            continue
        found.add(i)
        last, j = i, i + 1
        while j < len(rows) and j - last <= th.CONTENTS_GAP:
            if _is_contents_row(rows[j]):
                last = j
            j += 1
        found.update(range(i, last + 1))
        i = last + 1
    return found


def _is_contents_row(row: Row) -> bool:
    """Whether the row ends in a page number, after leaders or white."""
    if _LEADERS.search(row.text):
        return True
    last = row.lines[-1].spans[-1].text.strip()
    return last.isdigit() and len(row.text) > len(last) and row.box[2] > row.right - th.CONTENTS_EDGE
