"""Everything wrong in a club's files, and what looks wrong in its sessions: the work of `jc check`. Not: mending it."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from journalclub.club import files, gitignore
from journalclub.club.folder import PAPERS, Club
from journalclub.club.private_file import FILE as PRIVATE
from journalclub.club.problems import problems_of
from journalclub.errors import JcError, Problem, ProblemsError
from journalclub.models.ids import parse_paper_id
from journalclub.models.session import ClubSettings, Session
from journalclub.net.links import Verdict, check_links
from journalclub.schedule.lints import LINTS, MISSING_FILE, NO_SESSION
from journalclub.schedule.lints.identity import former_names
from journalclub.schedule.lints.labels import false_labels_of_text
from journalclub.schedule.lints.links import all_links
from journalclub.schedule.lints.lint import Lint, Sight, file_of

PAGE = "README.md"
DEAD, UNSURE, NO_ID, IN_GIT = "dead-link", "unsure-link", "paper-id", "not-ignored"
MUST_BE_MENDED = frozenset({DEAD, NO_ID, IN_GIT})  # problems; the rest are warnings
_OWN_PDF = "sha256:"  # how the id of a paper begins that was made from a PDF alone


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that looks wrong, with its place."""

    rule: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: what must be mended, and what looks wrong."""

    problems: tuple[Problem, ...]
    warnings: tuple[Warned, ...]
    links: int = 0  # addresses that were asked for


Ask = Callable[[Iterable[str]], Iterator[Verdict]]


def check_club(club: Club, today: dt.date, *, links: bool = False, ask: Ask = check_links) -> Checked:
    """Every problem of every file, and the lints of what can be read. With `links`, addresses are asked for, too:

    those that are dead are problems, those of which nothing is known warnings.
    """
    problems = problems_of(club)
    try:
        settings = club.settings
    except ProblemsError:
        settings = ClubSettings()
    sight = Sight(settings, club.readable_sessions(), today)
    lints = [lint for find in LINTS for lint in find(sight)]
    lints += [
        *_of_pages(club, sight),
        *_missing_files(club, sight.sessions),
        *_no_ids(club, sight.sessions),
        *_in_git(club),
        *_of_meetings(club, sight.sessions),
    ]
    asked = list(_linked(settings, sight.sessions)) if links else []
    if asked:
        verdicts = {v.url: v for v in ask([url for _, url in asked])}
        judged = [
            (file, v) for file, url in asked if (v := verdicts.get(url)) is not None and v.state != "alive"
        ]
        lints += [
            Lint(DEAD if v.state == "dead" else UNSURE, file, v.url, f"{v.url} {v.why}.")
            for file, v in judged
        ]
    wanted = [lint for lint in dict.fromkeys(lints) if lint.rule not in settings.ignore_warnings]
    placed = [Warned(lint.rule, problem) for lint, problem in zip(wanted, _placed(club, wanted), strict=True)]
    more = [w.problem for w in placed if w.rule in MUST_BE_MENDED]
    warned = sorted((w for w in placed if w.rule not in MUST_BE_MENDED), key=lambda w: w.problem)
    return Checked((*problems, *more), tuple(warned), len({url for _, url in asked}))


def _of_pages(club: Club, sight: Sight) -> Iterator[Lint]:
    """Lints of the club's own pages."""
    for name in (PAGE, PAPERS):
        try:
            text = files.read_text(club.root / name)
        except JcError:  # missing, or a problem that is told as such
            continue
        yield from false_labels_of_text(text, name, sight)
        yield from former_names(text, name, sight)


def _missing_files(club: Club, sessions: Sequence[Session]) -> Iterator[Lint]:
    """Links to files of the club that are not there."""
    root = club.root.resolve()
    for session in sessions:
        for link in all_links(session):
            parts = urlsplit(link.url)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            path = (root / unquote(parts.path).lstrip("/")).resolve()
            if path.is_relative_to(root) and not path.exists():
                yield Lint(
                    MISSING_FILE, file_of(session), link.url, f"{link.url} is not in the club's folder."
                )


def _no_ids(club: Club, sessions: Sequence[Session]) -> Iterator[Lint]:
    """Ids of papers that are none of arXiv's."""
    with contextlib.suppress(ProblemsError):
        yield from _of_ids(PAPERS, [p.id for p in club.papers])
    for session in sessions:
        papers = (*session.papers, *session.sequels, *(p for part in session.parts for p in part.papers))
        yield from _of_ids(file_of(session), [p.id for p in papers])


def _in_git(club: Club) -> Iterator[Lint]:
    """The private file where git would take it along: a club that is older than it, or made by hand."""
    if not (club.root / PRIVATE).exists():
        return
    try:
        ignored = files.read_text(club.root / gitignore.FILE).split()
    except JcError:
        ignored = []
    if PRIVATE not in ignored and f"/{PRIVATE}" not in ignored:
        yield Lint(IN_GIT, PRIVATE, "", f"git would publish it; add the line {PRIVATE} to {gitignore.FILE}.")


def _of_meetings(club: Club, sessions: Sequence[Session]) -> Iterator[Lint]:
    """Meetings of sessions that are not there: those meant would be told the club's usual address."""
    with contextlib.suppress(JcError):  # what is wrong in the file itself is told as such
        known = {name for session in sessions for name in (session.folder, *session.formerly)}
        for folder, _ in club.private.meetings:
            if folder not in known:
                yield Lint(
                    NO_SESSION, PRIVATE, f"{folder}:", f"meetings: no session has the folder {folder}."
                )


def _of_ids(file: str, ids: Iterable[str]) -> Iterator[Lint]:
    for text in ids:
        if text and not text.startswith(_OWN_PDF):
            try:
                parse_paper_id(text)
            except JcError as error:
                yield Lint(NO_ID, file, text, f"id: {error}")


def _linked(settings: ClubSettings, sessions: Sequence[Session]) -> Iterator[tuple[str, str]]:
    """Addresses on the web with the file that has them; the video meeting is nobody's business."""
    own = (settings.code_of_conduct, settings.feedback, settings.chat, settings.playlist)
    yield from ((PAPERS, url) for url in own if url and _on_the_web(url))
    for session in sessions:
        urls = [x.url for x in all_links(session)]
        urls += [
            p.url
            for p in (*session.papers, *session.sequels, *(p for x in session.parts for p in x.papers))
            if p.url
        ]
        yield from ((file_of(session), url) for url in urls if _on_the_web(url))


def _on_the_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _placed(club: Club, lints: Sequence[Lint]) -> Iterator[Problem]:
    """Each with its line."""
    texts: dict[str, list[str]] = {}
    for lint in lints:
        if lint.file not in texts:
            try:
                texts[lint.file] = files.read_text(club.root / lint.file).splitlines()
            except JcError:
                texts[lint.file] = []
        yield Problem(lint.file, line_of(texts[lint.file], lint.place), lint.message)


def line_of(lines: Sequence[str], place: str) -> int:
    """The first line that begins with a key ("date:"), else that holds the text alone, else at all; else 1."""
    whole = re.compile(rf"(?<!\w){re.escape(place)}(?![\w./-])")
    begins = (n for n, line in enumerate(lines, 1) if line.startswith(place))
    alone = (n for n, line in enumerate(lines, 1) if place in line and whole.search(line))
    holds = (n for n, line in enumerate(lines, 1) if place in line)
    return next(begins, None) or next(alone, None) or next(holds, 1)
