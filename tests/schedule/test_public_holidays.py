from __future__ import annotations

import datetime as dt

import pytest

from journalclub.schedule.public_holidays import public_holidays


def test_holidays_are_named_in_english_by_country_and_part() -> None:
    assert public_holidays(["NL"])(dt.date(2027, 5, 6)) == "Ascension Day"
    assert public_holidays(["nl"])(dt.date(2027, 5, 7)) is None
    assert public_holidays(["DE-BY"])(dt.date(2027, 1, 6)) == "Epiphany"
    assert public_holidays(["DE"])(dt.date(2027, 1, 6)) is None


def test_a_club_of_several_countries_has_the_holidays_of_all_and_one_of_none_has_none() -> None:
    both = public_holidays(["NL", "JP"])
    assert both(dt.date(2027, 5, 6)) == "Ascension Day"
    assert both(dt.date(2027, 2, 11)) == "Foundation Day"
    assert public_holidays([])(dt.date(2027, 1, 1)) is None


@pytest.mark.parametrize(
    ("place", "said"), [("XX", "no country"), ("", "no country"), ("DE-ZZ", "known are: .*BY")]
)
def test_an_unknown_place_is_told_with_what_is_known(place: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        public_holidays([place])
