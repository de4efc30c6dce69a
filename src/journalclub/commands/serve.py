"""`jc serve`: a session's page for its attendees, until interrupted. Not: the page itself (web/)."""

from __future__ import annotations

import contextlib
import datetime as dt
import ipaddress
import secrets
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.commands.questions.desk import Desk
    from journalclub.models.deck import Brief
    from journalclub.models.paper import Figure
    from journalclub.models.session import Agenda, Session
    from journalclub.questions.slides import Slides
    from journalclub.web.hall import Hall, Picture, Slot
    from journalclub.web.site import Site

SECRETS = "host-links"  # a folder in the club's .jc/, which git ignores
PORT = 8000
MOST_PICTURES = 40


def host_secret(club: Club, session: Session) -> str:
    """The last part of the host's link: made once for each session, so that servers and restarts share it."""
    from journalclub.club import files

    path = club.root / ".jc" / SECRETS / session.uid
    with files.lock(club.root):
        if not path.exists():
            path.parent.mkdir(mode=0o700, exist_ok=True)
            files.write_text(path, secrets.token_urlsafe(16))
            path.chmod(0o600)
        secret = files.read_text(path).strip()
    if len(secret) < 16 or "/" in secret:
        raise JcError(f"{path} holds no secret; remove it, and a new one is made.")
    return secret


def describe(
    club: Club, session: Session, address: str, *, private: bool, moderated: bool, proxies: Sequence[str]
) -> Hall:
    """The session as its page shows it, without what is private; a session whose paper is unknown has a page, too.

    `private`: only this machine or its network reaches the page. Raises JcError when a proxy is no address.
    """
    from journalclub.club.record import load_record
    from journalclub.models.deck import Brief
    from journalclub.outputs.public import public_club, public_session
    from journalclub.web.callers import networks
    from journalclub.web.hall import Hall

    session, settings = public_session(session, club.settings), public_club(club.settings)
    preprint, reading = None, None
    with contextlib.suppress(JcError):
        preprint, reading = load_record(club.session_folder(session))
    hall = Hall(
        session=session.uid,
        club=settings.name,
        title=session.topic or "; ".join(p.title or p.id for p in session.papers) or session.folder,
        presenters=", ".join(session.presenters),
        agenda=timed(session.agenda or settings.agenda, session.start or settings.start),
        address=address,
        names=own_names(address),
        moderated=moderated,
        secret=host_secret(club, session),
        proxies=networks(proxies),
        templates=club.templates,
    )
    if preprint is None or reading is None:
        return hall
    pictures = figures(club.session_folder(session), reading.figures)
    allowed = private or preprint.licence.may_redistribute
    return _with_paper(hall, Brief(preprint, reading, settings, session), pictures, allowed=allowed)


def _with_paper(hall: Hall, brief: Brief, pictures: tuple[Picture, ...], *, allowed: bool) -> Hall:
    """The paper, too, with its figures where these may be shown."""
    from journalclub.wording import authors_line, authors_of, title_of, when_and_where

    return replace(
        hall,
        title=title_of(brief),
        authors=authors_line(authors_of(brief)),
        paper_url=brief.preprint.url,
        when=when_and_where(brief),
        abstract=brief.reading.abstract or brief.preprint.abstract,
        pictures=pictures if allowed else (),
        withheld=bool(pictures) and not allowed,
    )


def figures(folder: Path, found: Sequence[Figure]) -> tuple[Picture, ...]:
    """The figures whose pictures are in the session's own folder; nothing else of the disk can be asked for."""
    from journalclub.shorten import caption_text, sentences
    from journalclub.web.hall import Picture

    made = []
    inside = folder.resolve()
    for figure in found:
        file = (folder / (figure.file or "")).resolve()
        if figure.file and file.is_file() and file.is_relative_to(inside):
            lead = [*sentences(caption_text(figure.caption, figure.label)), ""][0]
            anchor = (figure.kind, figure.label.casefold())
            made.append(Picture(figure.name, figure.page, lead, file, anchor))
    return tuple(made[:MOST_PICTURES])


def timed(agenda: Agenda, start: str | None) -> tuple[Slot, ...]:
    """The agenda's parts with the time each begins, where the session's start is known."""
    from journalclub.web.hall import Slot

    at = dt.datetime.strptime(start, "%H:%M") if start else None  # noqa: DTZ007 - a time of day, of no day
    slots = []
    for part in agenda.parts:
        slots.append(Slot(part.name, part.minutes, f"{at:%H:%M}" if at else ""))
        at = at + dt.timedelta(minutes=part.minutes) if at else None
    return tuple(slots)


def own_names(address: str) -> frozenset[str]:
    """The names under which this machine may be asked for; numbers always may."""
    import socket
    from urllib.parse import urlsplit

    own = socket.gethostname().casefold()
    return frozenset(
        {"localhost", own, f"{own.split('.')[0]}.local", urlsplit(address).hostname or ""} - {""}
    )


def is_private(address: str) -> bool:
    """Whether an address is of this machine or its own network, as for a room that looks at the same screen."""
    from urllib.parse import urlsplit

    try:
        return ipaddress.ip_address(urlsplit(address).hostname or "").is_private
    except ValueError:
        return False


def open_site(app: App, club: Club, desk: Desk, hall: Hall) -> Site:
    """The running page; what was left open before is offered, and quotes are looked up in the paper if it is here."""
    from journalclub.commands.questions.exporting import FILE, write_collected
    from journalclub.commands.questions.planning import left_open
    from journalclub.web.site import Means, Site

    began = app.stopwatch()

    def collect() -> str:
        changed = write_collected(desk)
        return f"{FILE} is {'written' if changed else 'up to date already'}."

    def now() -> dt.datetime:
        return app.now + dt.timedelta(seconds=app.stopwatch() - began)

    with app.screen.progress(1, "papers") as bar:
        bar.at("reading what people may quote")
        read_whole_paper(desk)
    hall = replace(hall, left_open=tuple(left_open(app, club, desk.session)))
    slides = slides_of_deck(desk)
    means = Means(desk.store, desk.places, slides, now, app.stopwatch, collect, app.screen.warn)
    return Site(hall, means)


def slides_of_deck(desk: Desk) -> Slides:
    """What the presenter's slides are about, so that a question says its slide; none when there is no deck to read."""
    from journalclub.commands.questions.noting import DECK
    from journalclub.decks.question_notes import pptx_texts
    from journalclub.questions.slides import Slides

    deck = desk.club.session_folder(desk.session) / DECK
    try:
        return Slides(pptx_texts(deck.read_bytes(), DECK))
    except (OSError, JcError):
        return Slides(())


def read_whole_paper(desk: Desk) -> None:
    """So that a phrase of the paper that somebody quotes is tied to its page; without the PDF, only what is kept is."""
    pdf = desk.club.session_folder(desk.session) / "paper.pdf"
    if desk.places is None or not pdf.is_file():
        return
    from journalclub.sandbox.reader import Reader

    with contextlib.suppress(JcError), Reader() as reader:
        desk.places.learn(reader.read_text(pdf))


def announce(app: App, hall: Hall, opened: socket.socket) -> Callable[[], None]:
    """What the organiser reads when the page is there."""
    from journalclub.web.qr import text
    from journalclub.web.server import is_loopback

    def ready() -> None:
        app.screen.result(f"page       {hall.address}/")
        app.screen.result(f"projector  {hall.address}/projector")
        app.screen.result(f"host       {hall.address}/host/{hall.secret}")
        sys.stdout.flush()
        if is_loopback(opened) and "://127." in hall.address:
            app.screen.say("Only this machine reaches it; with --host 0.0.0.0 everybody in its network does.")
        elif sys.stdout.isatty():
            app.screen.say(text(hall.address))
        shown = "wait until you release them" if hall.moderated else "are shown at once"
        app.screen.say(
            f"Questions about “{hall.title}” {shown}. Keep the host's link to yourself. Ctrl-C ends it."
        )

    return ready


@click.command("serve", epilog="Example: jc serve next --host 0.0.0.0")
@click.argument("session", default="next")
@click.option(
    "--host", metavar="H", default="127.0.0.1", help="Address to listen at (default: this machine only)."
)
@click.option("--port", metavar="P", type=click.IntRange(0, 65535), default=PORT, help=f"Default: {PORT}.")
@click.option(
    "--url", metavar="URL", help="What people type, when a proxy or name stands before this server."
)
@click.option(
    "--proxy",
    "proxies",
    metavar="ADDRESS",
    multiple=True,
    help="Of a proxy, or its network, whose X-Forwarded-For is believed. Repeatable.",
)
@click.option(
    "--moderated/--unmoderated",
    default=None,
    help="Whether questions wait for the host (default: unless only this machine reaches the page).",
)
@click.pass_obj
def command(
    app: App,
    session: str,
    host: str,
    port: int,
    url: str | None,
    proxies: tuple[str, ...],
    moderated: bool | None,
) -> None:
    """Open the page of SESSION (default: the next one), on which attendees ask and vote.

    Three addresses are printed: for everybody, for the projector, and the host's, which is secret. Several servers
    may share one PostgreSQL (JC_DATABASE_URL).
    """
    from journalclub.commands.questions.desk import Desk
    from journalclub.web import server

    club = app.find_club()
    chosen = club.session(session, app.today)
    if url is not None and not url.startswith(("http://", "https://")):
        raise click.UsageError("--url takes an address such as https://questions.example.org.")
    with contextlib.closing(server.listen(host, port)) as opened, Desk(club, chosen) as desk:
        address = (url or server.page_address(opened)).rstrip("/")
        alone = server.is_loopback(opened) and url is None and not proxies
        hall = describe(
            club,
            chosen,
            address,
            private=is_private(address),
            moderated=not alone if moderated is None else moderated,
            proxies=proxies,
        )
        server.run(open_site(app, club, desk, hall), opened, announce(app, hall, opened))
        app.screen.say(f"Closed. Keep what was asked: jc questions export {chosen.folder}")
