"""Fitting text to an area: type size, trimming, spreading over slides. Not: cutting quotes, or writing files. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from journalclub.decks import layout
from journalclub.decks.layout import Area
from journalclub.decks.metrics import paragraphs_height, text_width
from journalclub.models.deck import Bullet
from journalclub.models.paper import Statement
from journalclub.shorten import on_slide

TITLE_SIZES = (layout.TITLE_SIZE, 26.0, 24.0)
COVER_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0, 21.0, 18.0)
BULLETS_PER_SLIDE = 4
WORDS_PER_SLIDE = 66  # of several quotes on one slide: more is a page to read
QUOTE_LIMIT = 2000  # characters
LONGEST = 55  # words; a longer quote is read from the notes, not from the slide
PREFERRED = 40  # words; longer ones only where there are no shorter


def fits(texts: Sequence[str], area: Area, size: float, gap: float = 0.0, bold: bool = False) -> bool:
    """Whether paragraphs of that size stay inside the area."""
    return paragraphs_height(list(texts), size, area.width, gap, bold) <= area.height


def height(texts: Sequence[str], area: Area | None, size: float, gap: float = 0.0) -> float:
    """Height in points of paragraphs set in the width of the area."""
    return paragraphs_height(list(texts), size, area.width, gap) if area is not None else 0.0


def body_height(texts: Sequence[str], design: layout.Layout) -> float:
    """Height in points that a layout's text takes in its own area."""
    if design.body is None:
        return 0.0
    narrow = design.body._replace(width=design.body.width - design.indent)
    return height(texts, narrow, body_size(texts, design.body, design), design.gap)


def largest(
    texts: Sequence[str], area: Area, sizes: Sequence[float], gap: float = 0.0, bold: bool = False
) -> float | None:
    """The first of the sizes (in points, falling) at which the paragraphs fit; None when none does."""
    return next((size for size in sizes if fits(texts, area, size, gap, bold)), None)


def body_size(texts: Sequence[str], area: Area, design: layout.Layout) -> float:
    """The type size of a slide's text: larger for few words, smaller (to 18 pt) only in a club's smaller areas."""
    narrow = Area(area.x, area.y, area.width - design.indent, area.height * layout.AIRY)
    airy = largest(texts, narrow, design.larger, design.gap)
    if airy is not None:
        return airy
    full = narrow._replace(height=area.height)
    sizes = [s for s in (design.body_size, 22.0, 20.0, layout.LEAST_SIZE) if s <= design.body_size]
    return largest(texts, full, sizes, design.gap) or layout.LEAST_SIZE


def trimmed(text: str, area: Area, size: float, bold: bool = False) -> str:
    """Text that is no quote (a title, a reference), cut at a word and marked with "…" when it does not fit."""
    if fits([text], area, size, bold=bold):
        return text
    words = text.split()
    low, high = 0, len(words)
    while low < high:  # the most words that fit, by halving
        middle = (low + high + 1) // 2
        if fits([" ".join(words[:middle]) + " …"], area, size, bold=bold):
            low = middle
        else:
            high = middle - 1
    if low:
        return " ".join(words[:low]) + " …"
    kept = words[0] if words else ""
    while kept and text_width(kept + "…", size, bold) > area.width:
        kept = kept[: len(kept) * 3 // 4]
    return kept + "…"


def bullet_text(bullet: Bullet) -> str:
    """A bullet with its page as it stands on the slide."""
    return f"{bullet.text}\u00a0\u00a0p.\u00a0{bullet.source.page}" if bullet.source else bullet.text


def bullets_of(statements: Sequence[Statement]) -> tuple[list[Bullet], list[Statement]]:
    """Bullets of those that are short enough for a slide, whole, and the others."""
    bullets, long = [], []
    for quote in statements:
        text = on_slide(quote.text)
        if len(text.split()) > LONGEST or len(text) > QUOTE_LIMIT:
            long.append(quote)
        elif text:
            bullets.append(Bullet(text, quote))
    return bullets, long


def as_many_as_fit(bullets: Sequence[Bullet], area: Area, size: float, gap: float) -> int:
    """How many of the bullets, from the first, fit the area."""
    narrow = Area(area.x, area.y, area.width - layout.INDENT, area.height)
    count = 0
    while count < len(bullets) and fits([bullet_text(b) for b in bullets[: count + 1]], narrow, size, gap):
        count += 1
    return count


def is_light(group: Sequence[Bullet], area: Area) -> bool:
    """Whether a slide can hold these several: they fit, and are not much to read."""
    few = len(group) <= BULLETS_PER_SLIDE and sum(len(b.text.split()) for b in group) <= WORDS_PER_SLIDE
    return few and as_many_as_fit(group, area, layout.BODY_SIZE, layout.PARAGRAPH_GAP) == len(group)


def spread(bullets: Sequence[Bullet], area: Area) -> tuple[list[list[Bullet]], list[Bullet]]:
    """Bullets in their order over as few slides as hold them; those that fit no slide at all come second."""
    groups: list[list[Bullet]] = []
    impossible: list[Bullet] = []
    for bullet in bullets:
        if groups and is_light([*groups[-1], bullet], area):
            groups[-1].append(bullet)
        elif as_many_as_fit([bullet], area, layout.BODY_SIZE, layout.PARAGRAPH_GAP):
            groups.append([bullet])
        else:
            impossible.append(bullet)
    return groups, impossible
