"""What single dates leave open, decided from all of them: day or month, missing years. Not: finding dates (dates.py).

A year is taken from the date itself, else from its neighbours, headings and weekdays; where nothing says it, there is
none.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from journalclub.adopting.calendar_words import SEASONS, fold
from journalclub.adopting.written_dates import FIRST_YEAR, LAST_YEAR, Written

# What speaks against a year, in points; the year with the fewest is taken. Only their order matters.
_WRONG_WEEKDAY = 20
_OUT_OF_ORDER = 6
_LONG_GAP = 3
_OFF_THE_HEADING = 4
_OUT_OF_SEASON = 3
LONG_GAP = 200  # days between neighbours that are rather a year's change
_YEARS_TURN = 250  # days between neighbours without years, as from October to January, that go the other way
_LONGEST_HINT = 2_000  # characters of a heading

_HINT = re.compile(
    r"(?<![\d./=-])(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<second>(?:20)?\d\d)(?![\d]))?(?![\d])"
    r"|\b(?:fa|sp|su|ws|ss|fs|hs|wise|sose|fall|spring|summer|autumn|winter|wintersemester|sommersemester)"
    r"\s?['’]?(?P<term>(?:20)?\d\d)(?:\s?[-–/]\s?(?P<next>\d\d))?(?![\d.:])",
    re.IGNORECASE,
)

_YEAR_FIRST = re.compile(
    r"\s{0,5}'?(?P<year>\d\d)(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d.])"
)
LEAST_YEAR_FIRST = 2  # dates that tell

Days = tuple[dt.date, ...]


@dataclass(frozen=True, slots=True)
class YearHint:
    """A year that stands in a heading or the like."""

    year: int
    last: int  # differs from `year` for "2021/22"
    months: range  # in which the term named beside it lies


@dataclass(frozen=True, slots=True)
class OpenDate:
    """A written date and the texts around it that may name its year, the nearest first."""

    written: Written | None
    hints: tuple[str, ...] = ()


def writes_year_first(texts: Sequence[str]) -> bool:
    """Whether a column means 23.03.05 as 5 March 2023: the first numbers are few, past 12, and the last ones vary."""
    found = [m for t in texts if (m := _YEAR_FIRST.match(t))]
    if len(found) < LEAST_YEAR_FIRST or len(found) * 2 < len(texts):
        return False
    years, months, days = ({int(m[part]) for m in found} for part in ("year", "month", "day"))
    possible = min(years) > 12 and max(months) <= 12 and max(days) <= 31
    return possible and len(years) < len(days) and max(years) - min(years) < len(found)


def with_century(text: str) -> str:
    """A date of such a column with all digits of its year."""
    return f"20{text.lstrip()}" if _YEAR_FIRST.match(text) else text


def year_hint(text: str) -> YearHint | None:
    """The year named in a heading: "Spring 2024", "2021/22", "Schedule for 2020 Fall", "FA2024"."""
    text = text[:_LONGEST_HINT]
    match = _HINT.search(text)
    if match is None:
        return None
    if match["term"]:
        year, second = int(match["term"][-2:]) + 2000, match["next"]
    else:
        year, second = int(match["year"]), match["second"]
    last = year - year % 100 + int(second[-2:]) if second else year
    if not year <= last <= year + 1:
        last = year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    words = re.findall(r"[a-z]+", fold(text))
    months = next((SEASONS[w] for w in words if w in SEASONS), range(1, 13))
    return YearHint(year, last, months)


def resolve(dates: Sequence[OpenDate], elsewhere: Sequence[Written] = ()) -> list[Days]:
    """The days of each, in the order given; () where there is no date or no year for it.

    `elsewhere` are dates of other tables of the page, which help to tell day from month.
    """
    written = _in_order([d.written for d in dates], elsewhere)
    hints = [next((h for h in map(year_hint, d.hints) if h is not None), None) for d in dates]
    found: list[Days] = [w.in_year(w.year) if w is not None and w.year else () for w in written]
    direction = _direction(written, found)
    first = next((i for i, days in enumerate(found) if days), 0)
    forwards = range(len(dates))
    backwards = range(first - 1, -1, -1)
    before: Days = ()
    for index in forwards:
        missing = not found[index] and (hints[index] is not None or before)
        if missing:
            found[index] = _best(written[index], hints[index], before, direction)
        before = found[index] or before
    before = found[first] if found else ()
    for index in backwards:
        if not found[index] and before:
            found[index] = _best(written[index], None, before, -direction)
        before = found[index] or before
    return found


def _best(written: Written | None, hint: YearHint | None, before: Days, direction: int) -> Days:
    """The days in the year that least speaks against."""
    if written is None or written.month_only or written.year is not None:
        return ()
    base = {hint.year, hint.last} if hint else set()
    near = {before[0].year} if before and not hint else set()
    years = {y + d for y in base | near for d in (-1, 0, 1)}
    choices = [(days, year) for year in sorted(years) if (days := written.in_year(year))]
    if not choices:
        return ()
    return min(choices, key=lambda c: (_against(c[0], written, hint, before, direction), c[1] not in base))[0]


def _against(days: Days, written: Written, hint: YearHint | None, before: Days, direction: int) -> int:
    """Points against a choice."""
    points = 0
    if written.weekdays:
        names = [d.isoweekday() for d in days]
        points += (
            0 if set(written.weekdays) <= set(names) or names[0] == written.weekdays[0] else _WRONG_WEEKDAY
        )
    if hint:
        outside = max(hint.year - days[0].year, days[0].year - hint.last, 0)
        points += outside * _OFF_THE_HEADING
        if not outside and hint.last == hint.year and days[0].month not in hint.months:
            points += _OUT_OF_SEASON
        if hint.last > hint.year:  # an academic year begins after the summer
            points += _OUT_OF_ORDER if (days[0].year == hint.year) != (days[0].month >= 8) else 0
    if before:
        gap = (days[0] - before[0]).days * (direction or 1)
        points += _OUT_OF_ORDER if gap < 0 and direction else 0
        points += _LONG_GAP if abs(gap) > LONG_GAP else 0
    return points


def _direction(written: Sequence[Written | None], found: Sequence[Days]) -> int:
    """1 when the page goes forward in time, -1 when the newest stands first, 0 when it cannot be told."""
    full = [days[0].toordinal() for days in found if days]
    votes = sum((b > a) - (b < a) for a, b in itertools.pairwise(full))
    if votes == 0:
        partial = [w.days[0].month * 31 + (w.days[0].day or 0) for w in written if w is not None]
        steps = [b - a for a, b in itertools.pairwise(partial)]
        votes = sum(((s > 0) - (s < 0)) * (-1 if abs(s) > _YEARS_TURN else 1) for s in steps)
    return (votes > 0) - (votes < 0)


def _in_order(written: Sequence[Written | None], elsewhere: Sequence[Written]) -> list[Written | None]:
    """Open numbers read day or month first, as the page as a whole says."""
    if not any(w is not None and w.open_order for w in written):
        return list(written)
    turned = [w.swapped() if w is not None and w.open_order else w for w in written]
    day_first = list(written)
    decided = [w for w in (*written, *elsewhere) if w is not None and w.separator and not w.open_order]
    month_first_votes = sum(w.month_first for w in decided)
    day_first_votes = sum(w.day_first for w in decided)
    if day_first_votes != month_first_votes:
        return day_first if day_first_votes > month_first_votes else turned
    as_days, as_months = _irregularity(day_first), _irregularity(turned)
    if as_days != as_months:
        return day_first if as_days < as_months else turned
    # Nothing on the page says it: with points and hyphens the day comes first, with slashes more often the month.
    slashes = sum(w is not None and w.open_order and w.separator == "/" for w in written)
    return turned if slashes * 2 > sum(w is not None and w.open_order for w in written) else day_first


def _irregularity(written: Sequence[Written | None]) -> float:
    """How far the dates are from a regular series: steps back in time, steps of no whole weeks, wrong weekdays."""
    days, wrong = [], 0
    for w in written:
        found = w.in_year(w.year or 2001) if w is not None else ()
        if w is None or w.month_only:
            continue
        if not found:
            return float("inf")
        if w.year and w.weekdays and found[0].isoweekday() not in w.weekdays:
            wrong += 2
        days.append(found[0])
    steps = [(b - a).days for a, b in itertools.pairwise(days)]
    forward = sum(s > 0 for s in steps)
    against = min(forward, len(steps) - forward)
    return wrong + against + sum(s % 7 != 0 for s in steps)
