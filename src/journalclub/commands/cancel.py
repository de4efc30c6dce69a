"""`jc cancel`: a session that does not take place. Not: telling people of it (announce, publish)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from journalclub.app import App


@click.command("cancel", epilog='Example: jc cancel next --why "The presenter is ill"')
@click.argument("session")
@click.option("--why", required=True, metavar="W", help="The reason, as people will read it.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, session: str, why: str, as_json: bool) -> None:
    """Cancel a session, with the reason.

    It stays in the club's list and calendar as cancelled, its files stay, and its papers are suggestions again.
    `jc move` gives it another day instead.
    """
    from journalclub.club.changing import cancel_session, settle
    from journalclub.commands.move import renew_page
    from journalclub.errors import JcError
    from journalclub.text import display

    club = app.find_club()
    chosen = club.session(session, app.today)
    reason = display(why)
    if not reason:
        raise click.UsageError('--why takes the reason, such as --why "Public holiday".')
    same = chosen.status == "cancelled" and chosen.reason == reason
    cancelled, changed = settle(club, chosen) if same else (cancel_session(club, chosen, reason), True)
    notes: list[str] = []
    changed |= renew_page(club, cancelled, notes)
    if not changed:
        raise JcError(f"{chosen.folder} is cancelled already; nothing was changed.")
    for note in notes:
        app.screen.warn(note)
    if as_json:
        app.screen.json(
            {"folder": cancelled.folder, "uid": cancelled.uid, "status": cancelled.status, "reason": reason}
        )
        return
    app.screen.result(f"{cancelled.folder} is cancelled: {reason}")
    app.screen.say(f"Tell people: jc announce {cancelled.folder}, and jc publish")
