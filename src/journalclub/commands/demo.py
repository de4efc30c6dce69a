"""`jc demo`: a complete club made offline, through the real code, from a sample paper of our own. Not: a fake of it."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club

NAME = "Demo reading group"
AHEAD = 14  # days from today to the demo's session


def demo(app: App, folder: Path) -> tuple[Club, str]:
    """Make a club with one session of the sample paper and publish it; returns it and the session's folder name.

    The paper is fetched from a loopback arXiv, in the way a real one is from arXiv; nothing leaves the machine. The
    folder is there when all of it is made. Raises JcError when it is there already, or cannot be made.
    """
    from journalclub.club import files
    from journalclub.club.folder import Club

    with files.staging(folder.parent) as staging:  # first, as it sweeps what a run that was killed left there
        if folder.exists():
            raise JcError(f"{folder} is there already; name a new folder: jc demo DIR")
        made = staging / folder.name
        try:
            session = _make(app, made)
        except JcError as error:  # told of the folder that it was to become
            raise JcError(str(error).replace(str(made), str(folder))) from error
        made.rename(folder)
    return Club(folder), session


def _make(app: App, folder: Path) -> str:
    """The same, bit by bit; returns the session's folder name."""
    from journalclub.assembly.wish import Wish
    from journalclub.batch import new_sessions
    from journalclub.commands.init import init
    from journalclub.demo.loopback import LoopbackArxiv, Shelved
    from journalclub.demo.sample import sample_paper
    from journalclub.publishing.publish import publish

    preprint, pdf = sample_paper()
    club = init(folder, NAME, "Europe/Amsterdam")
    wish = Wish(app.today + dt.timedelta(AHEAD), "17:00", presenters=("presenter",))
    with LoopbackArxiv([Shelved(preprint, pdf)]) as arxiv, tempfile.TemporaryDirectory() as cache:
        surroundings = {"JC_ARXIV_URL": arxiv.url, "JC_ARXIV_PAUSE": "0", "JC_CACHE_DIR": cache}
        outcome = new_sessions(app, club, [preprint.ref], wish, environment=surroundings)[0]
    if outcome.made is None:
        raise JcError(f"The demo could not be made: {outcome.failure}")
    for warning in outcome.made.warnings:
        app.screen.warn(warning)
    publish(club, app.now)
    return outcome.made.folder


@click.command("demo", epilog="Example: jc demo /tmp/demo-club")
@click.argument("folder", metavar="[DIR]", default="demo-club", type=click.Path(path_type=Path))
@click.pass_obj
def command(app: App, folder: Path) -> None:
    """Make a complete club offline, from a sample paper.

    Everything is made as for a real paper; nothing leaves this machine.
    """
    _, session = demo(app, app.here / folder)
    app.screen.result(
        f"Look into {folder / 'sessions' / session}:\n"
        "  presenter.pptx   the presenter's deck\n"
        "  questions.pdf    the participants' question sheet\n"
        "  README.md        the session's page\n"
        "  figures/         every figure and table of the paper\n"
        f"Open {folder / 'site' / 'index.html'}: the club's website.\n"
        f"Then: cd {folder} && jc show next"
    )
