"""What the files of a session say of how far it is, without reading them whole. Not: what follows (the checklist)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journalclub.club import files
from journalclub.club.published_file import FILE as PUBLISHED
from journalclub.errors import JcError

if TYPE_CHECKING:
    from pathlib import Path

    from journalclub.club.folder import Club
    from journalclub.models.session import Session

COLLECTED = "collected.md"
LOOKED_AT = ("presenter.pptx", "questions.md", COLLECTED, "discussion.md")
# As jc questions export leaves them: a dash or nothing, then the next question.
_UNANSWERED = re.compile(r"^\*\*Answer:\*\*[ \t]*[–-]?[ \t]*$(?=\s*(?:^## |\Z))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Traces:
    """What was found."""

    files: tuple[str, ...]
    unanswered: int | None  # questions without an answer; None when none were collected
    published: bool  # after its session.yaml and its questions were changed last


def traces_of(club: Club, session: Session) -> Traces:
    """Look at one session's folder."""
    folder = club.session_folder(session)
    there = tuple(name for name in LOOKED_AT if (folder / name).exists())
    unanswered = None
    if COLLECTED in there:
        try:
            unanswered = len(_UNANSWERED.findall(files.read_text(folder / COLLECTED)))
        except JcError:  # told by `jc check`
            unanswered = None
    changed = max(_time(folder / name) for name in ("session.yaml", COLLECTED))
    return Traces(there, unanswered, _time(club.root / PUBLISHED) >= changed > 0)


def _time(path: Path) -> int:
    """When a file was changed, in ns; 0 when it is not there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
