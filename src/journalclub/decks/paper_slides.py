"""Slides about the paper itself: quotes, and figures with their caption and the quotes that belong to them. Pure.

Not: the slides around them (frame_slides.py), nor which of them fit the minutes (plan.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journalclub.decks import figures, layout
from journalclub.decks.fit import TITLE_SIZES, as_many_as_fit, bullets_of, fits, largest, spread, trimmed
from journalclub.models.deck import Bullet, Slide, SlideKind
from journalclub.models.paper import Figure, Statement
from journalclub.shorten import caption_text, leading_clause, leading_phrases, sentences, without_panel
from journalclub.shorten import statement as shortened
from journalclub.wording import figure_place

TALL = 1.25  # width ÷ height below which a figure stands beside text instead of above its caption
WIDE = 3.2  # above which there is room for text below it
BESIDE, BELOW = 3, 2  # most quotes beside a tall figure, below a wide one
CAPTION_WORDS = 42  # most words below or beside a figure; the whole caption is in the notes
TALKATIVE = 25  # words of a caption that fill the column beside a tall figure by themselves
LEAST_LEAD = 5  # words of a caption worth heading a slide with when they have to be cut
SHORTEST_TITLE = 4  # characters
HEADLINE_WORDS = 20  # a longer quote is no headline
TITLE_AREA = layout.LAYOUTS["figure"].title


def text_slides(part: str, title: str, quotes: Sequence[Statement]) -> list[Slide]:
    """As many slides as the quotes need, three to a slide at most; quotes too long for any go to the notes."""
    area = layout.LAYOUTS["text"].body
    assert area is not None  # noqa: S101 - a constant of ours
    bullets, long = bullets_of(quotes)
    groups, impossible = spread(bullets, area)
    aside = tuple(long) + tuple(b.source for b in impossible if b.source)
    slides = [
        Slide(
            kind="text",
            title=title if index == 0 else f"{title}, continued",
            part=part,
            bullets=tuple(group),
            evidence=tuple(b.source for b in group if b.source),
        )
        for index, group in enumerate(groups)
    ]
    if slides and aside:
        slides[0] = with_asides(slides[0], aside)
    elif (
        aside
    ):  # nothing is short enough: the shortest clause of the first leads, its full quote is in the notes
        slides = [Slide("text", title, part, bullets=(_opening_clause(aside[0]),), evidence=aside)]
    return slides


def with_asides(slide: Slide, quotes: Sequence[Statement]) -> Slide:
    """The slide with more quotes in its notes."""
    return replace(slide, evidence=slide.evidence + tuple(quotes))


def with_bullet(slide: Slide, bullet: Bullet) -> Slide:
    """The slide with one more bullet; as it is when that does not fit."""
    area = layout.LAYOUTS[slide.kind].body
    bullets = (*slide.bullets, bullet)
    if area is None or as_many_as_fit(bullets, area, layout.BODY_SIZE, layout.PARAGRAPH_GAP) < len(bullets):
        return slide
    return replace(slide, bullets=bullets)


def plain_text(part: str, title: str, bullets: Sequence[Bullet]) -> list[Slide]:
    """One slide with the first of the bullets that fit it; none when there are none."""
    area = layout.LAYOUTS["text"].body
    assert area is not None  # noqa: S101 - a constant of ours
    count = as_many_as_fit(bullets[:BESIDE], area, layout.BODY_SIZE, layout.PARAGRAPH_GAP)
    return [Slide("text", title, part, bullets=tuple(bullets[:count]))] if count else []


def figure_slide(figure: Figure, part: str, pool: list[Statement]) -> Slide:
    """The slide of one figure; quotes it shows are taken out of `pool`."""
    naming = figures.statements_naming(figure, pool)
    title, headline = _title(figure, naming)
    if headline is not None:
        pool.remove(headline)
        naming.remove(headline)
    kind = _kind(figure)
    bullets = _beside(figure, kind, naming, pool)
    if not bullets and (kind == "figure wide" or len(figure.caption.split()) < TALKATIVE):
        kind = "figure"
    for quote in naming:  # those not shown are at least told, from the notes
        if quote in pool:
            pool.remove(quote)
    shown = tuple(b.source for b in bullets if b.source)
    evidence = dict.fromkeys((*((headline,) if headline else ()), *shown, *naming))
    repeated = title == _whole_lead(figure)  # then the caption goes on with its second sentence
    return Slide(
        kind=kind,
        title=title,
        part=part,
        bullets=tuple(bullets),
        figure=figure,
        picture=figure.file,
        caption=_caption(figure, kind, bool(bullets), skip=1 if repeated else 0),
        evidence=tuple(evidence),
    )


def _opening_clause(quote: Statement) -> Bullet:
    """The words before the first comma or colon, else the first thirty, of a quote too long for a slide."""
    text = shortened(quote.text)
    return Bullet(leading_clause(text) or " ".join(text.split()[:30]) + " …", quote)


def _kind(figure: Figure) -> SlideKind:
    width, height = figure.bbox[2] - figure.bbox[0], figure.bbox[3] - figure.bbox[1]
    ratio = width / height if height > 0 else 1.0
    if ratio < TALL:
        return "figure tall"
    return "figure wide" if ratio > WIDE else "figure"


def _title(figure: Figure, naming: Sequence[Statement]) -> tuple[str, Statement | None]:
    """The message: a short quote that names the figure, else what its caption says first, else its name."""
    for quote in naming:
        text = shortened(quote.text).rstrip(".")
        if len(text.split()) <= HEADLINE_WORDS and _is_title(text):
            return text, quote
    lead = without_panel(_whole_lead(figure))
    for text in (lead, leading_clause(lead) or "", *leading_phrases(lead)):
        if text and _is_title(text):
            return text, None
    if len(lead.split()) >= LEAST_LEAD:
        return trimmed(lead, TITLE_AREA, TITLE_SIZES[-1], bold=True), None
    return figure.name, None


def _whole_lead(figure: Figure) -> str:
    """The caption's first sentence as it stands in a title."""
    return shortened(figures.lead_sentence(figure)).rstrip(".")


def _is_title(text: str) -> bool:
    return len(text) >= SHORTEST_TITLE and largest([text], TITLE_AREA, TITLE_SIZES, bold=True) is not None


def _beside(
    figure: Figure, kind: SlideKind, naming: Sequence[Statement], pool: list[Statement]
) -> list[Bullet]:
    """Quotes beside or below the figure: those that name it, then those of its page; taken out of the pool."""
    area = layout.LAYOUTS[kind].body
    if area is None:
        return []
    near = [q for q in pool if q not in naming and q.page == figure.page]
    bullets, _ = bullets_of([*naming, *near])
    most = BESIDE if kind == "figure tall" else BELOW
    count = min(most, as_many_as_fit(bullets, area, layout.SIDE_SIZE, layout.SIDE_GAP))
    for bullet in bullets[:count]:
        if bullet.source in pool:
            pool.remove(bullet.source)
    return bullets[:count]


def _caption(figure: Figure, kind: SlideKind, has_body: bool, skip: int) -> str:
    """The whole sentences of the caption that fit after its label, without those already in the title."""
    area = layout.areas(kind, has_body).caption
    if area is None:
        return ""
    label = figure_place(figure)
    kept: list[str] = []
    for sentence in sentences(caption_text(figure.caption, figure.label))[skip:]:
        options = (shortened(sentence, keep_parentheses=True), shortened(sentence))
        fitting = next(
            (o for o in options if fits([" ".join([label, *kept, o])], area, layout.CAPTION_SIZE)), None
        )
        if fitting is None or len(" ".join([*kept, fitting]).split()) > CAPTION_WORDS:
            break
        kept.append(fitting)
    return " ".join(kept)
