"""One text in every place of a club that takes text, through all that a club publishes and sends, by the real code.

Site, feed, calendar, data, the README in each layout, announcements, papers.yaml. The same club with a harmless word is
the measure. Not: what is made for one session's evening (injection.py).
"""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
from lxml import etree

from journalclub.club.folder import Club
from journalclub.club.reading_list import add_suggestion, entry_of, list_paper
from journalclub.club.readme_marks import mark
from journalclub.club.session_file import new_session_yaml
from journalclub.club.votes import add_vote
from journalclub.club.yaml_file import Plain, dump, load, mapping
from journalclub.commands.announce import MEDIA, announcement
from journalclub.layouts.readme import readme
from journalclub.models.session import ListedPaper, Part, Person, Session, SessionLink, SessionPaper
from journalclub.outputs.public import public_note
from journalclub.publishing.publish import publish
from journalclub.render import LAYOUTS, Templates, markdown
from tests.publishing.clubs import NOW, add_paper, make_club, put
from tests.trust.markup import Elements, new_kinds, other_elements, skeleton

WORD = "harmless"
ATOM = "{http://www.w3.org/2005/Atom}"
# What keeps "#" and "60" apart, which a code host would link; and a place that is an address, by which members join.
APART = re.compile(r"<!-- -->|^\| Join \|.*\n", re.MULTILINE)
COMMENT = "# the club's own words: keep them"
TODAY = NOW.date()
_PROPERTY = re.compile(r"(?m)^[A-Z-]+(?=[;:])")


@dataclass(frozen=True, slots=True)
class Made:
    """A club with a text in every place, and what came of it."""

    site: dict[str, bytes]  # by path
    readmes: dict[str, tuple[str, str]]  # by layout: written once, and written again over that
    warnings: tuple[str, ...]
    announced: dict[str, str]  # by medium
    papers: str  # papers.yaml after its entries were suggested and voted for


def session(folder: str, day: dt.date, text: str) -> Session:
    """The same text in every place of a session that takes text."""
    paper = SessionPaper("", text, note=text)
    return Session(
        folder,
        day,
        "17:00",
        place=text,
        topic=text,
        abstract=text,
        presenters=(text,),
        people=(Person(text, text, "https://example.org/"),),
        chairs=(text,),
        suggested_by=(text,),
        papers=(paper,),
        sequels=(paper,),
        links=(SessionLink("code", "https://a.example/code", text),),
        parts=(Part(text, text, (text,), (paper,), (), (text,)),),
        readings=(text,),
        tasks=(text,),
        notes=(text,),
    )


def settings(text: str) -> str:
    """A papers.yaml with comments, and the text wherever the club's own words stand."""
    club = mapping(name=text, place=text, timezone="Europe/Amsterdam")
    club["agenda"] = [mapping(**{text: Plain(60)})]
    document = load(f"{COMMENT}\nclub: {{}}\npapers: []\n", "papers.yaml")
    document["club"] = club
    add_suggestion(document, ListedPaper("2401.01230", text, suggested_by=(text,), why=text))
    list_paper(document, ListedPaper("", text, "read", url="https://a.example/paper"))
    return dump(document)


def club_of(root: Path, text: str) -> Club:
    """Three sessions: to come, with a paper of arXiv; held, with questions answered; called off."""
    club = make_club(root, {})
    coming = session("coming", dt.date(2027, 1, 18), text)
    coming = replace(coming, papers=(SessionPaper("2010.11929v2", text),))
    held = replace(session("held", dt.date(2026, 12, 7), text), status="held")
    off = replace(session("off", dt.date(2027, 2, 1), text), status="cancelled", reason=text)
    for made in (coming, held, off):
        put(root, f"sessions/{made.folder}/session.yaml", dump(new_session_yaml(made)))
    add_paper(root, "coming", title=text, authors=[text, text], abstract=text, comment=text)
    words = markdown(text)
    quoted = f"## Question 1\n\n> {words}\n\nasked by {words}\n\n**Answer:** {words} x\n"
    put(root, "sessions/held/collected.md", quoted)
    put(root, "sessions/held/presenter.md", f"# {words}\n\n- {words}\n\n---\n\n# Second\n")
    put(root, "papers.yaml", settings(text))
    put(root, "README.md", "\n".join(["# Ours", "", *mark("sessions"), "", "Hand-written.", ""]))
    return club


def club_of_many(root: Path, texts: Sequence[str]) -> Club:
    """A published club with a session for each text, and the last one in all other places."""
    club = club_of(root, texts[-1])
    for number, text in enumerate(texts):
        made = session(f"s{number:03}", dt.date(2027, 3, 1) + dt.timedelta(number), text)
        put(root, f"sessions/{made.folder}/session.yaml", dump(new_session_yaml(made)))
    publish(club, NOW)
    return club


def made_of(text: str) -> Made:
    """Everything that is published and sent of such a club."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        club = club_of(root, text)
        outcome = publish(club, NOW)
        site = {p.relative_to(root / "site").as_posix(): p.read_bytes() for p in (root / "site").rglob("*.*")}
        held = club.session("held", TODAY)
        announced = {medium: announcement(club, held, medium).text for medium in MEDIA}  # type: ignore[arg-type]
        club.edit_papers(lambda data: add_vote(entry_of(data, "2401.01230"), text))
        papers = (root / "papers.yaml").read_text("utf-8")
        return Made(site, dict(_readmes(club)), outcome.warnings, announced, papers)


def _readmes(club: Club) -> Iterator[tuple[str, tuple[str, str]]]:
    """The README in each layout, from an empty block, and once more from what that gave."""
    templates = Templates()
    empty = "\n".join(["# Ours", "", *mark("sessions"), ""])
    for layout in sorted(n.removeprefix(LAYOUTS).partition(".")[0] for n in templates.names(LAYOUTS)):
        own = replace(club.settings, layout=layout)
        first = readme(empty, own, club.sessions(), templates, TODAY)
        second = readme(first.text, own, club.sessions(), templates, TODAY)
        yield layout, (first.text, "\n".join([second.text, *second.warnings]))


@cache
def _measure() -> Made:
    return made_of(WORD)


def club_problems(text: str) -> Iterator[str]:
    """What a text, cleaned already, does in a club that it may not do."""
    made, good = made_of(text), _measure()
    whole = public_note(text) == text  # else notes lose a path of somebody's machine, and places with it
    yield from (f"publish: {warning}" for warning in made.warnings)
    if made.site.keys() != good.site.keys():
        yield f"site: files {made.site.keys() ^ good.site.keys()}"
    for path in sorted(p for p in made.site.keys() & good.site.keys() if p.endswith(".html")):
        bad_page, good_page = (Elements(m.site[path].decode()) for m in (made, good))
        compared = other_elements if whole else new_kinds
        yield from compared(f"site/{path}", bad_page, good_page)
        if path == "sessions/coming/index.html" and not bad_page.says(text):
            yield f"site/{path}: the title is another"
    yield from _data(made, good, text)
    yield from _feed(made, good, text)
    yield from _calendar(made, good, text, whole=whole)
    yield from _tables(made, good, whole=whole)
    yield from _announced(made, good, text, whole=whole)
    yield from _papers(made, text)


def _data(made: Made, good: Made, text: str) -> Iterator[str]:
    bad_data, good_data = (json.loads(m.site["sessions.json"]) for m in (made, good))
    if {s["title"] for s in bad_data["sessions"]} != {text}:
        yield f"sessions.json: titles {[s['title'] for s in bad_data['sessions']]}"
    if _keys(bad_data) - _keys(good_data):
        yield f"sessions.json: keys {_keys(bad_data) - _keys(good_data)}"


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set[str]().union(*map(_keys, value)) if isinstance(value, list) else set()


def _feed(made: Made, good: Made, text: str) -> Iterator[str]:
    bad_feed, good_feed = (etree.fromstring(m.site["feed.xml"]) for m in (made, good))
    if [e.tag for e in bad_feed.iter()] != [e.tag for e in good_feed.iter()]:
        yield "feed.xml: other elements"
    if [dict(e.attrib) for e in bad_feed.iter()] != [dict(e.attrib) for e in good_feed.iter()]:
        yield "feed.xml: other attributes"
    titles = {e.findtext(f"{ATOM}title") for e in bad_feed.findall(f"{ATOM}entry")}
    if not titles <= {text, f"Cancelled: {text}"}:
        yield f"feed.xml: titles {titles}"


def _calendar(made: Made, good: Made, text: str, *, whole: bool) -> Iterator[str]:
    """Read by the library, and line for line as a careless program reads it."""
    raw, other = (m.site["calendar.ics"].decode() for m in (made, good))
    calendar: Any = icalendar.Calendar.from_ical(raw)
    summaries = [str(e["summary"]) for e in calendar.walk("VEVENT")]
    if set(summaries) - {text, f"Cancelled: {text}"} or len(summaries) != other.count("BEGIN:VEVENT"):
        yield f"calendar.ics: {summaries}"
    found, expected = (Counter(_PROPERTY.findall(c)) for c in (raw, other))
    if found - expected or (whole and found != expected):
        yield f"calendar.ics: other properties {found - expected}"
    if any(len(line.encode()) > 75 for line in raw.split("\r\n")) or re.search(r"(?<!\r)\n|\r(?!\n)", raw):
        yield "calendar.ics: a line too long, or with another end"


def _tables(made: Made, good: Made, *, whole: bool) -> Iterator[str]:
    for layout, (text, again) in made.readmes.items():
        first = good.readmes[layout][0]
        if (skeleton(text) - skeleton(first)) and whole:
            yield f"README in {layout}: {skeleton(text) - skeleton(first)}"
        if len(text.split("\n")) != len(first.split("\n")) and whole:
            yield f"README in {layout}: {len(text.split())} lines"
        if again != text:
            yield f"README in {layout}: read back, it is another: {again[-200:]}"


def _announced(made: Made, good: Made, text: str, *, whole: bool) -> Iterator[str]:
    message = email.message_from_string(made.announced["email"], policy=email.policy.default)
    if message.keys() != ["Subject"] or message.defects:
        yield f"mail: headers {message.keys()}"
    elif not str(message["Subject"]).endswith(text) and len(text) < 100:
        yield f"mail: its subject is {message['Subject']!r}"
    issue, other = (APART.sub("", m.announced["issue"]) for m in (made, good))
    if whole and (more := skeleton(issue) - skeleton(other)):
        yield f"issue: {more}"
    if calls := re.findall(r"<[!@#]|(?<![\w/.])@\w", made.announced["slack"]):
        yield f"slack: {calls}"


def _papers(made: Made, text: str) -> Iterator[str]:
    data: Any = load(made.papers, "papers.yaml")
    listed, read = data["papers"]
    if not made.papers.startswith(COMMENT):
        yield "papers.yaml: its comment is gone"
    if data["club"]["name"] != text or list(data["club"]["agenda"][0]) != [text]:
        yield f"papers.yaml: the club is {data['club']}"
    if (listed["title"], listed["why"], listed["suggested_by"], read["title"]) != (text,) * 4:
        yield f"papers.yaml: {listed}, {read}"
    if list(listed["votes"]) != [text]:
        yield f"papers.yaml: the voter is {listed['votes']}"
