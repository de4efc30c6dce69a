"""`jc file`: put slides, code, notebooks and links under a session. Not: what may be filed (club/filing.py)."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.filing import Filing
    from journalclub.club.folder import Club
    from journalclub.models.session import Session


def file_items(club: Club, session: Session, filings: Sequence[Filing]) -> list[str]:
    """File everything or nothing; returns a sentence for each.

    Raises JcError before anything is copied when a name is taken by something else.
    """
    from journalclub.club import files
    from journalclub.club.session_file import add_entry

    folder = club.session_folder(session)
    told = []
    with files.lock(club.root):
        states = [_state(folder, f) for f in filings]
        _distinct(filings)
        for filing, there in zip(filings, states, strict=True):
            if filing.target is not None and filing.source is not None and not there:
                _copy(filing.source, folder, folder / filing.target)

    def record(data: object) -> bool:
        changed = False
        for filing, there in zip(filings, states, strict=True):
            if filing.target is not None:
                new = add_entry(data, "items", kind=filing.kind, file=str(filing.target))
                told.append(f"{'Filed' if new or not there else 'Already there:'} {filing.target}")
            else:
                new = add_entry(data, "links", kind=filing.kind, url=str(filing.url))
                told.append(f"{'Recorded' if new else 'Already there:'} {filing.kind} {filing.url}")
            changed = changed or new
        return changed

    club.edit_session(session, record)
    return told


def remove_sources(filings: Sequence[Filing], session_folder: Path) -> None:
    """Remove what was copied, as the last thing of all: until then, filing again does what a stopped run left."""
    for filing in filings:
        if filing.source is not None and filing.target is not None:
            _remove(filing.source, session_folder, session_folder / filing.target)


def _state(folder: Path, filing: Filing) -> bool:
    """Whether the very same thing is there already; raises JcError when another one has its name."""
    if filing.target is None or filing.source is None:
        return False
    target = folder / filing.target
    for part in (target, target.parent):
        if part.is_symlink():
            raise JcError(f"{part} is a symbolic link; nothing is filed through it, remove it first.")
    if not target.exists():
        same_but_for_case = target.parent.is_dir() and any(
            p.name.casefold() == target.name.casefold() for p in target.parent.iterdir()
        )
        if same_but_for_case:
            raise JcError(
                f"{filing.target} differs only in capitals from a file that is there; rename yours."
            )
        return False
    if _same(filing.source, target):
        return True
    raise JcError(
        f"sessions/{folder.name}/{filing.target} is there already with other content; rename yours, or remove that one."
    )


def _distinct(filings: Sequence[Filing]) -> None:
    """Raise JcError when two of the things to file have the same name."""
    seen: dict[str, Path] = {}
    for filing in filings:
        if filing.target is None or filing.source is None:
            continue
        name = str(filing.target).casefold()
        if name in seen and seen[name] != filing.source:
            raise JcError(
                f"{seen[name]} and {filing.source} would both become {filing.target}; rename one of them."
            )
        seen[name] = filing.source


def _same(source: Path, target: Path) -> bool:
    """Whether two files or folders hold the same."""
    if source.is_file() and target.is_file():
        return source.samefile(target) or filecmp.cmp(source, target, shallow=False)
    if source.is_dir() and target.is_dir():
        names = sorted(p.relative_to(source) for p in source.rglob("*"))
        if names != sorted(p.relative_to(target) for p in target.rglob("*")):
            return False
        return all(_same(source / n, target / n) for n in names if (source / n).is_file())
    return False


def _copy(source: Path, session_folder: Path, target: Path) -> None:
    """Copy under a temporary name in the session's folder, where what is left of it is swept, then rename."""
    from journalclub.club import files

    with files.staging(session_folder) as staging:
        try:
            target.parent.mkdir(exist_ok=True)
            unfinished = staging / source.name
            if source.is_dir():
                shutil.copytree(source, unfinished, symlinks=True)
            else:
                shutil.copyfile(source, unfinished)
            unfinished.rename(target)
        except (OSError, shutil.Error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise JcError(f"{source} cannot be copied to {target}: {reason}; nothing was filed.") from error


def _remove(source: Path, session_folder: Path, copy: Path) -> None:
    """Remove what was moved once the disk has the copy, unless it lies in the session's folder itself."""
    from journalclub.club import files

    if source.is_relative_to(session_folder):
        return
    try:
        files.settle(copy)
        if source.is_dir():
            shutil.rmtree(source)
        else:
            source.unlink()
    except OSError as error:
        raise JcError(f"{source} was filed but cannot be removed: {error.strerror}.") from error


@click.command("file", epilog="Example: jc file next --slides talk.pdf --video https://youtu.be/dQw4w9WgXcQ")
@click.argument("session")
@click.argument("items", metavar="[ITEM]...", nargs=-1)
@click.option("--slides", multiple=True, metavar="X", help="Slides: a path or an address.")
@click.option("--code", multiple=True, metavar="X", help="Code: a file, a folder or an address.")
@click.option("--notebook", multiple=True, metavar="X", help="A notebook.")
@click.option("--video", multiple=True, metavar="X", help="A recording.")
@click.option("--notes", multiple=True, metavar="X", help="Notes or a summary.")
@click.option("--link", multiple=True, metavar="KIND=X", help="Anything else under a kind of your own.")
@click.option("--copy/--move", default=True, help="Copy the files (default), or move them.")
@click.pass_obj
def command(
    app: App,
    session: str,
    items: tuple[str, ...],
    slides: tuple[str, ...],
    code: tuple[str, ...],
    notebook: tuple[str, ...],
    video: tuple[str, ...],
    notes: tuple[str, ...],
    link: tuple[str, ...],
    copy: bool,
) -> None:
    """File paths and web addresses under a session.

    A path is copied into the session's folder (slides/, code/, notebooks/, …), an address is recorded. The kind of a
    bare ITEM is taken from its name. Both show in session.yaml and in the session's README.md.
    """
    from journalclub.club.filing import filing

    given = {"slides": slides, "code": code, "notebook": notebook, "video": video, "notes": notes}
    filings = [filing(item, app.here) for item in items]
    filings += [filing(x, app.here, kind) for kind, targets in given.items() for x in targets]
    for pair in link:
        kind, equals, target = pair.partition("=")
        if not equals or not target:
            raise click.UsageError(f"--link takes KIND=X, such as keynote=https://…; found {pair!r}.")
        filings.append(filing(target, app.here, kind))
    if not filings:
        raise click.UsageError("Name at least one path or address to file.")
    club = app.find_club()
    chosen = club.session(session, app.today)
    for sentence in file_items(club, chosen, filings):
        app.screen.say(sentence)
    from journalclub.assembly.renewing import renew_session_page

    renew_session_page(club, chosen.folder)
    if not copy:
        remove_sources(filings, club.session_folder(chosen))
    _tell_consent(app, club, chosen.folder, filings)


def _tell_consent(app: App, club: Club, folder: str, filings: Sequence[Filing]) -> None:
    """A recording is kept, but shown nowhere, until its presenters agreed: say so."""
    from journalclub.models.session import RECORDINGS
    from journalclub.outputs.public import recording_may_be_shown

    session = next(s for s in club.sessions() if s.folder == folder)
    if any(f.kind in RECORDINGS for f in filings) and not recording_may_be_shown(session, club.settings):
        names = ", ".join(f"{name}: yes" for name in session.presenters) or "NAME: yes"
        app.screen.warn(
            f"The recording is not published before its presenters agree; then write `consent:` with `{names}` "
            f"in sessions/{folder}/session.yaml."
        )
