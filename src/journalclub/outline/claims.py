"""Numbers that abstract and introduction claim, looked up in the rest of the paper. Pure. Not: which of both is right.

Only numbers that measure something are looked up: percentages and decimal fractions in sentences about the paper's own
results. One is found when figures, tables, captions or the later text have it, exactly or with more digits. A number
may be missing because it is a picture, or because it was computed from others: what is said of it is a question.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from journalclub.models.paper import Manuscript, UnfoundNumber
from journalclub.outline.quotes import Quote, quotes_of, statement
from journalclub.outline.standing import fault

MOST = 5  # claims that are reported
MOST_LOOKED_UP = 100  # claimed numbers; no honest introduction has more
CLAIMING = frozenset({"abstract", "introduction"})  # roles of sections whose numbers are looked up
REPEATING = frozenset({"conclusion", "back", "appendix"})  # roles where a number proves nothing
ROUND = frozenset({0.0, 50.0, 100.0})  # values that measure nothing
LEAST_SHARED, SHARED = (
    5,
    0.4,
)  # words that two sentences about the same result share, at least; and their share
NEAR = 0.2  # of the value: a number further off is about something else
MOST_DIGITS = 6  # of a number; a longer one is an identifier


class Number(NamedTuple):
    """A number that measures something."""

    printed: str  # with its per cent sign
    digits_printed: str
    value: float
    digits: int  # after the point
    before: str  # the two words before it and the space; empty when they are no words
    change: bool  # says by how much something rose or fell, which no table need print


class _Patterns(NamedTuple):
    number: re.Pattern[str]
    own: re.Pattern[str]
    other: re.Pattern[str]
    change: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        number=re.compile(
            r"(?<![\w.,:/^=\[(−-])(?P<sign>[−-]?)(?P<digits>\d{1,6}(?:[.,]\d{3})*(?:\.\d{1,5})?)(?![\w.,]*\d|[/:^]|[A-Za-z])"
            r"(?P<percent>\s?(?:%|percent\b|per cent\b))?"
        ),
        own=re.compile(
            r"\b(?:we|our|ours|this (?:paper|work|model|method|approach)|the proposed)\b"
            r"|\b(?:achiev|improv|reduc|outperform|attain|reach|obtain|increas|decreas|gain|exceed|surpass|yield|establish)",
            re.IGNORECASE,
        ),
        other=re.compile(
            r"\b(?:previous|prior|et al|reported (?:by|in)|existing|was shown|have shown|p\s?[<=])",
            re.IGNORECASE,
        ),
        # "an increase of 5% in terms of exact match, and 3.6% in terms of …": the word may stand some way before.
        change=re.compile(
            r"\bby (?:\w+ ){0,3}$"
            r"|\b(?:increase|improvement|gain|reduction|decrease|drop|difference|margin)s?\b[^;:]{0,150}$",
            re.IGNORECASE,
        ),
    )


def unfound_numbers(manuscript: Manuscript) -> tuple[UnfoundNumber, ...]:
    """The claimed numbers that the rest does not have, or has otherwise, in reading order, each once, at most MOST."""
    passages = [p for p in manuscript.passages if p.lines]
    quotes = quotes_of(passages, manuscript.reading.sections)
    later = [q for q in quotes if q.role not in CLAIMING and q.role not in REPEATING]
    if not manuscript.floats or not later:
        return ()
    known = sorted(_numbers((*manuscript.floats, *(q.text for q in later))))
    found: dict[str, UnfoundNumber] = {}
    claiming = (q for q in quotes if q.role in CLAIMING and fault(q.text) in {None, "dangling", "long"})
    claimed = ((quote, number) for quote in claiming for number in _claimed(quote))
    for quote, number in islice(claimed, MOST_LOOKED_UP):
        place = statement(passages, quote.passage, quote.start, quote.end)
        other = _otherwise(number, quote, later)
        if other is not None:
            against = statement(passages, other.passage, other.start, other.end)
            found.setdefault(number.printed, UnfoundNumber(number.printed, place, against))
        elif not _is_known(number, known):
            found.setdefault(number.printed, UnfoundNumber(number.printed, place))
    return tuple(found.values())[:MOST]


def _otherwise(number: Number, quote: Quote, later: Sequence[Quote]) -> Quote | None:
    """A later sentence that says the same of something with another number: alike in most words and just before it."""
    said = _content(quote.text)
    for other in later if number.before else ():
        if number.before not in other.text or number.digits_printed in other.text:
            continue
        at = other.text.find(number.before) + len(number.before)
        if not _another(other.text[at : at + 12], number):
            continue
        shared = said & _content(other.text)
        if len(shared) >= LEAST_SHARED and len(shared) >= SHARED * len(said):
            return other
    return None


def _another(text: str, number: Number) -> bool:
    """Whether a text begins with a number of the same form, near it and not it rounded."""
    match = _any_number().match(text)
    digits = len(match[0].partition(".")[2]) if match else 0
    if match is None or digits != number.digits:
        return False
    return 0 < abs(float(match[0].replace(",", "")) - number.value) <= NEAR * number.value


def _content(text: str) -> set[str]:
    """The words of a sentence that carry its meaning, without the numbers."""
    return {w.lower() for w in re.findall(r"[^\W\d_][\w-]{3,}", text)}


def _claimed(quote: Quote) -> Iterator[Number]:
    """The measured numbers of a sentence about own results."""
    patterns = _patterns()
    if not patterns.own.search(quote.text) or patterns.other.search(quote.text):
        return
    for match in patterns.number.finditer(quote.text):
        whole, _, fraction = match["digits"].replace(",", "").partition(".")
        value = float(f"{whole}.{fraction or 0}")
        measured = (fraction or match["percent"]) and len(whole) + len(fraction) <= MOST_DIGITS
        if measured and value not in ROUND:
            before = quote.text[max(match.start() - 40, 0) : match.start()].rsplit(" ", 3)
            phrase = " ".join(before[-3:]) if len(before) == 4 and before[-3].isalpha() else ""
            change = (
                patterns.change.search(quote.text, max(match.start() - 160, 0), match.start()) is not None
            )
            yield Number(match[0].strip(), match["digits"], value, len(fraction), phrase, change)


@cache
def _any_number() -> re.Pattern[str]:
    return re.compile(r"\d{1,9}(?:,\d{3})*(?:\.\d{1,9})?|\.\d{1,9}")


def _numbers(texts: Iterable[str]) -> Iterator[float]:
    """Every number of the texts, without signs; of "0.885" also 88.5, as tables print shares both ways."""
    for text in texts:
        for printed in _any_number().findall(text):
            value = float(printed.replace(",", ""))
            yield value
            if 0 < value < 1:
                yield round(100 * value, 7)


def _is_known(number: Number, known: Sequence[float]) -> bool:
    """Whether one of the sorted numbers is the value, or rounds or is cut to it, or its complement to 100 does.

    By how much something changed may be the difference of two numbers.
    """
    step = 10.0**-number.digits
    values = [number.value, 100 - number.value]
    if number.change:
        values += [least + number.value for least in dict.fromkeys(known)]
    return any(_between(known, v - 0.5 * step - 1e-9, v + step - 1e-9) for v in values)


def _between(known: Sequence[float], low: float, high: float) -> bool:
    index = bisect_left(known, low)
    return index < len(known) and known[index] < high
