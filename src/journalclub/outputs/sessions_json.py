"""sessions.json: everything published, for programs. Not: its description (docs/sessions.schema.json). Pure."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from journalclub.models.publication import Entry, Material, Publication, SessionLine
from journalclub.outputs.entry import SESSIONS, local_start
from journalclub.outputs.events import PAGE

FILE = "sessions.json"
SCHEMA = 1


def sessions_file(publication: Publication) -> str:
    """The document, in order of date; one session a line, so that differences are readable."""
    club = publication.club
    head = {"schema": SCHEMA, "club": club.name, "timezone": club.timezone, "site": club.site}
    rows = (_session(e, publication.record.sessions[e.uid]) for e in publication.entries)
    listed = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{opening},\n"sessions": [\n{listed}\n]}}\n'


def _session(entry: Entry, line: SessionLine) -> dict[str, Any]:
    begins = [local_start(entry, day) for day in entry.days]
    return {
        "id": line.id,
        "folder": entry.folder,
        "page": f"{SESSIONS}/{quote(entry.folder)}/{PAGE}",
        "title": entry.title,
        "topic": entry.topic,
        "number": entry.number,
        "status": entry.status,
        "reason": entry.reason,
        "days": [day.isoformat() for day in entry.days],
        "start": entry.start,
        "starts": [b.isoformat(timespec="minutes") for b in begins if b is not None],
        "timezone": entry.zone,
        "minutes": entry.minutes,
        "place": entry.place,
        "presenters": list(entry.presenters),
        "papers": [
            {"id": p.id or None, "title": p.title, "url": p.url, "authors": list(p.authors)}
            for p in entry.papers
        ],
        "materials": [_material(m) for m in entry.materials],
        "agenda": [{"name": name, "minutes": minutes} for name, minutes in entry.agenda],
        "published": line.published,
        "updated": line.updated,
    }


def _material(material: Material) -> dict[str, Any]:
    address = quote(material.target) if material.copied else material.target
    return {"kind": material.kind, "label": material.label or None, "address": address}
