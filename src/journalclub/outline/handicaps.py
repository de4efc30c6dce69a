"""What speaks against quoting a sentence, and what for it, that its odds do not know. Pure.

Not: the odds (model.py), nor what cannot be quoted at all (standing.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from journalclub.outline.features import groups_of
from journalclub.outline.quotes import Quote
from journalclub.outline.roles import Role
from journalclub.outline.wordings import OTHERS, PURPOSE, STEP
from journalclub.outline.words import words_of

# In log-odds:
_OF_ROLE: dict[Role, float] = {"appendix": 2.0, "related": 1.0, "limitations": 2.0}
STEPS = 1.5  # leads through the paper: "Now let us …"
RUN_TOGETHER = 2.0  # letters that were raised or lowered: "eν1", "τνℓν"
BACK_REFERENCE = 1.0  # "… this problem …" within a sentence
_MEASURED_IN: frozenset[Role] = frozenset(
    {"abstract", "introduction", "results", "experiments", "analysis", "discussion", "conclusion", "body"}
)


class _Patterns(NamedTuple):
    purpose: re.Pattern[str]
    step: re.Pattern[str]
    others: re.Pattern[str]
    together: re.Pattern[str]
    back: re.Pattern[str]
    measured: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        purpose=re.compile(PURPOSE),
        step=re.compile(STEP),
        others=re.compile(OTHERS),
        together=re.compile(  # after a letter; before another one, a number or a sign
            r"[α-ωℓ](?:(?<=[A-Za-z].)|(?=[−+])|(?<!ℓ)(?=[α-ωℓ0-9]))"
        ),
        back=re.compile(
            r"\b(?:this|these|those) (?!paper|work|article|letter|study|thesis|survey|review|note|report)[a-z]"
        ),
        measured=re.compile(r"(?<![\w.])\d{1,4}(?:\.\d{1,3}(?!\.?\d)|(?=\s?%))"),
    )


def handicap(quote: Quote) -> float:
    """How much is to be taken from a quote's odds."""
    return _OF_ROLE.get(quote.role, 0.0) + of_wording(quote.text)


def of_wording(text: str) -> float:
    """What its wording has to do with that."""
    patterns = _patterns()
    back = step = spilt = 0.0
    if "this " in text or "these " in text or "those " in text:
        purpose = patterns.purpose.match(text)
        back = BACK_REFERENCE if patterns.back.search(text, purpose.end() if purpose else 0) else 0.0
    if patterns.step.match(text):
        step = STEPS
    if not text.isascii() and patterns.together.search(text):
        spilt = RUN_TOGETHER
    return back + step + spilt


def is_of_others(text: str) -> bool:
    """Whether it tells what other people's work does: "Smith et al. (2015) achieve …"."""
    return bool(_patterns().others.match(text)) and "ours" not in groups_of(words_of(text))


def claimed_numbers(quotes: Sequence[Quote]) -> frozenset[str]:
    """The measured numbers of the abstract."""
    return frozenset(n for q in quotes if q.role == "abstract" for n in _measured(q.text))


def is_headline(quote: Quote, claimed: frozenset[str]) -> bool:
    """Whether it has one of these numbers, where results are told."""
    return bool(claimed) and quote.role in _MEASURED_IN and not claimed.isdisjoint(_measured(quote.text))


def _measured(text: str) -> list[str]:
    """The decimals and percentages."""
    return _patterns().measured.findall(text)
