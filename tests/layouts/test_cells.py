"""Each thing stands in the column that is there for it, or in the next best; nothing a row can say is left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from journalclub.adopting.record import Role
from journalclub.layouts.cells import Column, cells
from journalclub.layouts.subjects import PLAIN, Style, subject
from journalclub.models.session import Part, Session, SessionLink, SessionPaper

DAY = dt.date(2027, 1, 18)
PAPER = SessionPaper("2401.01230", "Whose Turn", note="2024")
SESSION = Session(
    "s",
    DAY,
    topic="Turns",
    presenters=("presenter",),
    chairs=("chair",),
    papers=(PAPER,),
    links=(
        SessionLink("slides", "https://example.org/s"),
        SessionLink("video", "https://example.org/v", "Talk"),
    ),
    notes=("Venue: a journal", "Bring a laptop"),
    number=7,
)


def row(session: Session, *columns: Role | tuple[str, Role], style: Style = PLAIN) -> list[str]:
    made = [Column(*c) if isinstance(c, tuple) else Column("", c) for c in columns]
    (only,) = cells(session, made, style)
    return only


def test_a_wide_table_has_a_place_for_everything() -> None:
    venue: tuple[str, Role] = ("Venue", "venue")
    shown = row(
        SESSION, "number", "date", "topic", "paper", "chair", "presenter", "slides", "video", venue, "comment"
    )
    assert shown == [
        "7",
        "2027-01-18",
        "Turns",
        "[Whose Turn](https://arxiv.org/abs/2401.01230) 2024",
        "chair",
        "presenter",
        "[Slides](https://example.org/s)",
        "[Talk](https://example.org/v)",
        "a journal",
        "Bring a laptop",
    ]


def test_a_narrow_table_says_it_all_beside_the_topic() -> None:
    date, topic = row(SESSION, "date", "topic")
    assert date == "2027-01-18"
    for said in (
        "Turns: [Whose Turn]",
        "[Slides]",
        "[Talk]",
        "presenter",
        "chaired by chair",
        "Bring a laptop",
    ):
        assert said in topic


def test_addresses_go_to_a_column_of_their_own() -> None:
    one = replace(SESSION, links=(), notes=(), chairs=(), presenters=())
    assert row(one, "date", "topic", "paper", "paper-link")[2:] == [
        "**Whose Turn** 2024",
        "[paper](https://arxiv.org/abs/2401.01230)",
    ]
    several = replace(
        SESSION, papers=(PAPER, SessionPaper("", "B", "https://example.org/b")), links=(), notes=()
    )
    assert row(several, "date", "topic", "paper", "paper-link")[3] == (
        "[1](https://arxiv.org/abs/2401.01230), [2](https://example.org/b)"
    )


def test_a_topic_that_is_the_papers_title_stands_there_once() -> None:
    same = replace(SESSION, topic="Whose Turn", papers=(replace(PAPER, note=None),), links=(), notes=())
    assert row(same, "date", "topic", "presenter")[1] == "[Whose Turn](https://arxiv.org/abs/2401.01230)"


def test_talks_of_one_day_are_rows_of_which_the_first_has_the_date() -> None:
    parts = (Part("a", "One", ("first",)), Part("b", "Two", presenters_raw="All"))
    columns = [Column("", role) for role in ("date", "topic", "presenter")]
    made = cells(replace(SESSION, parts=parts, links=(), notes=(), chairs=()), columns, Style())
    assert made == [["2027-01-18", "a) One", "first"], ["", "b) Two", "All"]]


def test_a_session_without_date_or_topic_has_a_row_that_says_so() -> None:
    assert row(Session("s"), "date", "topic", "presenter") == ["TBD", "TBD", ""]
    style = Style(missing="to be found")
    assert row(Session("s", DAY), "date", "topic", "presenter", style=style) == [
        "2027-01-18",
        *["to be found"] * 2,
    ]


@pytest.mark.parametrize(
    ("status", "reason", "shown"),
    [
        ("cancelled", None, "~~Turns~~ No meeting"),
        ("cancelled", "illness", "~~Turns~~ No meeting: illness"),
        ("holiday", "Easter", "~~Turns~~ No meeting: Easter"),
        ("holiday", None, "~~Turns~~ Holiday"),
    ],
)
def test_what_does_not_take_place_is_struck_and_says_why(status: str, reason: str | None, shown: str) -> None:
    off = Session("s", DAY, status=status, topic="Turns", reason=reason)  # type: ignore[arg-type]
    assert row(off, "date", "topic")[1] == shown


def test_what_says_itself_that_it_is_off_is_left_as_it_is() -> None:
    off = Session("s", DAY, status="cancelled", topic="Cancelled (celebration)")
    assert row(off, "date", "topic", style=Style(off="*")) == ["*2027-01-18*", "*Cancelled (celebration)*"]


LINKS = (
    SessionLink("slides", "https://example.org/s"),
    SessionLink("poster", "https://example.org/p"),
    SessionLink("code", "https://example.org/c", "Repo"),
)
SLIDES, POSTER, REPO = (
    "[Slides](https://example.org/s)",
    "[Poster](https://example.org/p)",
    "[Repo](https://example.org/c)",
)


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (("topic", "materials"), ["T", f"{SLIDES} &#124; {POSTER} &#124; {REPO}"]),
        (("topic", "code", "slides"), ["T", REPO, f"{SLIDES} &#124; {POSTER}"]),
        (("topic", "notebook", "code", "materials"), ["T", "", REPO, f"{SLIDES} &#124; {POSTER}"]),
        (("topic", "other"), ["T", f"{SLIDES} &#124; {POSTER} &#124; {REPO}"]),
        (("topic", "paper"), [f"T &#124; {SLIDES} &#124; {POSTER} &#124; {REPO}", ""]),
        (("topic", "paper", "title"), ["T", "", f"{SLIDES} &#124; {POSTER} &#124; {REPO}"]),
    ],
)
def test_material_stands_in_the_column_of_its_kind_or_in_that_of_the_most_like_kind(
    columns: tuple[Role, ...], shown: list[str]
) -> None:
    assert row(Session("s", DAY, topic="T", links=LINKS), *columns) == shown


READ, MORE = "Chapter 1", "ch 2 <https://example.org/c>"


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        ((), [f"T ({READ}) ({MORE}) (Status: open) (Bring it)"]),
        ((("", "comment"),), ["T", f"{READ} {MORE} Status: open Bring it"]),
        ((("", "other"),), ["T", f"{READ} {MORE} Status: open Bring it"]),
        ((("", "readings"),), ["T (Status: open) (Bring it)", f"{READ}; {MORE}"]),
        ((("Status", "status"),), [f"T ({READ}) ({MORE}) (Bring it)", "open"]),
        (
            (("", "readings"), ("Status", "status"), ("", "other")),
            ["T", f"{READ}; {MORE}", "open", "Bring it"],
        ),
    ],
)
def test_readings_and_remarks_stand_in_their_columns_or_behind_the_topic_in_brackets(
    columns: tuple[tuple[str, Role], ...], shown: list[str]
) -> None:
    readings = ("Chapter 1", "ch 2 https://example.org/c")
    session = Session("s", DAY, topic="T", readings=readings, notes=("Status: open", "Bring it"))
    assert row(session, "topic", *columns) == shown


def test_an_address_that_was_read_from_a_column_goes_back_behind_its_words() -> None:
    notes = (
        "Week: Week 3, part 2",
        "Room: Hall https://example.org/h",
        "Journal: one https://example.org/1; two",
    )
    session = Session("s", DAY, topic="T", number=3, place="Hall", notes=notes)
    columns: list[tuple[str, Role]] = [
        ("Week", "number"),
        ("What", "topic"),
        ("Room", "place"),
        ("Journal", "venue"),
    ]
    assert row(session, *columns) == [
        "Week 3, part 2",
        "T",
        "[Hall](https://example.org/h)",
        "[one](https://example.org/1); two",
    ]


def test_every_fact_has_its_column_and_those_without_one_are_left_to_the_page() -> None:
    sequels = (SessionPaper("", "More", "https://example.org/m"),)
    session = Session(
        "s", DAY, time="5-8 p.m.", start="17:00", place="Room", topic="T", abstract="All of it",
        sequels=sequels, number=3, suggested_by=("someone", "another"),
    )  # fmt: skip
    assert row(session, "number", "time", "place", "abstract", "sequel", "suggested", "topic") == [
        "3", "5-8 p.m.", "Room", "All of it", "[More](https://example.org/m)", "someone & another", "T",
    ]  # fmt: skip
    assert row(session, "date", "topic", "suggested") == ["2027-01-18", "T", "someone & another"]
    assert row(session, "topic", "presenter") == ["T 3", "(suggested by someone & another)"]
    assert row(session, "date", "topic") == ["2027-01-18", "T (suggested by someone & another)"]


@pytest.mark.parametrize(
    ("chairs", "columns", "shown"),
    [
        (("c",), ("topic", "presenter", "chair"), ["T", "p", "c"]),
        (("c",), ("topic", "presenter"), ["T", "p (chaired by c)"]),
        (("c",), ("topic", "chair"), ["T (p)", "c"]),
        (("c",), ("topic",), ["T (p (chaired by c))"]),
        (("p",), ("topic", "chair"), ["T", "p"]),
        (("p",), ("topic", "presenter"), ["T", "p"]),
        ((), ("topic", "chair"), ["T", "p"]),
        ((), ("topic", "presenter", "chair"), ["T", "p", ""]),
    ],
)
def test_presenters_and_chairs_share_a_column_only_when_there_is_one_for_both(
    chairs: tuple[str, ...], columns: tuple[Role, ...], shown: list[str]
) -> None:
    assert row(Session("s", DAY, topic="T", presenters=("p",), chairs=chairs), *columns) == shown


@pytest.mark.parametrize(
    "parts", [(Part("a", "One"),), (Part("a", "One", points=("a point",)), Part("b", "Two"))]
)
def test_one_part_or_an_outline_makes_no_rows_of_its_own(parts: tuple[Part, ...]) -> None:
    assert row(Session("s", DAY, topic="T", parts=parts), "date", "topic") == ["2027-01-18", "T"]


def test_what_does_not_take_place_says_just_that_when_nothing_was_planned() -> None:
    assert row(Session("s", DAY, status="cancelled"), "date", "topic") == ["2027-01-18", "No meeting"]


def test_several_citations_stand_behind_the_topic_each_in_brackets() -> None:
    cited = (SessionPaper("", "Author et al., 2020"), SessionPaper("", "Other & One, 2019"))
    assert subject("T", cited) == "T [Author et al., 2020] [Other & One, 2019]"
    assert subject("T", cited[:1]) == "T: Author et al., 2020"
    assert subject(None, cited) == "Author et al., 2020, Other & One, 2019"


def test_a_table_of_dates_alone_keeps_the_date_of_a_session_without_a_topic() -> None:
    assert row(Session("s", DAY), "date") == ["2027-01-18"]


def test_a_date_that_was_moved_keeps_the_old_one_struck_through() -> None:
    assert row(Session("s", DAY, date_raw="~~11 Jan~~ 18 Jan"), "date", "place")[0] == "~~11 Jan~~ 18 Jan"


def test_a_topic_without_a_column_goes_to_the_first_that_is_for_no_date_or_number() -> None:
    assert row(Session("s", DAY, topic="T", number=3), "number", "date", "place") == ["3", "2027-01-18", "T"]


def test_what_is_remarked_on_a_paper_without_an_address_stands_in_brackets_behind_it() -> None:
    cited = SessionPaper("", "Whose Turn", note="Author, 2020; invited talk")
    assert subject("T", [cited]) == r"T: Whose Turn \[Author, 2020\] (invited talk)"
    assert subject(None, [cited], role="paper") == "**Whose Turn** Author, 2020; invited talk"
