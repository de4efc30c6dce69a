"""`jc recordings`: videos of the club's channel or playlist, offered for the sessions they show. Not: matching them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journalclub.errors import JcError

if TYPE_CHECKING:
    from journalclub.app import App
    from journalclub.club.folder import Club
    from journalclub.models.recording import Video
    from journalclub.recordings.matching import Offer


def read_feed(source: str, here: Path, fetch: Callable[[str, int], bytes] | None = None) -> tuple[Video, ...]:
    """The videos of a feed: a file, or the https address of a channel, playlist or feed.

    Raises JcError when it cannot be had or read.
    """
    from journalclub.net.document import fetch_document
    from journalclub.recordings.addresses import feed_address
    from journalclub.sources.videos import FEED_LIMIT, read_videos

    path = here / source
    if "://" not in source:
        try:
            return read_videos(path.read_bytes()[: FEED_LIMIT + 1], source)
        except OSError as error:
            raise JcError(f"{source} cannot be read: {error.strerror}.") from error
    address = feed_address(source)
    return read_videos((fetch or fetch_document)(address, FEED_LIMIT), address.partition("?")[0])


def find_offers(club: Club, videos: Sequence[Video]) -> list[Offer]:
    """Which video shows which session, most likely."""
    from journalclub.recordings.matching import offers

    return offers(videos, club.sessions())


def consented(club: Club, offer: Offer) -> bool:
    """Whether the recording may be published once it is filed."""
    from journalclub.outputs.public import recording_may_be_shown

    return recording_may_be_shown(offer.session, club.settings)


def file_offers(club: Club, chosen: Sequence[Offer]) -> list[str]:
    """File videos under their sessions; a sentence for each."""
    from journalclub.club.filing import Filing
    from journalclub.commands.file import file_items

    told = []
    for offer in chosen:
        told += file_items(club, offer.session, [Filing("video", None, offer.video.url)])
    return told


def renew_pages(club: Club, videos: Sequence[Video]) -> None:
    """Show them on the pages of the sessions they are filed under, also what a run that was stopped had filed."""
    from journalclub.assembly.renewing import renew_session_page

    known = {video.url for video in videos}
    for session in club.sessions():
        if any(link.url in known for link in session.links):
            renew_session_page(club, session.folder)


def offer_text(offer: Offer, *, consent: bool) -> str:
    """What is offered, and why, in three lines."""
    from journalclub.text import display

    wait = "" if consent else f"\n  not before its presenters agree: {consent_line(offer)}"
    return (
        f"{offer.session.folder}\n  {display(offer.video.title, 90)}\n  {offer.video.url}\n"
        f"  because: {display('; '.join(offer.reasons), 200)}{wait}"
    )


def consent_line(offer: Offer) -> str:
    """What to write, and where, when they do."""
    names = ", ".join(f"{name}: yes" for name in offer.session.presenters) or "NAME: yes"
    return f"write `consent:` with `{names}` in sessions/{offer.session.folder}/session.yaml"


@click.command("recordings", epilog="Example: jc recordings https://www.youtube.com/playlist?list=PL…")
@click.argument("source", metavar="[FEED]", required=False)
@click.option("--yes", is_flag=True, help="File all that are offered and whose presenters agreed.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
@click.pass_obj
def command(app: App, source: str | None, yes: bool, as_json: bool) -> None:
    """Find the recordings of past sessions in a channel's or playlist's feed, and offer them.

    FEED is a file or an address; without it the `playlist:` of papers.yaml is asked. Each offer says why. On a terminal
    you are asked for each; elsewhere nothing is filed without --yes. Recordings whose presenters have not agreed
    (`consent:` in session.yaml) are never filed.
    """
    club = app.find_club()
    where = source or club.settings.playlist
    if where is None:
        raise JcError(
            "papers.yaml names no `playlist:`; write it there, or give the feed: jc recordings FEED"
        )
    videos = read_feed(where, app.here)
    found = find_offers(club, videos)
    agreed = [o for o in found if consented(club, o)]
    if not as_json:
        app.screen.say(f"{len(videos)} videos, {len(found)} of them offered.")
    chosen = agreed if yes else [] if as_json else _asked(app, found, agreed)
    told = file_offers(club, chosen)
    if yes or told:
        renew_pages(club, videos)
    if as_json:
        app.screen.json(
            {"videos": len(videos), "offers": [_offer_json(o, o in agreed, o in chosen) for o in found]}
        )
        return
    for sentence in told:
        app.screen.say(sentence)
    if yes:
        for offer in found:
            if offer not in agreed:
                app.screen.warn(
                    f"{offer.video.url} is not filed before its presenters agree: {consent_line(offer)}."
                )
    elif found and not chosen:
        app.screen.say("Nothing was filed. To file one: jc file SESSION --video ADDRESS; all of them: --yes")


def _asked(app: App, found: Sequence[Offer], agreed: Sequence[Offer]) -> list[Offer]:
    """Show every offer, and ask for those that may be filed; none where nobody sits at a terminal."""
    chosen = []
    for offer in found:
        app.screen.result(offer_text(offer, consent=offer in agreed))
        if offer in agreed and (app.screen.ask("  File it? [y/N]") or "").lower() in {"y", "yes"}:
            chosen.append(offer)
    return chosen


def _offer_json(offer: Offer, consent: bool, filed: bool) -> dict[str, object]:
    return {
        "session": offer.session.folder,
        "title": offer.video.title,
        "url": offer.video.url,
        "published": offer.video.published.isoformat() if offer.video.published else None,
        "reasons": list(offer.reasons),
        "consent": consent,
        "filed": filed,
    }
