"""People, papers, dates and agendas in one line, the same in deck, sheet and page. Not: on the site. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from urllib.parse import quote

from journalclub.casing import forms_of, is_in_capitals, names_in_case, title_in_case
from journalclub.models.deck import Brief
from journalclub.models.paper import Equation, Figure, Preprint, Reading, Term
from journalclub.models.session import TALK_NAMES, Agenda, ClubSettings, Session, SessionPaper
from journalclub.text import display

AUTHORS_SHOWN = 6
TERMS_SHOWN, LEAST_USES = 8, 2
_BETWEEN = re.compile(r"[\s._-]+")  # words of a file's name


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 session", "25 sessions"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def making(session: Session, otherwise: str = "PAPER") -> str:
    """The command that makes a session's files: of its paper, which leads to it, or of `otherwise` on its day."""
    paper = next((p.id for p in session.papers if p.id), None)
    if paper is not None or not session.all_days:
        return f"jc new {paper or otherwise}"
    return f"jc new {otherwise} --date {session.all_days[0]}"


def told_apart(names: Sequence[str]) -> list[str]:
    """Each name without the words that all begin or end with: of "hmm-student.ipynb" beside "hmm-solution.ipynb",
    "student".
    """
    words = [[w for w in _BETWEEN.split(name) if w] for name in names]
    shortest = min(map(len, words), default=0)
    begin = next((n for n in range(shortest) if len({w[n] for w in words}) > 1), shortest)
    rest = shortest - begin
    end = next((n for n in range(rest) if len({w[-1 - n] for w in words}) > 1), rest)
    return [" ".join(w[begin : len(w) - end]) for w in words]


def minutes(count: int) -> str:
    """A count with its unit: "1 minute", "25 minutes"."""
    return counted(count, "minute")


def authors_line(authors: Sequence[str], most: int = AUTHORS_SHOWN) -> str:
    """All authors of a small group; of a large one the first and how many more."""
    if len(authors) <= most:
        return ", ".join(authors)
    return f"{', '.join(authors[: most - 1])} and {len(authors) - most + 1} others"


def first_author(authors: Sequence[str]) -> str:
    """How one speaks of the paper: "Dosovitskiy et al."; empty when no author is known."""
    names = [last for name in authors if (last := _last_name(name))]
    if len(names) == 2:
        return f"{names[0]} and {names[1]}"
    return f"{names[0]} et al." if len(names) > 2 else "".join(names)


def _last_name(name: str) -> str:
    """The family name of "Given Family" and of "Family, Given"; the whole of a group's, "The X Collaboration"."""
    words = name.split(",")[0].split()
    if words and (words[0].lower() == "the" or words[-1].lower() == "collaboration"):
        return " ".join(words)
    return words[-1] if words else ""


def paper_line(preprint: Preprint) -> str:
    """Id and date, as in "arXiv:2010.11929v2 · 22 October 2020"; for a PDF of one's own what is known."""
    known = [f"arXiv:{preprint.ref}" if preprint.source == "arxiv" else "", day(preprint.published or "")]
    return " · ".join(k for k in known if k)


def day(iso: str) -> str:
    """An ISO date or time as people write the day: "22 October 2020"; the text itself when it is none."""
    try:
        date = dt.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{date.day} {date:%B} {date.year}"


def title_of(brief: Brief) -> str:
    """The paper's title: from its source, else from the PDF; one in capitals in the case in which one reads it."""
    title = display(brief.preprint.title) or display(brief.reading.title or "") or "Untitled paper"
    if not is_in_capitals(title):
        return title
    return title_in_case(title, forms_of(brief.reading, brief.preprint.abstract))


def authors_of(brief: Brief) -> tuple[str, ...]:
    """The authors: from the paper's source, else from the PDF."""
    names = brief.preprint.authors or brief.reading.authors
    if not is_in_capitals("".join(names)):
        return names
    return names_in_case(names, forms_of(brief.reading, brief.preprint.abstract))


def session_title(session: Session) -> str:
    """What a session is about: its topic, else its papers."""
    return display(session.topic or "; ".join(p.title or p.id for p in session.papers) or session.folder)


def paper_address(paper: SessionPaper) -> str:
    """Where a paper of a session is read; empty when it is not known."""
    if paper.url or not paper.id or paper.id.startswith("sha256:"):
        return paper.url or ""
    return f"https://arxiv.org/abs/{quote(paper.id, safe='/')}"


def place_in_paper(url: str | None, page: int) -> str | None:
    """A page of a paper on arXiv, given the address of its abstract; None for other papers."""
    if url is None or not url.startswith("https://arxiv.org/abs/"):
        return None
    return f"{url.replace('/abs/', '/pdf/', 1)}#page={page}"


def club_links(club: ClubSettings) -> list[tuple[str, str]]:
    """What participants look for, with its address: code of conduct, feedback form, chat, recordings."""
    links = (
        ("Code of conduct", club.code_of_conduct),
        ("Feedback", club.feedback),
        ("Chat", club.chat),
        ("Recordings", club.playlist),
    )
    return [(name, address) for name, address in links if address]


def day_text(date: dt.date) -> str:
    """A day with its weekday: "Monday, 18 January 2027"."""
    return f"{date:%A}, {day(date.isoformat())}"


def days_text(days: Sequence[dt.date]) -> str:
    """All days of a session: "Tuesday, 16 February 2027 and Thursday, 18 February 2027"."""
    words = [day_text(d) for d in days]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def when_and_where(brief: Brief) -> str:
    """Days, time, zone and place, as far as they are known; empty when none is."""
    return when_and_where_of(brief.session, brief.club)


def when_and_where_of(session: Session, club: ClubSettings) -> str:
    """As when_and_where, for a session whose paper is not there."""
    start = session.start or club.start
    time = f"{start} {session.timezone or club.timezone}" if start else session.time or ""
    return ", ".join(x for x in (days_text(session.all_days), time, session.place or club.place or "") if x)


def afterwards(agenda: Agenda) -> str:
    """What follows the talk: "Then discussion, 60 minutes"; empty when the talk is last."""
    names = [p.name.lower() for p in agenda.parts]
    talk = next((i for i, n in enumerate(names) if n in TALK_NAMES), 0)
    rest = [f"{p.name.lower()}, {minutes(p.minutes)}" for p in agenda.parts[talk + 1 :]]
    return f"Then {'; '.join(rest)}" if rest else ""


def words_of(reading: Reading) -> list[Term]:
    """The acronyms and symbols that a reader of the paper meets most, at least twice; most used first."""
    often = [t for t in reading.terms if t.uses >= LEAST_USES]
    return sorted(often, key=lambda t: -t.uses)[:TERMS_SHOWN]


def figure_name(item: Figure | Equation) -> str:
    """The way a reader says it: "Figure 3", "Equation 7"."""
    return item.name if isinstance(item, Figure) else f"Equation {item.label}"


def figure_place(figure: Figure | Equation | None) -> str:
    """Name and page, as in "Figure 3, p. 5"; empty for None."""
    return f"{figure_name(figure)}, p. {figure.page}" if figure is not None else ""
