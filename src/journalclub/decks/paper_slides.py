"""Slides about the paper itself: quotes, and figures with theirs. Not: those around them (frame_slides.py). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from journalclub.decks import figures, layout
from journalclub.decks.fit import (
    LONGEST,
    as_many_as_fit,
    body_height,
    bullet_text,
    bullets_of,
    fits,
    is_light,
    spread,
)
from journalclub.decks.table_fit import WITH_TEXT, TableFit, fit_table, table_room
from journalclub.decks.titles import explaining, figure_title, part_title, placed_title, whole_lead
from journalclub.models.deck import Bullet, Slide, SlideKind
from journalclub.models.paper import Equation, Figure, Reading, Statement
from journalclub.shorten import caption_text, leading_clause, on_slide, sentences
from journalclub.shorten import statement as shortened
from journalclub.wording import figure_place

TALL = 1.25  # width ÷ height below which a figure stands beside text instead of above its caption
WIDE = 3.2  # above which there is room for text below it
BESIDE, BELOW = 3, 2  # most quotes beside a tall figure, below a wide one
CAPTION_WORDS = 42  # most words below or beside a figure; the whole caption is in the notes
WIDEST_EQUATION, TALLEST_EQUATION = 520.0, 160.0  # points as printed; larger ones are a derivation
LEAD_WORTH = 1.5  # mentions that a sentence leading to an equation is worth
# A sentence that ends so was cut by a formula in its line, not by the equation it leads to: "is given by" is whole.
_CUT = (" of", " the", " a", " an", " and", " or", " between", " with")
OTHER_EQUATIONS = 4  # named in the notes
_NO_TABLE = TableFit(0.0, (), (), 0.0, ())
SUMMARY = "In short"  # how the title of the last slide of the results begins
LEAST_SUMMARISED = 2  # parts that make a summary
LEAST_MAIN = 4  # words of a main clause
_SUBORDINATE = re.compile(
    r"(?:after|although|as|at|because|before|by|compared|despite|due|during|even|for|from|given|if|in|like|on|since"
    r"|though|through|to|under|unlike|using|when|where|while|with|without|[a-z]+ing|[a-z]+ed)\b",
    re.IGNORECASE,
)
TALKATIVE = 25  # words of a caption that fill the column beside a tall figure by themselves


def text_slides(
    part: str, title: str, quotes: Sequence[Statement], told: Sequence[Statement] = ()
) -> list[Slide]:
    """As few slides as the quotes need, none with much to read; `told` and quotes too long for any go to the notes."""
    area = layout.LAYOUTS["text"].body
    assert area is not None  # noqa: S101 - a constant of ours
    bullets, long = bullets_of(quotes)
    groups, impossible = spread(bullets, area)
    aside = (*long, *(b.source for b in impossible if b.source), *told)
    slides: list[Slide] = []
    for group in groups:
        sources = tuple(b.source for b in group if b.source)
        own = part_title(title, sources)
        again = any(own == s.title for s in slides)
        shown = f"{own}, continued" if again else own
        slides.append(Slide("text", shown, part, bullets=tuple(group), evidence=sources))
    if slides and aside:
        slides[0] = with_asides(slides[0], aside)
    elif (
        aside
    ):  # nothing is short enough: the shortest clause of the first leads, its full quote is in the notes
        slides = [Slide("text", title, part, bullets=(_opening_clause(aside[0]),), evidence=aside)]
    return slides


def summary(
    motivation: Sequence[Statement], contributions: Sequence[Statement], results: Sequence[Statement]
) -> Slide | None:
    """Problem, idea and result once more: the first quote of each, shorter ones where they are too much to read.

    None without two of them, and where even the shortest are too much.
    """
    area = layout.LAYOUTS["text"].body
    assert area is not None  # noqa: S101 - a constant of ours
    slots = {"problem": motivation, "idea": contributions, "result": results}
    options = {name: bullets_of(quotes)[0] for name, quotes in slots.items()}
    names = [name for name, bullets in options.items() if bullets]
    if len(names) < LEAST_SUMMARISED:
        return None
    bullets = [options[name][0] for name in names]
    while not is_light(bullets, area):
        shorter = [
            (_words(bullet), index, other)
            for index, bullet in enumerate(bullets)
            if (other := next((b for b in options[names[index]] if _words(b) < _words(bullet)), None))
        ]
        if not shorter:
            return None
        _, place, other = max(shorter, key=lambda s: s[0])
        bullets[place] = other
    title = f"{SUMMARY}: {', '.join(names[:-1])} and {names[-1]}"
    evidence = tuple(b.source for b in bullets if b.source)
    return Slide("text", title, "Results", bullets=tuple(bullets), evidence=evidence)


def _words(bullet: Bullet) -> int:
    return len(bullet.text.split())


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


def figure_slide(figure: Figure, part: str, pool: list[Statement], reading: Reading) -> Slide:
    """The slide of one figure; quotes it shows are taken out of `pool`."""
    naming = figures.statements_naming(figure, pool)
    title, headline = figure_title(figure, naming, reading)
    if headline in naming:
        pool.remove(headline)
        naming.remove(headline)
    kind: SlideKind = "table" if table_of(figure) is not None else _kind(figure)
    told = (figure.told,) if figure.told is not None else ()
    bullets = _beside(figure, kind, naming, _explaining(figure, headline), pool)
    if kind != "table" and not bullets and (kind == "figure wide" or len(figure.caption.split()) < TALKATIVE):
        kind = "figure"
    for quote in naming:  # those not shown are at least told, from the notes
        if quote in pool:
            pool.remove(quote)
    shown = tuple(b.source for b in bullets if b.source)
    evidence = dict.fromkeys((*((headline,) if headline else ()), *shown, *naming, *told))
    repeated = title == whole_lead(figure)  # then the caption goes on with its second sentence
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


def zoom_slide(slide: Slide, whole: Figure, panel: Figure) -> Slide:
    """The slide of a figure's panel, after the figure's own and with its title."""
    return Slide(
        kind="zoom",
        title=slide.title,
        part=slide.part,
        figure=panel,
        picture=panel.file,
        whole=whole,
    )


def equation_slide(equation: Equation, part: str, reading: Reading) -> Slide | None:
    """The slide of one equation, with the sentence that leads to it; None when it has no such sentence or picture."""
    area = layout.LAYOUTS["equation"].body
    told = equation.told
    if equation.file is None or told is None or area is None:
        return None
    bullet = Bullet(on_slide(told.text), told)
    if not fits([bullet_text(bullet)], area, layout.SIDE_SIZE):
        return None
    return Slide(
        kind="equation",
        title=placed_title(equation, reading),
        part=part,
        bullets=(bullet,),
        equation=equation,
        picture=equation.file,
        evidence=(told,),
        remarks=_other_equations(equation, reading),
    )


def key_equations(reading: Reading, count: int) -> list[Equation]:
    """The equations that the text names most, outside the appendix, in the paper's order; at most `count`."""
    usable = [
        e
        for e in reading.equations
        if e.file
        and e.told
        and not e.told.text.endswith(_CUT)
        and not figures.after_main_part(e.page, reading)
    ]
    best = sorted((e for e in usable if _is_legible(e)), key=_weight, reverse=True)[:count]
    return [e for e in usable if e in best]


def _weight(equation: Equation) -> float:
    """How much a talk needs an equation: how often it is named, and whether a sentence leads to it."""
    leads = equation.told is not None and equation.told.text.endswith(":")
    return equation.mentions + LEAD_WORTH * leads


def _is_legible(equation: Equation) -> bool:
    x0, y0, x1, y1 = equation.bbox
    return x1 - x0 <= WIDEST_EQUATION and y1 - y0 <= TALLEST_EQUATION


def _other_equations(shown: Equation, reading: Reading) -> tuple[str, ...]:
    """For the notes: what the most named of the other equations say, with their pages."""
    others = sorted((e for e in reading.equations if e is not shown and e.told), key=lambda e: -e.mentions)
    lines = [f"{figure_place(e)}: “{e.told.text}”" for e in others[:OTHER_EQUATIONS] if e.told]
    return ("Other equations:", *lines) if lines else ()


def _opening_clause(quote: Statement) -> Bullet:
    """The first of several sentences, the first main clause, else the first thirty words of a quote too long."""
    text, *more = sentences(shortened(quote.text))
    if more and len(text.split()) <= LONGEST:
        return Bullet(text, quote)
    clause = leading_clause(text)
    if clause is not None and _SUBORDINATE.match(clause):  # "When we leave it out," says nothing yet
        clause = leading_clause(text, len(clause.split()) + LEAST_MAIN)
    return Bullet(clause or " ".join(text.split()[:30]) + " …", quote)


def table_of(figure: Figure, bullets: Sequence[Bullet] = ()) -> TableFit | None:
    """How the table's cells fit a slide with a caption of two lines and these quotes; None when they do not."""
    design = layout.LAYOUTS["table"]
    if figure.grid is None or design.caption is None:
        return None
    said = body_height([bullet_text(b) for b in bullets], design) if bullets else 0.0
    return fit_table(figure.grid, table_room(design.caption.height, said))


def _kind(figure: Figure) -> SlideKind:
    width, height = figure.bbox[2] - figure.bbox[0], figure.bbox[3] - figure.bbox[1]
    ratio = width / height if height > 0 else 1.0
    if ratio < TALL:
        return "figure tall"
    return "figure wide" if ratio > WIDE else "figure"


def _explaining(figure: Figure, headline: Statement | None) -> list[Bullet]:
    """What the text says of the figure in a sentence, when it is not the title already."""
    if figure.told is None or figure.told == headline:
        return []
    text = explaining(on_slide(figure.told.text), figure)
    return [Bullet(text, figure.told)] if text else []


def _beside(
    figure: Figure,
    kind: SlideKind,
    naming: Sequence[Statement],
    explaining: Sequence[Bullet],
    pool: list[Statement],
) -> list[Bullet]:
    """Quotes beside or below the figure: those that name it, what explains it, then those of its page.

    Those of the pool are taken out of it.
    """
    area = layout.LAYOUTS[kind].body
    if area is None:
        return []
    near = [q for q in pool if q not in naming and q.page == figure.page]
    bullets = [*bullets_of(naming)[0], *explaining, *bullets_of(near)[0]]
    most = BESIDE if kind == "figure tall" else BELOW
    count = min(most, as_many_as_fit(bullets, area, layout.SIDE_SIZE, layout.SIDE_GAP))
    if kind == "table" and (table_of(figure, bullets[:count]) or _NO_TABLE).size < WITH_TEXT:
        count = 0
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
