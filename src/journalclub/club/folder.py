"""The club's folder as a whole: finding it, its settings, its sessions. Not: the formats of its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from journalclub.club import files, settings_file
from journalclub.errors import JcError, Problem, ProblemsError
from journalclub.models.session import ClubSettings, ListedPaper, Session

SESSIONS = "sessions"
GITIGNORE = """\
# made by jc: what is private, passing, or not ours to hand on
.jc/
paper.pdf
*.sqlite3*
.jc-*
"""


class Club:
    """A folder with a papers.yaml; read when asked, never kept open."""

    def __init__(self, root: Path) -> None:
        """Use `Club.find` to look for it from a folder upwards."""
        self.root = root.resolve()

    @classmethod
    def find(cls, start: Path, explicit: str | None = None) -> Club:
        """The club that `start` lies in, as git finds a repository; `explicit` names it. Raises JcError without one."""
        if explicit is not None:
            folder = Path(explicit)
            if not (folder / settings_file.FILE).is_file():
                raise JcError(
                    f"{explicit} is no club (it has no papers.yaml); make one with: jc init {explicit}"
                )
            return cls(folder)
        here = start.resolve()
        for folder in (here, *here.parents):
            if (folder / settings_file.FILE).is_file():
                return cls(folder)
        raise JcError(
            f"No club here: neither {here} nor a folder above it has a papers.yaml; make one with: jc init"
        )

    @cached_property
    def _papers_yaml(self) -> tuple[ClubSettings, tuple[ListedPaper, ...], list[Problem]]:
        problems: list[Problem] = []
        settings, papers = settings_file.parse_settings(
            files.read_text(self.root / settings_file.FILE), problems
        )
        return settings, papers, problems

    @property
    def settings(self) -> ClubSettings:
        """The `club:` part of papers.yaml. Raises ProblemsError when the file is not in order."""
        settings, _, problems = self._papers_yaml
        if problems:
            raise ProblemsError(problems)
        return settings

    @property
    def papers(self) -> tuple[ListedPaper, ...]:
        """The reading list."""
        return self._papers_yaml[1]

    @property
    def templates(self) -> Path:
        """Where the club's own templates are, if it has any."""
        return self.root / "templates"

    def sessions(self) -> list[Session]:
        """All sessions in order of date, undated ones last. Raises ProblemsError with every problem of every file."""
        entries = self._entries()
        problems = [p for e in entries.values() for p in e.problems]
        if problems:
            raise ProblemsError(problems)
        found = [e.session for e in entries.values() if e.session is not None]
        return sorted(found, key=lambda s: (s.date or dt.date.max, s.folder))

    def problems(self) -> list[Problem]:
        """Everything wrong in papers.yaml and the session files, in the files' order."""
        try:
            own = list(self._papers_yaml[2])
        except ProblemsError as error:
            own = error.problems
        return own + [p for e in self._entries().values() for p in e.problems]

    def session(self, wanted: str, today: dt.date) -> Session:
        """The session a person means by `wanted`; raises JcError when none or several fit."""
        from journalclub.club.select import select_session

        return select_session(self.sessions(), wanted, today)

    def session_folder(self, session: Session) -> Path:
        """Where its files are."""
        return self.root / SESSIONS / session.folder

    def edit_papers(self, change: Callable[[Any], bool]) -> bool:
        """Change papers.yaml through its loaded form, comments kept; written only if `change` says so."""
        return self._edit(self.root / settings_file.FILE, settings_file.FILE, change)

    def edit_session(self, session: Session, change: Callable[[Any], bool]) -> bool:
        """Change a session.yaml through its loaded form, comments kept; written only if `change` says so."""
        name = f"{SESSIONS}/{session.folder}/session.yaml"
        return self._edit(self.root / name, name, change)

    def _edit(self, path: Path, name: str, change: Callable[[Any], bool]) -> bool:
        from journalclub.club.yaml_file import dump, load

        with files.lock(self.root):
            data = load(files.read_text(path), name)
            if not change(data):
                return False
            self.__dict__.pop("_papers_yaml", None)
            return files.write_text(path, dump(data))

    def _entries(self) -> dict[str, Any]:
        from journalclub.club.index import read_sessions

        return read_sessions(self.root, self._parse)

    def _parse(self, folder: str) -> tuple[Session | None, list[Problem]]:
        from journalclub.club.session_file import FILE, parse_session

        problems: list[Problem] = []
        try:
            text = files.read_text(self.root / SESSIONS / folder / FILE)
            return parse_session(text, folder, problems), problems
        except ProblemsError as error:
            return None, error.problems
        except JcError as error:
            return None, [Problem(f"{SESSIONS}/{folder}/{FILE}", 0, str(error))]
