"""The lists within session.yaml, to records and back: people, papers, links, parts, items. Not: the file as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journalclub.club.schedule_part import read_day, time_of_day
from journalclub.club.yaml_file import Fields, Plain, mapping, text_value
from journalclub.models.session import CheckIn, Item, Part, Person, SessionLink, SessionPaper
from journalclub.text import safe_address

LONGEST_PART = 24 * 60  # minutes


def read_people(fields: Fields, key: str) -> tuple[tuple[str, ...], tuple[Person, ...]]:
    """Names, and what more is known of some: a list of names or of entries with a `name`, also mixed."""
    entries = fields.data.get(key)
    if not isinstance(entries, list) or not any(isinstance(e, dict) for e in entries):
        return tuple(fields.texts(key)), ()
    names: list[str] = []
    people: list[Person] = []
    for entry in entries:
        if isinstance(entry, str):
            names.extend([str(entry).strip()] if entry.strip() else [])
        elif isinstance(entry, dict):
            of_one = Fields(entry, fields.file, fields.problems, f"{key}: ")
            name = of_one.text("name")
            if name is None:
                continue
            names.append(name)
            affiliation, url = of_one.text("affiliation"), address(of_one, "url")
            if affiliation or url:
                people.append(Person(name, affiliation, url))
        else:
            fields.problem(key, "expected names, or entries with a name.")
    return tuple(names), tuple(people)


def write_people(names: Sequence[str], people: Sequence[Person]) -> Any:
    """Names; an entry where more is known."""
    known = {p.name: p for p in people}
    return _list(
        mapping(name=p.name, affiliation=p.affiliation, url=p.url) if (p := known.get(n)) else text_value(n)
        for n in names
    )


def read_papers(fields: Fields, key: str) -> tuple[SessionPaper, ...]:
    """Papers with an id, a title or an address."""
    found = []
    for entry in fields.maps(key):
        paper_id, title, url = entry.text("id"), entry.text("title"), address(entry, "url")
        if paper_id is None and title is None and url is None:
            entry.problem("id", "a paper needs an id, a title or a url.")
        else:
            found.append(SessionPaper(paper_id or "", title, url, entry.text("note")))
    return tuple(found)


def write_papers(papers: Sequence[SessionPaper]) -> Any:
    """Papers, without what is empty."""
    return _list(mapping(id=p.id or None, title=p.title, url=p.url, note=p.note) for p in papers)


def read_links(fields: Fields, key: str) -> tuple[SessionLink, ...]:
    """Web addresses, and paths in the club's folder."""
    found = []
    for entry in fields.maps(key):
        url = address(entry, "url")
        if url is not None:
            found.append(
                SessionLink(entry.text("kind") or "other", url, entry.text("label"), entry.text("part"))
            )
        elif entry.text("url") is None:
            entry.problem("url", "is missing.")
    return tuple(found)


def write_links(links: Sequence[SessionLink]) -> Any:
    """Links, without what is empty."""
    return _list(mapping(kind=x.kind, url=x.url, label=x.label, part=x.part) for x in links)


def read_items(fields: Fields) -> tuple[Item, ...]:
    """Files in the session's folder."""
    found = []
    for entry in fields.maps("items"):
        file = entry.text("file")
        if file is None:
            entry.problem("file", "is missing.")
        elif file.startswith("/") or ".." in file.split("/") or "\\" in file:
            entry.problem("file", "must be a path inside the session's folder.")
        else:
            found.append(Item(entry.text("kind") or "other", file, entry.text("part")))
    return tuple(found)


def write_items(items: Sequence[Item]) -> Any:
    """Files."""
    return _list(mapping(kind=i.kind, file=i.file, part=i.part) for i in items)


def read_parts(fields: Fields) -> tuple[Part, ...]:
    """Talks or parts of a session."""
    return tuple(
        Part(
            entry.text("label"),
            entry.text("topic"),
            read_people(entry, "presenters")[0],
            read_papers(entry, "papers"),
            read_links(entry, "links"),
            tuple(entry.texts("points")),
            entry.text("presenters_raw"),
            read_day(entry, "date"),
            time_of_day(entry, "start"),
            entry.number("minutes", 1, LONGEST_PART),
            entry.text("place"),
        )
        for entry in fields.maps("parts")
    )


def write_parts(parts: Sequence[Part]) -> Any:
    """Parts, without what is empty; None when there are none."""
    return some(
        mapping(
            label=p.label,
            topic=p.topic,
            date=Plain(p.date.isoformat()) if p.date else None,
            start=p.start,
            minutes=Plain(p.minutes) if p.minutes is not None else None,
            place=p.place,
            presenters=texts(p.presenters),
            papers=write_papers(p.papers) or None,
            links=write_links(p.links) or None,
            points=texts(p.points),
            presenters_raw=p.presenters_raw,
        )
        for p in parts
    )


def read_check_ins(fields: Fields) -> tuple[CheckIn, ...]:
    """When participants show how far they are: entries of `date:` and `what:`, or mere text for those without a day."""
    entries = fields.data.get("check_ins")
    if isinstance(entries, list) and any(isinstance(e, dict) for e in entries):
        found = [(e.text("what"), read_day(e, "date"), e) for e in fields.maps("check_ins")]
        for what, _, entry in found:
            if what is None:
                entry.problem("what", "is missing; say what participants show.")
        return tuple(CheckIn(what, day) for what, day, _ in found if what)
    return tuple(CheckIn(what) for what in fields.texts("check_ins"))


def write_check_ins(check_ins: Sequence[CheckIn]) -> Any:
    """Mere text where no day is known of any."""
    if not any(c.date for c in check_ins):
        return texts([c.what for c in check_ins])
    return some(mapping(date=Plain(c.date.isoformat()) if c.date else None, what=c.what) for c in check_ins)


def texts(values: Sequence[str]) -> Any:
    """A list of texts; None when it is empty."""
    return some(text_value(v) for v in values)


def some(values: Any) -> Any:
    """A list; None when it is empty, so that its key is left out."""
    return _list(values) or None


def _list(values: Any) -> Any:
    from ruamel.yaml.comments import CommentedSeq

    return CommentedSeq(values)


def address(fields: Fields, key: str) -> str | None:
    """A web address, or a path in the club's folder."""
    url = fields.text(key)
    if url is not None and safe_address(url) != url:
        fields.problem(
            key, "must be an address beginning with https:// or http://, or a path in the club's folder."
        )
        return None
    return url
