"""Times of day as people write them. Not: time zones."""

from __future__ import annotations

import re

_TIME = re.compile(
    r"(?<![\d.:/-])(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?)?"
    r"(?:\s?(?:-{1,3}|–|—|~|to|until|bis)\s?(?P<hour2>\d{1,2})(?:[:.h](?P<minute2>[0-5]\d))?\s?(?P<half2>[ap]\.?\s?m\b\.?)?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\s?(?:\(?(?:UTC|GMT|[A-Z]{1,3}[SD]?T|CES?T)\)?(?![A-Za-z])|uhr\b)", re.IGNORECASE)
LONGEST = 200  # characters


def time_in(text: str) -> str | None:
    """The time of day within a text, as written; only with minutes or a.m./p.m."""
    for match in _TIME.finditer(text[:LONGEST]):
        if (match["minute"] and ":" in match[0]) or match["half"] or match["half2"]:
            return match[0].strip() if clock_times(match[0]) else None
    return None


def leading_time(text: str) -> tuple[str, str] | None:
    """The time of day, with its zone, that a text begins with, as written, and what follows it; as for `time_in`."""
    match = _TIME.match(text[:LONGEST])
    if match is None or time_in(match[0]) is None:
        return None
    zone = _ZONE.match(text, match.end())
    end = zone.end() if zone else match.end()
    return text[:end].strip(), text[end:]


def clock_times(text: str) -> tuple[str, str | None] | None:
    """Beginning and end, such as ("17:00", "20:00") for "5-8 p.m."; None when there is no time.

    A bare number is a time only with minutes, a.m./p.m. or an end.
    """
    for match in _TIME.finditer(text[:LONGEST]):
        half2 = (match["half2"] or "")[:1].lower()
        half = (match["half"] or "")[:1].lower() or half2
        if not (match["minute"] or half or match["hour2"]):
            continue
        end = _clock(match["hour2"], match["minute2"], half2) if match["hour2"] else None
        start = _clock(match["hour"], match["minute"], half)
        if start and end and half2 == "p" and not match["half"] and start > end:
            start = _clock(match["hour"], match["minute"], "a")  # 11-1 p.m.
        if start:
            return start, end
    return None


def _clock(hour: str, minute: str | None, half: str) -> str | None:
    value = int(hour)
    if half:
        if not 1 <= value <= 12:
            return None
        value = value % 12 + (12 if half == "p" else 0)
    return f"{value:02}:{minute or '00'}" if value < 24 else None
