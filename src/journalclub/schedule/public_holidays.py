"""Public holidays of a country or a part of it, by the `holidays` package. Not: breaks that a club names itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

Holidays = Callable[[dt.date], str | None]


def _none(day: dt.date) -> str | None:
    """Of a club that names no country."""
    del day
    return None


def public_holidays(place: str | None) -> Holidays:
    """A function from days to the holiday's name, in English where the package has it, or None.

    `place` is a country or a part of one, as ISO 3166 has them: "NL", "DE-BY"; None has no holidays. Raises ValueError
    when it is neither, the message naming what is known.
    """
    if place is None:
        return _none
    import holidays

    country, _, part = place.strip().upper().partition("-")
    known = holidays.list_supported_countries()
    if country not in known:
        raise ValueError(f"{place[:20]!r} is no country that is known, such as NL, or with a part, DE-BY")
    if part and part not in known[country]:
        parts = ", ".join(sorted(known[country])) or "none"
        raise ValueError(f"{place[:20]!r} is no part of {country}; known are: {parts}")
    own = getattr(holidays, country)
    languages = getattr(own, "supported_languages", ())
    english = next((x for x in ("en_US", "en", "en_GB") if x in languages), None)
    calendar = holidays.country_holidays(country, subdiv=part or None, language=english)
    return calendar.get
