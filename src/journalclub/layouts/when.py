"""A session's day and time as a page shows them: as the club wrote them while that is true. Not: zones (schedule/)."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable, Sequence

from journalclub.adopting.dates import read_date
from journalclub.adopting.times import clock_times
from journalclub.models.session import Session

# Ways of writing a day, as for strftime; `%-d` is a day without a leading zero. The first that fits is taken.
STYLES = (
    "%Y-%m-%d", "%d/%b/%Y", "%d-%b-%Y", "%d-%m-%Y", "%m-%d-%Y", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y.%m.%d",
    "%Y/%m/%d", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y", "%d %b, %Y", "%d %B, %Y", "%b. %d, %Y", "%b %d %Y",
    "%B %d %Y", "%d/%m/%y", "%m/%d/%y", "%d.%m.%y",
)  # fmt: skip
# Styles without a year; new dates get the year, as nobody can tell next term's 01/18 from this one's.
_YEARLESS = {
    "%m/%d": "%m/%d/%Y", "%d/%m": "%d/%m/%Y", "%d.%m.": "%d.%m.%Y", "%b %d": "%b %d, %Y", "%B %d": "%B %d, %Y",
    "%d %b": "%d %b %Y", "%d %B": "%d %B %Y",
}  # fmt: skip
LEAST_SHARE = 0.5  # of a club's dates that must be written in one style
NEWEST = 60  # dates that are looked at; a style that was given up years ago tells nothing
_MARKS = re.compile(r"[*_`]|<[^<>]{1,100}>")
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\([^()\s]{0,2000}\)")
_PLAIN = re.compile(r"(?<![\w/-])\d{4}-\d\d-\d\d(?![\w-])", re.ASCII)  # no part of an address
_WEEKDAY = re.compile(
    r"^\s*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[,.]?\s+|\s*[(（][^()（）\d]{2,20}[)）]\s*$", re.IGNORECASE
)


def unmarked(raw: str) -> str:
    """A date cell's text without emphasis and links; what is struck through keeps its ~~."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", raw)).split())


def raw_date(session: Session) -> str | None:
    """The date as the club wrote it, if it still says what the session's date is."""
    if not session.date_raw:
        return None
    text = unmarked(session.date_raw)
    return text if text and _agrees(text, session) else None


def place_in_time(session: Session) -> dt.date:
    """The day by which a session is sorted: its own, the last of the month that it names, or the last ever."""
    if session.date is not None:
        return session.date
    written = read_date(unmarked(session.date_raw or ""))
    if written is None or not written.month_only or written.year is None:
        return dt.date.max
    month = written.days[-1].month
    return dt.date(written.year, month, monthrange(written.year, month)[1])


def _agrees(text: str, session: Session) -> bool:
    """Whether a text can mean the session's days."""
    written = read_date(re.sub(r"~~[^~]{0,200}~~", " ", text)) or read_date(text)
    if session.date is None:
        return True
    if written is None or written.month_only:
        return False
    days = session.days or (session.date,)
    if written.year is not None and written.year != session.date.year:
        return False
    readings = (written, written.swapped()) if written.open_order else (written,)
    return any(reading.in_year(days[0].year) == days for reading in readings)


def style_of(sessions: Sequence[Session], lines: Iterable[str]) -> str | None:
    """How the club writes most of its dates, as for `written`; None when it has no style that is known.

    A session that keeps no words for its date counts when its date stands in the page's `lines` as 2027-01-18.
    """
    plain = {found for line in lines for found in _PLAIN.findall(line)}
    words = [
        (s, s.date_raw or (s.date.isoformat() if s.date and s.date.isoformat() in plain else ""))
        for s in sessions
    ]
    dated = [(s.date, _WEEKDAY.sub("", unmarked(raw))) for s, raw in words if s.date and raw and not s.days][
        -NEWEST:
    ]
    if not dated:
        return None
    for style in (*STYLES, *_YEARLESS):
        for variant in (style, style.replace("%d", "%-d")):
            if sum(_format(date, variant) == raw for date, raw in dated) > LEAST_SHARE * len(dated):
                return _YEARLESS.get(style, style).replace("%d", "%-d" if "%-d" in variant else "%d")
    return None


def written(session: Session, style: str) -> str:
    """All days in a style; days of one month together where the style names the month: "Feb 20+22, 2024"."""
    if session.date is None:
        return ""
    days = session.days or (session.date,)
    joint = "%B %-d" if "%B" in style else "%b %-d"
    if len(days) > 1 and ("%b" in style or "%B" in style) and len({(d.year, d.month) for d in days}) == 1:
        numbers = "+".join(str(d.day) for d in days)
        names = "/".join(f"{d:%a}" for d in days)
        return f"{_format(days[0], joint).rsplit(' ', 1)[0]} {numbers}, {days[0].year} ({names})"
    return " + ".join(_format(d, style) for d in days)


def _format(date: dt.date, style: str) -> str:
    """As strftime, with four digits of the year and `%-d` on every system."""
    return date.strftime(style.replace("%-d", str(date.day)).replace("%Y", f"{date.year:04}"))


def time_of(session: Session) -> str:
    """The time as the club wrote it while it begins when the session does, else the start; empty when not known."""
    if session.time:
        times = clock_times(session.time)
        if (times[0] if times else None) == session.start:
            return session.time
    return session.start or ""
