"""Several evenings of a session each have their own hours."""

from __future__ import annotations

import datetime as dt

from journalclub.models.publication import Entry, Evening
from journalclub.models.session import ClubSettings
from journalclub.outputs.site.words import other_zones, times_line

TUESDAY, THURSDAY = dt.date(2027, 3, 23), dt.date(2027, 4, 1)
EVENINGS = Entry(
    "hmm",
    "hmm",
    "Hidden Markov models",
    "scheduled",
    days=(TUESDAY, THURSDAY),
    start="17:00",
    zone="Europe/Amsterdam",
    minutes=90,
    evenings=(Evening(TUESDAY, "17:00", 60, None), Evening(THURSDAY, "18:00", 180, None)),
)


def test_each_evening_has_its_own_time_here_and_elsewhere() -> None:
    club = ClubSettings(also_shown=("Asia/Tokyo", "America/New_York"))
    assert times_line(EVENINGS) == times_line(EVENINGS, TUESDAY) == "17:00–18:00 Amsterdam time"
    assert times_line(EVENINGS, THURSDAY) == "18:00–21:00 Amsterdam time"
    # Europe's clocks change in between, New York's have changed before both.
    assert other_zones(EVENINGS, club, TUESDAY) == ("01:00 Tokyo time (Wednesday)", "12:00 New York time")
    assert other_zones(EVENINGS, club, THURSDAY) == ("01:00 Tokyo time (Friday)", "12:00 New York time")


def test_without_a_start_no_time_is_said() -> None:
    assert times_line(Entry("x", "x", "x", "scheduled", days=(TUESDAY,))) == ""
    assert times_line(Entry("x", "x", "x", "scheduled")) == ""
