"""Whether a session is cancelled, a holiday, past or coming, from words and headings. Not: from its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from journalclub.adopting.record import Status

LONGEST = 300  # characters in which a status is looked for
MOST_WORDS_OF_HOLIDAY = 8  # a longer text with "break" in it is a title

_MEETINGS = (
    r"(?:meetings?|sessions?|seminars?|class(?:es)?|talks?|journal club|reading group|club|lectures?|treffen|sitzung|"
    r"réunion|reuni[oó]n|reunião|sesión|séance|encontro|reading|rg|jc|discussion)\b"
)
_NO_MEETING = re.compile(
    rf"^\W{{0,4}}(?:no|kein|keine|pas de|geen|sin)\s(?:[\w-]{{1,20}}\s){{0,3}}?{_MEETINGS}"
    rf"|[-–—:;,(]\s{{0,3}}(?:no|kein|keine|pas de|sin|sem)\s{_MEETINGS}\W{{0,4}}$"
    r"|^\W{0,4}(?:we )?(?:do|will) not meet\b|^\W{0,4}not? happening\b|^\W{0,4}(?:휴강|停会|取消|暂停|休会|中止)",
    re.IGNORECASE,
)
_CANCELLED = re.compile(
    r"\bcancel(?:l?ed|l?ation|s)?\b|\bpostponed\b|\bskipped\b|\bcalled off\b|\babgesagt\b|\bausgefallen\b|\bentfällt\b|"
    r"\bannul[ée]e?\b|\bcancelad[oa]\b|취소|取消",
    re.IGNORECASE,
)
_FEASTS = (
    r"holidays?|vacations?|thanksgiving|christmas|xmas|easter|new year(?:['’]s)?(?: day| eve)?|recess|day off|"
    r"(?:labou?r|memorial|independence|veterans|presidents?['’]?s?|mlk|columbus|national|australia|canada|anzac|"
    r"king['’]s|queen['’]s|bastille|republic) day|martin luther king|golden week|diwali|eid|passover|pentecost|"
    r"ascension|\w{0,20}ferien|(?:weihnachts|sommer|winter|oster|semester)pause|feiertag|"
    r"weihnachten|ostern|vacances|semana santa|navidad"
)
_BREAKS = (
    r"(?:spring|fall|autumn|winter|summer|semester|term|midterm|mid-semester|exam|reading|christmas|xmas|easter|"
    r"thanksgiving|covid|holiday|lunar new year)\s?-?\s?(?:break|recess|vacation|pause)"
)
_HOLIDAY = re.compile(
    rf"\b(?:{_FEASTS}|{_BREAKS})\b|^\W{{0,3}}break\W{{0,3}}$|\bbreak\W{{0,3}}$|"
    r"방학|명절|연휴|휴일|휴식|휴회|放假|假期|春节|国庆|休み|祝日|お盆",
    re.IGNORECASE,
)
_NOTHING_ELSE = re.compile(
    rf"^\W{{0,4}}(?:no\s(?:[\w-]{{1,20}}\s){{0,3}}?{_MEETINGS}|"
    r"(?:cancel(?:l?ed|l?ation|s)?|postponed|skipped|called off)\b)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WHEN_AND_WHY = re.compile(
    r"^(?:(?:this|next) week\b|today\b)?\W{0,4}(?:due to\b|because of\b|owing to\b)?\s{0,3}", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:past|previous|earlier|archive[ds]?|history|completed|finished|held|done|vergangene|지난|历史|过去|過去)\b",
    re.I,
)
_COMING = re.compile(
    r"\b(?:upcoming|future|next|coming|planned|scheduled|tentative|预告|예정|今後|kommende)\b", re.I
)
_TENTATIVE = re.compile(r"\btentative\b|\btbc\b", re.IGNORECASE)


class Told(NamedTuple):
    """A status and the reason that stands with it."""

    status: Status
    reason: str | None
    says_more: bool  # the text is more than the status and its reason


def told_status(text: str, alone: bool) -> Told | None:
    """A status that a row's text tells. `alone`: the row names no paper and nobody who presents."""
    text = text[:LONGEST]
    missing = _NO_MEETING.search(text)
    cancelled = _CANCELLED.search(text)
    holiday = _HOLIDAY.search(text)
    begins = cancelled is not None and cancelled.start() <= 3
    if cancelled and (begins or alone or cancelled.end() >= len(text.rstrip(" .!*_)")) - 1):
        return Told("cancelled", _reason(text), _says_more(text))
    if missing:
        return Told("holiday" if holiday else "cancelled", _reason(text), _says_more(text))
    if holiday and alone and len(text.split()) <= MOST_WORDS_OF_HOLIDAY:
        return Told("holiday", None, True)
    return None


def heading_status(headings: Sequence[str]) -> Status | None:
    """What the headings above say of all that is below them; the nearest that says anything."""
    for heading in headings:
        past, coming = _PAST.search(heading[:LONGEST]), _COMING.search(heading[:LONGEST])
        if bool(past) != bool(coming):
            return "held" if past else "upcoming"
    return None


def is_tentative(text: str) -> bool:
    """Whether it is marked as not yet certain."""
    return _TENTATIVE.search(text[:LONGEST]) is not None


def _reason(text: str) -> str | None:
    """What follows "No meeting:" or stands in brackets behind "Cancelled"."""
    match = _NOTHING_ELSE.match(text)
    rest = match["rest"] if match else ""
    shown = _WHEN_AND_WHY.sub("", rest.strip(" \t\n:;,.-–—()[]*_"))
    return shown or None


def _says_more(text: str) -> bool:
    """Whether the text is more than "No meeting", with a reason after a colon, a dash or in brackets."""
    match = _NOTHING_ELSE.match(text)
    if match is None:
        return True
    if match[0].lower().lstrip(" *_(").startswith("cancel") and match["rest"].strip(" .!*_"):
        return True
    return match["rest"].lstrip(" *_")[:1] not in {"", ":", "-", "–", "—", "(", ".", ","}
