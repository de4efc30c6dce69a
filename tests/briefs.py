"""Briefs of a made-up paper, with pictures drawn on the spot, for the tests of decks, sheets and pages."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from journalclub.models.deck import Brief
from journalclub.models.paper import (
    Equation,
    Figure,
    FigureKind,
    Licence,
    Outline,
    PaperLink,
    Preprint,
    Reading,
    Reference,
    Section,
    Statement,
    Term,
)
from journalclub.models.schedule import Consent
from journalclub.models.session import Agenda, AgendaPart, ClubSettings, Item, Session, SessionLink

COVER = "cover.png"
ABSTRACT = (
    "Reading groups choose their next paper by habit. We study 40 groups over two years and show that a simple "
    "rotation keeps more members. Its cost is small."
)


def png(width: int, height: int) -> bytes:
    """A picture of that many pixels: a frame around a light ground."""
    light, dark = b"\xf0\xf4\xf8", b"\x30\x40\x50"
    inner = b"\x00" + dark + light * max(0, width - 2) + dark * (width > 1)
    edge = b"\x00" + dark * width
    rows = edge + inner * max(0, height - 2) + edge * (height > 1)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def figure(
    label: str,
    kind: FigureKind = "figure",
    page: int = 3,
    size: tuple[float, float] = (300, 180),
    caption: str = "Overview of the rotation. Arrows show who presents next.",
    pictured: bool = True,
) -> Figure:
    """A figure printed at `size` points."""
    width, height = size
    name = f"figures/{kind}-{label}.png"
    whole = f"{kind.capitalize()} {label}: {caption}"
    box = (72.0, 90.0, 72.0 + width, 90.0 + height)
    under = (72.0, 100.0 + height, 372.0, 124.0 + height)
    return Figure(kind, label, page, box, whole, under, name if pictured else None)


def said(text: str, page: int = 1, section: str | None = "Introduction") -> Statement:
    """A quote of the paper."""
    return Statement(text, page, (72.0, 300.0, 540.0, 324.0), section)


FIGURES = (
    figure("1", page=2, caption="Architecture of the rotation. Arrows show who presents next."),
    figure("2", page=4, size=(460, 120), caption="Members who stayed, by group and by year."),
    figure(
        "1", "table", page=4, size=(330, 140), caption="Share of members who stayed. Errors are over groups."
    ),
    figure("3", page=5, size=(150, 260), caption="Attendance of one group over two years (40 sessions)."),
    figure("A.1", page=9, caption="The questionnaire."),
    figure("4", page=5, caption="A figure of which no picture could be made.", pictured=False),
)
OUTLINE = Outline(
    background=(said("Reading groups have met in laboratories for more than a century (Smith, 1901)."),),
    motivation=(
        said("However, nobody has measured what keeps their members."),
        said("Groups lose a third of their members in the first year [3, 5]."),
    ),
    contributions=(
        said("We propose a rotation in which every member presents once a term.", 2),
        said("We collect attendance of 40 groups over two years.", 2),
        said("In addition, we release the data and the code.", 2),
    ),
    approach=(
        said(
            "The rotation assigns presenters by lot among those who waited longest (Figure 1).", 2, "Rotation"
        ),
        said("Each group kept its own day, room and length of session.", 3, "Rotation"),
    ),
    setup=(said("Twenty groups used the rotation and twenty kept their habit.", 3, "Study"),),
    results=(
        said("Groups with a rotation kept 81 % of their members, the others 64 % (Table 1).", 4, "Results"),
        said("The difference appeared after the first term and did not grow.", 4, "Results"),
    ),
    limitations=(said("Our groups volunteered, which may make them unlike others.", 6, "Discussion"),),
    contribution_list=True,
)
REFERENCES = (
    Reference(
        "[1]", "[1] Jane Smith, Ada Jones, and Max Roe. Seminars as a habit. In Proc. Clubs, 1901.", None, 7
    ),
    Reference("[2]", "[2] K. Lot, “Fair draws without memory,” J. Chance 12 (1987) 3.", "1701.00001", 4),
    Reference("[3]", "[3] P. Other. Attendance in small groups of volunteers. 2011.", None, 2),
    Reference("[4]", "[4] Q. Once. Mentioned a single time here. 2012.", None, 1),
)
SECTIONS = (
    Section("1", "Introduction", 1, 1),
    Section("2", "Rotation", 1, 2),
    Section("3", "Study", 1, 3),
    Section("4", "Results", 1, 4),
    Section("5", "Discussion", 1, 6),
    Section(None, "References", 1, 7),
    Section("A", "Questionnaire", 1, 9),
)
EQUATIONS = (
    Equation(
        "1",
        3,
        (200.0, 300.0, 412.0, 330.0),
        "figures/equation-1.png",
        3,
        said("A member who presented w weeks ago is drawn with the probability:", 3, "Rotation"),
    ),
    Equation("2", 3, (200.0, 380.0, 412.0, 400.0), "figures/equation-2.png"),
)
TERMS = (Term("RBL", "rotation by lot", 2, 9), Term("WTP", "waiting time to present", 3, 1))
READING = Reading(
    sha256="0" * 64,
    pages=9,
    arxiv_id="2401.01230v2",
    title="A Rotation Keeps Reading Groups Together",
    authors=("Ann Author", "Ben Author", "Cleo Author"),
    abstract=ABSTRACT,
    sections=SECTIONS,
    figures=FIGURES,
    outline=OUTLINE,
    equations=EQUATIONS,
    terms=TERMS,
    references=REFERENCES,
    links=(
        PaperLink("https://example.org/rotation", "project", 1),
        PaperLink("https://example.org/code", "code", 2),
        PaperLink("https://example.org/other", "other", 8),
    ),
)
PREPRINT = Preprint(
    id="2401.01230",
    version="v2",
    title="A Rotation Keeps Reading Groups Together",
    authors=("Ann Author", "Ben Author", "Cleo Author"),
    abstract=ABSTRACT,
    source="arxiv",
    published="2024-01-02",
    licence=Licence("http://creativecommons.org/licenses/by/4.0/"),
)
SESSION = Session(
    folder="2027-01-18-rotation",
    date=dt.date(2027, 1, 18),
    start="16:00",
    timezone="Europe/Amsterdam",
    presenters=("The presenter",),
    items=(Item("slides", "slides/own deck.pdf"),),
    links=(SessionLink("video", "https://example.org/video"),),
    consent=(Consent("The presenter", recording=True),),
)
CLUB = ClubSettings(name="Reading club")


def brief(
    *,
    minutes: int | None = None,
    figures: Sequence[Figure] = FIGURES,
    outline: Outline = OUTLINE,
    cover: bool = True,
    agenda: Agenda | None = None,
) -> Brief:
    """The made-up paper; `minutes` changes the talk's length."""
    if minutes is not None:
        agenda = Agenda((AgendaPart("talk", minutes), AgendaPart("discussion", 30)))
    reading = replace(READING, figures=tuple(figures), outline=outline)
    return Brief(PREPRINT, reading, CLUB, replace(SESSION, agenda=agenda), COVER if cover else None)


def pictures(folder: Path, made: Brief) -> Path:
    """Draw the brief's pictures into the folder, two pixels a point."""
    (folder / "figures").mkdir(exist_ok=True)
    drawn: tuple[Figure | Equation, ...] = (*made.reading.figures, *made.reading.equations)
    for item in drawn:
        if item.file:
            x0, y0, x1, y1 = item.bbox
            (folder / item.file).write_bytes(png(round(2 * (x1 - x0)), round(2 * (y1 - y0))))
    if made.cover:
        (folder / made.cover).write_bytes(png(425, 550))
    return folder
