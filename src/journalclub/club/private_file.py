"""private.yaml: the addresses that only members get, in a file that git ignores. Not: using them (announcements do)."""

from __future__ import annotations

from journalclub.club.yaml_file import Fields, load
from journalclub.errors import Problem
from journalclub.models.schedule import Private
from journalclub.text import safe_address

FILE = "private.yaml"


def parse_private(text: str, problems: list[Problem]) -> Private:
    """What members get; whatever is wrong is added to `problems`. Raises ProblemsError when it is no YAML."""
    fields = Fields(load(text, FILE), FILE, problems)
    fields.unknown({"meeting", "meetings"})
    own = fields.map("meetings")
    meetings = [(str(folder), web_address(own, str(folder))) for folder in own.data] if own else []
    return Private(web_address(fields, "meeting"), tuple((f, url) for f, url in meetings if url))


def web_address(fields: Fields, key: str) -> str | None:
    """An address beginning with https:// or http://."""
    url = fields.text(key)
    if url is not None and not (safe_address(url) == url and url.startswith(("https://", "http://"))):
        fields.problem(key, "must be an address beginning with https:// or http://.")
        return None
    return url
