"""A paper's session in the club: the one it has, or a new one, and putting its files there. Not: what they hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from journalclub.assembly.contents import BROWSER_DECK, HUMAN_FILES, MARKDOWN_DECK, PAGE
from journalclub.assembly.renewing import write_page
from journalclub.assembly.wish import Wish
from journalclub.club import files
from journalclub.club.adding import names_taken
from journalclub.club.folder import SESSIONS, Club
from journalclub.club.markers import block_of
from journalclub.club.session_file import FILE as SESSION_YAML
from journalclub.club.settings_file import folder_name
from journalclub.errors import JcError
from journalclub.models.ids import paper_key
from journalclub.models.paper import Preprint
from journalclub.models.session import ListedPaper, PaperStatus, Session, SessionPaper
from journalclub.text import slug


def session_of(club: Club, preprint: Preprint) -> Session | None:
    """The session that this paper has already; a cancelled one gave it back."""
    for session in club.sessions():
        if session.status != "cancelled" and any(
            p.id.split("v")[0] == preprint.id.split("v")[0] for p in session.papers if p.id
        ):
            return session
    return None


def new_session(club: Club, preprint: Preprint, wish: Wish, waiting: Session | None) -> Session:
    """A session for this paper, as the club's settings and the organiser want it; `waiting` was made for that day."""
    sessions = club.sessions()
    number = 1 + max((s.number or 0 for s in sessions), default=0)
    number = waiting.number if waiting is not None and waiting.number is not None else number
    settings = club.settings
    date = wish.date.isoformat() if wish.date else "undated"
    folder = folder_name(settings.folder, date=date, slug=slug(preprint.title), number=number)
    papers = (SessionPaper(preprint.ref, preprint.title),)
    suggested_by = next((p.suggested_by for p in club.papers if paper_key(p.id) == preprint.id), ())
    if waiting is not None:
        return replace(
            waiting,
            folder=folder,
            start=wish.start or waiting.start,
            topic=wish.topic,
            presenters=wish.presenters or waiting.presenters,
            papers=papers,
            suggested_by=suggested_by,
        )
    return Session(
        folder=folder,
        date=wish.date,
        start=wish.start or settings.start,
        place=settings.place,
        topic=wish.topic,
        number=number if "{number" in settings.folder else None,
        presenters=wish.presenters,
        papers=papers,
        suggested_by=suggested_by,
    )


def named(club: Club, session: Session) -> Session:
    """The session under a folder name that is still free; another `jc` may have taken it meanwhile."""
    folder, again = session.folder, 2
    taken = names_taken(club.sessions())
    while folder.casefold() in taken or (club.root / SESSIONS / folder).exists():
        folder, again = f"{session.folder}-{again}", again + 1
    return replace(session, folder=folder)


def place_new(club: Club, session: Session, staging: Path) -> tuple[str, ...]:
    """Give the finished folder its name."""
    target = club.session_folder(session)
    try:
        staging.rename(target)
    except OSError as error:
        raise JcError(f"{target} cannot be made: {error.strerror}; nothing was written.") from error
    return tuple(sorted(p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()))


def complete(folder: Path, staging: Path, force: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put what is missing or ours into a session that exists: names written, and people's names kept."""
    written, kept = [], []
    for source in sorted(p for p in staging.rglob("*") if p.is_file()):
        name = source.relative_to(staging).as_posix()
        target = folder / name
        if name == SESSION_YAML and target.exists():
            continue
        if name == BROWSER_DECK and MARKDOWN_DECK in kept:
            continue  # it follows the person's deck
        if name == PAGE:
            changed = write_page(target, block_of(files.read_text(source)))
        elif name in HUMAN_FILES and target.exists() and not force:
            kept.append(name)
            continue
        else:
            changed = files.write_bytes(target, source.read_bytes())
        if changed:
            written.append(name)
    return tuple(written), tuple(kept)


def listed(preprint: Preprint, session: Session) -> ListedPaper:
    """Its entry in the reading list."""
    status: PaperStatus = "read" if session.status == "held" else "scheduled"
    return ListedPaper(preprint.ref, preprint.title, status, session.folder)
