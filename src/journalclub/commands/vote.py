"""`jc vote`: one vote more, or back, for a paper on the reading list. Not: the order that follows from it (papers)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from typing import Any

    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.session import ListedPaper


def vote(club: Club, paper: str, by: str | None = None, *, back: bool = False) -> tuple[ListedPaper, bool]:
    """Add a vote for a suggested paper, or take it back; the entry afterwards, and whether it changed.

    A name has one vote; votes without a name are counted. PAPER is its id in any form, or a part of its title. Raises
    JcError when it is not on the list, or no longer to be chosen.
    """
    from journalclub.club.reading_list import entry_of
    from journalclub.club.votes import add_vote, take_back
    from journalclub.text import NAME_LIMIT, display

    name = display(by, NAME_LIMIT) if by is not None else None
    if name == "":
        raise JcError("--by needs a name; leave it out to vote without one.")
    chosen = listed(club, paper)
    if chosen.status != "suggested":
        place = f" (sessions/{chosen.session})" if chosen.session else ""
        raise JcError(f"{chosen.id} is {chosen.status} already{place}: votes are for suggested papers.")

    def change(data: Any) -> bool:
        entry = entry_of(data, chosen.id)
        return entry is not None and (take_back if back else add_vote)(entry, name)

    changed = club.edit_papers(change)
    return listed(club, chosen.id), changed


def listed(club: Club, wanted: str) -> ListedPaper:
    """The entry of the reading list that a person means; raises JcError when none or several fit."""
    from journalclub.models.ids import is_paper_id, paper_key
    from journalclub.text import shorten

    papers = [p for p in club.papers if p.id]
    found = [p for p in papers if paper_key(p.id) == paper_key(wanted)]
    found = found or [p for p in papers if wanted.casefold() in (p.title or "").casefold()]
    if not found or not wanted.strip():
        add = f"jc suggest {paper_key(wanted)}" if is_paper_id(wanted) else "jc suggest ID"
        raise JcError(f"“{shorten(wanted)}” is not on the reading list (jc papers shows it); add it: {add}")
    if len(found) > 1:
        ids = ", ".join(p.id for p in found[:5])
        raise JcError(f"“{shorten(wanted)}” fits {len(found)} papers ({ids}); say which one.")
    return found[0]


@click.command("vote", epilog="Example: jc vote 2010.11929 --by NAME")
@click.argument("paper", metavar="PAPER")
@click.option(
    "--by", metavar="N", help="Whose vote it is: one for each name. Without it, it is only counted."
)
@click.option("--back", is_flag=True, help="Take the vote back.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, paper: str, by: str | None, back: bool, as_json: bool) -> None:
    """Vote for a suggested paper, named by its id or a part of its title."""
    from journalclub.commands.papers import paper_json
    from journalclub.text import display

    entry, changed = vote(app.find_club(), paper, by, back=back)
    if as_json:
        app.screen.json({**paper_json(entry), "changed": changed})
        return
    votes = f"{entry.votes} vote{'' if entry.votes == 1 else 's'}"
    title = f"{display(entry.id)} ({display(entry.title or 'no title')})"
    said = (
        ""
        if changed
        else "There is no such vote to take back: "
        if back
        else f"{display(by or '')} has voted already: "
    )
    app.screen.say(f"{said}{title} has {votes}.")
