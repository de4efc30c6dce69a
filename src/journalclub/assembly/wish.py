"""What is asked for, and what was read for it: all that is known before a session is made. Not: making it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journalclub.models.paper import Reading


@dataclass(frozen=True, slots=True)
class Wish:
    """What the organiser says about a session that is to be made."""

    date: dt.date | None = None
    start: str | None = None
    topic: str | None = None
    presenters: tuple[str, ...] = ()
    force: bool = False  # replace files that people may have changed


class Read(NamedTuple):
    """A paper that has been read."""

    pdf: Path
    reading: Reading
    staging: Path  # the folder that holds its pictures, and becomes the session's
