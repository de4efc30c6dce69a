"""`jc status`: what has to be done next, for which session, by when; ticks of the checklist. Not: doing it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.session import Session
    from journalclub.schedule.checklist import Case, Task

INDENT = 10  # columns before a command


def case_of(club: Club, session: Session, sessions: Sequence[Session], suggested: str | None) -> Case:
    """A session with what its files say."""
    from journalclub.club.traces import traces_of
    from journalclub.models.session import RECORDINGS
    from journalclub.schedule.checklist import Case

    traces = traces_of(club, session)
    recorded = bool(club.settings.playlist) or any(
        x.kind.casefold() in RECORDINGS for s in sessions for x in s.links
    )
    day = session.all_days[0] if session.all_days else None
    alone = day is not None and sum(s.date == day for s in sessions) == 1
    return Case(
        session,
        club.settings,
        day.isoformat() if day and alone else session.folder,
        traces.files,
        traces.unanswered,
        traces.published,
        recorded,
        suggested,
    )


def tasks(
    club: Club, sessions: Sequence[Session], today: dt.date, suggested: str | None = None
) -> list[Task]:
    """Everything to be done now or within two weeks, the most urgent first. `suggested` is the paper to read next."""
    from journalclub.schedule.checklist import club_tasks, in_order, is_near, open_tasks

    near = [s for s in sessions if is_near(s, today)]
    found = [t for s in near for t in open_tasks(case_of(club, s, sessions, suggested), today)]
    return in_order([*found, *club_tasks(sessions, club.settings, today, suggested)])


def task_json(task: Task, today: dt.date) -> dict[str, Any]:
    """For programs."""
    return {
        "session": task.session or None,
        "step": task.step,
        "what": task.what,
        "do": task.command,
        "due": task.due.isoformat() if task.due else None,
        "late": task.due is not None and task.due < today,
        "done": task.done,
    }


def task_text(task: Task, today: dt.date, width: int, of: str = "") -> str:
    """Day, what, and the command below it; `of` says of which session."""
    import textwrap

    late = task.due is not None and task.due < today and not task.done
    day = f"{task.due:%a %d %b}" if task.due else "some day"
    mark = click.style("late", fg="red", bold=True) if late else "done" if task.done else "    "
    line = f"  {mark}  {day:<10}  {task.what}{f' ({of})' if of else ''}"
    if task.done:
        return line
    lines = textwrap.wrap(task.command, width - INDENT, break_long_words=False, break_on_hyphens=False)
    return "\n".join([line, *(" " * INDENT + click.style(x, dim=True) for x in lines)])


def _overview(
    app: App, name: str, sessions: Sequence[Session], open_: Sequence[Task], suggestions: int
) -> str:
    """The club in two lines, then what is to be done."""
    from journalclub.commands.show import title_of
    from journalclub.text import display
    from journalclub.wording import counted

    held = sum(s.status == "held" for s in sessions)
    papers = counted(suggestions, "paper")
    lines = [f"{display(name)}: {counted(len(sessions), 'session')}, {held} held, {papers} suggested."]
    coming = [s for s in sessions if s.status == "scheduled" and s.all_days and s.all_days[-1] >= app.today]
    if coming:
        days = (coming[0].all_days[0] - app.today).days
        away = "today" if days <= 0 else f"in {counted(days, 'day')}"
        when = f"Next: {coming[0].all_days[0]:%A, %d %B %Y}, {away}: "
        lines.append(when + display(title_of(coming[0]), max(20, app.screen.width - len(when))))
    lines.append("")
    names = {s.folder: f"{s.all_days[0]:%d %B}" if s.all_days else s.folder for s in sessions}
    lines += [task_text(t, app.today, app.screen.width, display(names.get(t.session, ""), 60)) for t in open_]
    return "\n".join(lines if open_ else [*lines, "Nothing is to be done in the next two weeks."])


def _tick(app: App, club: Club, session: Session, step: str) -> None:
    """Note a step as done today."""
    from journalclub.club.changing import tick

    if tick(club, session, step, app.today):
        app.screen.say(f"Noted: {step}, {session.folder}.")
    else:
        app.screen.say(f"{step} was done already; nothing was changed.")


def _one(app: App, club: Club, session: Session, suggested: str | None, *, as_json: bool) -> None:
    """The whole checklist of a session."""
    from journalclub.commands.show import title_of
    from journalclub.schedule.checklist import checklist

    steps = checklist(case_of(club, session, club.sessions(), suggested))
    if as_json:
        app.screen.json({"session": session.folder, "tasks": [task_json(t, app.today) for t in steps]})
        return
    shown = [task_text(t, app.today, app.screen.width) for t in steps]
    day = f"{session.all_days[0]:%A, %d %B %Y}: " if session.all_days else ""
    app.screen.result("\n".join([click.style(f"{day}{title_of(session)}", bold=True), *shown]))


@click.command("status", epilog="Example: jc status; jc status next --done announced")
@click.argument("session", metavar="[SESSION]", required=False)
@click.option(
    "--done", "step", metavar="STEP", help="Tick off a step of SESSION that leaves no trace of its own."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, session: str | None, step: str | None, as_json: bool) -> None:
    """Say what has to be done next, for which session, by when; for SESSION, its whole checklist.

    Steps: paper, presenter, place, deck, announced, consent, sheet-sent, questions, agenda, held, slides, video,
    answers, published. What your club does not do goes into papers.yaml: `skip_steps: [sheet-sent, video]`.
    """
    from journalclub.commands.papers import reading_list
    from journalclub.schedule.checklist import NAMES

    if step is not None and (session is None or step not in NAMES):
        raise click.UsageError(f"--done takes a session and one of these steps: {', '.join(NAMES)}.")
    club = app.find_club()
    unread = [p.id for p in reading_list(app, club, ("suggested",))[0] if p.id]
    suggested = unread[0] if unread else None
    if session is not None:
        chosen = club.session(session, app.today)
        if step is not None:
            _tick(app, club, chosen, step)
            return
        _one(app, club, chosen, suggested, as_json=as_json)
        return
    sessions = club.sessions()
    open_ = tasks(club, sessions, app.today, suggested)
    if as_json:
        document = [task_json(t, app.today) for t in open_]
        app.screen.json({"club": club.settings.name, "sessions": len(sessions), "tasks": document})
        return
    app.screen.result(_overview(app, club.settings.name, sessions, open_, len(unread)))
