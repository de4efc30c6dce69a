"""`jc move`: a session to another day. Not: telling people of it (announce, publish)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from journalclub.commands.given import day, time_of_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.session import Session


def move(club: Club, session: Session, to: dt.date, start: str | None = None) -> tuple[Session, list[str]]:
    """Move a session; it as it is then, and what a person should look at.

    Raises JcError when it was held, is on that day already, or the folder cannot be renamed; nothing is changed then.
    A move that was cut short is finished.
    """
    from journalclub.club.changing import move_session, settle
    from journalclub.errors import JcError

    notes: list[str] = []
    same = session.status != "cancelled" and session.date == to and start in (None, session.start)
    if same:
        moved, changed = settle(club, session)
        changed |= renew_page(club, moved, notes)
        if not changed:
            raise JcError(f"{session.folder} is on {to} already; nothing was changed.")
    else:
        moved = move_session(club, session, to, start)
        renew_page(club, moved, notes)
    notes = doubts(club, moved) + notes
    folder = club.session_folder(moved)
    stale = [n for n in ("presenter.pptx", "presenter.md", "questions.md") if (folder / n).exists()]
    if stale and session.date is not None:
        notes.append(
            f"{', '.join(stale)} may still show {session.date}; people edit these, so jc leaves them."
        )
    return moved, notes


def renew_page(club: Club, session: Session, notes: list[str]) -> bool:
    """Let the session's page show what session.yaml says, where it can be; False when nothing changed."""
    from journalclub.assembly.renewing import renew_session_page
    from journalclub.errors import JcError

    try:
        return renew_session_page(club, session.folder)
    except JcError as error:
        notes.append(f"README.md is as it was: {error}")
        return False


def doubts(club: Club, session: Session) -> list[str]:
    """What speaks against a session's days: a holiday, a break, another session, who is away."""
    plan = club.settings.schedule
    found = []
    if plan is not None:
        from journalclub.schedule.public_holidays import public_holidays
        from journalclub.schedule.slots import closed

        holiday = public_holidays(plan.holidays)
        for date in session.all_days:
            why = closed(date, plan, holiday)
            found += [f"{date}: {why}."] if why else []
    others = [s for s in club.sessions() if s.folder != session.folder and s.status != "cancelled"]
    for other in others:
        both = sorted(set(other.all_days) & set(session.all_days))
        found += [f"{other.folder} is on {both[0]}, too."] if both else []
    return found + _away(club, session.presenters, session.all_days)


def _away(club: Club, names: Sequence[str], days: Sequence[dt.date]) -> list[str]:
    from journalclub.schedule.rotation import key_of

    wanted = {key_of(n) for n in names}
    away = [
        m.name
        for m in club.settings.members
        for p in m.away
        if any(map(p.covers, days)) and key_of(m.name) in wanted
    ]
    return [f"{name} is away then." for name in dict.fromkeys(away)]


@click.command("move", epilog="Example: jc move next 2027-02-01 --time 18:00")
@click.argument("session")
@click.argument("to", metavar="DATE")
@click.option("--time", "start", metavar="T", help="The new start, as 18:00.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, session: str, to: str, start: str | None, as_json: bool) -> None:
    """Move a session to the day DATE; all its evenings move by as much.

    A folder named after the date is renamed; its former name still leads to it, and calendars know it as the same
    event. A cancelled session takes place again.
    """
    club = app.find_club()
    chosen = club.session(session, app.today)
    wanted = time_of_day(start) if start else None
    moved, notes = move(club, chosen, day(to, "DATE"), wanted)
    if as_json:
        document = {"was": chosen.folder, "folder": moved.folder, "uid": moved.uid, "notes": notes}
        dates = [d.isoformat() for d in moved.all_days]
        app.screen.json(document | {"date": dates[0], "dates": dates, "start": moved.start})
        return
    for note in notes:
        app.screen.warn(note)
    app.screen.result(f"{chosen.folder} is on {moved.date} now, in sessions/{moved.folder}")
    app.screen.say(f"Tell people: jc announce {moved.folder}, and jc publish")
