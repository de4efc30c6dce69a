"""session.yaml: one session, to a record and back. Not: the other files of its folder."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from journalclub.club.settings_file import agenda, known_zone, time_of_day
from journalclub.club.yaml_file import Fields, Plain, load, mapping, text_value
from journalclub.errors import Problem
from journalclub.models.session import Item, Session, SessionLink, SessionPaper, SessionStatus

FILE = "session.yaml"
_KNOWN = {
    "date",
    "dates",
    "start",
    "timezone",
    "duration",
    "place",
    "status",
    "topic",
    "number",
    "presenters",
    "papers",
    "items",
    "links",
    "agenda",
    "consent",
    "notes",
    "chairs",
}


def parse_session(text: str, folder: str, problems: list[Problem]) -> Session:
    """A session from its file; whatever is wrong is added to `problems`. Raises ProblemsError when it is no YAML."""
    file = f"sessions/{folder}/{FILE}"
    fields = Fields(load(text, file), file, problems)
    fields.unknown(_KNOWN)
    zone = fields.text("timezone")
    if zone is not None and not known_zone(zone):
        fields.problem("timezone", f"{zone!r} is no IANA time zone, such as Europe/Amsterdam.")
    return Session(
        folder=folder,
        date=_date(fields, "date"),
        start=time_of_day(fields, "start"),
        timezone=zone,
        place=fields.text("place"),
        status=_status(fields),
        topic=fields.text("topic"),
        number=fields.number("number", 0, 100_000),
        presenters=tuple(_names(fields)),
        papers=tuple(p for p in map(_paper, fields.maps("papers")) if p is not None),
        items=tuple(i for i in map(_item, fields.maps("items")) if i is not None),
        links=tuple(x for x in map(_link, fields.maps("links")) if x is not None),
        agenda=agenda(fields),
    )


def new_session_yaml(session: Session) -> Any:
    """The mapping of a new session's file; empty places are left for the organiser to fill in."""
    from ruamel.yaml.comments import CommentedSeq

    return mapping(
        date=Plain(session.date.isoformat() if session.date else ""),
        start=session.start or Plain(),
        timezone=session.timezone,
        place=session.place or Plain(),
        status=session.status,
        topic=session.topic or Plain(),
        number=Plain(session.number) if session.number is not None else None,
        presenters=CommentedSeq([text_value(name) for name in session.presenters]),
        papers=CommentedSeq([mapping(id=p.id, title=p.title) for p in session.papers]),
        items=CommentedSeq([mapping(kind=i.kind, file=i.file) for i in session.items]),
        links=CommentedSeq([mapping(kind=x.kind, url=x.url) for x in session.links]),
    )


def add_entry(data: Any, key: str, **values: str) -> bool:
    """Append an entry to a list of a loaded session.yaml unless the same one is there; False if it was."""
    from ruamel.yaml.comments import CommentedSeq

    entries = data.get(key)
    if not isinstance(entries, list):
        entries = data[key] = CommentedSeq()
    for entry in entries:
        if isinstance(entry, dict) and all(str(entry.get(k)) == v for k, v in values.items()):
            return False
    entries.fa.set_block_style()
    entries.append(mapping(**values))
    return True


def _date(fields: Fields, key: str) -> dt.date | None:
    value = fields.text(key)
    if value is None or value.upper() in {"TBD", "TBA"}:
        return None
    try:
        if len(value) != 10:
            raise ValueError
        return dt.date.fromisoformat(value)
    except ValueError:
        fields.problem(key, f"{value[:40]!r} is no date such as 2027-01-18.")
        return None


def _status(fields: Fields) -> SessionStatus:
    value = fields.text("status") or "scheduled"
    known: tuple[SessionStatus, ...] = get_args(SessionStatus)
    chosen = next((s for s in known if s == value), None)
    if chosen is None:
        fields.problem("status", f"{value[:40]!r} is none of {', '.join(known)}.")
    return chosen or "scheduled"


def _names(fields: Fields) -> list[str]:
    """Presenters: names, or entries with a `name`."""
    entries = fields.data.get("presenters")
    if isinstance(entries, list) and any(isinstance(e, dict) for e in entries):
        return [name for entry in fields.maps("presenters") if (name := entry.text("name"))]
    return fields.texts("presenters")


def _paper(fields: Fields) -> SessionPaper | None:
    paper_id = fields.text("id")
    title = fields.text("title")
    if paper_id is None and title is None:
        fields.problem("id", "a paper needs an id or a title.")
        return None
    return SessionPaper(paper_id or "", title)


def _item(fields: Fields) -> Item | None:
    file = fields.text("file")
    if file is None:
        fields.problem("file", "is missing.")
        return None
    if file.startswith("/") or ".." in file.split("/") or "\\" in file:
        fields.problem("file", "must be a path inside the session's folder.")
        return None
    return Item(fields.text("kind") or "other", file)


def _link(fields: Fields) -> SessionLink | None:
    url = fields.text("url")
    if url is None or not url.lower().startswith(("http://", "https://")):
        fields.problem("url", "must be an address beginning with https:// or http://.")
        return None
    return SessionLink(fields.text("kind") or "other", url)
