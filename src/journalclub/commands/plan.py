"""`jc plan`: a talk's timed plan, and re-timing its deck. Not: the arithmetic (decks/plan.py, decks/retime.py)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.decks.retime import Plan
    from journalclub.models.session import Session

DECK, MARKDOWN = "presenter.pptx", "presenter.md"
LONGEST_TALK = 24 * 60  # minutes


def talk_minutes(club: Club, session: Session) -> int:
    """Minutes of the session's talk by its own agenda, or by the club's."""
    return (session.agenda or club.settings.agenda).talk_minutes


def read_talk(club: Club, session: Session) -> Plan:
    """The plan of the deck as it is; writes nothing. Raises JcError when there is no deck, or none that can be read."""
    from journalclub.decks.retime_pptx import read_plan

    deck = _deck(club, session)
    return read_plan(deck.read_bytes(), talk_minutes(club, session), deck.name)


def retime(club: Club, session: Session, minutes: int) -> Plan:
    """Give the talk another length: the clocks in presenter.pptx, .md and .html, and the session's agenda.

    No other text of the deck is touched. Raises JcError when there is no deck, or none that can be read.
    """
    from journalclub.club import files
    from journalclub.decks.retime_markdown import retime_markdown
    from journalclub.decks.retime_pptx import retime_pptx

    deck = _deck(club, session)
    notes = deck.with_name(MARKDOWN)
    with files.lock(club.root):
        was = deck.read_bytes()
        data, plan = retime_pptx(was, minutes, deck.name)
        said = files.read_text(notes) if notes.exists() else None
        text = retime_markdown(said, minutes, notes.name)[0] if said is not None else None
        files.write_back(deck, was, data)
        if said is not None and text is not None:
            files.write_back(notes, said, text)
    if minutes != talk_minutes(club, session):
        _record(club, session, minutes)
    follow(club, session)
    return plan


def follow(club: Club, session: Session) -> bool:
    """Make presenter.html anew when presenter.md changed; whether it did.

    Raises JcError when there are no slides in presenter.md.
    """
    from journalclub.assembly.renewing import renew_browser_deck
    from journalclub.club import files

    with files.lock(club.root):
        return renew_browser_deck(club, session)


def _deck(club: Club, session: Session) -> Path:
    deck = club.session_folder(session) / DECK
    if not deck.is_file():
        from journalclub.wording import making

        raise JcError(f"sessions/{session.folder} has no {DECK}; make it with: {making(session)}")
    return deck


def _record(club: Club, session: Session, minutes: int) -> None:
    """Write the talk's minutes into session.yaml, so that everything else keeps to the same clock."""
    from journalclub.club.settings_file import agenda_entries
    from journalclub.models.session import Agenda, AgendaPart

    agenda = session.agenda or club.settings.agenda
    talk = agenda.talk
    parts = tuple(AgendaPart(p.name, minutes) if p is talk else p for p in agenda.parts)

    def change(data: Any) -> bool:
        data["agenda"] = agenda_entries(Agenda(parts))
        return True

    club.edit_session(session, change)


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan for programs; `seconds` of all slides sum to `minutes` × 60."""
    return {
        "minutes": plan.minutes,
        "slides": [
            {"number": s.number, "title": s.title, "part": s.part, "start": s.start, "seconds": s.seconds}
            for s in plan.slides
        ],
        "moved": list(plan.moves),
    }


def plan_text(plan: Plan, width: int) -> str:
    """The plan for people."""
    from journalclub.terminal import table
    from journalclub.text import display

    rows = []
    for slide in plan.slides:
        if slide.seconds is None:
            when, long = "left out", ""
        else:
            when, long = _clock(slide.start), _clock(slide.seconds)
        rows.append((when, long, str(slide.number), display(slide.part), display(slide.title)))
    total = sum(s.seconds or 0 for s in plan.slides)
    return table(rows, ("From", "For", "Slide", "Part", "Title"), width) + f"\n\n{_clock(total)} in all."


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


@click.command("plan", epilog="Example: jc plan next --minutes 15")
@click.argument("session")
@click.option(
    "--minutes", type=click.IntRange(1, LONGEST_TALK), metavar="M", help="Re-time the talk to M minutes."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, session: str, minutes: int | None, as_json: bool) -> None:
    """Show a talk's timed plan, or give it another length.

    The times always sum exactly to the slot. Re-timing changes the clocks in the notes and the agenda slide, and says
    which slides were hidden; nothing else of an edited deck is touched, and more minutes bring hidden slides back.
    presenter.html is made anew when presenter.md has changed.
    """
    from journalclub.assembly.renewing import renew_session_page

    club = app.find_club()
    chosen = club.session(session, app.today)
    if minutes is None:
        plan = read_talk(club, chosen)
        if follow(club, chosen):
            app.screen.say("Made presenter.html anew from presenter.md.")
    else:
        plan = retime(club, chosen, minutes)
        renew_session_page(club, chosen.folder)
    if as_json:
        app.screen.json(plan_json(plan))
        return
    app.screen.result(plan_text(plan, app.screen.width))
    for sentence in plan.moves if minutes is not None else ():
        app.screen.say(sentence)
