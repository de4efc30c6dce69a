"""Makes the session that stands in this repository anew: `python tools/renew_own_session.py`.

Run it after changes of what `jc new` makes; the paper is the sample paper, served by a loopback arXiv.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import time
from pathlib import Path

from journalclub.app import App
from journalclub.assembly.wish import Wish
from journalclub.batch import new_sessions
from journalclub.club.folder import Club
from journalclub.demo.loopback import LoopbackArxiv, Shelved
from journalclub.demo.sample import sample_paper
from journalclub.terminal import Screen

ROOT = Path(__file__).parent.parent
NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
DATE = dt.date(2027, 1, 18)


def main() -> None:
    """Make it."""
    preprint, pdf = sample_paper()
    club = Club(ROOT)
    for session in club.sessions():
        shutil.rmtree(club.session_folder(session))
    wish = Wish(DATE, "17:00", presenters=("presenter",))
    app = App(NOW, ROOT, None, Screen(), time.monotonic)
    with LoopbackArxiv([Shelved(preprint, pdf)]) as arxiv, tempfile.TemporaryDirectory() as cache:
        surroundings = {"JC_ARXIV_URL": arxiv.url, "JC_ARXIV_PAUSE": "0", "JC_CACHE_DIR": cache}
        (outcome,) = new_sessions(app, Club(ROOT), [preprint.ref], wish, environment=surroundings)
    print(outcome.failure or f"made sessions/{outcome.made.folder if outcome.made else ''}")


if __name__ == "__main__":
    main()
