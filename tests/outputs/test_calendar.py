"""Calendar programs show each session once, at its hour, wherever they are."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.tz import tzical

from journalclub.models.publication import Entry, Evening, Published
from journalclub.outputs.calendar import calendar_file
from tests.outputs.publications import CLUB, NOW, entry, publication

AMSTERDAM, BOSTON, TOKYO = "Europe/Amsterdam", "America/New_York", "Asia/Tokyo"


def events(*entries: Entry, before: Published | None = None) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(calendar_file(publication(entries, before)))
    return list(calendar.walk("VEVENT"))


@pytest.mark.parametrize(
    ("zone", "day", "elsewhere", "there"),
    [
        (AMSTERDAM, "2027-03-22", TOKYO, "2027-03-23T01:00"),
        (AMSTERDAM, "2027-03-29", TOKYO, "2027-03-30T00:00"),
        (AMSTERDAM, "2027-03-15", BOSTON, "2027-03-15T12:00"),  # Boston's summer time began the day before
        (AMSTERDAM, "2027-03-08", BOSTON, "2027-03-08T11:00"),
        (AMSTERDAM, "2027-03-29", BOSTON, "2027-03-29T11:00"),
        (AMSTERDAM, "2027-11-01", BOSTON, "2027-11-01T12:00"),
        (BOSTON, "2027-11-08", TOKYO, "2027-11-09T07:00"),
        (BOSTON, "2027-07-05", AMSTERDAM, "2027-07-05T23:00"),
        (TOKYO, "2027-07-05", BOSTON, "2027-07-05T04:00"),
        (TOKYO, "2027-12-06", AMSTERDAM, "2027-12-06T09:00"),
    ],
)
def test_a_session_begins_at_its_hour_in_every_zone(zone: str, day: str, elsewhere: str, there: str) -> None:
    """By the file's own VTIMEZONE, as programs without a zone database read it, and by the zone's name."""
    session = entry(zone=zone, days=(dt.date.fromisoformat(day),))
    data = calendar_file(publication([session])).decode()
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    begins = event.decoded("dtstart")
    assert begins.astimezone(ZoneInfo(elsewhere)).isoformat()[:16] == there
    own = tzical(io.StringIO(data.replace("\r\n", "\n"))).get(zone)
    by_file = dt.datetime.fromisoformat(f"{day}T17:00").replace(tzinfo=own)
    assert by_file.astimezone(ZoneInfo(elsewhere)).isoformat()[:16] == there


def test_every_zone_of_a_club_is_described_over_all_its_years() -> None:
    sessions = [
        entry(f"s{year}", days=(dt.date(year, month, 15),), zone=zone)
        for year in (2017, 2026, 2037)
        for month in (1, 7)
        for zone in (AMSTERDAM, BOSTON)
    ]
    data = calendar_file(publication([replace(s, folder=str(n), uid=str(n)) for n, s in enumerate(sessions)]))
    zones = tzical(io.StringIO(data.decode().replace("\r\n", "\n")))
    assert sorted(zones.keys()) == [BOSTON, AMSTERDAM]
    for session in sessions:
        local = dt.datetime.combine(session.days[0], dt.time(17))
        expected = local.replace(tzinfo=ZoneInfo(session.zone)).utcoffset()
        assert local.replace(tzinfo=zones.get(session.zone)).utcoffset() == expected


def test_an_event_says_what_where_until_when_and_how_new_it_is() -> None:
    (event,) = events(entry())
    assert str(event["summary"]) == "An Image is Worth 16x16 Words"
    assert str(event["location"]) == "Room 5"
    assert str(event["url"]) == "https://club.example/talks/sessions/2027-01-18-vit/index.html"
    assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(minutes=90)
    assert (event["sequence"], str(event["status"])) == (0, "CONFIRMED")
    assert event.decoded("last-modified") == event.decoded("dtstamp") == NOW
    assert "presenter one" in str(event["description"])


def test_moved_cancelled_and_removed_sessions_stay_one_event_with_a_higher_sequence() -> None:
    first = publication([entry()])
    (uid,) = {str(e["uid"]) for e in events(entry())}
    for changed, status in (
        ([entry(days=(dt.date(2027, 1, 25),))], "CONFIRMED"),
        ([entry(status="cancelled", reason="ill")], "CANCELLED"),
        ([], "CANCELLED"),
    ):
        (event,) = events(*changed, before=first.record)
        assert (str(event["uid"]), event["sequence"], str(event["status"])) == (uid, 1, status)


def test_sessions_of_several_days_are_events_of_their_own() -> None:
    found = events(entry(days=(dt.date(2027, 1, 18), dt.date(2027, 1, 25))))
    assert len({str(e["uid"]) for e in found}) == 2
    assert [str(e["summary"])[-8:] for e in found] == ["(1 of 2)", "(2 of 2)"]


def test_without_a_time_it_is_a_whole_day_and_without_a_date_nothing() -> None:
    (event,) = events(entry(start=None))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (dt.date(2027, 1, 18), dt.date(2027, 1, 19))
    assert events(entry(days=())) == []
    assert events(entry(status="holiday")) == []


def test_an_evening_may_end_after_midnight_and_utc_needs_no_zone() -> None:
    (event,) = events(entry(start="23:30", zone="UTC"))
    assert event.decoded("dtend") == dt.datetime(2027, 1, 19, 1, tzinfo=dt.UTC)
    for zone in ("UTC", "Etc/UTC"):
        data = calendar_file(publication([entry(zone=zone)]))
        assert b"DTSTART:20270118T170000Z" in data
        assert b"VTIMEZONE" not in data


def test_what_was_written_before_is_taken_again_and_gives_the_same_bytes() -> None:
    known: dict[str, str] = {}
    sessions = [entry(f"s{n}") for n in range(3)]
    made = calendar_file(publication(sessions), known)
    assert len(known) == 3
    assert calendar_file(publication(sessions), known) == made == calendar_file(publication(sessions))
    calendar_file(publication(sessions[:1]), known)
    assert len(known) == 1


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    data = calendar_file(publication([entry(title="Ü" * 300, place="a\\b; c, d")], club=CLUB))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert (str(event["summary"]), str(event["location"])) == ("Ü" * 300, "a\\b; c, d")


def test_a_day_with_its_own_hours_and_place_has_them() -> None:
    days = (dt.date(2027, 1, 18), dt.date(2027, 1, 25))
    first, second = events(entry(days=days, evenings=(Evening(days[1], "19:00", 180, "Lab"),)))
    assert (first.decoded("dtstart").hour, str(first["location"])) == (17, "Room 5")
    assert (second.decoded("dtstart").hour, str(second["location"])) == (19, "Lab")
    assert second.decoded("dtend").hour == 22
