"""`jc show`: the club's sessions in a table, or one of them. Not: what is still to be done (status)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.session import Session
    from journalclub.schedule.zones import LocalTime


def session_json(club: Club, session: Session) -> dict[str, Any]:
    """One session for programs."""
    return {
        "folder": session.folder,
        "date": session.date.isoformat() if session.date else None,
        "dates": [day.isoformat() for day in session.all_days],
        "uid": session.uid,
        "start": session.start,
        "times": [
            {"zone": t.zone, "date": t.at.date().isoformat(), "time": f"{t.at:%H:%M}", "label": t.label}
            for times in times_of(club, session)
            for t in times
        ],
        "timezone": session.timezone or club.settings.timezone,
        "place": session.place,
        "status": session.status,
        "number": session.number,
        "topic": session.topic,
        "presenters": list(session.presenters),
        "papers": [{"id": p.id, "title": p.title} for p in session.papers],
        "items": [{"kind": i.kind, "file": i.file} for i in session.items],
        "links": [{"kind": x.kind, "url": x.url} for x in session.links],
    }


def title_of(session: Session) -> str:
    """What a session is about, in one line safe to show."""
    from journalclub.text import display

    titles = "; ".join(p.title or p.id for p in session.papers)
    waits = "no paper yet" if session.status == "scheduled" and session.date else session.folder
    return display(session.topic or titles or session.reason or session.date_raw or waits)


def sessions_table(sessions: Sequence[Session], width: int) -> str:
    """Date, presenters, status and title of each session, in columns."""
    from journalclub.terminal import table
    from journalclub.text import display

    rows = [
        (
            s.date.isoformat() if s.date else "no date",
            s.status,
            display(", ".join(s.presenters)) or "–",
            title_of(s),
        )
        for s in sessions
    ]
    return table(rows, ("Date", "Status", "Presenter", "Session"), width)


def times_of(club: Club, session: Session) -> tuple[tuple[LocalTime, ...], ...]:
    """The start of each day, in the zone of record and in those that the club also shows; none without a start."""
    from journalclub.schedule.zones import local_times

    zone = session.timezone or club.settings.timezone
    found = []
    for day in session.all_days:
        parts = [p.start for p in session.parts if p.date == day and p.start]
        start = min(parts, default=session.start or club.settings.start)
        if start is not None:
            found.append(local_times(day, start, zone, club.settings.also_shown))
    return tuple(found)


def times_lines(club: Club, session: Session) -> list[str]:
    """The start in each zone, a line each; day by day where days differ, as across a change of the clocks."""
    from journalclub.schedule.zones import times_text

    days = times_of(club, session)
    texts = [times_text(times) for times in days]
    if len(set(texts)) <= 1:
        return texts[0].split(" · ") if texts else []
    return [line for times, text in zip(days, texts, strict=True) for line in _of_day(times, text)]


def _of_day(times: Sequence[LocalTime], text: str) -> list[str]:
    return [f"{times[0].at:%a %d %B}: {text.split(' · ')[0]}", *text.split(" · ")[1:]]


def session_text(club: Club, session: Session) -> str:
    """One session for people."""
    from journalclub.text import display

    days = " and ".join(f"{day:%a} {day}" for day in session.all_days) or "no date yet"
    reason = f": {display(session.reason)}" if session.reason else ""
    lines = [
        click.style(title_of(session), bold=True),
        f"  when        {days}  ({session.status}{reason})",
        *(f"              {line}" for line in times_lines(club, session)),
        f"  where       {display(session.place or '–')}",
        f"  presenter   {display(', '.join(session.presenters)) or '–'}",
    ]
    for paper in session.papers:
        lines.append(f"  paper       {display(paper.title or '')} [{display(paper.id)}]")
    lines.extend(f"  {display(i.kind, 10):<11} {display(i.file)}" for i in session.items)
    lines.extend(f"  {display(x.kind, 10):<11} {display(x.url)}" for x in session.links)
    lines.append(f"  folder      sessions/{session.folder}")
    return "\n".join(lines)


@click.command("show", epilog="Example: jc show next")
@click.argument("session", metavar="[SESSION]", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, session: str | None, as_json: bool) -> None:
    """List the sessions, or show one.

    SESSION is a folder name or a unique part of it, a date, an arXiv id, a number, `next` or `last`.
    """
    club = app.find_club()
    if session is not None:
        chosen = club.session(session, app.today)
        if as_json:
            app.screen.json(session_json(club, chosen))
        else:
            app.screen.result(session_text(club, chosen))
        return
    sessions = club.sessions()
    if as_json:
        app.screen.json({"club": club.settings.name, "sessions": [session_json(club, s) for s in sessions]})
    elif sessions:
        app.screen.result(sessions_table(sessions, app.screen.width))
    else:
        app.screen.say("No sessions yet; make one with: jc new 2010.11929")
