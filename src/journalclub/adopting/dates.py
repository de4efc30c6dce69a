"""Dates as people write them, read from text: days, month, year, weekdays, each only if it is there.

Not: choosing a year or the order of day and month where the text leaves it open (years.py). Nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from journalclub.adopting.calendar_words import CJK_WEEKDAYS, MONTHS, WEEKDAYS, fold

FIRST_YEAR, LAST_YEAR = 1950, 2099
LONGEST = 20_000  # characters of a text in which dates are looked for
MOST_DAYS = 7  # a written range of days up to this long means each of them
_CENTURY = 2000

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,9}(?![0-9]))(?P<ordinal>(?:st|nd|rd|th)(?![a-zA-Z]))?"
    r"|(?P<short>['’][0-9]{2}(?![0-9]))"
    r"|(?P<cjk>[年月日号號년월일])"
    r"|(?P<word>[^\W\d_]{1,40})"
    r"|(?P<mark>[^\w\s])"
)
_JOINS = frozenset("+-–—−/&,~") | {"and", "to", "und", "et", "y", "e", "en"}
_RANGES = frozenset("-–—−~") | {"to"}
_BETWEEN = frozenset(".,/-–—") | {"of", "de", "del"}


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


class Day(NamedTuple):
    """A day of a year; `day` None when only the month is written."""

    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class Written:
    """One mention of a day or several days, as far as the text says."""

    days: tuple[Day, ...]
    year: int | None
    start: int  # where it stands in the text
    end: int
    weekdays: tuple[int, ...] = ()  # from 1, Monday, in the order written
    open_order: bool = False  # two numbers, either of which may be the month; `days` has them day first
    separator: str = ""  # what stands between two numbers
    month_first: bool = False  # two numbers of which only the first can be the month
    ranged: bool = False  # "12-15": the days between belong to it

    @property
    def month_only(self) -> bool:
        """Whether no day is written."""
        return self.days[0].day is None

    def swapped(self) -> Written:
        """The other reading of two open numbers."""
        return replace(self, days=tuple(Day(d.day or 0, d.month) for d in self.days))

    def in_year(self, year: int) -> tuple[dt.date, ...]:
        """The days in that year, a later day that lies before an earlier one in the next; () when there is none."""
        found: list[dt.date] = []
        for month, day in self.days:
            if day is None:
                return ()
            try:
                date = dt.date(year, month, day)
                if found and date < found[-1] and month < found[-1].month:
                    date = dt.date(year + 1, month, day)
            except ValueError:
                return ()
            found.append(date)
        return self._filled(found)

    def _filled(self, days: list[dt.date]) -> tuple[dt.date, ...]:
        """With the days of a range; two weekdays in brackets name its ends alone."""
        if self.ranged and len(days) == 2 and len(self.weekdays) != 2:
            length = (days[1] - days[0]).days
            if 0 < length < MOST_DAYS:
                return tuple(days[0] + dt.timedelta(n) for n in range(length + 1))
        return tuple(days)


def tokens(text: str) -> list[Token]:
    """The text's numbers, words and marks."""
    found = []
    for match in _TOKEN.finditer(text[:LONGEST]):
        kind = match.lastgroup if match.lastgroup != "ordinal" else "number"
        value = match["number"] if kind == "number" else match[0]
        found.append(Token(kind or "", fold(value) if kind == "word" else value, match.start(), match.end()))
    return found


def find_date(text: str) -> Written | None:
    """The first date in running text: with a month's name and a day, or with a year; a bare 1/2 is none."""
    mentions = _mentions(tokens(text), cell=False)
    return _with_weekdays(mentions[0], text, near=True) if mentions else None


def read_date(text: str) -> Written | None:
    """The date of a cell that is there to hold one: also `01/31`, a month alone, and several dates."""
    mentions = _mentions(tokens(text), cell=True)
    if not mentions:
        return None
    whole = [m for m in mentions if not m.month_only]
    if not whole:
        return _with_weekdays(mentions[0], text) if _is_short(text, mentions[0]) else None
    first = whole[0]
    for other in whole[1:]:
        joint = _joint(text, first.end, other.start)
        if not joint or (other.year and first.year and other.year != first.year) or other.open_order:
            break
        first = replace(
            first,
            days=first.days + other.days,
            year=first.year or other.year,
            end=other.end,
            ranged=joint in _RANGES and len(first.days) == 1 == len(other.days),
        )
    return _with_weekdays(first, text)


def _is_short(text: str, found: Written) -> bool:
    """Whether there is hardly anything but the month: "Mar", "Late March 2022", "Mar (tentative)"."""
    return len(text) - (found.end - found.start) <= 16


def _joint(text: str, start: int, end: int) -> str:
    """What joins two mentions; empty when they are not joined."""
    between = fold(text[start:end].strip())
    words = [w for w in re.split(r"[\s.()]+", between) if w and w not in WEEKDAYS]
    return words[0] if len(words) == 1 and words[0] in _JOINS else ""


def _with_weekdays(found: Written, text: str, near: bool = False) -> Written:
    """With the weekdays named in the cell, or just beside a mention in running text."""
    low, high = (max(0, found.start - 12), found.end + 20) if near else (0, LONGEST)
    days = [WEEKDAYS[t.text] for t in tokens(text[low:high]) if t.kind == "word" and t.text in WEEKDAYS]
    if not days:
        cjk = re.search(r"[(（]\s?([月火水木金土日월화수목금토일一二三四五六天])\s?[)）]", text[:LONGEST])
        days = [CJK_WEEKDAYS[cjk[1]]] if cjk else []
    return replace(found, weekdays=tuple(days[:MOST_DAYS]))


def _mentions(found: Sequence[Token], cell: bool) -> list[Written]:
    """All mentions, from left to right."""
    mentions: list[Written] = []
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
            mentions.append(hit[0])
            at = hit[1]
        else:
            at += 1
    return mentions


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
    if not written.month_only and written.year is None and joint in _JOINS:
        more = _month_phrase(found, index + 1, cell)
        if more is not None and not more[0].month_only:
            ranged = joint in _RANGES and len(written.days) == 1 == len(more[0].days)
            both = replace(more[0], days=written.days + more[0].days, start=written.start, ranged=ranged)
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
        if joint not in _JOINS or following is None or (joint == "," and not cell):
            break
        if _text(found, index + 2) in {":", "."} and _number(found, index + 3, 60) is not None:
            break  # a time of day
        if joint in _RANGES and found[index].start > found[index - 1].end and not cell:
            break  # "June 3 - 5 ways to …"
        days.append(following)
        ranged = joint in _RANGES and len(days) == 2
        index += 2
    return days, ranged, index


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
