"""All rows of an export of each kind, whole: what every importer tells of a message, a cell, a record."""

from __future__ import annotations

import json
from typing import Any

import pytest

from journalclub.errors import JcError
from journalclub.models.question import Export, Row
from journalclub.questions.importers import slack
from journalclub.questions.recognise import all_importers, read_export
from journalclub.questions.source import Source

THREADS = """\
lost
10:00:00 From Ada to Everyone:
\tGood "morning" all
\tsecond
10:00:10 From Ben to Everyone:
\tReacted to "Good "morning" all..." with 👍
10:00:20 From Ben to Everyone:
\tRemoved a 👍 reaction from "Good "morning" all..."
10:00:30 From Cleo to Everyone:
\tadd 👍
10:00:40 From Cleo to Everyone:
\tremove 👍
10:00:50 From Dan to Everyone:
\tReplying to "Good "morning" al…"

\tyes
10:00:55 From Dan to Everyone:
\tReplying to "gone..."

\tno
10:01:00 From Dan to Everyone:
\tReplying to "Good "morning" al..."
10:01:10 From Dan to Everyone:
\tReacted to "nothing" with 👍
10:01:20 From Dan to Everyone:
\tadd apples please
10:01:30 From Dan to Ben(Direct Message):
\tsecret
10:01:40 From Dan to Everyone:
\tReplying to no quote
10:01:50 From Dan to Everyone:
"""


def read(text: str, format_: str | None = None) -> Export:
    return read_export(Source("x.csv", text), format_)


def said(second: int, author: str | None, text: str = "", **more: Any) -> Row:
    """A row of a chat that begins at ten."""
    minutes, seconds = divmod(second, 60)
    return Row(text, author, f"10:{minutes:02}:{seconds:02}", 36_000 + second, **more)


def test_messages_of_a_chat_with_threads_are_tied_to_the_rows_they_quote() -> None:
    assert read(THREADS) == Export(
        "zoom-v2",
        (
            Row(sort="blank"),
            said(0, "Ada", 'Good "morning" all\nsecond'),
            said(10, "Ben", root=1, vote="add", sign="👍"),
            said(20, "Ben", root=1, vote="remove", sign="👍"),
            said(30, "Cleo", root=1, vote="add", sign="👍"),
            said(40, "Cleo", root=1, vote="remove", sign="👍"),
            said(50, "Dan", "yes", root=1),
            said(55, "Dan", "no", root=-1),
            said(60, "Dan", root=1, sort="blank"),
            said(70, "Dan", vote="add", sign="👍"),
            said(80, "Dan", "add apples please"),
            said(90, None, sort="private"),
            said(100, "Dan", "Replying to no quote"),
            said(110, "Dan", sort="blank"),
        ),
        talk=True,
    )
    alone = "10:00:00 From Dan to Everyone:\n\tadd 👍\n"
    assert read(alone).rows == (said(0, "Dan", vote="add", sign="👍"),)


@pytest.mark.parametrize(
    ("stamp", "time", "moment"),
    [
        ("5:00 PM", "5:00", 61_200), ("12:30:05 AM", "12:30:05", 1_805), ("12:30 p.m.", "12:30", 45_000),
        ("23:59", "23:59", 86_340), ("2026/11/20, 07:00:01", "07:00:01", 25_201), ("11:00am", "11:00", 39_600),
    ],
)  # fmt: skip
def test_a_time_is_kept_as_written_and_counted_in_seconds_of_the_day(
    stamp: str, time: str, moment: float
) -> None:
    assert read(f"{stamp} From Ada to Everyone : a\n").rows == (Row("a", "Ada", time, moment),)


@pytest.mark.parametrize(
    ("line", "author", "text"),
    [
        # Where some line is to everyone, all others are private.
        ("Ada: x to Everyone : a", "Ada: x", "a"), ("A: B: C to everyone : a: b", "A: B: C", "a: b"),
        ("Ada : a", None, ""),
        ("Ada to Ben to Everyone : a", "Ada to Ben", "a"), ("Ada to Ben : x to Everyone : a", None, ""),
        ("Ada to Everyone (Direct Message) : a", None, ""), ("Ada:x to Everyone : a", "Ada:x", "a"),
    ],
)  # fmt: skip
def test_who_writes_to_whom_where_everyone_is_named(line: str, author: str | None, text: str) -> None:
    row = read(f"10:00:00 From Somebody to Everyone : b\n10:00:01 From {line}\n", "zoom-v1").rows[1]
    assert (row.author, row.text, row.sort) == (author, text, "message" if text else "private")


@pytest.mark.parametrize(
    ("line", "author", "text"),
    [
        # Where nobody is named but in private messages: a recipient is one who writes, or "me".
        ("Ada : a", "Ada", "a"), ("Ben: remote : a", "Ben: remote", "a"), ("Ben: alone : a", "Ben", "alone : a"),
        ("Back to Top : a", "Back to Top", "a"), ("Ben to me : a", None, ""), ("Nobody to Ada : a", None, ""),
        ("Ada to Nobody : a", None, ""), ("Ben to Cleo (Privately) : a", None, ""), ("Ben:", "Ben", ""),
    ],
)  # fmt: skip
def test_who_writes_to_whom_where_only_private_messages_name_somebody(
    line: str, author: str | None, text: str
) -> None:
    before = "10:00:00 From Ada : b\n10:00:01 From Ben: remote : c\n10:00:02 From Ben: remote : d\n"
    row = read(f"{before}10:00:03 From {line}\n", "zoom-v1").rows[3]
    assert (row.author, row.text) == (author, text)
    assert row.sort == ("message" if text else "private" if author is None else "blank")


def test_a_cloud_recording_s_chat_has_its_senders_between_tabs() -> None:
    text = "00:00:10\tAda:\thi\n00:00:20\tBen: x:\tb\n more\n00:00:30\tCleo:\t\n"
    assert read(text) == Export(
        "zoom-cloud",
        (
            Row("hi", "Ada", "00:00:10", 10),
            Row("b\nmore", "Ben: x", "00:00:20", 20),
            Row("", "Cleo", "00:00:30", 30, sort="blank"),
        ),
        talk=True,
    )


SHEET = """\
# Sheet

Name: Ada
Paper: x

intro

## Question 1 ##

- **Where** (sec): Sec. 5
  p. 7
- **Question:** Why
  so
  - one
  - two

  and?

- [ ] tick
## Frage 2 (optional)
__Wo:__ x
**Was?** y
## Part one of three things
text not taken
## Anything else
thanks
## Any other remarks you have
no
## No. 4
n/a
### 12 monkeys
m
"""


def test_a_sheet_s_filled_places_have_their_words_and_where_they_are_about() -> None:
    assert read(SHEET, "sheet") == Export(
        "sheet",
        (
            Row("Why so\n- one\n- two\nand?", "Ada", sort="fill-in", where="Sec. 5 p. 7"),
            Row("y", "Ada", sort="fill-in", where="x"),
            Row("thanks", "Ada", sort="aside"),
            Row("m", "Ada", sort="fill-in"),
        ),
    )


def test_a_form_s_cells_belong_to_their_response() -> None:
    first, second, third = (f"2026/11/17 9:0{n}:29" for n in (7, 8, 9))
    text = (
        "Timestamp,Name,Email,What did you not understand?,Thoughts,Private note\n"
        f"{first},Ada,a@b.example,eq 6,hm,x\n\n{second},,c@d.example,,,\n{third},Ben\n"
    )
    assert read(text) == Export(
        "forms",
        (
            Row("eq 6", "Ada", first, place="0", sort="fill-in"),
            Row("hm", "Ada", first, place="0", sort="aside"),
            Row("", None, first, place="0", sort="private"),
            Row("", None, second, sort="blank"),
            Row("", None, third, sort="blank"),
        ),
    )
    with pytest.raises(JcError, match=r"^x\.csv has no responses\.$"):
        read("\n", "forms")


def test_a_report_of_questions_has_further_answers_as_replies_and_ends_at_a_gap() -> None:
    text = (
        "Report\n\n#,Question,Asker Name,Asker Email,Question Time\n1,Why?,Ada,,18:05\n,,,,\n2,,Ben,,\n2,Again?,Ben,,\n"
        ",,,,answer\n,more,,,\n\nx,y\n3,no,more,,\n"
    )
    assert len(read("Question,Asker Name\nWhy?,Ada\n,\n").rows) == 1
    assert read(text) == Export(
        "zoom-qa",
        (
            Row("Why?", "Ada", "18:05"), Row("", "Ben", sort="blank"), Row(sort="reply"), Row(sort="reply"),
            Row("more"),
        ),
    )  # fmt: skip


def test_a_table_s_records_have_name_votes_and_time_unless_they_are_private_or_without_a_name() -> None:
    text = "Question,Name,Votes,Anonymous,Private,Time\nq1,A,12,yes,,t1\nq2,A,x,no,no,\n,A,1,,,\nq3,B,2,,yes,t\n\nq4\n"
    assert read(text) == Export(
        "csv",
        (
            Row("q1", None, "t1", votes=12), Row("q2", "A"), Row("", "A", sort="blank", votes=1),
            Row(sort="private"), Row("q4"),
        ),
    )  # fmt: skip
    with pytest.raises(JcError, match=r"^x\.csv has no records\.$"):
        read("\n", "csv")


@pytest.mark.parametrize(
    ("table", "first"),
    [
        # The longest text, under a head that promises one, or under any; the first of those as long.
        ("Question,More question\na,longer one\nb,c\n", Row("longer one")),
        ("Question,Long thing\na,longer one\n", Row("a")), ("a,b,c\nshort,longer,x\n", Row("longer")),
        ("a,b,c\nsame,size,x\nb\n", Row("same")), ("a,b,c\n" + "x" * 501 + "," + "y" * 502 + ",c\n", Row("x" * 501)),
        # Votes are the only whole numbers that do not count the records.
        ("a,b,c,d\nlong text,A,3,1\nb,B,1,2\nc,C,3,3\n", Row("long text", votes=3)),
        ("a,b,c,d\nlong text,A,3,4\nb,B,1,2\nc,C,3,2\n", Row("long text")),
        ("a,b,c\nlong text,A,1\nb,B,2\n", Row("long text")),
        ("a,b,c\nlong text,A,2\nb,B,2\n", Row("long text", votes=2)),
        ("a,b,c\nlong text,A,2\nb,B,x\n", Row("long text")),
        ("a,b,c\nlong text,A,200000\nmuch more,B,200000\n", Row("long text")),
        ("a,b,c\nlong text,A,2\nb,B,\nc,C\nd,D,1\n", Row("long text", votes=2)),
        ("a,Votes,c\nlong text,7,2\nb,8,2\n", Row("long text", votes=7)),
    ],
)  # fmt: skip
def test_without_heads_the_cells_tell_what_a_column_holds(table: str, first: Row) -> None:
    assert read(table, "csv").rows[0] == first


DAY = "2027-01-18.json"


def exported(members: dict[str, list[Any]]) -> list[Row]:
    """The rows of a Slack export with these files."""
    source = Source("x", members={name: json.dumps(content).encode() for name, content in members.items()})
    return list(slack.read(source).rows)


def test_an_export_s_messages_are_in_order_of_time_channel_by_channel() -> None:
    reactions = [
        {"name": "x", "users": ["A"]},
        {"name": "heart", "users": ["A", "B"]},
        {"name": "+1", "users": ["B"]},
    ]
    content: dict[str, list[Any]] = {
        "a/2027-01-19.json": [{"ts": "4", "thread_ts": "9", "text": "d"}, {"ts": "9", "text": "e"}],
        f"a/{DAY}": [
            {"ts": "2", "text": "b", "user": "U9", "user_profile": {"display_name": "Zed"}},
            {"ts": "1", "text": " a ", "user": "U1", "reactions": reactions},
            {"ts": "3", "text": "c", "subtype": "channel_topic"},
        ],
        "b/2027-01-17.json": [{"ts": "1", "text": "f"}],
        f"b/{DAY}": [{"ts": "2", "thread_ts": "1", "text": "g"}, {"ts": "3", "text": "h", "bot_id": "B"}, 7],
        "users.json": [{"id": "U1", "name": "ada"}],
        "a/users.json": [{"id": "U1", "name": "another"}],
    }
    assert exported(content) == [
        Row("a", "ada", "1", 1.0, "a", votes=2),
        Row("b", "Zed", "2", 2.0, "a"),
        Row("c", None, "3", 3.0, "a", sort="machine"),
        Row("d", None, "4", 4.0, "a/9", root=-1),
        Row("e", None, "9", 9.0, "a"),
        Row("f", None, "1", 1.0, "b"),
        Row("g", None, "2", 2.0, "b/1", root=5),
        Row("h", None, "3", 3.0, "b", sort="machine"),
        Row(sort="blank"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<@U1> <@U1|x> <@U2|x> <@U2>", "@ada @ada @x @U2"), ("<#C1|general> <#C2>", "#general #C2"),
        ("<!here> <!subteam^S1|@team> <!date^1^2>", "@here @team @date"),
        ("<https://x.example|label> <https://x.example>", "label https://x.example"),
        ("<mailto:a@b.example|m> <mailto:a@b.example>", "m a@b.example"),
        ("a &lt;b&gt; &amp;amp; <>", "a <b> &amp; <>"),
    ],
)  # fmt: skip
def test_slack_s_markup_is_shown_as_people_read_it(text: str, shown: str) -> None:
    assert slack.plain(text, {"U1": "ada"}) == shown


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("10:00:00 From A to Everyone : x", {"zoom-v1": 8}), ("10:00:00 From A to Everyone:\n x", {"zoom-v2": 9}),
        ("10:00:00 From A to Everyone:\n x\n10:00:01 From B to Everyone: y", {"zoom-v1": 8}),
        ("10:00:00 Von A an Alle : x", {"zoom-localised": 8}), ("10:00:00\tA:\tx", {"zoom-cloud": 9}),
        ("#,Question,Asker Name", {"csv": 4, "zoom-qa": 9}), ("Question,Name\nx,y", {"csv": 4}),
        ("Question\nx", {"csv": 2}),
        ("Question", {}), ("a,b,c\nd,e,f", {"csv": 1}), ("a,b,c", {}), ("a,b\nc,d", {}),
        ("\n" * 9 + "Question,Name\nx,y", {"csv": 4}), ("Question " * 223 + ",b\n", {}),
        ("Timestamp,x\n2026/11/17 9:07:29,y", {"forms": 8}), ("a,b?\n2026/11/17 9:07:29,y", {"forms": 6}),
        ("a,b c d e f\n2026/11/17 9:07:29,y", {"forms": 6}), ("a,b c d e\n2026/11/17 9:07:29,y", {}),
        ("a,b?\nx,y", {}), ("Timestamp", {}), ("# Q\n## Question 1\n**Question:** x", {"sheet": 8}),
        ("# Q\n## Question 1\nQuestion: x", {}), ("Question 1\n**Question:** x", {"csv": 2}), ("hello", {}), ("", {}),
    ],
)  # fmt: skip
def test_each_importer_knows_what_is_its_own(text: str, sure: dict[str, int]) -> None:
    found = {name: importer.recognise(Source("x", text)) for name, importer in all_importers().items()}
    assert {name: points for name, points in found.items() if points} == sure
