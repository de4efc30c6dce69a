"""`jc papers`: the reading list in a table, what to read next first. Not: changing it (suggest, vote, new)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from journalclub.models.session import PaperStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.history import Tie
    from journalclub.models.session import ListedPaper

STATUSES: tuple[PaperStatus, ...] = get_args(PaperStatus)


def reading_list(
    app: App, club: Club, statuses: Collection[str] = STATUSES
) -> tuple[list[ListedPaper], dict[str, tuple[Tie, ...]]]:
    """The papers of some statuses in the order of choice, and the ties to what was read of those still suggested.

    The ties' keys are ids without version. Raises ProblemsError when the club's files are not in order.
    """
    from journalclub.club.history import known_papers
    from journalclub.models.history import Candidate
    from journalclub.models.ids import paper_key
    from journalclub.readinglist.order import in_order
    from journalclub.readinglist.ties import ties

    papers = [p for p in club.papers if p.status in statuses]
    candidates = [
        Candidate(paper_key(p.id), p.title or "", cites=p.cites) for p in papers if p.status == "suggested"
    ]
    if not candidates:
        return in_order(papers, {}), {}
    known, warnings = known_papers(club, app.today)
    for warning in warnings:
        app.screen.warn(warning)
    found = ties(candidates, known)
    return in_order(papers, found), found


def paper_json(paper: ListedPaper, found: Sequence[Tie] = ()) -> dict[str, Any]:
    """An entry of the list for programs."""
    return {
        "id": paper.id or None,
        "title": paper.title,
        "status": paper.status,
        "votes": paper.votes,
        "voters": list(paper.voters),
        "suggested_by": list(paper.suggested_by),
        "why": paper.why,
        "cites": list(paper.cites),
        "session": paper.session,
        "ties": ties_json(found),
    }


def ties_json(found: Sequence[Tie]) -> list[dict[str, Any]]:
    """Ties to what was read, for programs."""
    return [
        {
            "kind": tie.kind,
            "id": tie.paper.id or None,
            "title": tie.paper.title or None,
            "session": tie.paper.session,
            "date": tie.paper.date.isoformat() if tie.paper.date else None,
        }
        for tie in found
    ]


def papers_table(papers: Sequence[ListedPaper], found: Mapping[str, Sequence[Tie]], width: int) -> str:
    """Status, votes, id, who suggested it, session and title in columns; below it, why a paper stands first."""
    from journalclub.models.ids import paper_key
    from journalclub.readinglist.ties import reason
    from journalclub.terminal import table
    from journalclub.text import display

    rows = [
        (
            p.status,
            str(p.votes) if p.votes else "–",
            display(p.id, 24) or "–",
            display(", ".join(p.suggested_by), 24) or "–",
            display(p.session or "", 32) or "–",
            display(p.title or ""),
        )
        for p in papers
    ]
    lines = [table(rows, ("Status", "Votes", "Paper", "Suggested by", "Session", "Title"), width)]
    for paper in papers:
        if why := reason(found.get(paper_key(paper.id), ())):
            lines.append(f"{display(paper.id, 24)}: {why}.")
    return "\n".join(lines)


@click.command("papers", epilog="Example: jc papers --status suggested")
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Only these; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, statuses: tuple[str, ...], as_json: bool) -> None:
    """Show the reading list.

    Suggested papers come first: those cited by, or citing, what the club has read, then by their votes.
    """
    from journalclub.models.ids import paper_key

    club = app.find_club()
    papers, found = reading_list(app, club, statuses or STATUSES)
    if as_json:
        document = [paper_json(p, found.get(paper_key(p.id), ())) for p in papers]
        app.screen.json({"club": club.settings.name, "papers": document})
    elif papers:
        app.screen.result(papers_table(papers, found, app.screen.width))
    else:
        app.screen.say("The reading list has none; put a paper on it with: jc suggest 2010.11929")
