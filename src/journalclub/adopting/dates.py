"""Dates as people write them, each part only if it is there. Not: guessing what they leave open (years.py)."""

from __future__ import annotations

import re
from dataclasses import replace

from journalclub.adopting.calendar_words import CJK_WEEKDAYS, WEEKDAYS, fold
from journalclub.adopting.date_forms import JOINS, LONGEST, RANGES, mentions, tokens
from journalclub.adopting.written_dates import MOST_DAYS, Written


def find_date(text: str) -> Written | None:
    """The first date in running text: with a month's name and a day, or with a year; a bare 1/2 is none."""
    found = mentions(tokens(text), cell=False)
    return _with_weekdays(found[0], text, near=True) if found else None


def read_date(text: str) -> Written | None:
    """The date of a cell that is there to hold one: also `01/31`, a month alone, and several dates."""
    found = mentions(tokens(text), cell=True)
    if not found:
        return None
    whole = [m for m in found if not m.month_only]
    if not whole:
        return _with_weekdays(found[0], text) if _is_short(text, found[0]) else None
    first = whole[0]
    for other in whole[1:]:
        joint = _joint(text, first.end, other.start)
        both = first.joined(other, joint in RANGES) if joint else None
        if both is None:
            break
        first = both
    return _with_weekdays(first, text)


def _is_short(text: str, found: Written) -> bool:
    """Whether there is hardly anything but the month: "Mar", "Late March 2022", "Mar (tentative)"."""
    return len(text) - (found.end - found.start) <= 16


def _joint(text: str, start: int, end: int) -> str:
    """What joins two mentions; empty when they are not joined."""
    between = fold(text[start:end].strip())
    words = [w for w in re.split(r"[\s.()]+", between) if w and w not in WEEKDAYS]
    return words[0] if len(words) == 1 and words[0] in JOINS else ""


def _with_weekdays(found: Written, text: str, near: bool = False) -> Written:
    """With the weekdays named in the cell, or just beside a mention in running text."""
    low, high = (max(0, found.start - 12), found.end + 20) if near else (0, LONGEST)
    days = [WEEKDAYS[t.text] for t in tokens(text[low:high]) if t.kind == "word" and t.text in WEEKDAYS]
    if not days:
        cjk = re.search(r"[(（]\s?([月火水木金土日월화수목금토일一二三四五六天])\s?[)）]", text[:LONGEST])
        days = [CJK_WEEKDAYS[cjk[1]]] if cjk else []
    return replace(found, weekdays=tuple(days[:MOST_DAYS]))
