"""What follows a session's other files, its page and the browser's deck, brought up to date. Not: the first making."""

from __future__ import annotations

from pathlib import Path

from journalclub.assembly.contents import BROWSER_DECK, COLLECTED, MARKDOWN_DECK, PAGE
from journalclub.club import files
from journalclub.club.folder import Club
from journalclub.club.markers import replace_block
from journalclub.club.record import load_record
from journalclub.decks.html import render_html
from journalclub.models.deck import Brief
from journalclub.models.session import Session
from journalclub.outputs.session_page import render_session_page, render_topic_page
from journalclub.render import Templates

PAGE_BLOCK = "session"


def renew_session_page(club: Club, folder_name: str) -> bool:
    """Bring our block of a session's README.md up to date; False when nothing changed.

    Takes the club's lock, so that of several changes at once the page shows all. Raises JcError when paper.json is
    damaged, or the page's markers do not pair up.
    """
    with files.lock(club.root):
        return _renew_session_page(club, folder_name)


def _renew_session_page(club: Club, folder_name: str) -> bool:
    session = next(s for s in club.sessions() if s.folder == folder_name)
    folder = club.session_folder(session)
    templates = Templates(club.templates)
    if (folder / "paper.json").exists():
        brief = Brief(*load_record(folder), club.settings, session)
        block = render_session_page(brief, templates, collected=(folder / COLLECTED).exists())
    else:
        block = render_topic_page(session, club.settings, templates, lambda name: (folder / name).is_file())
    return write_page(folder / PAGE, block)


def renew_browser_deck(club: Club, session: Session) -> bool:
    """Make presenter.html from presenter.md as it stands; False when nothing changed or there is no presenter.md.

    Raises JcError when presenter.md has no slides or cannot be read, or a template is faulty.
    """
    return write_browser_deck(club.session_folder(session), Templates(club.templates))


def write_browser_deck(folder: Path, templates: Templates) -> bool:
    """As renew_browser_deck, in any folder."""
    source = folder / MARKDOWN_DECK
    if not source.is_file():
        return False
    return files.write_text(folder / BROWSER_DECK, render_html(files.read_text(source), folder, templates))


def write_page(target: Path, block: str) -> bool:
    """Our block of the session's page; what people wrote around it stays."""
    before = files.read_text(target) if target.exists() else None
    page = replace_block(before, PAGE_BLOCK, block, target.name)
    return files.write_text(target, page) if before is None else files.write_back(target, before, page)
