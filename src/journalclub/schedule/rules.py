"""The dates of a rule, evenings of one session together. Not: which of them are free (slots.py)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from journalclub.schedule.phrases import Rule
from journalclub.schedule.words import DAYS

HORIZON = dt.timedelta(days=366 * 5)  # a rule without a date in so long a time has none

Days = tuple[dt.date, ...]


def meetings(rules: Sequence[Rule], evenings: int, anchor: dt.date, after: dt.date) -> Iterator[Days]:
    """The days of each session whose first day is later than `after`, in order of date, each first day once.

    Intervals ("every second Monday") are counted from the week or month of `anchor`, before which nothing lies.
    With `evenings` above 1, so many dates of a week (of a month with monthly rules) make one session; where a week
    has fewer by the rule, dates that follow one another do. Ends when nothing comes for five years.
    """
    import heapq

    last: dt.date | None = None
    for days in heapq.merge(*(_of_rule(rule, evenings, anchor, after) for rule in rules)):
        if days[0] != last:
            last = days[0]
            yield days


def _of_rule(rule: Rule, evenings: int, anchor: dt.date, after: dt.date) -> Iterator[Days]:
    first = max(anchor, after) if evenings == 1 else anchor
    groups = _grouped(rule, evenings, _dates(rule, anchor, first))
    return (days for days in groups if days[0] > after)


def _dates(rule: Rule, anchor: dt.date, first: dt.date) -> Iterator[dt.date]:
    """Dates from `first` on; ISO weeks are Python's, as dateutil 2.9 errs in BYWEEKNO around some New Years."""
    if rule.parity is None:
        yield from _expanded(rule.rrule, anchor, first)
        return
    weekly = f"FREQ=WEEKLY;BYDAY={','.join(DAYS[n] for n in rule.weekdays)};WKST=MO"
    odd = rule.parity == "odd"
    yield from (d for d in _expanded(weekly, anchor, first) if d.isocalendar().week % 2 == odd)


def _expanded(rule: str, anchor: dt.date, first: dt.date) -> Iterator[dt.date]:
    """What dateutil makes of an RRULE whose DTSTART is `anchor`, from `first` on."""
    from dateutil.rrule import rrulestr

    begin = dt.datetime.combine(anchor, dt.time())
    at = dt.datetime.combine(first, dt.time())
    found = 0
    while True:
        end = min(at.date(), dt.date.max - HORIZON) + HORIZON
        bounded = rrulestr(f"{rule};UNTIL={end:%Y%m%d}T000000", dtstart=begin)
        for date in bounded.xafter(at, inc=True):
            yield date.date()
            found += 1
            at = date
        if not found or end >= dt.date.max:
            return
        found, at = 0, at + dt.timedelta(days=1)


def _grouped(rule: Rule, evenings: int, dates: Iterator[dt.date]) -> Iterator[Days]:
    if rule.offsets:
        return ((date, *(date + dt.timedelta(n) for n in rule.offsets)) for date in dates)
    if evenings == 1:
        return ((date,) for date in dates)
    if len(rule.weekdays) >= evenings or rule.per == "month":
        return _together(rule, evenings, dates)
    return _in_turn(evenings, dates)


def _together(rule: Rule, evenings: int, dates: Iterator[dt.date]) -> Iterator[Days]:
    """Dates of one week or month; what is left over makes no session."""

    def period(date: dt.date) -> tuple[int, int]:
        return date.isocalendar()[:2] if rule.per == "week" else (date.year, date.month)

    for _, days in groupby(dates, period):
        yield from _in_turn(evenings, days)


def _in_turn(evenings: int, dates: Iterator[dt.date]) -> Iterator[Days]:
    while len(days := tuple(islice(dates, evenings))) == evenings:
        yield days
