"""Clubs for the tests of trust: one with the sample paper's session, made through the real code."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from journalclub.app import App
from journalclub.assembly.wish import Wish
from journalclub.batch import new_sessions
from journalclub.club.folder import Club
from journalclub.commands.init import init
from journalclub.demo.sample import sample_paper
from journalclub.terminal import Screen
from tests.trust.stepping import NOW

DAY = dt.date(2027, 1, 18)


def make_club(folder: Path, name: str = "Reading group", wish: Wish | None = None) -> tuple[Club, str]:
    """A club in `folder`/club with one session of the sample paper; returns it and the session's folder name."""
    pdf = folder / "paper.pdf"
    pdf.parent.mkdir(parents=True, exist_ok=True)
    pdf.write_bytes(sample_paper()[1])
    club = init(folder / "club", name, "Europe/Amsterdam")
    app = App(NOW, folder, str(club.root), Screen(quiet=True), lambda: 0.0)
    (outcome,) = new_sessions(app, club, [], wish or Wish(DAY, "17:00", presenters=("presenter",)), pdf=pdf)
    assert outcome.made is not None, outcome.failure
    return club, outcome.made.folder
