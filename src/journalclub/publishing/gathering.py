"""Every session of a club as it is shown, read again only where a file has changed. Not: making pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from journalclub.club.folder import SESSIONS, Club
from journalclub.club.paper_file import FIGURES, PAPER, load_paper
from journalclub.club.session_file import FILE as SESSION
from journalclub.club.site_cache import FileStamp, Kept, SiteCache, stamp
from journalclub.errors import JcError
from journalclub.models.publication import Entry, PaperRecord
from journalclub.models.session import ClubSettings, Session
from journalclub.outputs.entry import make_entry
from journalclub.outputs.events import digest_of
from journalclub.outputs.public import public_session
from journalclub.render import PACKAGED

COLLECTED, DECK = "collected.md", "presenter.md"
_READ = (SESSION, PAPER, FIGURES, COLLECTED, DECK)  # files of a session of which its page tells
_SHEET, _PDF = "questions.pdf", "paper.pdf"


@dataclass(frozen=True, slots=True)
class Seen:
    """A session, what it is shown as, and the files that were looked at for that, below the club's folder."""

    session: Session  # with what is private
    entry: Entry
    sources: dict[str, FileStamp | None]
    pictures: tuple[str, ...]  # that its page shows, below its folder
    fresh: bool  # something of it changed since the site was made last
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """The whole club."""

    sessions: tuple[Seen, ...]  # in order of date, undated ones last
    about: str  # a fingerprint of settings and templates

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the lists show."""
        return tuple(seen.entry for seen in self.sessions)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What could not be read, and is left out."""
        return tuple(w for seen in self.sessions for w in seen.warnings)


def changed_since(club: Club, cache: SiteCache) -> Callable[[Session], bool]:
    """Whether a session's files have changed since the site was made last; each is looked at once."""
    root, known = str(club.root), dict[str, bool]()

    def changed(session: Session) -> bool:
        if session.folder not in known:
            kept = cache.sessions.get(session.folder)
            known[session.folder] = kept is None or any(
                stamp(f"{root}/{name}") != left for name, left in kept.sources.items()
            )
        return known[session.folder]

    return changed


def gather(
    club: Club, settings: ClubSettings, cache: SiteCache, changed: Callable[[Session], bool]
) -> Gathered:
    """All sessions; `settings` are without what is private. Raises ProblemsError for the club's own files."""
    about = _about(club, settings)
    known = cache.sessions if cache.about == about else {}
    return Gathered(tuple(_seen(club, settings, s, known, changed) for s in club.sessions()), about)


def load_shown_paper(club: Club, session: Session) -> PaperRecord | None:
    """The session's paper. Raises JcError when its record is damaged."""
    return load_paper(club.session_folder(session))


def _seen(
    club: Club,
    settings: ClubSettings,
    session: Session,
    known: dict[str, Kept],
    changed: Callable[[Session], bool],
) -> Seen:
    kept = known.get(session.folder)
    if kept is not None and not changed(session):
        return Seen(session, kept.entry, kept.sources, kept.pictures, False, kept.warnings)
    paper: PaperRecord | None = None
    warnings: tuple[str, ...] = ()
    try:
        paper = load_shown_paper(club, session)
    except JcError as error:
        warnings = (str(error),)
    looked: dict[str, FileStamp | None] = {}

    def look(path: str) -> Literal["file", "folder", None]:
        looked[path] = stamp(club.root / path)
        return _kind(club.root, path)

    entry = make_entry(public_session(session, club.settings), settings, paper, look)
    pictures = tuple(f.file for f in paper.figures) if paper else ()
    folder = f"{SESSIONS}/{session.folder}"
    sources = {f"{folder}/{name}": stamp(club.root / folder / name) for name in (*_READ, *pictures)}
    return Seen(session, entry, {**looked, **sources}, pictures, True, warnings)


def _kind(root: Path, path: str) -> Literal["file", "folder", None]:
    """What may be copied: a file or folder that does not lead out of the club's folder."""
    target = root / path
    if not target.resolve().is_relative_to(root.resolve()):
        return None
    return "file" if target.is_file() else "folder" if target.is_dir() else None


def _about(club: Club, settings: ClubSettings) -> str:
    """A fingerprint of everything all pages depend on: settings, templates, and jc itself."""
    from journalclub import __version__

    templates = [
        (path.name, *(stamp(path) or ()))
        for folder in (PACKAGED, club.templates)
        if folder.is_dir()
        for path in sorted(folder.iterdir())
    ]
    code = [stamp(path) for path in sorted(PACKAGED.parent.rglob("*.py"))]
    return digest_of((__version__, asdict(settings), club.settings.private, templates, code))
