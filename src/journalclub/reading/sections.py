"""The section tree: which rows are headings, their numbers and levels. Not: the text below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from journalclub.models.paper import Section
from journalclub.reading import thresholds as th
from journalclub.reading.clean import Vocabulary, squeeze
from journalclub.reading.layout import Layout
from journalclub.reading.rows import Row

_ARABIC = re.compile(
    r"(?:§\s*|Section\s+|Chapter\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.:)]\s*|\s+)(?=\S)", re.IGNORECASE
)
_ROMAN = re.compile(r"((?:X{0,3})(?:IX|IV|V?I{0,3}))[.:]\s*(?=\S)")
_LETTER = re.compile(r"([A-Z])[.:)]?\s+(?=\S)")
_APPENDIX = re.compile(r"Appendix\s+([A-Z]|[IVX]{1,4}|\d{1,2})\b\s*[.:–—-]?\s*", re.IGNORECASE)
_DOTTED_LETTER = re.compile(r"([A-Z](?:\.\d{1,2}){1,3})[.:)]?\s+(?=\S)")
_KNOWN = re.compile(
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
_BACK = re.compile(
    r"acknowledge?ments?|references(?: and notes)?|bibliography|literature cited|works cited|appendix|"
    r"appendices|supplementary (?:materials?|information)|supporting information|"
    r"(?:data|code|data and code) availability|author contributions|funding|ethics statement|"
    r"(?:competing|conflicts? of) interests?|broader impacts?|reproducibility statement|limitations|"
    r"introduction|conclusions?|danksagung|literatur|remerciements|références",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"(?:references(?: and notes)?|bibliography|literature cited|works cited|literatur(?:verzeichnis)?|"
    r"références|bibliographie|referencias|references cited)",
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
_RUN_IN = re.compile(r"(acknowledge?ments?)\s*([.:—–-])?\s*", re.IGNORECASE)
_TRAILING = " .:"


class Heading(NamedTuple):
    """A heading over one or more rows."""

    first: int  # index of its first row
    last: int  # of its last
    number: str | None
    title: str
    level: int
    page: int
    run_in: int = 0  # characters of the row that are the heading, when text follows in the same row

    @property
    def section(self) -> Section:
        """As part of what is read."""
        return Section(self.number, self.title, self.level, self.page)

    @property
    def is_certain(self) -> bool:
        """Whether its number or its words, not its setting alone, tell it from a name in the front matter."""
        return self.number is not None or _KNOWN.fullmatch(self.title.strip(_TRAILING)) is not None

    @property
    def is_references(self) -> bool:
        """Whether the bibliography follows."""
        return _REFERENCES.fullmatch(self.title.strip(_TRAILING)) is not None


class _Candidate(NamedTuple):
    """A row that is set like a heading."""

    at: int  # index of the row
    scheme: str  # arabic, roman, letter, appendix, sub (3.1), subletter (A.1), none
    number: str | None
    title: str
    look: tuple[float, str, bool, bool]  # size, font, bold, italic
    capitals: bool
    flush: bool  # begins at the left edge and ends before the right one


def find_headings(rows: Sequence[Row], layout: Layout, words: Vocabulary, start: int = 0) -> list[Heading]:
    """Headings among the rows from `start` on, in reading order."""
    skip = _contents_rows(rows, start)
    candidates = [
        c for i in range(start, len(rows)) if i not in skip and (c := _candidate(rows, i, layout)) is not None
    ]
    headings = _complete(_choose(candidates, rows), rows, words)
    taken = {i for h in headings for i in range(h.first, h.last + 1)}
    for i in range(start, len(rows)):
        if i not in taken and (thanks := _run_in(rows[i], i)) is not None:
            headings.append(thanks)
    return sorted(headings, key=lambda h: h.first)


def _run_in(row: Row, at: int) -> Heading | None:
    """Thanks are often headed by a run-in word; nothing else that is run in counts as a section."""
    match = _RUN_IN.match(row.text)
    if match is None or len(row.text) == match.end():
        return None
    span = row.lines[0].spans[0]
    set_apart = (span.bold, span.italic) != (row.style.bold, row.style.italic) or span.font != row.style.font
    if not match[2] and not (set_apart and len(span.text.strip()) <= match.end()):
        return None
    return Heading(at, at, None, match[1], 1, row.page, match.end())


def _candidate(rows: Sequence[Row], i: int, layout: Layout) -> _Candidate | None:
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
        title = text.strip(_TRAILING)
    if not any(c.isalpha() for c in title) or _STARTS_WELL.match(title) is None:
        return None
    if row.pure < (th.HEADING_PURE if scheme == "none" else th.NUMBERED_PURE):
        return None
    if not larger and not _is_free(rows, i, layout):
        return None
    look = (round(row.top_size * 2) / 2, row.style.font, row.style.bold, row.style.italic)
    flush = abs(row.box[0] - row.left) < th.EDGE and row.box[2] < row.right - th.EDGE
    return _Candidate(i, scheme, number, title, look, title.upper() == title, flush)


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


def _contents_rows(rows: Sequence[Row], start: int) -> set[int]:
    """Rows of tables of contents: after such a heading, as long as rows end in a number at the right edge."""
    found: set[int] = set()
    i = start
    while i < len(rows):
        if not _CONTENTS.fullmatch(rows[i].text.strip(_TRAILING)):
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


def _choose(candidates: Sequence[_Candidate], rows: Sequence[Row]) -> list[tuple[_Candidate, int]]:
    """The candidates that are headings, each with its level."""
    top = _top_level(candidates)
    looks = Counter(c.look for c in top)
    known = [c for c in candidates if c.scheme == "none" and _is_known(c)]
    if not top:
        return _unnumbered(candidates, known)
    main = looks.most_common(1)[0][0]
    chosen: dict[int, tuple[_Candidate, int]] = {c.at: (c, 1) for c in top}
    capitals = all(c.capitals for c in top)
    _add_subsections(chosen, candidates, top, main)
    for c in candidates:
        if c.at in chosen:
            continue
        alike = _same_look(c.look, main)
        schemes = ("none",) if top[0].scheme == "roman" else ("none", "letter")
        if capitals and not c.capitals and c.scheme == "none":
            continue
        if c.scheme == "appendix" or (alike and c.scheme in schemes and _fits(c, rows)):
            chosen[c.at] = (c, 1)
    for c in known:
        alike = c.look[1:] == main[1:] and c.look[0] >= main[0] - 0.5
        back = _BACK.fullmatch(c.title.strip(_TRAILING)) is not None
        set_apart = c.look[2] or c.capitals or c.look[0] > main[0] + 0.5 or c.look[1:] == main[1:]
        if c.at not in chosen and (alike or (back and set_apart)):
            chosen[c.at] = (c, 1)
    _add_unnumbered(chosen, candidates)
    return [chosen[i] for i in sorted(chosen)]


def _add_unnumbered(chosen: dict[int, tuple[_Candidate, int]], candidates: Sequence[_Candidate]) -> None:
    """Subsections without numbers: bold, alike, several, below a section."""
    if not chosen:
        return
    first = min(chosen)
    rest = [c for c in candidates if c.at > first and c.at not in chosen and c.scheme == "none" and c.look[2]]
    looks = Counter(c.look for c in rest)
    for c in rest:
        if looks[c.look] >= th.SUBSECTIONS and c.flush:
            chosen[c.at] = (c, 2)


def _is_known(c: _Candidate) -> bool:
    """Whether the title is one that most papers have."""
    return _KNOWN.fullmatch(c.title.strip(_TRAILING)) is not None


def _fits(c: _Candidate, rows: Sequence[Row]) -> bool:
    """An unnumbered row set like the numbered headings: at least a word, not a number in a figure."""
    return sum(ch.isalpha() for ch in c.title) >= 3 and len(rows[c.at].text) <= th.HEADING_CHARS


def _same_look(a: tuple[float, str, bool, bool], b: tuple[float, str, bool, bool]) -> bool:
    return abs(a[0] - b[0]) <= 0.5 and a[1:] == b[1:]


def _top_level(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The best chain 1, 2, 3 … (or I, II, III …) of candidates that look alike."""
    best: list[_Candidate] = []
    for scheme, value in (("arabic", int), ("roman", _roman_value)):
        groups: dict[tuple[float, str, bool, bool], list[_Candidate]] = {}
        for c in candidates:
            if c.scheme == scheme:
                groups.setdefault(c.look, []).append(c)
        for group in groups.values():
            chain = _chain(group, value)
            if _weight(chain) > _weight(best):
                best = chain
    return best


def _weight(chain: Sequence[_Candidate]) -> float:
    """Longer chains win; among equals the one in larger or bold letters; a known name counts as a link."""
    if not chain:
        return 0.0
    known = sum(_is_known(c) for c in chain)
    if len(chain) == 1 and not known:
        return 0.0
    return len(chain) + known + chain[0].look[0] / 20 + chain[0].look[2] / 2


def _chain(group: Sequence[_Candidate], value: Callable[[str], int]) -> list[_Candidate]:
    """The longest run of rising numbers, from 1 (or 2, when the first is unnumbered), with few left out."""
    best: list[_Candidate] = []
    for start, first in enumerate(group):
        if value(first.number or "0") not in (1, 2):
            continue
        chain, expected = [first], value(first.number or "0") + 1
        for c in group[start + 1 :]:
            if expected <= value(c.number or "0") <= expected + th.CHAIN_SKIP:
                chain.append(c)
                expected = value(c.number or "0") + 1
        if len(chain) > len(best):
            best = chain
        if len(best) > th.CHAIN_ENOUGH:
            break
    return best


def _roman_value(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for char, following in zip(text, text[1:] + " ", strict=True):
        value = values.get(char, 0)
        total += -value if value < values.get(following, 0) else value
    return total


def _add_subsections(
    chosen: dict[int, tuple[_Candidate, int]],
    candidates: Sequence[_Candidate],
    top: Sequence[_Candidate],
    main: tuple[float, str, bool, bool],
) -> None:
    """Subsections that continue their section's number, appendix letters, letters below Roman numbers."""
    top_indexes = {c.at for c in top}
    roman = top[0].scheme == "roman"
    section, appendix, letter = "", "", ""
    for c in candidates:
        if c.at in top_indexes:
            section, letter = c.number or "", ""
        elif c.scheme == "sub" and (c.number or "").split(".")[0] in (section, appendix):
            chosen[c.at] = (c, (c.number or "").count(".") + 1)
        elif c.scheme in ("appendix", *(() if roman else ("letter",))) and _follows(appendix, c.number):
            if c.scheme == "appendix" or _same_look(c.look, main):
                appendix, letter = c.number or "", ""
                chosen[c.at] = (c, 1)
        elif c.scheme == "subletter" and (c.number or "")[0] == appendix:
            chosen[c.at] = (c, (c.number or "").count(".") + 1)
        elif roman and c.scheme == "letter" and _follows(letter, c.number):
            letter = c.number or ""
            chosen[c.at] = (c, 2)


def _follows(letter: str, number: str | None) -> bool:
    return (
        number is not None and len(number) == 1 and ord(number) == (ord(letter) + 1 if letter else ord("A"))
    )


def _unnumbered(
    candidates: Sequence[_Candidate], known: Sequence[_Candidate]
) -> list[tuple[_Candidate, int]]:
    """Without numbers, headings are what is set like "Introduction" or "References"."""
    if not known:
        return []
    looks = Counter(c.look for c in known)
    main = max(looks, key=lambda look: (looks[look], look[0]))
    found = [(c, 1) for c in candidates if c.scheme == "none" and _same_look(c.look, main)]
    indexes = {c.at for c, _ in found}
    found += [(c, 1) for c in known if c.at not in indexes]
    chosen = {c.at: (c, level) for c, level in found}
    _add_unnumbered(chosen, candidates)
    return [chosen[i] for i in sorted(chosen)]


def _complete(
    chosen: Sequence[tuple[_Candidate, int]], rows: Sequence[Row], words: Vocabulary
) -> list[Heading]:
    """Headings with the further rows of long titles."""
    starts = {c.at for c, _ in chosen if c.scheme != "none" or _is_known(c)}
    headings: list[Heading] = []
    for c, level in chosen:
        title, last = c.title, c.at
        if headings and last <= headings[-1].last:
            continue
        if headings and _repeats(c, headings[-1]):
            headings[-1] = headings[-1]._replace(last=last)
            continue
        while _continues(rows, last, starts) and last - c.at < th.HEADING_ROWS:
            last += 1
            title = words.join(title, rows[last].text)
        title = squeeze(title).rstrip(_TRAILING) if c.number else squeeze(title).rstrip(":")
        headings.append(Heading(c.at, last, c.number, title, level, rows[c.at].page))
    return headings


def _repeats(c: _Candidate, last: Heading) -> bool:
    return c.at == last.last + 1 and c.title == last.title and c.number == last.number


def _continues(rows: Sequence[Row], i: int, starts: set[int]) -> bool:
    """Whether the row after i belongs to the same heading: set alike, right below, and no heading itself."""
    if i + 1 >= len(rows) or i + 1 in starts:
        return False
    row, below = rows[i], rows[i + 1]
    if (row.page, row.column) != (below.page, below.column) or below.pure < th.HEADING_PURE:
        return False
    alike = row.style[1:] == below.style[1:] and abs(row.top_size - below.top_size) < 0.3
    step = below.baseline - row.baseline
    capitals = row.text.isupper() == below.text.isupper()
    return alike and capitals and 0 < step < th.HEADING_STEP * row.top_size
