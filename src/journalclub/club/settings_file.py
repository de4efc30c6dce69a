"""papers.yaml: the club's settings and its reading list, to records and back. Not: sessions."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from journalclub.club.private_file import web_address
from journalclub.club.schedule_part import read_members, read_schedule, time_of_day
from journalclub.club.session_parts import LONGEST_PART, address
from journalclub.club.votes import read_votes
from journalclub.club.yaml_file import Fields, Plain, load, mapping
from journalclub.errors import Problem
from journalclub.models.ids import paper_key
from journalclub.models.session import (
    PROMPTS,
    RECORDED,
    Agenda,
    AgendaPart,
    ClubSettings,
    ListedPaper,
    PaperStatus,
    Theme,
)
from journalclub.schedule.checklist import NAMES as STEPS
from journalclub.schedule.lints import RULES

FILE = "papers.yaml"
_FOLDER_FIELDS = re.compile(r"\{(date|slug|number(?::0?\d)?)\}")
_LAYOUT = re.compile(r"[a-z][a-z0-9_-]{0,40}", re.ASCII)
_SETTINGS = {
    "name",
    "timezone",
    "also_shown",
    "folder",
    "start",
    "place",
    "agenda",
    "prompts",
    "theme",
    "layout",
    "schedule",
    "members",
    "record",
    "code_of_conduct",
    "feedback",
    "chat",
    "playlist",
    "meeting",
    "ignore_warnings",
    "skip_steps",
    "repository",
    "site",
    "private",
}
_PAPER = {
    "id",
    "title",
    "status",
    "session",
    "url",
    "suggested_by",
    "why",
    "votes",
    "cites",
    "notes",
    "authors",
}
NOTHING = "nothing"  # `record: nothing`


def parse_settings(text: str, problems: list[Problem]) -> tuple[ClubSettings, tuple[ListedPaper, ...]]:
    """Settings and reading list; whatever is wrong is added to `problems`. Raises ProblemsError when it is no YAML."""
    top = Fields(load(text, FILE), FILE, problems)
    top.unknown({"club", "papers"})
    club = top.map("club")
    settings = _settings(club) if club is not None else ClubSettings()
    return settings, tuple(p for p in map(_paper, top.maps("papers")) if p is not None)


def _settings(fields: Fields) -> ClubSettings:
    fields.unknown(_SETTINGS)
    default = ClubSettings()
    zone = fields.text("timezone") or default.timezone
    also = fields.texts("also_shown")
    for key, name in (("timezone", zone), *(("also_shown", name) for name in also)):
        check_zone(fields, key, name)
    wish = fields.text("theme") or default.theme
    themes: tuple[Theme, ...] = get_args(Theme)
    theme = next((t for t in themes if t == wish), None)
    if theme is None:
        fields.problem("theme", f"{wish[:40]!r} is none of {', '.join(themes)}.")
    pattern = fields.text("folder") or default.folder
    if wrong := folder_pattern_fault(pattern):
        fields.problem("folder", wrong)
        pattern = default.folder
    return ClubSettings(
        name=fields.text("name") or default.name,
        timezone=zone,
        folder=pattern,
        start=time_of_day(fields, "start"),
        place=fields.text("place"),
        agenda=agenda(fields) or default.agenda,
        prompts=tuple(fields.texts("prompts")) or PROMPTS,
        theme=theme or default.theme,
        layout=_layout(fields) or default.layout,
        also_shown=tuple(name for name in also if known_zone(name)),
        schedule=read_schedule(fields),
        members=read_members(fields),
        record=RECORDED if (recorded := record(fields)) is None else recorded,
        code_of_conduct=address(fields, "code_of_conduct"),
        feedback=address(fields, "feedback"),
        chat=address(fields, "chat"),
        playlist=address(fields, "playlist"),
        meeting=web_address(fields, "meeting"),
        ignore_warnings=_names(fields, "ignore_warnings", RULES),
        skip_steps=_names(fields, "skip_steps", STEPS),
        repository=web_address(fields, "repository"),
        site=site.rstrip("/") + "/" if (site := web_address(fields, "site")) else None,
        private=tuple(fields.texts("private")),
    )


def _layout(fields: Fields) -> str | None:
    """The name of the README's layout; whether there is one of that name shows when it is used."""
    name = fields.text("layout")
    if name is not None and not _LAYOUT.fullmatch(name):
        fields.problem("layout", f"{name[:40]!r} is no name of a layout such as mlt.")
        return None
    return name


def agenda(fields: Fields) -> Agenda | None:
    """The `agenda:` of a club or session: a list of `name: minutes`; None when there is none."""
    parts = []
    for entry in fields.maps("agenda"):
        for name in entry.data:
            minutes = entry.number(str(name), 1, LONGEST_PART)
            if minutes is not None:
                parts.append(AgendaPart(str(name), minutes))
    return Agenda(tuple(parts)) if parts else None


def _names(fields: Fields, key: str, known: Collection[str]) -> tuple[str, ...]:
    """A list of names out of those that are known."""
    names = tuple(fields.texts(key))
    for name in names:
        if name not in known:
            fields.problem(key, f"{name[:40]!r} is none of {', '.join(known)}.")
    return names


def record(fields: Fields) -> tuple[str, ...] | None:
    """The agenda's parts that are recorded; `nothing` stands for none of them, an absent key for None."""
    parts = tuple(word.lower() for word in fields.texts("record"))
    return () if parts == (NOTHING,) else parts or None


def check_zone(fields: Fields, key: str, name: str) -> None:
    """Note a time zone that there is not."""
    if not known_zone(name):
        fields.problem(key, f"{name[:60]!r} is no IANA time zone, such as Europe/Amsterdam.")


def known_zone(name: str) -> bool:
    """Whether it is a zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def folder_pattern_fault(pattern: str) -> str | None:
    """What is wrong with a pattern for session folders; None when nothing is."""
    if "{slug}" not in pattern and "{number" not in pattern and "{date}" not in pattern:
        return "needs {date}, {slug} or {number}, or every session would get the same folder."
    rest = _FOLDER_FIELDS.sub("", pattern)
    if not re.fullmatch(r"[\w.-]*", rest) or rest.startswith("."):
        return "may hold {date}, {slug}, {number:02}, letters, digits, - and _."
    return None


def folder_name(pattern: str, *, date: str, slug: str, number: int) -> str:
    """Fill in a pattern."""

    def fill(match: re.Match[str]) -> str:
        name, _, width = match[1].partition(":")
        return {"date": date, "slug": slug, "number": str(number).zfill(int(width or 0))}[name]

    return _FOLDER_FIELDS.sub(fill, pattern)


def _paper(fields: Fields) -> ListedPaper | None:
    fields.unknown(_PAPER)
    paper_id, title, url = fields.text("id"), fields.text("title"), fields.text("url")
    if paper_id is None and title is None and url is None:
        fields.problem("id", "a paper needs an id, a title or a url.")
        return None
    status = fields.text("status") or "suggested"
    known: tuple[PaperStatus, ...] = get_args(PaperStatus)
    chosen = next((s for s in known if s == status), None)
    if chosen is None:
        fields.problem("status", f"{status[:40]!r} is none of {', '.join(known)}.")
    voters, anonymous = read_votes(fields)
    return ListedPaper(
        paper_id or "",
        title,
        chosen or "suggested",
        fields.text("session"),
        url,
        suggested_by=tuple(fields.texts("suggested_by")),
        why=fields.text("why"),
        voters=voters,
        anonymous_votes=anonymous,
        cites=tuple(map(paper_key, fields.texts("cites"))),
    )


def new_papers_yaml(name: str, timezone: str) -> Any:
    """The mapping of a new club's papers.yaml."""
    from ruamel.yaml.comments import CommentedSeq

    default = ClubSettings()
    club = mapping(
        name=name,
        timezone=timezone,
        folder=default.folder,
        start=Plain(),  # both empty: they say where they belong
        place=Plain(),
        agenda=agenda_entries(default.agenda),
    )
    return mapping(club=club, papers=CommentedSeq())


def agenda_entries(agenda: Agenda) -> Any:
    """The list for an `agenda:` key."""
    from ruamel.yaml.comments import CommentedSeq

    return CommentedSeq([mapping(**{part.name: Plain(part.minutes)}) for part in agenda.parts])
