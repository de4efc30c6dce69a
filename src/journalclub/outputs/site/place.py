"""Where a page of the site stands, and its links to the others. Not: addresses elsewhere. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from journalclub.models.publication import Entry, Material
from journalclub.outputs.entry import SESSIONS
from journalclub.outputs.events import PAGE


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands, and the way from there to others."""

    root: str = ""  # "../../" on a session's page

    def to(self, path: str) -> str:
        """A file of the site."""
        return self.root + quote(path)

    def session(self, entry: Entry) -> str:
        """A session's page."""
        return self.to(f"{SESSIONS}/{entry.folder}/{PAGE}")

    def material(self, material: Material) -> str:
        """Something to click on."""
        return self.to(material.target) if material.copied else material.target
