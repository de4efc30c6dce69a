"""The line that begins a session in a list or as a heading: its date and number. Not: what follows (title_line.py)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from journalclub.adopting.body import labelled
from journalclub.adopting.calendar_words import WEEKDAYS, fold
from journalclub.adopting.dates import find_date, read_date
from journalclub.adopting.placeholders import is_placeholder
from journalclub.adopting.written_dates import Written

LONGEST_BEFORE = 24  # characters before a date at the beginning: a weekday, "Week 3:", a flag
LONGEST_ABBREVIATION = 3  # letters of a weekday's short form that no list here has
LONGEST_LIST = 40  # characters of a list of days
LONGEST_DATE = 60  # characters in which a leading date is looked for
_NUMBER_WORDS = (
    r"lecture|session|week|meeting|talk|topic|class|module|day|seminar|unit|tutorial|chapter|part|episode|vol"
)
_NUMBERED = re.compile(
    rf"^(?:(?P<word>{_NUMBER_WORDS})\.?\s?\#?(?P<a>\d{{1,4}})\b|제?\s?(?P<b>\d{{1,4}})\s?(?:차|회|주차|회차)\s?(?:세미나|스터디|모임)?"
    r"|第\s?(?P<c>\d{1,4})\s?[回期次讲周]|#(?P<d>\d{1,4})\b|(?P<e>\d{1,4})[.):](?=\s|\D))\s*",
    re.IGNORECASE,
)
# What may stand before a leading date: a weekday, "Week 3", "Date".
_ONLY_WHEN = re.compile(
    rf"(?:(?:{_NUMBER_WORDS}|on|the|date|when|now)?\W{{0,4}}(?:\d{{1,4}})?\W{{0,4}})"
    r"(?:(?P<word>[^\W\d]{2,12})(?P<mark>\W{0,4}))?",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"[\s:：,;|.(（\[~*_–—-]{0,12}")
_LINKED_NUMBER = re.compile(r"^\[([^\[\]]{1,40})\]\(([^()\s]{1,2000})\)")
_AFTER_DATE = re.compile(
    r"(?:st|nd|rd|th)?(?P<closed>[*_~]{0,6})\s{0,20}(?:[(（](?P<weekday>[^()（）\d]{2,14})[)）])?[*_~]{0,6}"
)
_DAY = re.compile(
    r"(?:(?P<weekday>[^\W\d]{2,12})[.,]?\s{1,3})?(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?\.?(?![\w/-]|:\d)[*_]{0,3}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[-–—,;|@(（\[]\s?")
EDGE = re.compile(r"^[\s:：,;|.~)）\]–—-]+")
_MARKS = re.compile(r"^[*_~#\s]+")


@dataclass(frozen=True, slots=True)
class Lead:
    """A session's first line, taken apart."""

    date: str  # as written; empty without
    number: str
    number_link: str  # its link, Markdown; empty without
    word: bool  # the number has a word such as "Lecture" before it
    rest: str  # Markdown
    line: int


def dated_lead(text: str, line: int, loose: bool = False) -> Lead | None:
    """A line that begins with a date; `loose` also takes 01/31, where a whole list is written so."""
    number = ""
    stripped = _MARKS.sub("", text)
    shown = stripped[: LONGEST_DATE + LONGEST_BEFORE]
    label = labelled(text)
    if label is not None and label.role == "date":
        stripped = _MARKS.sub("", label.value)
        shown = stripped[: LONGEST_DATE + LONGEST_BEFORE]
    match = _NUMBERED.match(shown)
    inner = _BEFORE_DATE.match(stripped, match.end()) if match else None
    found = find_date(shown[inner.end() :]) if inner else None
    if match and inner and found and found.start <= LONGEST_BEFORE and not found.month_only:
        number, stripped = _digits(match), stripped[inner.end() :]
        shown = stripped[: LONGEST_DATE + LONGEST_BEFORE]
    written = find_date(shown) or (read_date(shown[:12]) if loose else None)
    if written is None or written.month_only or len(_before(shown[: written.start])) > LONGEST_BEFORE:
        return None
    if not _is_only_when(_before(shown[: written.start])):
        return None
    written = _whole(shown, written)
    end = _end_of_date(stripped, written.end)
    struck = "~~" if stripped[:end].count("~~") % 2 else ""  # its beginning was taken off
    if "~~" in text[:LONGEST_DATE] and (moved := find_date(stripped[end : end + LONGEST_DATE])) is not None:
        end = _end_of_date(stripped, end + moved.end)  # "~~old date~~ new date"
        return Lead(
            _unmarked(text.strip()[: end + len(text.strip()) - len(stripped)]),
            number,
            "",
            False,
            stripped[end:],
            line,
        )
    return Lead(struck + _unmarked(stripped[:end]), number, "", False, stripped[end:], line)


def loose_lead(text: str, line: int) -> Lead | None:
    """As `dated_lead`, also 01/31: for lists that are written so throughout."""
    return dated_lead(text, line, loose=True)


def day_lead(text: str, line: int, month: str) -> Lead | None:
    """A line that begins with a day of the `month` that its heading names: "Wed 4: Title", "**4th** Title"."""
    stripped = _MARKS.sub("", text)
    match = _DAY.match(stripped)
    if match is None or (match["weekday"] and fold(match["weekday"]) not in WEEKDAYS):
        return None
    if not match["weekday"] and not match["ordinal"]:
        return None  # "4. Title" is a number
    return Lead(f"{match[0].rstrip(' *_.,')} {month}", "", "", False, stripped[match.end() :], line)


def ending_lead(text: str, line: int) -> Lead | None:
    """A line that ends with its date: "Title - Name - 2021-03-01", "Session 3: Title (March 1st)"."""
    first, _, more = text.partition("\n")
    tail = first[-LONGEST_DATE:]
    offset = len(first) - len(tail)
    for start in [0, *(m.end() for m in _BREAK.finditer(tail))]:
        written = find_date(tail[start:])
        if written is None or written.month_only:
            return None
        at, end = offset + start + written.start, offset + start + written.end
        in_brackets = first[:at].rstrip()[-1:] in {"(", "（"}
        if not first[end:].strip(" )）]*_.~") and (written.year is not None or in_brackets):
            rest = first[:at].rstrip(" \t-–—,;|@(（[*_") + ("\n" + more if more else "")
            numbered = numbered_lead(rest, line) or Lead("", "", "", False, rest, line)
            return replace(numbered, date=first[at:end])
    return None


def _whole(shown: str, written: Written) -> Written:
    """With all days of a short list before a colon, or of a line that holds nothing else: "March 24, 31:"."""
    head = shown.partition(":")[0]
    if len(head) > LONGEST_LIST or ("](" in head):
        return written
    whole = read_date(head)
    return (
        whole if whole is not None and whole.start == written.start and whole.end > written.end else written
    )


def numbered_lead(text: str, line: int) -> Lead | None:
    """A line that begins with a session's number: "Lecture 1: …", "3. …", "18차 세미나 : …"."""
    stripped = _MARKS.sub("", text)
    linked = _LINKED_NUMBER.match(stripped)
    if linked and (inside := _NUMBERED.match(linked[1])) and inside.end() >= len(linked[1].rstrip()):
        return Lead("", _digits(inside), linked[0], True, EDGE.sub("", stripped[linked.end() :]), line)
    match = _NUMBERED.match(stripped)
    if match is None:
        return None
    word = not match["e"]
    return Lead("", _digits(match), "", word, EDGE.sub("", stripped[match.end() :]), line)


def mostly_numbered(leads: Collection[Lead]) -> bool:
    """Whether sessions of a list or page have numbers, as a rule."""
    return sum(bool(lead.number) for lead in leads) * 2 > len(leads)


def undated_lead(text: str, line: int, numbered: bool) -> Lead | None:
    """A session without a date between dated ones: "TBD: Title"; where these are `numbered`, "Session 4: Title"."""
    lead = numbered_lead(text, line) if numbered else None
    if lead is not None and lead.word:
        return lead
    head, mark, rest = text.partition(":")
    is_open = mark and is_placeholder(head) and rest.strip()
    return Lead(head.strip("*_ "), "", "", False, rest, line) if is_open else None


def _digits(match: re.Match[str]) -> str:
    return next(g for name in "abcde" if (g := match[name]))


def _is_only_when(before: str) -> bool:
    """Whether what stands before a date says no more than when: a number, a weekday, "Mo, "; "Queues (" does."""
    match = _ONLY_WHEN.fullmatch(before)
    if match is None or match["word"] is None or fold(match["word"]) in WEEKDAYS:
        return match is not None
    return len(match["word"]) <= LONGEST_ABBREVIATION and not match["mark"].strip(" .,:：")


def _before(text: str) -> str:
    return text.strip(" *_~[(")


def _end_of_date(text: str, end: int) -> int:
    """The end with closing emphasis, weekday in brackets and a closing strike."""
    tail = _AFTER_DATE.match(text, end)
    if tail is None:
        return end
    if tail["weekday"] and tail["closed"] and fold(tail["weekday"].strip(" .")) not in WEEKDAYS:
        return tail.end("closed")  # "**12 Jan** (Name)"
    return tail.end()


def _unmarked(text: str) -> str:
    return re.sub(r"[*_]+", "", text).strip() if "~" not in text else text.strip()
