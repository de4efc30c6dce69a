"""A brief to a deck: which slides, in which order. Not: their wording (paper_slides.py) or clock (plan.py). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from journalclub.decks import figures, frame_slides, paper_slides, speech
from journalclub.decks.parts import Best, regrouped
from journalclub.decks.plan import NEED, schedule, timed
from journalclub.decks.zooms import shown_zooms
from journalclub.models.deck import Brief, Bullet, Deck, Disposition, Prompt, Slide
from journalclub.models.paper import SLOTS, Figure, Slot
from journalclub.shorten import sentences
from journalclub.wording import afterwards, words_of
from journalclub.wording import minutes as counted

ENOUGH_MAIN = 4  # figures and tables before the references that make a talk without any of the appendix
MOST_EQUATIONS = 4  # on slides, each figure counting as one
MOST_ZOOMED = 3  # figures of which panels are shown, too
NO_LIMITS = (
    "We found no limitations stated in the paper.",
    "Where would you expect it to fail?",
    "What would you want to see before you rely on it?",
)
OPEN_QUESTION = "To discuss: what here would keep you from relying on it?"
_OWN = re.compile(r"\b(?:we|our|this (?:paper|work|article|letter|note|study|thesis))\b", re.IGNORECASE)
TOO_MANY = "left out: {minutes} leave no time for it"
APPENDIX = "left out: it stands in the appendix"
NO_PICTURE = "left out: no picture of it could be made"


def make_deck(brief: Brief, prompts: Sequence[Prompt] = ()) -> Deck:
    """The deck for the talk's minutes of the session's agenda.

    `prompts` are the question sheet's; some go to the discussion slide. The slides' seconds sum to the slot exactly;
    every figure and table is on a slide or in `Deck.unshown`, whose lines stand in the last slide's notes.
    """
    minutes = max(1, brief.agenda.talk_minutes)
    shown, dropped = _within_time(_candidates(brief, prompts, minutes), minutes, _talk_is_last(brief))
    shown = [s for s in shown if s.kind != "agenda"] if len(shown) < 4 else shown
    slides = _with_agenda(_timed(shown, minutes, _talk_is_last(brief)), minutes, brief)
    slides = _with_dropped(slides, dropped, minutes)
    unshown = _unshown(brief, slides, minutes)
    last = slides[-1]
    lines = tuple(f"{d.figure.name}, p. {d.figure.page}: {d.reason}." for d in unshown)
    slides[-1] = replace(last, remarks=last.remarks + (("Not shown:", *lines) if lines else ()))
    title = slides[0].title
    return Deck(title, tuple(replace(s, say=speech.speech(s)) for s in slides), minutes, unshown)


def _candidates(brief: Brief, prompts: Sequence[Prompt], minutes: int) -> list[Slide]:
    """All slides worth showing given time, in order, ranked; the agenda's lines are filled in later."""
    outline = regrouped(brief.reading)
    best = Best(outline)
    aims = "Contributions" if outline.contribution_list else "Stated aims"
    opening = [frame_slides.cover(brief), frame_slides.agenda([], minutes)]
    background = _text(best, "background", "Background", "Background: what was known before")
    motivation = _text(best, "motivation", "Motivation", "Motivation: what is missing")
    aims_title = "Contributions: what is new" if outline.contribution_list else "Stated aims"
    contributions = _text(best, "contributions", aims, aims_title) or _abstract(brief, best)
    limits = _limitations(best)
    ending = [frame_slides.discussion(brief, prompts), frame_slides.references(brief)]
    fixed = [*opening, *background, *motivation, *contributions, *limits, *ending]
    texts = len(best.shown("approach")) // 2 + len(best.shown("results")) // 2 + bool(outline.setup)
    room = minutes * 60 - sum(NEED[s.kind] for s in fixed) - texts * NEED["text"]
    chosen = _chosen(brief, max(1, room // NEED["figure"]))
    approach = [
        *_part(brief, best, "Approach", "Approach: how it works", "approach", chosen),
        *_equations(brief, len(chosen)),
    ]
    setup = _text(best, "setup", "Results", "Setup: how it was tested")
    results = _part(brief, best, "Results", "Results: what was found", "results", chosen)
    told: tuple[Slot, ...] = ("motivation", "contributions", "results")
    summary = paper_slides.summary(*(best.shown(slot) for slot in told))
    middle = [*background, *motivation, *contributions, *approach, *setup, *results]
    return _ranked([*opening, *middle, *([summary] if summary else []), *limits, *ending], chosen)


def _text(best: Best, slot: Slot, part: str, title: str) -> list[Slide]:
    """The slides of a slot's best quotes; the others are in the notes."""
    return paper_slides.text_slides(part, title, best.shown(slot), best.others(slot))


def _chosen(brief: Brief, count: int) -> list[Figure]:
    """The most important figures that have a picture, at most `count`; of the appendix only where the rest has few."""
    usable = [f for f in figures.ranked(brief.reading) if f.file]
    main = [f for f in usable if not figures.in_appendix(f, brief.reading)]
    return (main if len(main) >= ENOUGH_MAIN else usable[: max(len(main), ENOUGH_MAIN)])[:count]


def _part(
    brief: Brief, best: Best, part: str, title: str, slot: Slot, chosen: Sequence[Figure]
) -> list[Slide]:
    """Figures of a part in the paper's order, then the quotes that found no place beside one."""
    results = slot == "results"
    pool = best.shown(slot)
    here = [
        f
        for f in brief.reading.figures
        if f in chosen and figures.belongs_to_results(f, brief.reading) == results
    ]
    slides = [
        slide
        for figure in here
        for slide in _with_zooms(paper_slides.figure_slide(figure, part, pool, brief.reading), chosen)
    ]
    others = best.others(slot)
    if slides and not pool:  # all are shown beside figures
        return [*slides[:-1], paper_slides.with_asides(slides[-1], others)]
    return [*slides, *paper_slides.text_slides(part, title, pool, others)]


def _with_zooms(slide: Slide, chosen: Sequence[Figure]) -> list[Slide]:
    """A figure's slide and, for the most important ones, those of its panels."""
    figure = slide.figure
    if figure is None or figure not in chosen[:MOST_ZOOMED]:
        return [slide]
    return [slide, *(paper_slides.zoom_slide(slide, figure, panel) for panel in shown_zooms(figure))]


def _equations(brief: Brief, figure_count: int) -> list[Slide]:
    """Slides of the equations that the text leans on most: one, and more where there are few figures, as in theory."""
    count = max(1, MOST_EQUATIONS - figure_count)
    found = paper_slides.key_equations(brief.reading, count)
    slides = (paper_slides.equation_slide(e, "Approach", brief.reading) for e in found)
    return [s for s in slides if s is not None]


def _limitations(best: Best) -> list[Slide]:
    """The authors' own caveats and one open question; our questions when the paper states no caveat."""
    part, title = "Limitations", "Limitations and open questions"
    slides = _text(best, "limitations", part, title)
    if not slides:
        return [Slide("text", title, part, bullets=tuple(Bullet(t) for t in NO_LIMITS))]
    slides[-1] = paper_slides.with_bullet(slides[-1], Bullet(OPEN_QUESTION))
    return slides


def _abstract(brief: Brief, best: Best) -> list[Slide]:
    """What the abstract says the authors do, when no aims were found in the text; else what no other slide says."""
    shown = {quote.text for slot in SLOTS for quote in best.shown(slot)}
    found = [s for s in sentences(brief.reading.abstract or brief.preprint.abstract) if s not in shown]
    own = [s for s in found if _OWN.search(s)] or found
    return paper_slides.plain_text("Stated aims", "Stated aims, from the abstract", [Bullet(s) for s in own])


def _ranked(slides: Sequence[Slide], chosen: Sequence[Figure]) -> list[Slide]:
    """Give each slide its rank: what a talk of a few minutes needs comes first, further figures and quotes last."""
    order = {figure: position for position, figure in enumerate(chosen)}
    first_text: set[tuple[str, str]] = set()
    keys: list[tuple[int, int]] = []
    for slide in slides:
        if slide.whole is not None:
            keys.append((_ZOOM_RANK, order[slide.whole]))
            continue
        if slide.figure is not None:
            keys.append(
                (_FIGURE_RANKS[min(order[slide.figure], len(_FIGURE_RANKS) - 1)], order[slide.figure])
            )
            continue
        if slide.equation is not None:
            more = (_EQUATION_RANK, 0) in keys
            keys.append((_FURTHER_TEXT, len(keys)) if more else (_EQUATION_RANK, 0))
            continue
        if slide.title.startswith(paper_slides.SUMMARY):
            keys.append((_SUMMARY_RANK, 0))
            continue
        first = (slide.part, slide.kind) not in first_text
        first_text.add((slide.part, slide.kind))
        base = _FRAME_RANKS.get(slide.kind) if slide.part in {"Opening", "References", "Discussion"} else None
        base = base if base is not None else _TEXT_RANKS.get(slide.part, 9)
        keys.append((base if first else _FURTHER_TEXT, len(keys)))
    ranks = {key: position for position, key in enumerate(sorted(keys))}
    return [replace(slide, rank=ranks[key]) for slide, key in zip(slides, keys, strict=True)]


_FRAME_RANKS = {"cover": 0, "agenda": 5, "discussion": 8, "references": 8}
_TEXT_RANKS = {
    "Contributions": 1,
    "Stated aims": 1,
    "Results": 3,
    "Motivation": 4,
    "Limitations": 6,
    "Background": 9,
    "Approach": 10,
}
_FIGURE_RANKS = (2, 7, 11, 11, 13)  # of the most important figure, the second, …
_EQUATION_RANK = 9
_SUMMARY_RANK = 10
_ZOOM_RANK = 12
_FURTHER_TEXT = 12


def _talk_is_last(brief: Brief) -> bool:
    """Whether the discussion has to happen inside the talk's minutes."""
    return not afterwards(brief.agenda)


def _within_time(
    slides: Sequence[Slide], minutes: int, talk_is_last: bool
) -> tuple[list[Slide], list[Slide]]:
    """The slides that fit the minutes, and the others."""
    seconds = schedule([timed(s.kind, s.rank, _after_talk(s, talk_is_last)) for s in slides], minutes * 60)
    pairs = list(zip(slides, seconds, strict=True))
    return [s for s, t in pairs if t is not None], [s for s, t in pairs if t is None]


def _timed(slides: Sequence[Slide], minutes: int, talk_is_last: bool) -> list[Slide]:
    seconds = schedule([timed(s.kind, s.rank, _after_talk(s, talk_is_last)) for s in slides], minutes * 60)
    return [replace(s, seconds=t or 0) for s, t in zip(slides, seconds, strict=True)]


def _after_talk(slide: Slide, talk_is_last: bool) -> bool:
    return slide.part == "References" or (slide.part == "Discussion" and not talk_is_last)


def _with_agenda(slides: list[Slide], minutes: int, brief: Brief) -> list[Slide]:
    """Fill in the agenda's lines from the times."""
    parts: dict[str, int] = {}
    for slide in slides:
        parts[slide.part] = parts.get(slide.part, 0) + slide.seconds
    lines = [(name, seconds) for name, seconds in parts.items() if seconds]
    filled = frame_slides.agenda(lines, minutes, afterwards(brief.agenda))
    words = [f"{t.short}: “{t.long}” (p. {t.page})" for t in words_of(brief.reading)]
    remarks = ("Words of this paper:", *words) if words else ()
    return [replace(s, bullets=filled.bullets, remarks=remarks) if s.kind == "agenda" else s for s in slides]


def _with_dropped(slides: list[Slide], dropped: Iterable[Slide], minutes: int) -> list[Slide]:
    """Quotes of slides that do not fit go to the notes of the part's last slide, else of the last slide."""
    for slide in dropped:
        if not slide.evidence:
            continue
        index = max((i for i, s in enumerate(slides) if s.part == slide.part), default=len(slides) - 1)
        lines = (f"Left out of {counted(minutes)}:", *(speech.quoted(q) for q in slide.evidence))
        slides[index] = replace(slides[index], remarks=slides[index].remarks + lines)
    return slides


def _unshown(brief: Brief, slides: Sequence[Slide], minutes: int) -> tuple[Disposition, ...]:
    """Every figure that is on no slide, with the reason; listed in the notes of the last slide."""
    shown = [s.figure for s in slides]
    return tuple(
        Disposition(figure, _reason(figure, brief, minutes), len(slides) - 1)
        for figure in brief.reading.figures
        if figure not in shown
    )


def _reason(figure: Figure, brief: Brief, minutes: int) -> str:
    if not figure.file:
        return NO_PICTURE
    reason = APPENDIX if figures.in_appendix(figure, brief.reading) else TOO_MANY
    return reason.format(minutes=counted(minutes))
