"""Clubs' pages adopted, published and adopted again: what is kept. Not: whether they were read rightly at first.

    python -m bench.round_trip FOLDER [--out DIR]

For each page of FOLDER a club is made around it. A line tells how many sessions it has, how many rows kept their bytes
when the README was published with nothing changed, and which share of the sessions' fields came back when all rows were
written anew by the layout and adopted again. --out keeps the READMEs, as published and as written anew.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from journalclub.adopting.page import read_page
from journalclub.adopting.recognise import adopt_text
from journalclub.club.folder import Club
from journalclub.club.readme_marks import find_blocks
from journalclub.commands.adopt import adopt, marked_readme, read_club_page
from journalclub.commands.init import init
from journalclub.errors import JcError
from journalclub.layouts.readme import readme
from journalclub.layouts.rows import read_rows
from journalclub.layouts.when import unmarked
from journalclub.models.session import Session
from journalclub.render import Templates

TODAY = dt.date(2026, 11, 20)
_NOT_ON_A_PAGE = {"folder", "status", "timezone", "agenda", "items", "consent"}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--differences", type=int, default=3, help="fields that differ, shown for each page")
    arguments = parser.parse_args()
    totals = [0, 0, 0, 0]
    for path in sorted(p for p in arguments.folder.iterdir() if p.suffix in {".md", ".txt"}):
        try:
            line, figures = round_trip(path, arguments.out, arguments.differences)
        except JcError as error:
            line, figures = f"{path.name}: {error}", (0, 0, 0, 0)
        print(line)
        totals = [a + b for a, b in zip(totals, figures, strict=True)]
    kept, rows, same, fields = totals
    print(
        f"all: {kept}/{rows} rows kept their bytes, {same}/{fields} = {same / max(fields, 1):.4f} of fields came back"
    )


def round_trip(path: Path, out: Path | None, most: int) -> tuple[str, tuple[int, int, int, int]]:
    """A line about one page, and its rows kept, rows, fields that came back, fields."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        page = root / "README.md"
        shutil.copyfile(path, page)
        club = init(root, "club", "UTC")
        adoption = read_club_page(page)
        done = marked_readme(club, page, adoption, TODAY)
        adopt(club, adoption, TODAY, done.layout)
        club = Club(root)
        marked = done.text
        if marked is None:
            return (
                f"{path.name}: {len(adoption.sessions)} sessions, no table or list to mark ({adoption.layout})",
                (0, 0, 0, 0),
            )
        sessions = club.sessions()
        published = readme(marked, club.settings, sessions, Templates(), TODAY).text
        anew = readme(marked, club.settings, sessions, Templates(), TODAY, anew=True).text
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{path.stem}.published.md").write_text(published, encoding="utf-8")
        (out / f"{path.stem}.anew.md").write_text(anew, encoding="utf-8")
    again = [t.session for t in adopt_text(anew, "README.md").sessions]
    same, fields, wrong = compared(sessions, again)
    rows = len(sessions)
    kept = rows if published == marked else rows_kept(marked, published, sessions)
    line = f"{path.name}: {rows} sessions, layout {done.layout}, {kept} rows kept; "
    line += f"written anew {len(again)} with {same}/{fields} fields"
    return line + "".join(f"\n    {w}" for w in wrong[:most]), (kept, rows, same, fields)


def rows_kept(old: str, new: str, sessions: Sequence[Session]) -> int:
    """How many rows stand in the new text as they stood in the old one."""
    page = read_page(old, "README.md")
    return sum(
        "\n".join(page.raw[block.first + row.first : block.first + row.end]) in new
        for block in find_blocks(page.raw, "README.md")
        for row in read_rows(page, block, [], sessions, {})
        if row.folder
    )


def compared(before: Sequence[Session], after: Sequence[Session]) -> tuple[int, int, list[str]]:
    """Fields that are the same, all fields that either has, and what differs."""
    left = list(after)
    same = total = 0
    wrong: list[str] = []
    for session in before:
        mine = fields_of(session)
        best = max(left, key=lambda s: sum(fields_of(s).get(k) == v for k, v in mine.items()), default=None)
        theirs = fields_of(best) if best is not None else {}
        if best is not None:
            left.remove(best)
        for name in mine.keys() | theirs.keys():
            total += 1
            if mine.get(name) == theirs.get(name):
                same += 1
            else:
                wrong.append(
                    f"{session.folder[:40]} {name}: {mine.get(name)!r} became {theirs.get(name)!r}"[:400]
                )
    return same, total, wrong


def fields_of(session: Session) -> dict[str, object]:
    """What a page can say of it, without marks around dates and the order of links."""
    empty = Session("")
    found: dict[str, object] = {}
    for field in dataclasses.fields(Session):
        value = getattr(session, field.name)
        if field.name in _NOT_ON_A_PAGE or value == getattr(empty, field.name):
            continue
        if field.name == "date_raw":
            value = unmarked(value)
        found[field.name] = frozenset(value) if field.name in {"links", "people"} else value
    return found


if __name__ == "__main__":
    main()
