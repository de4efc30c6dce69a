"""A mention of days in a text, as far as the text says: days, year, weekdays, what is open. Not: finding it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1950, 2099
MONTHS_OF_YEAR = 12
MOST_DAYS = 7  # a written range of days up to this long means each of them


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

    @property
    def day_first(self) -> bool:
        """Whether there are two numbers of which only the second can be the month."""
        return (
            bool(self.separator)
            and not self.open_order
            and not self.month_first
            and (self.days[0].day or 0) > MONTHS_OF_YEAR
        )

    def swapped(self) -> Written:
        """The other reading of two open numbers."""
        return replace(self, days=tuple(Day(d.day or 0, d.month) for d in self.days))

    def joined(self, other: Written, ranged: bool) -> Written | None:
        """One mention of both, `other` behind this one; None when their years say that they are two.

        Numbers that either may be the month are read as those beside them that tell: "5/12 and 5/19".
        """
        one, other = self._in_the_order_of(other), other._in_the_order_of(self)
        turns = other.days[0].month < one.days[-1].month  # of the year, "Dec 29 and Jan 5"
        possible = {0, 1} if one.open_order else {int(turns)}
        if one.year is not None and other.year is not None and other.year - one.year not in possible:
            return None
        return replace(
            one,
            days=one.days + other.days,
            year=other.year - turns if one.year is None and other.year is not None else one.year,
            end=other.end,
            open_order=one.open_order or other.open_order,
            month_first=one.month_first or other.month_first,
            ranged=ranged and len(one.days) == 1 == len(other.days),
        )

    def _in_the_order_of(self, other: Written) -> Written:
        """With its numbers in the order that another date beside it tells, where they are open."""
        if not self.open_order or not (other.month_first or other.day_first):
            return self
        turned = self.swapped() if other.month_first else self
        return replace(turned, open_order=False, month_first=other.month_first)

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
