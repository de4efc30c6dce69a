from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalclub.models.session import ClubSettings, Session
from journalclub.schedule.lints.labels import false_labels, false_labels_of_text, label_fault
from journalclub.schedule.lints.lint import Sight
from journalclub.schedule.zones import local_times

WINTER, SUMMER = dt.date(2027, 1, 18), dt.date(2027, 7, 19)


def said(line: str, *days: dt.date, zone: str = "Asia/Tokyo") -> str:
    fault = label_fault(line, days, zone)
    return fault[1] if fault else ""


def test_a_time_that_is_true_in_no_season_is_told_with_both_ways_in_which_it_is_false() -> None:
    message = said("starting at 5pm (JST) / 10am (CET). Join", WINTER, SUMMER)
    assert message.startswith("'10am (CET)' is false on 2 of 2 dates")
    assert "another time on 1 (2027-01-18: 09:00 CET)" in message
    assert "another label on 1 (2027-07-19: 10:00 CEST)" in message


@pytest.mark.parametrize(
    "line",
    [
        "17:00 JST / 9am CET",
        "5 p.m. JST, 09:00 CET, 3 a.m. EST",
        "17:00-18:30 JST (9-10:30 CET)",
        "every Monday at 17:00, see the CET column",
        "12am JST / 4pm CET",
        "9-10 a.m. CET",
        "1-2 p.m. JST",
        "13pm CET",  # no time of day
        "08:00 UTC",
        "1am MST",  # of a place without summer time, too
    ],
)
def test_what_is_true_on_the_day_is_let_be(line: str) -> None:
    assert said(line, WINTER) == ""


@pytest.mark.parametrize(
    ("line", "true"),
    [
        ("17:00 JST / 10:00 CET", "09:00 CET"),
        ("17:00 JST / 09:00 CEST", "09:00 CET"),
        ("12pm JST = 4am CET = 10pm EDT", "22:00 EST"),
        ("10am EDT", "10:00 EST"),
        ("17:00 JST / 9-10 p.m. CET", "09:00 CET"),
        ("1pm JST / 9am CET", "05:00 CET"),
    ],
)
def test_what_is_false_on_the_day_is_told(line: str, true: str) -> None:
    assert true in said(line, WINTER)


def test_winter_time_in_summer_is_a_false_label_of_the_clubs_own_zone() -> None:
    assert "another label (2027-07-19: 17:00 CEST)" in said(
        "Mondays, 17:00 CET", SUMMER, zone="Europe/Amsterdam"
    )
    assert said("Mondays, 17:00 CET", WINTER, zone="Europe/Amsterdam") == ""


def test_no_dates_no_verdict() -> None:
    assert said("17:00 JST / 10:00 CET") == ""


def test_a_session_is_held_against_its_own_days_and_a_page_against_those_to_come() -> None:
    settings = ClubSettings(timezone="Asia/Tokyo")
    past = Session("past", WINTER, time="5pm JST / 10am CET")
    coming = Session("coming", SUMMER, time="5pm JST / 10am CEST")
    sight = Sight(settings, [past, coming], dt.date(2027, 5, 1))
    assert [(x.file, x.place) for x in false_labels(sight)] == [("sessions/past/session.yaml", "10am CET")]
    text = "# Club\n\nAt 5pm JST / 10am CEST.\nAt 5pm JST / 9am CET.\n"
    found = false_labels_of_text(text, "README.md", sight)
    assert [(x.rule, x.file, x.place) for x in found] == [("false-zone-label", "README.md", "9am CET")]


@given(st.dates(dt.date(2000, 1, 1), dt.date(2036, 12, 31)), st.integers(0, 23), st.permutations(range(4)))
def test_times_as_jc_writes_them_are_never_faulted(day: dt.date, hour: int, order: list[int]) -> None:
    zones = ["Europe/Brussels", "America/New_York", "Asia/Tokyo", "Australia/Sydney"]
    first, *others = [zones[n] for n in order]
    line = " / ".join(f"{t.at:%H:%M} {t.label}" for t in local_times(day, f"{hour:02}:00", first, others))
    assert said(line, day, zone=first) == ""


@given(st.text(alphabet="0123456789:.- (apmAPM)CESTJ", max_size=200))
def test_any_line_gets_a_verdict(line: str) -> None:
    assert isinstance(said(line, WINTER, SUMMER), str)
