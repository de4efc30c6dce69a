"""The forms in which people write dates, each a function from words and marks to a mention. Not: which counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from journalclub.adopting.calendar_words import MONTHS, WEEKDAYS, fold
from journalclub.adopting.written_dates import FIRST_YEAR, LAST_YEAR, MOST_DAYS, Day, Written

LONGEST = 20_000  # characters of a text in which dates are looked for
JOINS = frozenset("+-–—−/&,~") | {"and", "to", "und", "et", "y", "e", "en"}  # between two days
RANGES = frozenset("-–—−~") | {"to"}
_BETWEEN = frozenset(".,/-–—") | {"of", "de", "del"}
_CENTURY = 2000

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,9}(?![0-9]))(?P<ordinal>(?:st|nd|rd|th)(?![a-zA-Z]))?"
    r"|(?P<short>['’][0-9]{2}(?![0-9]))"
    r"|(?P<cjk>[年月日号號년월일])"
    r"|(?P<word>[^\W\d_]{1,40})"
    r"|(?P<mark>[^\w\s])"
)


class Token(NamedTuple):
    """A number, a word or a mark, and where it stands."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        """Its value when it can be a day, month or year."""
        return int(self.text) if self.kind == "number" else None


def tokens(text: str) -> list[Token]:
    """The text's numbers, words and marks."""
    found = []
    for match in _TOKEN.finditer(text[:LONGEST]):
        kind = match.lastgroup if match.lastgroup != "ordinal" else "number"
        value = match["number"] if kind == "number" else match[0]
        found.append(Token(kind or "", fold(value) if kind == "word" else value, match.start(), match.end()))
    return found


def mentions(found: Sequence[Token], cell: bool) -> list[Written]:
    """All mentions, from left to right."""
    hits: list[Written] = []
    at = 0
    while at < len(found):
        hit = (
            _east_asian(found, at)
            or _iso(found, at)
            or _numeric(found, at)
            or _by_month_name(found, at, cell)
        )
        if hit is None and cell:
            hit = _numeric_pair(found, at)
        if hit is not None and (cell or not hit[0].month_only):
            hits.append(hit[0])
            at = hit[1]
        else:
            at += 1
    return hits


def _east_asian(found: Sequence[Token], at: int) -> tuple[Written, int] | None:
    """2022年5月22日, 5月22日, 2022년 5월 22일, 2022年5月."""
    first, index = found[at], at
    year = _year(first)
    if year is not None:
        if _text(found, at + 1) not in {"年", "년"}:
            return None
        index = at + 2
    month = _number(found, index, 12)
    if month is None or _text(found, index + 1) not in {"月", "월"}:
        return None
    day = _number(found, index + 2, 31)
    if day is not None and _text(found, index + 3) in {"日", "号", "號", "일"}:
        return Written((Day(month, day),), year, first.start, found[index + 3].end), index + 4
    return Written((Day(month, None),), year, first.start, found[index + 1].end), index + 2


def _iso(found: Sequence[Token], at: int) -> tuple[Written, int] | None:
    """2021-11-25, 2023.08.20, 2022.9.10, 2020/1/5, 2021-Nov-25, 20211125."""
    year = _year(found[at])
    if year is None:
        text = found[at].text
        if found[at].kind == "number" and len(text) == 8 and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            month, day = int(text[4:6]), int(text[6:])
            if 1 <= month <= 12 and 1 <= day <= 31:
                return Written((Day(month, day),), int(text[:4]), found[at].start, found[at].end), at + 1
        return None
    index = at + 1
    if _text(found, index) in _BETWEEN:
        index += 1
    named = MONTHS.get(_text(found, index))
    separator = _text(found, at + 1)
    month_ = named or (_number(found, index, 31) if separator in {"-", ".", "/"} else None)
    if month_ is None:
        return None
    index += 1
    if _text(found, index) in _BETWEEN:
        index += 1
    day_ = _number(found, index, 31)
    if day_ is None or (not named and _text(found, index - 1) != separator):
        return None
    month, day = (month_, day_) if month_ <= 12 else (day_, month_)
    if month > 12:
        return None
    return Written((Day(month, day),), year, found[at].start, found[index].end), index + 1


def _numeric(found: Sequence[Token], at: int) -> tuple[Written, int] | None:
    """04-12-2017, 30/05/22, 22.5.2022: day or month first as far as the numbers say."""
    pair = _two_numbers(found, at)
    if pair is None:
        return None
    first, second, separator = pair
    if _text(found, at + 3) != separator or at + 4 >= len(found) or found[at + 4].kind != "number":
        return None
    written = found[at + 4].text
    year = (
        _year(found[at + 4])
        if len(written) == 4
        else (_CENTURY + int(written) if len(written) == 2 else None)
    )
    if year is None:
        return None
    return _ordered(first, second, separator, year, found[at].start, found[at + 4].end), at + 5


def _numeric_pair(found: Sequence[Token], at: int) -> tuple[Written, int] | None:
    """01/31, 28.10.: only in a cell that is there for dates, and only at its beginning or after a weekday."""
    if at and found[at - 1].text not in WEEKDAYS and found[at - 1].text not in {",", ".", "(", ":"}:
        return None
    pair = _two_numbers(found, at)
    if pair is None or (pair[2] == "-" and len(found[at].text) < 2):
        return None
    first, second, separator = pair
    return _ordered(first, second, separator, None, found[at].start, found[at + 2].end), at + 3


def _two_numbers(found: Sequence[Token], at: int) -> tuple[int, int, str] | None:
    """Two numbers of which one can be a day and the other a month, and the mark between them."""
    first, second = _number(found, at, 31), _number(found, at + 2, 31)
    separator = _text(found, at + 1)
    if first is None or second is None or separator not in {"/", "-", "."} or min(first, second) > 12:
        return None
    tight = found[at + 1].start == found[at].end and found[at + 2].start <= found[at + 1].end + 1
    return (first, second, separator) if tight else None


def _ordered(first: int, second: int, separator: str, year: int | None, start: int, end: int) -> Written:
    """Day first, unless the second number cannot be a month."""
    if second > 12:
        return Written((Day(first, second),), year, start, end, separator=separator, month_first=True)
    return Written(
        (Day(second, first),),
        year,
        start,
        end,
        open_order=first <= 12 and first != second,
        separator=separator,
    )


def _by_month_name(found: Sequence[Token], at: int, cell: bool) -> tuple[Written, int] | None:
    """25/Nov/2021, Dec.9.2020, 17th of March, Feb 20+22, 30 Oct/1 Nov, March 2022, Mar."""
    hit = _month_phrase(found, at, cell)
    if hit is None:
        return None
    written, index = hit
    joint = _text(found, index)
    if not written.month_only and written.year is None and joint in JOINS:
        more = _month_phrase(found, index + 1, cell)
        if more is not None and not more[0].month_only:
            both = written.joined(more[0], joint in RANGES)
            if both is not None:
                return both, more[1]
    return written, index


def _month_phrase(found: Sequence[Token], at: int, cell: bool) -> tuple[Written, int] | None:
    """One month's name with the days and the year beside it."""
    if at >= len(found):
        return None
    days, ranged, index = _day_list(found, at, cell)
    if days and _text(found, index) in _BETWEEN:
        index += 1
    month = MONTHS.get(_text(found, index))
    if month is None or (index < len(found) and found[index].kind != "word"):
        return None
    index += 1
    before = bool(days)
    if not days:
        after = index + (_text(found, index) in {".", "-", "/", ","})
        days, ranged, next_index = _day_list(found, after, cell)
        index = next_index if days else index
    year, index = _year_after(found, index, two_digits=before)
    shown = tuple(Day(month, d) for d in days) or (Day(month, None),)
    return Written(shown, year, found[at].start, found[index - 1].end, ranged=ranged), index


def _day_list(found: Sequence[Token], at: int, cell: bool) -> tuple[list[int], bool, int]:
    """Days joined by +, -, / and the like: the days, whether the two of them are a range, and what comes next."""
    first = _day(found, at)
    if first is None:
        return [], False, at
    days, index, ranged = [first], at + 1, False
    while len(days) < MOST_DAYS:
        joint = _text(found, index)
        following = _day(found, index + 1)
        if joint not in JOINS or following is None or (joint == "," and not cell):
            break
        if _text(found, index + 2) in {":", "."} and _is_minutes(_text(found, index + 3)):
            break  # a time of day
        if joint in RANGES and found[index].start > found[index - 1].end and not cell:
            break  # "June 3 - 5 ways to …"
        days.append(following)
        ranged = joint in RANGES and len(days) == 2
        index += 2
    return days, ranged, index


def _is_minutes(text: str) -> bool:
    """Whether a token can be the minutes of a time: "00" to "59"."""
    return len(text) == 2 and text.isdecimal() and int(text) < 60


def _day(found: Sequence[Token], at: int) -> int | None:
    """A day of the month."""
    return _number(found, at, 31) if at < len(found) and len(found[at].text) <= 2 else None


def _year_after(found: Sequence[Token], at: int, two_digits: bool) -> tuple[int | None, int]:
    """A year that follows, and what comes after it; two digits only close behind a mark: 25-Nov-21."""
    marked = _text(found, at) in {",", ".", "/", "-", "of", "de"}
    index = at + marked
    if index >= len(found):
        return None, at
    token = found[index]
    if token.kind == "short":
        return _CENTURY + int(token.text[1:]), index + 1
    year = _year(token)
    if year is not None:
        return year, index + 1
    tight = marked and token.start == found[at].end and found[at].text in {"/", "-", "."}
    if two_digits and tight and token.kind == "number" and len(token.text) == 2:
        return _CENTURY + int(token.text), index + 1
    return None, at


def _year(token: Token) -> int | None:
    """A year in four digits."""
    value = token.number
    return value if value is not None and len(token.text) == 4 and FIRST_YEAR <= value <= LAST_YEAR else None


def _number(found: Sequence[Token], at: int, most: int) -> int | None:
    """A number from 1 to `most` of at most two digits."""
    if not 0 <= at < len(found) or found[at].kind != "number" or len(found[at].text) > 2:
        return None
    value = int(found[at].text)
    return value if 1 <= value <= most else None


def _text(found: Sequence[Token], at: int) -> str:
    """The token's text; empty behind the end."""
    return found[at].text if at < len(found) else ""
