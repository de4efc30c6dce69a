"""The words of rules: weekdays, months, ordinals and numbers, each to one sign. Not: what a rule means (phrases.py)."""

from __future__ import annotations

import re
import unicodedata

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545, 3.3.10
MONTHS = tuple(f"M{n}" for n in range(1, 13))
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_SHORTER = {"tues": "TU", "weds": "WE", "thur": "TH", "thurs": "TH", "sept": "M9"}

# Words that carry nothing, and words that stand for others.
_EMPTY = frozenset(
    (
        *("the", "of", "on", "in", "a", "an", "at", "and", "or", "once", "twice"),
        *("we", "meet", "is", "are", "this", "these", "currently"),
        *("iso", "calendar", "numbered", "number"),
    )
)
_SAME: dict[str, tuple[str, ...]] = {
    "each": ("every",),
    "all": ("every",),
    "other": ("#2",),
    "alternate": ("every", "#2"),
    "weeks": ("week",),
    "days": ("day",),
    "penultimate": ("#-2",),
    "months": ("month",),
    "weekly": ("every", "week"),
    "monthly": ("every", "month"),
    "fortnight": ("=2", "week"),
    "fortnightly": ("every", "=2", "week"),
    "biweekly": ("every", "=2", "week"),
    "uneven": ("odd",),
    "next": ("following",),
    "afterwards": ("after",),
}
_KNOWN = frozenset(("every", "week", "month", "odd", "even", "following", "after", "day"))


def signs(text: str) -> tuple[list[str], list[str]]:
    """A rule's words as signs (weekday MO, month M1, ordinal #2 or #-1, number =2, or the word), and words not known.

    "the second Monday" gives ["#2", "MO"].
    """
    plain = unicodedata.normalize("NFKC", text[:400]).casefold()
    found: list[str] = []
    strange: list[str] = []
    for word in re.findall(r"[^\W_]+", plain.replace("bi-weekly", "biweekly")):
        known = _signs_of(word)
        if known is None:
            strange.append(word)
        else:
            found.extend(
                sign for sign in known if [sign] != found[-1:]
            )  # "every alternate" says "every" twice
    return found, strange


def _signs_of(word: str) -> tuple[str, ...] | None:
    """What a word stands for; nothing for a word that carries nothing, None for one that is not known."""
    if word in _EMPTY:
        return ()
    if word in _KNOWN:
        return (word,)
    if word in _SAME:
        return _SAME[word]
    if word == "last":
        return ("#-1",)
    if match := re.fullmatch(r"(\d{1,2})(st|nd|rd|th)?", word, re.ASCII):
        return (f"{'#' if match[2] else '='}{int(match[1])}",)
    for names, sign in ((_ORDINALS, "#"), (_NUMBERS, "=")):
        if word in names:
            return (f"{sign}{names.index(word) + 1}",)
    return _named(word)


def _named(word: str) -> tuple[str, ...] | None:
    """A weekday, also several ("Mondays"), or a month, each also cut to three letters."""
    for form in (word, word.removesuffix("s")):
        if form in _SHORTER:
            return (_SHORTER[form],)
        for names, wanted in ((_NAMES, DAYS), (_MONTH_NAMES, MONTHS)):
            near = [sign for name, sign in zip(names, wanted, strict=True) if form in (name, name[:3])]
            if near:
                return (near[0],)
    return None
