"""`jc adopt`: an existing club's page to sessions of this club. Not: how pages are read (adopting/)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.adopting.record import Adoption, Taken
    from journalclub.app import App
    from journalclub.club.adding import Added
    from journalclub.club.folder import Club
    from journalclub.models.session import Session, SessionStatus
    from journalclub.terminal import Screen

README = "README.md"
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".txt"})  # pages that can be a README
MOST_SHOWN = 20  # rows or repairs that are shown one by one


def read_club_page(path: Path, *, repair: bool = False) -> Adoption:
    """The sessions of a README, an HTML page or a YAML, JSON or CSV file; `repair` mends wrongly decoded text first.

    Raises JcError when the file cannot be read as text.
    """
    from journalclub.adopting.mojibake import repair as mend
    from journalclub.adopting.recognise import adopt_text
    from journalclub.club.files import read_text

    text = read_text(path)
    return adopt_text(mend(text) if repair else text, path.name)


def adopt(club: Club, adoption: Adoption, today: dt.date, layout: str | None = None) -> Added:
    """Make the sessions in the club, all or none; those it has already are left as they are. Raises JcError.

    `layout` is named in papers.yaml unless one is named there.
    """
    from journalclub.club.adding import add_sessions

    sessions = [for_the_club(taken, today) for taken in adoption.sessions]
    return add_sessions(club, sessions, lambda data: _set_layout(data, layout))


@dataclass(frozen=True, slots=True)
class Marked:
    """What is to become of the club's README, and how new rows of it look."""

    before: bytes  # as it was read
    text: str | None  # None: it stays as it is
    layout: str | None
    copied: bool = False  # it is to be the adopted page


def marked_readme(club: Club, path: Path, adoption: Adoption, today: dt.date) -> Marked:
    """The club's README with marks around what was adopted, when the page is this README.

    A README that is still as `jc init` made it is to be the page; one with text of its own stays, and only the layout
    is chosen. What has marks is left as it is. Raises JcError when a file cannot be read.
    """
    from journalclub.club import files
    from journalclub.commands.init import is_untouched
    from journalclub.layouts.adopted import with_marks
    from journalclub.render import Templates

    readme = club.root / README
    own = readme.is_file() and readme.samefile(path)
    page = files.read_exactly(path)
    before = page.encode() if own else readme.read_bytes() if readme.is_file() else b""
    marked = with_marks(page, adoption, Templates(club.templates), today)
    copied = not own and path.suffix.lower() in _MARKDOWN and is_untouched(club)
    changed = marked.text != page and (own or copied)
    return Marked(before, marked.text if changed else None, marked.layout, copied)


def _set_layout(data: Any, layout: str | None) -> bool:
    """Name the layout in papers.yaml unless one is named there."""
    if layout is None or not isinstance(data.get("club"), dict) or "layout" in data["club"]:
        return False
    data["club"]["layout"] = layout
    return True


def for_the_club(taken: Taken, today: dt.date) -> Session:
    """With the status of our own files: a day that is over counts as held unless the page says otherwise.

    Recordings that the page links to are public already.
    """
    from journalclub.models.schedule import ALREADY_PUBLIC, Consent

    session = taken.session
    status: SessionStatus
    if taken.status in {"cancelled", "holiday"}:
        status = "cancelled" if taken.status == "cancelled" else "holiday"
    else:
        last = session.days[-1] if session.days else session.date
        over = last < today if last is not None else taken.status == "held"
        status = "held" if over else "scheduled"
    recorded = any(link.kind == "video" for link in session.links)
    consent = (Consent(ALREADY_PUBLIC, recording=True),) if recorded else ()
    return replace(session, status=status, consent=consent)


def _tell_reading(screen: Screen, path: Path, adoption: Adoption) -> None:
    """What was read, what was not, and what looks damaged."""
    from journalclub.text import display
    from journalclub.wording import counted

    sessions = adoption.sessions
    papers = sum(len(t.session.papers) for t in sessions)
    undated = sum(t.session.date is None for t in sessions)
    off = sum(t.status in {"cancelled", "holiday"} for t in sessions)
    screen.say(
        f"{path.name}: {counted(len(sessions), 'session')} ({adoption.layout}), {counted(papers, 'paper')}, "
        f"{off} cancelled or holiday, {undated} without a date."
    )
    for taken in sessions:
        for warning in taken.warnings:
            screen.warn(f"{path.name}, {warning}")
    for left in adoption.unparsed[:MOST_SHOWN]:
        screen.warn(f"{path.name}:{left.line}: not taken for a session: {display(left.text, 100)}")
    if len(adoption.unparsed) > MOST_SHOWN:
        screen.warn(f"{len(adoption.unparsed) - MOST_SHOWN} more rows were not taken; --json lists them all.")
    for damage in adoption.repairs[:MOST_SHOWN]:
        wrong, right = display(damage.wrong, 60), display(damage.right, 60)
        screen.warn(
            f"{path.name}:{damage.line}: {wrong!r} looks wrongly decoded; it may have been {right!r}."
        )
    if adoption.repairs:
        screen.warn("The text is taken as it stands; to have it mended, run this again with --repair.")


@click.command("adopt", epilog="Example: jc adopt README.md --dry-run")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Read only, write nothing; needs no club.")
@click.option("--repair", is_flag=True, help="Mend wrongly decoded text such as 'JÃ¼rgen' before reading.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, file: Path, dry_run: bool, repair: bool, as_json: bool) -> None:
    """Take over the sessions of an existing club's README, HTML page, YAML, JSON or CSV file.

    Makes sessions/…/session.yaml for each and puts the papers on the reading list: everything or nothing. What the
    club has already is left as it is, so that it can be run again. Rows that are no session are reported.
    """
    from journalclub.adopting.json_form import adoption_json
    from journalclub.club import files
    from journalclub.club.folder import PAPERS

    club = None if dry_run else app.find_club()
    path = app.here / file
    if club is not None and path.exists() and path.samefile(club.root / PAPERS):
        raise JcError(
            f"{file} is this club's own; give the page on which its sessions stood, such as README.md."
        )
    adoption = read_club_page(path, repair=repair)
    if as_json:
        app.screen.json(adoption_json(adoption))
    _tell_reading(app.screen, file, adoption)
    if club is None:
        if not as_json:
            app.screen.result(_overview(adoption))
        return
    marked = marked_readme(club, path, adoption, app.today)
    added = adopt(club, adoption, app.today, marked.layout)
    _tell_made(app.screen, added)
    if marked.text is not None:
        files.write_back(club.root / README, marked.before, marked.text)
        what = f"is now {file.name}, and" if marked.copied else "is as it was, but"
        app.screen.say(
            f"README.md {what} its sessions stand between marks; jc publish keeps them up to date."
        )
    if added.made:
        app.screen.say("Next: jc show, then jc publish")


def _tell_made(screen: Screen, added: Added) -> None:
    """What was made, and what only a person can add."""
    from journalclub.club.folder import SESSIONS
    from journalclub.club.session_file import FILE
    from journalclub.wording import counted

    if not added.made and not added.known:
        screen.say("There is no session to take over; jc schedule and jc new make some.")
        return
    known = f"; {len(added.known)} known already" if added.known else ""
    screen.say(f"Made {counted(len(added.made), 'session')} in {SESSIONS}/{known}.")
    undated = next((s for s in added.made if s.date is None), None)
    if undated is not None:
        screen.say(
            f"Where a date is missing, write it as `date: 2027-01-18` into {SESSIONS}/{undated.folder}/{FILE}"
            " and its like."
        )


def _overview(adoption: Adoption) -> str:
    """A line for each session."""
    from journalclub.terminal import table
    from journalclub.text import display

    rows = []
    for taken in adoption.sessions:
        session = taken.session
        title = (
            session.topic
            or "; ".join(p.title or p.url or p.id for p in session.papers)
            or session.reason
            or "–"
        )
        date = session.date.isoformat() if session.date else session.date_raw or "no date"
        rows.append(
            (
                str(taken.line),
                display(date, 24),
                display(", ".join(session.presenters), 40) or "–",
                display(title),
            )
        )
    return table(rows, ("Line", "Date", "Presenter", "Session"), 110)
