"""Questions made from one paper, for the sheet and the discussion slide: each of a kind, each with its page. Pure.

Not: the sheet around them (sheet.py). A question quotes the paper or names a place in it; it never claims anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from journalclub.bibliography import read_first, short_reference
from journalclub.models.deck import Brief, Prompt, PromptKind
from journalclub.models.paper import Figure, Reading, Reference, Statement, UnfoundNumber
from journalclub.shorten import caption_text, leading_clause, sentences
from journalclub.shorten import statement as shortened
from journalclub.wording import figure_place

LEAST, MOST = 6, 8
LONGEST_QUOTE = 34  # words; longer quotes make no question one reads in a minute
NUMBERS_ASKED = 2
LONGEST_SECTION = 24  # characters of a section's title in a sentence
LONGEST_NAME = 14  # words of a caption that tell which figure is meant
# How the kinds take turns: two to understand something before the first to criticise it.
TURNS: tuple[PromptKind, ...] = ("understand", "question", "understand", "compare", "limits", "next step")
_FIGURE_QUESTIONS = (
    "explain it to the person next to you. Which part could you not redraw from memory?",
    "what would it look like if the authors were wrong?",
    "what is the one thing the authors want you to see, and what else is there to see?",
)
_TABLE_QUESTIONS = (
    "which single number carries the argument, and what is it compared with?",
    "which row or column would you add, and what do you expect in it?",
)
_PLAN = re.compile(
    r"\bfuture\b|\bplan(?:s|ned)? to\b|\bwould be (?:interesting|worth)|\bleave\b|\bleft\b|\bremains?\b|\bopen\b"
    r"|\bhope to\b|\bwill (?:be|also)\b|\bnext step|\bfurther\b|\bextend(?:ed|ing)?\b|\bshould be\b",
    re.IGNORECASE,
)
_CLAIM_QUESTIONS = (
    "Which figure or table shows this, and does it convince you?",
    "What else could explain this?",
)


def make_prompts(brief: Brief) -> tuple[Prompt, ...]:
    """Six to eight questions about the paper, of as many kinds as it has material for, the gentlest kinds first.

    Papers with few figures and quotes get questions about their sections, equations, abstract, and at last their pages.
    """
    queues = {
        "understand": _understand(brief.reading),
        "question": _claims(brief.reading),
        "limits": _limits(brief.reading),
        "compare": _compare(brief.reading),
        "next step": _next_steps(brief.reading),
    }
    chosen: list[Prompt] = []
    waiting = {kind: list(queue) for kind, queue in queues.items()}
    while len(chosen) < MOST and any(waiting.values()):
        for kind in TURNS:
            if waiting[kind] and len(chosen) < MOST:
                chosen.append(waiting[kind].pop(0))
    for prompt in _from_anything(brief):
        if len(chosen) >= LEAST:
            break
        chosen.append(prompt)
    order = list(dict.fromkeys(TURNS))
    return tuple(sorted(chosen, key=lambda p: (order.index(p.kind), p.page)))


def _understand(reading: Reading) -> Iterator[Prompt]:
    """Figures and tables in turn, those that the text mentions most first; then equations."""
    drawings = _by_mentions(f for f in reading.figures if f.kind != "table")
    tables = _by_mentions(f for f in reading.figures if f.kind == "table")
    asked_drawings = [
        Prompt("understand", f"{_named(f)}: {q}", f.page, f)
        for f, q in zip(drawings, _FIGURE_QUESTIONS, strict=False)
    ]
    asked_tables = [
        Prompt("understand", f"{_named(t)}: {q}", t.page, t)
        for t, q in zip(tables, _TABLE_QUESTIONS, strict=False)
    ]
    for pair in zip_longest(asked_drawings, asked_tables):
        yield from (p for p in pair if p is not None)
    for equation in reading.equations[:2]:
        text = f"{figure_place(equation)}: say in words what each symbol is and what the equation claims."
        yield Prompt("understand", text, equation.page, equation)


def _claims(reading: Reading) -> Iterator[Prompt]:
    outline = reading.outline
    yield from (_about_number(n) for n in reading.unfound[:NUMBERS_ASKED])
    for quote, question in zip(_quotable(outline.results), _CLAIM_QUESTIONS, strict=False):
        yield Prompt("question", f"{_quoted(quote)} {question}", quote.page, quote)
    for quote in _quotable(outline.contributions)[:1]:
        text = f"{_quoted(quote)} What was there before, and what exactly is new?"
        yield Prompt("question", text, quote.page, quote)


def _about_number(unfound: UnfoundNumber) -> Prompt:
    """A claimed number that the rest of the paper does not have, or has otherwise; which is right is not said."""
    claim, against = unfound.claim, unfound.against
    where = claim.section.lower() if claim.section and len(claim.section) <= LONGEST_SECTION else "beginning"
    if against is not None:
        text = f"The {where} says {unfound.number}; later: {_quoted(against)} (p. {against.page}) Is it the same?"
    else:
        text = (
            f"The {where} says {unfound.number}; we did not find this number in tables, figures or results."
        )
        text = f"{text} Where does it come from?"
    return Prompt("question", text, claim.page, claim)


def _limits(reading: Reading) -> Iterator[Prompt]:
    """Caveats the authors state; without any a doubt about what they set out to do."""
    caveats = [q for q in _quotable(reading.outline.limitations) if q is not _plan(reading)]
    for quote in caveats[:2]:
        text = f"{_quoted(quote)} How far does this limit what you would use it for?"
        yield Prompt("limits", text, quote.page, quote)
    for quote in (
        _quotable(reading.outline.contributions)[-2:-1] if not caveats else ()
    ):  # the last is the next step
        yield Prompt(
            "limits", f"{_quoted(quote)} For which case would you not expect it to hold?", quote.page, quote
        )


def _compare(reading: Reading) -> Iterator[Prompt]:
    """The most cited works, at the page where a quote cites them, else where the references are listed."""
    for reference in read_first(reading, count=2):
        name = short_reference(reference).rstrip(".")
        text = f"{name}: cited {reference.cited} times. What does this paper take from it, and what does it change?"
        yield Prompt("compare", text, _page_of(reference, reading))
    for quote in _quotable(reading.outline.background)[:1]:
        yield Prompt(
            "compare", f"{_quoted(quote)} Which other work do you know that does this?", quote.page, quote
        )


def _next_steps(reading: Reading) -> Iterator[Prompt]:
    """What the authors say is left to be done, else what they set out to do."""
    plan = _plan(reading)
    if plan is not None:
        yield Prompt(
            "next step",
            f"{_quoted(plan)} Has somebody done that since? How would you begin?",
            plan.page,
            plan,
        )
        return
    for quote in _quotable(reading.outline.contributions)[-1:]:
        yield Prompt("next step", f"{_quoted(quote)} What would you try next, and why?", quote.page, quote)


def _plan(reading: Reading) -> Statement | None:
    """The first caveat that says what is left to be done; None when none does."""
    return next((q for q in _quotable(reading.outline.limitations) if _PLAN.search(q.text)), None)


def _from_anything(brief: Brief) -> Iterator[Prompt]:
    """Questions that every paper allows: its sections, its abstract, its pages."""
    reading = brief.reading
    for section in [s for s in reading.sections if s.level == 1][1:4]:
        name = f"Section {section.number}, {section.title}" if section.number else f"“{section.title}”"
        yield Prompt("understand", f"{name}: which question does it answer, in one sentence?", section.page)
    for sentence in sentences(reading.abstract or brief.preprint.abstract):
        if len(sentence.split()) <= LONGEST_QUOTE:
            yield Prompt("question", f"“{sentence}” Where in the paper is this shown?", 1)
    yield Prompt("understand", "The title: which of its words would you have to explain to a colleague?", 1)
    for number in dict.fromkeys((1, max(1, reading.pages // 2), max(1, reading.pages))):
        yield Prompt(
            "understand",
            f"Mark the sentence on page {number} that you find most important. Why this one?",
            number,
        )
    yield Prompt("question", "What would you ask the authors if they were in the room?", 1)
    yield Prompt("limits", "Which part would you leave out, and what would be lost?", max(1, reading.pages))
    yield Prompt("next step", "Whom would you tell about this paper, and what would you say?", 1)
    yield Prompt("question", "What would have to be true for this paper to matter in ten years?", 1)


def _by_mentions(figures: Iterator[Figure]) -> list[Figure]:
    """Most mentioned first; the paper's order among equals, so that the overview comes early."""
    return sorted(figures, key=lambda f: -f.mentions)


def _named(figure: Figure) -> str:
    """The figure with what its caption says it is."""
    found = sentences(caption_text(figure.caption, figure.label))
    lead = shortened(found[0]).rstrip(".:") if found else ""
    if len(lead.split()) > LONGEST_NAME:
        lead = leading_clause(lead) or ""
    kept = f", “{lead}”" if 0 < len(lead.split()) <= LONGEST_NAME else ""
    return f"{figure.name}{kept}"


def _quotable(quotes: Sequence[Statement]) -> list[Statement]:
    return [q for q in quotes if len(shortened(q.text).split()) <= LONGEST_QUOTE and "://" not in q.text]


def _quoted(quote: Statement) -> str:
    return f"“{shortened(quote.text)}”"


def _page_of(reference: Reference, reading: Reading) -> int:
    label = (reference.label or "").strip("[]. ")
    if label:
        for quote in reading.outline.all():
            if f"[{label}]" in quote.text or f"[{label}," in quote.text or f", {label}]" in quote.text:
                return quote.page
    listed = [
        s.page for s in reading.sections if "reference" in s.title.lower() or "bibliograph" in s.title.lower()
    ]
    return listed[0] if listed else max(1, reading.pages)
