"""`jc suggest` on the command line: what is shown, asked and told. Not: the work itself (suggesting.py)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.suggesting import About, Found, Suggestion, Today

LINE = 160  # characters of an abstract that are shown


def today_text(found: Sequence[Found]) -> str:
    """The papers for people: number, title, id, authors, the abstract's beginning, and why one stands first."""
    from journalclub.readinglist.ties import reason
    from journalclub.text import display
    from journalclub.wording import authors_line

    lines = []
    for number, one in enumerate(found, 1):
        listed = f"  [{one.listed.status}]" if one.listed else ""
        lines.append(f"{number:>3}. {click.style(one.preprint.title, bold=True)}")
        lines.append(f"     {one.preprint.ref}  {one.kind}  {authors_line(one.preprint.authors, 4)}{listed}")
        if one.preprint.abstract:
            lines.append(f"     {display(one.preprint.abstract, LINE)}")
        if one.ties:
            lines.append(f"     → {reason(one.ties)}")
    return "\n".join(lines)


def today_json(category: str, today: Today, outcomes: Sequence[Suggestion]) -> dict[str, Any]:
    """The papers for programs."""
    from journalclub.commands.papers import ties_json

    return {
        "category": category,
        "announced": today.announced,
        "papers": [
            {
                "id": one.preprint.id,
                "version": one.preprint.version,
                "title": one.preprint.title,
                "authors": list(one.preprint.authors),
                "abstract": one.preprint.abstract,
                "categories": list(one.preprint.categories),
                "kind": one.kind,
                "licence": one.preprint.licence.uri,
                "url": one.preprint.url,
                "listed": one.listed.status if one.listed else None,
                "ties": ties_json(one.ties),
            }
            for one in today.found
        ],
        "added": [o.listed.id for o in outcomes if o.added and o.listed is not None],
        "warnings": list(today.warnings),
    }


def suggestions_json(outcomes: Sequence[Suggestion]) -> dict[str, Any]:
    """What came of papers suggested by id, for programs."""
    from journalclub.commands.papers import paper_json

    return {
        "papers": [
            {"paper": o.paper, "added": o.added, **paper_json(o.listed)}
            for o in outcomes
            if o.listed is not None
        ],
        "failures": [{"paper": o.paper, "error": o.failure} for o in outcomes if o.failure is not None],
    }


def _from_feed(
    app: App,
    club: Club,
    category: str,
    match: Sequence[str],
    wishes: tuple[str, bool, bool],
    about: About,
    as_json: bool,
) -> None:
    """Show today's papers, and put on the list what was asked for, or is now."""
    from journalclub.suggesting import Suggestion, choose, look_at_today, put_on_list

    add, add_all, new_versions = wishes
    today = look_at_today(app, club, category, match, new_versions=new_versions)
    for warning in today.warnings:
        app.screen.warn(warning)
    answer = "all" if add_all else add
    if not as_json and not (answer and today.found):
        if today.found:
            app.screen.result(today_text(today.found))
        app.screen.say(_counted(today, category))
    chosen = choose(today.found, answer, numbered=False) if answer or as_json else _asked(app, today)
    outcomes = put_on_list(
        app, club, [(f.preprint.id, f.preprint) for f in chosen if f.listed is None], about
    )
    outcomes += [Suggestion(f.preprint.id, f.listed, False) for f in chosen if f.listed is not None]
    if as_json:
        app.screen.json(today_json(category, today, outcomes))
    _tell(app, outcomes)


def _asked(app: App, today: Today) -> list[Found]:
    """The papers that the person at the terminal chooses; a slip is told, and asked again."""
    from journalclub.errors import JcError
    from journalclub.suggesting import choose

    while any(f.listed is None for f in today.found):
        answer = app.screen.ask("Which go on the reading list? Numbers such as 1 3, all, or Enter for none")
        try:
            return choose(today.found, answer or "")
        except JcError as error:
            app.screen.warn(str(error))
    return []


def _counted(today: Today, category: str) -> str:
    """How many there are, and what to do."""
    if not today.announced:
        return f"arXiv announces nothing in {category} today; there is no list on Saturdays, Sundays and holidays."
    said = f"{len(today.found)} of {today.announced} papers announced today in {category}."
    if today.new_versions:
        said += f" New versions of {today.new_versions} older ones: --new-versions shows them."
    if any(f.listed is None for f in today.found):
        said += " To put some on the reading list: --add ID, or --add-all."
    return said


def _tell(app: App, outcomes: Sequence[Suggestion]) -> None:
    """What was put on the list, what was there, and what failed."""
    from journalclub.text import display

    for outcome in outcomes:
        if outcome.failure is not None:
            app.screen.fail(f"{outcome.paper}: {outcome.failure}")
        elif outcome.listed is not None:
            title = f"{display(outcome.listed.id)} ({display(outcome.listed.title or 'no title')})"
            if outcome.added:
                app.screen.say(f"{title} is on the reading list now.")
            else:
                vote = f"; vote for it: jc vote {outcome.listed.id}"
                vote = vote if outcome.listed.status == "suggested" else ""
                app.screen.say(f"{title} is on the list already, {outcome.listed.status}{vote}.")


@click.command(
    "suggest",
    epilog='Example: jc suggest 2010.11929 --by NAME; jc suggest --feed cs.CV --match "vision transformer"',
)
@click.argument("papers", metavar="[PAPER]...", nargs=-1)
@click.option("--by", metavar="N", help="Who suggests it.")
@click.option("--why", metavar="TEXT", help="Why, in a sentence.")
@click.option(
    "--quick", is_flag=True, help="Do not fetch the paper to see which of the club's papers it cites."
)
@click.option("--feed", metavar="CATEGORY", help="Show what arXiv announces today, such as in cs.CV.")
@click.option(
    "--match", metavar="WORDS", multiple=True, help="Only papers with all these words; repeat for others."
)
@click.option("--new-versions", is_flag=True, help="Also new versions of older papers.")
@click.option("--add", metavar="ID", multiple=True, help="Put these of the list on the reading list.")
@click.option("--add-all", is_flag=True, help="Put all that match on the reading list.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(
    app: App,
    papers: tuple[str, ...],
    by: str | None,
    why: str | None,
    quick: bool,
    feed: str | None,
    match: tuple[str, ...],
    new_versions: bool,
    add: tuple[str, ...],
    add_all: bool,
    as_json: bool,
) -> None:
    """Put papers on the reading list: by id, or chosen from what arXiv announces today.

    PAPER is an arXiv id or address in any form. With --feed nothing is put on the list before you say which.
    """
    from journalclub.suggesting import About, suggest
    from journalclub.text import NAME_LIMIT, display

    if (feed is None) == (not papers):
        raise click.UsageError(
            "Name a paper (jc suggest 2010.11929) or a category (jc suggest --feed cs.CV)."
        )
    if feed is None and (match or add or add_all or new_versions):
        raise click.UsageError("--match, --new-versions, --add and --add-all belong to --feed CATEGORY.")
    if add_all and not match:
        raise click.UsageError(
            "--add-all needs --match WORDS: a category announces hundreds of papers a day."
        )
    club = app.find_club()
    about = About(display(by or "", NAME_LIMIT) or None, display(why or "") or None, quick)
    if feed is not None:
        wishes = (" ".join(add), add_all, new_versions)
        _from_feed(app, club, feed, match, wishes, about, as_json)
        return
    outcomes = suggest(app, club, papers, about)
    if as_json:
        app.screen.json(suggestions_json(outcomes))
    _tell(app, outcomes)
    if any(o.failure for o in outcomes):
        raise click.exceptions.Exit(1)
