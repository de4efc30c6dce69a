"""Many new sessions put into a club at once: all or none, and none that is there already. Not: where they come from."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journalclub.club import files
from journalclub.club.folder import SESSIONS
from journalclub.club.reading_list import list_missing, list_papers
from journalclub.club.session_file import FILE, new_session_yaml
from journalclub.club.settings_file import folder_name
from journalclub.club.yaml_file import dump
from journalclub.errors import JcError
from journalclub.models.session import ListedPaper, PaperStatus, Session, SessionPaper
from journalclub.text import display, slug

if TYPE_CHECKING:
    from journalclub.club.folder import Club

_PAPER_STATUS: dict[str, PaperStatus] = {"held": "read", "scheduled": "scheduled"}


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it."""

    made: tuple[Session, ...]
    known: tuple[Session, ...]  # those of the club that some of the new ones already are


def _nothing(data: Any) -> bool:
    """No change."""
    del data
    return False


def add_sessions(club: Club, sessions: Sequence[Session], also: Callable[[Any], bool] = _nothing) -> Added:
    """Make a folder for each session that the club does not have, and put their papers on the reading list.

    `also` changes papers.yaml in the same stroke, and says whether it did.
    Raises JcError (and ProblemsError for what is wrong in the club's own files) with nothing written.
    """
    with files.lock(club.root):
        fresh, known = _sorted_out(sessions, club.sessions())
        named = _named(club, fresh)
        _ = club.settings  # papers.yaml must be in order before anything is made
        with _placed(club, named):
            listed = [paper for session in named for paper in _listed(session)]
            # A run that was killed may have made sessions whose papers it did not list.
            missed = [paper for session in known for paper in _listed(session)]
            club.edit_papers_locked(
                lambda data: also(data) | list_missing(data, missed) | list_papers(data, listed)
            )
    return Added(tuple(named), tuple(known))


def _sorted_out(sessions: Sequence[Session], there: Sequence[Session]) -> tuple[list[Session], list[Session]]:
    """The sessions that are new, and those of the club that others are; each of the club's stands for one."""
    by_date: dict[object, list[Session]] = {}
    left_by: dict[str, list[Session]] = {}  # by the days on which a session was to be before it was moved
    for session in there:
        by_date.setdefault(session.date or _words(session.date_raw), []).append(session)
        for moment in session.moved_from:
            left_by.setdefault(moment[:10], []).append(session)
    fresh: list[Session] = []
    known: dict[str, Session] = {}
    for session in sessions:
        day = session.date or _words(session.date_raw)
        moved = (s for s in left_by.get(str(session.date), ()) if _titles(session) & _titles(s))
        candidates = (*(s for s in by_date.get(day, ()) if _same(session, s)), *moved)
        same = next((s for s in candidates if s.folder not in known), None)
        if same is None:
            fresh.append(session)
        else:
            known[same.folder] = same
    return fresh, list(known.values())


def _same(one: Session, other: Session) -> bool:
    """Whether two sessions of one day are the same: a paper or the title in common, or one says nothing yet."""
    titles, others = _titles(one), _titles(other)
    if one.date is None and one.number != other.number:
        return False
    return bool(titles & others) or not titles or not others


def _titles(session: Session) -> set[str]:
    papers = [text for p in session.papers for text in (p.id, p.title, p.url) if text]
    return {w for text in (session.topic, session.reason, *papers) if (w := _words(text))}


def _words(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", text.casefold())) if text else ""


def _named(club: Club, sessions: Sequence[Session]) -> list[Session]:
    """Each with a folder name that is still free, by the club's pattern."""
    pattern = club.settings.folder
    there = club.sessions()
    taken = names_taken(there)
    number = max((s.number or 0 for s in there), default=0)
    named = []
    for session in sessions:
        number += 1
        own = session.number if session.number is not None else number
        titles = (
            session.topic,
            *(p.title for p in session.papers),
            session.reason,
            session.date_raw,
            *session.presenters,
        )
        date = session.date.isoformat() if session.date else "undated"
        title = next((t for t in titles if t), "" if session.status == "scheduled" else session.status)
        folder = base = folder_name(pattern, date=date, slug=slug(title, "session"), number=own)
        again = 2
        while folder.casefold() in taken or (club.root / SESSIONS / folder).exists():
            folder, again = f"{base}-{again}", again + 1
        taken.add(folder.casefold())
        keep = session.number is not None or "{number" not in pattern
        named.append(replace(session, folder=folder, number=session.number if keep else own))
    return named


def names_taken(sessions: Sequence[Session]) -> set[str]:
    """Names that no new folder may get, case-folded: those of today, and former ones, by which sessions stay known."""
    return {name.casefold() for s in sessions for name in (s.folder, *s.formerly)}


@contextmanager
def _placed(club: Club, sessions: Sequence[Session]) -> Iterator[None]:
    """Put all folders in their places; taken away again when anything fails before the block is done."""
    root = club.root / SESSIONS
    with files.staging(root) as staging, ExitStack() as undo:
        for session in sessions:
            files.write_text(staging / session.folder / FILE, dump(new_session_yaml(session)))
        for session in sessions:
            target = root / session.folder
            _move(staging / session.folder, target)
            undo.callback(shutil.rmtree, target, ignore_errors=True)
        yield
        undo.pop_all()


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        raise JcError(f"{target} cannot be made: {error.strerror}; nothing was written.") from error


def _listed(session: Session) -> list[ListedPaper]:
    """Its papers' entries in the reading list."""
    status = _PAPER_STATUS.get(session.status)
    return [_entry(p, status, session.folder) for p in session.papers] if status else []


def _entry(paper: SessionPaper, status: PaperStatus, folder: str) -> ListedPaper:
    title = display(paper.title) if paper.title else None
    return ListedPaper(paper.id, title, status, folder, None if paper.id else paper.url)
