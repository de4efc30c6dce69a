"""Videos to the sessions they show, each with its reasons; in doubt none. Pure; not: asking, or filing.

What speaks for a pair, in points: words of the title (rare ones count more), a day or number that the video names, the
presenter's name, and that it came out soon after the session. A video older than the session shows another one.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from journalclub.models.recording import Video
from journalclub.models.session import RECORDINGS, Session, SessionLink
from journalclub.recordings.addresses import video_key
from journalclub.text import folded

LEAST = 2.0  # points; words of the title alone reach it when nearly all of them are there
MARGIN = 0.75  # points by which an offer must be better than any other of its video or session
TITLE_POINTS, NAMED_DAY, NUMBER, NAME, SOON, LATER = 3.0, 2.0, 1.5, 1.0, 1.0, 0.5
LEAST_OF_TITLE = 0.4  # of the title's weight that must be shared before it counts
SOON_DAYS, LATER_DAYS = 14, 90
MOST_TEXT = 5_000  # characters of a description that are looked at


def _english(month: int) -> tuple[str, str]:
    """How a month is written: "january", "jan"."""
    day = dt.date(2000, month, 1)
    return f"{day:%B}".lower(), f"{day:%b}".lower()


_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = """
a an and are as at by for from how in into is it its not of on or our
part paper session talk the to towards via what with
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_NUMBER = re.compile(
    r"(?:#|\bno\.?|\bnr\.?|\bsession|\bepisode|\bep\.?|\bpart|\bmeeting)\s?0{0,3}(\d{1,4})\b"
)
_MONTHS = {name: n for n in range(1, 13) for name in _english(n)}
_MONTH = f"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[ ./-]{{0,2}}{_MONTH}[ .,/-]{{0,2}}(\d{{4}})(?!\d)"
)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})[-./ ]?(\d{2})[-./ ]?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A video that shows a session, most likely."""

    session: Session
    video: Video
    reasons: tuple[str, ...]
    points: float


@dataclass(frozen=True, slots=True)
class _Heard:
    """A video with what its words say."""

    video: Video
    words: frozenset[str]
    line: str  # all words, each with a space on both sides
    days: frozenset[dt.date]
    numbers: frozenset[int]


def offers(videos: Sequence[Video], sessions: Sequence[Session]) -> list[Offer]:
    """For each session without a recording the video that is it, when one surely is; in the sessions' order.

    Videos that a session has already, and sessions that did not take place, are left out.
    """
    known = {video_key(x.url) for s in sessions for x in _links(s)}
    open_ = [s for s in sessions if s.status in {"held", "scheduled"} and not _has_recording(s)]
    rarity = _rarity(sessions)
    heard = [_heard(v) for v in videos if video_key(v.url) not in known]
    told = [(s, _title_words(s)) for s in open_]
    pairs = [o for h in heard for s, titles in told if (o := _offer(h, s, titles, rarity)) is not None]
    best = [
        offer
        for offer in pairs
        if all(
            offer is other
            or offer.points >= other.points + MARGIN
            or (other.video is not offer.video and other.session is not offer.session)
            for other in pairs
        )
    ]
    order = {s.folder: place for place, s in enumerate(open_)}
    return sorted(best, key=lambda offer: order[offer.session.folder])


def _heard(video: Video) -> _Heard:
    title, text = folded(video.title), folded(f"{video.title}\n{video.description[:MOST_TEXT]}")
    words = _words(text)
    numbers = frozenset(int(m[1]) for m in _NUMBER.finditer(title))
    return _Heard(video, frozenset(words), f" {' '.join(words)} ", frozenset(_days_in(text)), numbers)


def _offer(
    heard: _Heard, session: Session, titles: Sequence[Sequence[str]], rarity: dict[str, float]
) -> Offer | None:
    days, published = session.all_days, heard.video.published
    if published and days and published < days[0]:
        return None
    found = list(_reasons(heard, session, titles, rarity))
    points = sum(p for p, _ in found)
    return Offer(session, heard.video, tuple(why for _, why in found), points) if points >= LEAST else None


def _reasons(
    heard: _Heard, session: Session, titles: Sequence[Sequence[str]], rarity: dict[str, float]
) -> Iterator[tuple[float, str]]:
    """What speaks for a pair, each with its points."""
    share, words = _title_share(heard.words, titles, rarity)
    if share >= LEAST_OF_TITLE:
        yield share * TITLE_POINTS, f"title: {', '.join(words)}"
    days, published = session.all_days, heard.video.published
    named = next((day for day in days if day in heard.days), None)
    if named is not None:
        yield NAMED_DAY, f"names {named}"
    if session.number in heard.numbers:
        yield NUMBER, f"number {session.number}"
    for name in session.presenters:
        if (key := " ".join(_words(folded(name)))) and f" {key} " in heard.line:
            yield NAME, f"presenter: {name}"
            break
    if published and days and (after := (published - days[-1]).days) <= LATER_DAYS:
        when = "on the day" if after <= 0 else f"{after} day{'s' * (after != 1)} later"
        yield SOON if after <= SOON_DAYS else LATER, f"published {when}"


def _title_share(
    there: frozenset[str], titles: Sequence[Sequence[str]], rarity: dict[str, float]
) -> tuple[float, list[str]]:
    """How much of the weight of one of a session's titles a text has, from 0 to 1, and the words, rarest first."""
    best: tuple[float, list[str]] = (0.0, [])
    for words in titles:
        weight = sum(rarity.get(w, 0.0) for w in words)
        shared = sorted((w for w in words if w in there), key=lambda w: -rarity.get(w, 0.0))
        share = sum(rarity.get(w, 0.0) for w in shared) / weight if weight else 0.0
        best = max(best, (share, shared[:4]), key=lambda found: found[0])
    return best


def _title_words(session: Session) -> list[list[str]]:
    return [list(dict.fromkeys(_words(folded(title)))) for title in _titles(session)]


def _rarity(sessions: Iterable[Session]) -> dict[str, float]:
    """Weight of each word of the titles: 1 for a word of one session, less the more have it (as TF-IDF has it)."""
    titles = [set(_words(folded(" ".join(_titles(s))))) for s in sessions]
    counts = Counter(word for words in titles for word in words)
    most = math.log(len(titles) + 1) or 1.0
    return {word: math.log((len(titles) + 1) / count) / most for word, count in counts.items()}


def _titles(session: Session) -> list[str]:
    parts = [p.topic for p in session.parts]
    return [t for t in (session.topic, *(p.title for p in session.papers), *parts) if t]


def _words(text: str) -> list[str]:
    return [w for w in _WORD.findall(text) if len(w) > 1 and w not in _SMALL]


def _days_in(text: str) -> Iterator[dt.date]:
    """The days that a case-folded text names; forms that mean two days in different countries are left out."""
    found = [(m[1], m[2], m[3]) for m in _ISO_DAY.finditer(text)]
    found += [(m[3], str(_MONTHS[m[2]]), m[1]) for m in _DAY_MONTH.finditer(text)]
    found += [(m[3], str(_MONTHS[m[1]]), m[2]) for m in _MONTH_DAY.finditer(text)]
    for year, month, day in found:
        with suppress(ValueError):
            yield dt.date(int(year), int(month), int(day))


def _links(session: Session) -> list[SessionLink]:
    return [*session.links, *(x for part in session.parts for x in part.links)]


def _has_recording(session: Session) -> bool:
    kinds = (
        {x.kind for x in session.links}
        | {i.kind for i in session.items}
        | {x.kind for p in session.parts for x in p.links}
    )
    return bool({k.casefold() for k in kinds} & RECORDINGS)
