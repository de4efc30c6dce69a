"""What the club has read and will read, from its sessions and their paper.json. Not: what that means for a choice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journalclub.club.files import read_text
from journalclub.errors import JcError
from journalclub.models.history import KnownPaper
from journalclub.models.ids import paper_key
from journalclub.models.paper import Reference
from journalclub.models.session import Session
from journalclub.text import display

if TYPE_CHECKING:
    from journalclub.club.folder import Club


@dataclass(frozen=True, slots=True)
class _Record:
    """The part of paper.json that is read here."""

    id: str | None = None
    references: tuple[Reference, ...] = ()


def known_papers(club: Club, today: dt.date) -> tuple[list[KnownPaper], list[str]]:
    """The papers of all sessions that were not cancelled, in order of date; and what could not be read.

    Raises ProblemsError when session files are not in order.
    """
    papers, warnings = [], []
    for session in club.sessions():
        if session.status not in ("scheduled", "held"):
            continue
        record = _Record()
        try:
            record = _record(club, session)
        except JcError as error:
            warnings.append(str(error))
        past = session.date is not None and session.date < today
        for paper in session.papers:
            key = paper_key(paper.id)
            own = record.references if key == paper_key(record.id or "") else ()
            read = session.status == "held" or past
            title = display(paper.title or "")
            papers.append(KnownPaper(key, title, session.folder, read, session.date, own))
    return papers, warnings


def _record(club: Club, session: Session) -> _Record:
    """What a session's paper.json says; nothing when it has none."""
    import msgspec

    path = club.session_folder(session) / "paper.json"
    if not path.is_file():
        return _Record()
    try:
        return msgspec.json.decode(read_text(path), type=_Record)
    except (msgspec.DecodeError, RecursionError) as error:
        where = f"sessions/{session.folder}/paper.json"
        raise JcError(f"{where} is not as jc wrote it ({error}); make it again: jc new ID.") from error
