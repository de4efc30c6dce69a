"""How clubs meet, and which of these ways a club's page looks most like. An organiser would simply know it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from journalclub.models.session import Session

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Way:
    """A rule, a clock and a place."""

    rule: str
    timezone: str
    start: str
    place: str
    holidays: str | None = None
    teaches: bool = False  # evenings with tasks and notebooks, instead of a talk

    def write(self, club: Any, members: Sequence[str], start: dt.date) -> bool:
        """Write it into the `club:` part of papers.yaml."""
        schedule = {"rule": self.rule, "from": start.isoformat()}
        if self.holidays:
            schedule["holidays"] = self.holidays
        club["start"] = self.start
        club["place"] = self.place
        club["schedule"] = schedule
        club["members"] = list(members)
        club["also_shown"] = ["Asia/Tokyo", "Europe/Amsterdam", "America/New_York"]
        club["code_of_conduct"] = "https://club.example.org/conduct"
        club["feedback"] = "https://club.example.org/feedback"
        club["site"] = "https://club.example.org/"
        return True


ODD_WEEKS = Way("odd weeks on Monday", "Europe/Amsterdam", "11:00", "Compass", "NL")
SUNDAYS = Way("third Sunday of the month", "Asia/Tokyo", "17:00", "online")
EVENINGS = Way(
    "first Tuesday and the Thursday after", "America/New_York", "17:00", "WAB 236", "US-MA", teaches=True
)
WEEKLY = Way("every Wednesday", "Europe/London", "10:00", "Lecture hall")
WAYS = (ODD_WEEKS, SUNDAYS, EVENINGS, WEEKLY)


def way_of(sessions: Sequence[Session]) -> Way:
    """Several days a session: two evenings; mostly Sundays: monthly on one; no dates: weekly; else odd weeks."""
    dated = [s for s in sessions if s.all_days]
    if not dated:
        return WEEKLY
    if sum(len(s.all_days) > 1 for s in dated) * 2 > len(dated):
        return EVENINGS
    (weekday, count), *_ = Counter(s.all_days[0].weekday() for s in dated).most_common(1)
    return SUNDAYS if weekday == SUNDAY and count * 2 > len(dated) else ODD_WEEKS
