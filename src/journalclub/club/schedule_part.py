"""When a club meets, who takes part, what may be recorded: these parts of the YAML files. Not: the files as a whole."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, get_args

from journalclub.club.yaml_file import Fields, Plain, mapping
from journalclub.models.schedule import ClubSchedule, Consent, Done, Member, Period, Role
from journalclub.schedule.phrases import RuleError, parse_rule
from journalclub.schedule.public_holidays import public_holidays
from journalclub.text import visible

MOST_EVENINGS = 7
_TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d", re.ASCII)
_BETWEEN = re.compile(r"\s*(?:\bto\b|\buntil\b|/|\.\.|–|—)\s*")
_SCHEDULE = {"rule", "from", "holidays", "breaks", "evenings"}
_MEMBER = {"name", "roles", "away"}
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def iso_day(text: str) -> dt.date | None:
    """A day such as 2027-01-18; None when it is none."""
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def read_schedule(fields: Fields) -> ClubSchedule | None:
    """The `schedule:` of a club; None when there is none."""
    part = fields.map("schedule")
    if part is None:
        return None
    part.unknown(_SCHEDULE)
    rules = tuple(part.texts("rule"))
    if not rules:
        part.problem("rule", 'is missing; write it as you say it, such as "every second Monday".')
    return ClubSchedule(
        tuple(rule for rule in rules if _is_rule(part, rule)),
        read_day(part, "from"),
        _holidays(part),
        _breaks(part),
        part.number("evenings", 1, MOST_EVENINGS) or 1,
    )


def _is_rule(part: Fields, rule: str) -> bool:
    try:
        parse_rule(rule)
    except RuleError as error:
        part.problem("rule", str(error))
        return False
    return True


def _holidays(part: Fields) -> tuple[str, ...]:
    places = tuple(part.texts("holidays"))
    try:
        public_holidays(places)
    except ValueError as error:
        part.problem("holidays", f"{error}.")
        return ()
    return places


def read_day(fields: Fields, key: str) -> dt.date | None:
    """A day."""
    value = fields.text(key)
    day = iso_day(value) if value else None
    if value and day is None:
        fields.problem(key, f"{value[:40]!r} is no date such as 2027-01-18.")
    return day


def time_of_day(fields: Fields, key: str) -> str | None:
    """A time such as 17:00, in 24 hours with two digits each."""
    value = fields.text(key)
    if value is None:
        return None
    if not _TIME.fullmatch(value):
        fields.problem(key, f"{value[:40]!r} is no time such as 17:00.")
        return None
    return value.zfill(5)


def _breaks(fields: Fields) -> tuple[Period, ...]:
    """Entries of `name: first day to last day`, in a list or not; in a list the name may be left out."""
    value = fields.data.get("breaks")
    listed = value if isinstance(value, list) else [value] if isinstance(value, dict) else None
    entries = fields.texts("breaks") if listed is None else listed
    found = []
    for entry in entries:
        if isinstance(entry, dict):
            named = Fields(entry, fields.file, fields.problems, "breaks: ")
            found += [_period(named, str(n), named.text(str(n)) or "", str(n)) for n in entry]
        else:
            found.append(_period(fields, "breaks", str(entry)))
    return tuple(period for period in found if period)


def read_members(fields: Fields) -> tuple[Member, ...]:
    """The `members:` of a club: names, or entries with a `name`; each name counts once."""
    value = fields.data.get("members")
    if isinstance(value, str) or value is None:
        return tuple(Member(name) for name in fields.texts("members"))
    if not isinstance(value, list) or not all(isinstance(e, str | dict) for e in value):
        fields.problem("members", "expected a list of names, or of entries with a name.")
        return ()
    found: dict[str, Member] = {}
    for entry in value:
        member = (
            Member(" ".join(visible(entry).split()))
            if isinstance(entry, str)
            else _member(Fields(entry, fields.file, fields.problems, "members: "))
        )
        if member is None or not member.name:
            continue
        if member.name in found:
            fields.problem("members", f"{member.name[:40]!r} is listed twice; keep one of the entries.")
        found.setdefault(member.name, member)
    return tuple(found.values())


def _member(fields: Fields) -> Member | None:
    fields.unknown(_MEMBER)
    name = fields.text("name")
    if name is None:
        fields.problem("name", "is missing.")
        return None
    known: tuple[Role, ...] = get_args(Role)
    wanted = fields.texts("roles")
    roles = tuple(role for role in known if role in wanted)
    for word in wanted:
        if word not in known:
            fields.problem("roles", f"{word[:40]!r} is none of {', '.join(known)}.")
    away = [_period(fields, "away", text) for text in fields.texts("away")]
    return Member(name, roles if wanted else ("presenter",), tuple(p for p in away if p))


def _period(fields: Fields, key: str, text: str, name: str | None = None) -> Period | None:
    """Two days with "to" between them, or a single day."""
    days = [iso_day(word) for word in _BETWEEN.split(text[:60].strip())]
    first, last = days[0], days[-1]
    if len(days) > 2 or first is None or last is None:
        fields.problem(key, f"{text[:40]!r} is no time such as 2027-07-05 to 2027-08-20.")
        return None
    if last < first:
        fields.problem(key, f"{text[:40]!r} ends before it begins.")
        return None
    return Period(first, last, name)


def read_consent(fields: Fields) -> tuple[Consent, ...]:
    """The `consent:` of a session: `name: yes` or `name: no`; an empty one was not asked yet."""
    part = fields.map("consent")
    found = []
    for name in part.data if part is not None else ():
        value = part.text(str(name)) if part is not None else None
        if part is None or value is None:
            continue
        answer = _YES_NO.get(value.lower())
        if answer is None:
            part.problem(str(name), f"{value[:40]!r} is neither yes nor no.")
        else:
            found.append(Consent(str(name), answer))
    return tuple(found)


def write_consent(consent: tuple[Consent, ...]) -> Any:
    """Answers by name; None when there are none."""
    return mapping(**{c.name: Plain("yes" if c.recording else "no") for c in consent}) if consent else None


def read_done(fields: Fields) -> tuple[Done, ...]:
    """The `done:` of a session: `step: day`."""
    part = fields.map("done")
    return tuple(Done(str(s), read_day(part, str(s))) for s in part.data) if part is not None else ()


def write_done(done: tuple[Done, ...]) -> Any:
    """Steps with their days; None when there are none."""
    return mapping(**{d.step: Plain(d.on.isoformat() if d.on else "") for d in done}) if done else None
