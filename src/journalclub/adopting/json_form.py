"""What was read of a page, as `jc adopt --json` prints it. Not: what the club then gets (club/adding.py)."""

from __future__ import annotations

from typing import Any

from journalclub.adopting.record import Adoption, Taken


def adoption_json(adoption: Adoption) -> dict[str, Any]:
    """The document; its keys are fixed, programs rely on them."""
    return {
        "layout": adoption.layout,
        "sessions": [_session(t) for t in adoption.sessions],
        "unparsed": [{"line": left.line, "text": left.text} for left in adoption.unparsed],
    }


def _session(taken: Taken) -> dict[str, Any]:
    session = taken.session
    days = session.days or ((session.date,) if session.date else ())
    return {
        "date": session.date.isoformat() if session.date else None,
        "dates": [d.isoformat() for d in days],
        "date_raw": session.date_raw or (session.date.isoformat() if session.date else None),
        "time": session.time or session.start,
        "topic": session.topic,
        "papers": [{"title": p.title, "url": p.url, "arxiv_id": p.id or None} for p in session.papers],
        "presenters": list(session.presenters),
        "links": [{"kind": x.kind, "url": x.url} for x in session.links],
        "status": taken.status,
        "line": taken.line,
    }
