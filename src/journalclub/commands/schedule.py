"""`jc schedule` on the command line: its options, its table, its JSON. Not: making the sessions (scheduling.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from journalclub.commands.given import day

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.scheduling import Scheduled


def scheduled_json(result: Scheduled, *, dry: bool) -> dict[str, Any]:
    """What came of it, for programs."""
    return {
        "rules": [{"text": r.text, "rrule": r.rrule} for r in result.rules],
        "from": result.anchor.isoformat(),
        "dry_run": dry,
        "made": [
            {
                "folder": None if dry else s.folder,
                "date": s.date.isoformat() if s.date else None,
                "dates": [d.isoformat() for d in s.all_days],
                "start": s.start,
                "presenters": list(s.presenters),
            }
            for s in result.made
        ],
        "skipped": [{"date": s.day.isoformat(), "why": s.why} for s in result.skipped],
        "turns": [
            {
                "session": None if dry and t.folder[:10] == t.folder else t.folder,
                "date": t.days[0].isoformat(),
            }
            | {"presenter": t.name, "why": t.why}
            for t in result.turns
        ],
    }


def scheduled_text(club: Club, result: Scheduled, width: int) -> str:
    """The new dates and those left out, in order; then whose turn it is."""
    from journalclub.terminal import table
    from journalclub.text import display

    start = club.settings.start or ""
    rows = [
        (d.isoformat(), f"{d:%a}", start, f"skipped: {display(s.why)}")
        for s in result.skipped
        for d in [s.day]
    ]
    for session in result.made:
        rows += [
            (d.isoformat(), f"{d:%a}", start, display(_about(session.all_days, n)))
            for n, d in enumerate(session.all_days)
        ]
    lines = [table(sorted(rows), ("Date", "Day", "Start", "Session"), width)] if rows else []
    if result.turns:
        turns = [(t.days[0].isoformat(), display(t.name or "nobody"), display(t.why)) for t in result.turns]
        lines.append(table(turns, ("Date", "Presenter", "Why"), width))
    return "\n\n".join(lines)


def _about(days: tuple[object, ...], place: int) -> str:
    return "new" if len(days) == 1 else f"new, evening {place + 1} of {len(days)}"


@click.command("schedule", epilog="Example: jc schedule --count 6 --assign --dry-run")
@click.option("--count", type=click.IntRange(0, 500), metavar="N", help="So many new sessions.")
@click.option("--until", metavar="D", help="All up to this day (default: three months ahead).")
@click.option("--assign", is_flag=True, help="Name presenters for the sessions that have none, by turns.")
@click.option("--seed", type=int, default=0, metavar="N", help="Draw other lots where turns are equal.")
@click.option("--dry-run", "dry", is_flag=True, help="Show it; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(
    app: App, count: int | None, until: str | None, assign: bool, seed: int, dry: bool, as_json: bool
) -> None:
    """Make sessions for the next free dates of the club's rule.

    The rule is in papers.yaml under `schedule:`; public holidays and breaks are skipped and told, dates that have a
    session are kept. `--count 0 --assign` only names presenters: who presented least within a year, then who waited
    longest, never who is away.
    """
    from journalclub.scheduling import Wanted, schedule_sessions
    from journalclub.wording import counted

    if count is not None and until is not None:
        raise click.UsageError("--count and --until are two ways to say how far; give one of them.")
    club = app.find_club()
    last = day(until, "--until") if until else None
    result = schedule_sessions(club, Wanted(count, last, assign, seed), app.today, dry=dry)
    if as_json:
        app.screen.json(scheduled_json(result, dry=dry))
        return
    text = scheduled_text(club, result, app.screen.width)
    if text:
        app.screen.result(text)
    rules = "; ".join(r.text for r in result.rules)
    since = f", counted from {result.anchor}" if any(r.interval > 1 for r in result.rules) else ""
    made = counted(len(result.made), "session")
    if result.made:
        app.screen.say(f"{'Would make' if dry else 'Made'} {made} ({rules}{since}).")
    elif count != 0:
        app.screen.say(f"Every date that is free has a session already ({rules}{since}).")
    if any(t.name is None for t in result.turns):
        app.screen.warn(
            "some sessions have nobody to present; ask around, or write `away:` anew in papers.yaml."
        )
    if result.made and not dry:
        app.screen.say(f"Next: jc new PAPER --date {result.made[0].date}")
