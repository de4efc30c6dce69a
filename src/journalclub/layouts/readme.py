"""The club's README with its tables of sessions brought up to date; what did not change keeps its bytes. Pure.

Not: reading or writing the file, or placing the marks (adopted.py).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from journalclub.adopting.links import url_kind
from journalclub.adopting.page import Page, read_page
from journalclub.club.readme_marks import Block, Kind, find_blocks
from journalclub.layouts.layout import Layout, Remember, Writer, forgetful
from journalclub.layouts.links import target
from journalclub.layouts.merge import merged
from journalclub.layouts.rows import Row, place_of, read_rows, written_rows
from journalclub.layouts.subjects import Style
from journalclub.layouts.when import place_in_time, style_of
from journalclub.models.session import ClubSettings, Session
from journalclub.outputs.public import public_club, public_session
from journalclub.render import Templates
from journalclub.text import shorten

FILE = "README.md"
_BADGE = re.compile(r"\[!\[([^\[\]]{0,80})\]\(([^()\s]{1,500})\)\]\(([^()\s]{1,2000})\)")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Readme:
    """The new text, and what the organisers should know."""

    text: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shown:
    """A block with who writes its rows and those it holds."""

    block: Block
    writer: Writer
    rows: tuple[Row, ...]


def readme(
    old: str,
    club: ClubSettings,
    sessions: Sequence[Session],
    templates: Templates,
    today: dt.date,
    pages: frozenset[str] = frozenset(),
    anew: bool = False,
    remember: Remember = forgetful,
) -> Readme:
    """The README with all its blocks of sessions renewed; a README without any is given back as it is.

    Rows that did not change keep even what is private in them, as it stands there already; new ones have nothing of it.
    `pages` are the folders of sessions that have a page to lead to; `anew` writes unchanged rows as the layout does,
    too. A session over before `today` is past. `remember` keeps rows from one time to the next. Raises
    ProblemsError when marks do not pair up, JcError when the layout's template is missing or faulty.
    """
    text = old.removeprefix(_BOM)
    page = read_page(text, FILE)
    blocks = find_blocks(page.raw, FILE)
    if not blocks:
        return Readme(old)
    originals = {s.folder: s for s in sessions}
    shown_club = public_club(club)
    public = (_filled(public_session(s, club), shown_club, today) for s in sessions)
    ordered = sorted(public, key=_order)
    inside = [line for b in blocks for line in page.raw[b.first : b.end]]
    style = Style(badges=_badges(inside))
    layout = Layout(club.layout, templates, style_of(ordered, inside), style, pages, remember)
    shown = _rows(text, page, blocks, layout, ordered, originals)
    homes = _homes(shown, ordered, today)
    lines = _with_line_ends(text, page)
    out, done = list[str](), 0
    for item in shown:
        here = [s for s in ordered if homes.get(s.folder) == item.block.name]
        out.extend(lines[done : item.block.first])
        rows = [replace(r, unchanged=False) for r in item.rows] if anew else item.rows
        out.extend(merged(lines[item.block.first : item.block.end], rows, here, item.writer))
        done = item.block.end
    out.extend(lines[done:])
    new = old[: len(old) - len(text)] + "\n".join(out)
    return Readme(new, tuple(_warnings(shown, page)))


def _with_line_ends(text: str, page: Page) -> Sequence[str]:
    """The lines with the carriage returns that some end with."""
    lines = text.split("\n")
    return lines if len(lines) == len(page.raw) else page.raw


def _order(session: Session) -> tuple[dt.date, int, str]:
    """By date or month, else by number, what is open last."""
    return (place_in_time(session), session.number or 0, session.folder)


def _filled(session: Session, club: ClubSettings, today: dt.date) -> Session:
    """A session to come with the club's usual start and place where it has none of its own."""
    if session.date is None or is_over(session, today) or session.status != "scheduled":
        return session
    return replace(session, start=session.start or club.start, place=session.place or club.place)


def is_over(session: Session, today: dt.date) -> bool:
    """Whether it belongs to the past; without a date when it is known to be held."""
    last = session.days[-1] if session.days else session.date
    return session.status == "held" if last is None else last < today


def _rows(
    text: str,
    page: Page,
    blocks: Sequence[Block],
    layout: Layout,
    sessions: Sequence[Session],
    originals: Mapping[str, Session],
) -> list[_Shown]:
    """What each block holds; a session has one row in all of them."""
    line_end = "\r" if "\r\n" in text else ""
    left = {s.folder: s for s in sessions}
    found: list[tuple[Block, Writer, list[Row]]] = []
    for block in blocks:
        writer = layout.writer(place_of(block, page.raw), line_end)
        inside = page.raw[block.first : block.end]
        written = {f: writer.row(s) for f, s in left.items()} if any(map(str.strip, inside)) else {}
        rows = written_rows(inside, written)
        for row in rows:
            left.pop(row.folder or "")
        found.append((block, writer, rows))
    shown = []
    for block, writer, rows in found:
        others = read_rows(
            page, block, rows, list(left.values()), originals, {h.rstrip() for h in writer.head}
        )
        for row in others:
            left.pop(row.folder or "", None)
        shown.append(_Shown(block, writer, tuple(sorted((*rows, *others), key=lambda r: r.first))))
    return shown


def _homes(shown: Sequence[_Shown], sessions: Sequence[Session], today: dt.date) -> dict[str, str]:
    """The block of each session, by folders and names; those that no block is for are left out."""
    standing = {row.folder: item.block for item in shown for row in item.rows if row.folder}
    dates = {s.folder: s.date for s in sessions}
    kinds = {item.block.kind for item in shown}
    homes = {}
    for session in sessions:
        over = is_over(session, today)
        there = standing.get(session.folder)
        fitting = [item for item in shown if _is_for(item.block, session, over, kinds)]
        at_home = there in [item.block for item in fitting] or session.date is None
        if there is not None and (at_home or _stays(there, session, over)):
            homes[session.folder] = there.name
        elif fitting:
            homes[session.folder] = min(fitting, key=lambda item: _distance(item, session, dates)).block.name
    return homes


def _is_for(block: Block, session: Session, over: bool, kinds: set[Kind]) -> bool:
    """Whether a block shows such a session; one for all leaves to the others what they are there for."""
    since = block.day("since")
    if since is not None and (session.date is None or session.date < since):
        return False
    if block.kind == "sessions":
        return ("past" if over else "upcoming") not in kinds
    return (block.kind == "past") == over


def _stays(block: Block, session: Session, over: bool) -> bool:
    """Whether a row stays in the table of what is to come as it was adopted there though the day is over."""
    adopted = block.day("adopted")
    last = session.days[-1] if session.days else session.date
    return over and adopted is not None and last is not None and last < adopted


def _distance(item: _Shown, session: Session, dates: dict[str, dt.date | None]) -> tuple[float, int]:
    """How far the nearest session of a block is, in days; the first block wins among equals."""
    there = [d for row in item.rows if row.folder and (d := dates.get(row.folder))]
    near = min((abs((d - (session.date or dt.date.max)).days) for d in there), default=10**6)
    return (near, item.block.first)


def _badges(lines: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The pictures by which the page shows links of a kind, such as recordings; the first of each kind."""
    found: dict[str, tuple[str, str]] = {}
    for line in lines:
        if "[![" not in line:
            continue
        for label, picture, url in _BADGE.findall(line):
            if target(picture) and url_kind(url) != "other":
                found.setdefault(url_kind(url), (label, picture))
    return found


def _warnings(shown: Sequence[_Shown], page: Page) -> list[str]:
    """Rows that were taken out as no session of the club says so."""
    return [
        f"{FILE}:{item.block.first + row.first + 1}: {shorten(page.raw[item.block.first + row.first])!r} is no "
        "session of the club and was taken out; if it is one, put the row back and run: jc adopt README.md"
        for item in shown
        for row in item.rows
        if row.folder is None
    ]
