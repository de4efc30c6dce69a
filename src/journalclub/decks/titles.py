"""The title of a slide: of a figure's what the paper says it shows, ending where a phrase ends. Not: its body. Pure.

Titles of text slides name their part and, where all quotes are of one section with a telling title, that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from journalclub.casing import forms_of, is_in_capitals, title_in_case
from journalclub.decks import figures, layout
from journalclub.decks.fit import TITLE_SIZES, largest
from journalclub.models.paper import Equation, Figure, Reading, Statement
from journalclub.reading.mentions import mentioned
from journalclub.shorten import is_unfinished, leading_clause, leading_phrases, without_panel
from journalclub.shorten import statement as shortened
from journalclub.wording import figure_name

LEAST_SIZE = 22.0  # points; a longer text is no title
SHORTEST = 4  # characters
HEADLINE_WORDS = 20  # a longer quote is no headline
MOST_SYMBOLS = 0.34  # of a title's words, symbols and single letters
AREA = layout.LAYOUTS["figure"].title

_WORD = re.compile(r"[^\W\d_]{3}")
_FORMULA = re.compile(r"[≡∞∫∑∏∂∇∆⟨⟩|∈⊂⊤·]|\w[(]\w{1,3},")  # what the text of a formula's picture is like
_BACK = re.compile(r"acknowledg|references|author|funding", re.IGNORECASE)
LEAST_TOLD, LONGEST_TOLD = 8, 32  # words of the sentence that tells of a figure, to stand beside it
SECTION_WORDS = 7  # of a section's title within a slide's
# Titles of sections that say no more than the slide's part does.
_GENERAL = re.compile(
    r"abstract|introduc|conclu|summar|discussion|background|related|motivation|overview|contribution|outline|references"
    r"|appendi|acknowledg|^(?:main |our |the |experimental |numerical |empirical )?(?:results?|experiments?|evaluation"
    r"|methods?|methodology|approach|model|analysis|findings|setup|set-up|limitations?|future work|preliminaries"
    r"|observations)(?: and (?:results?|discussions?|analysis|evaluation|setup))?$",
    re.IGNORECASE,
)
_FIGURE = r"(?:Fig(?:ure|\.)?s?|Tab(?:le|\.)?s?|Algorithm)\s?[A-Z]?\.?\d{1,3}[a-z]?(?:\.\d{1,3})?"
_FIGURES_NAME = re.compile(_FIGURE, re.IGNORECASE)
_POINTS = re.compile(
    rf"^{_FIGURE} (?:shows|illustrates|depicts|presents|summari[sz]es|compares|plots|lists|gives|reports|displays)"
    r"(?: that)? (?=\S+ \S+)",
    re.IGNORECASE,
)
_AS_SHOWN = re.compile(
    rf"^(?:as (?:is |can be )?(?:shown|illustrated|depicted|seen|displayed|reported) )?in {_FIGURE}, (?=\S+ \S+)",
    re.IGNORECASE,
)
_POINTED = re.compile(
    r",?\s(?:(?:is|are|was|were) )?(?:also )?(?:shown|illustrated|depicted|plotted|presented|given|summari[sz]ed"
    rf"|displayed|listed|reported)(?: graphically)? (?:in|by) {_FIGURE}$",
    re.IGNORECASE,
)
# A clause that begins with one of these says where, not what.
_WHERE = re.compile(
    r"(?:in|for|on|at|with|to|from|given|under|when|while|as|by|after|if|since|because)\b", re.IGNORECASE
)


def figure_title(
    figure: Figure, naming: Sequence[Statement], reading: Reading
) -> tuple[str, Statement | None]:
    """The title, and the quote it is taken from when it is not from the caption.

    In this order: a short quote of the outline that names the figure; the caption's first sentence or its first
    clause; the sentence of the text that tells of the figure; the section it stands in; its name.
    """
    for quote in naming:
        text = shortened(quote.text).rstrip(".")
        if len(text.split()) <= HEADLINE_WORDS and is_title(text):
            return text, quote
    lead = without_panel(whole_lead(figure))
    told = shortened(figure.told.text).rstrip(".") if figure.told is not None else ""
    if (figure.kind, figure.label.lower()) not in mentioned(told):
        told = ""  # it is about something more
    told = unpointed(told)
    if lead and not lead.isupper() and (found := next(_endings(lead), None)):
        return found, None
    if told and len(told.split()) <= HEADLINE_WORDS and is_title(told):
        return told, figure.told
    if found := next(_endings(lead), None):  # in capitals, as its journal prints captions
        return title_in_case(found, forms_of(reading)), None
    return placed_title(figure, reading), None


def part_title(title: str, quotes: Sequence[Statement]) -> str:
    """A text slide's title, "Results: what was found", or "Results: Machine translation" where all quotes are of that
    section and its title says more.
    """
    sections = {q.section for q in quotes}
    section = next(iter(sections), None) if len(sections) == 1 else None
    part, colon, _ = title.partition(": ")
    if not colon or section is None or _GENERAL.search(section) or is_in_capitals(section):
        return title
    words = section.split()
    named = f"{part}: {section}"
    return named if len(words) <= SECTION_WORDS and is_title(named) else title


def unpointed(text: str) -> str:
    """A sentence about a figure without the words that only point at it; what is left may be no sentence."""
    end = "." if text.endswith(".") else ""
    return _capital(_POINTED.sub("", _POINTS.sub("", text.rstrip("."), count=1)) + end)


def explaining(told: str, figure: Figure) -> str | None:
    """A sentence of the text that says more of a figure than what it shows, fit to stand beside it; else None."""
    text = _capital(_AS_SHOWN.sub("", told, count=1))
    only = mentioned(told) == {(figure.kind, figure.label.lower())}
    if not only or _FIGURES_NAME.match(text) or unpointed(text) != text:
        return None
    return text if LEAST_TOLD <= len(text.split()) <= LONGEST_TOLD else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def placed_title(item: Figure | Equation, reading: Reading) -> str:
    """The title of the section that an item is told of in, else stands in, with its name; else its name alone."""
    name = figure_name(item)
    here = figures.section_of(item.page, reading.sections)
    for printed in ((item.told.section if item.told else None), (here.title if here else None)):
        title = title_in_case(printed, forms_of(reading)) if printed and is_in_capitals(printed) else printed
        if title and not _BACK.search(title) and is_title(text := f"{title}: {name}"):
            return text
    return name


def whole_lead(figure: Figure) -> str:
    """The caption's first sentence as it stands in a title."""
    return shortened(figures.lead_sentence(figure)).rstrip(".")


def is_title(text: str, sizes: Sequence[float] = TITLE_SIZES) -> bool:
    """Whether a text fits the title's area, ends where a phrase ends, and says something in words."""
    words = text.split()
    return (
        len(text) >= SHORTEST
        and any(_WORD.search(w) for w in words)
        and not is_unfinished(text)
        and not _FORMULA.search(text)
        and _balanced(text)
        and sum(map(_is_symbol, words)) <= MOST_SYMBOLS * len(words)
        and largest([text], AREA, sizes, bold=True) is not None
    )


def _endings(lead: str) -> Iterator[str]:
    """The lead and what can be left of it, the longest first, as far as they make a title; at last in small type."""
    clause = None if _WHERE.match(lead) else leading_clause(lead)
    yield from (
        t for t in (lead, clause or "", *leading_phrases(lead)) if is_title(t) and not _in_formula(t, lead)
    )
    if is_title(lead, (LEAST_SIZE,)):
        yield lead


def _in_formula(text: str, lead: str) -> bool:
    """Whether a shorter text ends in two single letters: it was cut within a formula."""
    return text != lead and all(len(w) == 1 for w in text.split()[-2:])


def _balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”"))


def _is_symbol(word: str) -> bool:
    """Whether a word is a symbol or a single letter rather than a word or a number."""
    bare = word.strip(".,;:()[]“”\"'?!%–—-&…")
    return (
        (not bare and word.strip("–—-&…") != "")
        or (len(bare) == 1 and not bare.isdigit() and bare not in "aAI")
        or any(c in "=≤≥→∼≈∗′" for c in bare)
    )
