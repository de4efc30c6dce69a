"""`jc questions agenda`: the plan of the discussion, a sheet to read aloud. Not: sharing out its minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.question import Question
    from journalclub.models.session import Agenda, Session
    from journalclub.questions.agenda import Discussion

TEMPLATE = "discussion.md.j2"
SLOT_NAMES = (
    "discussion",
    "diskussion",
    "discusión",
    "discussione",
    "discussão",
    "discussie",
    "questions",
    "q&a",
    "fragen",
)


def slot_minutes(agenda: Agenda) -> int:
    """Minutes of the agenda's discussion: the part of that name, else the last one.

    Raises JcError when the agenda has one part only.
    """
    named = [p.minutes for p in agenda.parts if any(n in p.name.lower() for n in SLOT_NAMES)]
    if named:
        return sum(named)
    if len(agenda.parts) < 2:
        raise JcError("The agenda has no discussion; say how long it is: --minutes 30.")
    return agenda.parts[-1].minutes


def plan_session(club: Club, session: Session, minutes: int | None = None) -> tuple[Discussion, int]:
    """The plan of a session's discussion, and how many questions wait for release and are not in it.

    Raises JcError when the agenda has no discussion and no `minutes` are given, or the database fails.
    """
    from journalclub.commands.questions.desk import Desk
    from journalclub.questions.agenda import plan_discussion

    slot = minutes or slot_minutes(session.agenda or club.settings.agenda)
    with Desk(club, session) as desk:
        questions = desk.questions()
        plan = plan_discussion(questions, slot, desk.places.down if desk.places else lambda _: 0.0)
    return plan, sum(q.status == "new" for q in questions)


def _note(app: App, club: Club, session: Session, plan: Discussion) -> None:
    """Tell the deck, and say what came of it."""
    from journalclub.commands.questions.noting import note_deck

    for name, number in note_deck(club, session, [p.group for p in plan.points]).items():
        app.screen.say(f"{name}: {number} of {len(plan.points)} questions are in the notes of their slides.")


def discussion_sheet(
    club: Club, session: Session, plan: Discussion, left: list[Question], *, names: bool
) -> str:
    """The host's sheet from the club's template or ours."""
    from journalclub.questions.exports import place_line, votes_line
    from journalclub.render import Templates

    return Templates(club.templates).render(
        TEMPLATE,
        session=session,
        title=session.topic or "; ".join(p.title or p.id for p in session.papers) or session.folder,
        minutes=plan.minutes,
        points=[(p, place_line(p.group), votes_line(p.group)) for p in plan.points],
        answered=plan.answered,
        open_minutes=plan.open_minutes,
        left=left,
        names=names,
    )


def left_open(app: App, club: Club, session: Session) -> list[Question]:
    """The questions nobody answered in the session before, offered to this one."""
    from journalclub.commands.questions.desk import open_store

    dated = [s for s in club.sessions() if s.date and s.status != "cancelled" and s.folder != session.folder]
    day = session.date or app.today
    before = max(
        (s for s in dated if s.date and s.date < day), key=lambda s: (s.date or day, s.folder), default=None
    )
    if before is None:
        return []
    with open_store(club) as store:
        return [q for q in store.questions(before.uid) if q.status == "shown"]


@click.command("agenda", epilog="Example: jc questions agenda next --out sheet.md")
@click.argument("session")
@click.option(
    "--minutes", type=click.IntRange(1, 1440), metavar="M", help="Of the discussion (default: the agenda's)."
)
@click.option("--names", is_flag=True, help="Say who asked; by default nobody is named.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Write the sheet to a file.")
@click.option(
    "--deck", is_flag=True, help="Also put “2 questions here” into the notes of the presenter's slides."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(
    app: App, session: str, minutes: int | None, names: bool, out: Path | None, deck: bool, as_json: bool
) -> None:
    """Plan the discussion: a sheet to read aloud.

    Questions about a place in the paper come in the paper's order, the others by votes. The minutes sum exactly to the
    discussion's. What was left open in the session before is offered at the end.
    """
    from journalclub.club.files import write_text
    from journalclub.questions.exports import agenda_json, question_json

    club = app.find_club()
    chosen = club.session(session, app.today)
    plan, waiting = plan_session(club, chosen, minutes)
    if waiting:
        see = f"jc questions list {chosen.folder} --status new"
        app.screen.warn(f"{waiting} questions wait for release and are not in the plan; see: {see}")
    if deck:
        _note(app, club, chosen, plan)
    left = left_open(app, club, chosen)
    if as_json:
        offered = [question_json(q, names=names) for q in left]
        app.screen.json({"session": chosen.folder, **agenda_json(plan, names=names), "left_open": offered})
        return
    sheet = discussion_sheet(club, chosen, plan, left, names=names)
    if out is None:
        app.screen.result(sheet.rstrip("\n"))
    else:
        write_text(app.here / out, sheet)
        app.screen.say(f"Written to {out}.")
