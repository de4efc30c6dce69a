"""The section tree: which rows are headings, their numbers and levels. Not: the text below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from journalclub.models.paper import Section
from journalclub.reading import thresholds as th
from journalclub.reading.clean import Vocabulary, squeeze
from journalclub.reading.heading_rows import KNOWN, TRAILING, Candidate, Look, candidates
from journalclub.reading.layout import Layout
from journalclub.reading.rows import Row

_BACK = re.compile(
    r"acknowledge?ments?|references(?: and notes)?|bibliography|literature cited|works cited|appendix|"
    r"appendices|supplementary (?:materials?|information)|supporting information|"
    r"(?:data|code|data and code) availability|author contributions|funding|ethics statement|"
    r"(?:competing|conflicts? of) interests?|broader impacts?|reproducibility statement|"
    r"danksagung|literatur|remerciements|références",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"(?:references(?: and notes)?|bibliography|literature cited|works cited|literatur(?:verzeichnis)?|"
    r"références|bibliographie|referencias|references cited)",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"(acknowledge?ments?)\s*([.:—–-])?\s*", re.IGNORECASE)


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
        return self.number is not None or KNOWN.fullmatch(self.title.strip(TRAILING)) is not None

    @property
    def is_references(self) -> bool:
        """Whether the bibliography follows."""
        return _REFERENCES.fullmatch(self.title.strip(TRAILING)) is not None


def find_headings(rows: Sequence[Row], layout: Layout, words: Vocabulary) -> list[Heading]:
    """All headings among the rows, in reading order."""
    headings = _complete(_choose(candidates(rows, layout), rows), rows, words)
    taken = {i for h in headings for i in range(h.first, h.last + 1)}
    for i in range(len(rows)):
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


def _choose(candidates: Sequence[Candidate], rows: Sequence[Row]) -> list[tuple[Candidate, int]]:
    """The candidates that are headings, each with its level."""
    top = _top_level(candidates)
    looks = Counter(c.look for c in top)
    known = [c for c in candidates if c.scheme == "none" and c.is_known]
    if not top:
        return _unnumbered(candidates, known)
    main = looks.most_common(1)[0][0]
    chosen: dict[int, tuple[Candidate, int]] = {c.at: (c, 1) for c in top}
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
        back = _BACK.fullmatch(c.title.strip(TRAILING)) is not None
        set_apart = c.look[2] or c.capitals or c.look[0] > main[0] + 0.5 or c.look[1:] == main[1:]
        if c.at not in chosen and (alike or (back and set_apart)):
            chosen[c.at] = (c, 1)
    _add_unnumbered(chosen, candidates)
    return [chosen[i] for i in sorted(chosen)]


def _add_unnumbered(chosen: dict[int, tuple[Candidate, int]], candidates: Sequence[Candidate]) -> None:
    """Subsections without numbers: bold, alike, several, below a section."""
    if not chosen:
        return
    first = min(chosen)
    rest = [c for c in candidates if c.at > first and c.at not in chosen and c.scheme == "none" and c.look[2]]
    looks = Counter(c.look for c in rest)
    for c in rest:
        if looks[c.look] >= th.SUBSECTIONS and c.flush:
            chosen[c.at] = (c, 2)


def _fits(c: Candidate, rows: Sequence[Row]) -> bool:
    """An unnumbered row set like the numbered headings: at least a word, not a number in a figure."""
    return sum(ch.isalpha() for ch in c.title) >= 3 and len(rows[c.at].text) <= th.HEADING_CHARS


def _same_look(a: Look, b: Look) -> bool:
    return abs(a[0] - b[0]) <= 0.5 and a[1:] == b[1:]


def _top_level(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best chain 1, 2, 3 … (or I, II, III …) of candidates that look alike."""
    best: list[Candidate] = []
    for scheme, value in (("arabic", int), ("roman", _roman_value)):
        groups: dict[Look, list[Candidate]] = {}
        for c in candidates:
            if c.scheme == scheme:
                groups.setdefault(c.look, []).append(c)
        for group in groups.values():
            chain = _chain(group, value)
            if _weight(chain) > _weight(best):
                best = chain
    return best


def _weight(chain: Sequence[Candidate]) -> float:
    """Longer chains win; among equals the one in larger or bold letters; a known name counts as a link."""
    if not chain:
        return 0.0
    known = sum(c.is_known for c in chain)
    if len(chain) == 1 and not known:
        return 0.0
    return len(chain) + known + chain[0].look[0] / 20 + chain[0].look[2] / 2


def _chain(group: Sequence[Candidate], value: Callable[[str], int]) -> list[Candidate]:
    """The longest run of rising numbers, from 1 (or 2, when the first is unnumbered), with few left out."""
    best: list[Candidate] = []
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
    chosen: dict[int, tuple[Candidate, int]],
    candidates: Sequence[Candidate],
    top: Sequence[Candidate],
    main: Look,
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


def _unnumbered(candidates: Sequence[Candidate], known: Sequence[Candidate]) -> list[tuple[Candidate, int]]:
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
    chosen: Sequence[tuple[Candidate, int]], rows: Sequence[Row], words: Vocabulary
) -> list[Heading]:
    """Headings with the further rows of long titles."""
    starts = {c.at for c, _ in chosen if c.scheme != "none" or c.is_known}
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
        title = squeeze(title).rstrip(TRAILING) if c.number else squeeze(title).rstrip(":")
        headings.append(Heading(c.at, last, c.number, title, level, rows[c.at].page))
    return headings


def _repeats(c: Candidate, last: Heading) -> bool:
    return c.at == last.last + 1 and c.title == last.title and c.number == last.number


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > th.CAPITALS_SHARE * len(letters)


def _continues(rows: Sequence[Row], i: int, starts: set[int]) -> bool:
    """Whether the row after i belongs to the same heading: set alike, right below, and no heading itself."""
    if i + 1 >= len(rows) or i + 1 in starts:
        return False
    row, below = rows[i], rows[i + 1]
    if (row.page, row.column) != (below.page, below.column) or below.pure < th.HEADING_PURE:
        return False
    alike = row.style[1:] == below.style[1:] and abs(row.top_size - below.top_size) < 0.3
    step = below.baseline - row.baseline
    capitals = _in_capitals(row.text) == _in_capitals(below.text)
    return alike and capitals and 0 < step < th.HEADING_STEP * row.top_size
