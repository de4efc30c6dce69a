"""A rule as people say it ("odd weeks on Friday") to one of RFC 5545. Not: its dates (rules.py)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from journalclub.schedule.words import DAYS, signs

EXAMPLES = '"every Tuesday", "every second Monday", "odd weeks on Friday", "third Sunday of the month", "last Friday"'
MOST_WEEKS = 53  # between two meetings, and the weeks a year can have
_DAY = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_NTH = r"#-?\d+"
_GROUP = rf"{_NTH}(?: {_NTH})* {_DAY}(?: {_DAY})*"
_WEEKS = r"every(?: [#=](?P<n>\d+))? week"
_WEEKLY = re.compile(
    rf"(?:{_WEEKS} (?P<a>{_DAY}(?: {_DAY})*)|(?:every )?(?P<b>{_DAY}(?: {_DAY})*)(?: every(?: [#=](?P<m>\d+))? week)?)"
)
_NTH_WEEKLY = re.compile(rf"every #(?P<n>\d+) (?P<days>{_DAY}(?: {_DAY})*)")
_PARITY = re.compile(
    rf"(?:every )?(?:(?P<a>odd|even) week (?P<days>{_DAY}(?: {_DAY})*)"
    rf"|(?:#2 )?(?P<more>{_DAY}(?: {_DAY})*) (?:every )?(?P<b>odd|even) week)"
)
_MONTHS = r"(?:every )?(?:[#=](?P<n>\d+) )?month"
_MONTHLY = re.compile(rf"(?P<every>every )?(?P<groups>{_GROUP}(?: {_GROUP})*)(?P<of> {_MONTHS})?")
_MONTH_FIRST = re.compile(rf"(?:every )?(?:[#=](?P<n>\d+) )?month (?P<groups>{_GROUP}(?: {_GROUP})*)")
_NAMED_MONTHS = re.compile(
    rf"(?:every )?(?P<groups>{_GROUP}(?: {_GROUP})*|{_DAY}(?: {_DAY})*)(?: every)?(?P<months>(?: M\d+)+)"
)

_DAYS = re.compile(r"=(\d+) day\b")
_THEN = re.compile(rf" (?:following (?P<a>{_DAY}|day)|(?P<b>{_DAY}|day) after)$")
_RAW = re.compile(r"(?:RRULE:)?FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[A-Z0-9,+-]+)*", re.ASCII)
# Without BYWEEKNO, in which dateutil 2.9 errs by a week around some New Years (2011-01-01); say "odd weeks" instead.
_RAW_KEYS = frozenset(("FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that was understood."""

    text: str  # as people say it
    rrule: str  # RFC 5545, without DTSTART
    offsets: tuple[int, ...] = ()  # days from each date to the session's further evenings
    weekdays: tuple[int, ...] = ()  # of the first evenings, 0 is Monday; empty when the rule does not say it
    parity: Literal["odd", "even"] | None = None  # of the ISO weeks
    per: Literal["week", "month"] = "week"  # within which several evenings belong together
    interval: int = 1  # weeks or months; above 1 it matters where the counting begins


class RuleError(ValueError):
    """Why a rule is not understood, as the end of a sentence."""


def parse_rule(text: str) -> Rule:
    """A rule in words, or in RFC 5545's own form. Raises RuleError with what to write instead."""
    if re.match(r"\s*(?:RRULE:|FREQ=)", text):
        return _raw(text)
    if re.search(r"\d[:.]\d\d|\d ?[ap]\.?m\b", text, re.ASCII | re.IGNORECASE):
        raise RuleError(f"{text[:60]!r} holds a time of day; that stands under `start:`.")
    found, strange = signs(text)
    if strange:
        raise RuleError(f"the word {strange[0][:30]!r} is not known here; write it like {EXAMPLES}.")
    line, offsets = _evenings_after(_DAYS.sub(_weeks_of_days, " ".join(found)))
    if not re.search(_DAY, line):
        raise RuleError(f"{text[:60]!r} names no weekday; write it like {EXAMPLES}.")
    for read in (_weekly, _every_nth, _parity, _monthly, _named_months):
        rule = read(text, line)
        if rule is not None:
            return Rule(rule.text, rule.rrule, offsets, rule.weekdays, rule.parity, rule.per, rule.interval)
    raise RuleError(f"{text[:60]!r} is not understood; write it like {EXAMPLES}.")


def _evenings_after(line: str) -> tuple[str, tuple[int, ...]]:
    """Cut off "and the Thursday after" and the like: what is before, and days from the last weekday to it."""
    match = _THEN.search(line)
    if match is None:
        return line, ()
    before = re.findall(_DAY, line[: match.start()])
    word = match["a"] or match["b"]
    if not before:
        return line, ()
    days = 1 if word == "day" else (DAYS.index(word) - DAYS.index(before[-1])) % 7 or 7
    return line[: match.start()], (days,)


def _weeks_of_days(match: re.Match[str]) -> str:
    """14 days are two weeks."""
    weeks, rest = divmod(int(match[1]), 7)
    return match[0] if rest else f"={weeks} week"


def _weekly(text: str, line: str) -> Rule | None:
    match = _WEEKLY.fullmatch(line)
    if match is None:
        return None
    return _week_rule(text, int(match["n"] or match["m"] or 1), match["a"] or match["b"])


def _every_nth(text: str, line: str) -> Rule | None:
    """As in "every second Monday"; of "every third Sunday" nobody knows whether weeks or a month's Sundays count."""
    match = _NTH_WEEKLY.fullmatch(line)
    if match is None:
        return None
    number = int(match["n"])
    if number > 2:
        raise RuleError(
            f'{text[:60]!r} can be read in two ways; write "every {number} weeks on …", or "… of the month".'
        )
    return None if number == 1 else _week_rule(text, number, match["days"])


def _week_rule(text: str, weeks: int, days: str) -> Rule:
    if not 1 <= weeks <= MOST_WEEKS:
        raise RuleError(f"{weeks} weeks between meetings are not between 1 and {MOST_WEEKS}.")
    interval = f";INTERVAL={weeks}" if weeks > 1 else ""
    return Rule(
        text,
        f"FREQ=WEEKLY{interval};BYDAY={_listed(days)};WKST=MO",
        weekdays=_weekdays(days),
        interval=weeks,
    )


def _parity(text: str, line: str) -> Rule | None:
    """Weeks by their ISO number; after a year of 53 weeks two odd ones follow one another."""
    match = _PARITY.fullmatch(line)
    if match is None:
        return None
    days = match["days"] or match["more"]
    odd = (match["a"] or match["b"]) == "odd"
    weeks = ",".join(str(n) for n in range(1 if odd else 2, MOST_WEEKS + 1, 2))
    return Rule(
        text,
        f"FREQ=YEARLY;BYWEEKNO={weeks};BYDAY={_listed(days)};WKST=MO",
        weekdays=_weekdays(days),
        parity="odd" if odd else "even",
    )


def _monthly(text: str, line: str) -> Rule | None:
    match = _MONTHLY.fullmatch(line) or _MONTH_FIRST.fullmatch(line)
    if match is None:
        return None
    months = int(match["n"] or 1)
    if not 1 <= months <= 12:
        raise RuleError(f"{months} months between meetings are not between 1 and 12.")
    interval = f";INTERVAL={months}" if months > 1 else ""
    rule = f"FREQ=MONTHLY{interval};BYDAY={_numbered(match['groups'])}"
    return Rule(text, rule, weekdays=_weekdays(match["groups"]), per="month", interval=months)


def _named_months(text: str, line: str) -> Rule | None:
    match = _NAMED_MONTHS.fullmatch(line)
    if match is None:
        return None
    months = ",".join(sorted({m[1:] for m in match["months"].split()}, key=int))
    days = _numbered(match["groups"]) if "#" in match["groups"] else _listed(match["groups"])
    rule = f"FREQ=YEARLY;BYMONTH={months};BYDAY={days}"
    return Rule(text, rule, weekdays=_weekdays(match["groups"]), per="month")


def _numbered(groups: str) -> str:
    """BYDAY with numbers: "#1 #3 WE" gives "1WE,3WE"."""
    found = []
    for group in re.findall(_GROUP, groups):
        numbers = [int(n[1:]) for n in re.findall(_NTH, group)]
        if any(n not in (-2, -1, 1, 2, 3, 4, 5) for n in numbers):
            raise RuleError("a month has a first to fifth and a last Monday; write one of these.")
        found += [f"{n}{day}" for day in re.findall(_DAY, group) for n in numbers]
    return ",".join(dict.fromkeys(found))


def _listed(days: str) -> str:
    return ",".join(sorted(set(days.split()), key=DAYS.index))


def _weekdays(text: str) -> tuple[int, ...]:
    return tuple(sorted({DAYS.index(d) for d in re.findall(_DAY, text)}))


def _raw(text: str) -> Rule:
    """RFC 5545's own form, of the parts that give days."""
    given = text.strip().rstrip(";")
    keys = [part.partition("=")[0] for part in given.removeprefix("RRULE:").split(";")]
    if not _RAW.fullmatch(given) or len(given) > 400:
        raise RuleError(f"{given[:60]!r} is no RRULE of RFC 5545, such as FREQ=WEEKLY;INTERVAL=2;BYDAY=MO.")
    for key in keys:
        if key not in _RAW_KEYS or keys.count(key) > 1:
            raise RuleError(
                f"{key[:20]} cannot be used here, or stands twice; what can: {', '.join(sorted(_RAW_KEYS))}."
            )
    rule = given.removeprefix("RRULE:")
    from dateutil.rrule import rrulestr

    try:
        rrulestr(rule)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise RuleError(f"{given[:60]!r} is no RRULE of RFC 5545 ({error}).") from None
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    interval = int(parts.get("INTERVAL", "1"))
    if not 1 <= interval <= MOST_WEEKS:
        raise RuleError(f"INTERVAL={interval} is not between 1 and {MOST_WEEKS}.")
    per: Literal["week", "month"] = "week" if parts["FREQ"] in {"DAILY", "WEEKLY"} else "month"
    return Rule(text, rule, weekdays=_weekdays(parts.get("BYDAY", "")), per=per, interval=interval)
