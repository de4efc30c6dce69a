"""`jc announce`: the mail, chat message or issue that invites to a session. Not: its words (outputs/)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.session import Session
    from journalclub.outputs.announcement import Announcement, Medium

MEDIA = ("email", "slack", "issue")


def announcement(club: Club, session: Session, medium: Medium) -> Announcement:
    """The text for a session. Raises JcError when a template is faulty, private.yaml or papers.yaml not in order."""
    from journalclub.club.record import load_record
    from journalclub.outputs.announcement import Occasion, announce
    from journalclub.render import Templates

    folder = club.session_folder(session)
    preprint = abstract = None
    try:
        preprint, reading = load_record(folder)
        abstract = reading.abstract or preprint.abstract
    except JcError:
        if (folder / "paper.json").exists():
            raise
    occasion = Occasion(
        session,
        club.settings,
        club.meeting(session),
        preprint,
        abstract,
        has_sheet=(folder / "questions.md").is_file(),
    )
    return announce(occasion, medium, Templates(club.templates))


def _missing(club: Club, session: Session) -> list[str]:
    """What a reader of the announcement would ask for, as keys of session.yaml."""
    missing = []
    if session.date is None:
        missing.append("date")
    if not (session.start or club.settings.start or session.time or any(p.start for p in session.parts)):
        missing.append("start")
    if not (session.place or club.settings.place or club.meeting(session)):
        missing.append("place")
    if not (session.presenters or session.chairs or session.presenters_raw):
        missing.append("presenters")
    return missing


@click.command("announce", epilog="Example: jc announce next --for slack")
@click.argument("session")
@click.option(
    "--for",
    "medium",
    type=click.Choice(MEDIA),
    default="email",
    help="A mail in plain text (default), Slack's mrkdwn, or an issue in Markdown.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, session: str, medium: Medium, as_json: bool) -> None:
    """Write the text that invites to a session, to copy and send.

    The time is given in the club's zone and in those of `also_shown:` in papers.yaml. The meeting's address comes from
    private.yaml and stands nowhere else. A club's own templates/announce-email.txt.j2 and its neighbours win.
    """
    club = app.find_club()
    chosen = club.session(session, app.today)
    made = announcement(club, chosen, medium)
    if as_json:
        app.screen.json({"session": chosen.folder, "for": medium, "subject": made.subject, "text": made.text})
    else:
        app.screen.result(made.text.rstrip("\n"))
    if medium == "issue" and club.meeting(chosen) and chosen.status != "cancelled":
        app.screen.warn("The text has the meeting's address: post it only where members alone can read it.")
    days = chosen.all_days
    if days and days[-1] < app.today:
        app.screen.warn(f"{chosen.folder} was on {days[-1]}.")
    if chosen.status != "cancelled":
        if missing := _missing(club, chosen):
            keys = ", ".join(f"`{key}:`" for key in missing)
            join = "; an address to join goes into private.yaml as `meeting:`" if "place" in missing else ""
            app.screen.warn(
                f"It says no {', no '.join(missing)}: write {keys} into sessions/{chosen.folder}/session.yaml{join}."
            )
        if "announced" not in {d.step for d in chosen.done}:
            app.screen.say(f"When it is sent, tick it off: jc status {session} --done announced")
