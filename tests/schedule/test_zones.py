from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.schedule.zones import label_of, local_times, moment, times_text

ZONES = (
    "Asia/Tokyo",
    "Europe/Amsterdam",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "America/Sao_Paulo",
    "UTC",
)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        # Tokyo has no summer time, Amsterdam changes on 28 March, Boston (New York's zone) on 14 March 2027.
        ("2027-03-13", "17:00 JST (Tokyo) · 09:00 CET (Amsterdam) · 03:00 EST (New York)"),
        ("2027-03-20", "17:00 JST (Tokyo) · 09:00 CET (Amsterdam) · 04:00 EDT (New York)"),
        ("2027-04-03", "17:00 JST (Tokyo) · 10:00 CEST (Amsterdam) · 04:00 EDT (New York)"),
    ],
)
def test_times_and_labels_are_those_of_the_date(day: str, shown: str) -> None:
    zones = ("Europe/Amsterdam", "America/New_York")
    assert times_text(local_times(dt.date.fromisoformat(day), "17:00", "Asia/Tokyo", zones)) == shown


def test_another_day_is_said_and_a_zone_shown_once() -> None:
    times = local_times(
        dt.date(2027, 1, 18), "17:00", "America/Los_Angeles", ("Asia/Tokyo", "America/Los_Angeles")
    )
    assert times_text(times) == "17:00 PST (Los Angeles) · 10:00 JST (Tokyo, the day after)"
    back = local_times(dt.date(2027, 1, 18), "08:00", "Asia/Tokyo", ("America/Los_Angeles",))
    assert times_text(back).endswith("15:00 PST (Los Angeles, the day before)")


def test_zones_without_letters_show_their_offset() -> None:
    at = dt.datetime(2027, 1, 18, 12, tzinfo=dt.UTC)
    labels = [
        label_of(at.astimezone(ZoneInfo(z)))
        for z in ("America/Sao_Paulo", "Asia/Kathmandu", "UTC", "Etc/GMT-1")
    ]
    assert labels == ["UTC-3", "UTC+5:45", "UTC", "UTC+1"]


def test_a_time_that_clocks_skip_is_taken_as_after_the_change() -> None:
    assert f"{moment(dt.date(2027, 3, 28), '02:30', 'Europe/Amsterdam'):%H:%M %Z}" == "03:30 CEST"


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2036, 12, 31)),
    st.times().map(lambda t: f"{t:%H:%M}"),
    st.sampled_from(ZONES),
    st.lists(st.sampled_from(ZONES), max_size=5),
)
def test_all_zones_show_the_same_moment_with_the_offset_of_their_label(
    day: dt.date, start: str, zone: str, others: list[str]
) -> None:
    times = local_times(day, start, zone, others)
    assert len({t.at.astimezone(dt.UTC) for t in times}) == 1
    for time in times:
        assert time.at == time.at.astimezone(dt.UTC).astimezone(ZoneInfo(time.zone))
        assert label_of(time.at) == time.label
        if time.label in {"CET", "CEST"}:
            assert time.at.utcoffset() == dt.timedelta(hours=1 + (time.label == "CEST"))
