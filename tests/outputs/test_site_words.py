"""Days and hours are said as people say them, in the session's zone and in the others that the club shows."""

from __future__ import annotations

import datetime as dt

import pytest

from journalclub.models.session import ClubSettings
from journalclub.outputs.site.session import licence_name
from journalclub.outputs.site.words import days_line, moment, other_zones, times_line, when_line, zone_name
from tests.outputs.publications import entry

CLUB = ClubSettings(also_shown=("Asia/Tokyo", "America/New_York", "Europe/Amsterdam"))


def test_a_session_says_its_day_hours_and_zone() -> None:
    assert days_line(entry()) == "Monday, 18 January 2027"
    assert times_line(entry()) == "17:00–18:30 Amsterdam time"
    assert other_zones(entry(), CLUB) == ("01:00 Tokyo time (Tuesday)", "11:00 New York time")
    assert when_line(entry(), ClubSettings()) == "Monday, 18 January 2027, 17:00–18:30 Amsterdam time"


def test_what_is_not_known_is_not_said() -> None:
    assert days_line(entry(days=())) == "Date to be announced"
    assert days_line(entry(days=(), date_raw="May or June")) == "May or June"
    assert times_line(entry(start=None)) == ""
    assert other_zones(entry(start=None), CLUB) == other_zones(entry(days=()), CLUB) == ()


def test_an_evening_over_midnight_ends_on_the_clock() -> None:
    assert times_line(entry(start="23:30", zone="UTC")) == "23:30–01:00 UTC"


def test_the_moment_has_the_days_own_offset() -> None:
    assert moment(entry(), dt.date(2027, 1, 18)) == "2027-01-18T17:00+01:00"
    assert moment(entry(), dt.date(2027, 7, 5)) == "2027-07-05T17:00+02:00"
    assert moment(entry(start=None), dt.date(2027, 1, 18)) == "2027-01-18"


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("UTC", "UTC"),
        ("Etc/GMT", "GMT"),
        ("Etc/UTC", "UTC"),
        ("CET", "CET"),
    ],
)
def test_zones_are_named_by_their_city(zone: str, name: str) -> None:
    assert zone_name(zone) == name


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("http://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
        ("http://creativecommons.org/licenses/by-nc-sa/3.0/", "CC BY-NC-SA 3.0"),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("http://creativecommons.org/licenses/by/", "CC BY"),
        ("http://creativecommons.org/licenses/by/3.0/de/", "CC BY 3.0"),
        ("http://creativecommons.org/licenses/by/de/", "CC BY"),
        ("https://example.org/own", "https://example.org/own"),
    ],
)
def test_licences_are_called_as_people_call_them(uri: str, name: str) -> None:
    assert licence_name(uri) == name
