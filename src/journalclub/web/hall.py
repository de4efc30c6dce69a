"""What is served besides the questions: session, paper, figures, rules. Not: what moves (site.py). Values."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from journalclub.models.question import Question
from journalclub.web.callers import Network


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure or table on the page."""

    name: str  # "Figure 3"
    page: int
    lead: str  # what its caption says first
    file: Path
    anchor: tuple[str, str] = ("", "")  # kind and label, as questions name it

    @property
    def address(self) -> str:
        """Where the page finds it."""
        return f"/figures/{quote(self.file.name)}"


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the agenda."""

    name: str
    minutes: int
    start: str = ""  # "17:05"; empty when nobody said when the session begins


@dataclass(frozen=True, slots=True)
class Hall:
    """One served session."""

    session: str  # name of its folder
    club: str
    title: str
    authors: str = ""
    paper_url: str | None = None
    when: str = ""
    presenters: str = ""
    abstract: str = ""
    agenda: tuple[Slot, ...] = ()
    pictures: tuple[Picture, ...] = ()
    withheld: bool = False  # there are figures, which the paper's licence does not let us show here
    address: str = "http://127.0.0.1:8000"  # of the page, as people type it
    names: frozenset[str] = field(default_factory=frozenset)  # host names that are ours
    moderated: bool = True  # a question waits until the host releases it
    secret: str = ""  # the last part of the host's link
    proxies: tuple[Network, ...] = ()
    left_open: tuple[Question, ...] = ()  # of the session before
    templates: Path | None = None  # the club's own

    @property
    def short(self) -> str:
        """The address without what nobody types."""
        return self.address.removeprefix("http://").removeprefix("https://").rstrip("/")

    @property
    def secure(self) -> bool:
        """Whether people reach it by https."""
        return self.address.startswith("https://")
