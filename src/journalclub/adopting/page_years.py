"""The year that a page as a whole speaks of, where nothing nearer tells it. Not: choosing it (years.py)."""

from __future__ import annotations

import re

from journalclub.adopting.calendar_words import SEASONS
from journalclub.adopting.dates import find_date
from journalclub.adopting.page import Page
from journalclub.adopting.years import year_hint

LONGEST_LINE = 500  # characters of a line of prose
_TERM = re.compile(rf"\b(?:{'|'.join(SEASONS)})\s(?:\w{{1,12}}\s)?(?:of\s)?(?:19|20)\d\d\b", re.IGNORECASE)
# A year in such a line is not that of the sessions.
_OTHER = re.compile(
    r"\b(?:updated?|modified|created|founded|established|since|copyright|deadline|published|version|born)\b|©",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:[-*+•]|\d{1,4}[.)])\s|.*\|")


def year_in_prose(page: Page) -> tuple[str, ...]:
    """The term or date that sentences name, "starting on 3 September 2024"; nothing when they name several years."""
    told = (line for line in page.lines if len(line) <= LONGEST_LINE and not _OTHER.search(line))
    return _of_one_year([text for line in told if not line.startswith("#") for text in _told(line)])


def year_in_headings(page: Page) -> tuple[str, ...]:
    """A heading with a year, if all that have one have the same."""
    return _of_one_year([h.text for h in page.headings])


def _told(line: str) -> list[str]:
    """The words of a line that name a year; a list's own dates do not count."""
    terms = _TERM.findall(line)
    written = None if _LISTED.match(line) else find_date(line)
    return [*terms, str(written.year)] if written is not None and written.year is not None else terms


def _of_one_year(texts: list[str]) -> tuple[str, ...]:
    hints = {(h.year, h.last): text for text in texts if (h := year_hint(text)) is not None}
    return tuple(hints.values()) if len(hints) == 1 else ()
