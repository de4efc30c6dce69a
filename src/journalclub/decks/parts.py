"""Which quotes of the outline belong to which part of a talk, and are shown. Not: their slides (paper_slides.py). Pure.

Nor which slides fit the minutes (plan.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from journalclub.decks.fit import PREFERRED, bullets_of
from journalclub.models.paper import Outline, Reading, Slot, Statement

# How many quotes of a slot may stand on slides; the outline lists the best first, the rest is in the notes.
MOST: dict[Slot, int] = {
    "contributions": 4,
    "results": 4,
    "motivation": 2,
    "background": 2,
    "approach": 3,
    "setup": 2,
    "limitations": 2,
}
"""What is said in an earlier one of these slots is not said again in a later one."""
UNLISTED = 3  # of the contributions where the paper has no list of them
SAME = 0.5  # share of a quote's longer words that another one of the slot has, too: it says the same again
SAME_ELSEWHERE = 0.8  # in another slot
LEAST_SAME = 4  # such words
LONGEST_NAME = 20  # characters of the name that a title gives to what the paper brings: "SSD: …"
_BEGINNING = re.compile(r"\b[^\W\d_]{5}")
_OPENING = (
    r"(?:(?:In (?:this|the present) \w{4,9}|Here|In response|Therefore|Thus|Finally|As [^,;]{1,120}"
    r"|(?:In order )?[Tt]o [^,;]{1,80}|(?:Inspired|Motivated) by [^,;]{1,80}),? )?"
)
# What they did, not what anybody needs, can or knows.
_BRINGS = re.compile(
    rf"{_OPENING}(?:we|this (?:paper|work|article|letter|study|thesis))"
    r" (?!(?:\w+ly |often |also )?(?:need|want|lack|can|do|know|believe|live|must|have|are|is|will|would|should|may"
    r"|might|had|were|was|think|note|expect|hope|see|observe)(?:not|es|s)?\b)"
    r"(?:\w{2,12}ly |also |then |first |therefore |thus |instead |further )?\w+",
    re.IGNORECASE,
)
_OWN_WORK = (
    r"(?:our|the proposed|the present) (?:[\w-]+ ){0,2}(?:approach|method|model|system|algorithm|framework|network"
    r"|architecture|technique|procedure)s?\b"
)
_FOUND = re.compile(
    r"\b(?:achiev|obtain|outperform|surpass|improve[sd]?\b|demonstrat|prov(?:e|ed|es)\b|better|faster|finds?\b|found\b|shows?\b"
    r"|bring significant|state[- ]of[- ]the[- ]art (?:results?|performance|accuracy))",
    re.IGNORECASE,
)
_PROBLEM = re.compile(
    r"\b(?:problems?|challenges?|limitations?|difficult\w*|lacks?|fails?|gaps?)\b", re.IGNORECASE
)


def regrouped(reading: Reading) -> Outline:
    """The outline with what the authors bring or found in its own part, though it names the problem, too."""
    outline = reading.outline
    own = _own_work(reading.title)
    moved: dict[Slot, list[Statement]] = {"contributions": [], "approach": [], "results": []}
    left: dict[Slot, list[Statement]] = {"motivation": [], "background": []}
    for slot in left:
        for quote in outline.slot(slot):
            part = _part_of(quote, own, outline.contribution_list)
            (left[slot] if part is None else moved[part]).append(quote)
    return replace(
        outline,
        motivation=tuple(left["motivation"]),
        background=tuple(left["background"]),
        contributions=(*moved["contributions"], *outline.contributions),
        approach=(*outline.approach, *moved["approach"]),
        results=(*outline.results, *moved["results"]),
    )


def _own_work(title: str | None) -> re.Pattern[str]:
    """What a sentence begins with that is about what the paper brings; it may have a name before the title's colon."""
    name, colon, _ = (title or "").partition(":")
    named = bool(colon) and len(name) <= LONGEST_NAME and " " not in name
    subject = rf"{_OWN_WORK}|(?-i:{re.escape(name)})\b" if named else _OWN_WORK
    return re.compile(rf"(?:[^,;]{{1,80}}, )?(?:{subject})", re.IGNORECASE)


def _part_of(quote: Statement, own: re.Pattern[str], is_list: bool) -> Slot | None:
    """The part of the talk that a quote of the problem belongs to, if not there; a list is not added to."""
    brings = _BRINGS.match(quote.text)
    if not brings and not own.match(quote.text):
        return None
    if _FOUND.search(quote.text, 0, brings.end() if brings else len(quote.text)):
        return None if _PROBLEM.search(quote.text) else "results"
    return "contributions" if brings and not is_list else "approach"


class Best:
    """The quotes of each slot that are shown; the others are in the notes."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._shown: dict[Slot, list[Statement]] = {}
        for slot, most in MOST.items():
            listed = slot != "contributions" or outline.contribution_list
            self._shown[slot] = _best(outline.slot(slot), most if listed else UNLISTED, self._shown)

    def shown(self, slot: Slot) -> list[Statement]:
        """The best ones, the first of them first."""
        return list(self._shown[slot])

    def others(self, slot: Slot) -> list[Statement]:
        """The rest."""
        return [q for q in self.outline.slot(slot) if q not in self._shown[slot]]


def _best(
    quotes: Sequence[Statement], most: int, said: Mapping[Slot, Sequence[Statement]]
) -> list[Statement]:
    """The first quotes that are short enough for a slide and say nothing twice; else the first one."""
    kept: list[Statement] = []
    elsewhere = [q for shown in said.values() for q in shown]
    for quote in _short(quotes):
        again = any(_says_again(quote, other, SAME) for other in kept)
        if not again and not any(_says_again(quote, other, SAME_ELSEWHERE) for other in elsewhere):
            kept.append(quote)
        if len(kept) == most:
            break
    return kept or list(quotes[:1])


def _short(quotes: Sequence[Statement]) -> Iterator[Statement]:
    """Those that make no slide a page to read; only the first of them may be longer."""
    bullets, _ = bullets_of(quotes)
    for number, bullet in enumerate(bullets):
        if bullet.source is not None and (not number or len(bullet.text.split()) <= PREFERRED):
            yield bullet.source


def _says_again(quote: Statement, other: Statement, share: float) -> bool:
    """Whether so many longer words of the shorter of two quotes are in the other, by their beginnings."""
    one, two = (set(_BEGINNING.findall(q.text.lower())) for q in (quote, other))
    return len(one & two) >= max(LEAST_SAME, share * min(len(one), len(two)))
