"""A block's lines as rows, each with the session it shows, and everything else. Not: what becomes of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.page import Page
from journalclub.adopting.pipe_table import split_row
from journalclub.adopting.recognise import adopt_text
from journalclub.adopting.record import Taken
from journalclub.adopting.tables import MOST_ROWS_TELLING, Table, column_roles
from journalclub.adopting.tables import Row as GridRow
from journalclub.club.readme_marks import Block
from journalclub.layouts.cells import Column
from journalclub.layouts.layout import Place
from journalclub.layouts.same import LEAST_ALIKE, likeness, names_another_day, own_page, says_the_same
from journalclub.models.session import Session

_DELIMITER = re.compile(r"\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
CONTEXT = 100  # lines around a row that are read with it, to learn how the table is written
_LONGEST_DELIMITER = 2_000  # characters
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]*[^#\s]")
_BULLET = re.compile(r" {0,3}([-*+])[ \t]")


@dataclass(frozen=True, slots=True)
class Row:
    """The lines of a block that show one session; `end` is behind the last."""

    first: int
    end: int
    folder: str | None = None  # of its session; None when it shows none of the club's
    unchanged: bool = False  # it says just what the session says
    moved: bool = False  # it names another day than the session has


def place_of(block: Block, lines: Sequence[str]) -> Place:
    """How rows of this block are written: in the columns or at the level of what is there."""
    inside = lines[block.first : block.end]
    for at in range(1, len(inside)):
        if "|" in inside[at - 1] and _is_delimiter(inside[at]):
            header = tuple(split_row(inside[at - 1]))
            cells = (tuple(split_row(line)) for line in inside[at + 1 :] if "|" in line)
            table_rows = tuple(GridRow(c, 0, 0, "") for c in itertools.islice(cells, MOST_ROWS_TELLING))
            roles = column_roles(Table(header, table_rows, ()))
            labels = (plain(parse_cell(cell)) for cell in header)
            return Place(block.kind, tuple(map(Column, labels, roles)))
    bullet = next((m[1] for line in inside if (m := _BULLET.match(line))), "")
    first = next((line for line in inside if line.strip()), "")
    if _BULLET.match(first):
        return Place(block.kind, bullet=bullet)  # headings below it tell years or terms
    level = next((len(m[1]) for line in inside if (m := _HEADING.match(line))), 0)
    return Place(block.kind, (), level, bullet)


def _is_delimiter(line: str) -> bool:
    return "-" in line and len(line) <= _LONGEST_DELIMITER and _DELIMITER.fullmatch(line) is not None


def written_rows(inside: Sequence[str], written: Mapping[str, Sequence[str]]) -> list[Row]:
    """Rows that are just what the layout writes for a session of `written` (lines by folder); each session once."""
    by_line: dict[str, list[str]] = {}
    for folder, lines in written.items():
        if lines:
            by_line.setdefault(lines[0].rstrip(), []).append(folder)
    found: list[Row] = []
    at = 0
    while at < len(inside):
        for folder in by_line.get(inside[at].rstrip(), ()):
            lines = written[folder]
            if [line.rstrip() for line in inside[at : at + len(lines)]] == [line.rstrip() for line in lines]:
                by_line[lines[0].rstrip()].remove(folder)
                found.append(Row(at, at + len(lines), folder, unchanged=True))
                at += len(lines) - 1
                break
        at += 1
    return found


def read_rows(
    page: Page,
    block: Block,
    known: Sequence[Row],
    sessions: Sequence[Session],
    originals: Mapping[str, Session],
    head: Collection[str] = (),
) -> list[Row]:
    """The other rows, read as adopting reads them, each with the session of `sessions` that it shows or once showed.

    What a cell means may depend on the rows around it. So they are read twice, among all rows and without the `known`
    ones, which may have come later, and a row is unchanged when it is in one of the two. `originals`, by folder, still
    have what is private; a row may say that, too. `head` are lines that are no rows.
    """
    spans = _spans(page, block, known, head)
    readings = [takens for _, _, takens in spans]
    finder = _Finder([originals.get(s.folder, s) for s in sessions])
    left = {s.folder: s for s in sessions}
    folders: dict[int, str | None] = {}
    for at, takens in enumerate(readings):
        candidates = ((t, s) for t in takens for s in finder.candidates(t) if s.folder in left)
        told = (s.folder for t, s in candidates if says_the_same(t, s) or says_the_same(t, left[s.folder]))
        same = next(told, None)
        if same is not None:
            folders[at] = same
            del left[same]
    unchanged = set(folders)
    for at, takens in enumerate(readings):
        if at not in folders:
            candidates_left = [s for s in finder.candidates(takens[0]) if s.folder in left]
            folders[at] = _nearest(takens[0], candidates_left, left)
            left.pop(folders[at] or "", None)
    by_folder = {s.folder: s for s in sessions}
    rows = []
    for at, (first, end, (taken, *_)) in enumerate(spans):
        session = by_folder.get(folders[at] or "")
        moved = at not in unchanged and session is not None and names_another_day(taken, session)
        rows.append(Row(first, end, folders[at], at in unchanged, moved))
    return rows


def _spans(
    page: Page, block: Block, known: Sequence[Row], head: Collection[str]
) -> list[tuple[int, int, list[Taken]]]:
    """First line and end of every row that is not known, with each way it can be read."""
    taken_lines = {n for row in known for n in range(row.first, row.end)}
    inside = page.raw[block.first : block.end]
    open_ = [
        n
        for n, line in enumerate(inside)
        if n not in taken_lines and line.strip() and line.rstrip() not in head
    ]
    if not open_:
        return []
    near = {n for at in open_ for n in range(at - CONTEXT, at + CONTEXT)}
    found: dict[tuple[int, int], list[Taken]] = {}
    for reading in (known, [row for row in known if row.first not in near]) if known else ([],):
        for first, end, taken in _read(page, block, reading):
            if (first, end) in found:
                found[first, end].append(taken)
            elif taken_lines.isdisjoint(range(first, end)):
                found[first, end] = [taken]
                taken_lines.update(range(first, end))
    return sorted(((first, end, takens) for (first, end), takens in found.items()), key=lambda span: span[:2])


def _nearest(row: Taken, candidates: Sequence[Session], left: Mapping[str, Session]) -> str | None:
    """The session that a changed row showed; None when it is none of these."""
    page = own_page(row)
    if page in left:
        return page
    best = max(candidates, key=lambda s: likeness(row, s), default=None)
    return best.folder if best is not None and likeness(row, best) >= LEAST_ALIKE else None


class _Finder:
    """Sessions by what a row may have in common with them, so that not each is compared with each."""

    def __init__(self, sessions: Sequence[Session]) -> None:
        self.by_key: dict[object, list[Session]] = {}
        for session in sessions:
            for key in set(_keys(session)):
                self.by_key.setdefault(key, []).append(session)

    def candidates(self, row: Taken) -> list[Session]:
        found = {s.folder: s for key in _keys(row.session) for s in self.by_key.get(key, ())}
        return list(found.values())


def _keys(session: Session) -> list[object]:
    """Date, words for it, number, papers, titles, as far as there are any."""
    texts = (session.date_raw, session.topic, *(t for p in session.papers for t in (p.id, p.url, p.title)))
    known: list[object] = [x for x in (session.date, session.number) if x is not None]
    return [*known, *(" ".join(t.split()).casefold() for t in texts if t)]


def _read(page: Page, block: Block, known: Sequence[Row]) -> list[tuple[int, int, Taken]]:
    """First line and end, within the block, of everything in it that is read as a session."""
    skipped = {block.first + n for row in known for n in range(row.first, row.end)}
    kept = [n for n in range(block.first, block.end) if n not in skipped]
    if not any(page.raw[n].strip() for n in kept):
        return []
    above = _above(page, block)
    text = "\n".join([page.raw[n] for n in above] + [""] + [page.raw[n] for n in kept])
    offset = len(above) + 1
    found = []
    for taken in adopt_text(text, page.name).sessions:
        first, last = taken.line - 1 - offset, min(taken.last_line - 1 - offset, len(kept) - 1)
        if first >= 0:
            end = first + 1
            while end <= last and kept[end] == kept[end - 1] + 1:  # where known rows stood, it ends
                end += 1
            found.append((kept[first] - block.first, kept[end - 1] + 1 - block.first, taken))
    return found


def _above(page: Page, block: Block) -> list[int]:
    """Places of the lines of the headings that the block stands under, which may name its year or its status."""
    chain: list[int] = []
    at = max((n for n, h in enumerate(page.headings) if h.line <= block.first), default=-1)
    while at >= 0:
        heading = page.headings[at]
        chain.append(heading.line - 1)
        if page.raw[heading.line : heading.line + 1] and set(page.raw[heading.line].strip()) in (
            {"="},
            {"-"},
        ):
            chain.append(heading.line)
        at = heading.parent
    return sorted(chain)
