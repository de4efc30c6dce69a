"""A session as a row of the site's lists, plain values so that long lists fill fast. Not: its page (session.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journalclub.models.publication import Entry, Material
from journalclub.outputs.entry import kind_name
from journalclub.outputs.site.place import Place
from journalclub.outputs.site.words import moment
from journalclub.wording import authors_line, told_apart

AUTHORS_SHOWN = 4
_BESIDE = frozenset({"paper", "questions"})  # kinds that every session may have


@dataclass(frozen=True, slots=True)
class Chip:
    """A small link."""

    address: str
    name: str
    about: str  # for those who do not see what stands around it


@dataclass(frozen=True, slots=True)
class Row:
    """One session."""

    address: str
    title: str
    moment: str  # for <time>; empty without a date
    weekday: str
    day: str
    month: str
    year: str
    open: str  # what stands for a date that is not known
    status: str  # "cancelled" or "holiday"; empty for what takes place
    who: str
    chips: tuple[Chip, ...]


def row_of(entry: Entry, place: Place) -> Row:
    """The row, with links from `place`."""
    day = entry.day
    off = entry.status if entry.status in {"cancelled", "holiday"} else ""
    authors = authors_line(entry.papers[0].authors, AUTHORS_SHOWN) if entry.papers else ""
    why = entry.reason if off and entry.reason and entry.reason != entry.title else ""
    return Row(
        address=place.session(entry),
        title=entry.title,
        moment=moment(entry, day) if day else "",
        weekday=f"{day:%a}" if day else "",
        day=str(day.day) if day else "",
        month=f"{day:%b}" if day else "",
        year=str(day.year) if day else "",
        open="" if day else entry.date_raw or "Date open",
        status=off,
        who=" · ".join(x for x in (entry.by, authors, why) if x),
        chips=tuple(_chips(entry, place)),
    )


def _chips(entry: Entry, place: Place) -> Iterator[Chip]:
    """Material by its kind; several of one kind, such as a notebook's editions, by what tells them apart, too."""
    by_kind: dict[str, list[Material]] = {}
    for material in entry.materials:
        if material.kind not in _BESIDE:
            by_kind.setdefault(kind_name(material.kind), []).append(material)
    for name, alike in by_kind.items():
        apart = told_apart([m.label for m in alike])
        for material, own in zip(alike, apart, strict=True):
            shown = f"{name}: {own}" if own and len(alike) > 1 else name
            yield Chip(place.material(material), shown, material.label or entry.title)
