"""What is sent to the members before a session: a mail, a chat message or an issue. Pure; not: sending it.

The only output with the meeting's private address: it goes to members and is never published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journalclub.models.paper import Preprint
from journalclub.models.session import Agenda, ClubSettings, Session
from journalclub.outputs.public import public_club, public_session
from journalclub.programme import programme
from journalclub.render import Templates
from journalclub.repository import repository
from journalclub.schedule.zones import LocalTime, local_times
from journalclub.shorten import opening
from journalclub.wording import authors_line, club_links, day_text, paper_address, paper_line, session_title

Medium = Literal["email", "slack", "issue"]
TEMPLATES: dict[Medium, str] = {
    "email": "announce-email.txt.j2",
    "slack": "announce-slack.txt.j2",
    "issue": "announce-issue.md.j2",
}
ABSTRACT_WORDS = 90  # in whole sentences: enough to decide whether to come
_ASK_KINDS = frozenset({"questions", "ask"})  # links of a session to the page where one asks
_JOIN_KINDS = frozenset(
    {"meeting", "call", "join", "zoom", "teams", "meet", "jitsi", "webex", "bbb"}
)  # not "host"
_SHEET = "questions.md"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Everything an announcement is made from."""

    session: Session
    club: ClubSettings
    meeting: str | None = None  # the private address
    preprint: Preprint | None = None  # its first paper, where jc has read it
    abstract: str | None = None
    has_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One evening, in words."""

    day: str  # "Monday, 18 January 2027"
    times: tuple[str, ...]  # in the zone of record, then in the others; empty when no time is known
    what: str = ""  # "Theory evening", when there are several


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper, in words."""

    title: str
    by: str
    url: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """A text to send."""

    medium: Medium
    subject: str
    text: str  # whole, with the subject where the medium has one


def announce(occasion: Occasion, medium: Medium, templates: Templates) -> Announcement:
    """The text from the club's template or ours. Raises JcError when the template is faulty."""
    session = public_session(occasion.session, occasion.club)
    club = public_club(occasion.club)
    subject = subject_of(session, club)
    papers = _papers(session, occasion.preprint)
    text = templates.render(
        TEMPLATES[medium],
        subject=subject,
        club=club.name,
        title=session_title(session),
        cancelled=session.status == "cancelled",
        reason=session.reason,
        moved_from=_moved_from(session),
        meetings=meetings_of(session, club),
        place=session.place or club.place or "",
        meeting=None if session.status == "cancelled" else _meeting(occasion),
        presenters=", ".join(session.presenters) or session.presenters_raw or "",
        chairs=", ".join(session.chairs),
        papers=papers,
        abstract=opening(occasion.abstract or session.abstract or "", ABSTRACT_WORDS),
        agenda=agenda_line(session.agenda or club.agenda) if _has_talk(session) else "",
        recorded=recorded_line(session, club) if club.playlist or occasion.session.consent else "",
        programme=programme(session),
        sheet=_sheet(occasion),
        ask=next((x.url for x in session.links if x.kind.casefold() in _ASK_KINDS), None),
        materials=_materials(session, club),
        page=f"{club.site}sessions/{session.folder}/" if club.site else None,
        club_links=club_links(club),
    )
    return Announcement(medium, subject, text)


def subject_of(session: Session, club: ClubSettings) -> str:
    """What stands above it: "[Reading club] Mon 18 Jan 2027: Attention Is All You Need"."""
    days = session.all_days
    date = f"{days[0]:%a} {days[0].day} {days[0]:%b %Y}: " if days else ""
    state = "Cancelled: " if session.status == "cancelled" else "Moved: " if session.moved_from else ""
    return f"[{club.name}] {state}{date}{session_title(session)}"


def meetings_of(session: Session, club: ClubSettings) -> list[Meeting]:
    """Each evening with its times, computed for its own date: clocks may change between two of them."""
    by_day = {part.date: part for part in session.parts if part.date is not None}
    zone = session.timezone or club.timezone
    found = []
    for day in sorted({*session.all_days, *by_day}):
        part = by_day.get(day)
        start = (part.start if part else None) or session.start or club.start
        length = part.minutes if part else _length(session, club)
        times = local_times(day, start, zone, club.also_shown) if start else ()
        what = (part.label or part.topic or "") if part and len({*session.all_days, *by_day}) > 1 else ""
        words = tuple(_time_words(t, times[0].at.date(), length) for t in times)
        found.append(Meeting(day_text(day), words or ((session.time,) if session.time else ()), what))
    return found


def agenda_line(agenda: Agenda) -> str:
    """The parts with their minutes: "introduction 5 min, talk 25 min, discussion 60 min (together 90 minutes)"."""
    parts = ", ".join(f"{p.name} {p.minutes} min" for p in agenda.parts)
    return f"{parts} (together {agenda.total_minutes} minutes)"


def recorded_line(session: Session, club: ClubSettings) -> str:
    """What is recorded, and what is not; empty when that is nothing."""
    recorded = club.record if session.record is None else session.record
    parts = [p.name for p in (session.agenda or club.agenda).parts]
    yes = [p for p in parts if p.lower() in recorded]
    no = [p for p in parts if p.lower() not in recorded]
    if not yes:
        return ""
    rest = f"; {_and(no)} {'is' if len(no) == 1 else 'are'} not" if no else ""
    return f"{_and(yes)} may be recorded if the presenter agrees{rest}".capitalize() + "."


def _time_words(time: LocalTime, home: dt.date, length: int | None) -> str:
    """As in "17:00–18:30 CET (Amsterdam)"; the weekday is said where it is another one."""
    end = time.at + dt.timedelta(minutes=length) if length else None
    span = f"{time.at:%H:%M}" + (f"–{end:%H:%M}" if end else "")
    other = "" if time.at.date() == home else f" on {time.at:%A}"
    return f"{span} {time.label}{other} ({time.place})"


def _length(session: Session, club: ClubSettings) -> int | None:
    """Minutes of an evening by its agenda; unknown for one of several without times of its own."""
    if len(session.all_days) > 1 or session.time:
        return None
    return (session.agenda or club.agenda).total_minutes


def _has_talk(session: Session) -> bool:
    """Whether the agenda of introduction, talk and discussion is this session's."""
    return session.agenda is not None or (len(session.all_days) < 2 and not session.parts)


def _meeting(occasion: Occasion) -> str | None:
    """The private address, else one that stands in session.yaml as a link or as the place, where no page shows it."""
    session, hidden = occasion.session, {word.casefold() for word in occasion.club.private}
    links = [x.url for x in session.links if x.kind.casefold() in _JOIN_KINDS - hidden]
    place = (session.place or occasion.club.place or "").strip()
    written = [url for url in (*links, place) if url.startswith(("https://", "http://")) and " " not in url]
    return occasion.meeting or next(iter(written), None)


def _papers(session: Session, preprint: Preprint | None) -> list[PaperLine]:
    found = []
    for place, paper in enumerate(session.papers):
        if place == 0 and preprint is not None:
            by = " · ".join(x for x in (authors_line(preprint.authors), paper_line(preprint)) if x)
            title, url = preprint.title or paper.title or "", preprint.url or paper_address(paper)
        else:
            by, title, url = paper.note or "", paper.title or paper.id, paper_address(paper)
        found.append(PaperLine(title or url, by, url if url.startswith("http") else ""))
    return found


def _moved_from(session: Session) -> str:
    """When it was to be before, as people write it; empty when it was never moved."""
    if not session.moved_from or session.status == "cancelled":
        return ""
    day, _, start = session.moved_from[-1].partition(" ")
    try:
        words = day_text(dt.date.fromisoformat(day))
    except ValueError:
        return session.moved_from[-1]
    return f"{words}, {start}" if start else words


def _sheet(occasion: Occasion) -> str | None:
    """Where the question sheet is read online, if it is."""
    online = repository(occasion.club.repository)
    if online is None or not occasion.has_sheet:
        return None
    return online.file(f"sessions/{occasion.session.folder}/{_SHEET}")


def _materials(session: Session, club: ClubSettings) -> list[tuple[str, str]]:
    """Links, and notebooks where they can be opened; solutions stay unsaid."""
    links = [
        (x.label or x.kind.capitalize(), x.url)
        for x in session.links
        if x.kind.casefold() not in _ASK_KINDS and x.url.startswith("http")
    ]
    online = repository(club.repository)
    for item in session.items:
        name = item.file.rsplit("/", 1)[-1]
        if online and name.endswith(".ipynb") and not name.endswith("-solution.ipynb"):
            path = f"sessions/{session.folder}/{item.file}"
            links.append((f"Notebook {name}", online.colab(path) or online.file(path)))
    return links


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
