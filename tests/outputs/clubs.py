"""One club's sessions with something in every place that an output shows, for the expected files of outputs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from journalclub.models.paper import Cell, Grid, Licence
from journalclub.models.publication import (
    Answered,
    Entry,
    Evening,
    Material,
    Page,
    PaperRecord,
    Publication,
    Published,
    Shown,
    ShownPaper,
    Slide,
)
from journalclub.models.question import Anchor, Answer, Question
from journalclub.models.schedule import Consent
from journalclub.models.session import (
    Agenda,
    AgendaPart,
    CheckIn,
    ClubSettings,
    Item,
    Part,
    Person,
    Session,
    SessionLink,
    SessionPaper,
)
from journalclub.outputs.revisions import renewed
from tests.briefs import figure

NOW = dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)
MONDAY, NEXT_MONDAY = dt.date(2027, 3, 22), dt.date(2027, 3, 29)
MEETING = "https://zoom.example.org/j/123?pwd=abc&x=1"
CLUB = ClubSettings(
    name="Reading club",
    timezone="Europe/Amsterdam",
    also_shown=("Asia/Tokyo",),
    start="17:00",
    place="Room 1",
    code_of_conduct="https://example.org/conduct",
    feedback="https://example.org/feedback",
    playlist="https://example.org/playlist",
    repository="https://github.com/club/reading",
    site="https://club.example.org/",
)
TALK = Session(
    "2027-03-22-rotation",
    MONDAY,
    presenters=("presenter one", "presenter two"),
    chairs=("chair one", "chair two"),
    papers=(
        SessionPaper("2401.01230", "A Rotation Keeps Reading Groups Together"),
        SessionPaper("1701.00001", note="a shorter one"),
        SessionPaper("", "A chapter on chance"),
    ),
    links=(
        SessionLink("questions", "https://ask.example.org/rotation"),
        SessionLink("code", "https://example.org/code", "Code of the study"),
        SessionLink("slides", "https://example.org/slides"),
        SessionLink("notes", "notes/last-year.md"),
    ),
    items=(
        Item("notebook", "notebooks/lot-student.ipynb"),
        Item("notebook", "notebooks/lot-solution.ipynb"),
        Item("slides", "slides/own deck.pdf"),
        Item("other", "questions.md"),
    ),
    moved_from=("2027-03-08", "2027-03-15 16:30"),
)
CANCELLED = replace(TALK, status="cancelled", reason="The presenter is ill")
TAUGHT = Session(
    "2027-03-22-hmm",
    MONDAY,
    topic="Hidden Markov models",
    place="Lab",
    number=12,
    abstract="States that nobody sees. Signs that everybody sees.",
    presenters_raw="all of us",
    chairs=("chair one",),
    days=(MONDAY, NEXT_MONDAY),
    papers=(SessionPaper("sha256:00", "Our own notes", note="12 pages"),),
    sequels=(SessionPaper("2103.14030", "What came after", note="next term"),),
    parts=(
        Part(
            "Theory evening",
            "what is hidden",
            presenters=("presenter one", "presenter two"),
            links=(
                SessionLink("slides", "talks/theory.pdf"),
                SessionLink("video", "https://video.example.org/1", "Part 1", "discussion"),
                SessionLink("code", "//code.example.org/hmm"),
                SessionLink("notes", "not/published.md"),
            ),
            date=MONDAY,
            minutes=60,
        ),
        Part(None, "Coding", points=("Forward pass", "Backward pass"), date=NEXT_MONDAY, start="18:00"),
    ),
    install=("numpy 2",),
    readings=("Rabiner 1989, https://doi.org/10.1109/5.18626",),
    tasks=("Run simulations [code required]\n- with two states\n- with ten", "Think"),
    check_ins=(CheckIn("Show your plots", dt.date(2027, 4, 5)), CheckIn("Hand in")),
    notes=("Bring a laptop",),
    people=(Person("presenter one", "Institute", "https://example.org/one"),),
    links=(SessionLink("notes", "https://example.org/notes"),),
    consent=(Consent("presenter one", recording=True), Consent("presenter two", recording=True)),
)

PAPER = ShownPaper(
    "A Rotation Keeps Reading Groups Together",
    "2401.01230",
    "https://arxiv.org/abs/2401.01230v2",
    ("Ann Author", "Ben Author", "Cleo Author", "Dan Author", "Eve Author", "Finn Author", "Gus Author"),
    "our first",
)
AGENDA = (("introduction", 5), ("talk", 25), ("discussion", 60))
ENTRIES = (
    Entry(
        "2026-12-07-chance",
        "chance",
        "A chapter on chance",
        "held",
        (dt.date(2026, 12, 7),),
        presenters=("presenter two", "Émile"),
        papers=(ShownPaper("A chapter on chance"), replace(PAPER, authors=())),
        date_raw="early December",
    ),
    Entry(
        "2027-02-15-habit",
        "habit",
        "Habits",
        "held",
        (dt.date(2027, 2, 15),),
        "09:15",
        "UTC",
        60,
        presenters_raw="all of us",
        lead="Nobody measured it.",
    ),
    Entry(
        "2027-03-22 rotation",
        "2027-03-15-rotation",
        PAPER.title,
        "scheduled",
        (MONDAY,),
        "17:00",
        "Europe/Amsterdam",
        90,
        "Room 1",
        topic="Rotations",
        number=11,
        presenters=("presenter one", "presenter two"),
        papers=(PAPER, ShownPaper("Fair draws", "1701.00001", "https://arxiv.org/abs/1701.00001")),
        materials=(
            Material(
                "slides", "own deck.pdf", "sessions/2027-03-22 rotation/own deck.pdf", True, "x/own deck.pdf"
            ),
            Material("code", "", "https://example.org/code"),
            Material("notebook", "lot-student.ipynb", "files/lot-student.ipynb", True, "lot-student.ipynb"),
            Material(
                "notebook", "lot-solution.ipynb", "files/lot-solution.ipynb", True, "lot-solution.ipynb"
            ),
            Material(
                "questions", "Question sheet (PDF)", "sessions/2027-03-22 rotation/questions.pdf", True, "q"
            ),
        ),
        lead="A simple rotation keeps more members.",
        revision=2,
        agenda=AGENDA,
    ),
    Entry(
        "2027-03-22-hmm",
        "2027-03-22-hmm",
        "Hidden Markov models",
        "scheduled",
        (MONDAY, NEXT_MONDAY),
        "17:00",
        "Europe/Amsterdam",
        90,
        "Lab",
        presenters=("presenter one",),
        materials=(Material("slides", "theory.pdf", "files/talks/theory.pdf", True, "talks/theory.pdf"),),
        evenings=(Evening(NEXT_MONDAY, "18:00", 180, "Hall"),),
        agenda=AGENDA,
    ),
    Entry(
        "2027-04-05-none", "none", "Easter Monday", "holiday", (dt.date(2027, 4, 5),), reason="Easter Monday"
    ),
    Entry(
        "2027-04-12-off",
        "off",
        "Called off",
        "cancelled",
        (dt.date(2027, 4, 12),),
        "17:00",
        "Europe/Amsterdam",
        90,
        reason="Nobody can come",
        presenters=("presenter three",),
    ),
    Entry("undated-later", "later", "One day", "scheduled", date_raw="in autumn"),
    Entry("undated-dropped", "dropped", "Dropped", "cancelled"),
)
FREE = PaperRecord(
    "2401.01230",
    PAPER.title,
    PAPER.authors,
    "A simple rotation keeps more members.",
    PAPER.url,
    Licence("http://creativecommons.org/licenses/by/4.0/"),
    "2024-01-02",
    figures=(
        Shown("Figure 1", 2, "Figure 1: Architecture of the rotation.", "figures/figure 1.png", (600, 200)),
        Shown("Table A.1", 4, "Table A.1: Members who stayed.", "figures/table-1.png"),
    ),
    listed=(("Figure 1", 2), ("Table A.1", 4)),
    pages=9,
)
CLOSED = replace(FREE, licence=Licence(None), figures=(), withdrawn=True)
ANCHORS = (Anchor("figure", "4", 5), Anchor("page", "9", 9), Anchor("quote", "so it is"))
QUESTIONS = (
    Question(
        7,
        "s",
        "Why 40, and not 50?",
        "attendee 7",
        "answered",
        "web",
        NOW,
        "12:01",
        3,
        ANCHORS,
        pinned=True,
        answers=(Answer("We had 40.", "presenter one", NOW), Answer("=1+1", None, NOW)),
    ),
    Question(8, "s", "Why so many?", None, "merged", "zoom", NOW, votes=1, merged_into=7),
    Question(
        9, "s", "What is a lot?", "attendee 9", "shown", "ask", NOW, anchors=(Anchor("section", "2", 2),)
    ),
    Question(10, "s", "By lot?", "@attendee", "merged", "web", NOW, merged_into=9),
)
GRID = Grid(
    ((Cell("group"), Cell("members", 2)),),
    ((Cell("a"), Cell("1"), Cell("2")), (Cell("b"), Cell("3"), Cell("4"))),
)
TABLE = replace(figure("9", "table", page=6), grid=GRID, pdf="figures/table-9.pdf", svg="figures/table-9.svg")


def published() -> Publication:
    """The club's sessions as they are published for the second time, after one of them was renamed."""
    first = renewed(
        Published(), ENTRIES[:1], CLUB, dt.datetime(2026, 12, 8, tzinfo=dt.UTC), ENTRIES[0].days[0]
    )
    return Publication(CLUB, ENTRIES, renewed(first, ENTRIES, CLUB, NOW, NOW.date()), NOW.date())


def talk_page() -> Page:
    """The page of an evening with a paper that may be copied."""
    entry = ENTRIES[2]
    return Page(
        entry,
        TALK,
        CLUB.agenda,
        "A simple rotation keeps more members. Its cost is small.",
        FREE,
        (Slide("Cover", ("One point", "Another"), "figures/figure 1.png"), Slide("End")),
        (Answered("Why 40?", "We had 40.\n\nNo more.", "Figure 1 (p. 2)"), Answered("Why not?", None)),
        before=ENTRIES[1],
        after=ENTRIES[3],
    )


def taught_page() -> Page:
    """The page of two evenings, with a paper that may not be copied."""
    entry = ENTRIES[3]
    return Page(
        entry,
        TAUGHT,
        Agenda((AgendaPart("talk", 60),)),
        paper=CLOSED,
        parts=TAUGHT.parts,
        people=TAUGHT.people,
    )
