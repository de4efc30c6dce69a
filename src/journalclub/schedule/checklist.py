"""The organiser's checklist of a session, from two weeks before it to the day after. Pure; not: showing or doing it.

Steps and days follow src-d/reading-club's list, as far as they say something in other clubs, too. What leaves a trace
(a deck, filed slides, a status) is done when the trace is there; the rest is ticked off in session.yaml, under `done:`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from journalclub.models.schedule import ALREADY_PUBLIC
from journalclub.models.session import RECORDINGS, ClubSettings, Session
from journalclub.schedule.lints.links import all_links, has_slides
from journalclub.schedule.rotation import key_of, needs_presenter
from journalclub.wording import making

LOOK_AHEAD = 14  # days within which a step must be due to be shown
RECENT = 30  # days after a session during which its steps are asked for


@dataclass(frozen=True, slots=True)
class Case:
    """A session with what the checklist goes by."""

    session: Session
    settings: ClubSettings
    name: str = "SESSION"  # how commands name it: its day, where it is the only one of that day
    files: Collection[str] = ()  # names in its folder, of those the steps look at
    unanswered: int | None = None  # questions in collected.md without an answer; None without such a file
    published: bool = False  # since its files changed
    recorded: bool = False  # the club publishes recordings
    suggested: str | None = None  # the paper to read next

    @property
    def file(self) -> str:
        """Its session.yaml."""
        return f"sessions/{self.session.folder}/session.yaml"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the checklist."""

    name: str
    days: int  # from the session's last day to when it is due; negative before it
    what: str
    is_done: Callable[[Case], bool]
    command: Callable[[Case], str]  # that does it, or what to write where
    applies: Callable[[Case], bool] = lambda _: True

    @property
    def after(self) -> bool:
        """Whether it is done after the session."""
        return self.days > 0


@dataclass(frozen=True, slots=True)
class Task:
    """A step of a session with its day."""

    session: str  # folder; empty when it is about the whole club
    step: str
    what: str
    command: str
    due: dt.date | None
    done: bool = False


def _place(case: Case) -> bool:
    session, club = case.session, case.settings
    return bool(session.start or club.start) and bool(session.place or club.place or club.meeting)


def _recording(case: Case) -> list[str]:
    """Kinds of what was recorded."""
    kinds = [i.kind for i in case.session.items] + [x.kind for x in all_links(case.session)]
    return [kind for kind in kinds if kind.casefold() in RECORDINGS]


def _consented(case: Case) -> bool:
    asked = {key_of(c.name) for c in case.session.consent}
    return ALREADY_PUBLIC in asked or all(key_of(name) in asked for name in case.session.presenters)


def _records(case: Case) -> bool:
    wanted = case.settings.record if case.session.record is None else case.session.record
    return case.recorded and bool(wanted)


def _ticked(_: Case) -> bool:
    """Leaves no trace; ticked off by hand."""
    return False


def _new(case: Case) -> str:
    return making(case.session, case.suggested or "PAPER")


def _ticking(name: str, do: Callable[[Case], str]) -> Callable[[Case], str]:
    """What to do, and how to tick it off."""
    return lambda case: f"{do(case)}; then: jc status {case.name} --done {name}"


STEPS = (
    Step(
        "paper",
        -14,
        "Choose the paper",
        lambda c: bool(c.session.papers or c.session.topic or c.session.parts),
        _new,
    ),
    Step(
        "presenter",
        -14,
        "Find a presenter",
        lambda c: not needs_presenter(c.session),
        lambda c: (
            "jc schedule --count 0 --assign" if c.settings.members else f"write `presenters:` in {c.file}"
        ),
    ),
    Step("place", -7, "Say when and where", _place, lambda c: f"write `start:` and `place:` in {c.file}"),
    Step(
        "deck",
        -7,
        "Make deck and question sheet",
        lambda c: "presenter.pptx" in c.files,
        _new,
        lambda c: any(p.id for p in c.session.papers),
    ),
    Step(
        "announced",
        -7,
        "Announce the session",
        _ticked,
        _ticking("announced", lambda c: f"jc announce {c.name}"),
    ),
    Step(
        "consent",
        -3,
        "Ask the presenter whether the recording may be published",
        _consented,
        lambda c: f"write `consent:` in {c.file}",
        lambda c: bool(c.session.presenters) and (bool(_recording(c)) or _records(c)),
    ),
    Step(
        "sheet-sent",
        -3,
        "Send the question sheet",
        _ticked,
        _ticking("sheet-sent", lambda _: "send its questions.pdf"),
        lambda c: "questions.md" in c.files,
    ),
    Step(
        "questions",
        -1,
        "Collect the questions",
        lambda c: "collected.md" in c.files,
        lambda c: f"jc questions import {c.name} FILE, then: jc questions export {c.name}",
    ),
    Step(
        "agenda",
        0,
        "Plan the discussion",
        lambda c: "discussion.md" in c.files,
        lambda c: f"jc questions agenda {c.name} --out sessions/{c.session.folder}/discussion.md",
        lambda c: "collected.md" in c.files,
    ),
    Step(
        "held",
        1,
        "Say whether it was held",
        lambda c: c.session.status != "scheduled",
        lambda c: f"jc close {c.name}",
    ),
    Step(
        "slides",
        1,
        "File the presenter's slides",
        lambda c: has_slides(c.session),
        lambda c: f"jc file {c.name} --slides FILE",
    ),
    Step(
        "video",
        1,
        "File the recording",
        lambda c: bool(_recording(c)),
        lambda c: f"jc file {c.name} --video ADDRESS",
        _records,
    ),
    Step(
        "answers",
        1,
        "Write down the answers",
        lambda c: c.unanswered == 0,
        lambda c: f"jc questions answer {c.name} --from sessions/{c.session.folder}/collected.md",
        lambda c: c.unanswered is not None,
    ),
    Step("published", 1, "Publish what changed", lambda c: c.published, lambda _: "jc publish"),
)
NAMES = tuple(step.name for step in STEPS)


def checklist(case: Case) -> list[Task]:
    """All steps of a session that apply to it, done or not, in order; none without a day."""
    session, skipped = case.session, case.settings.skip_steps
    if not session.all_days or session.status in {"cancelled", "holiday"}:
        return []
    ticked = {done.step for done in session.done}
    return [
        Task(
            session.folder,
            step.name,
            step.what,
            step.command(case),
            session.all_days[-1 if step.after else 0] + dt.timedelta(step.days),
            step.name in ticked or step.is_done(case),
        )
        for step in STEPS
        if step.name not in skipped and (step.applies(case) or step.name in ticked)
    ]


def is_near(session: Session, today: dt.date) -> bool:
    """Whether a step of it can be due: from some days before its checklist begins to a month after it."""
    if not session.all_days or session.status in {"cancelled", "holiday"}:
        return False
    earliest = session.all_days[0] + dt.timedelta(min(s.days for s in STEPS) - LOOK_AHEAD)
    return earliest <= today <= session.all_days[-1] + dt.timedelta(RECENT)


def open_tasks(case: Case, today: dt.date) -> list[Task]:
    """What is to be done for a session now or within two weeks; after its day only what comes after it."""
    days = case.session.all_days
    after = {s.name for s in STEPS if s.after} | {"consent"}
    return [
        task
        for task in checklist(case)
        if not task.done
        and task.due is not None
        and task.due <= today + dt.timedelta(LOOK_AHEAD)
        and (today <= days[-1] if task.step not in after else today >= days[-1] or task.step == "consent")
    ]


def club_tasks(
    sessions: Sequence[Session], settings: ClubSettings, today: dt.date, suggested: str | None
) -> list[Task]:
    """What is to be done for the club: a session to come, and days for those that have none."""
    found = []
    for session in sessions:
        if session.status == "scheduled" and not session.all_days:
            found.append(
                Task(session.folder, "date", "Give it a date", f"jc move {session.folder} DATE", None)
            )
    if not any(s.status == "scheduled" and (not s.all_days or s.all_days[-1] >= today) for s in sessions):
        command = "jc schedule" if settings.schedule else f"jc new {suggested or '2010.11929'}"
        found.append(Task("", "plan", "No session is planned; plan one", command, today))
    return found


def in_order(tasks: Sequence[Task]) -> list[Task]:
    """The most urgent first, what has no day last; a command that does several of them (jc publish) once."""
    ordered = sorted(tasks, key=lambda t: (t.due or dt.date.max, t.session))
    first = {task.command: task for task in reversed(ordered)}
    return [task for task in ordered if first[task.command] is task]
