"""What follows date and number on a session's first line: time, place, presenters, title. Not: these two (lead.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journalclub.adopting.body import labelled
from journalclub.adopting.calendar_words import WEEKDAYS, fold
from journalclub.adopting.cells import parse_cell, plain
from journalclub.adopting.lead import EDGE, Lead
from journalclub.adopting.names import looks_like_people
from journalclub.adopting.placeholders import is_placeholder
from journalclub.adopting.record import Field
from journalclub.adopting.statuses import told_status
from journalclub.adopting.times import clock_times, leading_time

MOST_WORDS_ALONE = 2  # of a name that follows a date on its own
LEAST_ALONE = 3  # lines with such names
LONGEST_NAMES = 200  # characters at the end of a line in which they are looked for
LEAST_NAMED = 2  # lines of a list or page with names in one place
NAMED_SHARE = 0.6  # of the lines of a list that must have a name in one place for it to be the place of names
_TRAILING = re.compile(r"^(?P<title>.*\S)\s*[(（](?P<inside>[^()（）]{2,120})[)）][\s*_.]*$", re.DOTALL)
_LEADING = re.compile(r"^\s*[(（](?P<inside>[^()（）]{1,120})[)）]\s*(?P<rest>.*)$", re.DOTALL)
_PRESENTED = re.compile(
    r"[\s*_,;(–—-]{0,8}\b"
    r"(?:presented by|presenters?|speakers?|led by|moderator|talk by|discussion by|host|leads?(?=:))\s?:?\s+"
    r"(?P<who>[^()\n]{2,160})\)?[\s*_]*$",
    re.IGNORECASE,
)
# "by" alone may name a paper's authors, unless somebody is addressed by title.
_BY_TITLED = re.compile(r"\s+by\s+(?P<who>(?:dr|prof|mr|mrs|ms)\b[^()\n]{2,100})[\s*_]*$", re.IGNORECASE)
_BY = re.compile(
    r"^(?P<title>[^\[\]\n]{2,200}?)\s(?:by|par|von|por|di|door|av)\s(?P<who>[^()\[\]–—\n]{3,80}?)\s*(?P<rest>[(\[–—,;.].*)?$",
    re.IGNORECASE | re.DOTALL,
)
_HALVES = re.compile(r"\s+[-–—]+\s+|\s*[–—]\s*|:\s+")
# "Name, [Title](…)" and "Name (Lab): *Title*".
_NAME_FIRST = re.compile(r"^(?P<who>[^\[\]*_\n]{3,80}?)[,:]\s+(?P<rest>[\[*_].*)$", re.DOTALL)
# "Name ([paper](…))"
_NAME_AND_LINKS = re.compile(
    r"^(?P<who>[^()\[\]*_\n]{3,60}?)\s*(?P<rest>[(\[][^\n]{0,2000}\]\(.*)?$", re.DOTALL
)
_ROOM = re.compile(
    r"\b(?:room|hall|building|bldg|floor|lab|auditorium|zoom|teams|online|raum|saal|hörsaal|salle|aula|sala)\b",
    re.IGNORECASE,
)
_PLACE_FIRST = re.compile(
    r"^[\s,;@]{1,4}(?P<place>[^–—:\n]{2,60}?)(?:\s+[-–—]+\s+|:\s+)(?P<rest>.*)$", re.DOTALL
)

_NAME_BEFORE_LINKS = re.compile(
    r"^(?P<title>[^\n]{2,300}?)\s[-–—]+\s(?P<who>[^\[\]()\n–—]{2,80}?)\s[-–—]+\s(?P<rest>[\[(].*)$", re.DOTALL
)

Named = tuple[str, str]
"""Who presents, and the rest of the line."""
Manner = Callable[[str], Named | None]
"""A way of naming who presents: a line without its date to the names, or nothing."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How many lines of a list or page name who presents, by the manner in which they do."""

    filled: int  # lines about a talk
    named: Mapping[Manner, int]
    short: int  # lines with nothing but a short name
    repeated: bool  # some of these names come again, as people do and titles do not

    def manners(self, page: Habits) -> list[Manner]:
        """The manners that count in this list, the surest first; `page` helps where it is too short to tell."""
        found: list[Manner] = []
        most = self.short >= max(1, NAMED_SHARE * self.filled)
        many = self.short >= LEAST_ALONE or page.short >= max(LEAST_ALONE, NAMED_SHARE * page.filled)
        if most and many and (self.repeated or page.repeated):
            found.append(_alone)
        found.extend(manner for manner, least in MANNERS.items() if self._is_usual(manner, least, page))
        both = (self.named[_first_half], page.named[_first_half])
        if _first_half in found and both < (self.named[_last_half], page.named[_last_half]):
            found.remove(_first_half)
        return found

    def _is_usual(self, manner: Manner, least: int, page: Habits) -> bool:
        """Whether most lines have names in this manner, and at least so many of the list or of the page."""
        here, there = self.named[manner], page.named[manner]
        most_here = here >= max(1, NAMED_SHARE * self.filled)
        return most_here and (here >= least or there >= max(least, NAMED_SHARE * page.filled))


def title_fields(leads: Sequence[Lead], page: Habits | None = None) -> list[list[Field]]:
    """Number, title, presenters, time and place of each line; where names stand is decided from all of them.

    A list too short to tell follows the habits of its `page`.
    """
    opened = [_open(lead) for lead in leads]
    talks = [_talk(rest) for _, rest in opened]
    own = _habits(talks)
    manners = own.manners(page or own)
    result = []
    for lead, (fields, rest), talk in zip(leads, opened, talks, strict=True):
        named = next((n for manner in manners if (n := manner(talk)) is not None), None)
        if named is not None:
            fields.append(Field("presenter", "", named[0], lead.line))
            rest = named[1]
        if EDGE.sub("", rest).strip(" *_"):
            fields.append(Field("subject", "", rest, lead.line))
        result.append(fields)
    return result


def habits_of(leads: Sequence[Lead]) -> Habits:
    """How these lines name who presents."""
    return _habits([_talk(_open(lead)[1]) for lead in leads])


def _talk(rest: str) -> str:
    """What is left of a line when it is about a talk; empty when there is none or it does not take place."""
    return "" if is_placeholder(rest) or told_status(plain(parse_cell(rest)), alone=True) else rest


def _habits(talks: Sequence[str]) -> Habits:
    short = [n for talk in talks if (n := _short_name(talk))]
    named = {manner: sum(manner(talk) is not None for talk in talks) for manner in MANNERS}
    filled = sum(bool(talk.strip()) for talk in talks)
    return Habits(filled, named, len(short), len(set(short)) < len(short))


def _short_name(talk: str) -> str | None:
    named = _alone(talk)
    return named[0] if named is not None and len(named[0].split()) <= MOST_WORDS_ALONE else None


def _alone(talk: str) -> Named | None:
    """Nothing but names, or but links behind them."""
    shown = " ".join(talk.split()).strip(" *_:")
    match = _NAME_AND_LINKS.match(shown)
    if match and looks_like_people(match["who"]):
        return match["who"], match["rest"] or ""
    return (shown, "") if looks_like_people(shown) else None


def _before_title(talk: str) -> Named | None:
    match = _NAME_FIRST.match(talk)
    return (match["who"], match["rest"]) if match and looks_like_people(match["who"]) else None


def _in_brackets(talk: str) -> Named | None:
    match = _TRAILING.match(talk)
    return (match["inside"], match["title"]) if match and looks_like_people(match["inside"]) else None


def _before_links(talk: str) -> Named | None:
    """Between the title and links, with dashes around: "Title — Name — [paper](…)"."""
    match = _NAME_BEFORE_LINKS.match(talk)
    if match is None or not looks_like_people(match["who"]):
        return None
    return match["who"], f"{match['title']} {match['rest']}"


def _first_half(talk: str) -> Named | None:
    """Before the first dash or colon, unless a link comes first."""
    match = _HALVES.search(talk)
    if match is None or "[" in talk[: match.start()] or not looks_like_people(talk[: match.start()]):
        return None
    return talk[: match.start()].strip(" *_"), talk[match.end() :].strip()


def _last_half(talk: str) -> Named | None:
    """Behind the last dash or colon, unless a link comes later."""
    match = next(iter([*_HALVES.finditer(talk[-LONGEST_NAMES:])][-1:]), None)
    if match is None:
        return None
    start, end = (len(talk) - len(talk[-LONGEST_NAMES:]) + at for at in match.span())
    return (talk[end:].strip(), talk[:start].strip(" *_")) if looks_like_people(talk[end:]) else None


def _behind_by(talk: str) -> Named | None:
    """As in "Title by Name", with links behind it; a title that is a link has its authors there."""
    match = _BY.match(talk)
    if match is None or not looks_like_people(match["who"]):
        return None
    return match["who"], f"{match['title']} {match['rest'] or ''}".strip()


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
    rest = EDGE.sub("", rest)
    if timed := leading_time(rest):
        fields.append(Field("time", "", timed[0], lead.line))
        place = _PLACE_FIRST.match(timed[1])
        if place and _ROOM.search(place["place"]):
            fields.append(Field("place", "", place["place"], lead.line))
        rest = EDGE.sub("", place["rest"] if place and _ROOM.search(place["place"]) else timed[1])
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
    """The time, and the place that follows it: "13-16 small meeting room"; a weekday before it says nothing new."""
    first, _, rest = inside.strip().partition(" ")
    inside = rest if fold(first.strip(".,")) in WEEKDAYS else inside
    match = re.match(r"^[\d:.hap m–—~-]+(?:uhr|h\b)?", inside, re.IGNORECASE)
    end = match.end() if match else len(inside)
    while end and inside[end - 1].isalpha() and end < len(inside) and inside[end].isalpha():
        end -= 1
    fields = [Field("time", "", inside[:end].strip(" ,;"), line)]
    place = inside[end:].strip(" ,;@")
    return [*fields, Field("place", "", place, line)] if place else fields


# With the lines of a list or page that must have names in this way for it to count.
MANNERS: Mapping[Manner, int] = {
    _before_title: LEAST_NAMED,
    _in_brackets: 1,
    _before_links: LEAST_NAMED,
    _first_half: LEAST_NAMED,
    _last_half: LEAST_NAMED,
    _behind_by: LEAST_NAMED,
}
