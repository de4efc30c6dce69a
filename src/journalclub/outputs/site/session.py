"""A session's page on the site. Not: README.md in its folder (outputs/session_page.py). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journalclub.models.publication import Material, Page, Shown
from journalclub.models.session import ClubSettings, Part, SessionLink
from journalclub.outputs.entry import SESSIONS, club_file
from journalclub.outputs.site.frame import frame
from journalclub.outputs.site.place import Place
from journalclub.programme import Evening, programme
from journalclub.render import Templates
from journalclub.shorten import caption_text
from journalclub.text import NAME_LIMIT, display
from journalclub.wording import paper_address, place_in_paper

TEMPLATE = "site-session.html.j2"
PLACE = Place("../../")
_LICENCES = {
    "licenses/by/": "CC BY",
    "licenses/by-sa/": "CC BY-SA",
    "licenses/by-nc/": "CC BY-NC",
    "licenses/by-nd/": "CC BY-ND",
    "licenses/by-nc-sa/": "CC BY-NC-SA",
    "licenses/by-nc-nd/": "CC BY-NC-ND",
    "publicdomain/zero/": "CC0",
    "publicdomain/mark/": "public domain",
}


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part with its hours in words, and links that work from the page."""

    part: Part
    evening: Evening
    links: tuple[Material, ...]


def session_page(page: Page, club: ClubSettings, templates: Templates) -> str:
    """The page from the club's template or ours."""
    copied: dict[str | None, Material] = {m.source: m for m in page.entry.materials if m.copied and m.source}
    uri = page.paper.licence.uri if page.paper else None
    told = programme(page.session)
    return templates.render(
        TEMPLATE,
        **frame(club, "", PLACE),
        shown=page,
        entry=page.entry,
        session=page.session,
        people={name: p for p in page.people for name in (p.name, display(p.name, NAME_LIMIT))},
        parts=[
            PartShown(part, evening, tuple(_links(part.links, copied)))
            for part, evening in zip(page.parts, told.evenings, strict=True)
        ],
        folder=f"{SESSIONS}/{page.entry.folder}",
        figures=[(f, _caption(f)) for f in page.paper.figures] if page.paper else [],
        elsewhere=_elsewhere(page),
        licence=licence_name(uri) if uri and page.paper and page.paper.figures else "",
        licence_uri=uri,
        groups=_grouped(page.entry.materials),
        programme=told,
        sequels=[(p, paper_address(p)) for p in page.session.sequels],
    )


def licence_name(uri: str) -> str:
    """A licence as people call it: "CC BY 4.0"; its address when it is none we know."""
    for part, name in _LICENCES.items():
        if part in uri:
            version = uri.split(part, 1)[1].strip("/").split("/")[0]
            return f"{name} {version}" if version.replace(".", "").isdecimal() else name
    return uri


def _caption(figure: Shown) -> str:
    """The caption without the figure's name, which stands before it."""
    return caption_text(figure.caption, figure.name.split(" ", 1)[1])


def _elsewhere(page: Page) -> list[tuple[str, str]]:
    """Figures that may not be copied, each with the place in the paper's own PDF where it is seen."""
    paper = page.paper
    if paper is None or paper.figures:
        return []
    places = ((f"{name}, p. {number}", place_in_paper(paper.url, number)) for name, number in paper.listed)
    return [(name, address) for name, address in places if address]


def _links(links: Sequence[SessionLink], copied: dict[str | None, Material]) -> list[Material]:
    shown = []
    for link in links:
        if "://" in link.url or link.url.startswith("//"):
            shown.append(Material(link.kind, link.label or "", link.url))
        elif (known := copied.get(club_file(link.url))) is not None:
            shown.append(Material(link.kind, link.label or "", known.target, True))
    return shown


def _grouped(materials: Sequence[Material]) -> list[tuple[str, list[Material]]]:
    """By kind, in the order of their first."""
    found: dict[str, list[Material]] = {}
    for material in materials:
        found.setdefault(material.kind.casefold(), []).append(material)
    return list(found.items())
