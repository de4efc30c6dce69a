"""Bringing all that a club publishes up to date, or telling what is not. Not: what the parts look like (parts.py).

Everything is looked at before anything is written; then only what changed is made again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from journalclub.club import files
from journalclub.club.folder import PAPERS, SESSIONS, Club
from journalclub.club.problems import problems_of
from journalclub.club.published_file import FILE as RECORD
from journalclub.club.published_file import dump_published, load_published
from journalclub.club.site_cache import Remembered, SiteCache, load_cache, save_cache
from journalclub.club.site_folder import SiteFolder
from journalclub.errors import JcError, ProblemsError
from journalclub.models.publication import Publication, Published
from journalclub.outputs.public import public_club
from journalclub.outputs.revisions import parting_day, renewed
from journalclub.publishing.gathering import Gathered, changed_since, gather
from journalclub.publishing.pages import Pages
from journalclub.publishing.parts import PARTS, Run, owner
from journalclub.render import Templates

SITE = "site"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of publishing; with `check`, what would have."""

    folder: Path
    parts: tuple[str, ...]
    written: tuple[str, ...]  # as a person names them: from the club's folder where they are in it
    removed: tuple[str, ...]
    sessions: int
    remade: int  # sessions whose page was made again
    warnings: tuple[str, ...]

    @property
    def up_to_date(self) -> bool:
        """Whether everything was as it is to be."""
        return not self.written and not self.removed


def publish(
    club: Club,
    now: dt.datetime,
    *,
    parts: Sequence[str] = (),
    out: Path | None = None,
    check: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Bring everything the club publishes up to date; with `check`, only tell what is not.

    `parts` are names of PARTS, none of them meaning all; `out` is where the site goes; `tell` is given what is being
    made. Raises ProblemsError with every problem of the club's files, and JcError for a folder that is not ours to
    write to, before anything is written.
    """
    chosen = tuple(name for name in PARTS if name in parts or not parts)
    site = _site_folder(club, out)
    if check:
        return _publish(club, now, chosen, site, tell, check=True)
    with files.lock(club.root):
        return _publish(club, now, chosen, site, tell, check=False)


def _publication(club: Club, gathered: Gathered, now: dt.datetime, *, check: bool) -> Publication:
    """What is known now, and what of it calendars and feeds were not told yet.

    A check is made for the day of the last publishing: what only time has changed since then is not out of date.
    """
    before = load_published(club.root)
    settings, entries = public_club(club.settings), gathered.entries
    today = now.astimezone(ZoneInfo(settings.timezone)).date()
    day = before.day if check and before.day else parting_day(before, entries, today)
    return Publication(settings, entries, renewed(before, entries, settings, now, day), day)


def _publish(
    club: Club,
    now: dt.datetime,
    chosen: tuple[str, ...],
    site: Path,
    tell: Callable[[str], None],
    *,
    check: bool,
) -> Outcome:
    tell("looking at the club's files")
    cache = load_cache(club.root)
    changed = changed_since(club, cache)
    if problems := problems_of(club, changed):
        raise ProblemsError(problems)
    gathered = gather(club, public_club(club.settings), cache, changed)
    publication = _publication(club, gathered, now, check=check)
    templates = Templates(club.templates)
    folder = SiteFolder(site, check=check)
    known = cache if cache.site == str(site) else SiteCache()
    pages = Pages(club, publication, gathered, templates, known, tell)
    rows = Remembered(cache.rows if cache.about == gathered.about else {})
    run = Run(club, publication, templates, folder, pages, dict(cache.events), rows)
    folder.begin(path for name in chosen for path in PARTS[name].paths(run))
    written = _record(club, publication.record, check=check) if chosen != ("readme",) else ()
    for name in chosen:
        tell(name)
        PARTS[name].make(run)
    if chosen != ("readme",):
        folder.keep(path for path in folder.ours if owner(path) not in chosen)
        folder.sweep()
    if not check:
        save_cache(
            club.root, pages.cache(str(site), run.events, rows.used if "readme" in chosen else cache.rows)
        )
    return Outcome(
        folder=site,
        parts=chosen,
        written=(*written, *run.loose, *(_named(club, site, path) for path in folder.changed)),
        removed=tuple(_named(club, site, path) for path in folder.removed),
        sessions=len(publication.entries),
        remade=pages.remade,
        warnings=(*gathered.warnings, *run.warnings),
    )


def _record(club: Club, record: Published, *, check: bool) -> tuple[str, ...]:
    """Keep what is published now, before it is: numbers that calendars have seen are never given twice."""
    path, content = club.root / RECORD, dump_published(record).encode()
    changed = not files.holds(path, content) if check else files.write_bytes(path, content)
    return (RECORD,) if changed else ()


def _site_folder(club: Club, out: Path | None) -> Path:
    """Where the site goes; raises JcError for a folder of the club that holds something else."""
    site = (out or club.root / SITE).resolve()
    inside = site.is_relative_to(club.root)
    own = inside and site.relative_to(club.root).parts[:1] in {
        (),
        (SESSIONS,),
        ("templates",),
        (".jc",),
        (".git",),
    }
    if own or (site / PAPERS).exists():
        raise JcError(f"{site} holds the club itself; choose another folder, such as --out {SITE}.")
    if site.exists() and not site.is_dir():
        raise JcError(f"{site} is a file; choose a folder with --out DIR.")
    return site


def _named(club: Club, site: Path, path: str) -> str:
    """A file of the site as a person names it."""
    target = site / path
    return target.relative_to(club.root).as_posix() if site.is_relative_to(club.root) else str(target)
