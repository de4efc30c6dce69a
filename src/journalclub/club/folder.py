"""The club's folder as a whole: finding it, its settings, its sessions. Not: the formats of its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journalclub.club import files
from journalclub.club.index import ClubRecord, Contents, read_contents
from journalclub.errors import JcError, Problem, ProblemsError
from journalclub.models.session import ClubSettings, ListedPaper, Session

if TYPE_CHECKING:
    from journalclub.models.schedule import Private

PAPERS = "papers.yaml"
SESSIONS = "sessions"


class Club:
    """A folder with a papers.yaml; read when asked, never kept open."""

    def __init__(self, root: Path) -> None:
        """Use `Club.find` to look for it from a folder upwards."""
        self.root = root.resolve()
        self._known: Contents | None = None

    @classmethod
    def find(cls, start: Path, explicit: str | None = None) -> Club:
        """The club that `start` lies in, as git finds a repository; `explicit` names it. Raises JcError without one."""
        if explicit is not None:
            folder = Path(explicit)
            if not (folder / PAPERS).is_file():
                raise JcError(
                    f"{explicit} is no club (it has no papers.yaml); make one with: jc init {explicit}"
                )
            return cls(folder)
        here = start.resolve()
        for folder in (here, *here.parents):
            if (folder / PAPERS).is_file():
                return cls(folder)
        raise JcError(
            f"No club here: neither {here} nor a folder above it has a papers.yaml; make one with: jc init"
        )

    def _fresh(self) -> Contents:
        """Everything as the files are now; only what changed is read again."""
        self._known = read_contents(self.root, self._known, self._parse_club, self._parse_session)
        return self._known

    @property
    def settings(self) -> ClubSettings:
        """The `club:` part of papers.yaml. Raises ProblemsError when the file is not in order."""
        return self._club.settings

    @property
    def papers(self) -> tuple[ListedPaper, ...]:
        """The reading list. Raises ProblemsError when papers.yaml is not in order."""
        return self._club.papers

    @property
    def _club(self) -> ClubRecord:
        entry = (self._known or self._fresh()).club
        if entry.record is None or entry.problems:
            raise ProblemsError(list(entry.problems))
        return entry.record

    @property
    def templates(self) -> Path:
        """Where the club's own templates are, if it has any."""
        return self.root / "templates"

    def sessions(self) -> list[Session]:
        """All sessions in order of date, undated ones last. Raises ProblemsError with every problem of every file."""
        entries = self._fresh().sessions.values()
        problems = [p for e in entries for p in e.problems]
        if problems:
            raise ProblemsError(problems)
        found = [e.record for e in entries if e.record is not None]
        return sorted(found, key=lambda s: (s.date or dt.date.max, s.folder))

    def readable_sessions(self) -> list[Session]:
        """The sessions whose files could be read, whatever is wrong in them or the others; in the folders' order."""
        return [e.record for e in self._fresh().sessions.values() if e.record is not None]

    def problems(self) -> list[Problem]:
        """Everything wrong in papers.yaml and the session files, in the files' order."""
        contents = self._fresh()
        return [*contents.club.problems, *(p for e in contents.sessions.values() for p in e.problems)]

    def session(self, wanted: str, today: dt.date) -> Session:
        """The session a person means by `wanted`; raises JcError when none or several fit."""
        from journalclub.club.select import select_session

        return select_session(self.sessions(), wanted, today)

    def session_folder(self, session: Session) -> Path:
        """Where its files are."""
        return self.root / SESSIONS / session.folder

    @property
    def private(self) -> Private:
        """private.yaml, empty when there is none; never kept in the index. Raises ProblemsError and JcError."""
        from journalclub.club.private_file import FILE, parse_private
        from journalclub.models.schedule import Private

        path = self.root / FILE
        if not path.exists():
            return Private()
        problems: list[Problem] = []
        found = parse_private(files.read_text(path), problems)
        if problems:
            raise ProblemsError(problems)
        return found

    def meeting(self, session: Session) -> str | None:
        """The address of the video meeting, for members only: the session's own, else the club's."""
        private = self.private
        own = dict(private.meetings)
        names = (session.folder, *session.formerly)
        return next((own[n] for n in names if n in own), None) or private.meeting or self.settings.meeting

    def edit_papers(self, change: Callable[[Any], bool]) -> bool:
        """Change papers.yaml through its loaded form, comments kept; written only if `change` says so."""
        return self._edit(self.root / PAPERS, PAPERS, change)

    def edit_session(self, session: Session, change: Callable[[Any], bool]) -> bool:
        """Change a session.yaml through its loaded form, comments kept; written only if `change` says so."""
        name = f"{SESSIONS}/{session.folder}/session.yaml"
        return self._edit(self.root / name, name, change)

    def edit_papers_locked(self, change: Callable[[Any], bool]) -> bool:
        """As edit_papers, for who holds the club's lock already."""
        return self._edit_locked(self.root / PAPERS, PAPERS, change)

    def forget(self) -> None:
        """Read the files again when asked next; for who changed them by another way."""
        self._known = None

    def _edit(self, path: Path, name: str, change: Callable[[Any], bool]) -> bool:
        with files.lock(self.root):
            return self._edit_locked(path, name, change)

    def _edit_locked(self, path: Path, name: str, change: Callable[[Any], bool]) -> bool:
        from journalclub.club.yaml_file import dump, load

        text = files.read_text(path)
        data = load(text, name)
        if not change(data):
            return False
        self._known = None
        return files.write_back(path, text, dump(data))

    def _parse_club(self) -> tuple[ClubRecord | None, list[Problem]]:
        from journalclub.club.settings_file import FILE, parse_settings

        problems: list[Problem] = []
        try:
            return ClubRecord(*parse_settings(files.read_text(self.root / FILE), problems)), problems
        except ProblemsError as error:
            return None, [problem._replace(file=FILE) for problem in error.problems]
        except JcError as error:
            return None, [Problem(FILE, 1, str(error))]

    def _parse_session(self, folder: str) -> tuple[Session | None, list[Problem]]:
        from journalclub.club.session_file import FILE, parse_session

        problems: list[Problem] = []
        name = f"{SESSIONS}/{folder}/{FILE}"
        try:
            text = files.read_inside(self.root / name, self.root / SESSIONS)
            return parse_session(text, folder, problems), problems
        except ProblemsError as error:
            return None, [problem._replace(file=name) for problem in error.problems]
        except JcError as error:
            return None, [Problem(name, 1, str(error))]
