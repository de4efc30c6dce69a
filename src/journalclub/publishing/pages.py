"""The sessions' pages on the site and files beside them, where they changed. Not: what is on them (outputs/)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from journalclub.club.files import read_inside
from journalclub.club.folder import SESSIONS, Club
from journalclub.club.site_cache import Kept, SiteCache, stamp
from journalclub.club.site_folder import SiteFolder
from journalclub.decks.preview import preview_slides
from journalclub.errors import JcError
from journalclub.models.publication import Answered, Entry, Publication, Slide
from journalclub.outputs.entry import make_page
from journalclub.outputs.events import PAGE
from journalclub.outputs.public import public_session, public_text
from journalclub.outputs.site.moved import moved_page
from journalclub.outputs.site.session import session_page
from journalclub.publishing.gathering import COLLECTED, DECK, Gathered, Seen, load_shown_paper
from journalclub.questions.collected import read_answered
from journalclub.render import Templates


@dataclass(frozen=True, slots=True)
class _Neighbours:
    before: Entry | None
    after: Entry | None


class Pages:
    """The pages of one run. `cache` is what is known of the folder they go to; `tell` is given each that is made."""

    def __init__(
        self,
        club: Club,
        publication: Publication,
        gathered: Gathered,
        templates: Templates,
        cache: SiteCache,
        tell: Callable[[str], None],
    ) -> None:
        self._tell = tell
        self._club = club
        self._publication = publication
        self._gathered = gathered
        self._templates = templates
        self._former = former_addresses(gathered.sessions)
        self._known = cache.sessions if cache.about == gathered.about else {}
        self._kept: dict[str, Kept] = {}
        self.remade = 0

    def paths(self) -> list[str]:
        """Every file that belongs to a page."""
        return [path for seen in self._gathered.sessions for path in self._files(seen)]

    def make(self, folder: SiteFolder) -> None:
        """Make what has changed, page by page."""
        sessions = self._gathered.sessions
        for place, seen in enumerate(sessions):
            beside = _Neighbours(
                sessions[place - 1].entry if place else None,
                sessions[place + 1].entry if place + 1 < len(sessions) else None,
            )
            about = _about(beside)
            known = self._known.get(seen.session.folder)
            made = self._files(seen)
            if known is not None and not seen.fresh and known.about == about and _as_made(folder.root, known):
                folder.keep(made)
                self._kept[seen.session.folder] = known
                continue
            self._tell(f"page {place + 1:,} of {len(sessions):,}")
            self._make(seen, beside, folder)
            self.remade += 1
            self._kept[seen.session.folder] = Kept(
                sources=seen.sources,
                entry=seen.entry,
                pictures=seen.pictures,
                about=about,
                made={path: stamp(folder.root / path) for path in made},
                warnings=seen.warnings,
            )

    def cache(self, site: str, events: dict[str, str], rows: dict[str, list[str]]) -> SiteCache:
        """What to keep for the next time; pages that were not made in this run are not known then."""
        return SiteCache(site, self._gathered.about, self._kept or dict(self._known), events, rows)

    def _files(self, seen: Seen) -> list[str]:
        target = f"{SESSIONS}/{seen.entry.folder}"
        copied = (m.target for m in seen.entry.materials if m.copied)
        pictures = (f"{target}/{picture}" for picture in seen.pictures)
        return [f"{target}/{PAGE}", *pictures, *copied, *self._former.get(seen.entry.folder, ())]

    def _make(self, seen: Seen, beside: _Neighbours, folder: SiteFolder) -> None:
        club, entry = self._club, seen.entry
        own = club.session_folder(seen.session)
        try:
            paper = load_shown_paper(club, seen.session)
        except JcError:
            paper = None  # gather() has said so
        page = make_page(
            entry,
            public_session(seen.session, club.settings),
            self._publication.club,
            paper,
            _slides(own, frozenset(seen.pictures)),
            _answered(own),
        )
        page = replace(page, before=beside.before, after=beside.after)
        target = f"{SESSIONS}/{entry.folder}"
        folder.text(f"{target}/{PAGE}", session_page(page, self._publication.club, self._templates))
        for path in self._former.get(entry.folder, ()):
            folder.text(path, moved_page(entry, self._publication.club, self._templates))
        for picture in seen.pictures:
            folder.copy(f"{target}/{picture}", own / picture)
        for material in entry.materials:
            if material.copied and material.source:
                folder.copy(material.target, club.root / material.source)


def former_addresses(sessions: Sequence[Seen]) -> dict[str, tuple[str, ...]]:
    """Folder to the pages it had before; an address that another session has, or claimed first, is not among them."""
    taken = {seen.session.folder.casefold() for seen in sessions}
    found: dict[str, tuple[str, ...]] = {}
    for seen in sessions:
        own = [name for name in dict.fromkeys(seen.session.formerly) if name.casefold() not in taken]
        taken |= {name.casefold() for name in own}
        found[seen.entry.folder] = tuple(f"{SESSIONS}/{name}/{PAGE}" for name in own)
    return found


def _about(beside: _Neighbours) -> str:
    """What a page says beyond the files it is made from."""
    return "\n".join(f"{e.folder} {e.title}" if e else "" for e in (beside.before, beside.after))


def _as_made(root: Path, known: Kept) -> bool:
    """Whether the page's files are as they were left."""
    return all(stamp(f"{root}/{path}") == left for path, left in known.made.items())


def _slides(folder: Path, pictures: frozenset[str]) -> tuple[Slide, ...]:
    """The deck as the presenter left it; nothing when there is none or it cannot be read."""
    path = folder / DECK
    if not path.is_file():
        return ()
    try:
        slides = preview_slides(read_inside(path, folder))
    except JcError:
        return ()
    return tuple(
        Slide(
            public_text(s.title),
            tuple(public_text(line) for line in s.lines),
            s.picture if s.picture in pictures else None,
        )
        for s in slides
    )


def _answered(folder: Path) -> tuple[Answered, ...]:
    path = folder / COLLECTED
    try:
        found = read_answered(read_inside(path, folder)) if path.is_file() else ()
    except JcError:
        return ()
    return tuple(
        Answered(public_text(a.text), public_text(a.answer) if a.answer else None, a.places) for a in found
    )
