"""Everything wrong in the files of a club, with file and line, all at once. Not: what is unwise but right (lints).

Whoever publishes what people see asks first, so that nothing is made from half of a club. A new check is a function
here and a line in CHECKS.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journalclub.club import files
from journalclub.club.folder import SESSIONS
from journalclub.club.index import is_session_name
from journalclub.club.private_file import FILE as PRIVATE
from journalclub.club.published_file import FILE as PUBLISHED
from journalclub.club.published_file import load_published
from journalclub.club.readme_marks import find_blocks
from journalclub.club.session_file import FILE
from journalclub.errors import JcError, Problem, ProblemsError
from journalclub.render import Templates

if TYPE_CHECKING:
    from journalclub.club.folder import Club
    from journalclub.models.session import Session

# What only a session's folder holds: where one of these stands without session.yaml, a session lost its file.
_TRACES = ("README.md", "paper.json", "presenter.md", "presenter.pptx", "questions.md", "collected.md")
README = "README.md"
_RECORDS = ("paper.json", "figures/figures.json")


def problems_of(club: Club, changed: Callable[[Session], bool] = lambda _: True) -> list[Problem]:
    """Every problem of every file, in the order of CHECKS, then of the files.

    `changed` tells whose paper.json is to be read; the other files are looked at in any case.
    """
    sessions = club.readable_sessions()
    found = [problem for check in CHECKS for problem in check(club, sessions)]
    return [*found, *_records(club, [s for s in sessions if changed(s)])]


def _yaml_files(club: Club, sessions: Sequence[Session]) -> Iterable[Problem]:
    """papers.yaml and every session.yaml."""
    del sessions
    return club.problems()


def _private(club: Club, sessions: Sequence[Session]) -> Iterable[Problem]:
    """private.yaml."""
    del sessions
    try:
        _ = club.private
    except ProblemsError as error:
        return [problem._replace(file=PRIVATE) for problem in error.problems]
    except JcError as error:
        return [Problem(PRIVATE, 1, str(error))]
    return []


def _lost_sessions(club: Club, sessions: Sequence[Session]) -> Iterator[Problem]:
    """Folders that were sessions and have no session.yaml: half an edit or merge, never a wish to delete.

    And those that cannot be sessions because of their names.
    """
    known = {s.folder for s in sessions}
    try:
        names = sorted(p.name for p in (club.root / SESSIONS).iterdir() if p.name[0] != ".")
    except OSError:
        return
    for name in names:
        folder = club.root / SESSIONS / name
        if not is_session_name(name):
            yield Problem(f"{SESSIONS}/{name}", 0, "its name has characters that nobody can read; rename it.")
        elif (
            name not in known and not (folder / FILE).exists() and any((folder / t).exists() for t in _TRACES)
        ):
            yield Problem(_named(name), 1, "is missing; restore it, or remove the session's folder.")


def _items(club: Club, sessions: Sequence[Session]) -> Iterator[Problem]:
    """What was filed is there, and inside the session's folder."""
    for session in sessions:
        folder = club.session_folder(session)
        for item in session.items:
            path = folder / item.file
            if not path.exists():
                message = f"items: {item.file} is not there; put it back, or take the entry out."
                yield Problem(_named(session.folder), 1, message)
            elif not path.resolve().is_relative_to(folder.resolve()):
                message = f"items: {item.file} leads out of the session's folder; file a copy of it."
                yield Problem(_named(session.folder), 1, message)


def _templates(club: Club, sessions: Sequence[Session]) -> Iterable[Problem]:
    """The club's own templates."""
    del sessions
    return Templates(club.templates).faults()


def _readme(club: Club, sessions: Sequence[Session]) -> Iterable[Problem]:
    """The marks in the club's README."""
    del sessions
    path = club.root / README
    if not path.is_file():
        return []
    try:
        find_blocks(files.read_text(path).splitlines(), README)
    except ProblemsError as error:
        return [problem._replace(file=README) for problem in error.problems]
    except JcError as error:
        return [Problem(README, 0, str(error))]
    return []


def _published(club: Club, sessions: Sequence[Session]) -> Iterable[Problem]:
    """published.jsonl."""
    del sessions
    try:
        load_published(club.root)
    except ProblemsError as error:
        return [problem._replace(file=PUBLISHED) for problem in error.problems]
    except JcError as error:
        return [Problem(PUBLISHED, 1, str(error))]
    return []


def _records(club: Club, sessions: Sequence[Session]) -> Iterator[Problem]:
    """paper.json and figures.json are JSON."""
    for session in sessions:
        for name in _RECORDS:
            path = club.session_folder(session) / name
            if path.exists():
                yield from _of_json(f"{SESSIONS}/{session.folder}/{name}", path)


def _of_json(shown: str, path: Path) -> Iterator[Problem]:
    """Why a file is no JSON, with its line."""
    again = "make it again: jc new ID."
    try:
        json.loads(files.read_text(path))
    except json.JSONDecodeError as error:
        yield Problem(shown, error.lineno, f"not readable as JSON: {error.msg}; {again}")
    except ProblemsError as error:
        yield from (problem._replace(file=shown) for problem in error.problems)
    except JcError as error:
        yield Problem(shown, 1, str(error))
    except (ValueError, RecursionError) as error:
        yield Problem(shown, 1, f"not readable as JSON: {error}; {again}")


def _named(folder: str) -> str:
    return f"{SESSIONS}/{folder}/{FILE}"


CHECKS: tuple[Callable[[Club, Sequence[Session]], Iterable[Problem]], ...] = (
    _yaml_files,
    _private,
    _lost_sessions,
    _items,
    _templates,
    _readme,
    _published,
)
