"""What of a session may be public: the same record without what is private. Pure; not: how it is shown.

Every output goes through `public_session` (and `public_text` for words from other files), so that meeting links,
e-mail addresses, passcodes, paths of somebody's machine and recordings without consent never reach one of them.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from urllib.parse import parse_qsl, urlsplit

from journalclub.models.schedule import ALREADY_PUBLIC
from journalclub.models.session import (
    RECORDINGS,
    TALK_NAMES,
    ClubSettings,
    Item,
    Part,
    Person,
    Session,
    SessionLink,
    SessionPaper,
)
from journalclub.text import safe_address

ONLINE = "online"  # stands where a meeting's address stood
_MEETING_KINDS = frozenset(
    {"meeting", "call", "join", "host", "zoom", "teams", "meet", "jitsi", "webex", "bbb"}
)
# Services on which an address is a door to the meeting itself.
_MEETING_HOSTS = (
    "8x8.vc",
    "bluejeans.com",
    "chime.aws",
    "fairmeeting.net",
    "gather.town",
    "gotomeet.me",
    "gotomeeting.com",
    "hangouts.google.com",
    "join.skype.com",
    "jit.si",
    "meet.google.com",
    "teams.live.com",
    "teams.microsoft.com",
    "webex.com",
    "whereby.com",
    "zoom.com",
    "zoom.us",
    "zoomgov.com",
)
# How universities name their own: meet.example.org, bbb.example.org, zoom.example.org.
_MEETING_LABELS = frozenset({"meet", "zoom", "jitsi", "bbb", "bigbluebutton", "webex", "teams", "greenlight"})
_SECRET_KEYS = frozenset(
    {"pwd", "passwd", "password", "passcode", "secret", "token", "access_token", "hostkey", "host_key", "tk"}
)
_HOST_PAGE = re.compile(r"/host/[\w-]{12}")  # of jc serve: who has the address is the host
_TOKEN = re.compile(r"(\s+)")
_HOSTLIKE = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?(?:[/?#]|$)", re.IGNORECASE)
_NOT_IN_MAIL = frozenset("@<>()[]{},;:\"'|")
_MAIL_RIGHT = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_HIDDEN_MAIL = re.compile(
    r"[\w.+-]{1,64}\s{0,2}[\[({<]\s?at\s?[\])}>]\s{0,2}[\w-]{1,63}"
    r"(?:(?:\.|\s{0,2}[\[({<]\s?(?:dot|punkt|point)\s?[\])}>]\s{0,2})[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_SECRET_WORDS = re.compile(
    r"\b(?:(?:meeting|webinar|access|host)[ -]?(?:id|key|code)|pass(?:word|code|wort)|pwd|pin|kenncode)\b"
    r"\s{0,3}(?::|=|#|\bis\b)\s{0,3}\S{1,64}(?:[ -]\d{2,6}\b){0,4}",
    re.IGNORECASE,
)
_MACHINE_PATH = re.compile(r"(?:file:/|/(?:home|Users|root|private|mnt|srv|var|tmp)/|~/|[A-Za-z]:\\|\\\\\w)")
_EMPTIED = re.compile(r"[<(\[{]\s{0,8}[>)\]}]")
_LOOSE = re.compile(r"\s{1,8}([,;.!?])|^[\s,;:/|–-]{1,8}|[\s,;:/|–-]{1,8}$")
_MARKS_LEFT = re.compile(r"([,;:])(?:\s{0,8}[,;:]){1,8}(?!\S)|[,;:]{1,8}(?=\s{0,8}[.!?](?:\s|$))")
_OPENING, _CLOSING = "<([{\"'“‘", ">)]}\"'”’.,;:!?"


def public_session(session: Session, club: ClubSettings) -> Session:
    """The session without what is private; what the club lists under `private:` counts, too.

    That list has kinds of links and files, hosts, and keys of session.yaml.
    """
    marks = frozenset(word.casefold() for word in club.private)
    rules = _Rules(session, club, marks)
    shown = replace(
        session,
        place=_note(session.place, marks),
        topic=_words(session.topic, marks),
        reason=_note(session.reason, marks),
        abstract=_words(session.abstract, marks),
        date_raw=_note(session.date_raw, marks),
        time=_note(session.time, marks),
        presenters=_names(session.presenters, marks),
        presenters_raw=_words(session.presenters_raw, marks),
        chairs=_names(session.chairs, marks),
        suggested_by=_names(session.suggested_by, marks),
        people=tuple(_person(p, marks) for p in session.people),
        papers=_papers(session.papers, marks),
        sequels=_papers(session.sequels, marks),
        items=tuple(i for i in session.items if _item_shown(i, session.presenters, rules)),
        links=_links(session.links, session.presenters, rules),
        parts=tuple(_part(p, session, rules) for p in session.parts),
        tasks=_notes(session.tasks, marks),
        readings=_notes(session.readings, marks),
        install=_notes(session.install, marks),
        check_ins=tuple(
            replace(c, what=shown) for c in session.check_ins if (shown := public_note(c.what, marks))
        ),
        notes=_notes(session.notes, marks),
        participants=(),
        consent=(),
        done=(),
    )
    return _without(shown, marks)


def public_club(club: ClubSettings) -> ClubSettings:
    """The club's settings without what is private: the meeting, its members, doors named as a place or an address."""
    marks = frozenset(word.casefold() for word in club.private)

    def shown(url: str | None) -> str | None:
        return None if url is None or is_private_address(url, marks) else url

    return replace(
        club,
        name=public_text(club.name, marks) or ClubSettings().name,
        place=None if "place" in marks else _note(club.place, marks),
        meeting=None,
        members=(),
        private=(),
        code_of_conduct=shown(club.code_of_conduct),
        feedback=shown(club.feedback),
        chat=shown(club.chat),
        playlist=shown(club.playlist),
    )


def recording_may_be_shown(session: Session, club: ClubSettings, part: str | None = None) -> bool:
    """Whether a recording of a part of the evening (None: the talk) may be public: all its presenters agreed."""
    return _Rules(session, club, frozenset()).recording_shown(session.presenters, part)


def public_text(text: str, private: frozenset[str] = frozenset()) -> str:
    """Words without e-mail addresses and addresses of meetings; the text itself when it has none."""
    if "@" not in text and "＠" not in text and "." not in text and "at" not in text.casefold():
        return text
    tokens = _TOKEN.split(text)
    cleaned = [_token(token, private) for token in tokens]
    joined = _HIDDEN_MAIL.sub("", "".join(cleaned))
    return text if joined == text else _tidied(joined)


def public_note(text: str, private: frozenset[str] = frozenset()) -> str:
    """As public_text, and without passcodes and paths of somebody's machine: for what organisers write down."""
    shown = public_text(text, private)
    tokens = _TOKEN.split(_SECRET_WORDS.sub("", shown))
    joined = "".join("" if _MACHINE_PATH.match(token.lstrip(_OPENING)) else token for token in tokens)
    return shown if joined == shown else _tidied(joined)


def is_private_address(url: str, private: frozenset[str] = frozenset()) -> bool:
    """Whether an address opens a meeting, carries a secret, or is on a host the club keeps to itself.

    An address that no page may link to (`safe_address`), and a path from the root of a machine, count as private.
    """
    if safe_address(url) is None or (url.startswith("/") and not url.startswith("//")):
        return True
    try:
        parts = urlsplit(url if "//" in url[:8] else f"https://{url}")
        host = (parts.hostname or "").rstrip(".").casefold()
        keys = {key.casefold() for key, _ in parse_qsl(f"{parts.query}&{parts.fragment}", max_num_fields=200)}
    except ValueError:
        return True
    labels = host.split(".")
    return (
        _on(host, _MEETING_HOSTS)
        or (len(labels) > 2 and labels[0] in _MEETING_LABELS)
        or _on(host, tuple(mark for mark in private if "." in mark))
        or bool(keys & _SECRET_KEYS)
        or _HOST_PAGE.search(parts.path) is not None
    )


class _Rules:
    """By what is decided which links and files of one session are shown."""

    def __init__(self, session: Session, club: ClubSettings, marks: frozenset[str]) -> None:
        recorded = club.record if session.record is None else session.record
        self.marks = marks
        self._recorded = frozenset(part.casefold() for part in recorded)
        self._agreed = frozenset(_key(c.name) for c in session.consent if c.recording)

    def kind_shown(self, kind: str) -> bool:
        """Whether things of a kind are shown at all."""
        return kind.casefold() not in self.marks | _MEETING_KINDS

    def recording_shown(self, presenters: tuple[str, ...], part: str | None) -> bool:
        """Whether everybody who presents agreed, and it shows a part of the evening that the club records."""
        if ALREADY_PUBLIC in self._agreed:
            return True
        shown = {part.casefold()} if part else TALK_NAMES
        agreed = bool(presenters) and {_key(name) for name in presenters} <= self._agreed
        return agreed and bool(shown & self._recorded)


def _item_shown(item: Item, presenters: tuple[str, ...], rules: _Rules) -> bool:
    recording = item.kind.casefold() in RECORDINGS
    return rules.kind_shown(item.kind) and (not recording or rules.recording_shown(presenters, item.part))


def _links(
    links: tuple[SessionLink, ...], presenters: tuple[str, ...], rules: _Rules
) -> tuple[SessionLink, ...]:
    shown = []
    for link in links:
        recording = link.kind.casefold() in RECORDINGS
        if not rules.kind_shown(link.kind) or is_private_address(link.url, rules.marks):
            continue
        if not recording or rules.recording_shown(presenters, link.part):
            shown.append(replace(link, label=_words(link.label, rules.marks)))
    return tuple(shown)


def _part(part: Part, session: Session, rules: _Rules) -> Part:
    return replace(
        part,
        topic=_words(part.topic, rules.marks),
        presenters=_names(part.presenters, rules.marks),
        papers=_papers(part.papers, rules.marks),
        links=_links(part.links, part.presenters or session.presenters, rules),
        points=_notes(part.points, rules.marks),
        place=_note(part.place, rules.marks),
        presenters_raw=_words(part.presenters_raw, rules.marks),
    )


def _papers(papers: tuple[SessionPaper, ...], marks: frozenset[str]) -> tuple[SessionPaper, ...]:
    return tuple(
        replace(
            p,
            title=_words(p.title, marks),
            url=None if p.url and is_private_address(p.url, marks) else p.url,
            note=_note(p.note, marks),
        )
        for p in papers
    )


def _person(person: Person, marks: frozenset[str]) -> Person:
    url = None if person.url and is_private_address(person.url, marks) else person.url
    return Person(public_text(person.name, marks), _note(person.affiliation, marks), url)


def _names(names: tuple[str, ...], marks: frozenset[str]) -> tuple[str, ...]:
    return tuple(shown for name in names if (shown := public_text(name, marks)))


def _words(text: str | None, marks: frozenset[str]) -> str | None:
    return public_text(text, marks) or None if text else text


def _note(text: str | None, marks: frozenset[str]) -> str | None:
    return public_note(text, marks) or None if text else text


def _notes(texts: tuple[str, ...], marks: frozenset[str]) -> tuple[str, ...]:
    return tuple(shown for text in texts if (shown := public_note(text, marks)))


def _without(session: Session, marks: frozenset[str]) -> Session:
    """Without the keys the club keeps to itself; what a session cannot do without stays."""
    empty: dict[str, object] = {}
    for field in fields(Session):
        if field.name in marks and field.name not in {"folder", "status", "date", "days", "formerly"}:
            empty[field.name] = () if isinstance(getattr(session, field.name), tuple) else None
    return replace(session, **empty) if empty else session  # type: ignore[arg-type]


def _token(token: str, private: frozenset[str]) -> str:
    """One word: without mail addresses, a meeting's address replaced."""
    if "@" in token or "＠" in token:
        token = _without_mail(token.replace("＠", "@"))
    core = token.lstrip(_OPENING)
    lead = token[: len(token) - len(core)]
    bare = core.rstrip(_CLOSING)
    rest = core[len(bare) :]
    if "." not in bare or not ("://" in bare or _HOSTLIKE.match(bare)):
        return token
    start = max(bare.casefold().find("https://"), bare.casefold().find("http://"))
    before, url = (bare[:start], bare[start:]) if start > 0 else ("", bare)
    return f"{lead}{before}{ONLINE}{rest}" if _private_in_text(url, private) else token


def _private_in_text(url: str, private: frozenset[str]) -> bool:
    """As is_private_address, for an address within words: one that is merely badly written is no secret."""
    address = url if "://" in url else f"https://{url}"
    return safe_address(address) is not None and is_private_address(address, private)


def _without_mail(token: str) -> str:
    """A word without what is an address around each @."""
    pieces = token.split("@")
    kept = pieces[:1]
    for piece in pieces[1:]:
        before, right = kept[-1], _MAIL_RIGHT.match(piece)
        start = len(before)
        while start and before[start - 1] not in _NOT_IN_MAIL:
            start -= 1
        if right and start < len(before):
            bare = before[:start]
            kept[-1] = bare[:-7] if bare.casefold().endswith("mailto:") else bare
            kept.append(piece[right.end() :])
        else:
            kept += ["@", piece]
    return "".join(kept)


def _tidied(text: str) -> str:
    """Without the brackets and marks that stood around what was taken out."""
    text = " ".join(_EMPTIED.sub("", text).split())
    text = _LOOSE.sub(lambda m: m[1] or "", text)
    return _MARKS_LEFT.sub(lambda m: m[1] or "", text)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _on(host: str, hosts: tuple[str, ...]) -> bool:
    return any(host == known or host.endswith(f".{known}") for known in hosts)
