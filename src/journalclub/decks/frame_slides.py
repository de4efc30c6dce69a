"""The slides around the paper's own: cover, agenda, discussion, links. Not: quotes, figures (paper_slides.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journalclub.bibliography import read_first, short_reference
from journalclub.decks import clock, layout
from journalclub.decks.fit import COVER_SIZES, fits, largest, trimmed
from journalclub.decks.layout import Area
from journalclub.decks.metrics import LINE_SPACING
from journalclub.models.deck import Brief, Bullet, Prompt, Slide
from journalclub.wording import authors_line, authors_of, day, first_author, paper_line, title_of

_REPOSITORY = re.compile(r"https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)/[\w.-]+/[\w.-]+")
_SPACES = re.compile(r"[ \t\r\n]+")  # not the space that keeps "p." and its number together
_FULL_WIDTH = layout.WIDTH - 2 * layout.MARGIN
OPENING, REFERENCES, DISCUSSION = "Opening", "References", "Discussion"
PAPER_PROMPTS = 3  # of ours on the discussion slide, beside the club's
LINKS_SHOWN = 4
_LINK_KINDS = ("code", "data", "project", "video")  # papers and the rest are cited, not ours to follow


def cover(brief: Brief) -> Slide:
    """Title, authors, occasion, and the paper's first page."""
    design = layout.LAYOUTS["cover"]
    assert design.body is not None  # noqa: S101 - a constant of ours
    title = title_of(brief)
    if largest([title], design.title, COVER_SIZES, bold=True) is None:
        title = trimmed(title, design.title, COVER_SIZES[-1], bold=True)
    session, club = brief.session, brief.club
    occasion = [club.name, day(session.date.isoformat()) if session.date else ""]
    presenters = f"Presented by {authors_line(session.presenters)}" if session.presenters else ""
    lines = (
        authors_line(authors_of(brief)),
        paper_line(brief.preprint),
        " · ".join(o for o in occasion if o),
        presenters,
    )
    return Slide(
        kind="cover",
        title=title,
        part=OPENING,
        bullets=tuple(Bullet(t) for t in _fitted([x for x in lines if x], design)),
        picture=brief.cover,
    )


def agenda(parts: Sequence[tuple[str, int]], minutes: int, afterwards: str = "") -> Slide:
    """What we will do: each part with its time, then what follows the talk; `parts` are names and seconds."""
    lines = [clock.agenda_line(name, seconds) for name, seconds in parts]
    return Slide(
        kind="agenda",
        title=clock.agenda_title(minutes),
        part=OPENING,
        bullets=tuple(Bullet(line) for line in (*lines, afterwards) if line),
    )


def discussion(brief: Brief, prompts: Sequence[Prompt]) -> Slide:
    """The club's prompts and some made from this paper."""
    ours = _varied(prompts)
    lines = [*brief.club.prompts, *ours] or ["What will you remember of this paper?"]
    return Slide(
        kind="discussion",
        title="Discussion",
        part=DISCUSSION,
        bullets=tuple(Bullet(t) for t in _fitted(lines, layout.LAYOUTS["discussion"])),
    )


def references(brief: Brief) -> Slide:
    """The paper itself, its code and data, and the works it cites most."""
    preprint, reading = brief.preprint, brief.reading
    paper = [
        first_author(authors_of(brief)),
        title_of(brief),
        paper_line(preprint),
        preprint.url or "",
    ]
    seen: dict[str, tuple[int, int]] = {}
    for link in reading.links:
        if link.kind in _LINK_KINDS:
            seen.setdefault(repository(link.url), (_LINK_KINDS.index(link.kind), link.page))
    links = sorted((kind, page, url) for url, (kind, page) in seen.items())[:LINKS_SHOWN]
    lines = [". ".join(p.rstrip(".") for p in paper if p)]
    lines += [f"{_LINK_KINDS[kind].capitalize()}: {url} (p. {page})" for kind, page, url in links]
    if preprint.journal_ref or preprint.doi:
        lines.append("Published: " + " ".join(x for x in (preprint.journal_ref, preprint.doi) if x))
    lines += [f"Read first: {short_reference(r)} (cited {r.cited} times)" for r in read_first(reading)]
    return Slide(
        kind="references",
        title="References and links",
        part=REFERENCES,
        bullets=tuple(Bullet(t) for t in _fitted(lines, layout.LAYOUTS["references"])),
    )


def repository(url: str) -> str:
    """The address of the whole repository for one of a file in it; any other address as it is."""
    match = _REPOSITORY.match(url)
    return match[0] if match else url


def _fitted(lines: Sequence[str], design: layout.Layout) -> list[str]:
    """The lines that fit the layout's text area, from the first; one of more than three printed lines is trimmed."""
    assert design.body is not None  # noqa: S101 - a constant of ours
    size = design.body_size
    narrow = Area(design.body.x, design.body.y, design.body.width - design.indent, design.body.height)
    three = Area(0, 0, narrow.width, 3 * size * 1.2)
    kept: list[str] = []
    for line in lines:
        line = trimmed(_SPACES.sub(" ", line).strip(), three, size)
        if fits([*kept, line], narrow, size, design.gap):
            kept.append(line)
    return kept


def _varied(prompts: Sequence[Prompt]) -> list[str]:
    """One prompt of each kind, the shortest that is about something in the paper; three at most, and none is cut."""
    design = layout.LAYOUTS["discussion"]
    room = Area(0, 0, _FULL_WIDTH - design.indent, 3 * design.body_size * LINE_SPACING + 1)
    first: dict[str, str] = {}
    for prompt in sorted(prompts, key=lambda p: (p.source is None, len(p.text))):
        line = f"{prompt.text} (p.\u00a0{prompt.page})"
        if fits([line], room, design.body_size):
            first.setdefault(prompt.kind, line)
    return list(first.values())[:PAPER_PROMPTS]
