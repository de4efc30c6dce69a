"""What every command is given by the command line: where, when, and the way to the person. Not: reading any of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journalclub.terminal import Screen

if TYPE_CHECKING:
    from journalclub.club.folder import Club


@dataclass(frozen=True, slots=True)
class App:
    """One run of `jc`."""

    now: dt.datetime  # aware, in the local zone
    here: Path
    club: str | None  # --club or JC_CLUB
    screen: Screen
    stopwatch: Callable[[], float]  # seconds, from anywhere on

    @property
    def today(self) -> dt.date:
        """The day where the person is."""
        return self.now.date()

    def find_club(self) -> Club:
        """The club that is meant; raises JcError when there is none."""
        from journalclub.club.folder import Club

        return Club.find(self.here, self.club)
