"""What a club has read and will read, and how another paper is tied to it. Not: finding out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from journalclub.models.paper import Reference


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A paper that has a session."""

    id: str  # without version; empty when it is known by its title alone
    title: str
    session: str  # name of its folder
    read: bool  # False: it is yet to come
    date: dt.date | None
    references: tuple[Reference, ...] = ()  # empty when nothing is known of them


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper that might be read."""

    id: str  # without version
    title: str
    abstract: str = ""
    cites: tuple[str, ...] = ()  # what is known of it, by id without version


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a paper is near to what the club has read."""

    kind: Literal["cited by", "cites"]
    paper: KnownPaper
