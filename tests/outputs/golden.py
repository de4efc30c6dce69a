"""The expected files of outputs: what members, calendars, readers of the feed and visitors of the site get, whole.

python -m tests.outputs.golden      writes them anew; read the difference before you commit it
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from journalclub.decks.slides import make_deck
from journalclub.models.paper import Licence, Reading
from journalclub.models.publication import Page
from journalclub.models.session import Session
from journalclub.outputs.announcement import TEMPLATES, Medium, Occasion, announce
from journalclub.outputs.calendar import calendar_file
from journalclub.outputs.evidence import collect_evidence
from journalclub.outputs.feed import feed_file
from journalclub.outputs.paper_json import extract_json, figures_json, paper_json
from journalclub.outputs.session_page import render_session_page, render_topic_page
from journalclub.outputs.sessions_json import sessions_file
from journalclub.outputs.site.frame import INDEX, PAPERS, PRESENTERS, SEARCH
from journalclub.outputs.site.lists import lists
from journalclub.outputs.site.moved import moved_page
from journalclub.outputs.site.session import session_page
from journalclub.questions.agenda import plan_discussion
from journalclub.questions.exports import agenda_json, to_csv
from journalclub.render import Templates
from journalclub.sheets.questions import make_prompts
from tests.briefs import ABSTRACT, PREPRINT, brief
from tests.outputs import clubs

FOLDER = Path(__file__).parent / "golden"
# Rules of the zones come from the machine's own database, and are tested by what they lead to.
_ZONES = re.compile(r"BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n", re.DOTALL)


def announcement(session: Session, medium: Medium) -> str:
    """What members are sent; of a session with a paper that jc has read, unless it is taught."""
    occasion = Occasion(session, clubs.CLUB, clubs.MEETING, PREPRINT, ABSTRACT, has_sheet=True)
    taught = Occasion(session, clubs.CLUB)
    return announce(taught if session is clubs.TAUGHT else occasion, medium, Templates()).text


def paper_page(licence: Licence) -> str:
    """The page in the session's folder of a paper under that licence."""
    paper = brief()
    session = replace(paper.session, topic="Rotations", chairs=("chair one", "chair two"))
    known = replace(paper, session=session, preprint=replace(PREPRINT, licence=licence))
    return render_session_page(known, Templates(), collected=licence.may_redistribute)


def topic_page(session: Session) -> str:
    """The page of a session without a paper of its own, in a folder with a question sheet."""
    return render_topic_page(session, clubs.CLUB, Templates(), lambda file: file == "questions.md")


def calendar() -> str:
    """The calendar, lines as they are on this machine, without the rules of its zones."""
    return _ZONES.sub("", calendar_file(clubs.published()).decode("utf-8")).replace("\r\n", "\n")


def site_list(name: str) -> str:
    """What a page of the site that lists sessions, papers or people says."""
    return _main(lists(clubs.published(), Templates())[name])


def site_page(page: Callable[[], Page]) -> str:
    """What a session's page on the site says."""
    return _main(session_page(page(), clubs.CLUB, Templates()))


def _main(page: str) -> str:
    """A page without what stands around all of them, which the shortest page shows whole."""
    return page[page.index("<main") : page.index("</main>")] + "</main>\n"


def paper_document() -> str:
    """paper.json, with the evidence of deck, sheet and page."""
    paper = brief()
    prompts = make_prompts(paper)
    evidence = collect_evidence(paper, make_deck(paper, prompts), prompts)
    return _text(paper_json(paper.preprint, reading(), evidence))


def reading() -> Reading:
    """What jc read of the paper, and what it could not."""
    return replace(brief().reading, warnings=("Page 3 has no text.",))


def _text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


MADE: dict[str, Callable[[], str]] = {
    **{
        f"announcement-{name}{template.removeprefix('announce').removesuffix('.j2')}": partial(
            announcement, session, medium
        )
        for medium, template in TEMPLATES.items()
        for name, session in (("talk", clubs.TALK), ("taught", clubs.TAUGHT), ("cancelled", clubs.CANCELLED))
    },
    "page-paper.md": partial(paper_page, PREPRINT.licence),
    "page-closed-paper.md": partial(paper_page, clubs.CLOSED.licence),
    "page-taught.md": partial(topic_page, clubs.TAUGHT),
    "page-cancelled.md": partial(topic_page, clubs.CANCELLED),
    "calendar.ics": calendar,
    "feed.xml": lambda: feed_file(clubs.published(), Templates()),
    "sessions.json": lambda: sessions_file(clubs.published()),
    **{f"site-{name}": partial(site_list, name) for name in (INDEX, PAPERS, PRESENTERS, SEARCH)},
    "site-talk.html": partial(site_page, clubs.talk_page),
    "site-taught.html": partial(site_page, clubs.taught_page),
    "site-moved.html": lambda: moved_page(clubs.ENTRIES[2], clubs.CLUB, Templates()),
    "paper.json": paper_document,
    "figures.json": lambda: _text(figures_json([*brief().reading.figures[:2], clubs.TABLE])),
    "extract.json": lambda: _text(extract_json(reading(), "paper.pdf")),
    "agenda.json": lambda: _text(agenda_json(plan_discussion(clubs.QUESTIONS, 60), names=True)),
    "questions.csv": lambda: to_csv(clubs.QUESTIONS, names=True).replace("\r\n", "\n"),
}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, make in MADE.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
