"""A club and its sessions as the organisers describe them. Not: reading or writing their files."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from journalclub.models.schedule import ClubSchedule, Consent, Done, Member

ItemKind = Literal["slides", "code", "notebooks", "video", "notes", "other"]
SessionStatus = Literal["scheduled", "held", "cancelled", "holiday"]
RECORDINGS = frozenset({"video", "videos", "recording", "recordings"})  # kinds of links and items
TALK_NAMES = frozenset({"talk", "presentation"})
Theme = Literal["light", "dark"]
PaperStatus = Literal["suggested", "scheduled", "read", "withdrawn"]
RECORDED = ("introduction", "talk")  # parts of an evening; the discussion stays among those who were there
PROMPTS = ("What did you like?", "What did you learn?", "What did you not understand?")


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """One part of an evening."""

    name: str  # "introduction", "talk", "discussion"
    minutes: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """The parts of a session, in order; the talk's minutes are the deck's clock."""

    parts: tuple[AgendaPart, ...] = (
        AgendaPart("introduction", 5),
        AgendaPart("talk", 25),
        AgendaPart("discussion", 60),
    )

    @property
    def talk(self) -> AgendaPart:
        """The part named talk or presentation, else the first."""
        return next((p for p in self.parts if p.name.lower() in {"talk", "presentation"}), self.parts[0])

    @property
    def talk_minutes(self) -> int:
        """Minutes of the talk: the deck's clock."""
        return self.talk.minutes

    @property
    def total_minutes(self) -> int:
        """Minutes of the whole session."""
        return sum(p.minutes for p in self.parts)


@dataclass(frozen=True, slots=True)
class ClubSettings:
    """The `club:` part of papers.yaml."""

    name: str = "Journal club"
    timezone: str = "UTC"
    folder: str = "{date}-{slug}"
    start: str | None = None  # "17:00", in `timezone`
    place: str | None = None
    agenda: Agenda = Agenda()
    prompts: tuple[str, ...] = PROMPTS
    theme: Theme = "light"  # of the presenter's deck
    layout: str = "mlt"  # of the README's tables: a template layout-NAME.md.j2
    also_shown: tuple[str, ...] = ()  # zones in which times are given besides `timezone`
    schedule: ClubSchedule | None = None
    members: tuple[Member, ...] = ()
    record: tuple[str, ...] = RECORDED  # the agenda's parts of which recordings may be published
    code_of_conduct: str | None = None  # addresses, or paths in the club's folder
    feedback: str | None = None
    chat: str | None = None
    playlist: str | None = None
    skip_steps: tuple[str, ...] = ()  # of the organiser's checklist, that the club does not take
    ignore_warnings: tuple[str, ...] = ()  # lints of `jc check` that the club does not want
    repository: str | None = None  # where the club's folder is published: "https://github.com/club/reading"
    meeting: str | None = None  # the video meeting, for announcements alone; better in private.yaml
    site: str | None = None  # address under which site/ is served, with "/" at its end
    private: tuple[str, ...] = ()  # kinds of links and files, hosts, and keys of session.yaml never published


@dataclass(frozen=True, slots=True)
class ListedPaper:
    """An entry of the reading list."""

    id: str  # arXiv id; empty when it is known by its title or address alone
    title: str | None = None
    status: PaperStatus = "suggested"
    session: str | None = None
    url: str | None = None
    suggested_by: tuple[str, ...] = ()
    why: str | None = None
    voters: tuple[str, ...] = ()  # each counts once
    anonymous_votes: int = 0
    cites: tuple[str, ...] = ()  # which of the club's papers, by id without version

    @property
    def votes(self) -> int:
        """Named and anonymous votes together."""
        return len(self.voters) + self.anonymous_votes


@dataclass(frozen=True, slots=True)
class SessionPaper:
    """A paper as named in a session."""

    id: str  # arXiv id; empty when it is known by its title or address alone
    title: str | None = None
    url: str | None = None  # where the club links to, when the id does not say it
    note: str | None = None  # what stands beside it: authors, venue, chapter


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a presenter besides the name."""

    name: str
    affiliation: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A file in the session's folder."""

    kind: str
    file: str  # relative to the session's folder, with forward slashes
    part: str | None = None  # of the agenda, which a recording shows; None: the talk


@dataclass(frozen=True, slots=True)
class SessionLink:
    """A web address that belongs to a session, or a path in the club's folder."""

    kind: str
    url: str
    label: str | None = None  # as the club shows it, when the kind does not say it
    part: str | None = None  # of the agenda, which a recording shows; None: the talk


@dataclass(frozen=True, slots=True)
class Part:
    """One of several talks of a session, or a part of a lecture with its points."""

    label: str | None = None  # "a", "Part 1"
    topic: str | None = None
    presenters: tuple[str, ...] = ()
    papers: tuple[SessionPaper, ...] = ()
    links: tuple[SessionLink, ...] = ()
    points: tuple[str, ...] = ()
    presenters_raw: str | None = None  # as Session.presenters_raw
    date: dt.date | None = None  # its day, when the session has several
    start: str | None = None  # None: the session's
    minutes: int | None = None
    place: str | None = None  # None: the session's


@dataclass(frozen=True, slots=True)
class CheckIn:
    """When participants of a teaching session show how far they are."""

    what: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of the club."""

    folder: str  # name of its folder under sessions/
    date: dt.date | None = None  # the first day
    start: str | None = None
    timezone: str | None = None
    place: str | None = None
    status: SessionStatus = "scheduled"
    topic: str | None = None
    number: int | None = None
    presenters: tuple[str, ...] = ()
    papers: tuple[SessionPaper, ...] = ()
    items: tuple[Item, ...] = ()
    links: tuple[SessionLink, ...] = ()
    agenda: Agenda | None = None  # None: the club's
    days: tuple[dt.date, ...] = ()  # all days, when there are several
    date_raw: str | None = None  # as the club's page had it, where it says more than the date
    time: str | None = None  # as written, where it says more than the start: "5-8 p.m."
    presenters_raw: str | None = (
        None  # as written, where it says more than the names: "video lecture by …", "All"
    )
    reason: str | None = None  # why it is cancelled
    chairs: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()  # presenters and chairs of whom more is known than the name
    suggested_by: tuple[str, ...] = ()
    abstract: str | None = None
    parts: tuple[Part, ...] = ()
    sequels: tuple[SessionPaper, ...] = ()
    tasks: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    install: tuple[str, ...] = ()  # software that participants need beforehand
    check_ins: tuple[CheckIn, ...] = ()
    notes: tuple[str, ...] = ()  # whatever else belongs to it, a line each
    participants: tuple[str, ...] = ()
    consent: tuple[
        Consent, ...
    ] = ()  # of presenters to publishing the recording; who is absent was not asked
    record: tuple[str, ...] | None = None  # as ClubSettings.record; None: the club's
    formerly: tuple[str, ...] = ()  # names its folder had before, the oldest first
    moved_from: tuple[str, ...] = ()  # when it was to be before: "2027-01-18 17:00", the oldest first
    done: tuple[Done, ...] = ()

    @property
    def uid(self) -> str:
        """What stays the same when the folder is renamed: the first name it had, unique in the club."""
        return self.formerly[0] if self.formerly else self.folder

    @property
    def revision(self) -> int:
        """Grows whenever it is moved, cancelled, or moved after it was cancelled; 0 at first."""
        return 2 * len(self.moved_from) + (self.status == "cancelled")

    @property
    def all_days(self) -> tuple[dt.date, ...]:
        """Its days in order, those of its evenings included; none when it has no date yet."""
        evenings = [part.date for part in self.parts]
        return tuple(sorted({day for day in (self.date, *self.days, *evenings) if day is not None}))
