"""Lint of zone labels ("5pm JST / 10am CET") that are false on the club's dates. Not: times without a label."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from journalclub.schedule.lints.lint import Lint, Sight, file_of
from journalclub.schedule.zones import label_of, moment

FALSE_LABEL = "false-zone-label"

# Labels to a zone whose clocks they mean, winter and summer. GMT is left out: many write it for UTC, all year round;
# IST is Indian, Irish and Israeli.
_ZONES = {
    **dict.fromkeys(("CET", "CEST"), "Europe/Brussels"),
    **dict.fromkeys(("WET", "WEST"), "Europe/Lisbon"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Athens"),
    "BST": "Europe/London",
    **dict.fromkeys(("EST", "EDT"), "America/New_York"),
    **dict.fromkeys(("CST", "CDT"), "America/Chicago"),
    **dict.fromkeys(("MST", "MDT"), "America/Denver"),
    **dict.fromkeys(("PST", "PDT"), "America/Los_Angeles"),
    **dict.fromkeys(("AEST", "AEDT"), "Australia/Sydney"),
    **dict.fromkeys(("NZST", "NZDT"), "Pacific/Auckland"),
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "HKT": "Asia/Hong_Kong",
    "MSK": "Europe/Moscow",
    "UTC": "UTC",
}
# Labels that other places use all year, which are then right: no summer time in Phoenix and Brisbane, China's CST.
_ALSO = {"MST": "America/Phoenix", "AEST": "Australia/Brisbane", "CST": "Asia/Shanghai"}
_CLOCK = r"(?P<{0}h>\d{{1,2}})(?:[:.](?P<{0}m>[0-5]\d))? ?(?P<{0}x>[aApP]\.?[mM]\.?)?"
_STATED = re.compile(
    rf"(?<![\d:.])(?:{_CLOCK.format('a')} ?(?:-|–|to) ?)?{_CLOCK.format('b')} ?\(?(?P<label>{'|'.join(_ZONES)})\b\)?"
)
LONGEST_LINE = 2_000  # characters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Stated:
    """A time with a label, as a text has it."""

    text: str
    start: str  # "17:00"
    label: str

    @property
    def zones(self) -> tuple[str, ...]:
        """Whose clocks may be meant."""
        return tuple(z for z in (_ZONES[self.label], _ALSO.get(self.label)) if z)


def false_labels(sight: Sight) -> Iterator[Lint]:
    """Labels in what a session's own file says of its time, against its own days."""
    for session in sight.dated:
        zone = session.timezone or sight.settings.timezone
        for text in filter(
            None, (session.time, session.date_raw, session.place, session.topic, *session.notes)
        ):
            fault = label_fault(text, session.all_days, zone)
            if fault is not None:
                yield Lint(FALSE_LABEL, file_of(session), fault[0], fault[1])


def false_labels_of_text(text: str, file: str, sight: Sight) -> Iterator[Lint]:
    """Labels in a page of the club, against the days of the sessions to come, else of all."""
    days = [day for s in sight.dated for day in s.all_days]
    days = [day for day in days if day >= sight.today] or days
    for line in text.splitlines():
        fault = label_fault(line, days, sight.settings.timezone)
        if fault is not None:
            yield Lint(FALSE_LABEL, file, fault[0], fault[1])


def label_fault(line: str, days: Sequence[dt.date], zone: str) -> tuple[str, str] | None:
    """The first stated time on a line that is false on one of the days, and what is true; None when all are right.

    The time in the club's own zone counts as meant, else the first that is stated; the others must be the same moment.
    """
    stated = _stated(line[:LONGEST_LINE])
    if not stated or not days:
        return None
    meant = next((s for s in stated if _same_clocks(s, zone, days)), stated[0])
    home = zone if _same_clocks(meant, zone, days) else meant.zones[0]
    for said in stated:
        wrong = [(day, true) for day in days if (true := _truth(said, meant, home, day)) is not None]
        if wrong:
            return said.text, _message(said, wrong, len(days))
    return None


def _stated(line: str) -> list[Stated]:
    found = []
    for match in _STATED.finditer(line):
        which = "a" if match["ah"] else "b"
        half = (match[f"{which}x"] or match["bx"] or "").lower().replace(".", "")
        hour = int(match[f"{which}h"])
        if hour > 24 or (half and not 1 <= hour <= 12):
            continue
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour % 24
        found.append(Stated(match[0].strip(), f"{hour:02}:{match[f'{which}m'] or '00'}", match["label"]))
    return found


def _same_clocks(said: Stated, zone: str, days: Sequence[dt.date]) -> bool:
    """Whether a label is of the club's zone: its clocks agree with it on all the days."""
    noon = [(moment(day, "12:00", said.zones[0]), moment(day, "12:00", zone)) for day in days]
    return all(one.utcoffset() == other.utcoffset() for one, other in noon)


def _truth(said: Stated, meant: Stated, home: str, day: dt.date) -> tuple[str, str] | None:
    """Time and label that would be true on a day; None when what is said is."""
    at = moment(day, meant.start, home)
    clocks = [
        at.astimezone(ZoneInfo(zone))
        for zone in (said.zones if said is not meant else (home, *said.zones[1:]))
    ]
    true = [(f"{clock:%H:%M}", label_of(clock)) for clock in clocks]
    return None if (said.start, said.label) in true else true[0]


def _message(said: Stated, wrong: Sequence[tuple[dt.date, tuple[str, str]]], days: int) -> str:
    """How often it is false, and in which ways."""
    late = [(day, true) for day, true in wrong if true[0] != said.start]
    named = [(day, true) for day, true in wrong if true[0] == said.start]
    of = f" on {len(wrong)} of {days} dates" if days > 1 else ""
    ways = [
        f"{what}{f' on {len(cases)}' if len(wrong) > 1 else ''} ({cases[0][0]}: {cases[0][1][0]} {cases[0][1][1]})"
        for what, cases in (("another time", late), ("another label", named))
        if cases
    ]
    return f"{said.text!r} is false{of}: {', '.join(ways)}; give the zone of record, and let jc compute the others."
