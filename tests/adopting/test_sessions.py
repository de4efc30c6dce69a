"""What a row becomes: each column's share of the session, its status, what has to be told of it."""

from __future__ import annotations

import dataclasses

import pytest

from journalclub.adopting.record import Taken
from journalclub.models.session import Part, Person, Session, SessionLink, SessionPaper
from tests.adopting.pages import adopted

A, B = "https://example.org/a.pdf", "https://example.org/b.pdf"
ARXIV = "https://arxiv.org/abs/2401.01230"
WHOSE = SessionPaper("2401.01230", "Whose Turn", ARXIV)
DAY = "2026-01-05"


def taken(header: str, *rows: str) -> list[Taken]:
    """The sessions of a table; cells are separated by strokes, the first column is that of dates."""
    lines = [f"| Date | {header} |", "|---" * (header.count("|") + 2) + "|", *(f"| {row} |" for row in rows)]
    return list(adopted("\n".join(lines)).sessions)


def said(session: Session) -> dict[str, object]:
    """What a session says besides its day."""
    fields = {f.name: getattr(session, f.name) for f in dataclasses.fields(session)}
    return {k: v for k, v in fields.items() if v not in (None, (), "", False) and k not in {"date", "status"}}


def link(kind: str, url: str, label: str | None = None) -> SessionLink:
    return SessionLink(kind, url, label)


@pytest.mark.parametrize(
    ("header", "row", "found"),
    [
        # Papers and their titles.
        ("Topic | Paper", f"Queues | [paper]({A})", {"topic": "Queues", "papers": (SessionPaper("", "Queues", A),)}),
        ("Topic | Paper", f"Queues | [paper]({A}) [W]({B})", {
            "topic": "Queues", "papers": (SessionPaper("", "Queues", A), SessionPaper("", "W", B))}),
        ("Topic | Paper | PDF", f"Queues | [paper]({A}) | {B}", {
            "topic": "Queues", "papers": (SessionPaper("", None, A), SessionPaper("", None, B))}),
        ("Paper", f"[Whose Turn]({ARXIV}), [the same]({ARXIV}v2)", {"papers": (WHOSE,)}),
        ("Paper", f"[One]({A}), [Other]({A}), [Two]({B})", {
            "papers": (SessionPaper("", "One", A), SessionPaper("", "Two", B))}),
        ("Paper | Paper link", f"One | [pdf]({A}) and more", {
            "papers": (SessionPaper("", "One", A),), "notes": ("and more",)}),
        ("Paper | Paper link", f"[Whose Turn]({ARXIV}) | [Other]({A})", {
            "papers": (WHOSE, SessionPaper("", "Other", A))}),
        # What stands behind a paper is a remark on it, on the session where there are several.
        ("Paper", f"[Whose Turn]({ARXIV}) by its authors", {
            "papers": (dataclasses.replace(WHOSE, note="by its authors"),)}),
        ("Topic", f"[Whose Turn]({ARXIV}) by its authors", {
            "papers": (dataclasses.replace(WHOSE, note="by its authors"),)}),
        ("Topic", f"Two: [The first of them]({A}), [the second of them]({B}) and others", {
            "topic": "Two", "notes": ("and others",),
            "papers": (SessionPaper("", "The first of them", A), SessionPaper("", "the second of them", B))}),
        ("Paper", f"Two: [The first of them]({A}), [the second of them]({B}) and others", {
            "papers": (
                SessionPaper("", "The first of them", A),
                SessionPaper("", "the second of them", B, "and others; Two"))}),
        ("Readings", f"Chapter 1, [Two]({A}), pp. 5", {
            "papers": (SessionPaper("", "Two", A),), "readings": ("pp. 5", "Chapter 1")}),
        # Topics of several columns, each once; a remark in brackets is none.
        ("Topic | Description", "Queues | Stacks", {"topic": "Queues – Stacks"}),
        ("Topic | Description", "Queues | Queues", {"topic": "Queues"}),
        ("Topic", "(bring a laptop)", {"notes": ("bring a laptop",)}),
        ("Topic", "![a drawing](a.png) Queues", {"topic": "Queues", "notes": ("a drawing",)}),
        # Materials and remarks, with their columns' names.
        ("Topic | Slides", f"Q | [s](s.pdf) and words [paper]({A}) ![p](p.png)", {
            "topic": "Q", "links": (link("slides", "s.pdf", "s"), link("slides", A)),
            "notes": ("Slides: and words", "Slides: p")}),
        ("Topic | Materials", f"Q | [Whose Turn]({ARXIV}) here", {
            "topic": "Q", "papers": (WHOSE,), "notes": ("Materials: here",)}),
        ("Topic | Comment", "Q | [see](https://example.org/x) that", {
            "topic": "Q", "links": (link("other", "https://example.org/x", "see"),), "notes": ("Comment: that",)}),
        ("Topic | Related", f"Q | [see](https://example.org/x), [W]({A}) or so", {
            "topic": "Q", "readings": (f"Related: or so; W {A}; see https://example.org/x",)}),
        ("Paper | Journal", f"[Whose Turn]({ARXIV}) | [ICML](https://example.org/i)", {
            "papers": (WHOSE,), "notes": ("Journal: ICML https://example.org/i",)}),
        ("Topic | Status", "Q | done", {"topic": "Q", "notes": ("Status: done",)}),
        # Time, place, who suggested it: text, and their addresses as remarks.
        ("Topic | Time", "Q | [5 pm](https://example.org/t)", {
            "topic": "Q", "time": "5 pm", "start": "17:00", "notes": ("Time: 5 pm https://example.org/t",)}),
        ("Topic | Room | Zoom", "Q | Hall | https://example.org/z", {
            "topic": "Q", "place": "Hall; https://example.org/z"}),
        ("Topic | Room", "Q | " + "r" * 600, {"topic": "Q", "place": "r" * 499 + "…"}),
        ("Topic | Room", "Q | TBD", {"topic": "Q"}),
        ("Topic | Suggested by", "Q | C D, E Able & C D", {"topic": "Q", "suggested_by": ("C D", "E Able")}),
        ("Topic | Abstract", "Q | What *it* is", {"topic": "Q", "abstract": "What it is"}),
        ("Topic | Sequels", f"Q | [W]({A})", {"topic": "Q", "sequels": (SessionPaper("", "W", A),)}),
        # The session's number; what else the column says is a remark.
        ("Topic | #", "Q | No. 12", {"topic": "Q", "number": 12}),
        ("Topic | #", "Q | 第3回", {"topic": "Q", "number": 3}),
        ("Topic | #", "Q | Extra", {"topic": "Q", "notes": ("#: Extra",)}),
        ("Topic | #", "Q | 12 extra", {"topic": "Q", "number": 12, "notes": ("#: 12 extra",)}),
        ("Topic | #", "Q | 12345", {"topic": "Q", "notes": ("#: 12345",)}),
        ("Topic | #", "Q | [12](x/)", {"topic": "Q", "number": 12, "links": (link("notes", "x/"),)}),
        # People: who leads presents where nobody else does; a cell that says more is kept as it is.
        ("Topic | Chair", "Q | A B", {"topic": "Q", "presenters": ("A B",), "chairs": ("A B",)}),
        ("Topic | Presenter | Chair", "Q | C D | A B (MIT)", {
            "topic": "Q", "presenters": ("C D",), "chairs": ("A B",), "people": (Person("A B", "MIT"),),
            "presenters_raw": "A B (MIT)"}),
        ("Topic | Speaker | Moderator", "Q | A B (X) | C D & A B", {
            "topic": "Q", "presenters": ("A B", "C D"), "people": (Person("A B", "X"),), "presenters_raw": "A B (X)"}),
        ("Topic | Speaker | Moderator", "Q | A B (via Zoom) | All", {
            "topic": "Q", "presenters": ("A B",), "presenters_raw": "A B (via Zoom); All"}),
    ],
)  # fmt: skip
def test_every_cell_says_its_share_of_the_session(header: str, row: str, found: dict[str, object]) -> None:
    (session,) = taken(header, f"{DAY} | {row}")
    assert said(session.session) == found
    assert (session.status, session.warnings) == (None, ())


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2026-01-05 17:00", {"date_raw": "2026-01-05 17:00", "time": "17:00", "start": "17:00"}),
        ("17:00, 2026-01-05", {"date_raw": "17:00, 2026-01-05"}),
        ("[2026-01-05](s/)", {"date_raw": "[2026-01-05](s/)", "links": (link("other", "s/"),)}),
        ("2026-01-05 ![x](y)", {"date_raw": "2026-01-05 ![x](y)", "notes": ("x",)}),
        ("2026-01-05 " + "x" * 300, {"date_raw": "2026-01-05 " + "x" * 188 + "…"}),
    ],
)
def test_a_date_s_cell_may_say_the_time_and_more(date: str, found: dict[str, object]) -> None:
    (session,) = taken("Topic", f"{date} | Q")
    assert said(session.session) == {"topic": "Q", **found}


@pytest.mark.parametrize(
    ("row", "status", "found"),
    [
        # The topic first: it says nothing else, unless there is something to present.
        (f"{DAY} | Cancelled | A B", "cancelled", {"presenters": ("A B",)}),
        (f"{DAY} | No meeting: rain | ", "cancelled", {"reason": "rain"}),
        (f"{DAY} | Q (cancelled) | A B", "cancelled", {"topic": "Q (cancelled)", "presenters": ("A B",)}),
        (f"{DAY} | Holiday | ", "holiday", {"topic": "Holiday"}),
        (f"{DAY} | Holiday | A B", None, {"topic": "Holiday", "presenters": ("A B",)}),
        (f"{DAY} | Holiday [W]({A}) | ", None, {"topic": "Holiday", "papers": (SessionPaper("", "W", A),)}),
        # Then the date, struck through, too.
        (f"{DAY} (cancelled) | Q | ", "cancelled", {"topic": "Q", "date_raw": f"{DAY} (cancelled)"}),
        (f"~~{DAY}~~ | Q | A B", "cancelled", {"topic": "Q", "presenters": ("A B",), "date_raw": f"~~{DAY}~~"}),
        (f"~~{DAY}~~ 2026-01-06 | Q | ", None, {"topic": "Q", "date_raw": f"~~{DAY}~~ 2026-01-06"}),
        (f"{DAY} (tbc) | Q | ", "upcoming", {"topic": "Q", "date_raw": f"{DAY} (tbc)"}),
        (f"{DAY} | Q (tentative) | ", "upcoming", {"topic": "Q (tentative)"}),
        # Then the names, which are none then.
        (f"{DAY} | | Holiday", "holiday", {"presenters_raw": "Holiday"}),
        (f"{DAY} | Q | holiday", None, {"topic": "Q", "presenters": ("holiday",)}),
        (f"{DAY} | Q | Cancelled", "cancelled", {"topic": "Q", "presenters_raw": "Cancelled"}),
        (f"{DAY} | Q | cancelled (rain)", "cancelled", {
            "topic": "Q", "reason": "rain", "presenters_raw": "cancelled (rain)"}),
        (f"{DAY} | Q | A B | | cancelled", "cancelled", {
            "topic": "Q", "presenters": ("A B",), "notes": ("Comment: cancelled",)}),
        # A title that is a status is none.
        (f"{DAY} | | | No meeting", "cancelled", {}),
        (f"{DAY} | | A B | No meeting", "cancelled", {"presenters": ("A B",)}),
        (f"{DAY} | Q | | No meeting: rain", "cancelled", {"topic": "Q – No meeting: rain", "reason": "rain"}),
    ],
)  # fmt: skip
def test_a_status_is_what_the_first_of_its_cells_tells(
    row: str, status: str, found: dict[str, object]
) -> None:
    (session,) = taken("Topic | Presenter | Paper | Comment", row)
    assert (session.status, said(session.session)) == (status, found)


@pytest.mark.parametrize(
    ("date", "why"),
    [
        ("5 Jan", "line 3: the date '5 Jan' has no year; the session has none."),
        ("2026-02-30", "line 3: the date '2026-02-30' is no day of the calendar; the session has none."),
        ("January", None), ("soon", None), ("TBD", None),
    ],
)  # fmt: skip
def test_a_date_that_is_none_is_kept_as_written_and_told(date: str, why: str | None) -> None:
    (session,) = taken("Topic", f"{date} | Q")
    assert (session.session.date, session.session.date_raw) == (None, date)
    assert session.warnings == ((why,) if why else ())


def test_rows_that_continue_one_are_its_parts_and_what_else_they_say_is_kept() -> None:
    (session,) = taken(
        "Topic | Presenter | Chair | Room | Slides | Comment",
        f"{DAY} | a) Queues | A B (X) | C D | Hall | [s](s.pdf) | one",
        f" | b) [Whose Turn]({ARXIV}) | E Able (Z) | F Able | Foyer | [t](t.pdf) | two",
        f" | (c) Heaps [H]({A}) | A B | All | | [s](s.pdf) |",
    )
    slides = [link("slides", f"{name}.pdf", name) for name in "st"]
    assert said(session.session) == {
        "topic": "a) Queues; c) Heaps",
        "place": "Hall",
        "presenters": ("A B", "E Able"),
        "chairs": ("C D", "F Able"),
        "papers": (WHOSE, SessionPaper("", "H", A)),
        "links": tuple(slides),
        "people": (Person("A B", "X"), Person("E Able", "Z")),
        "parts": (
            Part("a", "Queues", ("A B",), (), (slides[0],), (), "A B (X)"),
            Part("b", None, ("E Able",), (WHOSE,), (slides[1],), (), "E Able (Z)"),
            Part("c", "Heaps", ("A B",), (SessionPaper("", "H", A),), (slides[0],)),
        ),
        "notes": ("Comment: one", "Comment: two", "Room: Foyer", "All"),
    }


@pytest.mark.parametrize(
    ("text", "topic", "paper"),
    [
        ("Whose Turn Is It [ICML 2019]", None, ("Whose Turn Is It", "ICML 2019")),
        ("Whose Turn Is It [A, 2019] (Invited)", None, ("Whose Turn Is It", "A, 2019; Invited")),
        ("Queues: a survey", None, ("Queues: a survey", None)),
        ("Queues: why", "Queues: why", None), ("Whose Turn Is It (Invited)", "Whose Turn Is It (Invited)", None),
        ("Planning: what we do next", "Planning: what we do next", None), ("Queues", "Queues", None),
        ("Kick-off [room 1]", "Kick-off [room 1]", None),
    ],
)  # fmt: skip
def test_among_papers_a_cited_text_or_a_title_with_a_colon_is_a_paper(
    text: str, topic: str | None, paper: tuple[str, str | None] | None
) -> None:
    papers = [f"2026-02-{day:02} | [Queue {day}](https://example.org/{day}.pdf)" for day in range(1, 4)]
    session = taken("Topic", *papers, f"2026-03-01 | {text}", "2026-03-08 | No meeting")[3].session
    found = (SessionPaper("", paper[0], None, paper[1]),) if paper else ()
    assert (session.topic, session.papers) == (topic, found)


@pytest.mark.parametrize(
    ("papers", "others", "title"), [(3, 2, True), (3, 3, False), (2, 1, True), (1, 1, False)]
)
def test_topics_are_papers_when_three_of_five_are_and_of_at_least_three(
    papers: int, others: int, title: bool
) -> None:
    rows = [
        f"2026-02-{day:02} | [Queue {day}](https://example.org/{day}.pdf)" for day in range(1, papers + 1)
    ]
    rows += [f"2026-03-{day:02} | Queues: a survey" for day in range(1, others + 1)]
    assert (taken("Topic", *rows)[-1].session.topic is None) is title


@pytest.mark.parametrize(
    ("linked", "others", "title"), [(1, 1, False), (1, 2, True), (2, 2, False), (0, 1, True)]
)
def test_where_half_of_the_papers_have_links_a_text_without_is_no_paper(
    linked: int, others: int, title: bool
) -> None:
    rows = [
        f"2026-02-{day:02} | [Queue {day}](https://example.org/{day}.pdf)" for day in range(1, linked + 1)
    ]
    rows[1:2] = ["2026-02-02 | Stacks https://example.org/2"] if linked > 1 else []
    rows += [f"2026-03-{day:02} | Heaps" for day in range(1, others + 1)] + ["2026-04-01 | TBD"]
    session = taken("Paper", *rows)[-2].session
    assert (session.topic, session.papers) == (
        (None, (SessionPaper("", "Heaps"),)) if title else ("Heaps", ())
    )
