"""What templates of layouts ask of a session, each answer ready to stand in Markdown. Pure. Not: cells of tables."""

from __future__ import annotations

from journalclub.adopting.body import labelled
from journalclub.layouts import people, subjects
from journalclub.layouts.links import text, with_addresses
from journalclub.layouts.subjects import PLAIN, Style
from journalclub.models.session import Part, Session, SessionLink


def subject_of(session: Session) -> str:
    """Topic and papers in one line."""
    return subjects.subject(session.topic, session.papers, subjects.all_links(session))


def title_of(session: Session) -> str:
    """The topic, with the paper's link when it is the paper's title."""
    papers = [p for p in session.papers if p.title == session.topic]
    return subjects.subject(
        session.topic, papers if len(session.papers) == 1 else (), subjects.all_links(session)
    )


def people_of(session: Session) -> str:
    """Who presents, or else chairs."""
    who = session.presenters or session.chairs
    return people.as_written(session.presenters_raw, who, session.people, session.suggested_by)


def material_of(session: Session, style: Style, but: str | None = None) -> list[str]:
    """Links to material; those in the topic are there already. `but` is the label of a link that stands elsewhere."""
    links: list[SessionLink] = [x for x in subjects.all_links(session) if but is None or x.label != but]
    topic = session.topic or ""
    return [subjects.material(x, style) for x in links if not (x.label and x.label in topic)]


def reading_of(value: str) -> str:
    """What is to be read, with a label where it has none."""
    return with_addresses(value) if labelled(value) else f"Reading: {with_addresses(value)}"


def number_of(session: Session, word: str) -> str:
    """The number behind a word, with the link whose label they are: "Lecture 3"; empty without a number."""
    if session.number is None:
        return ""
    label = f"{word} {session.number}"
    found = next((x for x in session.links if x.label == label), None)
    return subjects.material(found, PLAIN) if found else text(label)


def part_of(part: Part) -> str:
    """The heading of a part: its label, or one of several talks with who gives it."""
    topic = subjects.subject(part.topic, part.papers, part.links)
    who = people.as_written(part.presenters_raw, part.presenters)
    label = text(part.label or "")
    shown = f"{label}) {topic}" if label and topic else label or topic
    return f"{shown} ({who})" if who else shown


def nested(point: str) -> list[str]:
    """A point and those below it, each ready for its line."""
    first, *below = point.split("\n")
    return [with_addresses(first), *(with_addresses(b.removeprefix("- ")) for b in below)]


def notice_of(session: Session) -> str:
    """That the session does not take place, unless its topic or date says so already."""
    if session.status not in {"cancelled", "holiday"}:
        return ""
    told = [session.topic or "", session.date_raw or "", session.presenters_raw or ""]
    return "" if subjects.is_told_off(session, told) else subjects.off_notice(session)
