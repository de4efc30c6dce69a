"""One paper to one session folder: reading, making, placing, and what a new version took away. Not: fetching.

Everything is made in a temporary folder beside the others and renamed when it is whole; into a session that exists
already only what is missing is put, file by file, so that nothing a person wrote is ever lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from journalclub.assembly.contents import BROWSER_DECK, COVER, MARKDOWN_DECK
from journalclub.assembly.making import make_files, with_panels
from journalclub.assembly.placing import complete, listed, named, new_session, place_new, session_of
from journalclub.assembly.renewing import renew_browser_deck
from journalclub.assembly.wish import Read, Wish
from journalclub.club import files
from journalclub.club.changing import fill_session, open_session
from journalclub.club.folder import Club
from journalclub.club.reading_list import list_paper
from journalclub.club.record import load_record
from journalclub.decks.verify import KINDS, verify_files
from journalclub.errors import JcError
from journalclub.evidence.paper import Paper, said_elsewhere
from journalclub.models.deck import Brief, Deck
from journalclub.models.evidence import Finding
from journalclub.models.paper import Preprint, Reading
from journalclub.models.session import Session
from journalclub.reading.crop_names import UNFINISHED
from journalclub.sandbox.reader import Reader
from journalclub.sources.described import Described


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    folder: str
    created: bool  # False: the session was there before
    written: tuple[str, ...]
    kept: tuple[str, ...]  # people's files that were left as they are
    reading: Reading
    deck: Deck
    warnings: tuple[str, ...]
    gone: tuple[
        tuple[str, Finding], ...
    ] = ()  # what people's files say that the new version of the paper does not


def assemble(
    club: Club,
    read: Read,
    wish: Wish,
    reader: Reader,
    *,
    describe: Callable[[Reading], Described],
    progress: Callable[[str], None],
) -> Made:
    """Make the session of a paper that has been read, or complete the one it has.

    `describe` is given what was read, before anything is written: it returns the paper's metadata and warnings, or
    raises JcError when this is not the paper that was meant. Raises JcError when the club cannot be written to.
    """
    pdf, reading, staging = read
    described = describe(reading)
    preprint = described.preprint
    with files.lock(club.root):
        existing = session_of(club, preprint)
        waiting = open_session(club.sessions(), wish.date) if existing is None and wish.date else None
        session = existing or new_session(club, preprint, wish, waiting)
    reading = with_panels(reading, pdf, staging, reader)
    progress("slides")
    cover = COVER if (staging / COVER).is_file() else None
    brief = Brief(preprint, reading, club.settings, session, cover)
    deck, failed = make_files(club, brief, pdf, staging, reader)
    for unfinished in staging.rglob(f"*{UNFINISHED}"):  # the reading process was ended while it drew
        unfinished.unlink()
    if waiting is not None and session_of(club, preprint) is None:
        fill_session(club, waiting, session)
    placed = _put(club, session, staging, described, reading, wish, failed)
    session = placed.session
    club.edit_papers(lambda data: list_paper(data, listed(preprint, session)))
    folder = club.session_folder(session)
    gone, unsure = _gone(folder, placed.kept, preprint, reader) if placed.other_paper else ((), ())
    return Made(
        session.folder,
        placed.new or waiting is not None,
        placed.written,
        placed.kept,
        reading,
        deck,
        (*reading.warnings, *described.warnings, *failed, *unsure),
        gone,
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where the files went."""

    session: Session
    new: bool
    written: tuple[str, ...]
    kept: tuple[str, ...] = ()
    other_paper: bool = False  # the session was made from another PDF before


def _put(
    club: Club,
    session: Session,
    staging: Path,
    described: Described,
    reading: Reading,
    wish: Wish,
    failed: list[str],
) -> _Placed:
    """Give the finished folder its name, or complete the session that the paper has."""
    with files.lock(club.root):
        existing = session_of(club, described.preprint)  # another jc may have made it meanwhile
        if existing is None:
            session = named(club, session)
            return _Placed(session, True, place_new(club, session, staging))
        folder = club.session_folder(existing)
        other = _is_other_paper(folder, reading)
        written, kept = complete(folder, staging, wish.force)
        if MARKDOWN_DECK in kept:
            written += _follow(club, existing, failed)
        return _Placed(existing, False, written, kept, other)


def _follow(club: Club, session: Session, failed: list[str]) -> tuple[str, ...]:
    """Let presenter.html follow the presenter.md that was kept; the names written, a failure becomes a warning."""
    try:
        return (BROWSER_DECK,) if renew_browser_deck(club, session) else ()
    except JcError as error:
        failed.append(f"{BROWSER_DECK} is as it was: {error}")
        return ()


def _is_other_paper(folder: Path, reading: Reading) -> bool:
    """Whether a session was made from another PDF than the one that was read now."""
    try:
        return load_record(folder)[0].pdf_sha256 != reading.sha256
    except JcError:
        return False


def _gone(
    folder: Path, kept: Sequence[str], preprint: Preprint, reader: Reader
) -> tuple[tuple[tuple[str, Finding], ...], tuple[str, ...]]:
    """What the files that people keep say of the paper and is no longer so; and a warning when that is not known."""
    verifiable = [folder / name for name in kept if name.endswith(KINDS)]
    try:
        paper = Paper(reader.read_text(folder / "paper.pdf"), said_elsewhere(preprint))
        checked = verify_files(verifiable, paper)
    except JcError as error:
        return (), (f"The quotes were not looked up in the new version: {error}",)
    return tuple((name, f) for name, found in checked for f in found.findings), ()
