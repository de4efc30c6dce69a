"""Sessions as they are published, made on the spot, for the tests of outputs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from journalclub.models.publication import Entry, Publication, Published, ShownPaper
from journalclub.models.session import ClubSettings
from journalclub.outputs.revisions import renewed

NOW = dt.datetime(2027, 1, 4, 12, tzinfo=dt.UTC)
CLUB = ClubSettings(
    name="Vision reading group", timezone="Europe/Amsterdam", site="https://club.example/talks/"
)


def entry(folder: str = "2027-01-18-vit", **values: Any) -> Entry:
    """An evening in Amsterdam."""
    known: dict[str, Any] = {
        "uid": folder,
        "title": "An Image is Worth 16x16 Words",
        "status": "scheduled",
        "days": (dt.date(2027, 1, 18),),
        "start": "17:00",
        "zone": "Europe/Amsterdam",
        "minutes": 90,
        "place": "Room 5",
        "presenters": ("presenter one",),
        "papers": (
            ShownPaper("An Image is Worth 16x16 Words", "2010.11929", "https://arxiv.org/abs/2010.11929"),
        ),
        "lead": "We cut pictures into words.",
        "agenda": (("talk", 30), ("discussion", 60)),
    }
    return Entry(folder=folder, **{**known, **values})


def publication(
    entries: Sequence[Entry],
    before: Published | None = None,
    now: dt.datetime = NOW,
    club: ClubSettings = CLUB,
) -> Publication:
    """Everything published at a moment, after what was published before."""
    record = renewed(before or Published(), entries, club, now, now.date())
    return Publication(club, tuple(entries), record, now.date())
