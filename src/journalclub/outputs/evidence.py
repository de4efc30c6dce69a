"""Every statement that a session's files make of the paper, and its place. Not: whether they are true (evidence/)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journalclub.models.deck import Brief, Bullet, Deck, Prompt, Slide
from journalclub.models.evidence import Evidence, EvidenceKind
from journalclub.models.paper import SLOTS, Equation, Figure, Reading, Statement

SHEET, PAGE = "questions", "page"
_ABSTRACT_TITLE = "abstract"  # a slide whose title names it shows sentences of the abstract


def collect_evidence(brief: Brief, deck: Deck, prompts: Sequence[Prompt]) -> tuple[Evidence, ...]:
    """The outline's statements, used or not; then what else is used: what the text tells of figures and equations,
    captions, the abstract, our own readings, and the questions.
    """
    reading = brief.reading
    return (
        *(_statement(s, slot, deck, prompts) for slot in SLOTS for s in reading.outline.slot(slot)),
        *(e for q in _told(reading) if (e := _statement(q, "told", deck, prompts)).used),
        *(e for f in reading.figures if (e := _caption(f, deck, prompts)).used),
        *_abstract(brief, deck),
        *_readings(deck),
        *(_question(p, deck) for p in prompts),
    )


def _told(reading: Reading) -> Iterator[Statement]:
    """What the running text tells of figures and equations, and the claims whose numbers were not found."""
    items: tuple[Figure | Equation, ...] = (*reading.figures, *reading.equations)
    known = set(reading.outline.all())
    quotes = (*(i.told for i in items), *(q for n in reading.unfound for q in (n.claim, n.against)))
    yield from dict.fromkeys(q for q in quotes if q is not None and q not in known)


def _statement(statement: Statement, slot: str, deck: Deck, prompts: Sequence[Prompt]) -> Evidence:
    used = []
    for number, slide in enumerate(deck.slides, 1):
        if any(b.source == statement for b in slide.bullets):
            used.append(f"slide {number}")
        if statement in slide.evidence or any(statement.text in r for r in slide.remarks):
            used.append(f"notes {number}")
    used += [SHEET] if any(p.source == statement for p in prompts) else []
    return Evidence(
        "the paper says",
        statement.text,
        slot,
        statement.page,
        statement.bbox,
        statement.section,
        tuple(used),
    )


def _caption(figure: Figure, deck: Deck, prompts: Sequence[Prompt]) -> Evidence:
    slides = [n for n, slide in enumerate(deck.slides, 1) if slide.figure == figure]
    used = [place for n in slides for place in (f"slide {n}", f"notes {n}")]
    used += [SHEET] if any(p.source == figure for p in prompts) else []
    used += [PAGE] if figure.file else []
    return Evidence(
        "the paper says",
        figure.caption,
        "caption",
        figure.page,
        figure.caption_bbox,
        figure.name,
        tuple(used),
    )


def _abstract(brief: Brief, deck: Deck) -> Iterator[Evidence]:
    """The abstract as printed; that of the paper's source has no place in the PDF."""
    reading = brief.reading
    text = reading.abstract or brief.preprint.abstract
    if not text:
        return
    slides = [f"slide {n}" for n, s in enumerate(deck.slides, 1) if _ABSTRACT_TITLE in s.title.lower()]
    place = reading.abstract_place if reading.abstract else None
    yield Evidence(
        "the paper says",
        text,
        "abstract",
        place.page if place else None,
        place.bbox if place else None,
        "Abstract",
        (*slides, SHEET, PAGE),
    )


def _readings(deck: Deck) -> Iterator[Evidence]:
    """What slides say in our words: that something was not found, how often a work is cited, what to ask."""
    for number, slide in enumerate(deck.slides, 1):
        if slide.kind not in {"text", "references"} or _ABSTRACT_TITLE in slide.title.lower():
            continue
        for bullet in slide.bullets:
            if bullet.source is None:
                kind: EvidenceKind = "to discuss" if bullet.text.rstrip().endswith("?") else "our reading"
                yield Evidence(kind, bullet.text, used=(f"slide {number}",))


def _question(prompt: Prompt, deck: Deck) -> Evidence:
    source = prompt.source
    quote = None
    if isinstance(source, Figure):
        quote = source.caption
    elif isinstance(source, Statement):
        quote = source.text
    used = [SHEET, *(f"slide {n}" for n, s in enumerate(deck.slides, 1) if _asks(s, prompt))]
    return Evidence(
        "to discuss",
        prompt.text,
        None,
        prompt.page,
        source.bbox if source else None,
        used=tuple(used),
        quote=quote,
    )


def _asks(slide: Slide, prompt: Prompt) -> bool:
    def same(bullet: Bullet) -> bool:
        return bullet.text.startswith(prompt.text)

    return slide.kind == "discussion" and any(same(b) for b in slide.bullets)
