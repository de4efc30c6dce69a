"""Lints of what was filed: an address of another kind than it says, past sessions without slides. Not: dead links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from journalclub.models.session import Session, SessionLink
from journalclub.schedule.lints.lint import Lint, Sight, file_of

WRONG_KIND, NO_SLIDES, MEETING = "wrong-kind", "missing-slides", "meeting-in-git"

# Addresses that say what they are, and the kinds of link under which they are right; other kinds are the club's own.
_HOSTS = {
    "a video": (("youtube.com", "youtu.be", "vimeo.com"), {"video"}),
    "a notebook": (("colab.research.google.com",), {"notebook", "notebooks", "code"}),
    "slides": (("slideshare.net", "speakerdeck.com"), {"slides"}),
    "a paper": (("arxiv.org",), {"notes"}),
}
_SUFFIXES = {
    "a video": ((".mp4", ".webm", ".mov", ".mkv"), {"video"}),
    "slides": ((".pptx", ".ppt", ".odp", ".key"), {"slides"}),
    "a notebook": ((".ipynb",), {"notebook", "notebooks", "code"}),
    "a document": ((".pdf",), {"slides", "notes"}),
}
_KINDS = {"slides", "code", "notebook", "notebooks", "video", "notes"}


def wrong_kind(sight: Sight) -> Iterator[Lint]:
    """Addresses under a kind that they are not: a recording under slides, slides under code."""
    for session in sight.sessions:
        for link in all_links(session):
            nature = _nature(link.url) if link.kind in _KINDS else None
            if nature is not None and link.kind not in nature[1]:
                message = f"{link.url} is {nature[0]}, but stands under {link.kind}."
                yield Lint(WRONG_KIND, file_of(session), link.url, message)


def meeting_in_git(sight: Sight) -> Iterator[Lint]:
    """The video meeting's address where everybody who sees the repository reads it."""
    if sight.settings.meeting:
        message = "whoever sees papers.yaml can join the meeting; private.yaml is the place for its address."
        yield Lint(MEETING, "papers.yaml", "meeting:", message)


def all_links(session: Session) -> list[SessionLink]:
    """Its links and those of its parts."""
    return [*session.links, *(link for part in session.parts for link in part.links)]


def _nature(url: str) -> tuple[str, set[str]] | None:
    """What an address is, as far as it says, and under which kinds it is right."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if host == "docs.google.com" and parts.path.startswith("/presentation/"):
        return "slides", {"slides"}
    for name, (hosts, kinds) in _HOSTS.items():
        if host in hosts:
            return name, kinds
    suffix = PurePosixPath(parts.path).suffix.lower()
    return next(((name, kinds) for name, (known, kinds) in _SUFFIXES.items() if suffix in known), None)


def missing_slides(sight: Sight) -> Iterator[Lint]:
    """Sessions that were held, or whose day is past, without slides."""
    for session in sight.dated:
        past = session.status == "held" or session.all_days[-1] < sight.today
        if past and not has_slides(session):
            message = f"no slides are filed (jc file {session.all_days[0]} --slides FILE)."
            yield Lint(NO_SLIDES, file_of(session), "items:", message)


def has_slides(session: Session) -> bool:
    """Whether slides are filed or linked."""
    return "slides" in {i.kind for i in session.items} | {x.kind for x in all_links(session)}
