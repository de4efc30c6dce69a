"""What a club publishes, by name: a new output is one more entry here. Not: what each looks like."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from journalclub.club import files
from journalclub.club.folder import Club
from journalclub.club.site_cache import Remembered
from journalclub.club.site_folder import SiteFolder
from journalclub.layouts.readme import FILE as README
from journalclub.layouts.readme import readme
from journalclub.models.publication import Publication
from journalclub.outputs import calendar, feed, sessions_json
from journalclub.outputs.site.frame import INDEX, PAPERS, PRESENTERS, SCRIPT, SEARCH, STYLE, assets
from journalclub.outputs.site.lists import lists
from journalclub.publishing.pages import Pages
from journalclub.render import Templates

NO_JEKYLL = ".nojekyll"  # GitHub Pages takes the files as they are then
_FRAME = (INDEX, PAPERS, PRESENTERS, SEARCH, STYLE, SCRIPT, NO_JEKYLL)


@dataclass(frozen=True, slots=True)
class Run:
    """What every part is given."""

    club: Club
    publication: Publication
    templates: Templates
    folder: SiteFolder
    pages: Pages
    events: dict[str, str]  # as calendar.calendar_file keeps them
    rows: Remembered

    warnings: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)  # files outside the site's folder that changed


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that are published."""

    make: Callable[[Run], None]
    files: tuple[str, ...] = ()  # of the site's folder that it always makes
    more: Callable[[Run], Sequence[str]] = lambda _: ()  # and those that depend on the club

    def paths(self, run: Run) -> list[str]:
        """All files of the site's folder that it makes."""
        return [*self.files, *self.more(run)]


def _readme(run: Run) -> None:
    """The tables in the club's README; what stands outside their marks is the organisers'."""
    path = run.club.root / README
    if not path.is_file():
        return
    old = files.read_exactly(path)
    sessions = run.club.sessions()
    pages = frozenset(s.folder for s in sessions if (run.club.session_folder(s) / README).is_file())
    new = readme(
        old, run.club.settings, sessions, run.templates, run.publication.day, pages, remember=run.rows
    )
    run.warnings.extend(new.warnings)
    if new.text != old:
        run.loose.append(README)
        if not run.folder.check:
            files.write_back(path, old.encode(), new.text)


def _site(run: Run) -> None:
    """Pages first: a template that fails on one of them fails before the lists are changed."""
    run.pages.make(run.folder)
    made = {**lists(run.publication, run.templates), **assets(run.templates), NO_JEKYLL: ""}
    for name, content in made.items():
        run.folder.text(name, content)


def _calendar(run: Run) -> None:
    run.folder.data(calendar.FILE, calendar.calendar_file(run.publication, run.events))


def _feed(run: Run) -> None:
    run.folder.text(feed.FILE, feed.feed_file(run.publication, run.templates))


def _json(run: Run) -> None:
    run.folder.text(sessions_json.FILE, sessions_json.sessions_file(run.publication))


PARTS: dict[str, Part] = {
    "readme": Part(_readme),
    "site": Part(_site, _FRAME, lambda run: run.pages.paths()),
    "calendar": Part(_calendar, (calendar.FILE,)),
    "feed": Part(_feed, (feed.FILE,)),
    "json": Part(_json, (sessions_json.FILE,)),
}


def owner(path: str) -> str:
    """The part that a file of the site's folder belongs to."""
    return next((name for name, part in PARTS.items() if path in part.files), "site")
