"""A year of existing clubs, played through the real commands at a fixed clock.

    python -m examples.year PAGES [--out FOLDER]

PAGES is a folder with the pages of clubs (.md, .txt, .html, .yml, .csv), each of which becomes a club: it is adopted,
schedules four times three months by its rule, gets suggestions and votes, presenters by turns, announcements before and
files after each session; one session moves, one is cancelled; after each the club publishes. The calendar is imported
after every publishing by a subscriber (subscriber.py); in the end it must show each event once, at the time that
session.yaml says, in Tokyo, Amsterdam and Boston alike. The paper is the demo's, behind its loopback arXiv.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import importlib
import io
import json
import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from examples.subscriber import Subscriber, local
from examples.ways import Way, way_of
from journalclub.app import App
from journalclub.club.folder import Club
from journalclub.club.yaml_file import load, put
from journalclub.demo.loopback import LoopbackArxiv, Shelved
from journalclub.demo.sample import sample_paper
from journalclub.models.session import Session
from journalclub.terminal import Screen

START = dt.date(2027, 1, 4)  # a year with 52 ISO weeks, after one with 53
QUARTERS = 4
LOOKED_FROM = {"Tokyo": "Asia/Tokyo", "Amsterdam": "Europe/Amsterdam", "Boston": "America/New_York"}
PAGES = (".md", ".txt", ".html", ".yml", ".yaml", ".csv")


@dataclass(slots=True)
class Year:
    """One club at one moment of its year."""

    root: Path
    now: dt.datetime
    subscriber: Subscriber = field(default_factory=Subscriber)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def club(self) -> Club:
        """The club as its files are."""
        return Club(self.root)

    def on(self, day: dt.date) -> None:
        """Go to noon of a day, if it is later than now."""
        self.now = max(self.now, dt.datetime.combine(day, dt.time(12), dt.UTC))

    def jc(self, name: str, *words: str) -> str:
        """Run a command as the command line would, at the year's clock; what it printed."""
        command = importlib.import_module(f"journalclub.commands.{name}").command
        app = App(self.now, self.root, str(self.root), Screen(quiet=True), time.monotonic)
        printed = io.StringIO()
        with (
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(io.StringIO()),
            command.make_context(name, list(words), obj=app) as context,
        ):
            command.invoke(context)
        self.counts[f"jc {name}"] += 1
        return printed.getvalue()

    def publish(self) -> None:
        """Publish, and let the subscriber look."""
        self.jc("publish")
        self.subscriber.imports_file(self.root / "site" / "calendar.ics")

    def write(self, session: Session, lines: str) -> None:
        """Edit a session.yaml as its organiser does: `lines` are the keys to write, in YAML."""

        def change(data: Any) -> bool:
            for key, value in load(lines, "an edit").items():
                put(data, str(key), value)
            return True

        self.club.edit_session(session, change)


def play(page: Path, root: Path, arxiv: LoopbackArxiv) -> Year:
    """The whole year of one club."""
    year = Year(root, dt.datetime.combine(START, dt.time(12), dt.UTC))
    way = adopt(year, page)
    give_dates(year)
    for quarter in range(QUARTERS):
        year.jc("schedule", "--assign", "--seed", "7")
        if quarter == 0:
            choose_paper(year, arxiv)
        year.publish()
        sessions = [s for s in coming(year) if s.status == "scheduled"]
        for place, session in enumerate(sessions):
            if quarter == 0 and place == 1:
                session = move(year, session)
            elif quarter == 0 and place == 2:
                cancel(year, session)
                continue
            hold(year, session, way)
        year.on(START + dt.timedelta(weeks=13 * (quarter + 1)))
    year.jc("schedule", "--assign", "--seed", "7")
    year.publish()
    year.jc("check")
    return year


def adopt(year: Year, page: Path) -> Way:
    """Make the club, take over its page, and write down how it meets, as an organiser would."""
    year.root.mkdir(parents=True)
    app = App(year.now, year.root, None, Screen(quiet=True), time.monotonic)
    from journalclub.commands.adopt import adopt as adopted
    from journalclub.commands.adopt import read_club_page
    from journalclub.commands.init import init

    adoption = read_club_page(page, repair=True)
    way = way_of([taken.session for taken in adoption.sessions])
    club = init(year.root, name_of(page), way.timezone)
    adopted(club, adoption, app.today)
    names = Counter(n for s in club.sessions() for n in (*s.presenters, *s.chairs))
    members = [name for name, _ in names.most_common(6)] or ["attendee 1", "attendee 2", "attendee 3"]
    club.edit_papers(lambda data: way.write(data["club"], members, START))
    (year.root / "private.yaml").write_text("meeting: https://meet.example.org/room\n")
    return way


def name_of(page: Path) -> str:
    """The page's first heading, else the file's name."""
    lines = page.read_text(encoding="utf-8", errors="replace").splitlines()
    headings = [line.lstrip("# ").strip() for line in lines if line.startswith("# ")]
    return headings[0][:60] if headings and headings[0] else page.stem


def give_dates(year: Year) -> None:
    """Sessions that the page has without a date take the rule's next days."""
    undated = [s for s in year.club.sessions() if s.date is None and s.status == "scheduled"]
    if undated:
        plan = json.loads(year.jc("schedule", "--dry-run", "--json", "--count", str(len(undated))))
        for session, slot in zip(undated, plan["made"], strict=True):
            year.jc("move", session.folder, slot["date"])
            moved = next(s for s in year.club.sessions() if s.uid == session.uid)
            year.write(moved, f"dates: [{', '.join(slot['dates'])}]\n")


def choose_paper(year: Year, arxiv: LoopbackArxiv) -> None:
    """Suggest, vote, and make the session of the paper that won."""
    preprint = arxiv.papers[0].preprint
    year.jc("suggest", preprint.ref, "--by", "attendee 1", "--why", "It is about us")
    for name in ("attendee 1", "attendee 2"):
        year.jc("vote", preprint.id, "--by", name)
    assert preprint.id in year.jc("papers")
    waiting = any(not (s.papers or s.topic or s.parts) and s.date for s in coming(year))
    day = "next" if waiting else (START + dt.timedelta(weeks=20)).isoformat()
    year.jc("new", preprint.ref, "--date", day)


def coming(year: Year) -> list[Session]:
    """Sessions of the three months from now."""
    today = year.now.date()
    until = today + dt.timedelta(weeks=13)
    return [s for s in year.club.sessions() if s.date and today < s.date <= until]


def move(year: Year, session: Session) -> Session:
    """Put it a day later; an announcement says so."""
    assert session.date is not None
    year.jc("move", session.folder, (session.date + dt.timedelta(1)).isoformat())
    year.publish()
    moved = next(s for s in year.club.sessions() if s.uid == session.uid)
    assert "moved" in year.jc("announce", moved.folder).lower()
    return moved


def cancel(year: Year, session: Session) -> None:
    """Cancel it, say why, and publish."""
    year.jc("cancel", session.folder, "--why", "The room is flooded")
    assert "The room is flooded" in year.jc("announce", session.folder, "--for", "slack")
    year.publish()


def hold(year: Year, session: Session, way: Way) -> None:
    """From the announcement a week before to closing it on the day after."""
    days = session.all_days
    year.on(days[0] - dt.timedelta(7))
    if not (session.papers or session.topic):
        year.write(session, f"topic: What we learned since {days[0] - dt.timedelta(30):%B}\n")
    if way.teaches:
        teach(year, session)
    for medium in ("email", "slack", "issue"):
        assert "https://meet.example.org/room" in year.jc("announce", session.folder, "--for", medium)
    year.jc("status", session.folder, "--done", "announced")
    if (year.club.session_folder(session) / "questions.md").exists():
        year.jc("ask", session.folder, "Why is a random draw so uneven?", "--by", "attendee 2")
    year.on(days[-1] + dt.timedelta(1))
    slides = year.root.parent / "slides.pdf"
    slides.write_bytes(b"%PDF-1.4\n% the presenter's own\n")
    year.jc("file", session.folder, "--slides", str(slides))
    year.jc("close", session.folder, "--yes")
    year.subscriber.imports_file(year.root / "site" / "calendar.ics")


def teach(year: Year, session: Session) -> None:
    """A theory and a coding evening, with a notebook in its editions."""
    first, last = session.all_days[0], session.all_days[-1]
    evenings = f"  - label: Theory evening\n    date: {first}\n    minutes: 60\n"
    if last > first:
        evenings += f"  - label: Coding evening\n    date: {last}\n    start: '18:00'\n    minutes: 180\n"
    tasks = "  - 'Simulate the model and plot its states [code required]'\n"
    year.write(session, f"parts:\n{evenings}tasks:\n{tasks}install:\n  - numpy\n")
    source = year.root.parent / "model.ipynb"
    source.write_text(json.dumps(_NOTEBOOK))
    year.jc("notebooks", session.folder, str(source))


_NOTEBOOK = {
    "nbformat": 4,
    "nbformat_minor": 4,
    "metadata": {},
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "# The model"},
        {"cell_type": "code", "metadata": {"tags": ["student"]}, "source": "x = ...", "outputs": []},
        {"cell_type": "code", "metadata": {"tags": ["solution"]}, "source": "x = 6 * 7", "outputs": []},
        {"cell_type": "code", "metadata": {"tags": ["solution"]}, "source": "assert x == 42", "outputs": []},
    ],
}


def check_calendar(year: Year) -> list[str]:
    """Each event once, at the time of session.yaml, in every zone one looks from; a line for each of the year."""
    expected = Counter(expected_starts(year.club))
    shown = Counter(e.start for e in year.subscriber.shown())
    assert shown == expected, f"{year.root.name}: {shown - expected} are too many, {expected - shown} missing"
    cancelled = sum(len(s.all_days) for s in year.club.sessions() if s.status == "cancelled" and s.all_days)
    assert sum(not e.takes_place for e in year.subscriber.events.values()) >= cancelled
    zone = year.club.settings.timezone
    lines = []
    for event in year.subscriber.shown():
        if isinstance(event.start, dt.datetime) and event.start.date() >= START:
            home = local(event.start, zone)
            assert home.replace(tzinfo=None) == event.start.replace(tzinfo=None), (
                "the club's own clock is kept"
            )
            there = [local(event.start, name) for name in LOOKED_FROM.values()]
            for at, name in zip(there, LOOKED_FROM.values(), strict=True):
                assert at == event.start, name
            lines.append("  ".join(f"{at:%a %d %b %H:%M}" for at in there) + f"  {event.title[:48]}")
    return lines


def expected_starts(club: Club) -> Iterator[dt.datetime | dt.date]:
    """When what the files tell of takes place."""
    from journalclub.schedule.zones import moment

    settings = club.settings
    for session in club.sessions():
        if session.status in {"cancelled", "holiday"}:
            continue
        own = {p.date: p.start for p in session.parts if p.date}
        for day in session.all_days:
            start = own.get(day) or session.start or settings.start
            yield moment(day, start, session.timezone or settings.timezone) if start else day


def main() -> None:
    """Play every page of a folder, one after the other."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path, help="folder of the clubs' pages")
    parser.add_argument("--out", type=Path, default=Path("year"), help="where the clubs go (default: year/)")
    options = parser.parse_args()
    shutil.rmtree(options.out, ignore_errors=True)
    with LoopbackArxiv([Shelved(*sample_paper())]) as arxiv:
        cache = str((options.out / "cache").resolve())
        os.environ.update(JC_ARXIV_URL=arxiv.url, JC_ARXIV_PAUSE="0", JC_CACHE_DIR=cache)
        for page in sorted(p for p in options.pages.iterdir() if p.suffix in PAGES):
            began = time.monotonic()
            year = play(page, options.out.resolve() / page.stem / "club", arxiv)
            lines = check_calendar(year)
            seen = year.subscriber
            print(f"{page.name}: {way_name(year)}; {time.monotonic() - began:.0f} s")
            print(f"  {dict(year.counts)}")
            print(
                f"  calendar: {len(seen.events)} events, {seen.imports} imports, {seen.changes} changes; 2027:"
            )
            print("\n".join(f"    {line}" for line in [" ".join(f"{c:<18}" for c in LOOKED_FROM), *lines]))
            print(f"  look at {year.root / 'site' / 'index.html'}")


def way_name(year: Year) -> str:
    """The rule that the club goes by."""
    schedule = year.club.settings.schedule
    return f"{', '.join(schedule.rules) if schedule else 'no rule'} ({year.club.settings.timezone})"


if __name__ == "__main__":
    main()
