"""`jc status`: what has to be done next, for which session, by when. Not: doing it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journalclub.app import App
    from journalclub.models.session import Session

# Days before the session by which a thing should be there, after src-d/reading-club's checklist (T-14 to T-0).
DUE_PRESENTER = 14
DUE_PLACE = 7
RECENT = 30  # days after a session during which its materials are asked for


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do."""

    session: str
    what: str
    command: str  # that does it, or the file to edit
    due: dt.date | None


def tasks(sessions: Sequence[Session], today: dt.date, unread: Sequence[str] = ()) -> list[Task]:
    """Everything open, the most urgent first. `unread` are the papers suggested, in the order of choice."""
    found = [task for session in sessions if session.status != "cancelled" for task in _of(session, today)]
    if not any(s.date is None or s.date >= today for s in sessions if s.status == "scheduled"):
        choose = f"jc new {unread[0]}" if unread else "jc new 2010.11929"
        found.append(Task("", "No session is planned: choose a paper.", choose, today))
    return sorted(found, key=lambda t: (t.due or dt.date.max, t.session))


def _of(session: Session, today: dt.date) -> list[Task]:
    file = f"sessions/{session.folder}/session.yaml"
    if session.date is None:
        what = "It has no date."
        return (
            [Task(session.folder, what, f"write `date:` in {file}", None)]
            if session.status == "scheduled"
            else []
        )
    date = session.date
    if date >= today:
        open_ = []
        if not session.presenters:
            due = date - dt.timedelta(DUE_PRESENTER)
            open_.append(Task(session.folder, "It has no presenter.", f"write `presenters:` in {file}", due))
        if session.start is None or session.place is None:
            missing = " and ".join(
                n for n, v in (("start", session.start), ("place", session.place)) if v is None
            )
            due = date - dt.timedelta(DUE_PLACE)
            open_.append(Task(session.folder, f"It has no {missing}.", f"write it in {file}", due))
        return open_
    if (today - date).days > RECENT:
        return []
    after = date + dt.timedelta(1)
    open_ = []
    if session.status == "scheduled":
        open_.append(Task(session.folder, "Was it held?", f"write `status: held` in {file}", after))
    kinds = {i.kind for i in session.items} | {x.kind for x in session.links}
    if "slides" not in kinds:
        file_it = f"jc file {session.folder} --slides FILE"
        open_.append(Task(session.folder, "The presenter's slides are not filed.", file_it, after))
    return open_


@click.command("status", epilog="Example: jc status")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, as_json: bool) -> None:
    """Say what has to be done next, for which session, by when."""
    from journalclub.commands.papers import reading_list

    club = app.find_club()
    sessions = club.sessions()
    unread = [p.id for p in reading_list(app, club, ("suggested",))[0] if p.id]
    open_ = tasks(sessions, app.today, unread)
    if as_json:
        document = [
            {
                "session": t.session or None,
                "what": t.what,
                "do": t.command,
                "due": t.due.isoformat() if t.due else None,
            }
            for t in open_
        ]
        app.screen.json({"club": club.settings.name, "sessions": len(sessions), "tasks": document})
        return
    coming = [s for s in sessions if s.date and s.date >= app.today and s.status != "cancelled"]
    held = sum(s.status == "held" for s in sessions)
    app.screen.result(
        f"{club.settings.name}: {len(sessions)} sessions, {held} held, {len(unread)} papers suggested."
    )
    if coming:
        from journalclub.commands.show import title_of

        days = (coming[0].date - app.today).days if coming[0].date else 0
        away = "today" if days == 0 else f"in {days} day{'s' * (days != 1)}"
        app.screen.result(f"Next: {coming[0].date} ({away}): {title_of(coming[0])}")
    for task in open_:
        late = " (late)" if task.due and task.due < app.today else ""
        due = f"by {task.due}{late}" if task.due else "when you can"
        app.screen.result(f"\n  {due}  {task.session}\n    {task.what} → {task.command}")
    if not open_:
        app.screen.result("Nothing is open.")
