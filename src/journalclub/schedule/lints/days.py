"""Lints of dates: off the club's rule, on another weekday than all around, two at once. Not: labels of times."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from journalclub.models.session import Session
from journalclub.schedule.lints.lint import Lint, Sight, file_of
from journalclub.schedule.phrases import Rule, RuleError, parse_rule
from journalclub.schedule.rules import meetings
from journalclub.schedule.slots import anchor_of
from journalclub.schedule.zones import moment

OFF_RULE, OUTLIER, CLASH = "off-rule", "weekday-outlier", "two-at-once"
AROUND = 4  # sessions before and after, with whose weekdays one is compared
AGREE = 7  # of these at least so many must be on the weekdays that make one an outlier


def off_rule(sight: Sight) -> Iterator[Lint]:
    """Sessions that the rule does not have: another weekday, an even week for an odd one, the other fortnight.

    From the schedule's `from:` on, else those to come; a session that `jc move` took off the rule is meant to be off.
    """
    plan = sight.settings.schedule
    if plan is None or not plan.rules:
        return
    try:
        rules = [parse_rule(text) for text in plan.rules]
    except RuleError:  # told as a problem of papers.yaml
        return
    begin = plan.first or sight.today
    looked_at = [s for s in sight.dated if s.all_days[0] >= begin and not s.moved_from]
    if not looked_at:
        return
    names = {s.folder for s in looked_at}
    last = looked_at[-1].all_days[0]
    anchor = anchor_of(plan, rules, [s for s in sight.sessions if s.folder not in names], sight.today)
    found = meetings(rules, plan.evenings, min(anchor, begin), begin - dt.timedelta(1))
    right = {day for days in takewhile(lambda d: d[0] <= last, found) for day in days}
    for session in looked_at:
        wrong = next((d for d in session.all_days if d not in right), None)
        if wrong is not None:
            yield Lint(OFF_RULE, file_of(session), "date:", _why_off(wrong, rules, right))


def _why_off(day: dt.date, rules: Sequence[Rule], right: set[dt.date]) -> str:
    weekdays = {n for rule in rules for n in rule.weekdays}
    said = " or ".join(repr(rule.text) for rule in rules)
    week = day.isocalendar().week
    if weekdays and day.weekday() not in weekdays:
        return f"{day} is a {day:%A}, but the rule is {said}."
    if all(rule.parity for rule in rules):
        return f"{day} is in week {week}, {'an odd' if week % 2 else 'an even'} one, but the rule is {said}."
    near = sorted(sorted(right, key=lambda d: abs(d - day))[:2])
    shown = f"; its dates are {' and '.join(map(str, near))}" if near else ""
    return f"{day} is no date of the rule {said}{shown}."


def weekday_outliers(sight: Sight) -> Iterator[Lint]:
    """Sessions on another weekday than nearly all around them, most likely a slip; those that were moved are none."""
    dated = sight.dated
    days = [frozenset(d.weekday() for d in s.all_days) for s in dated]
    for place, session in enumerate(dated):
        if session.moved_from:
            continue
        around = days[max(0, place - AROUND) : place] + days[place + 1 : place + 1 + AROUND]
        usual = Counter(around).most_common(1)
        if usual and usual[0][1] >= AGREE and not days[place] & usual[0][0]:
            names = " and ".join(f"{_monday(n):%A}s" for n in sorted(usual[0][0]))
            day = session.all_days[0]
            yield Lint(
                OUTLIER, file_of(session), "date:", f"{day} is a {day:%A}; sessions around it are on {names}."
            )


def _monday(n: int) -> dt.date:
    """A day of the weekday `n`."""
    return dt.date(2024, 1, 1) + dt.timedelta(n)


def two_at_once(sight: Sight) -> Iterator[Lint]:
    """Sessions that overlap, by start and agenda; of those without a start, sessions of one day."""
    by_day: dict[dt.date, list[Session]] = {}
    for session in sight.dated:
        for day in session.all_days:
            by_day.setdefault(day, []).append(session)
    told = set()
    for day, sessions in by_day.items():
        for n, later in enumerate(sessions):
            other = next((s for s in sessions[:n] if _overlap(s, later, day, sight)), None)
            if other is not None and later.folder not in told:
                told.add(later.folder)
                at = f" at {later.start}" if later.start else ""
                yield Lint(CLASH, file_of(later), "date:", f"on {day}{at} there is {other.folder}, too.")


def _overlap(one: Session, other: Session, day: dt.date, sight: Sight) -> bool:
    first, second = _span(one, day, sight), _span(other, day, sight)
    return first is None or second is None or (first[0] < second[1] and second[0] < first[1])


def _span(session: Session, day: dt.date, sight: Sight) -> tuple[dt.datetime, dt.datetime] | None:
    """From when to when it is on that day: by its parts of the day, else by its agenda; None without a start."""
    parts = [p for p in session.parts if p.date == day]
    start = min((p.start for p in parts if p.start), default=session.start or sight.settings.start)
    if start is None:
        return None
    begin = moment(day, start, session.timezone or sight.settings.timezone).astimezone(dt.UTC)
    agenda = session.agenda or sight.settings.agenda
    minutes = sum(p.minutes or 0 for p in parts) or agenda.total_minutes
    return begin, begin + dt.timedelta(minutes=minutes)
