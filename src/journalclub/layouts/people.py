"""Who presents and who chairs, as a cell shows them: as the club wrote it while that is true. Not: whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence

from journalclub.adopting.cells import parse_cell
from journalclub.adopting.names import Manner, read_people
from journalclub.layouts.links import link, text, with_links
from journalclub.models.session import Person

_MANNERS = (Manner(), Manner(family_first=True), Manner(comma_affiliation=True))


def names(people: Sequence[str], known: Sequence[Person] = ()) -> str:
    """Names joined by "&", as commas may stand within a name; with their links and affiliations."""
    return " & ".join(_name(name, known) for name in people)


def as_written(
    raw: str | None, people: Sequence[str], known: Sequence[Person] = (), suggested: Sequence[str] = ()
) -> str:
    """The club's own words, "video lecture by …", while they still name just these people; else the names."""
    if raw and _still_says(raw, people):
        shown = with_links(raw, [(p.name, p.url) for p in known if p.name in people])
        if "~~" in raw:
            shown = shown.replace(r"\~\~", "~~")
        told = raw
    else:
        shown, told = names(people, known), ""
    if suggested and not all(name in told for name in suggested):
        shown = f"{shown} (suggested by {text(' & '.join(suggested))})".strip()
    return shown


def _still_says(raw: str, people: Sequence[str]) -> bool:
    """Whether the words name these people, read in any manner a club may have."""
    wanted = set(people)
    return any(set(read_people(parse_cell(raw), manner).names) == wanted for manner in _MANNERS)


def _name(name: str, known: Sequence[Person]) -> str:
    person = next((p for p in known if p.name == name), None)
    shown = link(name, person.url if person else None)
    affiliation = person.affiliation if person else None
    return f"{shown} ({text(affiliation)})" if affiliation else shown
