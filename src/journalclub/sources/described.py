"""What every source gives: metadata and a PDF, both with remarks. Not: what reading finds in it (models/paper.py)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from journalclub.models.paper import Preprint, Reading


@dataclass(frozen=True, slots=True)
class Described:
    """A paper's metadata, with what the user should know about it."""

    preprint: Preprint
    warnings: tuple[str, ...] = ()


class Given(Protocol):
    """A paper that a source other than arXiv has."""

    def pdf(self) -> Path:
        """Its PDF, whole and on disk; raises JcError when there is none."""

    def describe(self, reading: Reading) -> Described:
        """What is known of it once its PDF was read; raises JcError when that is another paper."""


@dataclass(frozen=True, slots=True)
class FetchedPdf:
    """A whole PDF on disk, which must not be changed, with what the user should know about it."""

    path: Path
    sha256: str
    warnings: tuple[str, ...] = ()


# https://info.arxiv.org/help/rss_specifications.html: cross is new in this category, replace a new version.
AnnouncementKind = Literal["new", "cross", "replace", "replace-cross"]


@dataclass(frozen=True, slots=True)
class Announced:
    """A paper of arXiv's daily list."""

    preprint: Preprint
    kind: AnnouncementKind

    @property
    def is_new_version(self) -> bool:
        """Whether the paper itself was announced before."""
        return self.kind in ("replace", "replace-cross")


@dataclass(frozen=True, slots=True)
class Announcements:
    """One day's list, with what the user should know about it."""

    papers: tuple[Announced, ...]
    warnings: tuple[str, ...] = ()
