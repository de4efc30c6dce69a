"""A Slack export, folder or zip: public channels' messages, threads, reactions. Not: direct messages, only counted.

Folders of direct messages, of groups, and of anything that channels.json does not list are private: their messages
are counted and not read.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from journalclub.errors import JcError
from journalclub.models.question import Export, Row, RowSort
from journalclub.questions.source import Source

NAME = "slack"

_PRIVATE_LISTS = ("dms.json", "mpims.json", "groups.json")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\.json")
_ORDINARY = frozenset({None, "thread_broadcast", "me_message", "file_share", "file_comment"})
_LINK = re.compile(r"<([^<>|]{1,2000})(?:\|([^<>]{0,2000}))?>")
_AGAINST = frozenset({"-1", "thumbsdown", "no_entry", "x", "thinking_face"})


def recognise(source: Source) -> int:
    """Days of messages as JSON."""
    return 9 if any(_DAY.fullmatch(PurePosixPath(path).name) for path in source.members) else 0


def read(source: Source) -> Export:
    """Channel by channel, in order of time. Raises JcError when a file is no JSON."""
    names = _names(_document(source, "users.json"))
    public = {str(c.get("name")) for c in _document(source, "channels.json") if isinstance(c, dict)}
    private = {
        str(c.get(k))
        for f in _PRIVATE_LISTS
        for c in _document(source, f)
        if isinstance(c, dict)
        for k in ("id", "name")
    }
    days: dict[str, list[Any]] = {}
    for path in sorted(source.members):
        if _DAY.fullmatch(PurePosixPath(path).name):
            days.setdefault(PurePosixPath(path).parent.name, []).extend(_load(source, path))
    rows: list[Row] = []
    for channel, messages in days.items():
        if channel in private or (public and channel not in public):
            rows.extend(Row(sort="private") for _ in messages)
        else:
            rows.extend(_rows(channel, [m for m in messages if isinstance(m, dict)], names, len(rows)))
            rows.extend(Row(sort="blank") for m in messages if not isinstance(m, dict))
    return Export(NAME, tuple(rows), talk=True)


def _load(source: Source, path: str) -> list[Any]:
    try:
        document = json.loads(source.members[path].decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise JcError(f"{source.name}: {path} is not readable as JSON ({error}); export it again.") from error
    if not isinstance(document, list):
        raise JcError(f"{source.name}: {path} is not as Slack writes it; export it again.")
    return document


def _document(source: Source, name: str) -> list[Any]:
    """A list at the top of the export; empty when it is not there."""
    paths = [p for p in source.members if PurePosixPath(p).name == name]
    return _load(source, min(paths, key=lambda p: p.count("/"))) if paths else []


def _names(users: list[Any]) -> dict[str, str]:
    """User id to the name that Slack shows."""
    found = {}
    for user in users:
        if isinstance(user, dict):
            found[str(user.get("id"))] = _shown_name(user)
    return found


def _shown_name(user: Mapping[str, Any]) -> str:
    profile = user.get("profile") if isinstance(user.get("profile"), dict) else {}
    choices = (
        (profile or {}).get("display_name"),
        user.get("real_name"),
        (profile or {}).get("real_name"),
        user.get("name"),
    )
    return next((str(name) for name in choices if name), str(user.get("id")))


def _stamp(message: Mapping[str, Any]) -> float:
    try:
        return float(message.get("ts") or 0)
    except (TypeError, ValueError):
        return 0.0


def _rows(channel: str, messages: list[dict[str, Any]], names: Mapping[str, str], start: int) -> list[Row]:
    """The messages of a channel; `start` is the index of its first row in the export."""
    ordered = sorted(messages, key=_stamp)
    index = {str(m.get("ts")): start + i for i, m in enumerate(ordered)}
    return [_row(channel, m, names, index, start + i) for i, m in enumerate(ordered)]


def _row(
    channel: str, message: Mapping[str, Any], names: Mapping[str, str], index: Mapping[str, int], own: int
) -> Row:
    text = plain(str(message.get("text") or ""), names)
    thread = str(message.get("thread_ts") or "")
    root = None
    if thread and thread != str(message.get("ts")):
        root = index.get(thread, -1)
        root = root if root < own else -1
    subtype = message.get("subtype")
    profile = message.get("user_profile") if isinstance(message.get("user_profile"), dict) else {}
    author = names.get(str(message.get("user"))) or (_shown_name({"profile": profile}) if profile else None)
    voters = {
        str(user)
        for reaction in message.get("reactions") or ()
        if isinstance(reaction, dict) and str(reaction.get("name")).split("::")[0] not in _AGAINST
        for user in reaction.get("users") or ()
    }
    machine = subtype not in _ORDINARY or "bot_id" in message
    sort: RowSort = "machine" if machine else "message" if text.strip() else "blank"
    return Row(
        text.strip(),
        author,
        str(message.get("ts") or "") or None,
        _stamp(message),
        place=f"{channel}/{thread}" if root is not None else channel,
        sort=sort,
        root=root,
        votes=len(voters),
    )


def plain(text: str, names: Mapping[str, str]) -> str:
    """Slack's markup as people read it: names for mentions, labels for links."""

    def shown(match: re.Match[str]) -> str:
        target, label = match[1], match[2]
        if target.startswith("@"):
            return "@" + (names.get(target[1:]) or label or target[1:])
        if target.startswith("#"):
            return "#" + (label or target[1:])
        if target.startswith("!"):
            return label or "@" + target[1:].split("^")[0]
        return label or target.removeprefix("mailto:")

    return html.unescape(_LINK.sub(shown, text))
