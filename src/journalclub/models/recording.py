"""Recordings that exist somewhere on the web. Not: whether one may be shown (that is its presenter's consent)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Video:
    """A video of a channel or playlist, as its feed tells of it."""

    url: str
    title: str
    description: str = ""
    published: dt.date | None = None
