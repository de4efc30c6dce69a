"""Public holidays of a country or a part of it, by the `holidays` package. Not: breaks that a club names itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

Holidays = Callable[[dt.date], str | None]


def public_holidays(places: Sequence[str]) -> Holidays:
    """A function from days to the holiday's name, in English where the package has it, or None.

    A place is a country or a part of one, as ISO 3166 has them: "NL", "DE-BY". Raises ValueError when one is neither,
    the message naming what is known.
    """
    calendars = [_calendar(place) for place in places]

    def holiday(day: dt.date) -> str | None:
        return next((name for calendar in calendars if (name := calendar(day))), None)

    return holiday


def _calendar(place: str) -> Holidays:
    import holidays

    country, _, part = place.strip().upper().partition("-")
    known = holidays.list_supported_countries()
    if country not in known:
        raise ValueError(f"{place[:20]!r} is no country that is known, such as NL, or with a part, DE-BY")
    if part and part not in known[country]:
        parts = ", ".join(sorted(known[country])) or "none"
        raise ValueError(f"{place[:20]!r} is no part of {country}; known are: {parts}")
    languages = getattr(getattr(holidays, country), "supported_languages", ())
    english = next((x for x in ("en_US", "en", "en_GB") if x in languages), None)
    return holidays.country_holidays(country, subdiv=part or None, language=english).get
