"""The line that begins a session in a list or as a heading: date, number, time and place, title, presenters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journalclub.adopting.body import labelled
from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.dates import find_date, read_date
from journalclub.adopting.names import looks_like_people
from journalclub.adopting.placeholders import is_placeholder
from journalclub.adopting.record import Field
from journalclub.adopting.times import clock_times
from journalclub.adopting.written_dates import Written

LONGEST_BEFORE = 24  # characters before a date at the beginning: a weekday, "Week 3:", a flag
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
    rf"(?:(?:{_NUMBER_WORDS}|on|the|date|when|now)?\W{{0,4}}(?:\d{{1,4}})?\W{{0,4}})(?:[^\W\d]{{2,12}}\W{{0,4}})?",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"[\s:：,;|.(（\[~*_–—-]{0,12}")
_LINKED_NUMBER = re.compile(r"^\[([^\[\]]{1,40})\]\(([^()\s]{1,2000})\)")
_BREAK = re.compile(r"[-–—,;|@(（\[]\s?")
_EDGE = re.compile(r"^[\s:：,;|.~)）\]–—-]+")
_MARKS = re.compile(r"^[*_~#\s]+")
_TRAILING = re.compile(r"^(?P<title>.*\S)\s*[(（](?P<inside>[^()（）]{2,120})[)）][\s*_.]*$", re.DOTALL)
_LEADING = re.compile(r"^\s*[(（](?P<inside>[^()（）]{1,120})[)）]\s*(?P<rest>.*)$", re.DOTALL)
_PRESENTED = re.compile(
    r"[\s*_,;(–—-]{0,8}\b"
    r"(?:presented by|presenters?|speakers?|led by|moderator|talk by|discussion by|host|leads?(?=:))\s?:?\s+"
    r"(?P<who>[^()\n]{2,160})\)?[\s*_]*$",
    re.IGNORECASE,
)
# "by" alone names a paper's authors more often than who presents, unless somebody is addressed by title.
_BY_TITLED = re.compile(r"\s+by\s+(?P<who>(?:dr|prof|mr|mrs|ms)\b[^()\n]{2,100})[\s*_]*$", re.IGNORECASE)
_HALVES = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s*|:\s+")
# "Name, [Title](…)" and "Name (Lab): *Title*".
_NAME_FIRST = re.compile(r"^(?P<who>[^\[\]*_\n]{3,80}?)[,:]\s+(?P<rest>[\[*_].*)$", re.DOTALL)
MOST_WORDS_ALONE = 2  # of a name that follows a date on its own
LEAST_ALONE = 3  # lines with such names
NAMED_SHARE = 0.6  # of the lines of a list that must have a name in one place for it to be the place of names


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
    if not _ONLY_WHEN.fullmatch(_before(shown[: written.start])):
        return None
    written = _whole(shown, written)
    end = _end_of_date(stripped, written.end)
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
    return Lead(_unmarked(stripped[:end]), number, "", False, stripped[end:], line)


def loose_lead(text: str, line: int) -> Lead | None:
    """As `dated_lead`, also 01/31: for lists that are written so throughout."""
    return dated_lead(text, line, loose=True)


def ending_lead(text: str, line: int) -> Lead | None:
    """A line that ends with its date: "Title - Name - 2021-03-01", "Title (March 1st, 2021)"."""
    first, _, more = text.partition("\n")
    tail = first[-LONGEST_DATE:]
    offset = len(first) - len(tail)
    for start in [0, *(m.end() for m in _BREAK.finditer(tail))]:
        written = find_date(tail[start:])
        if written is None or written.month_only or written.year is None:
            return None
        at, end = offset + start + written.start, offset + start + written.end
        if not first[end:].strip(" )）]*_.~"):
            number = _NUMBERED.match(_MARKS.sub("", first))
            rest = first[:at].rstrip(" \t-–—,;|@(（[*_") + ("\n" + more if more else "")
            return Lead(first[at:end], _digits(number) if number else "", "", False, rest, line)
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
        return Lead("", _digits(inside), linked[0], True, _EDGE.sub("", stripped[linked.end() :]), line)
    match = _NUMBERED.match(stripped)
    if match is None:
        return None
    word = not match["e"]
    return Lead("", _digits(match), "", word, _EDGE.sub("", stripped[match.end() :]), line)


def _digits(match: re.Match[str]) -> str:
    return next(g for name in "abcde" if (g := match[name]))


def _before(text: str) -> str:
    return text.strip(" *_~[(")


def _end_of_date(text: str, end: int) -> int:
    """The end with closing emphasis, weekday in brackets and a closing strike."""
    tail = re.match(r"(?:st|nd|rd|th)?[\s]*(?:[(（][^()（）\d]{2,14}[)）])?[*_~]{0,6}", text[end : end + 40])
    return end + (tail.end() if tail else 0)


def _unmarked(text: str) -> str:
    return text.strip().strip("*_").strip() if "~" not in text else text.strip()


def title_fields(leads: Sequence[Lead]) -> list[list[Field]]:
    """Number, title, presenters, time and place of each line; where names stand is decided from all of them."""
    rests = [_open(lead) for lead in leads]
    halves = [_halves(rest) for _, rest in rests]
    first = sum(h is not None and looks_like_people(h[0]) for h in halves)
    last = sum(h is not None and looks_like_people(h[1]) for h in halves)
    filled = sum(bool(rest.strip()) for _, rest in rests)
    whole = _names_alone([rest for _, rest in rests])
    inside = sum(
        (m := _TRAILING.match(rest)) is not None and looks_like_people(m["inside"]) for _, rest in rests
    )
    named = [m if (m := _NAME_FIRST.match(r)) and looks_like_people(m["who"]) else None for _, r in rests]
    name_first = sum(m is not None for m in named) >= max(2, NAMED_SHARE * filled)
    result = []
    for lead, (fields, rest), half, match in zip(leads, rests, halves, named, strict=True):
        trailing = _TRAILING.match(rest)
        if whole and looks_like_people(rest):
            fields.append(Field("presenter", "", rest.strip(" *_"), lead.line))
            rest = ""
        elif match and name_first:
            fields.append(Field("presenter", "", match["who"], lead.line))
            rest = match["rest"]
        elif trailing and inside >= max(1, NAMED_SHARE * filled) and looks_like_people(trailing["inside"]):
            fields.append(Field("presenter", "", trailing["inside"], lead.line))
            rest = trailing["title"]
        elif half and first >= max(2, NAMED_SHARE * filled) and first >= last and looks_like_people(half[0]):
            fields.append(Field("presenter", "", half[0], lead.line))
            rest = half[1]
        elif half and last >= max(2, NAMED_SHARE * filled) and looks_like_people(half[1]):
            fields.append(Field("presenter", "", half[1], lead.line))
            rest = half[0]
        if _EDGE.sub("", rest).strip(" *_"):
            fields.append(Field("subject", "", rest, lead.line))
        result.append(fields)
    return result


def _names_alone(rests: Sequence[str]) -> bool:
    """Whether nothing but names follows the dates: a word or two each, and some of them again and again."""
    shown = [" ".join(r.split()).strip(" *_:") for r in rests]
    shown = [r for r in shown if r and not is_placeholder(r)]
    people = [r for r in shown if len(r.split()) <= MOST_WORDS_ALONE and looks_like_people(r)]
    return len(people) >= max(LEAST_ALONE, NAMED_SHARE * len(shown)) and len(set(people)) < len(people)


def _open(lead: Lead) -> tuple[list[Field], str]:
    """What stands at the edges of the rest: time and place in brackets, "presented by"; and what is left."""
    fields: list[Field] = []
    if lead.date:
        fields.append(Field("date", "", lead.date, lead.line))
    if lead.number:
        shown = lead.number_link or lead.number
        fields.append(Field("number", "", shown, lead.line))
    rest = lead.rest
    leading = _LEADING.match(rest)
    if leading and clock_times(leading["inside"]):
        fields.extend(_time_and_place(leading["inside"], lead.line))
        rest = leading["rest"]
    rest = _EDGE.sub("", rest)
    for pattern in (_PRESENTED, _BY_TITLED):
        found = pattern.search(rest[-400:])
        if found:
            fields.append(Field("presenter", "", found["who"].rstrip(" )*_"), lead.line))
            rest = rest[: len(rest) - len(rest[-400:]) + found.start()]
            break
    named = labelled(rest)
    if named is not None and named.value:
        fields.append(Field(named.role, named.label, named.value, lead.line))
        return fields, ""
    return fields, rest.rstrip(" \t*_") if rest.count("*") % 2 else rest


def _time_and_place(inside: str, line: int) -> list[Field]:
    """The time, and the place that follows it: "13-16 small meeting room"."""
    match = re.match(r"^[\d:.hap m–—~-]+(?:uhr|h\b)?", inside, re.IGNORECASE)
    end = match.end() if match else len(inside)
    while end and inside[end - 1].isalpha() and end < len(inside) and inside[end].isalpha():
        end -= 1
    fields = [Field("time", "", inside[:end].strip(" ,;"), line)]
    place = inside[end:].strip(" ,;@")
    return [*fields, Field("place", "", place, line)] if place else fields


def _halves(rest: str) -> tuple[str, str] | None:
    """The two sides of the first dash or colon outside links."""
    if "](" in rest.split(" - ", 1)[0]:
        shown = plain(parse_cell(rest))
        parts = _HALVES.split(shown)
        return (parts[0], parts[-1]) if len(parts) == 2 and "](" not in rest else None
    parts = _HALVES.split(rest, maxsplit=1)
    return (parts[0].strip(" *_"), parts[1].strip()) if len(parts) == 2 else None
