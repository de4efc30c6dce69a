"""What a club publishes, when everything private is gone: sessions as lists and pages show them. Not: any format."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from journalclub.models.paper import Licence
from journalclub.models.session import Agenda, ClubSettings, Part, Person, Session, SessionStatus

UNKNOWN = Licence(None)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that may be published."""

    name: str  # "Figure 3"
    page: int
    caption: str
    file: str  # relative to the session's folder
    size: tuple[int, int] | None = None  # pixels


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """The part of paper.json and figures.json that is published."""

    id: str  # without version
    title: str
    authors: tuple[str, ...] = ()
    abstract: str = ""
    url: str | None = None
    licence: Licence = UNKNOWN
    published: str | None = None  # ISO date
    withdrawn: bool = False
    figures: tuple[Shown, ...] = ()  # none when the licence does not let the club copy them
    listed: tuple[tuple[str, int], ...] = ()  # name and page of each figure, copied or not
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide of the deck as the site previews it, without its notes."""

    title: str
    lines: tuple[str, ...] = ()
    picture: str | None = None  # relative to the session's folder


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer."""

    text: str
    answer: str | None  # None: it was answered in the session, and nobody wrote it down
    places: str = ""  # "Figure 3 (p. 5)"


@dataclass(frozen=True, slots=True)
class Material:
    """Something to click on."""

    kind: str
    label: str
    target: str  # a web address, or a path below the session's page, not quoted
    copied: bool = False  # the path is that of a file that is published
    source: str | None = None  # where that file is, relative to the club's folder


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper of a session."""

    title: str
    id: str = ""
    url: str | None = None
    authors: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Evening:
    """One day of a session."""

    day: dt.date
    start: str | None  # "17:00", local to the session's zone
    minutes: int
    place: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as lists, feed, calendar and JSON show it."""

    folder: str
    uid: str  # the first name its folder had
    title: str
    status: SessionStatus
    days: tuple[dt.date, ...] = ()
    start: str | None = None
    zone: str = "UTC"
    minutes: int = 0
    place: str | None = None
    topic: str | None = None
    number: int | None = None
    reason: str | None = None
    presenters: tuple[str, ...] = ()
    papers: tuple[ShownPaper, ...] = ()
    materials: tuple[Material, ...] = ()
    lead: str = ""  # the abstract's beginning
    revision: int = 0
    agenda: tuple[tuple[str, int], ...] = ()
    date_raw: str | None = None
    presenters_raw: str | None = None  # where there are no names: "All", "video lecture"
    evenings: tuple[Evening, ...] = ()  # days that have their own time or place

    @property
    def by(self) -> str:
        """Who presents, in words; empty when nobody is known."""
        return ", ".join(self.presenters) or self.presenters_raw or ""

    def evening(self, day: dt.date) -> Evening:
        """When and where it meets on one of its days."""
        usual = Evening(day, self.start, self.minutes, self.place)
        return next((e for e in self.evenings if e.day == day), usual)

    @property
    def day(self) -> dt.date | None:
        """Its first day."""
        return self.days[0] if self.days else None

    @property
    def last_day(self) -> dt.date | None:
        """Its last day."""
        return self.days[-1] if self.days else None


@dataclass(frozen=True, slots=True)
class Page:
    """A session as its own page shows it."""

    entry: Entry
    session: Session  # without what is private
    agenda: Agenda
    abstract: str = ""
    paper: PaperRecord | None = None
    slides: tuple[Slide, ...] = ()
    answered: tuple[Answered, ...] = ()
    parts: tuple[Part, ...] = ()
    people: tuple[Person, ...] = ()
    before: Entry | None = None
    after: Entry | None = None


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event of the calendar as it was last published; times are local to `zone`."""

    start: str  # "2027-01-18T17:00", or "2027-01-18" for a whole day
    end: str
    zone: str
    title: str
    status: str  # CONFIRMED, CANCELLED
    sequence: int
    changed: str  # UTC: "2027-01-04T12:00:00Z"
    digest: str  # of everything the event says


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as it was last published: a line of published.jsonl."""

    uid: str  # Session.uid
    folder: str
    id: str  # a UUID: the calendar's UID and the feed's id
    title: str
    published: str
    updated: str
    digest: str  # of what the feed says
    events: tuple[EventLine, ...] = ()
    gone: bool = False  # the session is not in the club any more


@dataclass(frozen=True, slots=True)
class Published:
    """published.jsonl: what was last published."""

    day: dt.date | None = None  # which sessions were still to come was told on that day
    sessions: dict[str, SessionLine] = field(default_factory=dict)  # by uid


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that is published, without the sessions' own pages."""

    club: ClubSettings  # without what is private
    entries: tuple[Entry, ...]  # in order of date, undated ones last
    record: Published
    day: dt.date  # sessions from it on are still to come
