"""After adopting, publishing gives the page back; a change changes its row alone, and hostile words change nothing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journalclub.adopting.recognise import adopt_text
from journalclub.errors import JcError, ProblemsError
from journalclub.layouts.readme import readme
from journalclub.layouts.when import unmarked
from journalclub.models.session import ClubSettings, Item, Part, Person, Session, SessionLink, SessionPaper
from journalclub.render import Templates
from tests.layouts.clubs import PAGES, TODAY, Taken, changed_lines

LAYOUTS = (*PAGES, "list")
EMPTY = "# Club\n\nProse.\n\n<!-- jc:sessions -->\n<!-- /jc:sessions -->\n\nMore prose.\n"
FOLDER_OR_STATE = {"folder", "status", "consent"}


def as_read(session: Session) -> dict[str, object]:
    """What a page says of a session, without marks around its date and the order of its links."""
    found = {f.name: getattr(session, f.name) for f in fields(Session) if f.name not in FOLDER_OR_STATE}
    found["date_raw"] = unmarked(session.date_raw or "")
    return {**found, "links": set(session.links), "people": set(session.people)}


@pytest.mark.parametrize("layout", PAGES)
def test_publishing_gives_an_adopted_page_back_byte_for_byte(layout: str) -> None:
    taken = Taken(PAGES[layout])
    assert taken.club.layout == layout
    assert len(taken.sessions) >= 2
    made = taken.published()
    assert made.text == taken.marked
    assert made.warnings == ()
    without_marks = re.sub(r"\n?<!-- /?jc:[^\n]*-->\n", "", made.text)
    assert without_marks.split() == PAGES[layout].split()


@pytest.mark.parametrize("layout", PAGES)
def test_rows_written_anew_are_read_as_the_same_sessions(layout: str) -> None:
    taken = Taken(PAGES[layout])
    anew = taken.anew()
    assert anew != taken.marked
    again = [t.session for t in adopt_text(anew, "README.md").sessions]
    assert [as_read(s) for s in again] == [as_read(s) for s in taken.sessions]


@pytest.mark.parametrize("layout", PAGES)
def test_what_was_published_stays_as_it_is_when_it_is_published_again(layout: str) -> None:
    taken = Taken(PAGES[layout])
    new = Session("2027-05-04-new", dt.date(2027, 5, 4), topic="A new topic", presenters=("presenter",))
    first = taken.published([*taken.sessions, new]).text
    assert taken.published([*taken.sessions, new], first).text == first


@pytest.mark.parametrize("layout", PAGES)
def test_a_changed_session_changes_its_row_alone(layout: str) -> None:
    taken = Taken(PAGES[layout])
    first, *others = taken.sessions
    changed = replace(first, topic="Another topic", papers=())
    gone, new = changed_lines(taken.marked, taken.published([changed, *others]).text)
    assert any("Another topic" in line for line in new)
    rest = changed_lines(taken.marked, taken.published(others).text)[0]
    assert set(gone) <= set(rest)


@pytest.mark.parametrize("layout", PAGES)
def test_a_session_that_is_gone_takes_its_row_along_and_that_is_said(layout: str) -> None:
    taken = Taken(PAGES[layout])
    made = taken.published(taken.sessions[1:])
    gone, new = changed_lines(taken.marked, made.text)
    assert gone
    assert not new
    assert "is no session of the club" in made.warnings[0]
    assert re.match(r"README\.md:\d+: ", made.warnings[0])


@pytest.mark.parametrize(("layout", "before", "after"), [
    ("mlt", "| Date ", "25/Oct/2026"),
    ("sig", "Fairness", "Plans for the term"),
])  # fmt: skip
def test_a_new_row_goes_where_its_date_belongs(layout: str, before: str, after: str) -> None:
    taken = Taken(PAGES[layout])
    date = dt.date(2026, 11, 2) if layout == "mlt" else dt.date(2018, 2, 5)
    new = Session("new", date, topic="In between", status="held")
    text = taken.published([*taken.sessions, new]).text
    assert text.index(before) < text.index("In between") < text.index(after)
    assert changed_lines(taken.marked, text)[0] == []


def test_a_new_row_is_written_as_the_club_writes_its_dates_and_shows_its_badge() -> None:
    taken = Taken(PAGES["mlt"])
    links = (SessionLink("video", "https://youtu.be/zzzzzzzzzzz"),)
    date = dt.date(2026, 11, 2)
    new = replace(taken.sessions[0], folder="new", date=date, date_raw=None, topic="New", links=links)
    _, lines = changed_lines(taken.marked, taken.published([*taken.sessions, new]).text)
    assert lines[0].startswith("| 2/Nov/2026 | New |")
    assert "[![Youtube](https://example.org/badge.png)](https://youtu.be/zzzzzzzzzzz)" in lines[0]


def test_a_page_of_past_sessions_gets_a_table_of_what_comes_only_when_something_does() -> None:
    taken = Taken(PAGES["sig"])
    assert "<!-- jc:upcoming -->\n<!-- /jc:upcoming -->" in taken.published().text
    new = Session("new", dt.date(2027, 1, 4), topic="Something new", presenters=("presenter",))
    text = taken.published([*taken.sessions, new]).text
    upcoming = text.split("<!-- jc:upcoming -->")[1].split("<!-- /jc:upcoming -->")[0]
    assert "| 04-01-2027 | Something new | presenter |" in upcoming


def test_a_session_moves_from_what_is_to_come_to_what_is_past_on_the_day_after() -> None:
    taken = Taken(PAGES["workshop"])
    queues = taken.sessions[0]
    assert queues.date == dt.date(2027, 2, 23)
    on_the_day = taken.published(today=dt.date(2027, 2, 25)).text
    assert on_the_day == taken.marked
    after = taken.published(today=dt.date(2027, 2, 26)).text
    assert "[Queues](https://github.com/example/x/tree/q)" in after.split("<!-- jc:past -->")[1]
    assert "Queues" not in after.split("<!-- /jc:upcoming -->")[0]


def test_what_was_adopted_as_coming_though_it_is_over_stays_where_it_was() -> None:
    taken = Taken(PAGES["workshop"], today=dt.date(2029, 1, 1))
    assert taken.published().text == taken.marked


def test_a_cancelled_session_says_so_and_why() -> None:
    taken = Taken(PAGES["sig"])
    off = replace(taken.sessions[-1], status="cancelled", reason="the room is taken")
    _, new = changed_lines(taken.marked, taken.published([*taken.sessions[:-1], off]).text)
    assert new == [
        "| *12-02-2018* | *~~Plans for the term~~ No meeting: the room is taken* | *All* |",
    ]


def test_a_moved_session_has_its_new_date_though_the_page_had_other_words_for_it() -> None:
    taken = Taken(PAGES["sig"])
    moved = replace(taken.sessions[-1], date=dt.date(2018, 2, 19))
    _, new = changed_lines(taken.marked, taken.published([*taken.sessions[:-1], moved]).text)
    assert new == ["| 19-02-2018 | Plans for the term | All |"]


def test_other_presenters_take_the_place_of_what_the_page_said_of_them() -> None:
    taken = Taken(PAGES["sig"])
    given = replace(taken.sessions[-1], presenters=("Attendee Four",))
    _, new = changed_lines(taken.marked, taken.published([*taken.sessions[:-1], given]).text)
    assert new == ["| 12-02-2018 | Plans for the term | Attendee Four |"]


@pytest.mark.parametrize("days_later", [0, 1])
def test_a_row_adopted_as_coming_stays_only_when_it_was_over_by_then(days_later: int) -> None:
    adopted = TODAY + dt.timedelta(days=days_later)
    row = "| 2026-11-19 | Talk | presenter |"
    head = "| Date | Topic | Presenter |\n|---|---|---|\n"
    old = (
        f"<!-- jc:upcoming adopted=2026-11-{19 + days_later} -->\n{head}{row}\n<!-- /jc:upcoming -->\n\n"
        f"<!-- jc:past -->\n{head}<!-- /jc:past -->\n"
    )
    talk = Session("s", dt.date(2026, 11, 19), topic="Talk", presenters=("presenter",))
    coming, past = readme(old, ClubSettings(), [talk], Templates(), adopted).text.split("<!-- jc:past -->")
    assert (row in coming) == (days_later == 1)
    assert (row in past) == (days_later == 0)


def test_a_row_that_is_no_session_is_told_with_its_line_in_the_file() -> None:
    rows = "".join(f"| 2026-01-{day:02} | Talk {day} |\n" for day in (5, 12, 19))
    old = f"# Club\n\n<!-- jc:sessions -->\n| Date | Topic |\n|---|---|\n{rows}<!-- /jc:sessions -->\n"
    kept = [Session(f"s-{day}", dt.date(2026, 1, day), topic=f"Talk {day}", status="held") for day in (5, 19)]
    (warning,) = readme(old, ClubSettings(), kept, Templates(), TODAY).warnings
    assert warning == (
        "README.md:7: '| 2026-01-12 | Talk 12 |' is no session of the club and was taken out; "
        "if it is one, put the row back and run: jc adopt README.md"
    )


def test_of_two_sessions_of_one_day_the_one_that_is_more_like_it_takes_a_changed_row() -> None:
    day = dt.date(2026, 1, 12)
    paper = SessionPaper("2401.01230", "Whose Turn")
    one = Session("a", day, topic="Stacks", status="held")
    two = Session("b", day, topic="Turns", papers=(paper,), status="held")
    row = "| 2026-01-12 | Old words | [Whose Turn](https://arxiv.org/abs/2401.01230) |"
    head = "| Date | Topic | Paper |\n|---|---|---|"
    old = f"<!-- jc:sessions -->\n{head}\n{row}\n<!-- /jc:sessions -->\n"
    made = readme(old, ClubSettings(layout="sig"), [one, two], Templates(), TODAY)
    assert made.warnings == ()
    assert made.text.split("\n")[3:-2] == [row.replace("Old words", "Turns"), "| 2026-01-12 | Stacks |  |"]


@pytest.mark.parametrize("heading", ["# Talks 2025", "Talks 2025\n==========", "Talks 2025\n---"])
def test_dates_without_a_year_are_those_of_the_heading_above(heading: str) -> None:
    rows = "|Mar 6|  One|\n|Mar 13|  Two|\n"
    old = f"{heading}\n\n<!-- jc:sessions -->\n|Date|Topic|\n|---|---|\n{rows}<!-- /jc:sessions -->\n"
    talks = [
        Session(topic, dt.date(2025, 3, day), date_raw=f"Mar {day}", topic=topic, status="held")
        for day, topic in ((6, "One"), (13, "Two"))
    ]
    assert readme(old, ClubSettings(), talks, Templates(), TODAY).text == old


def test_files_in_the_sessions_folder_are_linked_and_so_is_its_page() -> None:
    session = Session(
        "2027-01-18 a", dt.date(2027, 1, 18), topic="T", items=(Item("slides", "slides/a b.pdf"),)
    )
    made = readme(EMPTY, ClubSettings(), [session], Templates(), TODAY, frozenset({"2027-01-18 a"})).text
    assert "[Slides](sessions/2027-01-18%20a/slides/a%20b.pdf)" in made
    assert "[18/Jan/2027](sessions/2027-01-18%20a/)" in made


def test_what_is_private_is_in_no_new_row() -> None:
    session = Session(
        "s",
        dt.date(2027, 1, 18),
        topic="T, ask attendee@example.org",
        place="https://example.zoom.us/j/123?pwd=secret",
        links=(SessionLink("zoom", "https://example.zoom.us/j/123"),),
    )
    for layout in LAYOUTS:
        made = readme(EMPTY, ClubSettings(layout=layout), [session], Templates(), TODAY).text
        assert "zoom.us" not in made
        assert "attendee@example" not in made.replace("\\", "")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_everything_outside_the_marks_keeps_its_bytes(newline: str, mark: str) -> None:
    old = mark + EMPTY.replace("\n", newline).replace("Prose.", "Prose  with <b>odd</b>\tspaces.  ")
    session = Session("s", dt.date(2027, 1, 18), topic="T")
    made = readme(old, ClubSettings(), [session], Templates(), TODAY).text
    opening, closing = "<!-- jc:sessions -->", "<!-- /jc:sessions -->"
    assert made.split(opening)[0] == old.split(opening)[0]
    assert made.split(closing)[1] == old.split(closing)[1]
    assert made.count("\n") == made.count(newline)
    assert "| 18/Jan/2027 |" in made


def test_a_readme_without_marks_is_given_back() -> None:
    text = "# Club\n\n`<!-- jc:sessions -->` is a mark.\n"
    assert readme(text, ClubSettings(), [Session("s")], Templates(), TODAY).text == text


def test_marks_without_partners_are_all_told_with_their_lines() -> None:
    text = "<!-- jc:sessions -->\n<!-- jc:past -->\n<!-- /jc:upcoming -->\n"
    with pytest.raises(ProblemsError) as error:
        readme(text, ClubSettings(), [], Templates(), TODAY)
    assert [p.line for p in error.value.problems] == [1, 2, 3]


def test_a_layout_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(
        JcError, match="no layout 'mine'; take one of list, mlt, school, seminar, sig, workshop"
    ):
        readme(EMPTY, ClubSettings(layout="mine"), [Session("s")], Templates(), TODAY)


def test_what_the_layout_is_not_made_for_goes_on_in_its_own_form() -> None:
    taken = Taken(PAGES["school"])
    taken.club = replace(taken.club, layout="mlt")
    new = Session("new", dt.date(2027, 1, 18), topic="A new lecture")
    text = taken.published([*taken.sessions, new]).text
    assert changed_lines(taken.marked, text) == ([], ["## 18 January 2027: A new lecture"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rich_sessions_survive_being_written(layout: str) -> None:
    made = readme(EMPTY, ClubSettings(layout=layout), [RICH], Templates(), TODAY).text
    for said in ("Queues and stacks", "presenter", "https://arxiv.org/abs/2401.01230"):
        assert said in made
    if layout not in {"mlt", "sig"}:
        assert "17:00" in made
    if layout in {"school", "seminar", "list"}:
        for said in ("heads", "tails", "Fast queues", "Read it", "An abstract\\.", "chair"):
            assert said.replace("\\", "") in made


RICH = Session(
    "rich",
    dt.date(2027, 1, 18),
    start="17:00",
    place="Room 1",
    topic="Queues and stacks",
    number=3,
    presenters=("presenter",),
    chairs=("chair",),
    papers=(
        SessionPaper("2401.01230", "Whose Turn"),
        SessionPaper("", "A book", "https://example.org/b", "ch. 2"),
    ),
    links=(
        SessionLink("slides", "https://example.org/s"),
        SessionLink("code", "https://example.org/c", "Repo"),
    ),
    days=(dt.date(2027, 1, 18), dt.date(2027, 1, 20)),
    people=(Person("presenter", "A lab", "https://example.org/p"),),
    abstract="An abstract.",
    parts=(Part("Part 1", points=("heads", "tails")),),
    sequels=(SessionPaper("", "Fast queues", "https://example.org/f"),),
    tasks=("Read it\n- all of it",),
    readings=("Chapter 1",),
    notes=("Bring a laptop",),
)
HOSTILE = (
    "a | b | c", "a\n| b | c |", "<!-- /jc:sessions -->", "--> <!-- jc:past -->", "](javascript:alert(1))",
    "[x](https://evil.example)", "![x](https://evil.example/p.png)", "`code`", "ends with \\", "\\| pipe", "# head",
    "- item", "1. item", "{{ x }}", "{% x %}", "$$x$$", "https://evil.example", "www.evil.example",
    "<https://evil.example>", "<img src=x onerror=alert(1)>", "&#124; cell", "| --- |", "[ref]: https://evil.example",
    "\u202ereversed", "\x00\x07", "DD/MM/YYYY", "Your name", "Cancelled", "Date: 2020-01-01", "~~x~~", "a) b", "---",
)  # fmt: skip


def test_a_table_written_anew_has_sessions_without_a_day_in_the_order_of_their_months() -> None:
    months = ("May 2026", "April 2026", "January 2027")
    sessions = [Session(f"undated-{m}", topic=m, date_raw=m, status="held") for m in months]
    sessions.append(Session("s", dt.date(2026, 5, 4), topic="4 May", status="held"))
    made = readme(EMPTY, ClubSettings(layout="sig"), sessions, Templates(), TODAY).text
    assert re.findall(r"^\| \S.*? \| (\S.*?) \|", made, re.MULTILINE) == [
        "Topic",
        "April 2026",
        "4 May",
        "May 2026",
        "January 2027",
    ]


def hostile(text: str, number: int) -> Session:
    """A session in which everything says the same."""
    paper = SessionPaper("", text, "https://example.org/p", text)
    link = SessionLink("slides", "https://example.org/s", text)
    return Session(
        f"s-{number:03}",
        dt.date(2026, 1, 1) + dt.timedelta(days=number),
        status="held",
        topic=text,
        presenters=(text,),
        papers=(paper,),
        links=(link,),
        place=text,
        chairs=(text, text),
        number=number,
        date_raw=text,
        time=text,
        presenters_raw=text,
        reason=text,
        abstract=text,
        notes=(text,),
        tasks=(text,),
        readings=(text,),
    )


def urls(markdown: str) -> set[str]:
    """Everything a Markdown reader would make an address of."""
    unescaped = re.sub(r"\\.", "", markdown)
    return set(re.findall(r"(?<=\]\()[^()\s]*|(?<=<)https?:[^<>\s]*|(?<![(<])https?://\S+", unescaped))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hostile_words_add_no_row_cell_element_or_mark(layout: str) -> None:
    club = ClubSettings(layout=layout)
    sessions = [hostile(text, n) for n, text in enumerate(HOSTILE)]
    tame = [hostile("word", n) for n in range(len(HOSTILE))]
    made = readme(EMPTY, club, sessions, Templates(), TODAY).text
    plain = readme(EMPTY, club, tame, Templates(), TODAY).text
    assert made.count("<!--") == 2
    unescaped = re.sub(r"\\.", "", made)
    assert not re.search(r"<(?!!-- /?jc:|https://evil\.example)", unescaped)
    shapes = [re.sub(r"[^|]", "", line) for line in unescaped.split("\n") if line.startswith("|")]
    assert len(shapes) == sum(line.startswith("|") for line in plain.split("\n"))
    assert len(set(shapes)) <= 1
    headings = [line for line in made.split("\n") if line.startswith("#")]
    assert len(headings) == sum(line.startswith("#") for line in plain.split("\n"))
    assert readme(made, club, sessions, Templates(), TODAY).text == made


@pytest.mark.parametrize("layout", LAYOUTS)
def test_hostile_titles_and_names_add_no_link(layout: str) -> None:
    sessions = [
        Session(f"s-{n}", dt.date(2026, 1, 1 + n % 28), topic=text, presenters=(text,), status="held")
        for n, text in enumerate(HOSTILE)
    ]
    made = readme(EMPTY, ClubSettings(layout=layout), sessions, Templates(), TODAY).text
    assert urls(made) == set()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_change_among_hostile_rows_leaves_no_old_row_behind(layout: str) -> None:
    club = ClubSettings(layout=layout)
    sessions = [hostile(text, n) for n, text in enumerate(HOSTILE)]
    made = readme(EMPTY, club, sessions, Templates(), TODAY).text
    for at in range(0, len(sessions), 8):
        changed = list(sessions)
        changed[at] = replace(changed[at], topic="a changed topic")
        fresh = readme(EMPTY, club, changed, Templates(), TODAY).text
        assert readme(made, club, changed, Templates(), TODAY).text == fresh


@settings(max_examples=25)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.sampled_from(LAYOUTS))
def test_any_words_are_published_once_and_stay(texts: list[str], layout: str) -> None:
    from journalclub.text import display

    club = ClubSettings(layout=layout)
    sessions = [hostile(display(text) or "word", n) for n, text in enumerate(texts)]
    made = readme(EMPTY, club, sessions, Templates(), TODAY).text
    assert readme(made, club, sessions, Templates(), TODAY).text == made


@pytest.mark.parametrize(
    ("page", "topic"),
    [
        ("# G\n\n## Spring 2023\n\n- 01/23: One\n- 01/30: Two\n\n## Fall 2022\n\n- 12/12: Three\n- 12/19: Four\n",
         "Four"),
        ("# G\n\n## Now (2025)\n\n| Date | Topic |\n|---|---|\n| Jan 14 | One |\n\n## Previous\n\n"
         "| Date | Topic |\n|---|---|\n| Sep 12, 2024 | Two |\n", "One"),
        ("# G\n\n**Jan 12, 2026** (Mon): One\n\n**Jan 19, 2026**\n*Speaker:* First Reader\n*Title:* Two\n", "One"),
        ("# G\n\n## ~~20 February 2025~~ — Cancelled (snow)\n\n## 13 February 2025 — One\n\nWords.\n", "One"),
        ("# G 2023\n\n|  |  |\n|---|---|\n| 3 Feb | [One of a kind](https://a.example/x.pdf) |\n| 10 Feb | Two |\n",
         "Two"),
    ],
)  # fmt: skip
def test_pages_of_other_kinds_come_back_byte_for_byte_and_are_read_the_same_when_written_anew(
    page: str, topic: str
) -> None:
    taken = Taken(page)
    assert taken.published().text == taken.marked
    anew = taken.anew()
    again = {s.topic: s.date for t in adopt_text(anew, "README.md").sessions if (s := t.session)}
    assert len(again) == len({s.topic for s in taken.sessions})
    assert again[topic] == next(s.date for s in taken.sessions if s.topic == topic)
